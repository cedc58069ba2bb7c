//! Whether an item is still there: held back, gone, returned.

use rusqlite::{Connection, params};

use super::changes::{self, NewChange};
use super::sightings::{self, Reading};
use super::{ItemId, SnapshotId, StoreError, items};
use crate::model::change::ChangeKind;
use crate::model::moment::{Moment, stamp};

/// Holds an item back until a person decides.
pub(super) fn quarantine(connection: &Connection, item: ItemId, reason: &str) -> Result<(), StoreError> {
    let (state, _) = items::state(connection, item)?;
    if state == "listed" {
        items::set_state(connection, item, "quarantined", Some(reason))?;
    }
    Ok(())
}

/// An item that was missed is listed again.
pub(super) fn back(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    missed: i64,
    last_snapshot: SnapshotId,
) -> Result<bool, StoreError> {
    if missed == 0 {
        return Ok(false);
    }
    let (state, _) = items::state(connection, item)?;
    let closed = connection
        .prepare_cached("SELECT 1 FROM version WHERE item = ?1 AND level <> 'public'")?
        .exists([item])?;
    if !closed {
        items::set_state(connection, item, "listed", None)?;
    }
    if state == "gone" {
        sightings::note(connection, reading, item, ChangeKind::Returned, (None, None), Some(last_snapshot))?;
    }
    Ok(state == "gone")
}

/// A row that a complete and healthy reading lacked.
pub(super) struct Absent {
    reference: String,
    item: ItemId,
    missed: i64,
    last_snapshot: SnapshotId,
}

/// The rows of a listing that a run has not met and that are not gone yet. Those that a later run met, which reads
/// at the same time, are there. `case` limits them to one case, with the hearings that its rows announce.
pub(super) fn absent(
    connection: &Connection,
    listing: &str,
    run: i64,
    case: Option<&str>,
) -> Result<Vec<Absent>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT s.reference, s.item, s.missed, s.last_snapshot FROM sighting s
         LEFT JOIN sighting row ON row.listing = s.listing AND instr(s.reference, '#hearing-') > 0
            AND row.reference = substr(s.reference, 1, instr(s.reference, '#hearing-') - 1)
         LEFT JOIN version v ON v.item = COALESCE(row.item, s.item) LEFT JOIN filing f ON f.id = v.filing
         WHERE s.listing = ?1 AND s.last_run < ?2 AND s.missed < 2 AND (?3 IS NULL OR f.case_number = ?3)",
    )?;
    let rows = statement.query_map(params![listing, run, case], |r| {
        Ok(Absent { reference: r.get(0)?, item: r.get(1)?, missed: r.get(2)?, last_snapshot: r.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes one more complete reading without the row. True when that makes it gone.
pub(super) fn miss(
    connection: &Connection,
    listing: &str,
    absent: &Absent,
    at: Moment,
) -> Result<bool, StoreError> {
    let at = stamp(at);
    connection
        .prepare_cached("UPDATE sighting SET missed = missed + 1 WHERE listing = ?1 AND reference = ?2")?
        .execute(params![listing, absent.reference])?;
    let day = &at[..10];
    if absent.missed == 0 {
        quarantine(connection, absent.item, &format!("{listing} has not listed it since {day}"))?;
        return Ok(false);
    }
    items::set_state(
        connection,
        absent.item,
        "gone",
        Some(&format!("{listing} no longer lists it; noticed {day}")),
    )?;
    changes::insert(
        connection,
        &NewChange {
            at: &at,
            item: absent.item,
            kind: ChangeKind::Gone,
            old: None,
            new: None,
            listing,
            old_snapshot: Some(absent.last_snapshot),
            new_snapshot: None,
        },
    )?;
    Ok(true)
}
