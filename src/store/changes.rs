//! What runs found.

use rusqlite::{Connection, params};

use super::{ItemId, SnapshotId, StoreError};
use crate::model::change::ChangeKind;

/// A change to be noted.
pub(super) struct NewChange<'a> {
    pub at: &'a str,
    pub item: ItemId,
    pub kind: ChangeKind,
    pub old: Option<&'a str>,
    pub new: Option<&'a str>,
    pub listing: &'a str,
    pub old_snapshot: Option<SnapshotId>,
    pub new_snapshot: Option<SnapshotId>,
}

pub(super) fn insert(connection: &Connection, change: &NewChange<'_>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO change (at, item, kind, old, new, listing, old_snapshot, new_snapshot)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            change.at,
            change.item,
            change.kind.word(),
            change.old,
            change.new,
            change.listing,
            change.old_snapshot,
            change.new_snapshot,
        ])?;
    Ok(())
}
