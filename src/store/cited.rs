//! What citations are made of.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use rusqlite::{Row, params_from_iter};

use super::filter::{Conditions, Filter};
use super::tagged::{CASE, CASE_NAME};
use super::{ItemId, Store, StoreError};
use crate::model::cited::CitedRecord;

/// The columns of a record that is cited, in the order of [`read`]; a filing's address is its page, else its first
/// document.
static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    format!("i.kind, i.court, COALESCE(f.case_number, h.case_number),
    {CASE_NAME},
    COALESCE(NULLIF(v.number, ''), p.reference, CASE i.kind WHEN 'press' THEN '' ELSE COALESCE(v.number, '') END),
    COALESCE(v.title, p.title, h.kind), COALESCE(v.type, p.type, h.kind), v.party, v.chamber, v.language,
    COALESCE(v.date, p.date, h.day),
    COALESCE(v.page_url, (SELECT MIN(d.url) FROM document d WHERE d.item = i.id), p.url, h.url)")
});

const TABLES: &str = "item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
    LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id";

fn read(r: &Row<'_>) -> rusqlite::Result<CitedRecord> {
    Ok(CitedRecord {
        kind: r.get(0)?,
        court: r.get(1)?,
        case: r.get(2)?,
        case_name: r.get(3)?,
        number: r.get(4)?,
        title: r.get(5)?,
        doctype: r.get(6)?,
        party: r.get(7)?,
        chamber: r.get(8)?,
        language: r.get(9)?,
        date: r.get(10)?,
        url: r.get(11)?,
    })
}

impl Store {
    /// What a citation of a record is made of.
    pub fn cited(&self, item: ItemId) -> Result<CitedRecord, StoreError> {
        let sql = format!("SELECT {} FROM {TABLES} WHERE i.id = ?1", *COLUMNS);
        Ok(self.connection.prepare_cached(&sql)?.query_row([item], read)?)
    }

    /// Filings and press items within a filter, newest first, handed over one by one until nobody wants more: memory
    /// stays flat. Whether their words may leave is for the caller to ask ([`Store::withheld`]); so is the limit.
    pub fn each_cited(
        &self,
        filter: &Filter,
        mut each: impl FnMut(ItemId, CitedRecord) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", CASE)
            .days("COALESCE(v.date, p.date)", filter)
            .and("COALESCE(v.type, p.type) = ? COLLATE NOCASE", filter.kind.clone())
            .and("v.language = ?", filter.language.clone())
            .and("i.kind <> ?", Some("hearing".to_owned()))
            .and(
                "EXISTS (SELECT 1 FROM tag t WHERE t.kind = i.kind AND t.court = i.court AND t.key = i.key
                         AND t.concern IN (SELECT value FROM json_each(?, '$.concerns')) AND t.state <> 'removed'
                         AND t.id NOT IN (SELECT value FROM json_each(?, '$.unseen')))",
                (!filter.concerns.is_empty()).then(|| {
                    serde_json::json!({"concerns": filter.concerns, "unseen": filter.unseen}).to_string()
                }),
            );
        let sql = format!(
            "SELECT i.id FROM {TABLES}{} ORDER BY COALESCE(v.date, p.date) DESC NULLS LAST, i.court, i.key, i.kind",
            c.clause()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(c.values()))?;
        while let Some(row) = rows.next()? {
            let item = row.get(0)?;
            if each(item, self.cited(item)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}
