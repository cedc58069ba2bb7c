//! Anything that can be seen, tagged, changed or gone.

use rusqlite::{Connection, OptionalExtension, params};

use super::{ItemId, SnapshotId, StoreError};
use crate::model::filing::Filing;
use crate::model::hearing::Hearing;
use crate::model::moment::Day;
use crate::model::record::{Listed, Record};

/// What names a record apart from any source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NaturalKey {
    pub kind: &'static str,
    pub court: String,
    pub key: String,
}

/// The natural key of a record. `source` and the row's reference stand in where a court prints no number.
pub(super) fn natural_key(source: &str, listed: &Listed) -> NaturalKey {
    match &listed.record {
        Record::Filing(filing) => NaturalKey {
            kind: "filing",
            court: filing.court.slug.to_owned(),
            key: filing_key(source, &listed.reference, filing),
        },
        Record::Hearing(hearing) => NaturalKey {
            kind: "hearing",
            court: hearing.court.slug.to_owned(),
            key: hearing_key(hearing, hearing.starts.day),
        },
        Record::Press(press) => NaturalKey {
            kind: "press",
            court: press.court.map(|c| c.slug.to_owned()).unwrap_or_default(),
            key: press.url.clone(),
        },
    }
}

fn filing_key(source: &str, reference: &str, filing: &Filing) -> String {
    let mut key = match &filing.number {
        Some(number) => number.key().to_owned(),
        None if !filing.printed.is_empty() => format!("as printed: {}", filing.printed),
        None => return format!("{source}: {reference}"),
    };
    if let Some(code) = language_apart(filing) {
        key.push('@');
        key.push_str(code);
    }
    if let Some(distinction) = &filing.distinction {
        key.push('~');
        key.push_str(distinction);
    }
    key
}

/// At the Kosovo Specialist Chambers a filing and its translations share one number; English is the original.
fn language_apart(filing: &Filing) -> Option<&'static str> {
    let code = filing.language.as_ref()?.code();
    let apart = filing.court.slug == "ksc" && code != "en";
    let in_number = || filing.number.as_ref().is_some_and(|n| n.parts().language.is_some());
    (apart && !in_number()).then_some(code)
}

/// A sitting is known by its case and day. A sitting whose case nobody names is known by its kind as well.
pub(super) fn hearing_key(hearing: &Hearing, day: Day) -> String {
    let case = hearing.case.as_deref().unwrap_or("");
    if case.is_empty() { format!("{day} {}", hearing.kind) } else { format!("{case} {day}") }
}

/// The item with this key.
pub(super) fn find(connection: &Connection, key: &NaturalKey) -> Result<Option<ItemId>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT id FROM item WHERE kind = ?1 AND court = ?2 AND key = ?3")?
        .query_row(params![key.kind, key.court, key.key], |r| r.get(0))
        .optional()?)
}

pub(super) fn insert(
    connection: &Connection,
    key: &NaturalKey,
    at: &str,
    snapshot: SnapshotId,
) -> Result<ItemId, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO item (kind, court, key, first_seen, first_snapshot) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![key.kind, key.court, key.key, at, snapshot])?;
    Ok(connection.last_insert_rowid())
}

/// Gives an item another key, and its tags with it: a hearing that was moved is known by its new day. Where
/// that day has an item already, both keep their keys.
pub(super) fn rename(connection: &Connection, item: ItemId, key: &NaturalKey) -> Result<(), StoreError> {
    let old: String =
        connection.prepare_cached("SELECT key FROM item WHERE id = ?1")?.query_row([item], |r| r.get(0))?;
    if old == key.key || find(connection, key)?.is_some() {
        return Ok(());
    }
    connection.prepare_cached("UPDATE item SET key = ?2 WHERE id = ?1")?.execute(params![item, key.key])?;
    connection
        .prepare_cached("UPDATE tag SET key = ?4 WHERE kind = ?1 AND court = ?2 AND key = ?3")?
        .execute(params![key.kind, key.court, old, key.key])?;
    Ok(())
}

/// Why an item is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A complete reading lacked it; its listing may lift that.
    Absent,
    /// A source closed it; a person must lift that.
    Reclassified,
    /// Its row stands under another number now; a person must lift that.
    Renumbered,
}

impl Cause {
    /// The word it is stored under.
    pub(super) fn word(self) -> &'static str {
        match self {
            Cause::Absent => "absent",
            Cause::Reclassified => "reclassified",
            Cause::Renumbered => "renumbered",
        }
    }
}

/// How an item stands, and the cause where it is not simply listed.
pub(super) fn state(connection: &Connection, item: ItemId) -> Result<(String, Option<String>), StoreError> {
    Ok(connection
        .prepare_cached("SELECT state, cause FROM item WHERE id = ?1")?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))?)
}

pub(super) fn set_state(
    connection: &Connection,
    item: ItemId,
    state: &str,
    reason: Option<&str>,
    cause: Option<Cause>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE item SET state = ?2, reason = ?3, cause = ?4 WHERE id = ?1")?
        .execute(params![item, state, reason, cause.map(Cause::word)])?;
    Ok(())
}
