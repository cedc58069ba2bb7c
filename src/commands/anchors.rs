//! What became of tagged passages in the texts that came since: another reading of a document, other bytes, a later
//! version of the filing. Each pair of a tag and a text is looked at once.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::Utc;

use super::Session;
use super::tag::{anchored, search};
use crate::analyse::anchor::{Found, Reading};
use crate::analyse::later::{is_another_version, is_later};
use crate::analyse::quotation::Search;
use crate::error::Message;
use crate::model::number::DocumentNumber;
use crate::model::passage::{Fate, Passage, REDACTED, Selector};
use crate::model::text::{ItemText, RECORD};
use crate::present::text::plural;
use crate::store::anchors::{NewAnchor, QuotedTag, Sibling};
use crate::store::{ItemId, Store};

/// Looks for every tagged passage in the texts in which it was not looked for yet, and says how many wait for a
/// person since.
pub(super) fn catch_up(session: &Session, store: &mut Store) -> Result<(), Message> {
    let tags = store.quoted_tags()?;
    let mut waiting = 0;
    for of_one in tags.chunk_by(|a, b| a.item == b.item) {
        let mut found = Vec::new();
        let mut texts = Texts::default();
        let siblings = store.siblings(of_one[0].item)?;
        for tag in of_one {
            match &tag.selector {
                Some(selector) => again(store, &mut texts, (tag, selector), &siblings, &mut found)?,
                None => found.extend(first(store, tag)?),
            }
        }
        waiting += found.iter().filter(|result| result.found.fate.waits()).count();
        if !found.is_empty() {
            save(store, &found)?;
        }
    }
    if waiting > 0 {
        let verb = if waiting == 1 { "waits" } else { "wait" };
        session.say(
            &Message::note(format!(
                "{} {verb} for a person: the words differ in a text that came since, or are not there",
                plural(waiting, "tagged passage")
            ))
            .hint("`courtwatch tag anchors` shows them"),
        );
    }
    Ok(())
}

/// What became of a tag in a text.
struct Outcome {
    tag: String,
    item: ItemId,
    text: (String, String),
    found: Found,
}

fn save(store: &mut Store, found: &[Outcome]) -> Result<(), Message> {
    let at = Utc::now();
    let anchors: Vec<NewAnchor<'_>> = found
        .iter()
        .map(|result| NewAnchor {
            tag: &result.tag,
            item: result.item,
            text: (&result.text.0, &result.text.1),
            fate: result.found.fate,
            passage: result.found.passage.as_ref(),
            reason: result.found.reason.as_deref(),
            at,
        })
        .collect();
    Ok(store.save_anchors(&anchors)?)
}

/// A quotation that could not be checked when it was made: in the text that has come since it is found, and stands
/// there, or waits.
fn first(store: &mut Store, tag: &QuotedTag) -> Result<Option<Outcome>, Message> {
    if let Some((source, engine)) = store.current_text(tag.item)?
        && store.is_anchored(&tag.id, tag.item, (&source, &engine))?
    {
        return Ok(None);
    }
    let Some(text) = store.text_of(tag.item)? else {
        return in_title(store, tag).map(|_| None);
    };
    if store.is_anchored(&tag.id, tag.item, (&text.source, &text.engine))? {
        return Ok(None);
    }
    let page = tag.page.filter(|page| text.pages.iter().any(|there| there.number == *page));
    let searched = search(&text, &tag.quote, page);
    if let Search::Found(passage) = searched {
        place(store, &tag.id, &text, passage)?;
        return Ok(None);
    }
    if in_title(store, tag)? {
        return Ok(None);
    }
    let found = unplaced(searched);
    Ok(Some(Outcome { tag: tag.id.clone(), item: tag.item, text: (text.source, text.engine), found }))
}

fn place(store: &mut Store, tag: &str, text: &ItemText, passage: Passage) -> Result<(), Message> {
    let (quote, selector) = anchored(text, passage);
    Ok(store.place_tag(tag, &quote, &selector)?)
}

/// Whether the title has the words; then the tag stands there.
fn in_title(store: &mut Store, tag: &QuotedTag) -> Result<bool, Message> {
    let Some(title) = store.title_of(tag.item)? else { return Ok(false) };
    let Search::Found(passage) = search(&title, &tag.quote, None) else { return Ok(false) };
    place(store, &tag.id, &title, passage)?;
    Ok(true)
}

/// Why a quotation that was never checked has no place.
fn unplaced(search: Search) -> Found {
    let listed = |mut pages: Vec<u32>| {
        pages.dedup();
        pages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let (fate, passage, reason) = match search {
        Search::Several(pages) => {
            let times = pages.len();
            (
                Fate::Changed,
                None,
                format!("it stands {times} times (pages {}), which is meant cannot be told", listed(pages)),
            )
        }
        Search::Elsewhere(pages) => (
            Fate::Changed,
            None,
            format!("it does not stand on the page that was given but on {}", listed(pages)),
        ),
        Search::Absent(Some(near)) => {
            (Fate::Changed, Some(near), "it was never checked, and stands there in other words".to_owned())
        }
        Search::Found(_) | Search::Absent(None) => {
            (Fate::Lost, None, "it was never checked, and nothing like it stands there".to_owned())
        }
    };
    Found { fate, passage, reason: Some(reason) }
}

/// A passage that has its place, in the texts that came since.
fn again(
    store: &Store,
    texts: &mut Texts,
    (tag, selector): (&QuotedTag, &Selector),
    siblings: &[Sibling],
    found: &mut Vec<Outcome>,
) -> Result<(), Message> {
    let mut items = vec![(tag.item, Shows::AsMuch)];
    items.extend(later(tag.item, siblings));
    for (item, shows) in items {
        let Some(text) = text_now(store, item, selector, siblings)? else { continue };
        let own = item == tag.item && text == (selector.source.clone(), selector.engine.clone());
        if own || store.is_anchored(&tag.id, item, (&text.0, &text.1))? {
            continue;
        }
        let before = texts.get(store, tag.item, &selector.source, &selector.engine)?;
        let Some(now) = texts.get(store, item, &text.0, &text.1)? else { continue };
        let result = now.find(&selector.passage, before.as_deref());
        let redacted = result.reason.as_deref().is_some_and(|reason| reason.starts_with(REDACTED));
        if shows == Shows::Less && !redacted {
            continue;
        }
        found.push(Outcome { tag: tag.id.clone(), item, text, found: result });
    }
    Ok(())
}

/// How much a version shows beside the tagged one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Where the passage stands in it counts.
    AsMuch,
    /// Nothing in it counts but that it hides the passage.
    Less,
}

/// The versions that are public now and in the language of the tagged one: those that show at least as much, and
/// those of a later day that show less.
fn later(item: ItemId, siblings: &[Sibling]) -> Vec<(ItemId, Shows)> {
    let read = |sibling: &Sibling| DocumentNumber::read(&sibling.number).ok();
    let Some(own) = siblings.iter().find(|sibling| sibling.item == item && sibling.open) else {
        return Vec::new();
    };
    let Some(number) = read(own) else { return Vec::new() };
    let beside = |other: &Sibling| {
        let tongue = own.language.is_none() || other.language.is_none() || own.language == other.language;
        let read = read(other).filter(|_| other.open && tongue)?;
        let newer = own.date.zip(other.date).is_some_and(|(own, other)| other > own);
        if is_later(&number, &read) {
            return Some((other.item, Shows::AsMuch));
        }
        (newer && is_another_version(&number, &read)).then_some((other.item, Shows::Less))
    };
    siblings.iter().filter_map(beside).collect()
}

/// The hash and engine of the text that a passage is to be looked for in: a passage of a title in the title.
fn text_now(
    store: &Store,
    item: ItemId,
    selector: &Selector,
    siblings: &[Sibling],
) -> Result<Option<(String, String)>, Message> {
    if selector.engine != RECORD {
        return Ok(store.current_text(item)?);
    }
    let text = if siblings.is_empty() { store.text_of(item)? } else { None };
    let text = match text {
        Some(text) => Some(text),
        None => store.title_of(item)?,
    };
    Ok(text.map(|text| (text.source, text.engine)))
}

/// The texts around one record, each read once.
#[derive(Default)]
struct Texts {
    read: HashMap<(String, String), Option<Rc<Reading>>>,
}

impl Texts {
    fn get(
        &mut self,
        store: &Store,
        item: ItemId,
        source: &str,
        engine: &str,
    ) -> Result<Option<Rc<Reading>>, Message> {
        let key = (source.to_owned(), engine.to_owned());
        if let Some(known) = self.read.get(&key) {
            return Ok(known.clone());
        }
        let text = if engine == RECORD {
            words(store, item, source)?
        } else {
            store.text_as_read(source, engine)?
        };
        let reading = text.map(|text| Rc::new(Reading::of(&text.pages)));
        self.read.insert(key, reading.clone());
        Ok(reading)
    }
}

/// The record's own words of this hash, if they are still what they were.
fn words(store: &Store, item: ItemId, source: &str) -> Result<Option<ItemText>, Message> {
    let texts = [store.text_of(item)?, store.title_of(item)?];
    Ok(texts.into_iter().flatten().find(|text| text.source == source))
}
