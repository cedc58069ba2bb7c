//! Rounds of blind double coding, and what their coders said.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params};

use super::filter::{Conditions, Filter};
use super::guard::WITHHELD;
use super::tagged::{CASE, hidden};
use super::{ItemId, Store, StoreError};
use crate::model::moment::{Day, Moment, stamp};
use crate::model::person::{name_key, same_person};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// UUIDv7.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who codes.
    pub coders: Vec<String>,
    /// When it began (RFC 3339).
    pub at: String,
    /// When all were done (RFC 3339); `None`: it is open.
    pub closed: Option<String>,
}

impl Round {
    /// The coder of this name, as the round spells it.
    pub fn coder(&self, name: &str) -> Option<&str> {
        self.coders.iter().map(String::as_str).find(|coder| same_person(coder, name))
    }
}

/// How far a coder of a round is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Who.
    pub coder: String,
    /// How many records they read.
    pub records: u64,
    /// When they said that they were done (RFC 3339).
    pub done: Option<String>,
}

/// The natural key of a record: kind, court and key.
pub type Key = (String, String, String);

/// A record that can be coded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Codable {
    /// Its natural key, so that the order is the same on every laptop.
    pub key: Key,
    /// What it is.
    pub item: ItemId,
    /// Court slug; empty for an observer's feed.
    pub court: String,
    /// The number as printed, the reference or the address: what `tag add` takes.
    pub number: String,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title.
    pub title: String,
    /// Whether it is public and listed now.
    pub open: bool,
}

/// What a coder said: a tag as they made it, before any review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedTag {
    /// The tag's id.
    pub id: String,
    /// Who made it.
    pub by: String,
    /// What it is on.
    pub item: ItemId,
    /// The concern that they saw.
    pub concern: String,
    /// The passage.
    pub quote: Option<String>,
    /// Its page.
    pub page: Option<u32>,
    /// Whether somebody has reviewed it.
    pub reviewed: bool,
    /// Whether a later text hides its passage: it stays inside.
    pub hidden: bool,
    /// When it was made (RFC 3339).
    pub at: String,
}

const RECORD: &str = "SELECT DISTINCT i.kind, i.court, i.key, i.id, i.court,
        COALESCE(NULLIF(v.number, ''), p.reference, p.url, i.key), COALESCE(v.date, p.date, h.day),
        COALESCE(v.title, p.title, h.kind), {WITHHELD}
     FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
     LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id";

impl Store {
    /// Every round, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::DamagedRound`]: with coders unknown nobody could be kept from seeing the others' tags.
    pub fn rounds(&self) -> Result<Vec<Round>, StoreError> {
        let sql = "SELECT id, name, coders, at, closed FROM round ORDER BY at, id";
        let stored = self.rows(sql, &Conditions::new(), |r| {
            let round = Round {
                id: r.get(0)?,
                name: r.get(1)?,
                coders: Vec::new(),
                at: r.get(3)?,
                closed: r.get(4)?,
            };
            Ok((round, r.get::<_, String>(2)?))
        })?;
        let read = |(round, coders): (Round, String)| match serde_json::from_str::<Vec<String>>(&coders) {
            Ok(coders) if !coders.is_empty() => Ok(Round { coders, ..round }),
            _ => Err(StoreError::DamagedRound { name: round.name }),
        };
        stored.into_iter().map(read).collect()
    }

    /// Begins a round: every coder is given every record. False when a round is called so already.
    pub fn add_round(&mut self, round: &Round, items: &[ItemId]) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let coders = serde_json::to_string(&round.coders).unwrap_or_default();
        let added = transaction.execute(
            "INSERT INTO round (id, name, coders, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![round.id, round.name, coders, round.at],
        )?;
        if added == 0 {
            return Ok(false);
        }
        {
            let mut assign = transaction.prepare_cached(
                "INSERT INTO assignment (round, coder, kind, court, key)
                 SELECT ?1, ?2, kind, court, key FROM item WHERE id = ?3",
            )?;
            for coder in &round.coders {
                for item in items {
                    assign.execute(params![round.id, coder, item])?;
                }
            }
        }
        transaction.commit()?;
        Ok(true)
    }

    /// A coder, as the round spells the name, is done; the round closes when all are. False when they were before.
    pub fn finish(&mut self, round: &Round, coder: &str, at: Moment) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let finished = transaction.execute(
            "UPDATE assignment SET done = ?3 WHERE round = ?1 AND coder = ?2 AND done IS NULL",
            params![round.id, coder, stamp(at)],
        )?;
        transaction.execute(
            "UPDATE round SET closed = ?2 WHERE id = ?1 AND closed IS NULL
             AND NOT EXISTS (SELECT 1 FROM assignment WHERE round = ?1 AND done IS NULL)",
            params![round.id, stamp(at)],
        )?;
        transaction.commit()?;
        Ok(finished > 0)
    }

    /// How far each coder of a round is.
    pub fn progress(&self, round: &Round) -> Result<Vec<Progress>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT COUNT(*), IIF(COUNT(*) = COUNT(done), MAX(done), NULL) FROM assignment
             WHERE round = ?1 AND coder = ?2",
        )?;
        let of = |coder: &String| {
            let row = statement.query_row([&round.id, coder], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
            let (records, done) = row.unwrap_or_default();
            Ok(Progress { coder: coder.clone(), records, done })
        };
        round.coders.iter().map(of).collect()
    }

    /// Filings and press items that are public, listed and have at least a title.
    pub fn codable(&self, filter: &Filter) -> Result<Vec<Codable>, StoreError> {
        let mut c = record_conditions(filter);
        c.and("i.kind IN ('filing', 'press') AND COALESCE(v.title, p.title, '') <> ?", Some(String::new()));
        let records = self.records(&c)?;
        Ok(records.into_iter().filter(|record| record.open).collect())
    }

    /// The records of a round.
    pub fn round_records(&self, round: &Round, filter: &Filter) -> Result<Vec<Codable>, StoreError> {
        let mut c = record_conditions(filter);
        c.and(
            "(i.kind, i.court, i.key) IN (SELECT kind, court, key FROM assignment WHERE round = ?)",
            Some(round.id.clone()),
        );
        self.records(&c)
    }

    /// Records that at least two people have tagged.
    pub fn shared_records(&self, filter: &Filter) -> Result<Vec<Codable>, StoreError> {
        let mut c = record_conditions(filter);
        c.and(
            "(i.kind, i.court, i.key) IN (SELECT kind, court, key FROM tag WHERE state <> ?
              GROUP BY kind, court, key HAVING COUNT(DISTINCT by) > 1)",
            Some("removed".to_owned()),
        );
        let people = self.people_by_record()?;
        let mut records = self.records(&c)?;
        records.retain(|record| people.get(&record.key).is_some_and(|people| people.len() > 1));
        Ok(records)
    }

    /// Who tagged each record, by the form in which names are compared.
    fn people_by_record(&self) -> Result<BTreeMap<Key, BTreeSet<String>>, StoreError> {
        let mut people: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        let sql = "SELECT DISTINCT kind, court, key, by FROM tag WHERE state <> 'removed'";
        for (key, by) in self.rows(sql, &Conditions::new(), |r| {
            Ok(((r.get(0)?, r.get(1)?, r.get(2)?), r.get::<_, String>(3)?))
        })? {
            people.entry(key).or_default().insert(name_key(&by));
        }
        Ok(people)
    }

    fn records(&self, conditions: &Conditions) -> Result<Vec<Codable>, StoreError> {
        let sql =
            format!("{}{} ORDER BY 1, 2, 3", RECORD.replace("{WITHHELD}", &WITHHELD), conditions.clause());
        self.rows(&sql, conditions, |r| {
            Ok(Codable {
                key: (r.get(0)?, r.get(1)?, r.get(2)?),
                item: r.get(3)?,
                court: r.get(4)?,
                date: r.get(6)?,
                title: r.get(7)?,
                open: r.get::<_, Option<String>>(8)?.is_none(),
                number: r.get(5)?,
            })
        })
    }

    /// What people said of a record until an instant (RFC 3339): with the concern as it was before any review, and
    /// also what a reviewer rejected, or somebody took back, since.
    pub fn said_of(&self, item: ItemId, until: Option<&str>) -> Result<Vec<CodedTag>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT t.id, t.by, i.id,
                    COALESCE((SELECT was FROM review r WHERE r.tag = t.id AND was IS NOT NULL
                              ORDER BY r.at, r.id LIMIT 1), t.concern),
                    t.quote, t.page,
                    EXISTS (SELECT 1 FROM review r WHERE r.tag = t.id), {}, t.at
             FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
             WHERE i.id = ?1 AND (t.state <> 'removed' OR t.changed_at > ?2) AND (?2 IS NULL OR t.at <= ?2)
             ORDER BY t.at, t.id",
            hidden()
        ))?;
        let rows = statement.query_map(params![item, until], |r| {
            Ok(CodedTag {
                id: r.get(0)?,
                by: r.get(1)?,
                item: r.get(2)?,
                concern: r.get(3)?,
                quote: r.get(4)?,
                page: r.get(5)?,
                reviewed: r.get(6)?,
                hidden: r.get(7)?,
                at: r.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many public records were first seen in each month (`2026-11`), the oldest month first.
    pub fn read_by_month(&self, filter: &Filter) -> Result<Vec<(String, usize)>, StoreError> {
        let mut c = record_conditions(filter);
        c.and(&format!("({}) IS ?", *WITHHELD), Some(Value::Null));
        let sql = format!(
            "SELECT substr(i.first_seen, 1, 7), COUNT(*)
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
             LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id{} GROUP BY 1 ORDER BY 1",
            c.clause()
        );
        self.rows(&sql, &c, |r| Ok((r.get(0)?, r.get(1)?)))
    }
}

/// Court, case, days, sort and language of a record.
fn record_conditions(filter: &Filter) -> Conditions {
    let mut c = Conditions::new();
    c.common(filter, "i.court", CASE)
        .days("COALESCE(v.date, p.date, h.day)", filter)
        .and("v.language = ?", filter.language.clone())
        .and("COALESCE(v.type, p.type, h.kind) = ? COLLATE NOCASE", filter.kind.clone());
    c
}
