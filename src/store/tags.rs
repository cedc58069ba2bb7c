//! What people make.

use rusqlite::{Connection, OptionalExtension, params};

use super::anchors::newest_fate;
use super::custody::{self, OnRecord};
use super::guard::WHY;
use super::texts::record_words;
use super::{ItemId, Store, StoreError};
use crate::model::moment::{Moment, stamp};
use crate::model::passage::Selector;
use crate::model::rows::TagRow;
use crate::model::tag::Quote;
use crate::model::text::ItemText;

/// A tag to be stored.
pub struct NewTag<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// What it is on.
    pub item: ItemId,
    /// Slug of the codebook.
    pub concern: &'a str,
    /// Its version.
    pub codebook: &'a str,
    /// The passage; `None` tags the whole record.
    pub quote: Option<&'a Quote>,
    /// Where the passage stands; `None` where no text of it is stored.
    pub selector: Option<&'a Selector>,
    /// Why.
    pub note: Option<&'a str>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

/// The columns of a [`TagRow`]; `t` is the tag.
const TAG_COLUMNS: &str = "t.id, COALESCE(NULLIF(v.number, ''), t.key), t.concern, t.quote, t.page,
    t.note, t.by, t.at, t.state, t.codebook, t.quote_checked, NULLIF(t.court, ''), r.by, r.at";

/// The columns of a [`TagRow`], as SQL.
pub(super) fn tag_columns() -> String {
    format!("{TAG_COLUMNS}, {}, {}", newest_fate(), *WHY)
}

/// The tables that [`TAG_COLUMNS`] read.
pub(super) const TAG_TABLES: &str = "tag t LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court
     AND i.key = t.key LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
     LEFT JOIN review r ON r.id = (SELECT id FROM review WHERE tag = t.id ORDER BY at DESC, id DESC LIMIT 1)";

/// Reads the columns of [`TAG_COLUMNS`]: without the words of a record that stays inside.
pub(super) fn tag_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<TagRow> {
    let withheld: Option<String> = row.get(15)?;
    let words = |column: usize| if withheld.is_none() { row.get(column) } else { Ok(None) };
    Ok(TagRow {
        id: row.get(0)?,
        number: row.get(1)?,
        concern: row.get(2)?,
        quote: words(3)?,
        page: row.get(4)?,
        note: words(5)?,
        by: row.get(6)?,
        at: row.get(7)?,
        state: row.get(8)?,
        codebook: row.get(9)?,
        quote_checked: row.get(10)?,
        court: row.get(11)?,
        reviewed_by: row.get(12)?,
        reviewed_at: row.get(13)?,
        anchor: row.get(14)?,
        withheld,
    })
}

/// Notes in the custody log what was done to a tag.
pub(super) fn note(
    connection: &Connection,
    (act, tag): (&str, &str),
    detail: &str,
    (by, at): (Option<&str>, &str),
) -> Result<(), StoreError> {
    let item: ItemId = connection
        .prepare_cached(
            "SELECT COALESCE(i.id, 0) FROM tag t LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key
             WHERE t.id = ?1",
        )?
        .query_row([tag], |r| r.get(0))?;
    custody::on_record(connection, &OnRecord { act, item, subject: &format!("tag {tag}"), detail, by, at })
}

impl Store {
    /// Stores a tag. False when the very same tag is stored already.
    pub fn add_tag(&mut self, tag: &NewTag<'_>) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let added = transaction.execute(
            "INSERT OR IGNORE INTO tag (id, kind, court, key, concern, codebook, quote, page, quote_checked,
                                        note, by, at, state, snapshot, source, engine, start, end, prefix, suffix)
             SELECT ?1, i.kind, i.court, i.key, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'unreviewed',
                    (SELECT s.last_snapshot FROM sighting s WHERE s.item = i.id
                     ORDER BY s.last_seen DESC, s.listing LIMIT 1), ?11, ?12, ?13, ?14, ?15, ?16
             FROM item i WHERE i.id = ?2",
            params![
                tag.id,
                tag.item,
                tag.concern,
                tag.codebook,
                tag.quote.map(|q| q.exact.as_str()),
                tag.quote.and_then(|q| q.page),
                tag.quote.is_some_and(|q| q.checked),
                tag.note,
                tag.by,
                stamp(tag.at),
                tag.selector.map(|s| s.source.as_str()),
                tag.selector.map(|s| s.engine.as_str()),
                tag.selector.map(|s| s.passage.start),
                tag.selector.map(|s| s.passage.end),
                tag.selector.map(|s| s.passage.prefix.as_str()),
                tag.selector.map(|s| s.passage.suffix.as_str()),
            ],
        )?;
        if added > 0 {
            note(&transaction, ("tag", tag.id), tag.concern, (Some(tag.by), &stamp(tag.at)))?;
        }
        transaction.commit()?;
        Ok(added > 0)
    }

    /// The tags on a record with this concern, these words and this note, by id and author, that were not taken back.
    pub fn same_tags(
        &self,
        item: ItemId,
        concern: &str,
        quote: Option<&str>,
        note: Option<&str>,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.id, t.by FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
             WHERE i.id = ?1 AND t.concern = ?2 AND t.quote IS ?3 AND t.note IS ?4 AND t.state <> 'removed'
             ORDER BY t.at, t.id",
        )?;
        let rows =
            statement.query_map(params![item, concern, quote, note], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The tags whose id starts with these characters.
    pub fn tags_starting(&self, id: &str) -> Result<Vec<TagRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM {TAG_TABLES} WHERE substr(t.id, 1, length(?1)) = ?1 ORDER BY t.id",
            tag_columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([id], tag_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a tag back; its tombstone stays. False when it was taken back before.
    pub fn remove_tag(
        &mut self,
        id: &str,
        reason: Option<&str>,
        by: Option<&str>,
        at: Moment,
    ) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let changed = transaction.execute(
            "UPDATE tag SET state = 'removed', reason = ?2, changed_by = ?3, changed_at = ?4
             WHERE id = ?1 AND state <> 'removed'",
            params![id, reason, by, stamp(at)],
        )?;
        if changed > 0 {
            note(&transaction, ("untag", id), "", (by, &stamp(at)))?;
        }
        transaction.commit()?;
        Ok(changed > 0)
    }

    /// The title of an item as a text: a quotation may stand there alone.
    pub fn title_of(&self, item: ItemId) -> Result<Option<ItemText>, StoreError> {
        let title: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT COALESCE(v.title, p.title) FROM item i LEFT JOIN version v ON v.item = i.id
                 LEFT JOIN press p ON p.item = i.id WHERE i.id = ?1",
            )?
            .query_row([item], |r| r.get(0))
            .optional()?
            .flatten();
        Ok(title.map(record_words))
    }
}
