//! What engines read in documents, and the text of a record.

use rusqlite::{Connection, OptionalExtension, params};

use super::{ItemId, Store, StoreError, bodies, covers, presence};
use crate::model::moment::{Moment, stamp};
use crate::model::text::{Extraction, ItemText, Margin, OUT_OF_TIME, Outcome, PageText, RECORD};

/// How a stored document was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The hash of the document.
    pub sha256: String,
    /// The engine.
    pub engine: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why there is no text, or not all of it.
    pub reason: Option<String>,
    /// How many pages it has text of.
    pub pages: u32,
}

/// A version that a document belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// Its number as printed, else its key.
    pub number: String,
    /// `listed`, `gone` or `quarantined`.
    pub state: String,
    /// Why it is not listed.
    pub reason: Option<String>,
}

/// The order of an item's documents: what came last counts, so that a copy from before hides nothing.
const NEWEST: &str = "s.retrieved DESC, s.id DESC, d.url";

/// The extraction that is the text of an item, as SQL: of its documents the newest with text, read by a reader of
/// letters before one of pictures, by the newest engine.
pub(super) fn current(columns: &str, item: &str) -> String {
    format!(
        "SELECT {columns} FROM document d JOIN snapshot s ON s.id = d.snapshot
         JOIN extraction e ON e.sha256 = s.sha256 LEFT JOIN version v ON v.item = d.item
         WHERE d.item = {item} AND e.outcome = 'text' ORDER BY {NEWEST}, e.recognised, e.id DESC LIMIT 1"
    )
}

impl Store {
    /// The hashes of stored documents that this engine has not read yet, or not in time, in the order they came.
    pub fn unread_documents(&self, engine: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot
             WHERE NOT EXISTS (SELECT 1 FROM extraction e WHERE e.sha256 = s.sha256 AND e.engine = ?1
                 AND instr(COALESCE(e.reason, ''), ?2) = 0)
             GROUP BY s.sha256 ORDER BY MIN(s.id)",
        )?;
        let rows = statement.query_map([engine, OUT_OF_TIME], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The versions that a document belongs to by its bytes: number, state, and why it is held back.
    pub fn versions_of_bytes(&self, sha256: &str) -> Result<Vec<Belongs>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT COALESCE(NULLIF(v.number, ''), i.key), i.state, i.reason
             FROM snapshot s JOIN document d ON d.snapshot = s.id JOIN item i ON i.id = d.item
             LEFT JOIN version v ON v.item = i.id WHERE s.sha256 = ?1 ORDER BY i.id",
        )?;
        let rows = statement.query_map([sha256], |r| {
            Ok(Belongs { number: r.get(0)?, state: r.get(1)?, reason: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores what an engine read in a document, whole or not at all, and in the same step what its cover says
    /// against what is listed: see `covers`. False when it had read it before, unless in part and now better.
    pub fn save_extraction(
        &mut self,
        sha256: &str,
        extraction: &Extraction,
        at: Moment,
    ) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        drop_poorer(&transaction, sha256, extraction)?;
        let cover = serde_json::to_string(&extraction.cover).unwrap_or_default();
        let added = transaction.execute(
            "INSERT OR IGNORE INTO extraction (sha256, engine, at, outcome, reason, recognised, language, cover)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                sha256,
                extraction.engine,
                stamp(at),
                extraction.outcome.word(),
                extraction.reason,
                extraction.recognised,
                extraction.language,
                cover,
            ],
        )?;
        if added > 0 {
            let id = transaction.last_insert_rowid();
            let mut insert = transaction.prepare_cached(
                "INSERT INTO page (extraction, number, body, margin) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for page in &extraction.pages {
                let margin = serde_json::to_string(&page.margin).unwrap_or_default();
                insert.execute(params![id, page.number, page.body, margin])?;
            }
            drop(insert);
            covers::compare(&transaction, sha256, &extraction.cover, &stamp(at))?;
            presence::keep_barred(&transaction, sha256, &stamp(at))?;
            let first = extraction.pages.first().filter(|page| page.number == 1 && !page.body.is_empty());
            if extraction.outcome == Outcome::Text && first.is_none() {
                covers::without_first_page(&transaction, sha256, &stamp(at))?;
            }
        }
        transaction.commit()?;
        Ok(added > 0)
    }

    /// How each document of an item was read, the newest reading first.
    pub fn readings_of(&self, item: ItemId) -> Result<Vec<Read>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT e.sha256, e.engine, e.outcome, e.reason,
                    (SELECT COUNT(*) FROM page p WHERE p.extraction = e.id)
             FROM document d JOIN snapshot s ON s.id = d.snapshot JOIN extraction e ON e.sha256 = s.sha256
             WHERE d.item = ?1 ORDER BY {NEWEST}, e.id DESC"
        ))?;
        let rows = statement.query_map([item], |r| {
            Ok(Read {
                sha256: r.get(0)?,
                engine: r.get(1)?,
                outcome: Outcome::read(&r.get::<_, String>(2)?),
                reason: r.get(3)?,
                pages: r.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The text of an item: of its documents where one was read, else the words that its source lists (the body of
    /// a press item, the sentence of a hearing). `None` where only a title is stored.
    pub fn text_of(&self, item: ItemId) -> Result<Option<ItemText>, StoreError> {
        let current: Option<(i64, String, String, bool, Option<String>)> = self
            .connection
            .prepare_cached(&current(
                "e.id, e.sha256, e.engine, e.recognised, COALESCE(v.language, e.language)",
                "?1",
            ))?
            .query_row([item], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))
            .optional()?;
        match current {
            Some((id, source, engine, recognised, language)) => {
                let pages = self.pages(id, &source)?;
                Ok(Some(ItemText { source, engine, recognised, language, pages }))
            }
            None => self.words_of(item),
        }
    }

    /// The same text as one engine read it, whichever is current now.
    pub fn text_as_read(&self, source: &str, engine: &str) -> Result<Option<ItemText>, StoreError> {
        let row: Option<(i64, bool, Option<String>)> = self
            .connection
            .prepare_cached(
                "SELECT id, recognised, language FROM extraction WHERE sha256 = ?1 AND engine = ?2",
            )?
            .query_row([source, engine], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        row.map(|(id, recognised, language)| {
            let pages = self.pages(id, source)?;
            Ok(ItemText { source: source.to_owned(), engine: engine.to_owned(), recognised, language, pages })
        })
        .transpose()
    }

    /// The extraction that is the text of an item.
    pub(super) fn current_extraction(&self, item: ItemId) -> Result<Option<i64>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(&current("e.id", "?1"))?
            .query_row([item], |r| r.get(0))
            .optional()?)
    }

    fn words_of(&self, item: ItemId) -> Result<Option<ItemText>, StoreError> {
        let words: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT COALESCE(p.title || char(10, 10) || p.body, h.evidence) FROM item i
                 LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
            )?
            .query_row([item], |r| r.get(0))
            .optional()?
            .flatten();
        Ok(words.map(record_words))
    }

    fn pages(&self, extraction: i64, source: &str) -> Result<Vec<PageText>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT number, body, margin FROM page WHERE extraction = ?1 ORDER BY number")?;
        let rows = statement.query_map([extraction], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let page = |row: Result<(u32, String, String), rusqlite::Error>| {
            let (number, body, margin) = row?;
            let damaged = |_| StoreError::DamagedText { sha256: source.to_owned() };
            Ok(PageText { number, body, margin: serde_json::from_str(&margin).map_err(damaged)? })
        };
        rows.map(page).collect()
    }
}

/// Takes away an earlier reading by the same engine that has a reason for what it lacks, where this one has more.
fn drop_poorer(connection: &Connection, sha256: &str, extraction: &Extraction) -> Result<(), StoreError> {
    let before: Option<(i64, String, String, usize)> = connection
        .prepare_cached(
            "SELECT id, outcome, reason, (SELECT COUNT(*) FROM page WHERE extraction = id AND body <> '')
             FROM extraction WHERE sha256 = ?1 AND engine = ?2 AND reason IS NOT NULL",
        )?
        .query_row([sha256, &extraction.engine], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .optional()?;
    let Some((id, outcome, reason, pages)) = before else { return Ok(()) };
    let now = extraction.pages.iter().filter(|page| !page.body.is_empty()).count();
    if worth(extraction.outcome, now, extraction.reason.as_deref())
        > worth(Outcome::read(&outcome), pages, Some(&reason))
    {
        connection.execute("DELETE FROM page WHERE extraction = ?1", [id])?;
        connection.execute("DELETE FROM extraction WHERE id = ?1", [id])?;
    }
    Ok(())
}

/// What a reading is worth beside another of the same bytes by the same engine.
fn worth(outcome: Outcome, pages: usize, reason: Option<&str>) -> (u8, usize, bool, bool) {
    let outcome = match outcome {
        Outcome::Text => 2,
        Outcome::NeedsOcr | Outcome::Encrypted => 1,
        Outcome::Unreadable => 0,
    };
    (outcome, pages, reason.is_none(), reason.is_none_or(|reason| !reason.contains(OUT_OF_TIME)))
}

/// Words that a source lists, as a text of one page.
pub(super) fn record_words(body: String) -> ItemText {
    ItemText {
        source: bodies::sha256(body.as_bytes()),
        engine: RECORD.to_owned(),
        recognised: false,
        language: None,
        pages: vec![PageText { number: 1, body, margin: Margin::default() }],
    }
}
