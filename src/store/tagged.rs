//! What a briefing is made from: tags with their records.

use rusqlite::types::Value;

use super::anchors::is_current;
use super::filter::{Conditions, Filter};
use super::guard::{self, STANDING, WITHHELD};
use super::{Store, StoreError};
use crate::model::classification::Classification;
use crate::model::passage::REDACTED;
use crate::model::review::{ConfirmedTag, Review, ReviewRule, Verdict};
use crate::model::tag::{Anchoring, Quote};
use crate::model::tagged::{Place, Standing, Tagged};
use crate::model::text::RECORD;

/// The case of a record. A press item names its case in words: its number is that of the one case called so.
pub(super) const CASE: &str = "COALESCE(f.case_number, h.case_number,
    (SELECT MAX(named.case_number) FROM filing named WHERE named.court = i.court AND named.case_name = p.case_name
     HAVING COUNT(DISTINCT named.case_number) = 1))";

/// What the case of a record is called: as its own source says, else as another filing of the case is.
pub(super) const CASE_NAME: &str = "COALESCE(f.case_name, p.case_name, (SELECT MAX(o.case_name) FROM filing o
    WHERE o.court = i.court AND o.case_number = COALESCE(f.case_number, h.case_number)))";

const COLUMNS: &str =
    "t.id, t.concern, t.quote, t.page, t.quote_checked, t.note, t.by, t.at, t.state, t.codebook,
    t.court, {CASE}, {CASE_NAME},
    COALESCE(NULLIF(v.number, ''), p.reference, p.url, t.key), COALESCE(v.date, p.date, h.day),
    COALESCE(v.title, p.title, h.kind), v.level, v.classification,
    CASE WHEN i.state = 'quarantined' AND i.cause = 'absent' THEN 'missing' ELSE {STANDING} END,
    COALESCE(v.page_url, (SELECT MIN(url) FROM document d WHERE d.item = i.id AND d.url NOT LIKE 'file:%'),
             p.url, h.url, n.url), n.sha256,
    i.first_seen, n.url, {WITHHELD}, r.verdict, r.was, r.note, r.by, r.at,
    a.outcome, a.decision, a.exact, a.page, {HIDDEN},
    t.kind, t.key, COALESCE(v.type, p.type, h.kind, ''), v.party, v.chamber, v.language,
    t.source, t.engine, t.start, a.source, a.engine, a.start";

const TABLES: &str = "tag t JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key
    LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing
    LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id
    LEFT JOIN snapshot n ON n.id = t.snapshot
    LEFT JOIN review r ON r.id = (SELECT id FROM review WHERE tag = t.id ORDER BY at DESC, id DESC LIMIT 1)
    LEFT JOIN anchor a ON a.tag = t.id AND a.item = i.id AND {IS_CURRENT}";

/// Whether a text that is current now hides what the tag `t` on the item `i` quotes: it stays inside, unless a person
/// says that it does not, or that the words left in the record's own text are the passage.
pub(super) fn hidden() -> String {
    format!(
        "EXISTS (SELECT 1 FROM anchor h WHERE h.tag = t.id
         AND substr(h.reason, 1, length('{REDACTED}')) = '{REDACTED}' AND COALESCE(h.decision, '') <> 'refused'
         AND NOT (h.item = i.id AND h.outcome = 'changed' AND COALESCE(h.decision, '') = 'accepted')
         AND {})",
        is_current("h")
    )
}

impl Store {
    /// Tags that were neither rejected nor taken back, by the dates of their records. What counts as confirmed is
    /// judged by the team's rule of today.
    pub fn tagged(&self, filter: &Filter, rule: ReviewRule) -> Result<Vec<Tagged>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "t.court", CASE)
            .days("COALESCE(v.date, p.date, h.day)", filter)
            .seen(filter, "t.id")
            .concerns("t.concern = ?", filter)
            .and("v.language = ?", filter.language.clone())
            .and("COALESCE(v.type, p.type, h.kind) = ? COLLATE NOCASE", filter.kind.clone())
            .and("t.state <> ?", Some(Value::from("removed".to_owned())))
            .and("t.state <> ?", Some(Value::from("rejected".to_owned())));
        let columns = COLUMNS
            .replace("{CASE}", CASE)
            .replace("{CASE_NAME}", CASE_NAME)
            .replace("{WITHHELD}", &WITHHELD)
            .replace("{STANDING}", &STANDING)
            .replace("{HIDDEN}", &hidden());
        let tables = TABLES.replace("{IS_CURRENT}", &is_current("a"));
        let sql = format!("SELECT {columns} FROM {tables}{} ORDER BY t.id", c.clause());
        let mut tagged = self.rows(&sql, &c, |r| read(r, rule))?;
        tagged.retain(|tag| tag.confirmed.is_some() || !filter.confirmed);
        tagged.truncate(filter.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX));
        Ok(tagged)
    }
}

/// The last review of a tag that says that it is confirmed.
fn confirmed(r: &rusqlite::Row<'_>, rule: ReviewRule) -> rusqlite::Result<Option<ConfirmedTag>> {
    let (state, author): (String, String) = (r.get(8)?, r.get(6)?);
    let verdict = r.get::<_, Option<String>>(24)?.as_deref().and_then(Verdict::read);
    let Some(verdict) = verdict.filter(|_| state == "confirmed") else { return Ok(None) };
    let review = Review { verdict, was: r.get(25)?, note: r.get(26)?, by: r.get(27)?, at: r.get(28)? };
    Ok(ConfirmedTag::recall(&author, review, rule))
}

fn read(r: &rusqlite::Row<'_>, rule: ReviewRule) -> rusqlite::Result<Tagged> {
    let (quote, anchoring) = quote(r)?;
    let place = place(r, quote.as_ref(), anchoring)?;
    let hidden: bool = r.get(33)?;
    let level: Option<String> = r.get(16)?;
    let printed: Option<String> = r.get(17)?;
    let number: String = r.get(13)?;
    let withheld: Option<String> = r.get(23)?;
    let standing = match r.get::<_, String>(18)?.as_str() {
        "listed" if hidden || withheld.as_deref() == Some("annex") => Standing::Quarantined,
        "listed" => Standing::Listed,
        "gone" => Standing::Gone,
        "missing" => Standing::Missing,
        "held" => Standing::OnHold,
        _ => Standing::Quarantined,
    };
    Ok(Tagged {
        tag: r.get(0)?,
        concern: r.get(1)?,
        quote,
        anchoring,
        place,
        paragraph: None,
        note: r.get(5)?,
        by: r.get(6)?,
        at: r.get(7)?,
        confirmed: confirmed(r, rule)?,
        codebook: r.get(9)?,
        kind: r.get(34)?,
        key: r.get(35)?,
        court: r.get(10)?,
        case: r.get(11)?,
        case_name: r.get(12)?,
        number,
        date: r.get(14)?,
        title: r.get(15)?,
        doctype: r.get(36)?,
        party: r.get(37)?,
        chamber: r.get(38)?,
        language: r.get(39)?,
        classification: level.map_or_else(Classification::public_listing, |level| {
            guard::governing(withheld.as_deref(), &level, printed.unwrap_or_default())
        }),
        standing,
        source_url: r.get(19)?,
        snapshot_sha256: r.get(20)?,
        first_seen: r.get(21)?,
        read_from: r.get(22)?,
    })
}

/// The words of a tag, as they stand in the text that is current for its record, and how.
fn quote(r: &rusqlite::Row<'_>) -> rusqlite::Result<(Option<Quote>, Anchoring)> {
    let exact: Option<String> = r.get(2)?;
    let (page, checked): (Option<u32>, bool) = (r.get(3)?, r.get(4)?);
    let Some(exact) = exact else { return Ok((None, Anchoring::Settled)) };
    let (fate, decision): (Option<String>, Option<String>) = (r.get(29)?, r.get(30)?);
    let (words, new_page): (Option<String>, Option<u32>) = (r.get(31)?, r.get(32)?);
    let new_page = page.and(new_page).or(page);
    let own = |page| Quote { exact: exact.clone(), page, checked };
    let (quote, anchoring) = match (fate.as_deref(), decision.as_deref()) {
        (None, _) => (own(page), Anchoring::Settled),
        (Some("changed"), Some("accepted")) => {
            let exact = words.unwrap_or_else(|| exact.clone());
            (Quote { exact, page: new_page, checked }, Anchoring::Settled)
        }
        (Some("lost"), Some("refused")) => (Quote { checked: false, ..own(page) }, Anchoring::Settled),
        (Some("changed" | "lost"), None) => (own(page), Anchoring::Unsettled),
        (Some("changed" | "lost"), Some(_)) => (own(page), Anchoring::Gone),
        (Some(_), _) => (own(new_page), Anchoring::Settled),
    };
    Ok((Some(quote), anchoring))
}

/// Where the words of a tag begin in the text that is current; nothing where they do not stand in a document.
fn place(
    r: &rusqlite::Row<'_>,
    quote: Option<&Quote>,
    anchoring: Anchoring,
) -> rusqlite::Result<Option<Place>> {
    let Some(page) = quote.and_then(|quote| quote.page).filter(|_| anchoring == Anchoring::Settled) else {
        return Ok(None);
    };
    let first = if r.get::<_, Option<i64>>(45)?.is_some() { 43 } else { 40 };
    let (source, engine): (Option<String>, Option<String>) = (r.get(first)?, r.get(first + 1)?);
    let start: Option<usize> = r.get(first + 2)?;
    let document = engine.filter(|engine| engine != RECORD);
    Ok(source.zip(document).zip(start).map(|((source, engine), start)| Place { source, engine, page, start }))
}
