//! What named briefings were made of, and what a citation of a record rests on.

use rusqlite::{OptionalExtension, params};

use super::guard::WITHHELD;
use super::{ItemId, Store, StoreError};
use crate::model::briefed::{Briefed, BriefedRecord, BriefedTag, CaseFiling};
use crate::model::moment::{Moment, stamp};
use crate::model::withheld::Withheld;

/// Where a record was read, for a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Its natural key: kind, court, key.
    pub record: BriefedRecord,
    /// Whether its court lists it.
    pub listed: bool,
    /// The address where it stands.
    pub url: Option<String>,
    /// The page or `file:NAME` that showed it last.
    pub read_from: Option<String>,
    /// The hash of that page.
    pub sha256: Option<String>,
}

impl Store {
    /// Keeps what a briefing was made of, whole or not at all.
    pub fn keep_briefing(
        &mut self,
        (id, name, template): (&str, &str, Option<&str>),
        at: Moment,
        briefed: &Briefed,
    ) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO briefing (id, name, at, template) VALUES (?1, ?2, ?3, ?4)",
            params![id, name, stamp(at), template],
        )?;
        let mut tag = transaction.prepare_cached(
            "INSERT OR IGNORE INTO briefing_tag (briefing, tag, concern, state, number, words, reviewed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for t in &briefed.tags {
            let state = if t.confirmed { "confirmed" } else { "unreviewed" };
            tag.execute(params![id, t.tag, t.concern, state, t.number, t.words, t.reviewed])?;
        }
        drop(tag);
        let mut record = transaction.prepare_cached(
            "INSERT OR IGNORE INTO briefing_record (briefing, kind, court, key, number) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for r in &briefed.records {
            record.execute(params![id, r.kind, r.court, r.key, r.number])?;
        }
        drop(record);
        transaction.commit()?;
        Ok(())
    }

    /// When the last briefing of a name was made, and of what.
    pub fn last_briefing(&self, name: &str) -> Result<Option<(String, Briefed)>, StoreError> {
        let last: Option<(String, String)> = self
            .connection
            .prepare_cached("SELECT id, at FROM briefing WHERE name = ?1 ORDER BY at DESC, id DESC LIMIT 1")?
            .query_row([name], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let Some((id, at)) = last else { return Ok(None) };
        let mut tags = self.connection.prepare_cached(
            "SELECT tag, concern, state = 'confirmed', number, words, reviewed FROM briefing_tag
             WHERE briefing = ?1 ORDER BY tag",
        )?;
        let tags = tags.query_map([&id], |r| {
            Ok(BriefedTag {
                tag: r.get(0)?,
                concern: r.get(1)?,
                confirmed: r.get(2)?,
                number: r.get(3)?,
                words: r.get(4)?,
                reviewed: r.get(5)?,
            })
        })?;
        let tags = tags.collect::<Result<_, _>>()?;
        let mut records = self.connection.prepare_cached(
            "SELECT kind, court, key, number FROM briefing_record WHERE briefing = ?1 ORDER BY kind, court, key",
        )?;
        let records = records.query_map([&id], |r| {
            Ok(BriefedRecord { kind: r.get(0)?, court: r.get(1)?, key: r.get(2)?, number: r.get(3)? })
        })?;
        let records = records.collect::<Result<_, _>>()?;
        Ok(Some((at, Briefed { tags, records })))
    }

    /// The names of the briefings that are kept.
    pub fn briefing_names(&self) -> Result<Vec<String>, StoreError> {
        let mut names = self.connection.prepare_cached("SELECT DISTINCT name FROM briefing ORDER BY name")?;
        let names = names.query_map([], |r| r.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The state of a tag: `unreviewed`, `confirmed`, `rejected` or `removed`; `None` where it is not stored here.
    pub fn tag_state(&self, tag: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT state FROM tag WHERE id = ?1")?
            .query_row([tag], |r| r.get(0))
            .optional()?)
    }

    /// The record with a natural key.
    pub fn item_of(&self, kind: &str, court: &str, key: &str) -> Result<Option<ItemId>, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM item WHERE kind = ?1 AND court = ?2 AND key = ?3")?
            .query_row([kind, court, key], |r| r.get(0))
            .optional()?)
    }

    /// Where a record was read last.
    pub fn lead(&self, item: ItemId) -> Result<Lead, StoreError> {
        let sql = "SELECT i.kind, i.court, i.key, COALESCE(NULLIF(v.number, ''), p.reference, p.url, i.key),
                i.state = 'listed',
                COALESCE(v.page_url, (SELECT MIN(url) FROM document d WHERE d.item = i.id AND d.url NOT LIKE 'file:%'),
                         p.url, h.url, n.url), n.url, n.sha256
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
             LEFT JOIN hearing h ON h.item = i.id
             LEFT JOIN snapshot n ON n.id = (SELECT s.last_snapshot FROM sighting s WHERE s.item = i.id
                                             ORDER BY s.last_seen DESC, s.listing LIMIT 1)
             WHERE i.id = ?1";
        Ok(self.connection.prepare_cached(sql)?.query_row([item], |r| {
            let record =
                BriefedRecord { kind: r.get(0)?, court: r.get(1)?, key: r.get(2)?, number: r.get(3)? };
            Ok(Lead { record, listed: r.get(4)?, url: r.get(5)?, read_from: r.get(6)?, sha256: r.get(7)? })
        })?)
    }

    /// The case of a filing, by its number as printed.
    pub fn case_of(&self, court: &str, number: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT f.case_number FROM version v JOIN filing f ON f.id = v.filing
                 JOIN item i ON i.id = v.item WHERE i.court = ?1 AND v.number = ?2 LIMIT 1",
            )?
            .query_row([court, number], |r| r.get(0))
            .optional()?
            .flatten())
    }

    /// What a record is called whose words stay inside; `None` where even that may not be said.
    pub fn withheld_name(&self, item: ItemId) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT i.kind, COALESCE(NULLIF(v.number, ''), p.reference, i.key), i.key, h.case_number, h.day,
                    COALESCE(v.level IN ('secret', 'under-seal'), 0)
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
             LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
        )?;
        Ok(statement.query_row([item], |r| {
            let (kind, number, key): (String, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let case: Option<String> = r.get(3)?;
            let (day, secret) = (r.get(4)?, r.get(5)?);
            let record =
                Withheld { kind: &kind, number: &number, key: &key, case: case.as_deref(), day, secret };
            Ok(record.name())
        })?)
    }

    /// The listed and public filings of a case, by date.
    pub fn case_filings(&self, court: &str, case: &str) -> Result<Vec<CaseFiling>, StoreError> {
        let sql = "SELECT v.number, f.base, v.title FROM filing f JOIN version v ON v.filing = f.id
             JOIN item i ON i.id = v.item
             WHERE f.court = ?1 AND f.case_number = ?2 AND ({WITHHELD}) IS NULL ORDER BY v.date, v.number";
        let mut statement = self.connection.prepare_cached(&sql.replace("{WITHHELD}", &WITHHELD))?;
        let rows = statement.query_map([court, case], |r| {
            Ok(CaseFiling { number: r.get(0)?, base: r.get(1)?, title: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
