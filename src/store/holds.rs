//! What the team keeps inside, and what a person decides on what was held back.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::custody::{self, OnRecord};
use super::filter::{Conditions, Filter, limit};
use super::guard::{TABLES, WHY, WITHHELD};
use super::items::{self, Cause};
use super::{ItemId, Store, StoreError, filings};
use crate::model::harm_rows::HoldRow;
use crate::model::moment::{Moment, stamp};
use crate::model::text::UNDER_BARS;

/// Who decides what, and why.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// Why.
    pub reason: &'a str,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

/// What became of a lift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lifted {
    /// The team's hold is lifted.
    Hold,
    /// What held it back is decided on.
    Opened,
    /// Nothing holds it back.
    Nothing,
    /// It is not for a person here to decide, for this reason.
    Refused(String),
}

impl Store {
    /// Puts a record on the team's hold list. False where it is on it already.
    pub fn add_hold(&mut self, item: ItemId, decision: &Decision<'_>) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let id = Uuid::now_v7().to_string();
        let added = transaction.execute(
            "INSERT INTO hold (id, kind, court, key, reason, by, at)
             SELECT ?1, i.kind, i.court, i.key, ?3, ?4, ?5 FROM item i WHERE i.id = ?2
             AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.kind = i.kind AND h.court = i.court AND h.key = i.key
                             AND h.lifted_at IS NULL)",
            params![id, item, decision.reason, decision.by, stamp(decision.at)],
        )?;
        if added > 0 {
            note(&transaction, "hold", item, &format!("hold {id}"), decision)?;
        }
        transaction.commit()?;
        Ok(added > 0)
    }

    /// The hold list, the oldest first; with `all` also what was lifted.
    pub fn holds(&self, filter: &Filter, all: bool) -> Result<Vec<HoldRow>, StoreError> {
        let mut c = Conditions::new();
        c.and("h.court = ?", filter.court.clone()).instants("h.at", filter);
        if !all {
            c.and("COALESCE(h.lifted_at, '') = ?", Some(String::new()));
        }
        let sql = format!(
            "SELECT COALESCE(NULLIF(v.number, ''), p.reference, h.key), NULLIF(h.court, ''),
                    IIF(h.lifted_at IS NULL, 'held', 'lifted'), h.reason, h.by, h.at, h.lifted_by, h.lifted_at,
                    h.lift_reason, h.id
             FROM hold h LEFT JOIN item i ON i.kind = h.kind AND i.court = h.court AND i.key = h.key
             LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id{} ORDER BY h.at, h.id{}",
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            Ok(HoldRow {
                number: r.get(0)?,
                court: r.get(1)?,
                state: r.get(2)?,
                reason: r.get(3)?,
                by: r.get(4)?,
                at: r.get(5)?,
                lifted_by: r.get(6)?,
                lifted_at: r.get(7)?,
                lift_reason: r.get(8)?,
                id: r.get(9)?,
            })
        })
    }

    /// Lifts the team's hold on a record; where there is none, decides that what held it back does so no longer.
    pub fn lift(&mut self, item: ItemId, decision: &Decision<'_>) -> Result<Lifted, StoreError> {
        let transaction = self.write()?;
        let lifted = lift(&transaction, item, decision)?;
        if matches!(lifted, Lifted::Hold | Lifted::Opened) {
            transaction.commit()?;
        }
        Ok(lifted)
    }
}

fn lift(connection: &Connection, item: ItemId, decision: &Decision<'_>) -> Result<Lifted, StoreError> {
    let standing = Standing::of(connection, item)?;
    if let Some(day) = &standing.purged {
        return Ok(Lifted::Refused(format!("it was purged on {}", &day[..10.min(day.len())])));
    }
    if lift_hold(connection, item, decision)? {
        return Ok(Lifted::Hold);
    }
    match standing.withheld.as_deref() {
        None => Ok(Lifted::Nothing),
        Some("held") => Ok(Lifted::Refused("it is the filing that announced it that is held".to_owned())),
        Some("gone") => Ok(Lifted::Refused("its court no longer lists it".to_owned())),
        Some("quarantined") if standing.cause.as_deref() == Some(Cause::Absent.word()) => {
            Ok(Lifted::Refused(
                "the last reading lacked it; it is back as soon as its court lists it".to_owned(),
            ))
        }
        Some("annex") => {
            decide(connection, item, ("annex", ""), decision)?;
            note(connection, "lift", item, "annex", decision)?;
            Ok(Lifted::Opened)
        }
        Some(_) if !matches!(standing.level.as_str(), "public" | "unread") => Ok(Lifted::Refused(format!(
            "it is listed as `{}`, and only its court can open it",
            if standing.classification.is_empty() { &standing.level } else { &standing.classification }
        ))),
        Some(word) => {
            open(connection, item, word, &standing, decision)?;
            Ok(Lifted::Opened)
        }
    }
}

/// How an item stands, with everything that a decision is about.
struct Standing {
    withheld: Option<String>,
    why: Option<String>,
    cause: Option<String>,
    level: String,
    classification: String,
    cover: Option<String>,
    purged: Option<String>,
}

impl Standing {
    fn of(connection: &Connection, item: ItemId) -> Result<Standing, StoreError> {
        let sql = format!(
            "SELECT {}, {}, i.cause, COALESCE(v.level, 'public'), COALESCE(v.classification, ''), v.cover_level,
                    (SELECT at FROM purge WHERE id = i.purged)
             FROM item i {TABLES} WHERE i.id = ?1",
            *WITHHELD, *WHY
        );
        Ok(connection.prepare_cached(&sql)?.query_row([item], |r| {
            Ok(Standing {
                withheld: r.get(0)?,
                why: r.get(1)?,
                cause: r.get(2)?,
                level: r.get(3)?,
                classification: r.get(4)?,
                cover: r.get(5)?,
                purged: r.get(6)?,
            })
        })?)
    }
}

fn lift_hold(connection: &Connection, item: ItemId, decision: &Decision<'_>) -> Result<bool, StoreError> {
    let changed = connection.execute(
        "UPDATE hold SET lifted_by = ?2, lifted_at = ?3, lift_reason = ?4 WHERE lifted_at IS NULL
         AND (kind, court, key) = (SELECT kind, court, key FROM item WHERE id = ?1)",
        params![item, decision.by, stamp(decision.at), decision.reason],
    )?;
    if changed > 0 {
        note(connection, "lift", item, "hold", decision)?;
    }
    Ok(changed > 0)
}

/// Stores what a person decided on each thing that held an item back, and opens it.
fn open(
    connection: &Connection,
    item: ItemId,
    word: &str,
    standing: &Standing,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let mut decided = Vec::new();
    if word == "quarantined" {
        decided.push(("state", standing.why.clone().unwrap_or_default()));
        if let Some(cover) = closing_cover(standing.cover.as_deref(), &standing.level) {
            decided.push(("cover", cover));
        }
        decided.extend(barred(connection, item)?.into_iter().map(|sha256| ("bars", sha256)));
        stand_as_listed(connection, item)?;
    }
    if standing.level == "unread" {
        decided.push(("level", standing.classification.clone()));
    }
    for (what, found) in &decided {
        decide(connection, item, (what, found), decision)?;
    }
    let names: Vec<&str> = decided.iter().map(|(what, _)| *what).collect();
    note(connection, "lift", item, &names.join(", "), decision)
}

/// An item that nothing keeps but its court: listed, or missed by a source.
fn stand_as_listed(connection: &Connection, item: ItemId) -> Result<(), StoreError> {
    let missed: Option<(String, i64, String)> = connection
        .prepare_cached(
            "SELECT listing, missed, substr(missed_at, 1, 10) FROM sighting WHERE item = ?1 AND missed > 0
             ORDER BY missed DESC LIMIT 1",
        )?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let Some((listing, missed, day)) = missed else {
        return items::set_state(connection, item, "listed", None, None);
    };
    let state = if missed > 1 { "gone" } else { "quarantined" };
    let reason = format!("{listing} has not listed it since {day}");
    items::set_state(connection, item, state, Some(&reason), Some(Cause::Absent))
}

/// The documents of an item now whose words stand under dark bars.
fn barred(connection: &Connection, item: ItemId) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT e.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot
         JOIN extraction e ON e.sha256 = s.sha256 WHERE d.item = ?1 AND instr(e.reason, ?2) > 0 ORDER BY 1",
    )?;
    let rows = statement.query_map(params![item, UNDER_BARS], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a decision on a cover is about, where it closes what its source lists as more open.
pub(super) fn closing_cover(cover: Option<&str>, listed: &str) -> Option<String> {
    let cover = cover.filter(|cover| filings::level_of(cover) > filings::level_of(listed))?;
    Some(format!("{cover} over {listed}"))
}

/// Whether a person has decided that what was found does not keep an item inside.
pub(super) fn is_lifted(
    connection: &Connection,
    item: ItemId,
    (what, found): (&str, &str),
) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM lift l JOIN item i ON i.kind = l.kind AND i.court = l.court AND i.key = l.key
             WHERE i.id = ?1 AND l.what = ?2 AND l.found = ?3",
        )?
        .exists(params![item, what, found])?)
}

fn decide(
    connection: &Connection,
    item: ItemId,
    (what, found): (&str, &str),
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO lift (id, kind, court, key, what, found, reason, by, at)
             SELECT ?1, i.kind, i.court, i.key, ?3, ?4, ?5, ?6, ?7 FROM item i WHERE i.id = ?2",
        )?
        .execute(params![
            Uuid::now_v7().to_string(),
            item,
            what,
            found,
            decision.reason,
            decision.by,
            stamp(decision.at)
        ])?;
    Ok(())
}

fn note(
    connection: &Connection,
    act: &str,
    item: ItemId,
    detail: &str,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let at = stamp(decision.at);
    custody::on_record(
        connection,
        &OnRecord { act, item, subject: "", detail, by: Some(decision.by), at: &at },
    )
}
