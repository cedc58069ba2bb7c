//! What was found, as rows: facts from the database as it is now, passages from the stored text.

use std::collections::BTreeMap;

use crate::analyse::paragraphs::paragraphs;
use crate::cli::Format;
use crate::commands::Session;
use crate::error::Message;
use crate::index::Marker;
use crate::model::found::SearchRow;
use crate::model::number::DocumentNumber;
use crate::model::paragraph::Paragraph;
use crate::model::search::{Counts, Hit, Query};
use crate::store::indexing::FoundRecord;
use crate::store::{Store, StoreError};

/// Prints the records, at most so many, and says where there are more; how many there were.
pub fn print(
    session: &Session,
    store: &Store,
    query: &Query,
    hits: &[Hit],
    most: usize,
    format: Format,
) -> Result<usize, Message> {
    let marker = Marker::new(query);
    let mut rows = Vec::new();
    for hit in hits.iter().take(most) {
        let found = store.found(hit.item)?;
        // a record whose words stay inside is found by its number, and by nothing that it says
        if let Some(record) = found.filter(|record| record.withheld.is_none() || names(query, record)) {
            rows.push(row(store, &marker, hit, record)?);
        }
    }
    let shown = rows.len();
    session.print_list(rows, format)?;
    if hits.len() > most {
        session.say(&Message::note(format!("more was found; these are the first {most}")).hint(format!(
            "`--limit {}` shows more; `--facets` counts all by court, case, type, year and concern",
            most.saturating_mul(5).max(1)
        )));
    }
    Ok(shown)
}

/// Whether a number that was asked for is that of the record, or of the filing or case that it belongs to.
fn names(query: &Query, record: &FoundRecord) -> bool {
    let Query::Number(number) = query else { return false };
    let own = DocumentNumber::read(&record.number);
    own.is_ok_and(|own| own.base() == number.base() || !number.is_filing() && own.case() == number.case())
}

pub(in crate::commands) fn row(
    store: &Store,
    marker: &Marker,
    hit: &Hit,
    record: FoundRecord,
) -> Result<SearchRow, StoreError> {
    if let Some(why) = &record.withheld {
        let why = format!("held back: {why}");
        return Ok(as_row(hit, record, None, Some(why), None));
    }
    let page = if hit.page > 0 { store.page_text(hit.item, hit.page)? } else { None };
    let on_page = page.as_ref().and_then(|page| Some((page, marker.passage(&page.text)?)));
    let numbered = on_page.as_ref().filter(|(page, _)| page.of_document);
    let paragraph = match numbered {
        Some((page, passage)) => paragraph(store, hit, page.text[..passage.at].chars().count())?,
        None => None,
    };
    let in_head = || {
        let head = [Some(&record.title), record.case_name.as_ref(), Some(&record.number)];
        head.into_iter().flatten().find_map(|words| marker.passage(words))
    };
    let on = numbered.map(|_| hit.page);
    let snippet = on_page.map(|(_, passage)| passage).or_else(in_head).map(|passage| passage.text);
    Ok(as_row(hit, record, on, snippet, paragraph))
}

fn as_row(
    hit: &Hit,
    record: FoundRecord,
    page: Option<u32>,
    snippet: Option<String>,
    paragraph: Option<u32>,
) -> SearchRow {
    SearchRow {
        page,
        snippet,
        number: record.number,
        court: record.court,
        case: record.case,
        date: record.date,
        title: record.title,
        r#type: Some(record.kind).filter(|kind| !kind.is_empty()),
        score: (f64::from(hit.score) * 1000.0).round() / 1000.0,
        state: record.state,
        url: record.url,
        paragraph,
    }
}

/// The number of the paragraph at a place of a page, counted in characters.
fn paragraph(store: &Store, hit: &Hit, at: usize) -> Result<Option<u32>, StoreError> {
    let Some(text) = store.text_of(hit.item)? else { return Ok(None) };
    let here = |p: &Paragraph| p.page == hit.page && (p.start..p.end).contains(&at);
    Ok(paragraphs(&text.pages).into_iter().find(here).map(|p| p.number))
}

/// A case as a person knows it: of one that the index knows only by court and name, the number where it is known.
pub fn case(store: &Store, name: &str) -> Result<String, StoreError> {
    let Some((court, called)) = name.split_once('\n') else { return Ok(name.to_owned()) };
    Ok(store.case_called(court, called)?.unwrap_or_else(|| called.to_owned()))
}

/// Counts of the same name added up, the most frequent first.
pub fn together(counts: Vec<(String, u64)>) -> Counts {
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for (name, count) in counts {
        *sums.entry(name).or_default() += count;
    }
    let mut sums: Counts = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sums
}
