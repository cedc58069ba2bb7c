//! The one rule of whose words stay inside. Every statement that shows something of a record asks it here, in SQL, so
//! that no list, search, briefing or proposal has a rule of its own.
//!
//! # The rule
//! A record stays inside while its court does not list it, or calls it anything but public (a word that cannot be read
//! is no `public`); an annex that is not marked as public itself, while what it is annexed to does: the highest level of
//! item and parent governs (ICC Regulations of the Court, regulation 23 bis).

use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::{ItemId, Store, StoreError, filings};
use crate::model::classification::{Classification, Level};
use crate::model::number::{DocumentNumber, Suffix};

/// Whether an item of these aliases (`item`, `version`) is closed by itself.
fn closed(item: &str, version: &str) -> String {
    format!("({item}.state <> 'listed' OR COALESCE({version}.level, 'public') <> 'public')")
}

/// Whether the version of the aliases `i`, `v` and `f` is an annex without a mark of its own, and what it is annexed to is
/// closed: the original, or where that is not known any closed version of it.
fn of_closed_parent() -> String {
    format!(
        "(i.key <> f.base AND unmarked_annex(v.number) AND EXISTS (
            SELECT 1 FROM version gv JOIN item gi ON gi.id = gv.item
            WHERE gv.filing = v.filing AND gi.id <> i.id AND {}
              AND (gi.key = f.base OR gv.level <> 'public' AND main_document(gv.number) AND NOT EXISTS (
                  SELECT 1 FROM item gb WHERE gb.kind = 'filing' AND gb.court = i.court AND gb.key = f.base))))",
        closed("gi", "gv")
    )
}

/// Why the record of the aliases `i` (item), `v` (its version, if it has one) and `f` (the filing of that) stays inside,
/// in one word: its state, its level, or `annex`. NULL where its words may be shown.
pub(super) static WITHHELD: LazyLock<String> = LazyLock::new(|| {
    format!(
        "CASE WHEN i.state <> 'listed' THEN i.state WHEN v.level <> 'public' THEN v.level
              WHEN {} THEN 'annex' END",
        of_closed_parent()
    )
});

/// The same as words for a reader; NULL where [`WITHHELD`] is.
pub(super) static WHY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "CASE WHEN i.state <> 'listed' THEN COALESCE(i.reason, 'its court no longer lists it')
              WHEN v.level <> 'public'
                  THEN 'it is listed as `' || COALESCE(NULLIF(v.classification, ''), v.level) || '`'
              WHEN {} THEN 'the document that it is annexed to is not public' END",
        of_closed_parent()
    )
});

/// The tables that the rule is asked of, where a statement has only an item `i`.
pub(super) const TABLES: &str = "LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing";

/// Who may read a version, by its stored level and words, where the rule answered this: a level that a person has
/// decided on counts as what it was decided to be.
pub(super) fn governing(withheld: Option<&str>, level: &str, printed: String) -> Classification {
    let level = if withheld.is_none() { Level::Public } else { filings::level_of(level) };
    Classification { level, printed }
}

/// Teaches SQL what the rule reads in numbers.
pub(super) fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection
        .create_scalar_function("unmarked_annex", 1, flags, |context| read(context, is_unmarked_annex))?;
    connection.create_scalar_function("main_document", 1, flags, |context| {
        read(context, |number| number.parts().annex.is_none())
    })
}

/// What a test says of the number that SQL hands over; false of what is no number.
fn read(context: &Context<'_>, test: fn(&DocumentNumber) -> bool) -> rusqlite::Result<bool> {
    let printed: Option<String> = context.get(0)?;
    Ok(printed.and_then(|printed| DocumentNumber::read(&printed).ok()).is_some_and(|number| test(&number)))
}

/// Whether a number is of an annex that is not marked as public itself.
fn is_unmarked_annex(number: &DocumentNumber) -> bool {
    let parts = number.parts();
    parts.annex.is_some() && !parts.suffixes.iter().any(Suffix::is_public_marker)
}

impl Store {
    /// Why the words of a record are not shown to anybody. `None` where they may be shown.
    pub fn withheld(&self, item: ItemId) -> Result<Option<String>, StoreError> {
        let sql = format!("SELECT {} FROM item i {TABLES} WHERE i.id = ?1", *WHY);
        Ok(self.connection.prepare_cached(&sql)?.query_row([item], |r| r.get(0))?)
    }
}
