//! What can go wrong with a database, in terms that a message can be made of.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the database did not do what it was asked.
#[derive(Debug)]
pub enum StoreError {
    /// There is no such file.
    Missing(PathBuf),
    /// The file is not an SQLite database, or is damaged.
    NotADatabase(PathBuf),
    /// It is a database of another program.
    Foreign(PathBuf),
    /// A newer courtwatch wrote it.
    Newer {
        /// Its schema version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
        /// Where it lies.
        path: PathBuf,
    },
    /// The file or its folder cannot be written or opened.
    Unwritable(PathBuf),
    /// The disk is full.
    Full(PathBuf),
    /// The file cannot be read or written, or may not grow, for a reason of the disk or the system.
    Disk(PathBuf),
    /// Another program kept it locked for a minute.
    Busy(PathBuf),
    /// A stored body is not what its hash says, or cannot be unpacked.
    Damaged {
        /// The hash it is stored under.
        sha256: String,
    },
    /// What was read in a document is stored in a form that cannot be read back.
    DamagedText {
        /// The hash of the document.
        sha256: String,
    },
    /// It cannot be read who codes in a round.
    DamagedRound {
        /// What the round is called.
        name: String,
    },
    /// It cannot be read what is to be looked for after a purge.
    DamagedPurge {
        /// The id of the purge.
        id: String,
    },
    /// Anything else that SQLite said.
    Sql {
        /// Where the database lies.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// The error that SQLite's answer means, for a database at this place.
    pub(super) fn of(source: rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::NotADatabase(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::Unwritable(path)
            }
            Some(ErrorCode::DiskFull) => StoreError::Full(path),
            Some(ErrorCode::SystemIoFailure) => StoreError::Disk(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy(path),
            _ => StoreError::Sql { path, source },
        }
    }

    /// The same error with the place of the database, which inner functions do not know.
    #[must_use]
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            StoreError::Sql { source, .. } => StoreError::of(source, path),
            StoreError::NotADatabase(_) => StoreError::NotADatabase(path.to_owned()),
            StoreError::Foreign(_) => StoreError::Foreign(path.to_owned()),
            StoreError::Unwritable(_) => StoreError::Unwritable(path.to_owned()),
            StoreError::Full(_) => StoreError::Full(path.to_owned()),
            StoreError::Disk(_) => StoreError::Disk(path.to_owned()),
            StoreError::Busy(_) => StoreError::Busy(path.to_owned()),
            StoreError::Newer { found, known, .. } => {
                StoreError::Newer { found, known, path: path.to_owned() }
            }
            other => other,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        StoreError::of(source, Path::new(""))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Missing(_) => f.write_str("there is no database here yet"),
            StoreError::NotADatabase(_) => f.write_str("this file is not a database, or it is damaged"),
            StoreError::Foreign(_) => f.write_str("this database belongs to another program"),
            StoreError::Newer { found, known, .. } => write!(
                f,
                "this database was written by a newer courtwatch (schema {found}; this one knows up to {known})"
            ),
            StoreError::Unwritable(_) => f.write_str("could not open or write the database"),
            StoreError::Full(_) => f.write_str("the disk is full"),
            StoreError::Disk(_) => f.write_str("the disk did not read or write the database"),
            StoreError::Busy(_) => f.write_str("another program kept the database locked for a minute"),
            StoreError::Damaged { sha256 } => write!(f, "the stored copy {sha256} is damaged"),
            StoreError::DamagedText { sha256 } => {
                write!(f, "what was read in the stored copy {sha256} is damaged")
            }
            StoreError::DamagedRound { name } => write!(f, "could not read who codes in the round `{name}`"),
            StoreError::DamagedPurge { id } => {
                write!(f, "could not read what is to be looked for after the purge {id}")
            }
            StoreError::Sql { source, .. } => {
                write!(f, "the database is not as it should be: {}", answer(source))
            }
        }
    }
}

/// What SQLite said, without the statement that it said it of.
fn answer(source: &rusqlite::Error) -> String {
    match source {
        rusqlite::Error::SqlInputError { msg, .. } | rusqlite::Error::SqliteFailure(_, Some(msg)) => {
            msg.clone()
        }
        rusqlite::Error::InvalidColumnType(_, column, _) => {
            format!("`{column}` holds a value of another kind")
        }
        rusqlite::Error::QueryReturnedNoRows => "a row is missing".to_owned(),
        other => other.to_string(),
    }
}

impl std::error::Error for StoreError {}
