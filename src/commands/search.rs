//! `courtwatch search`: the full text.

pub(super) mod index;
mod nothing;
pub(super) mod results;

use super::{Session, eyes, filter};
use crate::analyse::query;
use crate::cli::{SearchArgs, Sort};
use crate::error::{Exit, Message};
use crate::index::{Index, Trouble};
use crate::model::found::FacetRow;
use crate::model::search::{Facets, Limits, Order, Query};
use crate::store::blind::Blind;
use crate::store::query::Filter;
use crate::store::{Store, StoreError};

/// How many records are shown where `--limit` does not say.
const MOST: usize = 20;

/// Searches, and prints what was found.
pub fn run(session: &Session, args: &SearchArgs) -> Result<Exit, Message> {
    let filter = filter(session, &args.filter)?;
    let typed = args.query.join(" ");
    let query = readable(&typed)?;
    let store = session.existing_store()?;
    let blind = eyes::blind(session, &store, None)?;
    if !blind.tags.is_empty() && !filter.concerns.is_empty() {
        return Err(withheld(&blind));
    }
    let limits = limits(&store, &filter)?;
    let mut opened = index::open(session, &store)?;
    let found = match answer(&opened.index, &query, &limits, args) {
        Err(Trouble::Damaged(_)) => {
            opened = index::anew(session, &store)?;
            answer(&opened.index, &query, &limits, args)
        }
        found => found,
    };
    let shown = match found.map_err(|trouble| index::message(&trouble))? {
        Answer::Counts(mut facets) => {
            if !blind.tags.is_empty() {
                facets.concern.clear();
                session.say(&Message::note(format!("concerns are not counted: {}", eyes::why(&blind))));
            }
            print_counts(session, &store, &facets, args)?
        }
        Answer::Hits(hits) => results::print(session, &store, &query, &hits, most(args), args.format.format)?,
    };
    if shown > 0 {
        return Ok(Exit::Done);
    }
    session.say(&nothing::message(&store, &opened.index, &query, &filter)?);
    Ok(Exit::Nothing)
}

/// What the index answered.
enum Answer {
    /// Records, at most one more than are shown.
    Hits(Vec<crate::model::search::Hit>),
    /// Counts.
    Counts(Facets),
}

fn answer(index: &Index, query: &Query, limits: &Limits, args: &SearchArgs) -> Result<Answer, Trouble> {
    if args.facets {
        return index.count(query, limits).map(Answer::Counts);
    }
    let order = match args.sort {
        Sort::Relevance => Order::Relevance,
        Sort::Newest => Order::Newest,
    };
    index.find(query, limits, order, most(args).saturating_add(1)).map(Answer::Hits)
}

fn most(args: &SearchArgs) -> usize {
    args.filter.limit.map_or(MOST, |limit| usize::try_from(limit).unwrap_or(usize::MAX))
}

pub(super) fn limits(store: &Store, filter: &Filter) -> Result<Limits, StoreError> {
    let case_names = filter.case.as_ref().map(|case| store.case_names(case)).transpose()?.unwrap_or_default();
    Ok(Limits {
        court: filter.court.clone(),
        case: filter.case.clone(),
        case_names,
        since: filter.since,
        until: filter.until,
        concerns: filter.concerns.clone(),
        kind: filter.kind.clone(),
        language: filter.language.clone(),
        items: None,
    })
}

/// Counts, at most as many of each as `--limit` says.
fn print_counts(
    session: &Session,
    store: &Store,
    facets: &Facets,
    args: &SearchArgs,
) -> Result<usize, Message> {
    let most = args.filter.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let mut rows = Vec::new();
    let mut cases = Vec::new();
    for (name, count) in &facets.case {
        cases.push((results::case(store, name)?, *count));
    }
    let all = [
        ("court", &facets.court),
        ("case", &results::together(cases)),
        ("type", &facets.kind),
        ("year", &facets.year),
        ("concern", &facets.concern),
    ];
    for (facet, counts) in all {
        rows.extend(counts.iter().take(most).map(|(value, records)| FacetRow {
            facet: facet.to_owned(),
            value: value.clone(),
            records: *records,
        }));
    }
    let found = usize::try_from(facets.records).unwrap_or(usize::MAX);
    session.print_list(rows, args.format.format)?;
    Ok(found)
}

/// The index knows all tags, those too that a coder of an open round is not to see.
fn withheld(blind: &Blind) -> Message {
    let message = Message::error(Exit::Usage, format!("could not search by concern: {}", eyes::why(blind)));
    let message = if blind.unnamed { message.hint(eyes::hint(blind)) } else { message };
    message.hint("`courtwatch tag list --concern CONCERN` lists what you may see")
}

/// Reads a question.
pub(super) fn readable(typed: &str) -> Result<Query, Message> {
    query::read(typed).map_err(|unread| unreadable(typed, &unread))
}

/// A question that cannot be read, with its place.
fn unreadable(typed: &str, unread: &query::Unread) -> Message {
    let line: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Message::error(
        Exit::Usage,
        format!("could not read the search at column {}: {}", unread.column, unread.what),
    )
    .fact("typed", crate::model::wording::short(&line, 120))
    .hint(unread.hint.clone())
    .hint("`courtwatch search --help` shows what can be asked")
}
