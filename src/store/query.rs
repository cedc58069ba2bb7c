//! What lists, reports and the doctor ask.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rusqlite::{OptionalExtension, params, params_from_iter};
use serde_json::json;

pub use super::filter::Filter;
use super::filter::{Conditions, limit};
use super::guard::{STANDING, TABLES, WHY, WITHHELD};
use super::tags::{TAG_TABLES, tag_columns, tag_row};
use super::{ItemId, Store, StoreError};
use crate::model::moment::Day;
use crate::model::rows::{CaseRow, ChangeRow, FetchRow, FilingRow, HearingRow, PressRow, ProblemRow, TagRow};

/// The case of a press item: the only one of its court that is called as the item says.
const PRESS_CASE: &str = "(SELECT MAX(named.case_number) FROM filing named
    WHERE named.court = i.court AND named.case_name = p.case_name HAVING COUNT(DISTINCT named.case_number) = 1)";

impl Store {
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        conditions: &Conditions,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params_from_iter(conditions.values()), read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Versions of filings, newest first, handed over one by one until nobody wants more: memory stays flat.
    pub fn each_filing(
        &self,
        filter: &Filter,
        mut each: impl FnMut(FilingRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", "f.case_number")
            .days("v.date", filter)
            .and("v.type = ? COLLATE NOCASE", filter.kind.clone())
            .and("v.language = ?", filter.language.clone())
            .and(
                "EXISTS (SELECT 1 FROM tag t WHERE t.kind = i.kind AND t.court = i.court AND t.key = i.key
                         AND t.concern IN (SELECT value FROM json_each(?, '$.concerns')) AND t.state <> 'removed'
                         AND t.id NOT IN (SELECT value FROM json_each(?, '$.unseen')))",
                (!filter.concerns.is_empty())
                    .then(|| json!({"concerns": filter.concerns, "unseen": filter.unseen}).to_string()),
            );
        let sql = format!(
            "SELECT i.court, f.case_number, NULLIF(v.number, ''), f.base, v.date, v.title, NULLIF(v.type, ''),
                    v.language, v.level, {}, i.first_seen,
                    (SELECT MAX(last_seen) || char(10) || group_concat(listing, char(10))
                     FROM sighting s WHERE s.item = i.id), {}
             FROM item i JOIN version v ON v.item = i.id JOIN filing f ON f.id = v.filing{}
             ORDER BY v.date DESC NULLS LAST, i.court, f.base, i.key{}",
            *STANDING,
            *WHY,
            c.clause(),
            limit(filter)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(c.values()))?;
        while let Some(row) = rows.next()? {
            if each(filing_row(row)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// All of them at once.
    pub fn filings(&self, filter: &Filter) -> Result<Vec<FilingRow>, StoreError> {
        let mut rows = Vec::new();
        self.each_filing(filter, |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    /// Sittings in the order of their days.
    pub fn hearings(&self, filter: &Filter) -> Result<Vec<HearingRow>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", "h.case_number")
            .and("COALESCE(substr(h.ends, 1, 10), h.day) >= ?", filter.since.map(|d| d.to_string()))
            .and("h.day <= ?", filter.until.map(|d| d.to_string()))
            .and("h.kind = ? COLLATE NOCASE", filter.kind.clone());
        let sql = format!(
            "SELECT i.court, h.case_number, h.starts, h.ends, h.zone, h.room, h.status, h.evidence, h.kind, h.url, {}, {}
             FROM item i JOIN hearing h ON h.item = i.id {TABLES}{} ORDER BY h.starts, i.court, i.key{}",
            *STANDING,
            *WHY,
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            let withheld: Option<String> = r.get(11)?;
            Ok(HearingRow {
                court: r.get(0)?,
                case: r.get(1)?,
                starts: r.get(2)?,
                ends: r.get(3)?,
                zone: r.get(4)?,
                room: r.get(5)?,
                status: r.get(6)?,
                evidence: if withheld.is_none() { r.get(7)? } else { None },
                kind: r.get(8)?,
                url: if withheld.is_none() { r.get(9)? } else { None },
                state: r.get(10)?,
                withheld,
            })
        })
    }

    /// Press items, newest first.
    pub fn press(&self, filter: &Filter) -> Result<Vec<PressRow>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", PRESS_CASE)
            .days("p.date", filter)
            .and("p.type = ? COLLATE NOCASE", filter.kind.clone());
        let sql = format!(
            "SELECT NULLIF(i.court, ''), p.reference, p.date, p.type, p.title, p.url, {}, {}
             FROM item i JOIN press p ON p.item = i.id {TABLES}{} ORDER BY p.date DESC NULLS LAST, p.url{}",
            *STANDING,
            *WHY,
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            let withheld: Option<String> = r.get(7)?;
            Ok(PressRow {
                court: r.get(0)?,
                reference: r.get(1)?,
                date: r.get(2)?,
                r#type: r.get(3)?,
                title: if withheld.is_none() { r.get(4)? } else { String::new() },
                url: r.get(5)?,
                state: r.get(6)?,
                withheld,
            })
        })
    }

    /// Cases and situations with what is known of them.
    pub fn cases(&self, filter: &Filter) -> Result<Vec<CaseRow>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "f.court", "f.case_number");
        let sql = format!(
            "SELECT f.court, f.case_number, MAX(f.case_name), COUNT(DISTINCT f.id),
                    (SELECT COUNT(*) FROM hearing h JOIN item i ON i.id = h.item
                     WHERE i.court = f.court AND h.case_number = f.case_number), MAX(v.date)
             FROM filing f LEFT JOIN version v ON v.filing = f.id{} GROUP BY f.court, f.case_number
             HAVING f.case_number IS NOT NULL ORDER BY f.court, f.case_number{}",
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            Ok(CaseRow {
                court: r.get(0)?,
                case: r.get(1)?,
                name: r.get(2)?,
                filings: r.get(3)?,
                hearings: r.get(4)?,
                newest: r.get(5)?,
            })
        })
    }

    /// Changes, newest first.
    pub fn changes(&self, filter: &Filter) -> Result<Vec<ChangeRow>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", "COALESCE(f.case_number, h.case_number)")
            .instants("c.at", filter)
            .and("c.kind = ?", filter.kind.clone());
        // what was changed in a record that stays inside is told, its words are not
        let shown =
            format!("c.kind NOT IN ('title', 'text', 'entry', 'attachment') OR ({}) IS NULL", *WITHHELD);
        let sql = format!(
            "SELECT c.at, i.court, COALESCE(NULLIF(v.number, ''), i.key), c.kind, IIF({shown}, c.old, NULL),
                    IIF({shown}, c.new, NULL), c.listing
             FROM change c JOIN item i ON i.id = c.item {TABLES} LEFT JOIN hearing h ON h.item = i.id{}
             ORDER BY c.at DESC, c.id DESC{}",
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            Ok(ChangeRow {
                at: r.get(0)?,
                court: r.get(1)?,
                number: r.get(2)?,
                change: r.get(3)?,
                old: r.get(4)?,
                new: r.get(5)?,
                listing: r.get(6)?,
            })
        })
    }

    /// Problems, the last met first.
    pub fn problems(&self, filter: &Filter) -> Result<Vec<ProblemRow>, StoreError> {
        let mut c = Conditions::new();
        c.and(
            "(listing = ? OR listing LIKE ? || '/%' OR listing LIKE '%/' || ? || '-%')",
            filter.court.clone(),
        )
        .instants("last_at", filter);
        let sql = format!(
            "SELECT last_at, listing, page, place, NULLIF(record, ''), expected, found, effect FROM problem{}
             ORDER BY last_at DESC, id DESC{}",
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            Ok(ProblemRow {
                at: r.get(0)?,
                listing: r.get(1)?,
                page: r.get(2)?,
                place: r.get(3)?,
                record: r.get(4)?,
                expected: r.get(5)?,
                found: r.get(6)?,
                effect: r.get(7)?,
            })
        })
    }

    /// Tags in the order they were made; removed ones only when asked for by `kind = "removed"`.
    pub fn tags(&self, filter: &Filter) -> Result<Vec<TagRow>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "t.court", "f.case_number")
            .instants("t.at", filter)
            .seen(filter, "t.id")
            .concerns("t.concern = ?", filter);
        match &filter.kind {
            Some(state) => c.and("t.state = ?", Some(state.clone())),
            None => c.and("t.state <> ?", Some("removed".to_owned())),
        };
        let sql = format!(
            "SELECT {} FROM {TAG_TABLES}{} ORDER BY t.at, t.id{}",
            tag_columns(),
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, tag_row)
    }

    /// How the last run of a listing ended, and when it began.
    pub fn last_run(&self, listing: &str) -> Result<Option<(String, FetchRow)>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT started, COALESCE(verdict, 'cut-off'), read, new, changed, gone, problems, requests,
                        not_modified, message FROM run WHERE listing = ?1
                 ORDER BY imported, id DESC LIMIT 1",
            )?
            .query_row(params![listing], |r| {
                let verdict: String = r.get(1)?;
                Ok((
                    r.get(0)?,
                    FetchRow {
                        listing: listing.to_owned(),
                        blocked: matches!(verdict.as_str(), "challenge" | "login" | "refused"),
                        verdict,
                        read: r.get(2)?,
                        new: r.get(3)?,
                        changed: r.get(4)?,
                        gone: r.get(5)?,
                        problems: r.get(6)?,
                        requests: r.get(7)?,
                        not_modified: r.get(8)?,
                        message: r.get(9)?,
                    },
                ))
            })
            .optional()?)
    }

    /// The newest date of any row of a listing, and how many rows are known and not gone.
    pub fn listing_size(&self, listing: &str) -> Result<(Option<Day>, u64), StoreError> {
        let state = self.listing_state(listing)?;
        Ok((state.newest, state.known))
    }

    /// Every listing that has ever been read or imported, by name.
    pub fn listings_read(&self) -> Result<Vec<String>, StoreError> {
        self.rows("SELECT DISTINCT listing FROM run ORDER BY listing", &Conditions::new(), |r| r.get(0))
    }

    /// Items with this natural key.
    pub fn items_with_key(&self, key: &str) -> Result<Vec<ItemId>, StoreError> {
        self.ids("SELECT id FROM item WHERE key = ?1 ORDER BY kind, court", key)
    }

    /// The versions of filings of this base number.
    pub fn family_of(&self, base: &str) -> Result<Vec<ItemId>, StoreError> {
        self.ids(
            "SELECT v.item FROM filing f JOIN version v ON v.filing = f.id WHERE f.base = ?1
             ORDER BY v.date, v.item",
            base,
        )
    }

    /// Press items by their reference number or address.
    pub fn press_named(&self, name: &str) -> Result<Vec<ItemId>, StoreError> {
        self.ids(
            "SELECT item FROM press WHERE reference = ?1 COLLATE NOCASE OR url = ?1 ORDER BY date, item",
            name,
        )
    }

    /// Base numbers that share this beginning, for "did you mean".
    pub fn bases_like(&self, beginning: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT base FROM filing WHERE base LIKE ?1 || '%' ORDER BY length(base), base LIMIT 200",
        )?;
        let rows = statement.query_map([beginning], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Versions whose number for comparing is this one, in any language and of any source.
    pub fn items_with_version_key(&self, key: &str) -> Result<Vec<ItemId>, StoreError> {
        self.ids(
            "SELECT id FROM item WHERE kind = 'filing'
             AND (key = ?1 OR substr(key, 1, length(?1) + 1) IN (?1 || '@', ?1 || '~')) ORDER BY key",
            key,
        )
    }

    /// Versions whose number is printed like this.
    pub fn items_printed(&self, printed: &str) -> Result<Vec<ItemId>, StoreError> {
        self.ids("SELECT item FROM version WHERE number = ?1 AND number <> '' ORDER BY item", printed)
    }

    /// The numbers of these items as printed, or their keys.
    pub fn printed_numbers(&self, items: &[ItemId]) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT COALESCE(NULLIF(v.number, ''), i.key) FROM item i LEFT JOIN version v ON v.item = i.id
             WHERE i.id = ?1",
        )?;
        items.iter().map(|item| Ok(statement.query_row([item], |r| r.get(0))?)).collect()
    }

    fn ids(&self, sql: &str, value: &str) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([value], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// In the last column are when it was last seen and who lists it, a line each: one look at its sightings, not two.
fn filing_row(r: &rusqlite::Row<'_>) -> rusqlite::Result<FilingRow> {
    let seen: Option<String> = r.get(11)?;
    let mut seen = seen.as_deref().unwrap_or_default().lines();
    let last_seen = seen.next().map(str::to_owned);
    let sources: BTreeSet<&str> = seen.collect();
    let withheld: Option<String> = r.get(12)?;
    Ok(FilingRow {
        court: r.get(0)?,
        case: r.get(1)?,
        number: r.get(2)?,
        base: r.get(3)?,
        date: r.get(4)?,
        title: if withheld.is_none() { r.get(5)? } else { String::new() },
        r#type: r.get(6)?,
        language: r.get(7)?,
        classification: r.get(8)?,
        state: r.get(9)?,
        first_seen: r.get(10)?,
        last_seen,
        sources: sources.into_iter().map(str::to_owned).collect(),
        withheld,
    })
}
