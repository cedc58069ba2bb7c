//! What the full-text index asks: what is new or altered since it was last brought up to date, and what it shows of
//! the records it found.

use std::ops::ControlFlow;

use rusqlite::{OptionalExtension, params};

use super::guard::{TABLES, WHY, WITHHELD};
use super::{ItemId, Store, StoreError};
use crate::model::moment::Day;
use crate::model::search::{IndexedRecord, Mark};
use crate::model::text::RECORD;

/// A record as a result shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRecord {
    /// The number as printed, the reference or the address.
    pub number: String,
    /// Court slug.
    pub court: Option<String>,
    /// The case number, else what the case is called.
    pub case: Option<String>,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title.
    pub title: String,
    /// The sort of document, press item or sitting.
    pub kind: String,
    /// `listed`, `gone`, `quarantined`; else who may read it, where that is not the public.
    pub state: String,
    /// The address of its page or document.
    pub url: Option<String>,
    /// What its case is called.
    pub case_name: Option<String>,
    /// Why its words stay inside; then it has no title, address or name of its case here.
    pub withheld: Option<String>,
}

/// The text of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFound {
    /// The text.
    pub text: String,
    /// It is a page of a document; else the words of a source, which have none.
    pub of_document: bool,
}

/// Records that are new or altered between two marks.
const CHANGED: &str = "SELECT id FROM item WHERE id > ?1 AND id <= ?2
    UNION SELECT t.item FROM touched t JOIN item i ON i.id = t.item
    WHERE t.seq > ?3 AND t.seq <= ?4 AND t.item <= ?2";

/// A record whose words stay inside: found by its number, court, case and date alone.
fn tombstone(record: IndexedRecord) -> IndexedRecord {
    IndexedRecord { case_name: None, title: String::new(), people: String::new(), ..record }
}

impl Store {
    /// How far the database is now. Read before what is indexed: what comes later is found the next time.
    pub fn index_mark(&self) -> Result<Mark, StoreError> {
        let (item, touched) = self.connection.query_row(
            "SELECT COALESCE((SELECT MAX(id) FROM item), 0),
                    COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'touched'), 0)",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        Ok(Mark { item, touched, database: self.salt(touched)? })
    }

    /// Whether a mark was set in this database and not in another, or in a later state of it.
    pub fn is_own_mark(&self, mark: &Mark, now: &Mark) -> Result<bool, StoreError> {
        Ok(mark.item <= now.item
            && mark.touched <= now.touched
            && mark.database == self.salt(mark.touched)?)
    }

    /// What tells a line of `touched` from the same line in another database, and in a copy of this one that went its
    /// own way since.
    fn salt(&self, touched: i64) -> Result<String, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT salt FROM touched WHERE seq = ?1")?;
        Ok(statement.query_row([touched], |r| r.get(0)).optional()?.unwrap_or_default())
    }

    /// Whether words of a record that stays inside now stand in an index that has come as far as `since`.
    pub fn is_behind_a_closing(&self, since: &Mark, to: &Mark) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT 1 FROM item i {TABLES} WHERE i.id IN ({CHANGED}) AND ({}) IS NOT NULL",
            *WITHHELD
        );
        let bound = params![since.item, to.item, since.touched, to.touched];
        Ok(self.connection.prepare_cached(&sql)?.exists(bound)?)
    }

    /// How many records are new or altered between two marks.
    pub fn count_to_index(&self, since: &Mark, to: &Mark) -> Result<u64, StoreError> {
        let sql = format!("SELECT COUNT(*) FROM ({CHANGED})");
        let bound = params![since.item, to.item, since.touched, to.touched];
        Ok(self.connection.prepare_cached(&sql)?.query_row(bound, |r| r.get(0))?)
    }

    /// Hands them over one by one, in the order they came.
    pub fn each_to_index(
        &self,
        since: &Mark,
        to: &Mark,
        mut each: impl FnMut(IndexedRecord) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{CHANGED} ORDER BY 1"))?;
        let mut rows = statement.query(params![since.item, to.item, since.touched, to.touched])?;
        while let Some(row) = rows.next()? {
            if each(self.to_index(row.get(0)?)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn to_index(&self, item: ItemId) -> Result<IndexedRecord, StoreError> {
        let mut withheld: Option<String> = None;
        let mut record = self
            .connection
            .prepare_cached(&format!(
                "SELECT i.court, i.key, f.base, COALESCE(NULLIF(v.number, ''), p.reference),
                    COALESCE(f.case_number, h.case_number), COALESCE(f.case_name, p.case_name),
                    COALESCE(v.date, p.date, h.day), COALESCE(v.type, p.type, h.kind), v.language,
                    COALESCE(v.title, p.title, h.kind), COALESCE(v.party, '') || ' ' || COALESCE(v.chamber, ''),
                    {}
                 FROM item i {TABLES}
                 LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
                *WITHHELD
            ))?
            .query_row([item], |r| {
                withheld = r.get(11)?;
                Ok(IndexedRecord {
                    item,
                    court: r.get(0)?,
                    key: r.get(1)?,
                    base: r.get(2)?,
                    number: r.get(3)?,
                    case: r.get(4)?,
                    case_name: r.get(5)?,
                    date: r.get(6)?,
                    kind: r.get::<_, Option<String>>(7)?.unwrap_or_default(),
                    language: r.get(8)?,
                    title: r.get::<_, Option<String>>(9)?.unwrap_or_default(),
                    people: r.get::<_, String>(10)?.trim().to_owned(),
                    ..IndexedRecord::default()
                })
            })?;
        if withheld.is_some() {
            return Ok(tombstone(record));
        }
        record.concerns = self.concerns_on(item)?;
        if let Some(text) = self.text_of(item)? {
            record.language = record.language.or(text.language);
            record.pages = text.pages.into_iter().map(|page| (page.number, page.body)).collect();
        }
        Ok(record)
    }

    fn concerns_on(&self, item: ItemId) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT t.concern FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court
             AND t.key = i.key WHERE i.id = ?1 AND t.state <> 'removed' ORDER BY t.concern",
        )?;
        let concerns = statement.query_map([item], |r| r.get(0))?;
        Ok(concerns.collect::<Result<_, _>>()?)
    }

    /// What a result shows of a record, as it is stored now; `None` where there is none.
    pub fn found(&self, item: ItemId) -> Result<Option<FoundRecord>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT COALESCE(NULLIF(v.number, ''), p.reference, p.url, i.key), NULLIF(i.court, ''),
                    COALESCE(f.case_number, h.case_number,
                        (SELECT MAX(named.case_number) FROM filing named WHERE named.court = i.court
                         AND named.case_name = p.case_name HAVING COUNT(DISTINCT named.case_number) = 1),
                        p.case_name),
                    COALESCE(v.date, p.date, h.day), COALESCE(v.title, p.title, h.kind),
                    COALESCE(v.type, p.type, h.kind),
                    COALESCE(NULLIF(NULLIF({WITHHELD}, 'annex'), 'listed'), 'listed'),
                    COALESCE(v.page_url, (SELECT MIN(url) FROM document d WHERE d.item = i.id), p.url, h.url),
                    COALESCE(f.case_name, p.case_name), {WHY}
                 FROM item i {TABLES}
                 LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
                WITHHELD = *WITHHELD,
                WHY = *WHY
            ))?
            .query_row([item], |r| {
                let withheld: Option<String> = r.get(9)?;
                let words = |column: usize| -> rusqlite::Result<Option<String>> {
                    if withheld.is_none() { r.get(column) } else { Ok(None) }
                };
                Ok(FoundRecord {
                    number: r.get(0)?,
                    court: r.get(1)?,
                    case: r.get(2)?,
                    date: r.get(3)?,
                    title: words(4)?.unwrap_or_default(),
                    kind: r.get::<_, Option<String>>(5)?.unwrap_or_default(),
                    state: r.get(6)?,
                    url: words(7)?,
                    case_name: words(8)?,
                    withheld,
                })
            })
            .optional()?)
    }

    /// The text of one page of a record, without reading the others.
    pub fn page_text(&self, item: ItemId, page: u32) -> Result<Option<PageFound>, StoreError> {
        let Some(extraction) = self.current_extraction(item)? else {
            let text = self.text_of(item)?.filter(|text| text.engine == RECORD);
            let own = text.and_then(|text| text.pages.into_iter().find(|own| own.number == page));
            return Ok(own.map(|own| PageFound { text: own.body, of_document: false }));
        };
        let text: Option<String> = self
            .connection
            .prepare_cached("SELECT body FROM page WHERE extraction = ?1 AND number = ?2")?
            .query_row(params![extraction, page], |r| r.get(0))
            .optional()?;
        Ok(text.map(|text| PageFound { text, of_document: true }))
    }

    /// What the cases that a number names are called, by court: only names that stand for one case alone.
    pub fn case_names(&self, case: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT f.court, f.case_name FROM filing f WHERE f.case_name IS NOT NULL
             AND (f.case_number = ?1 COLLATE NOCASE OR f.case_number LIKE ?1 || '-%' OR f.case_number LIKE ?1 || '/%')
             AND NOT EXISTS (SELECT 1 FROM filing g WHERE g.court = f.court AND g.case_name = f.case_name
                             AND g.case_number <> f.case_number)",
        )?;
        let names = statement.query_map([case], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The number of the one case that a court calls so.
    pub fn case_called(&self, court: &str, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT MAX(case_number) FROM filing WHERE court = ?1 AND case_name = ?2
                 HAVING COUNT(DISTINCT case_number) = 1",
            )?
            .query_row([court, name], |r| r.get(0))
            .optional()?
            .flatten())
    }
}
