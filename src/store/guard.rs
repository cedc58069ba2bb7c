//! The one rule of whose words stay inside. Every statement that shows something of a record asks it here, in SQL, so
//! that no list, search, briefing or proposal has a rule of its own.
//!
//! # The rule
//! A record stays inside while its court does not list it; while the team holds it, or the filing that announced it;
//! while its court calls it anything but public (a word that cannot be read is no `public`); and as an annex that is not
//! marked as public itself, while what it is annexed to does: the highest level of item and parent governs (ICC Regulations
//! of the Court, regulation 23 bis). A person's decision (`lift`) opens what could not be read and an annex, as long as
//! what they decided on is what is found.

use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};

use super::{ItemId, Store, StoreError, filings};
use crate::model::classification::{Classification, Level};
use crate::model::number::{DocumentNumber, Suffix};

/// Whether the team holds the item of this alias.
fn held(item: &str) -> String {
    // whether there is any hold is asked once a statement, not once a row
    format!(
        "(EXISTS (SELECT 1 FROM hold WHERE lifted_at IS NULL)
          AND EXISTS (SELECT 1 FROM hold gh WHERE gh.kind = {item}.kind AND gh.court = {item}.court
                      AND gh.key = {item}.key AND gh.lifted_at IS NULL))"
    )
}

/// Whether a person has decided that this does not keep an item inside.
fn lifted(item: &str, what: &str, found: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM lift gl WHERE gl.kind = {item}.kind AND gl.court = {item}.court AND gl.key = {item}.key
                 AND gl.what = '{what}' AND gl.found = {found})"
    )
}

/// Whether the level of a version closes it.
fn closed_level(item: &str, version: &str) -> String {
    let decided = lifted(item, "level", &format!("{version}.classification"));
    format!("({version}.level <> 'public' AND NOT ({version}.level = 'unread' AND {decided}))")
}

/// Whether the item `i` is a hearing that a filing on hold announced: it quotes the filing's row.
fn announced_by_held() -> String {
    format!(
        "(i.kind = 'hearing' AND EXISTS (
            SELECT 1 FROM sighting gs JOIN sighting gr ON gr.listing = gs.listing
              AND gr.reference = substr(gs.reference, 1, instr(gs.reference, '#hearing-') - 1)
            JOIN item gi ON gi.id = gr.item
            WHERE gs.item = i.id AND instr(gs.reference, '#hearing-') > 0 AND {}))",
        held("gi")
    )
}

/// Whether the version of the aliases `i`, `v` and `f` is an annex without a mark of its own, and what it is annexed to is
/// closed: the original, or where that is not known any closed version of it.
fn of_closed_parent() -> String {
    format!(
        "(i.key <> f.base AND unmarked_annex(v.number) AND EXISTS (
            SELECT 1 FROM version gv JOIN item gi ON gi.id = gv.item
            WHERE gv.filing = v.filing AND gi.id <> i.id
              AND (gi.key = f.base AND (gi.state <> 'listed' OR {level} OR {held})
                   OR {level} AND main_document(gv.number) AND NOT EXISTS (
                      SELECT 1 FROM item gb WHERE gb.kind = 'filing' AND gb.court = i.court AND gb.key = f.base)))
          AND NOT {confirmed})",
        level = closed_level("gi", "gv"),
        held = held("gi"),
        confirmed = lifted("i", "annex", "''"),
    )
}

/// Why the record of the aliases `i` (item), `v` (its version, if it has one) and `f` (the filing of that) stays inside,
/// in one word: `gone`, `quarantined`, `held`, its level, or `annex`. NULL where its words may be shown.
pub(super) static WITHHELD: LazyLock<String> = LazyLock::new(|| {
    format!(
        "CASE WHEN i.state <> 'listed' THEN i.state WHEN {} OR {} THEN 'held' WHEN {} THEN v.level
              WHEN {} THEN 'annex' END",
        held("i"),
        announced_by_held(),
        closed_level("i", "v"),
        of_closed_parent()
    )
});

/// The same as words for a reader; NULL where [`WITHHELD`] is. The reason of a hold is the team's alone: it may name whom
/// it protects.
pub(super) static WHY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "CASE {}
              WHEN 'held' THEN COALESCE(
                  (SELECT 'the team holds it since ' || substr(gh.at, 1, 10) FROM hold gh
                   WHERE gh.kind = i.kind AND gh.court = i.court AND gh.key = i.key AND gh.lifted_at IS NULL
                   ORDER BY gh.at LIMIT 1), 'the team holds the filing that announced it')
              WHEN 'annex' THEN 'the document that it is annexed to is not public'
              WHEN i.state THEN COALESCE(i.reason, 'its court no longer lists it')
              WHEN v.level THEN 'it is listed as `' || COALESCE(NULLIF(v.classification, ''), v.level) || '`' END",
        *WITHHELD
    )
});

/// How an item `i` stands, for a list: `listed`, `gone`, `quarantined`, or `held` by the team.
pub(super) static STANDING: LazyLock<String> = LazyLock::new(|| {
    format!("IIF(i.state = 'listed' AND ({} OR {}), 'held', i.state)", held("i"), announced_by_held())
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
