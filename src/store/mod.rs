//! The only code that speaks SQL: one file per entity, each statement beside its function.
//!
//! # Locking
//! Write-ahead logging; every write is one `BEGIN IMMEDIATE` transaction that waits for others, so two
//! fetches, or a fetch beside a person who tags, both finish.
//!
//! # Compatibility
//! `PRAGMA user_version` is the schema's version. An older database is migrated, a newer one refused.
mod acts;
pub mod ahead;
pub mod anchors;
pub mod blind;
mod bodies;
pub mod briefings;
mod changes;
mod cited;
mod covers;
pub mod custody;
mod documents;
mod errands;
mod error;
mod filings;
mod filter;
mod guard;
mod hearings;
pub mod holds;
pub mod indexing;
mod items;
pub mod limits;
mod listings;
mod migrate;
pub mod news;
mod notifications;
pub mod page;
mod presence;
mod press;
mod problems;
pub mod proposals;
pub mod purge;
pub mod query;
mod record_text;
mod reviews;
pub mod rounds;
mod runs;
pub mod show;
mod sightings;
mod sittings;
mod snapshots;
pub mod tagged;
mod tags;
pub mod texts;
mod verify;
pub mod watches;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

pub use bodies::sha256;
pub use error::StoreError;
pub use listings::ListingState;
pub use notifications::NewNotification;
pub use page::{PageReport, SavePage};
pub use reviews::NewReview;
pub use runs::{RunEnd, RunId};
pub use tags::NewTag;
pub use verify::Verified;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// How much of the database is held in memory at most, in kB: with the 2 MB that SQLite takes by itself, a page of
/// a long listing pushes its own indexes out while it is stored.
const CACHE: i64 = 16 * 1024;

/// After how many pages of 4 kB the log is written back: several transactions that touch the same pages of the
/// database then write them once.
const CHECKPOINT: i64 = 8 * 1024;

/// Row id of a snapshot.
pub type SnapshotId = i64;

/// Row id of an item.
pub type ItemId = i64;

/// An open database.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    actor: custody::Actor,
}

impl Store {
    /// Opens the database, makes it if it is not there, and brings an older one up to date.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let connection = Connection::open(path).map_err(|e| StoreError::of(e, path))?;
        let mut store = Store { connection, path: path.to_owned(), actor: custody::Actor::default() };
        store.prepare().map_err(|e| e.at(path))?;
        Ok(store)
    }

    /// Opens a database that must be there, for reading.
    pub fn open_existing(path: &Path) -> Result<Store, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_owned()));
        }
        let mut journal = path.as_os_str().to_owned();
        journal.push("-wal");
        let journal = std::fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0);
        Store::open(path).or_else(|error| match error {
            StoreError::Unwritable(_) | StoreError::Disk(_) | StoreError::Full(_) if !journal => {
                Store::open_unwritable(path).ok_or(error)
            }
            other => Err(other),
        })
    }

    /// Opens a database on a full or read-only disk, for reading alone. Only where no journal holds more than the
    /// file does: what is read must be all that is stored.
    fn open_unwritable(path: &Path) -> Option<Store> {
        let plain = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(format!("file:{plain}?immutable=1"), flags).ok()?;
        let ours = migrate::up_to_date(&connection).ok()?;
        let store = Store { connection, path: path.to_owned(), actor: custody::Actor::default() };
        store.add_functions().ok()?;
        ours.then_some(store)
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        self.connection.busy_timeout(PATIENCE)?;
        self.connection.set_prepared_statement_cache_capacity(64);
        self.connection.pragma_update(None, "foreign_keys", true)?;
        self.connection.pragma_update(None, "cache_size", -CACHE)?;
        self.add_functions()?;
        migrate::bring_up_to_date(&mut self.connection)?;
        if self.connection.is_readonly(rusqlite::MAIN_DB)? {
            return Ok(());
        }
        self.connection.pragma_update(None, "journal_mode", "wal")?;
        self.connection.pragma_update(None, "synchronous", "normal")?;
        self.connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        Ok(())
    }

    /// Teaches SQL what statements of ours use beside its own functions.
    fn add_functions(&self) -> rusqlite::Result<()> {
        add_sha256(&self.connection)?;
        guard::add_functions(&self.connection)?;
        self.actor.add_to(&self.connection)
    }

    /// Starts a transaction that may write.
    fn write(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

/// Teaches SQL the hash by which texts are known.
fn add_sha256(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("sha256", 1, flags, |context| {
        let words: Option<String> = context.get(0)?;
        Ok(words.map(|words| sha256(words.as_bytes())))
    })
}
