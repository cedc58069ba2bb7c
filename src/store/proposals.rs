//! What proposals are made from and checked against: records with their tags, and proposals turned down.

use rusqlite::params;

use super::guard::{self, WITHHELD};
use super::{ItemId, Store, StoreError};
use crate::model::moment::{Moment, stamp};
use crate::model::tag::TagState;

/// A record that proposals are made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its item.
    pub item: ItemId,
    /// The number as printed, the reference or the address.
    pub number: String,
    /// The title, where it has one.
    pub title: Option<String>,
    /// Court slug; empty for an observer's feed.
    pub court: String,
    /// ISO 639-1, where its source states it.
    pub language: Option<String>,
    /// Why its words are not to be shown: it is not listed, or not public.
    pub held: Option<String>,
}

/// A judgement on a passage of a record, or on the whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Slug of the concern.
    pub concern: String,
    /// The passage; `None` is the whole record.
    pub exact: Option<String>,
    /// Who turned a proposal down; `None`: it is a tag.
    pub refused_by: Option<String>,
}

/// A proposal that a person turned down.
pub struct NewRefusal<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// What it was on.
    pub item: ItemId,
    /// Slug of the codebook.
    pub concern: &'a str,
    /// The passage.
    pub exact: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

/// A passage that a second person confirmed or rejected a tag on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Slug of the concern.
    pub concern: String,
    /// The passage.
    pub quote: String,
    /// Whether it was confirmed.
    pub confirmed: bool,
}

impl Store {
    /// The records after one with this id, in the order they came, at most `limit`: for going through all of them
    /// with flat memory.
    pub fn subjects_after(&self, item: ItemId, limit: u32) -> Result<Vec<Subject>, StoreError> {
        self.subjects("i.id > ?1 ORDER BY i.id LIMIT ?2", item, limit)
    }

    /// One record.
    pub fn subject(&self, item: ItemId) -> Result<Option<Subject>, StoreError> {
        Ok(self.subjects("i.id = ?1 LIMIT ?2", item, 1)?.pop())
    }

    fn subjects(&self, chosen: &str, item: ItemId, limit: u32) -> Result<Vec<Subject>, StoreError> {
        let sql = format!(
            "SELECT i.id, COALESCE(NULLIF(v.number, ''), p.reference, p.url, i.key), v.title, i.court, v.language,
                    {}
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
             LEFT JOIN press p ON p.item = i.id WHERE {chosen}",
            *WITHHELD
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![item, limit], |r| {
            Ok(Subject {
                item: r.get(0)?,
                held: r.get(5)?,
                number: r.get(1)?,
                title: r.get(2)?,
                court: r.get(3)?,
                language: r.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What people have said of a record already: its tags in every state, without those that are not to be seen (by
    /// id), and the proposals turned down.
    pub fn judged(&self, item: ItemId, unseen: &[String]) -> Result<Vec<Judged>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.concern, t.quote, NULL FROM tag t JOIN item i ON i.kind = t.kind AND i.court = t.court
                 AND i.key = t.key WHERE i.id = ?1 AND t.id NOT IN (SELECT value FROM json_each(?2))
             UNION ALL
             SELECT r.concern, r.exact, r.by FROM refusal r JOIN item i ON i.kind = r.kind AND i.court = r.court
                 AND i.key = r.key WHERE i.id = ?1",
        )?;
        let rows = statement.query_map(params![item, json(unseen)], |r| {
            Ok(Judged { concern: r.get(0)?, exact: r.get(1)?, refused_by: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps that a proposal was turned down. False when it was turned down before.
    pub fn add_refusal(&mut self, refusal: &NewRefusal<'_>) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let added = transaction.execute(
            "INSERT INTO refusal (id, kind, court, key, concern, exact, reason, by, at)
             SELECT ?1, i.kind, i.court, i.key, ?3, ?4, ?5, ?6, ?7 FROM item i WHERE i.id = ?2
             AND NOT EXISTS (SELECT 1 FROM refusal r WHERE r.kind = i.kind AND r.court = i.court
                             AND r.key = i.key AND r.concern = ?3 AND r.exact = ?4)",
            params![
                refusal.id,
                refusal.item,
                refusal.concern,
                refusal.exact,
                refusal.reason,
                refusal.by,
                stamp(refusal.at),
            ],
        )?;
        transaction.commit()?;
        Ok(added > 0)
    }

    /// The passages of all tags that a second person confirmed or rejected, in the order of the tags' ids, without
    /// those that are not to be seen and those of records that stay inside.
    pub fn reviewed_passages(&self, unseen: &[String]) -> Result<Vec<Reviewed>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT t.concern, t.quote, t.state = ?1 FROM tag t
             LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key {}
             WHERE t.quote IS NOT NULL AND t.state IN (?1, ?2) AND ({}) IS NULL
             AND t.id NOT IN (SELECT value FROM json_each(?3)) ORDER BY t.id",
            guard::TABLES,
            *WITHHELD
        ))?;
        let states = params![TagState::Confirmed.word(), TagState::Rejected.word(), json(unseen)];
        let rows = statement.query_map(states, |r| {
            Ok(Reviewed { concern: r.get(0)?, quote: r.get(1)?, confirmed: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Ids as a JSON array, to bind.
fn json(ids: &[String]) -> String {
    serde_json::Value::from(ids).to_string()
}
