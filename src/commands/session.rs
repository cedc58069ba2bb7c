//! What every command is given: settings, the database, where it speaks.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::Serialize;

use super::concerns;
use super::progress::Progress;
use crate::analyse::concerns::Codebook;
use crate::cli::{Color, Format, Global};
use crate::config::{self, Config};
use crate::error::{Exit, Gravity, Message, why};
use crate::model::column::Row;
use crate::present::json;
use crate::present::list::{List, ListFormat};
use crate::present::table::Screen;
use crate::store::Store;
use crate::store::blind::Eyes;

/// What every command is given.
pub struct Session {
    /// Settings of the command line.
    pub global: Global,
    /// `courtwatch.toml`.
    pub config: Config,
    codebook: OnceLock<Result<Codebook, Message>>,
}

impl Session {
    /// Reads the configuration; opens nothing yet.
    pub fn open(global: &Global) -> Result<Session, Message> {
        let config = config::load(global.config.as_deref(), &global.db)?;
        Ok(Session { global: global.clone(), config, codebook: OnceLock::new() })
    }

    /// The codebook in force: the one that ships with the program, with the team's own edits. Read once.
    pub fn codebook(&self) -> Result<&Codebook, Message> {
        self.codebook.get_or_init(|| concerns::in_force(self)).as_ref().map_err(Clone::clone)
    }

    /// The file of the team's own concerns.
    pub fn codebook_file(&self) -> PathBuf {
        config::codebook_file(&self.config, self.global.config.as_deref(), &self.global.db)
    }

    /// The database, made where it is not there yet.
    pub fn store(&self) -> Result<Store, Message> {
        Ok(self.acting(Store::open(&self.global.db)?))
    }

    /// The database, which must be there.
    pub fn existing_store(&self) -> Result<Store, Message> {
        Ok(self.acting(Store::open_existing(&self.global.db)?))
    }

    /// What the program does by itself is in the custody log under the name of who runs it.
    fn acting(&self, mut store: Store) -> Store {
        if let Some(name) = self.eyes(None).name() {
            store.act_as(name);
        }
        store
    }

    /// Prints a list to stdout; how many rows it had.
    pub fn print_list<R: Row>(
        &self,
        rows: impl IntoIterator<Item = R>,
        format: Format,
    ) -> Result<usize, Message> {
        self.print_rows(format, |list| rows.into_iter().try_for_each(|row| list.row(row)).map(Ok))
    }

    /// Prints a list whose rows are handed over one by one.
    pub fn print_rows<R: Row>(
        &self,
        format: Format,
        fill: impl FnOnce(&mut List<'_, R>) -> io::Result<Result<(), Message>>,
    ) -> Result<usize, Message> {
        let stdout = io::stdout();
        let screen = screen(stdout.is_terminal());
        let mut out = io::BufWriter::new(stdout.lock());
        let mut failed = Ok(());
        let written = List::begin(format.into(), screen, &mut out)
            .and_then(|mut list| {
                failed = fill(&mut list)?;
                list.end()
            })
            .and_then(|written| out.flush().map(|()| written));
        failed?;
        let written = match written {
            Ok(written) => written,
            Err(error) => return closed(&error).map(|()| 1), // a reader that left had something to read
        };
        if !written.left_out.is_empty() && written.rows > 0 {
            let left = match written.left_out.as_slice() {
                [a, b, c, _, more @ ..] => format!("{a}, {b}, {c} and {} more", more.len() + 1),
                few => few.join(", "),
            };
            self.say(&Message::note(format!(
                "the window is too narrow for {}; `--format json` has everything",
                left.replace('_', " ")
            )));
        }
        Ok(written.rows)
    }

    /// Prints text to stdout.
    pub fn print(&self, text: &str) -> Result<(), Message> {
        self.shown(text).map(|_| ())
    }

    /// Prints a value to stdout as JSON over many lines.
    pub fn print_json(&self, value: &impl Serialize) -> Result<(), Message> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        json::page(value, &mut out).and_then(|()| out.flush()).or_else(|error| closed(&error))
    }

    /// Prints text to stdout; false when nobody reads there any more.
    pub fn shown(&self, text: &str) -> Result<bool, Message> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Ok(true),
            Err(error) => closed(&error).map(|()| false),
        }
    }

    /// Writes bytes that are no text to stdout, where it leads to a file or a program.
    ///
    /// # Errors
    /// stdout is a terminal.
    pub fn pour(&self, bytes: &[u8]) -> Result<(), Message> {
        let stdout = io::stdout();
        if stdout.is_terminal() {
            return Err(Message::error(Exit::Usage, "this format is no text that a terminal can show"));
        }
        let mut out = stdout.lock();
        out.write_all(bytes).and_then(|()| out.flush()).or_else(|error| closed(&error))
    }

    /// Says something on stderr; with `--quiet` only errors.
    pub fn say(&self, message: &Message) {
        if !self.global.quiet || message.gravity == Gravity::Error {
            speak(message, self.global.color);
        }
    }

    /// Says one plain line on stderr, unless `--quiet`.
    pub fn tell(&self, line: &str) {
        if !self.global.quiet {
            let _ = writeln!(io::stderr(), "{line}"); // nobody left to tell if stderr is closed
        }
    }

    /// Progress on stderr: a bar where a person looks on, a line a page with `--verbose`, else nothing.
    pub fn progress(&self, listings: usize) -> Progress {
        Progress::new(listings, self.global.quiet, self.global.verbose)
    }

    /// Who acts: as given, else `by` of the configuration, else the name of the login.
    pub fn person(&self, given: Option<&str>) -> Result<String, Message> {
        let known = match self.eyes(given) {
            Eyes::Named(name) => Some(name),
            Eyes::Login(name) => name,
        };
        known.filter(|name| !name.is_empty()).ok_or_else(|| {
            Message::error(Exit::Usage, "nobody is named as the one who tags")
                .hint("add `--by NAME`, or `by = \"NAME\"` to courtwatch.toml")
        })
    }

    /// Who looks: named, as [`Session::person`] is, or known by the login alone.
    pub fn eyes(&self, given: Option<&str>) -> Eyes {
        let named = given.or(self.config.by.as_deref()).map(|name| Eyes::Named(name.trim().to_owned()));
        named.unwrap_or_else(|| {
            let login = std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok();
            Eyes::Login(login.map(|name| name.trim().to_owned()))
        })
    }

    /// Writes a file beside its place and renames it: a half file is never left. One that is there is kept, unless
    /// `force`. What is no file, as `/dev/stdout`, is written to and never replaced.
    pub fn write_file(&self, path: &Path, bytes: &[u8], force: bool) -> Result<(), Message> {
        self.write_file_by(path, force, |out| Ok(out.write_all(bytes))).map(|_| ())
    }

    /// Writes a file piece by piece, as [`Session::write_file`] does; what fails on the way leaves no file. It is on
    /// the disk before it has its name. False when what is no file was not read to its end.
    pub fn write_file_by(
        &self,
        path: &Path,
        force: bool,
        fill: impl FnOnce(&mut dyn Write) -> Result<io::Result<()>, Message>,
    ) -> Result<bool, Message> {
        let unwritten = |error: &io::Error| {
            Message::file("write", path, error).fact("effect", "no file was made or changed")
        };
        let there = std::fs::metadata(path).ok();
        if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
            let mut out = std::fs::OpenOptions::new().write(true).open(path).map_err(|e| unwritten(&e))?;
            return match fill(&mut out)?.and_then(|()| out.flush()) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&error)),
                written => Ok(written.is_ok()),
            };
        }
        if there.is_some() && !force {
            return Err(Message::error(
                Exit::Usage,
                format!("did not write `{}`: it is there already", path.display()),
            )
            .fact("effect", "it is unchanged")
            .hint("choose another name, or add `--force` to replace a file"));
        }
        // what a link leads to is replaced, not the link
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if there.is_some() {
            self.not_the_database(path, &place)?;
        }
        let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let name = place.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = folder.join(format!(".{name}.{}.part", std::process::id()));
        let written = filled(&beside, fill).map(|made| made.and_then(|()| std::fs::rename(&beside, &place)));
        let done = written.and_then(|made| made.map_err(|error| unwritten(&error)));
        if done.is_err() {
            let _ = std::fs::remove_file(&beside); // it may not have been made
        }
        done.map(|()| true)
    }
}

/// Makes a file and fills it.
fn filled(
    place: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<io::Result<()>, Message>,
) -> Result<io::Result<()>, Message> {
    let mut out = match std::fs::File::create(place) {
        Ok(made) => io::BufWriter::new(made),
        Err(error) => return Ok(Err(error)),
    };
    Ok(fill(&mut out)?.and_then(|()| out.flush()).and_then(|()| out.get_ref().sync_all()))
}

impl Session {
    /// The database and its log are never written over, whatever is forced.
    fn not_the_database(&self, path: &Path, place: &Path) -> Result<(), Message> {
        let database = self.global.db.display();
        let kept = [database.to_string(), format!("{database}-wal"), format!("{database}-shm")];
        let same = |file: &String| std::fs::canonicalize(file).is_ok_and(|file| file == place);
        if !kept.iter().any(same) {
            return Ok(());
        }
        Err(Message::error(Exit::Usage, format!("did not write `{}`: it is the database", path.display()))
            .fact("effect", "it is unchanged")
            .hint("choose another name"))
    }
}

impl From<Format> for ListFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => ListFormat::Table,
            Format::Json => ListFormat::Json,
            Format::Csv => ListFormat::Csv,
        }
    }
}

/// How wide tables may be.
fn screen(terminal: bool) -> Screen {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    if !terminal {
        return Screen::Plain { width: columns };
    }
    let width = terminal_size::terminal_size().map(|(w, _)| w.0).or(columns).unwrap_or(100);
    Screen::Terminal { width }
}

/// A reader that has seen enough (`| head`) is no error.
pub(super) fn closed(error: &io::Error) -> Result<(), Message> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ok(());
    }
    Err(Message::error(Exit::Usage, format!("could not write the output: {}", why(error))))
}

/// Prints a message to stderr, its label in colour where that is wanted.
pub fn speak(message: &Message, color: Color) {
    let stderr = io::stderr();
    let plain_wish = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let coloured = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stderr.is_terminal() && !plain_wish,
    };
    let text = message.to_string();
    let shown = if coloured { paint(&text, message.gravity) } else { text };
    let clear = if stderr.is_terminal() { "\r\u{1b}[2K" } else { "" }; // what a progress bar left on the line
    let _ = writeln!(stderr.lock(), "{clear}{shown}"); // nobody left to tell if stderr is closed
}

fn paint(text: &str, gravity: Gravity) -> String {
    let code = match gravity {
        Gravity::Error => "1;31",
        Gravity::Warning => "1;33",
        Gravity::Note => "1;36",
    };
    match text.split_once(':') {
        Some((label, rest)) => format!("\u{1b}[{code}m{label}:\u{1b}[0m{rest}"),
        None => text.to_owned(),
    }
}
