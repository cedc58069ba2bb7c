//! Which source listed which item: first and last seen, what it said, what changed.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};

use super::changes::{self, NewChange};
use super::custody::{self, OnRecord};
use super::items::{self, Cause, NaturalKey};
use super::presence;
use super::purge;
use super::record_text::{self, Difference};
use super::{ItemId, SnapshotId, StoreError, filings, hearings, press};
use crate::model::change::ChangeKind;
use crate::model::classification::{Classification, Level};
use crate::model::filing::Filing;
use crate::model::hearing::{Hearing, HearingStatus};
use crate::model::press::Press;
use crate::model::record::{Listed, Record};

/// What a page was read as part of.
pub(super) struct Reading<'a> {
    pub listing: &'a str,
    pub authority: u8,
    pub run: i64,
    pub at: &'a str,
    pub snapshot: SnapshotId,
    /// Read from a recording or a saved file, which may be older than what is known.
    pub recorded: bool,
}

impl Reading<'_> {
    /// The source's own name: `icc` of `icc/decisions`.
    fn source(&self) -> &str {
        self.listing.split('/').next().unwrap_or(self.listing)
    }
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Seen for the first time by any source.
    New,
    /// Known, and something changed.
    Changed,
    /// Known, with no news; but this source says it for the first time, or in other words.
    Touched,
    /// Known, and nothing changed.
    Same,
}

struct Known {
    item: ItemId,
    record: String,
    missed: i64,
    last_snapshot: SnapshotId,
    last_seen: String,
    missed_at: Option<String>,
}

impl Known {
    /// Whether a recording of this instant is older than what is known.
    fn after(&self, at: &str) -> bool {
        at < self.last_seen.as_str() || self.missed_at.as_deref().is_some_and(|missed| at <= missed)
    }
}

/// Of a record whose words were taken out it is noted that it is listed, and nothing of what is listed.
fn purged(connection: &Connection, reading: &Reading<'_>, item: ItemId) -> Result<Outcome, StoreError> {
    connection
        .prepare_cached(
            "UPDATE sighting SET last_seen = MAX(last_seen, ?3), last_run = MAX(last_run, ?4), missed = 0,
                    missed_at = NULL, missed_run = NULL WHERE item = ?1 AND listing = ?2",
        )?
        .execute(params![item, reading.listing, reading.at, reading.run])?;
    Ok(Outcome::Same)
}

/// Stores what one row says: a new item, a change, or one more sighting.
pub(super) fn apply(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
) -> Result<Outcome, StoreError> {
    let mut key = items::natural_key(reading.source(), listed);
    let text = record_text::of(&listed.record);
    let known = find(connection, reading.listing, &listed.reference)?;
    if let (None, Record::Hearing(hearing)) = (&known, &listed.record)
        && let Some(time) = second_sitting(connection, reading, &key, hearing)?
    {
        key.key = format!("{} {time}", key.key);
    }
    if let Some(known) = known.as_ref().filter(|k| reading.recorded && k.after(reading.at)) {
        return earlier(connection, reading, listed, known);
    }
    let item = match &known {
        Some(known) if known.record == text => return seen_again(connection, reading, listed, known),
        Some(known) if key.kind == "hearing" => Some(known.item),
        _ => match find_item(connection, &key, &listed.record)? {
            None => purge::find(connection, &key)?,
            found => found,
        },
    };
    let Some(item) = item else {
        let item = items::insert(connection, &key, reading.at, reading.snapshot)?;
        insert_record(connection, reading, item, &key, listed)?;
        put(connection, reading, listed, item, &text)?;
        note(connection, reading, item, ChangeKind::New, (None, None), None)?;
        leave_behind(connection, known.as_ref(), item, reading)?;
        return Ok(Outcome::New);
    };
    if purge::is_purged(connection, item)? {
        return purged(connection, reading, item);
    }
    put(connection, reading, listed, item, &text)?;
    match known {
        Some(known) if known.item == item => {
            let outcome = compare(connection, reading, listed, &key, &known, &text)?;
            return Ok(
                if presence::back(connection, reading, known.item, known.missed, known.last_snapshot)? {
                    Outcome::Changed
                } else {
                    outcome
                },
            );
        }
        other => leave_behind(connection, other.as_ref(), item, reading)?,
    }
    second_source(connection, reading, listed, &key, item)
}

/// The hour of a sitting, where the same page has listed one of the same case and day at another hour.
fn second_sitting(
    connection: &Connection,
    reading: &Reading<'_>,
    key: &NaturalKey,
    hearing: &Hearing,
) -> Result<Option<String>, StoreError> {
    let (Some(time), Some(item)) = (hearing.starts.time, items::find(connection, key)?) else {
        return Ok(None);
    };
    let listed_now = connection
        .prepare_cached("SELECT 1 FROM sighting WHERE item = ?1 AND listing = ?2 AND last_run = ?3")?
        .exists(params![item, reading.listing, reading.run])?;
    let (starts, _) = hearings::standing(connection, item)?;
    let apart = listed_now && starts.contains('T') && starts != hearing.starts.iso();
    Ok(apart.then(|| time.format("%H:%M").to_string()))
}

fn find(connection: &Connection, listing: &str, reference: &str) -> Result<Option<Known>, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT item, record, missed, last_snapshot, last_seen, missed_at FROM sighting
             WHERE listing = ?1 AND reference = ?2",
        )?
        .query_row(params![listing, reference], |r| {
            Ok(Known {
                item: r.get(0)?,
                record: r.get(1)?,
                missed: r.get(2)?,
                last_snapshot: r.get(3)?,
                last_seen: r.get(4)?,
                missed_at: r.get(5)?,
            })
        })
        .optional()?)
}

/// The item that a record speaks of. A hearing that says which day it was moved from is that day's hearing.
fn find_item(
    connection: &Connection,
    key: &NaturalKey,
    record: &Record,
) -> Result<Option<ItemId>, StoreError> {
    let Record::Hearing(hearing) = record else { return items::find(connection, key) };
    if let Some(day) = hearing.moved_from {
        let before = NaturalKey { key: items::hearing_key(hearing, day), ..key.clone() };
        if let Some(item) = items::find(connection, &before)? {
            return Ok(Some(item));
        }
    }
    if let Some(item) = items::find(connection, key)? {
        return Ok(Some(item));
    }
    // a source that has not heard of a move still announces the old day
    let case = hearing.case.as_deref().filter(|_| hearing.status == HearingStatus::Announced);
    match case {
        Some(case) => changes::moved_from(connection, &key.court, case, &hearing.starts.day.to_string()),
        None => Ok(None),
    }
}

/// A recording older than what is known tells that the row stood there then, and nothing of how it stands now.
fn earlier(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
    known: &Known,
) -> Result<Outcome, StoreError> {
    connection
        .prepare_cached(
            "UPDATE sighting SET first_seen = ?3, first_snapshot = ?4
             WHERE listing = ?1 AND reference = ?2 AND first_seen > ?3",
        )?
        .execute(params![reading.listing, listed.reference, reading.at, reading.snapshot])?;
    connection
        .prepare_cached(
            "UPDATE item SET first_seen = ?2, first_snapshot = ?3 WHERE id = ?1 AND first_seen > ?2",
        )?
        .execute(params![known.item, reading.at, reading.snapshot])?;
    Ok(Outcome::Same)
}

fn seen_again(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
    known: &Known,
) -> Result<Outcome, StoreError> {
    connection
        .prepare_cached(
            "UPDATE sighting SET last_seen = MAX(last_seen, ?3), last_snapshot = ?4,
                    last_run = MAX(last_run, ?5), missed = 0, missed_at = NULL, missed_run = NULL
             WHERE listing = ?1 AND reference = ?2",
        )?
        .execute(params![reading.listing, listed.reference, reading.at, reading.snapshot, reading.run])?;
    let returned = presence::back(connection, reading, known.item, known.missed, known.last_snapshot)?;
    Ok(if returned { Outcome::Changed } else { Outcome::Same })
}

fn put(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
    item: ItemId,
    record: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO sighting (listing, reference, item, record, first_seen, last_seen, first_snapshot,
                                   last_snapshot, last_run, level)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?6, ?7, ?8)
             ON CONFLICT (listing, reference) DO UPDATE SET
                item = ?3, record = ?4, last_seen = MAX(last_seen, ?5), last_snapshot = ?6,
                last_run = MAX(last_run, ?7), level = ?8, missed = 0, missed_at = NULL, missed_run = NULL",
        )?
        .execute(params![
            reading.listing,
            listed.reference,
            item,
            record,
            reading.at,
            reading.snapshot,
            reading.run,
            level(&listed.record),
        ])?;
    Ok(())
}

/// How closed a source calls a record; only filings can be.
fn level(record: &Record) -> u8 {
    match record {
        Record::Filing(filing) => filing.classification.level as u8,
        Record::Hearing(_) | Record::Press(_) => 0,
    }
}

/// The filing as it may be stored: the highest level of all its sources governs, and a recording lowers none.
fn governed(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    filing: &Filing,
) -> Result<Filing, StoreError> {
    let highest: u8 = connection
        .prepare_cached("SELECT MAX(level) FROM sighting WHERE item = ?1")?
        .query_row([item], |r| r.get(0))?;
    let mut governed = filing.clone();
    if reading.recorded || (filing.classification.level as u8) < highest {
        let stored = filings::classification(connection, item)?;
        governed.classification = stored.stricter(governed.classification);
    }
    Ok(governed)
}

fn insert_record(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    key: &NaturalKey,
    listed: &Listed,
) -> Result<(), StoreError> {
    match &listed.record {
        Record::Filing(filing) => filings::insert(connection, item, &key.key, filing, reading.authority),
        Record::Hearing(hearing) => {
            hearings::save(connection, item, hearing, hearing.status, reading.authority)
        }
        Record::Press(item_of_news) => press::save(connection, item, item_of_news, reading.authority),
    }
}

fn compare(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
    key: &NaturalKey,
    known: &Known,
    text: &str,
) -> Result<Outcome, StoreError> {
    let before = record_text::fields(&known.record)?;
    let mut found = record_text::differences(&listed.record, &before, &record_text::fields(text)?);
    let differs = !found.is_empty();
    if let Record::Press(_) = &listed.record
        && excerpt(connection, known.item, &before)?
    {
        found.retain(|d| d.kind != ChangeKind::Text);
    }
    let mut news = false;
    for Difference { kind, old, new } in &found {
        let values = (old.as_deref(), new.as_deref());
        if changes::told_elsewhere(connection, known.item, *kind, values, reading.listing)? {
            continue;
        }
        news = true;
        note(connection, reading, known.item, *kind, values, Some(known.last_snapshot))?;
    }
    match &listed.record {
        Record::Filing(filing) => {
            let was = filings::classification(connection, known.item)?;
            let governed = governed(connection, reading, known.item, filing)?;
            filings::update(connection, known.item, &key.key, &governed, reading.authority)?;
            close(connection, reading, known.item, &was, &governed.classification)?;
            presence::keep_closed(connection, known.item, (reading.listing, reading.at))?;
        }
        Record::Hearing(hearing) => {
            let moved = found.iter().any(|d| d.kind == ChangeKind::Moved);
            let status = if moved { HearingStatus::Moved } else { hearing.status };
            hearings::save(connection, known.item, hearing, status, reading.authority)?;
            items::rename(connection, known.item, key)?;
        }
        Record::Press(item) => {
            let an_excerpt = excerpt(connection, known.item, &before)?;
            let body = item.body.clone().filter(|_| !an_excerpt);
            press::save(connection, known.item, &Press { body, ..Press::clone(item) }, reading.authority)?;
        }
    }
    Ok(match (news, differs) {
        (true, _) => Outcome::Changed,
        (false, true) => Outcome::Touched,
        (false, false) => Outcome::Same,
    })
}

/// Whether the text that this source gave of a press item is not the one that is shown: a feed gives the beginning
/// of what the item's own page has whole. Its words are then neither news nor taken over.
fn excerpt(connection: &Connection, item: ItemId, before: &Map<String, Value>) -> Result<bool, StoreError> {
    let shown = press::body(connection, item)?;
    Ok(shown.is_some() && shown.as_deref() != before.get("body").and_then(Value::as_str))
}

/// Holds back a filing that was open and is closed now, and the hearings that its rows announced. True if it was.
fn close(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    was: &Classification,
    now: &Classification,
) -> Result<bool, StoreError> {
    if was.closed() || !now.closed() {
        return Ok(false);
    }
    let reason = reclassified(reading, &now.printed);
    presence::quarantine(connection, item, (Cause::Reclassified, &reason), reading.at)?;
    presence::quarantine_hearings_of(connection, item, &reason)?;
    Ok(true)
}

fn reclassified(reading: &Reading<'_>, printed: &str) -> String {
    format!("{} calls it `{printed}` since {}", reading.listing, &reading.at[..10])
}

/// The level that words of a listing say; where it says nothing, the listing is public.
fn level_in(words: &str) -> Level {
    if words.is_empty() { Level::Public } else { Classification::read(words).level }
}

/// A source lists for the first time what another has listed: one item, two sightings. It is no news, unless
/// it closes a document, or moves or vacates a hearing.
fn second_source(
    connection: &Connection,
    reading: &Reading<'_>,
    listed: &Listed,
    key: &NaturalKey,
    item: ItemId,
) -> Result<Outcome, StoreError> {
    match &listed.record {
        Record::Filing(filing) => {
            let was = filings::classification(connection, item)?;
            let governed = governed(connection, reading, item, filing)?;
            filings::update(connection, item, &key.key, &governed, reading.authority)?;
            presence::keep_closed(connection, item, (reading.listing, reading.at))?;
            if !close(connection, reading, item, &was, &governed.classification)? {
                return Ok(Outcome::Touched);
            }
            let values = (Some(was.printed.as_str()), Some(governed.classification.printed.as_str()));
            note(connection, reading, item, ChangeKind::Classification, values, None)?;
            Ok(Outcome::Changed)
        }
        Record::Hearing(hearing) => sitting_again(connection, reading, item, key, hearing),
        Record::Press(news) => {
            press::save(connection, item, news, reading.authority)?;
            Ok(Outcome::Touched)
        }
    }
}

fn sitting_again(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    key: &NaturalKey,
    hearing: &Hearing,
) -> Result<Outcome, StoreError> {
    let (starts, status) = hearings::standing(connection, item)?;
    let now = hearing.starts.iso();
    let (kind, old, new) = match hearing.status {
        HearingStatus::Vacated if status != "vacated" => (ChangeKind::Vacated, status, "vacated".to_owned()),
        HearingStatus::Moved if starts != now => (ChangeKind::Moved, starts, now),
        HearingStatus::Announced | HearingStatus::Held | HearingStatus::Moved | HearingStatus::Vacated => {
            hearings::add_to(connection, item, hearing, reading.authority)?;
            return Ok(Outcome::Touched);
        }
    };
    hearings::save(connection, item, hearing, hearing.status, reading.authority)?;
    items::rename(connection, item, key)?;
    note(connection, reading, item, kind, (Some(old.as_str()), Some(new.as_str())), None)?;
    Ok(Outcome::Changed)
}

/// A row that now speaks of another item leaves its old one without this sighting. Where no source lists the
/// old one any more it is held back: its number was mended, or it was taken back.
fn leave_behind(
    connection: &Connection,
    known: Option<&Known>,
    item: ItemId,
    reading: &Reading<'_>,
) -> Result<(), StoreError> {
    let Some(known) = known.filter(|k| k.item != item) else { return Ok(()) };
    let elsewhere =
        connection.prepare_cached("SELECT 1 FROM sighting WHERE item = ?1")?.exists([known.item])?;
    if elsewhere {
        return Ok(());
    }
    let reason =
        format!("{} lists its row under another number since {}", reading.listing, &reading.at[..10]);
    presence::quarantine(connection, known.item, (Cause::Renumbered, &reason), reading.at)
}

pub(super) fn note(
    connection: &Connection,
    reading: &Reading<'_>,
    item: ItemId,
    kind: ChangeKind,
    (old, new): (Option<&str>, Option<&str>),
    old_snapshot: Option<SnapshotId>,
) -> Result<(), StoreError> {
    if kind == ChangeKind::Classification {
        let level =
            |words: Option<&str>| words.map_or("public", |words| filings::level_word(level_in(words)));
        let detail = format!("{} to {}", level(old), level(new));
        let entry =
            OnRecord { act: "classification", item, subject: "", detail: &detail, by: None, at: reading.at };
        custody::on_record(connection, &entry)?;
    }
    changes::insert(
        connection,
        &NewChange {
            at: reading.at,
            item,
            kind,
            old,
            new,
            listing: reading.listing,
            old_snapshot,
            new_snapshot: Some(reading.snapshot),
        },
    )
}
