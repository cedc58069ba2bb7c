//! What pages said that could not be read.

use rusqlite::{Connection, params};

use super::{SnapshotId, Store, StoreError};
use crate::model::moment::{Moment, stamp};
use crate::model::problem::Problem;

/// Where a problem was met.
pub(super) struct Met<'a> {
    pub listing: &'a str,
    pub page: &'a str,
    pub snapshot: Option<SnapshotId>,
    pub at: &'a str,
}

/// Notes a problem, or counts one up that was met before; whether it is new.
pub(super) fn note(connection: &Connection, met: &Met<'_>, problem: &Problem) -> Result<bool, StoreError> {
    let times: i64 = connection
        .prepare_cached(
            "INSERT INTO problem (listing, snapshot, page, place, record, expected, found, effect, first_at,
                                  last_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
             ON CONFLICT (listing, record, expected, found) DO UPDATE SET
                snapshot = ?2, page = ?3, place = ?4, effect = ?8, last_at = ?9, times = times + 1
             RETURNING times",
        )?
        .query_row(
            params![
                met.listing,
                met.snapshot,
                met.page,
                problem.place,
                problem.record.as_deref().unwrap_or(""),
                problem.expected,
                problem.found,
                problem.effect,
                met.at,
            ],
            |row| row.get(0),
        )?;
    Ok(times == 1)
}

impl Store {
    /// Notes a problem of a reading that stored nothing.
    pub fn note_problem(
        &mut self,
        listing: &str,
        page: &str,
        problem: &Problem,
        at: Moment,
    ) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let at = stamp(at);
        note(&transaction, &Met { listing, page, snapshot: None, at: &at }, problem)?;
        Ok(transaction.commit()?)
    }
}
