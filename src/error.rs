//! Every message a person reads: what happened, facts, hints, exit code.
//!
//! The shape is one first line that stands alone, then labelled facts, then at most two hints:
//!
//! ```text
//! error: icc/decisions: the page gave 0 rows, expected at least 5
//!   page    https://www.icc-cpi.int/decisions
//!   effect  nothing of it was stored; 1,204 filings from earlier runs are unchanged
//! hint: open the page in a browser
//! ```

use std::fmt::{self, Write as _};
use std::io;
use std::path::Path;

use crate::store::StoreError;

/// What a command ends with, as the shell sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, and there was nothing to show.
    Nothing = 1,
    /// Wrong use: words, names, or files that cannot be used.
    Usage = 2,
    /// Some listings could not be read.
    Unread = 3,
    /// The database.
    Database = 4,
    /// A fault in this program.
    Bug = 70,
}

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// The command did not do its job.
    Error,
    /// It did, with an exception.
    Warning,
    /// For information.
    Note,
}

/// A message to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How grave it is.
    pub gravity: Gravity,
    /// The exit code it stands for.
    pub exit: Exit,
    /// The first line, without its label.
    pub first: String,
    /// Facts with their labels.
    pub facts: Vec<(&'static str, String)>,
    /// At most two.
    pub hints: Vec<String>,
}

impl Message {
    /// An error.
    pub fn error(exit: Exit, first: impl Into<String>) -> Self {
        Message { gravity: Gravity::Error, exit, first: first.into(), facts: Vec::new(), hints: Vec::new() }
    }

    /// A warning: the command did its job, with an exception.
    pub fn warning(first: impl Into<String>) -> Self {
        Message { gravity: Gravity::Warning, ..Message::error(Exit::Done, first) }
    }

    /// A note.
    pub fn note(first: impl Into<String>) -> Self {
        Message { gravity: Gravity::Note, ..Message::error(Exit::Done, first) }
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, label: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((label, value.into()));
        self
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// A name that is not there, with the nearest ones.
    pub fn unknown(what: &str, name: &str, nearest: &[String], lister: &str) -> Self {
        let message = Message::error(Exit::Usage, format!("there is no {what} `{name}`"));
        match nearest {
            [] => message.hint(format!("`{lister}` lists them")),
            near => message.hint(format!(
                "did you mean {}? `{lister}` lists them all",
                near.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" or ")
            )),
        }
    }

    /// A file that could not be read or written.
    pub fn file(verb: &str, path: &Path, error: &io::Error) -> Self {
        let why = why(error);
        Message::error(Exit::Usage, format!("could not {verb} `{}`: {why}", path.display()))
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = match self.gravity {
            Gravity::Error => "error",
            Gravity::Warning => "warning",
            Gravity::Note => "note",
        };
        let mut text = format!("{label}: {}", one_line(&self.first));
        for (label, value) in &self.facts {
            let _ = write!(text, "\n  {label:<8}{}", one_line(value));
        }
        for hint in &self.hints {
            let _ = write!(text, "\nhint: {}", one_line(hint));
        }
        f.write_str(&text)
    }
}

/// Why the operating system would not, in words.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        io::ErrorKind::AlreadyExists => "it is there already".to_owned(),
        io::ErrorKind::FileTooLarge => "the file may not grow any further".to_owned(),
        io::ErrorKind::InvalidData => "it is not text in UTF-8".to_owned(),
        io::ErrorKind::InvalidFilename => "no file can have this name".to_owned(),
        _ => without_code(&error.to_string()).to_lowercase(),
    }
}

/// The words of the operating system without its number.
pub fn without_code(text: &str) -> String {
    match text.split_once(" (os error ") {
        Some((words, rest)) => {
            format!("{words}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()).replacen(')', "", 1))
        }
        None => text.to_owned(),
    }
}

/// Words from pages stand in messages: nothing of them may start a line or move the cursor.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

impl From<StoreError> for Message {
    fn from(error: StoreError) -> Self {
        let message = Message::error(Exit::Database, error.to_string());
        let unchanged = "nothing was read or changed";
        match error {
            StoreError::Missing(path) => message
                .fact("file", path.display().to_string())
                .hint("`courtwatch fetch` makes it; `--db FILE` chooses another"),
            StoreError::NotADatabase(path) | StoreError::Foreign(path) => message
                .fact("file", path.display().to_string())
                .fact("effect", unchanged)
                .hint("choose another file with `--db FILE`"),
            StoreError::Newer { path, .. } => message
                .fact("file", path.display().to_string())
                .fact("effect", unchanged)
                .hint("update courtwatch, or choose another file with `--db FILE`"),
            StoreError::Unwritable(path) => message
                .fact("file", path.display().to_string())
                .fact("effect", "the last step was not stored; what was stored before is unchanged")
                .hint("check that the folder is there and that you may write in it"),
            StoreError::Full(path) => message
                .fact("file", path.display().to_string())
                .fact("effect", "the last page was not stored; what was stored before is unchanged")
                .hint("make room and run the same command again"),
            StoreError::Disk(path) => message
                .fact("file", path.display().to_string())
                .fact("effect", "the last step was not stored; what was stored before is unchanged")
                .hint("check that the disk is whole and has room, and that no limit on the size of files is set"),
            StoreError::Busy(path) => message
                .fact("file", path.display().to_string())
                .fact("effect", "the last step was not stored; what was stored before is unchanged")
                .hint("run the same command again when the other is done"),
            StoreError::Damaged { .. } => {
                message.hint("`courtwatch verify` lists everything that is damaged")
            }
            StoreError::DamagedText { .. } => message
                .fact("effect", "nothing was taken for its text or its cover")
                .hint("take the database from a backup"),
            StoreError::DamagedRound { .. } => message
                .fact("effect", "nothing was shown, so that nobody sees the tags of other coders")
                .hint("restore the database from a copy"),
            StoreError::DamagedPurge { .. } => message
                .fact("effect", "what it took out is gone; that is not proved, and nothing was looked for")
                .hint("restore the database from a copy, and purge again"),
            StoreError::Sql { path, .. } => message
                .fact("file", path.display().to_string())
                .fact("effect", "the last step was not stored; what was stored before is unchanged")
                .hint("`courtwatch verify` checks the database"),
        }
    }
}
