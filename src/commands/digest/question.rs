//! What a watch asks, with everything in it checked anew: the codebook, the program and the rounds have changed since.

use super::Round;
use crate::analyse::query;
use crate::commands::{concerns, eyes, search};
use crate::model::court::court;
use crate::model::search::Query;
use crate::model::watch::Watch;
use crate::store::query::Filter;

/// What a watch asks.
pub struct Question {
    /// The words.
    pub query: Option<Query>,
    /// The filters.
    pub filter: Filter,
}

/// The question of a watch, or why it cannot be asked now. The full text is opened where the first needs it.
pub fn of(round: &mut Round<'_>, watch: &Watch) -> Result<Question, String> {
    let query = watch.query.as_deref().map(query::read).transpose().map_err(|unread| {
        format!("its query can no longer be read, at column {}: {}", unread.column, unread.what)
    })?;
    let filter = filter(round, watch)?;
    if query.is_some() {
        open(round)?;
    }
    Ok(Question { query, filter })
}

fn filter(round: &Round<'_>, watch: &Watch) -> Result<Filter, String> {
    if let Some(slug) = watch.court.as_deref().filter(|slug| court(slug).is_none()) {
        return Err(format!("there is no court `{slug}`"));
    }
    let concerns = match &watch.concern {
        Some(_) if !round.blind.tags.is_empty() => return Err(eyes::why(&round.blind)),
        Some(slug) => concerns::counted(round.session, slug).map_err(|message| message.first)?,
        None => Vec::new(),
    };
    Ok(Filter {
        court: watch.court.clone(),
        case: watch.case.clone(),
        concerns,
        kind: watch.kind.clone(),
        language: watch.language.clone(),
        ..Filter::default()
    })
}

/// Opens the full text, once; or why it cannot be asked.
fn open(round: &mut Round<'_>) -> Result<(), String> {
    let opened = match round.index.take() {
        Some(opened) => opened,
        None => search::index::open(round.session, round.store).map_err(|message| message.first),
    };
    let opened = opened.and_then(|opened| {
        if opened.index.mark().touched < round.upto.touched {
            return Err("another courtwatch is bringing the search index up to date".to_owned());
        }
        Ok(opened)
    });
    let outcome = opened.as_ref().map(|_| ()).map_err(Clone::clone);
    round.index = Some(opened);
    outcome
}
