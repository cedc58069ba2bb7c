//! Whether an item is still there: held back, gone, returned.

use rusqlite::{Connection, OptionalExtension, params};

use super::changes::{self, NewChange};
use super::custody::{self, OnRecord};
use super::items::{self, Cause};
use super::sightings::{self, Reading};
use super::{ItemId, SnapshotId, StoreError, holds};
use crate::model::change::ChangeKind;
use crate::model::moment::{Moment, stamp};
use crate::model::text::UNDER_BARS;

/// Holds an item back until a person decides, or, where it was only absent, until it is listed again.
pub(super) fn quarantine(
    connection: &Connection,
    item: ItemId,
    (cause, reason): (Cause, &str),
    at: &str,
) -> Result<(), StoreError> {
    let (state, before) = items::state(connection, item)?;
    let graver = before.as_deref() == Some(Cause::Absent.word()) && cause != Cause::Absent;
    if state == "listed" || (state == "quarantined" && graver) {
        items::set_state(connection, item, "quarantined", Some(reason), Some(cause))?;
        note(connection, item, ("quarantine", cause.word()), at)?;
    }
    Ok(())
}

/// Notes in the custody log how an item stands now.
fn note(
    connection: &Connection,
    item: ItemId,
    (act, detail): (&str, &str),
    at: &str,
) -> Result<(), StoreError> {
    custody::on_record(connection, &OnRecord { act, item, subject: "", detail, by: None, at })
}

/// Holds back the versions of a document whose words can be read under what blacks them out: what is under it is not
/// read here, and must not be passed on either. A person looks, and lifts it.
pub(super) fn keep_barred(connection: &Connection, sha256: &str, at: &str) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT d.item FROM snapshot s JOIN document d ON d.snapshot = s.id
         WHERE s.sha256 = ?1 AND EXISTS (SELECT 1 FROM extraction e WHERE e.sha256 = ?1 AND instr(e.reason, ?2) > 0)",
    )?;
    let items: Vec<ItemId> =
        statement.query_map(params![sha256, UNDER_BARS], |r| r.get(0))?.collect::<Result<_, _>>()?;
    for item in items {
        if !holds::is_lifted(connection, item, ("bars", sha256))? {
            let reason =
                "words of its document can be read under dark bars; a person must look, and lift this";
            quarantine(connection, item, (Cause::Reclassified, reason), at)?;
        }
    }
    Ok(())
}

/// Holds back a filing that its source lists as more open than the cover of one of its documents. True if so.
pub(super) fn keep_closed(
    connection: &Connection,
    item: ItemId,
    (listing, at): (&str, &str),
) -> Result<bool, StoreError> {
    let levels: Option<(String, Option<String>)> = connection
        .prepare_cached("SELECT level, cover_level FROM version WHERE item = ?1")?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let Some((listed, Some(cover))) = levels else { return Ok(false) };
    let Some(found) = holds::closing_cover(Some(&cover), &listed) else { return Ok(false) };
    if holds::is_lifted(connection, item, ("cover", &found))? {
        return Ok(false);
    }
    let reason =
        format!("its cover says `{cover}`, {listing} lists it as `{listed}`; a person must lift this");
    quarantine(connection, item, (Cause::Reclassified, &reason), at)?;
    quarantine_hearings_of(connection, item, &reason)?;
    Ok(true)
}

/// A filing was closed: the hearings that its rows announced quote it, and are held back with it.
pub(super) fn quarantine_hearings_of(
    connection: &Connection,
    filing: ItemId,
    reason: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE item SET state = 'quarantined', cause = 'reclassified', reason = ?2
             WHERE state = 'listed' AND id IN (
                SELECT h.item FROM sighting s JOIN sighting h ON h.listing = s.listing
                   AND h.reference > s.reference || '#hearing-' AND h.reference < s.reference || '#hearing.'
                WHERE s.item = ?1)",
        )?
        .execute(params![filing, reason])?;
    Ok(())
}

/// An item that was missed is listed again. Whatever else holds it back stays, and so does its absence elsewhere.
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
    let (state, cause) = items::state(connection, item)?;
    let elsewhere =
        connection.prepare_cached("SELECT 1 FROM sighting WHERE item = ?1 AND missed > 0")?.exists([item])?;
    if cause.as_deref() != Some(Cause::Absent.word()) {
        connection
            .execute("UPDATE item SET state = 'quarantined' WHERE id = ?1 AND state = 'gone'", [item])?;
    } else if !elsewhere {
        items::set_state(connection, item, "listed", None, None)?;
        keep_closed(connection, item, (reading.listing, reading.at))?;
    }
    if state == "gone" {
        sightings::note(connection, reading, item, ChangeKind::Returned, (None, None), Some(last_snapshot))?;
        note(connection, item, ("returned", ""), reading.at)?;
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
         WHERE s.listing = ?1 AND s.last_run < ?2 AND s.missed < 2 AND (?3 IS NULL OR f.case_number = ?3)
            AND (s.missed = 0 OR s.missed_run < ?2)",
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
        .prepare_cached(
            "UPDATE sighting SET missed = missed + 1, missed_at = COALESCE(missed_at, ?3),
                    missed_run = COALESCE(missed_run, (SELECT MAX(id) FROM run))
             WHERE listing = ?1 AND reference = ?2",
        )?
        .execute(params![listing, absent.reference, at])?;
    let day = &at[..10];
    if absent.missed == 0 {
        let reason = format!("{listing} has not listed it since {day}");
        quarantine(connection, absent.item, (Cause::Absent, &reason), &at)?;
        return Ok(false);
    }
    connection
        .prepare_cached(
            "UPDATE item SET state = 'gone', reason = ?2, cause = COALESCE(cause, 'absent') WHERE id = ?1",
        )?
        .execute(params![absent.item, format!("{listing} no longer lists it; noticed {day}")])?;
    note(connection, absent.item, ("gone", Cause::Absent.word()), &at)?;
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
