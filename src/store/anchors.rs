//! Where tags stand in texts that came after them, and what a person decided.

use rusqlite::{OptionalExtension, Row, params};

use super::guard::{TABLES, WITHHELD};
use super::{ItemId, Store, StoreError, texts};
use crate::model::moment::{Day, Moment, stamp};
use crate::model::passage::{Fate, Passage, REDACTED, Selector};
use crate::model::rows::AnchorRow;
use crate::model::tag::Quote;

/// A tag with a quotation, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedTag {
    /// The tag's id.
    pub id: String,
    /// What it is on.
    pub item: ItemId,
    /// Its words.
    pub quote: String,
    /// The page that a person gave, or that the words were found on.
    pub page: Option<u32>,
    /// Where it stands; `None` where no text was stored when it was made.
    pub selector: Option<Selector>,
}

/// A version of a filing, as far as it matters for whose text comes after whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sibling {
    /// The version.
    pub item: ItemId,
    /// Its number as printed.
    pub number: String,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The date to cite.
    pub date: Option<Day>,
    /// Its words may be shown.
    pub open: bool,
}

/// What became of a tag's passage in a text.
pub struct NewAnchor<'a> {
    /// The tag's id.
    pub tag: &'a str,
    /// The version whose text it is.
    pub item: ItemId,
    /// The text's hash and engine.
    pub text: (&'a str, &'a str),
    /// What became of it.
    pub fate: Fate,
    /// Where it stands there.
    pub passage: Option<&'a Passage>,
    /// What differs, for a reader.
    pub reason: Option<&'a str>,
    /// When that was found.
    pub at: Moment,
}

/// Whether the text of an anchor of this alias is the one that is current for its record: of documents the one that
/// `texts.rs` chooses, of a record's own words those that it has now.
pub(super) fn is_current(anchor: &str) -> String {
    let document = texts::current("e.sha256 || ' ' || e.engine", &format!("{anchor}.item"));
    format!(
        "(CASE WHEN {anchor}.engine = 'record'
          THEN {anchor}.source IN (SELECT sha256(words) FROM (
              SELECT COALESCE(cv.title, cp.title || char(10, 10) || cp.body, cp.title, ch.evidence) AS words
              FROM item ci LEFT JOIN version cv ON cv.item = ci.id LEFT JOIN press cp ON cp.item = ci.id
              LEFT JOIN hearing ch ON ch.item = ci.id WHERE ci.id = {anchor}.item) WHERE words IS NOT NULL)
          ELSE {anchor}.source || ' ' || {anchor}.engine = ({document}) END)"
    )
}

/// The fate of a tag `t` on item `i` in the newest text: of the latest version that has one, else of its own.
pub(super) fn newest_fate() -> String {
    format!(
        "(SELECT a.outcome FROM anchor a LEFT JOIN version w ON w.item = a.item
          WHERE a.tag = t.id AND {} ORDER BY a.item = i.id, w.date DESC, a.at DESC LIMIT 1)",
        is_current("a")
    )
}

impl Store {
    /// The tags with a quotation that were neither rejected nor taken back, on records whose words may be shown.
    pub fn quoted_tags(&self) -> Result<Vec<QuotedTag>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT t.id, i.id, t.quote, t.page, t.source, t.engine, t.start, t.end, t.prefix, t.suffix
             FROM tag t JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key {TABLES}
             WHERE t.quote IS NOT NULL AND t.state NOT IN ('removed', 'rejected') AND ({}) IS NULL
             ORDER BY i.id, t.id",
            *WITHHELD
        ))?;
        let rows = statement.query_map([], quoted_tag)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The hash and engine of the text that is current for an item, without reading it; `None` where it has no
    /// document with text.
    pub fn current_text(&self, item: ItemId) -> Result<Option<(String, String)>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(&texts::current("e.sha256, e.engine", "?1"))?
            .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?)
    }

    /// The versions of the filing that an item is a version of, itself among them, by date.
    pub fn siblings(&self, item: ItemId) -> Result<Vec<Sibling>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT v.item, v.number, v.language, v.date, ({}) IS NULL
             FROM version a JOIN version v ON v.filing = a.filing JOIN item i ON i.id = v.item
             JOIN filing f ON f.id = v.filing WHERE a.item = ?1 ORDER BY v.date, v.item",
            *WITHHELD
        ))?;
        let rows = statement.query_map([item], |r| {
            let (number, language) = (r.get(1)?, r.get(2)?);
            Ok(Sibling { item: r.get(0)?, number, language, date: r.get(3)?, open: r.get(4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether it is known what became of a tag in a text.
    pub fn is_anchored(&self, tag: &str, item: ItemId, text: (&str, &str)) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM anchor WHERE tag = ?1 AND item = ?2 AND source = ?3 AND engine = ?4",
            )?
            .exists(params![tag, item, text.0, text.1])?)
    }

    /// Where a tag's passage stands in a text of this hash and engine: page, first character, the one behind its last.
    /// `None` where it was not found there, or where a person has yet to say whether it is the passage.
    pub fn place_in(&self, tag: &str, text: (&str, &str)) -> Result<Option<(u32, usize, usize)>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT COALESCE(page, 1), start, end FROM tag
                 WHERE id = ?1 AND source = ?2 AND engine = ?3 AND start IS NOT NULL
                 UNION ALL SELECT COALESCE(page, 1), start, end FROM anchor
                 WHERE tag = ?1 AND source = ?2 AND engine = ?3 AND start IS NOT NULL
                   AND (outcome IN ('kept', 'moved') OR decision = 'accepted') LIMIT 1",
            )?
            .query_row(params![tag, text.0, text.1], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?)
    }

    /// Stores where a tag stands whose quotation could not be checked when it was made, in the text's own words.
    pub fn place_tag(&mut self, tag: &str, quote: &Quote, selector: &Selector) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "UPDATE tag SET quote = ?2, page = ?3, quote_checked = 1, source = ?4, engine = ?5, start = ?6, end = ?7,
                            prefix = ?8, suffix = ?9
             WHERE id = ?1 AND source IS NULL",
            params![
                tag,
                quote.exact,
                quote.page,
                selector.source,
                selector.engine,
                selector.passage.start,
                selector.passage.end,
                selector.passage.prefix,
                selector.passage.suffix,
            ],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Stores what became of passages, whole or not at all. What a person decided on the same words that differed in
    /// the same way is decided again; on a redaction nothing is.
    pub fn save_anchors(&mut self, anchors: &[NewAnchor<'_>]) -> Result<(), StoreError> {
        let transaction = self.write()?;
        for anchor in anchors {
            let (source, engine) = anchor.text;
            transaction.execute(
                "INSERT OR IGNORE INTO anchor (tag, item, source, engine, outcome, reason, page, start, end, exact, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    anchor.tag,
                    anchor.item,
                    source,
                    engine,
                    anchor.fate.word(),
                    anchor.reason,
                    anchor.passage.map(|p| p.page),
                    anchor.passage.map(|p| p.start),
                    anchor.passage.map(|p| p.end),
                    anchor.passage.map(|p| p.exact.as_str()),
                    stamp(anchor.at),
                ],
            )?;
            transaction.execute(
                "UPDATE anchor SET (decision, decided_by, decided_at) = (
                     SELECT b.decision, b.decided_by, b.decided_at FROM anchor b
                     WHERE b.tag = anchor.tag AND b.item = anchor.item AND b.outcome = anchor.outcome
                       AND b.exact IS anchor.exact AND b.reason IS anchor.reason AND b.decision IS NOT NULL
                     ORDER BY b.decided_at DESC LIMIT 1)
                 WHERE tag = ?1 AND item = ?2 AND source = ?3 AND engine = ?4 AND decision IS NULL
                   AND outcome IN ('changed', 'lost') AND substr(COALESCE(reason, ''), 1, length(?5)) <> ?5",
                params![anchor.tag, anchor.item, source, engine, REDACTED],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// What waits for a person in the texts that are current; or all that was ever found. Nothing of records that
    /// stay inside.
    pub fn anchors(&self, all: bool) -> Result<Vec<AnchorRow>, StoreError> {
        let open = format!(
            "AND a.outcome IN ('changed', 'lost') AND a.decision IS NULL AND {}
             AND t.state NOT IN ('removed', 'rejected')",
            is_current("a")
        );
        let sql = format!(
            "SELECT t.id, COALESCE(NULLIF(v.number, ''), t.key), t.concern, a.outcome, t.quote, a.exact, a.page, a.reason,
                    COALESCE(NULLIF(w.number, ''), j.key), a.engine, a.decision, a.decided_by, a.decided_at, a.at
             FROM anchor a JOIN tag t ON t.id = a.tag JOIN item j ON j.id = a.item LEFT JOIN version w ON w.item = a.item
             LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key {TABLES}
             WHERE ({}) IS NULL AND (SELECT {} FROM item i {TABLES} WHERE i.id = a.item) IS NULL {}
             ORDER BY t.id, a.at, a.item, a.engine",
            *WITHHELD,
            *WITHHELD,
            if all { "" } else { &open }
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], anchor_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores a person's decision on what waits for a tag, in the text of the version with this number. How many
    /// texts that were.
    pub fn decide(
        &mut self,
        (tag, version): (&str, &str),
        decision: &str,
        by: &str,
        at: Moment,
    ) -> Result<usize, StoreError> {
        let sql = format!(
            "UPDATE anchor AS a SET decision = ?3, decided_by = ?4, decided_at = ?5
             WHERE a.tag = ?1 AND a.decision IS NULL AND a.outcome IN ('changed', 'lost') AND {}
               AND ?2 = (SELECT COALESCE(NULLIF(w.number, ''), j.key) FROM item j LEFT JOIN version w ON w.item = j.id
                         WHERE j.id = a.item)",
            is_current("a")
        );
        let transaction = self.write()?;
        let changed = transaction.execute(&sql, params![tag, version, decision, by, stamp(at)])?;
        transaction.commit()?;
        Ok(changed)
    }
}

fn quoted_tag(r: &Row<'_>) -> rusqlite::Result<QuotedTag> {
    let (quote, page): (String, Option<u32>) = (r.get(2)?, r.get(3)?);
    let source: Option<String> = r.get(4)?;
    let selector = match source {
        None => None,
        Some(source) => Some(Selector {
            source,
            engine: r.get(5)?,
            passage: Passage {
                page: page.unwrap_or(1),
                start: r.get(6)?,
                end: r.get(7)?,
                exact: quote.clone(),
                prefix: r.get(8)?,
                suffix: r.get(9)?,
            },
        }),
    };
    Ok(QuotedTag { id: r.get(0)?, item: r.get(1)?, quote, page, selector })
}

fn anchor_row(r: &Row<'_>) -> rusqlite::Result<AnchorRow> {
    Ok(AnchorRow {
        id: r.get(0)?,
        number: r.get(1)?,
        concern: r.get(2)?,
        outcome: r.get(3)?,
        quote: r.get(4)?,
        words: r.get(5)?,
        page: r.get(6)?,
        reason: r.get(7)?,
        version: r.get(8)?,
        engine: r.get(9)?,
        decision: r.get(10)?,
        decided_by: r.get(11)?,
        decided_at: r.get(12)?,
        at: r.get(13)?,
    })
}
