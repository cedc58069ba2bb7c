//! The passage that a person quotes, found in the text of a record.

use crate::analyse::quotation::{Normal, Search, Sense, find};
use crate::commands::Session;
use crate::error::{Exit, Message};
use crate::model::passage::{Passage, Selector};
use crate::model::tag::Quote;
use crate::model::text::{ItemText, RECORD};
use crate::model::wording::short;
use crate::present::text::plural;
use crate::store::{ItemId, Store};

/// How much of a long passage a message shows, in characters.
const SHOWN: usize = 400;

/// What a person quotes: from which record, which words, on which page.
pub(super) struct Quoted<'a> {
    pub number: &'a str,
    pub words: &'a str,
    pub page: Option<u32>,
}

/// The quotation in the text's own words, and where it stands. Where no text is stored, as typed and nowhere.
///
/// # Errors
/// No words; words that do not stand in the text, with the nearest; that stand there more than once; a page that is
/// not there.
pub(super) fn quote(
    session: &Session,
    store: &Store,
    item: ItemId,
    asked: &Quoted<'_>,
) -> Result<(Quote, Option<Selector>), Message> {
    if asked.words.trim().is_empty() {
        return Err(untagged("the quotation is empty"));
    }
    let text = store.text_of(item)?;
    let in_text = text.as_ref().map(|text| in_text(text, asked)).transpose()?;
    if let (Some(text), Some(Search::Found(passage))) = (&text, &in_text) {
        return Ok(with_place(text, passage.clone()));
    }
    if let Some(title) = store.title_of(item)?
        && let Search::Found(passage) = search(&title, asked.words, None)
    {
        return Ok(with_place(&title, passage));
    }
    if let Some(search) = in_text {
        let document = text.is_some_and(|text| text.engine != RECORD);
        return Err(match store.withheld(item)? {
            Some(why) if matches!(search, Search::Absent(_)) => held_back(asked.number, &why),
            _ => not_found(asked, search, document),
        });
    }
    session.say(&unchecked());
    let exact = asked.words.trim().to_owned();
    Ok((Quote { exact, page: asked.page, checked: false }, None))
}

/// The words of a proposal that is turned down, as they stand in the text or the title; they may stand there more than
/// once.
///
/// # Errors
/// No words; words that do not stand there, with the nearest.
pub(super) fn refused(store: &Store, item: ItemId, number: &str, words: &str) -> Result<String, Message> {
    let unrefused = |first: String| Message::error(Exit::Usage, first).fact("effect", "nothing was refused");
    let words = words.trim();
    if words.is_empty() {
        return Err(unrefused("the quotation is empty".to_owned()));
    }
    let text = store.text_of(item)?;
    let mut nearest = None;
    for text in [text, store.title_of(item)?].iter().flatten() {
        match search(text, words, None) {
            Search::Found(passage) => return Ok(passage.exact),
            Search::Several(pages) | Search::Elsewhere(pages) => return Ok(on_one_of(text, words, &pages)),
            Search::Absent(near) => nearest = nearest.or(near.map(|n| shown(&n, text.engine != RECORD))),
        }
    }
    let message = unrefused(format!("the quotation does not stand in {number}"))
        .hint("copy the words from `courtwatch tag suggest`, as they stand under `quote`");
    Err(if let Some(near) = nearest { message.fact("nearest", near) } else { message })
}

/// Words that stand more than once, as the first page with just one of them has them; else as typed.
fn on_one_of(text: &ItemText, words: &str, pages: &[u32]) -> String {
    let alone = pages.iter().find_map(|page| match search(text, words, Some(*page)) {
        Search::Found(passage) => Some(passage.exact),
        _ => None,
    });
    alone.unwrap_or_else(|| words.to_owned())
}

fn unchecked() -> Message {
    Message::warning("the quotation was not checked: no text of this document is stored here")
        .fact("effect", "the tag is stored; the briefing says that its quotation was not checked")
}

fn with_place(text: &ItemText, passage: Passage) -> (Quote, Option<Selector>) {
    let (quote, selector) = anchored(text, passage);
    (quote, Some(selector))
}

/// A quotation with its selector. The words that a source lists have no pages.
pub fn anchored(text: &ItemText, passage: Passage) -> (Quote, Selector) {
    let page = (text.engine != RECORD).then_some(passage.page);
    let quote = Quote { exact: passage.exact.clone(), page, checked: true };
    (quote, Selector::of(text, passage))
}

/// Looks for words in a text.
pub fn search(text: &ItemText, words: &str, page: Option<u32>) -> Search {
    find(words, &Normal::of(&text.pages, Sense::Typed), page)
}

/// Where a tagged passage stands in a text, by its page and its characters as [`Passage`] counts them: where it was
/// found when it was tagged or looked for again, else where these words stand once.
pub fn standing(
    store: &Store,
    text: &ItemText,
    tag: &str,
    (words, page): (&str, Option<u32>),
) -> Result<Option<(u32, usize, usize)>, Message> {
    if let Some(place) = store.place_in(tag, (&text.source, &text.engine))? {
        return Ok(Some(place));
    }
    let found = match search(text, words, page.filter(|_| text.engine != RECORD)) {
        Search::Elsewhere(_) => search(text, words, None),
        other => other,
    };
    let Search::Found(passage) = found else { return Ok(None) };
    Ok(Some((passage.page, passage.start, passage.end)))
}

fn in_text(text: &ItemText, asked: &Quoted<'_>) -> Result<Search, Message> {
    match asked.page.filter(|_| text.engine != RECORD) {
        Some(page) if !text.pages.iter().any(|there| there.number == page) => {
            let last = text.pages.iter().map(|page| page.number).max().unwrap_or(0);
            let many = plural(last, "page");
            Err(untagged(format!("{} has {many}; there is no page {page}", asked.number))
                .hint("leave `--page` out, and the words are looked for on every page"))
        }
        page => Ok(search(text, asked.words, page)),
    }
}

fn untagged(first: impl Into<String>) -> Message {
    Message::error(Exit::Usage, first).fact("effect", "nothing was tagged")
}

fn not_found(asked: &Quoted<'_>, search: Search, document: bool) -> Message {
    let number = asked.number;
    match search {
        Search::Several(pages) => {
            let (times, pages) = (pages.len(), listed(&pages));
            let more = "quote more of the words around it, so that it stands there once";
            let (place, hint) = match pages.as_slice() {
                [one] if document => (format!(", on page {one}"), more),
                [_] => (String::new(), more),
                several => (
                    format!(", on pages {}", several.join(", ")),
                    "say which with `--page N`, or quote more of the words around it",
                ),
            };
            untagged(format!("the quotation stands {times} times in {number}{place}")).hint(hint)
        }
        Search::Elsewhere(pages) => {
            let pages = listed(&pages).join(", ");
            untagged(format!("the quotation does not stand on page {} of {number}", asked.page.unwrap_or(1)))
                .fact("pages", format!("it stands on {pages}"))
                .hint("choose one of these with `--page N`, or leave `--page` out")
        }
        Search::Found(_) | Search::Absent(None) => absent(number),
        Search::Absent(Some(near)) => absent(number).fact("nearest", shown(&near, document)),
    }
}

/// Nothing of a text that stays inside is shown, whatever was asked for.
fn held_back(number: &str, why: &str) -> Message {
    untagged(format!("the quotation does not stand in {number}"))
        .fact("text", format!("held back: {why}"))
        .hint("tag the whole record without `--quote`")
}

fn absent(number: &str) -> Message {
    untagged(format!("the quotation does not stand in {number}"))
        .hint("copy the words from `courtwatch text`, or tag the whole record without `--quote`")
}

/// The words of a passage with their page.
fn shown(near: &Passage, document: bool) -> String {
    let page = if document { format!("page {}: ", near.page) } else { String::new() };
    format!("{page}“{}”", short(&near.exact, SHOWN))
}

/// Each page once.
fn listed(pages: &[u32]) -> Vec<String> {
    let mut pages = pages.to_vec();
    pages.sort_unstable();
    pages.dedup();
    pages.iter().map(ToString::to_string).collect()
}
