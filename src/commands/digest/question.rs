//! What a watch asks, with everything in it checked anew: the codebook, the program and the rounds have changed since.

use super::Round;
use crate::analyse::query;
use crate::commands::{concerns, eyes, search};
use crate::error::Message;
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
pub fn of(round: &mut Round<'_>, watch: &Watch) -> Result<Result<Question, String>, Message> {
    let query = match watch.query.as_deref().map(query::read) {
        None => None,
        Some(Ok(query)) => Some(query),
        Some(Err(unread)) => {
            return Ok(Err(format!(
                "its query can no longer be read, at column {}: {}",
                unread.column, unread.what
            )));
        }
    };
    let filter = match filter(round, watch) {
        Ok(filter) => filter,
        Err(why) => return Ok(Err(why)),
    };
    if query.is_some()
        && let Some(why) = unopened(round)?
    {
        return Ok(Err(why));
    }
    Ok(Ok(Question { query, filter }))
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

/// Opens the full text, once; why it cannot be asked.
fn unopened(round: &mut Round<'_>) -> Result<Option<String>, Message> {
    if round.index.is_none() {
        let opened = search::index::open(round.session, round.store).map_err(|message| message.first);
        let behind = |opened: &search::index::Opened| opened.index.mark().touched < round.upto.touched;
        let opened = opened.and_then(|opened| {
            if behind(&opened) {
                Err("another courtwatch is bringing the search index up to date".to_owned())
            } else {
                Ok(opened)
            }
        });
        round.index = Some(opened);
    }
    Ok(round.index.as_ref().and_then(|opened| opened.as_ref().err()).cloned())
}
