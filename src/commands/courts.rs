//! `courtwatch courts`: the courts and their listings.

use super::Session;
use super::fetch::plan;
use crate::cli::CourtsArgs;
use crate::error::{Exit, Message};
use crate::model::listing::Way;
use crate::model::rows::ListingRow;
use crate::store::Store;

/// Prints every listing with how it stands.
pub fn run(session: &Session, args: &CourtsArgs) -> Result<Exit, Message> {
    session.print_list(listings(session)?, args.format.format)?;
    Ok(Exit::Done)
}

/// Every listing with how it stands; nothing has been read where there is no database yet.
pub(super) fn listings(session: &Session) -> Result<Vec<ListingRow>, Message> {
    let store = if session.global.db.exists() { Some(session.existing_store()?) } else { None };
    plan::every(&session.config)?.iter().map(|planned| listing(planned, store.as_ref())).collect()
}

fn listing(planned: &plan::Planned, store: Option<&Store>) -> Result<ListingRow, Message> {
    let state = match store {
        Some(store) => store.listing_state(&planned.name)?,
        None => crate::store::ListingState::default(),
    };
    let last = store.map(|s| s.last_run(&planned.name)).transpose()?.flatten();
    let never = match planned.listing.way {
        Way::File => "by import",
        Way::Detail => "by its list",
        _ => "never read",
    };
    Ok(ListingRow {
        listing: planned.name.clone(),
        court: planned.courts().join(", "),
        about: planned.listing.about.clone(),
        way: way(planned.listing.way).to_owned(),
        last_good: state.last_good,
        health: last.map_or_else(|| never.to_owned(), |(_, run)| run.verdict),
        newest: state.newest,
        items: state.known,
        pace: planned.source.pace,
        terms: planned.source.terms.clone(),
        last_sweep: state.last_sweep,
    })
}

/// How a listing is read, in a word.
fn way(way: Way) -> &'static str {
    match way {
        Way::Count => "count",
        Way::Total => "total",
        Way::Pages => "pages",
        Way::Window => "window",
        Way::Detail => "detail",
        Way::File => "file",
    }
}
