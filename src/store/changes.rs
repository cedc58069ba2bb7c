//! What runs found.

use rusqlite::{Connection, OptionalExtension, params};

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

/// Whether another source has told of this very change, and nobody has taken it back since: one event is one change.
pub(super) fn told_elsewhere(
    connection: &Connection,
    item: ItemId,
    kind: ChangeKind,
    (old, new): (Option<&str>, Option<&str>),
    listing: &str,
) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM change c WHERE c.item = ?1 AND c.kind = ?2 AND c.old IS ?3 AND c.new IS ?4
             AND c.listing <> ?5 AND NOT EXISTS (
                SELECT 1 FROM change back WHERE back.item = ?1 AND back.kind = ?2 AND back.id > c.id
                AND back.new IS ?3)",
        )?
        .exists(params![item, kind.word(), old, new, listing])?)
}

/// The sitting of this case that was moved away from a day.
pub(super) fn moved_from(
    connection: &Connection,
    court: &str,
    case: &str,
    day: &str,
) -> Result<Option<ItemId>, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT c.item FROM hearing h JOIN change c ON c.item = h.item JOIN item i ON i.id = h.item
             WHERE i.court = ?1 AND h.case_number = ?2 AND c.kind = 'moved' AND substr(c.old, 1, 10) = ?3
             ORDER BY c.id DESC LIMIT 1",
        )?
        .query_row(params![court, case, day], |r| r.get(0))
        .optional()?)
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
