//! What a digest asks: what is new or altered since a watch last told, which of it the watch chooses, and what may be
//! shown of it.

use std::collections::BTreeMap;

use rusqlite::params;

use super::filter::{Conditions, Filter};
use super::tagged::CASE;
use super::{ItemId, Store, StoreError, guard};
use crate::model::classification::Classification;
use crate::model::review::{ConfirmedTag, Review, ReviewRule, Verdict};
use crate::model::watch::{Progress, Reach};

/// How many records are asked for at once.
const CHUNK: usize = 5000;

/// A change of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsChange {
    /// Its id.
    pub id: i64,
    /// When it was found, as stored (RFC 3339).
    pub at: String,
    /// The record.
    pub item: ItemId,
    /// Its sort.
    pub kind: String,
    /// The value before.
    pub old: Option<String>,
    /// The value now.
    pub new: Option<String>,
}

/// What a digest needs of a record beside what a search shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsRecord {
    /// `filing`, `hearing` or `press`.
    pub record: String,
    /// The number as printed, or the reference of a press item; empty where none is printed.
    pub printed: String,
    /// How closed it is, in the word of its level.
    pub level: String,
    /// Of a sitting: when it begins, where it stands, the room.
    pub sitting: Option<(String, String, Option<String>)>,
    /// When it was last opened, where it was closed before: what it said until then is not shown.
    pub opened: Option<String>,
}

/// A record that a watch has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldRecord {
    /// It was told that it is held back.
    pub withdrawn: bool,
    /// Its words are not to be shown now.
    pub withheld: bool,
}

/// A tag that was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsTag {
    /// Its id.
    pub id: String,
    /// The record.
    pub item: ItemId,
    /// Slug of the concern.
    pub concern: String,
    /// Who made it.
    pub by: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// When, as stored (RFC 3339).
    pub at: String,
}

impl Store {
    /// When the newest reading was over, or began where it was cut off, as stored (RFC 3339).
    pub fn read_until(&self) -> Result<Option<String>, StoreError> {
        Ok(self.connection.query_row("SELECT MAX(COALESCE(finished, started)) FROM run", [], |r| r.get(0))?)
    }

    /// The records that are new or altered between what a watch has told and a later reach, in the order they came.
    pub fn altered(&self, progress: &Progress, upto: Reach) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item FROM change WHERE id > ?1 AND id <= ?2 AND (id > ?3 OR at >= ?4)
             UNION SELECT item FROM touched WHERE seq > ?5 AND seq <= ?6
             UNION SELECT d.item FROM extraction e JOIN snapshot s ON s.sha256 = e.sha256
                JOIN document d ON d.snapshot = s.id WHERE e.id > ?7 AND e.id <= ?8
             ORDER BY 1",
        )?;
        let told = progress.told;
        let bound = params![
            told.change,
            upto.change,
            progress.begun,
            progress.since,
            told.touched,
            upto.touched,
            told.extraction,
            upto.extraction
        ];
        let rows = statement.query_map(bound, |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those of some records that a filter chooses, of these sorts (none: any).
    pub fn chosen(
        &self,
        filter: &Filter,
        records: &[String],
        items: &[ItemId],
    ) -> Result<Vec<ItemId>, StoreError> {
        let mut chosen = Vec::new();
        for some in items.chunks(CHUNK) {
            let mut c = Conditions::new();
            c.and("i.id IN (SELECT value FROM json_each(?))", Some(array(some)))
                .common(filter, "i.court", CASE)
                .and("i.kind IN (SELECT value FROM json_each(?))", filled(records))
                .and("COALESCE(v.type, p.type, h.kind) = ? COLLATE NOCASE", filter.kind.clone())
                .and("v.language = ?", filter.language.clone())
                .and(
                    "EXISTS (SELECT 1 FROM tag t WHERE t.kind = i.kind AND t.court = i.court AND t.key = i.key
                     AND t.state <> 'removed' AND t.concern IN (SELECT value FROM json_each(?)))",
                    filled(&filter.concerns),
                );
            let sql = format!(
                "SELECT i.id FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
                 LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id{} ORDER BY i.id",
                c.clause()
            );
            chosen.extend(self.rows(&sql, &c, |r| r.get::<_, ItemId>(0))?);
        }
        Ok(chosen)
    }

    /// The changes of a record that a watch may tell, after `from` up to `upto`, in the order they were found.
    pub fn changes_of(
        &self,
        item: ItemId,
        progress: &Progress,
        from: i64,
        upto: i64,
    ) -> Result<Vec<NewsChange>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, at, item, kind, old, new FROM change
             WHERE item = ?1 AND id > ?2 AND id <= ?3 AND (id > ?4 OR at >= ?5) ORDER BY id",
        )?;
        let rows = statement.query_map(params![item, from, upto, progress.begun, progress.since], |r| {
            Ok(NewsChange {
                id: r.get(0)?,
                at: r.get(1)?,
                item: r.get(2)?,
                kind: r.get(3)?,
                old: r.get(4)?,
                new: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the text of a record came, where it came after a watch told last and the same bytes had none before. A
    /// reading that replaces a poorer one may have taken its id: its instant tells.
    pub fn text_came(
        &self,
        item: ItemId,
        progress: &Progress,
        upto: Reach,
    ) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT MIN(e.at) FROM document d JOIN snapshot s ON s.id = d.snapshot
             JOIN extraction e ON e.sha256 = s.sha256
             WHERE d.item = ?1 AND (e.id > ?2 OR e.at > ?4) AND e.id <= ?3 AND e.outcome = 'text' AND NOT EXISTS (
                SELECT 1 FROM extraction o
                WHERE o.sha256 = e.sha256 AND o.outcome = 'text' AND o.id <= ?2 AND o.at <= ?4 AND o.id <> e.id)",
        )?;
        let bound = params![item, progress.told.extraction, upto.extraction, progress.at];
        Ok(statement.query_row(bound, |r| r.get(0))?)
    }

    /// The records that a watch has told and that are still stored.
    pub fn told(&self, watch: &str) -> Result<BTreeMap<ItemId, ToldRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT i.id, told.withdrawn, {} IS NOT NULL FROM told JOIN item i ON i.id = told.item
             {} WHERE told.watch = ?1 AND told.tag = ''",
            *guard::WITHHELD,
            guard::TABLES
        ))?;
        let rows = statement.query_map([watch], |r| {
            Ok((r.get(0)?, ToldRecord { withdrawn: r.get(1)?, withheld: r.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The confirmed tags with one of these concerns on a record that a watch has not told and that were confirmed
    /// after an instant.
    pub fn confirmed_on(
        &self,
        item: ItemId,
        concerns: &[String],
        (watch, after): (&str, &str),
        rule: ReviewRule,
    ) -> Result<Vec<NewsTag>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.id, t.concern, t.by, r.verdict, r.was, r.note, r.by, r.at
             FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
             JOIN review r ON r.id = (SELECT id FROM review WHERE tag = t.id ORDER BY at DESC, id DESC LIMIT 1)
             WHERE i.id = ?1 AND t.state = 'confirmed' AND t.concern IN (SELECT value FROM json_each(?2))
               AND r.at >= ?4 AND NOT EXISTS (SELECT 1 FROM told WHERE watch = ?3 AND item = i.id AND tag = t.id)
             ORDER BY r.at, t.id",
        )?;
        let mut rows = statement.query(params![item, filled(concerns), watch, after])?;
        let mut tags = Vec::new();
        while let Some(r) = rows.next()? {
            let Some(verdict) = Verdict::read(&r.get::<_, String>(3)?) else { continue };
            let (by, confirmed_by, at): (String, String, String) = (r.get(2)?, r.get(6)?, r.get(7)?);
            let review =
                Review { verdict, was: r.get(4)?, note: r.get(5)?, by: confirmed_by.clone(), at: at.clone() };
            if ConfirmedTag::recall(&by, review, rule).is_some() {
                tags.push(NewsTag { id: r.get(0)?, item, concern: r.get(1)?, by, confirmed_by, at });
            }
        }
        Ok(tags)
    }

    /// What a digest needs of a record beside what a search shows; `None` where there is no such record any more.
    pub fn news_record(&self, item: ItemId) -> Result<Option<NewsRecord>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT i.kind, COALESCE(NULLIF(v.number, ''), p.reference, ''), COALESCE(v.level, 'public'),
                    h.starts, h.status, h.room
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
             LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
        )?;
        let mut rows = statement.query([item])?;
        let Some(r) = rows.next()? else { return Ok(None) };
        let starts: Option<String> = r.get(3)?;
        let sitting = starts.map(|starts| Ok::<_, StoreError>((starts, r.get(4)?, r.get(5)?))).transpose()?;
        Ok(Some(NewsRecord {
            record: r.get(0)?,
            printed: r.get(1)?,
            level: r.get(2)?,
            sitting,
            opened: self.opened(item)?,
        }))
    }

    fn opened(&self, item: ItemId) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, old FROM change WHERE item = ?1 AND kind = 'classification' ORDER BY id DESC",
        )?;
        let mut rows = statement.query([item])?;
        while let Some(r) = rows.next()? {
            let old: Option<String> = r.get(1)?;
            if old.is_some_and(|old| Classification::read(&old).closed()) {
                return Ok(Some(r.get(0)?));
            }
        }
        Ok(None)
    }
}

fn array(items: &[ItemId]) -> String {
    serde_json::json!(items).to_string()
}

/// Words as a JSON array to bind; `None` where there are none.
fn filled(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| serde_json::json!(words).to_string())
}
