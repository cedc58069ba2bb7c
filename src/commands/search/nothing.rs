//! What is said where nothing was found: how the question was understood, and what is near.

use crate::analyse::query;
use crate::commands::nearest;
use crate::error::Message;
use crate::index::Index;
use crate::model::fold::fold;
use crate::model::search::Query;
use crate::store::Store;
use crate::store::query::Filter;

/// How many letters a word that was meant must share with the one typed.
const SHARED: usize = 2;

/// The message.
pub fn message(store: &Store, index: &Index, query: &Query, filter: &Filter) -> Result<Message, Message> {
    let mut message = Message::note(format!("nothing found for {}", query::understood(query)));
    let chosen = chosen(filter);
    if !chosen.is_empty() {
        message = message.fact("within", chosen.join(", "));
    }
    let near = near(store, index, query)?;
    if !near.is_empty() {
        message = message.fact("near", near.join(", "));
    }
    Ok(message)
}

fn chosen(filter: &Filter) -> Vec<String> {
    let days = |day: Option<crate::model::moment::Day>| day.map(|day| day.to_string());
    [
        ("--court", filter.court.clone()),
        ("--case", filter.case.clone()),
        ("--since", days(filter.since)),
        ("--until", days(filter.until)),
        ("--concern", filter.concerns.first().cloned()),
        ("--type", filter.kind.clone()),
        ("--lang", filter.language.clone()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!("{name} {}", value?)))
    .collect()
}

/// Words that are stored and look like those typed; filings with a number like the one typed.
fn near(store: &Store, index: &Index, query: &Query) -> Result<Vec<String>, Message> {
    if let Query::Number(number) = query {
        let bases = store.bases_like(number.case())?;
        return Ok(nearest(number.base(), bases.iter().map(String::as_str)));
    }
    let mut near = Vec::new();
    for word in query::words(query) {
        let word = fold(word);
        let beginning: String = word.chars().take(SHARED).collect();
        let stored = index.words_like(&beginning, usize::MAX).unwrap_or_default();
        if !stored.contains(&word) {
            near.extend(nearest(&word, stored.iter().map(String::as_str)));
        }
    }
    Ok(near)
}
