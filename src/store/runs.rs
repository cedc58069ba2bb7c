//! Readings of listings.

use rusqlite::params;

use super::{Store, StoreError};
use crate::model::moment::{Moment, stamp};

/// Row id of a run.
pub type RunId = i64;

/// How a reading ended.
#[derive(Debug, Clone, Default)]
pub struct RunEnd {
    /// `healthy`, else what was wrong.
    pub verdict: String,
    /// The first line a person saw.
    pub message: Option<String>,
    /// Rows read.
    pub read: u64,
    /// Items seen for the first time.
    pub new: u64,
    /// Items with a change.
    pub changed: u64,
    /// Items found gone.
    pub gone: u64,
    /// Problems met.
    pub problems: u64,
    /// Requests made.
    pub requests: u64,
    /// Answers that were 304.
    pub not_modified: u64,
}

impl Store {
    /// Notes that a reading begins.
    pub fn start_run(&mut self, listing: &str, at: Moment, sweep: bool) -> Result<RunId, StoreError> {
        self.insert_run(listing, at, sweep, false)
    }

    /// Notes that a file is read that a person saved. It says nothing of how the site stands.
    pub fn start_import(&mut self, listing: &str, at: Moment) -> Result<RunId, StoreError> {
        self.insert_run(listing, at, false, true)
    }

    fn insert_run(
        &mut self,
        listing: &str,
        at: Moment,
        sweep: bool,
        imported: bool,
    ) -> Result<RunId, StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO run (listing, started, sweep, imported) VALUES (?1, ?2, ?3, ?4)",
            params![listing, stamp(at), sweep, imported],
        )?;
        let id = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(id)
    }

    /// Notes how it ended.
    pub fn end_run(&mut self, run: RunId, at: Moment, end: &RunEnd) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "UPDATE run SET finished = ?2, verdict = ?3, message = ?4, read = ?5, new = ?6, changed = ?7,
                            gone = ?8, problems = ?9, requests = ?10, not_modified = ?11 WHERE id = ?1",
            params![
                run,
                stamp(at),
                end.verdict,
                end.message,
                end.read,
                end.new,
                end.changed,
                end.gone,
                end.problems,
                end.requests,
                end.not_modified,
            ],
        )?;
        Ok(transaction.commit()?)
    }
}
