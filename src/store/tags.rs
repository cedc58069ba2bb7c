//! What people make.

use rusqlite::{OptionalExtension, params};

use super::{ItemId, Store, StoreError};
use crate::model::moment::{Moment, stamp};
use crate::model::rows::TagRow;
use crate::model::tag::Quote;

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
    /// Why.
    pub note: Option<&'a str>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

/// The columns of a [`TagRow`]; `t` is the tag.
pub(super) const TAG_COLUMNS: &str =
    "t.id, COALESCE(NULLIF(v.number, ''), t.key), t.concern, t.quote, t.page,
     t.note, t.by, t.at, t.state, t.codebook, t.quote_checked, NULLIF(t.court, ''), r.by, r.at";

/// The tables that [`TAG_COLUMNS`] read.
pub(super) const TAG_TABLES: &str = "tag t LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court
     AND i.key = t.key LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
     LEFT JOIN review r ON r.id = (SELECT id FROM review WHERE tag = t.id ORDER BY at DESC, id DESC LIMIT 1)";

/// Reads the columns of [`TAG_COLUMNS`].
pub(super) fn tag_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<TagRow> {
    Ok(TagRow {
        id: row.get(0)?,
        number: row.get(1)?,
        concern: row.get(2)?,
        quote: row.get(3)?,
        page: row.get(4)?,
        note: row.get(5)?,
        by: row.get(6)?,
        at: row.get(7)?,
        state: row.get(8)?,
        codebook: row.get(9)?,
        quote_checked: row.get(10)?,
        court: row.get(11)?,
        reviewed_by: row.get(12)?,
        reviewed_at: row.get(13)?,
    })
}

impl Store {
    /// Stores a tag. False when the very same tag is stored already.
    pub fn add_tag(&mut self, tag: &NewTag<'_>) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let added = transaction.execute(
            "INSERT OR IGNORE INTO tag (id, kind, court, key, concern, codebook, quote, page, quote_checked,
                                        note, by, at, state, snapshot)
             SELECT ?1, i.kind, i.court, i.key, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'unreviewed',
                    (SELECT s.last_snapshot FROM sighting s WHERE s.item = i.id
                     ORDER BY s.last_seen DESC, s.listing LIMIT 1)
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
            ],
        )?;
        transaction.commit()?;
        Ok(added > 0)
    }

    /// The tags whose id starts with these characters.
    pub fn tags_starting(&self, id: &str) -> Result<Vec<TagRow>, StoreError> {
        let sql = format!(
            "SELECT {TAG_COLUMNS} FROM {TAG_TABLES} WHERE substr(t.id, 1, length(?1)) = ?1 ORDER BY t.id"
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
        transaction.commit()?;
        Ok(changed > 0)
    }

    /// Whether the whole text of an item is stored, and not only what a list says of it.
    pub fn has_full_text(&self, item: ItemId) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM item i LEFT JOIN press p ON p.item = i.id
                 WHERE i.id = ?1 AND (i.kind = 'hearing' OR p.body IS NOT NULL)",
            )?
            .exists([item])?)
    }

    /// Text that is stored of an item, title first: what a quotation is looked for in.
    pub fn texts_of(&self, item: ItemId) -> Result<Vec<String>, StoreError> {
        let texts: Option<[Option<String>; 4]> = self
            .connection
            .query_row(
                "SELECT v.title, p.title, p.body, h.evidence FROM item i
                 LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
                 LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
                [item],
                |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?]),
            )
            .optional()?;
        Ok(texts.into_iter().flatten().flatten().collect())
    }
}
