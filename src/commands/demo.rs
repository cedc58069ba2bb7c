//! `courtwatch demo`: a small working project from recorded responses in the binary.

mod tags;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::fetch::outcome::{Options, Outcome};
use super::fetch::plan::{self, Planned};
use super::report::Scope;
use super::tag::Answer;
use super::{Session, fetch, find, reading, report, tag};
use crate::cli::{DemoArgs, Documents, Format, FormatArg, Global, ReportFormat, TagAddArgs};
use crate::error::{Exit, Message};
use crate::fetch::Limits;
use crate::model::moment::{Day, Moment};
use crate::present::text::plural;
use crate::store::Store;
use crate::store::query::Filter;

/// The recorded weeks, as `tests/demo/recorded.rs` makes them.
const WEEKS: [(&str, &[u8]); 2] = [
    ("week-1.warc.gz", include_bytes!("../../fixtures/sample/week-1.warc.gz")),
    ("week-2.warc.gz", include_bytes!("../../fixtures/sample/week-2.warc.gz")),
];

/// The configuration of a demo project.
const CONFIG: &str = include_str!("demo/courtwatch.toml");

/// When the documents were read.
const READ: &str = "2026-11-16T17:30:00Z";

/// The first and last day of the briefing.
const PERIOD: (&str, &str) = ("2026-02-01", "2026-11-15");

/// How many lines of the briefing are shown.
const SHOWN: usize = 24;

/// Makes it.
pub fn run(session: &Session, args: &DemoArgs) -> Result<Exit, Message> {
    let place = Place::new(&args.dir);
    place.vacant()?;
    std::fs::create_dir_all(place.dir.join("recorded")).map_err(|e| Message::file("make", &place.dir, &e))?;
    session.write_file(&place.config, CONFIG.as_bytes(), false)?;
    let session = Session::open(&Global {
        db: place.database.clone(),
        config: Some(place.config.clone()),
        ..session.global.clone()
    })?;
    let mut weeks = Vec::new();
    for (week, (name, bytes)) in WEEKS.iter().enumerate() {
        let file = place.dir.join("recorded").join(name);
        session.write_file(&file, bytes, false)?;
        weeks.push(replay(&session, &file, week > 0)?);
    }
    let mut store = session.existing_store()?;
    let quiet = Session::open(&Global { quiet: true, ..session.global.clone() })?;
    reading::read_stored(&quiet, &mut store, READ.parse().map_err(|_| bug(READ))?)?;
    add_tags(&session, &mut store)?;
    add_reviews(&session, &mut store)?;
    let briefing = briefings(&session, &store, &place)?;
    session.print(&told(&store, &place, &weeks, &briefing)?)?;
    Ok(Exit::Done)
}

/// The files of a demo project.
struct Place {
    dir: PathBuf,
    config: PathBuf,
    database: PathBuf,
    markdown: PathBuf,
    csv: PathBuf,
}

impl Place {
    fn new(dir: &Path) -> Place {
        Place {
            dir: dir.to_owned(),
            config: dir.join(crate::config::FILE_NAME),
            database: dir.join("courtwatch.db"),
            markdown: dir.join("briefing.md"),
            csv: dir.join("briefing.csv"),
        }
    }

    /// Nothing that is there is overwritten: not by half a demo either.
    fn vacant(&self) -> Result<(), Message> {
        let recorded = self.dir.join("recorded");
        let files = [&self.database, &self.markdown, &self.csv, &self.config, &recorded];
        match files.into_iter().find(|file| file.exists()) {
            None => Ok(()),
            Some(file) => Err(Message::error(
                Exit::Usage,
                format!(
                    "did not make a demo in `{}`: `{}` is there already",
                    self.dir.display(),
                    file.display()
                ),
            )
            .fact("effect", "nothing was made or changed")
            .hint("name a folder that is not there yet: `courtwatch demo another-look`")),
        }
    }
}

/// Reads a recorded week through the same pipeline as a live fetch.
fn replay(session: &Session, file: &Path, sweep: bool) -> Result<Vec<Outcome>, Message> {
    let planned: Vec<Planned> = plan::chosen(&[], &session.config)?;
    let options =
        Options { sweep, since: None, documents: Documents::New, now: None, limits: Limits::default() };
    fetch::replay_all(session, session.store()?, &fetch::open_replay(file)?, &planned, &options)
}

fn add_tags(session: &Session, store: &mut Store) -> Result<(), Message> {
    for made in tags::TAGS {
        let args = TagAddArgs {
            number: made.number.to_owned(),
            concern: made.concern.to_owned(),
            quote: made.quote.map(str::to_owned),
            page: None,
            note: Some(made.note.to_owned()),
            by: Some(made.by.to_owned()),
            format: FormatArg { format: Format::Table },
        };
        let at: Moment = made.at.parse().map_err(|_| bug(made.at))?;
        tag::add(session, store, &args, at)?;
    }
    Ok(())
}

fn add_reviews(session: &Session, store: &mut Store) -> Result<(), Message> {
    for made in tags::REVIEWS {
        let at: Moment = made.at.parse().map_err(|_| bug(made.at))?;
        let item = find::one(session, store, made.number)?;
        let tag = store.tags_on(item)?.into_iter().find(|tag| tag.concern == made.concern);
        let tag = tag.ok_or_else(|| bug(made.number))?;
        let note = Some(made.note).filter(|note| !note.is_empty());
        let answer = Answer { verdict: made.verdict, to: None, note, at };
        tag::judge(session, store, &tag, made.by, &answer)?;
    }
    Ok(())
}

fn bug(what: &str) -> Message {
    Message::error(Exit::Bug, format!("the demo's own data cannot be read: `{what}`"))
}

/// Writes both briefings; the Markdown.
fn briefings(session: &Session, store: &Store, place: &Place) -> Result<String, Message> {
    let day = |text: &str| text.parse::<Day>().map_err(|_| bug(text));
    let filter = Filter { since: Some(day(PERIOD.0)?), until: Some(day(PERIOD.1)?), ..Filter::default() };
    let title = "Weekly briefing (invented courts’ data)";
    let scope = Scope { filter: &filter, seen_since: None, unreviewed: false, title };
    let (briefing, document) = report::report(session, store, &scope)?;
    let written = |format| report::written(&briefing, &document, format);
    let markdown = written(ReportFormat::Md)?;
    session.write_file(&place.markdown, &markdown, false)?;
    session.write_file(&place.csv, &written(ReportFormat::Csv)?, false)?;
    Ok(String::from_utf8_lossy(&markdown).into_owned())
}

/// What was made, what happened in the two weeks, what to try next, and how the briefing begins.
fn told(store: &Store, place: &Place, weeks: &[Vec<Outcome>], briefing: &str) -> Result<String, Message> {
    let all = Filter::default();
    let mut text = format!(
        "A first look in `{}`. Every name, case and document in it is invented; the numbers have the courts' forms.\n\n",
        place.dir.display()
    );
    let made = format!(
        "{}, {}, {}, {} by two students",
        plural(store.filings(&all)?.len(), "filing"),
        plural(store.hearings(&all)?.len(), "hearing"),
        plural(store.press(&all)?.len(), "press item"),
        plural(store.tags(&all)?.len(), "tag"),
    );
    for (file, about) in [
        ("courtwatch.db", made.as_str()),
        ("briefing.md", "what the tags say, each with its source; briefing.csv is the same as a table"),
        ("recorded/", "the two weeks of responses that all of it was read from"),
        ("courtwatch.toml", "the settings: no site is asked from here"),
    ] {
        let _ = writeln!(text, "  {file:<16}{about}");
    }
    text.push('\n');
    for (week, outcomes) in (1..).zip(weeks) {
        let sum = |of: fn(&Outcome) -> u64| outcomes.iter().map(of).sum::<u64>();
        let _ = writeln!(text, "Week {week}: {} new, {} changed", sum(|o| o.row.new), sum(|o| o.row.changed));
        for blocked in outcomes.iter().filter_map(|o| o.row.message.as_ref()) {
            let _ = writeln!(text, "  not read: {blocked}");
        }
    }
    text.push_str(&next(place));
    let _ = writeln!(text, "\n{} begins:\n", place.markdown.display());
    for line in briefing.lines().take(SHOWN) {
        let _ = writeln!(text, "  {line}");
    }
    Ok(text)
}

/// Commands that work when they are pasted.
fn next(place: &Place) -> String {
    let (program, db) = (program(), quoted(&place.database));
    let again = quoted(&place.dir.join("mine.md"));
    let mut text = "\nTry next:\n\n".to_owned();
    for (command, why) in [
        ("list changes --since 2026-11-16".to_owned(), "what the second week brought: late, moved, renamed"),
        ("list hearings".to_owned(), "every sitting, with the sentence that it was read from"),
        ("show ICC-02/88-01/24-236".to_owned(), "a decision of April that was first seen in November"),
        ("search \"hospital\"".to_owned(), "the full text, with page and paragraph"),
        (
            "tag add ICC-02/88-01/24-290 detainee-health --quote \"he was handcuffed to the bed\" --by You"
                .to_owned(),
            "your own tag on a passage",
        ),
        ("tag review --by You".to_owned(), "the tags that wait for a second person, one after the other"),
        (
            format!("report --include-unreviewed -o {again}"),
            "a briefing with your tag in it, marked as unreviewed",
        ),
    ] {
        let _ = writeln!(text, "  # {why}\n  {program} --db {db} {command}");
    }
    text
}

/// How this program is called from here: `target/release/courtwatch` where it was built here and is not installed.
fn program() -> String {
    let built = std::env::current_exe().ok().zip(std::env::current_dir().ok());
    let here = built.and_then(|(program, here)| program.strip_prefix(here).map(quoted).ok());
    here.unwrap_or_else(|| "courtwatch".to_owned())
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '\\' | ':');
    if text.chars().all(plain) { text } else { format!("\"{text}\"") }
}
