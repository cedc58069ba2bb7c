//! Where a passage stands in a text that came later: another extraction, other bytes, a later version.
//!
//! Nothing is ever taken for the passage in silence: *kept* and *moved* are only the very words of the quotation, at
//! one place that the words around it confirm. Everything else waits for a person.

mod choice;
mod context;
mod difference;
mod hidden;

pub use hidden::redactions;

use std::ops::Range;

use crate::analyse::quotation::{Near, Normal, Sense, Tokens, candidates};
use crate::model::passage::{Fate, Passage, REDACTED};
use crate::model::text::PageText;

use context::{Context, Likeness};
use hidden::Denials;

/// Of more places than this, those with the most familiar neighbours are compared.
const PLACES: usize = 24;

/// What became of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Kept, moved, changed or lost.
    pub fate: Fate,
    /// Where, and the words there; `None` where it is lost.
    pub passage: Option<Passage>,
    /// What differs, for a reader.
    pub reason: Option<String>,
}

/// A text in which passages are looked for; made once for all of them.
pub struct Reading {
    text: Normal,
    tokens: Tokens,
}

impl Reading {
    /// Reads the pages of a text.
    pub fn of(pages: &[PageText]) -> Reading {
        let text = Normal::of(pages, Sense::Exact);
        let tokens = Tokens::all(&text);
        Reading { text, tokens }
    }

    /// What became of a passage in this text. `before` is the text that it was taken from, where that is known.
    pub fn find(&self, passage: &Passage, before: Option<&Reading>) -> Found {
        Search::new(self, passage, before).found()
    }
}

/// A place in the text: its signs and words, and how much of the passage's surroundings it has.
#[derive(Debug, Clone)]
struct Place {
    signs: (usize, usize),
    words: Range<usize>,
    likeness: Likeness,
    /// As deep on the same page as the passage was.
    same: bool,
}

/// One passage looked for in one text.
struct Search<'a> {
    passage: &'a Passage,
    quotation: Normal,
    text: &'a Normal,
    tokens: &'a Tokens,
    context: Context,
    /// The text before.
    before: Option<&'a Reading>,
    /// The passage in it.
    own: Range<usize>,
    /// What stood around the same words elsewhere in it.
    rivals: Vec<Context>,
    /// How deep on its page the passage was.
    depth: Option<usize>,
    /// Denials that stood next to the passage.
    denials: Denials,
}

impl<'a> Search<'a> {
    fn new(reading: &'a Reading, passage: &'a Passage, before: Option<&'a Reading>) -> Search<'a> {
        let quotation = Normal::of_words(&passage.exact, Sense::Exact);
        let mut search = Search {
            passage,
            text: &reading.text,
            tokens: &reading.tokens,
            context: Context::kept(passage),
            before: None,
            own: 0..0,
            rivals: Vec::new(),
            depth: None,
            denials: Denials::kept(passage),
            quotation,
        };
        if let Some(before) = before {
            search.remember(before);
        }
        search
    }

    /// Takes from the text before what stood around the passage, and around the same words elsewhere.
    fn remember(&mut self, reading: &'a Reading) {
        let Reading { text: before, tokens } = reading;
        let Some(own) = before.sign_at(self.passage.page, self.passage.start) else { return };
        let places = before.places(&self.quotation);
        if !places.contains(&own) {
            return;
        }
        let long = self.quotation.len();
        let around = |place: usize| Context::around(tokens, &words(tokens, (place, place + long)));
        self.context = around(own);
        self.depth = Some(before.depth(own));
        self.denials = Denials::of(before, (own, own + long));
        self.rivals = places.iter().filter(|p| **p != own).take(PLACES).map(|p| around(*p)).collect();
        self.own = words(tokens, (own, own + long));
        self.before = Some(reading);
    }

    fn found(&self) -> Found {
        let places = self.places();
        let Some(place) = self.choose(&places) else { return self.unsettled(&places) };
        if let Some(reason) = self.denials.turned(&Denials::of(self.text, place.signs)) {
            return self.changed(place.signs, reason);
        }
        let fate = if place.same { Fate::Kept } else { Fate::Moved };
        Found { fate, passage: Some(self.shown(place.signs)), reason: None }
    }

    /// Where the very words stand, the most familiar first.
    fn places(&self) -> Vec<Place> {
        let long = self.quotation.len();
        let mut starts = self.text.places(&self.quotation);
        if starts.len() > PLACES {
            starts.sort_by_cached_key(|start| {
                std::cmp::Reverse(self.neighbours(&words(self.tokens, (*start, start + long))))
            });
            starts.truncate(PLACES);
        }
        let mut places: Vec<Place> = starts
            .into_iter()
            .map(|start| {
                let words = words(self.tokens, (start, start + long));
                let likeness = self.context.likeness(self.tokens, &words);
                let same = self.text.page_of(start) == self.passage.page && self.is_as_deep(start);
                Place { signs: (start, start + long), words, likeness, same }
            })
            .collect();
        places.sort_by(|a, b| b.likeness.mean().total_cmp(&a.likeness.mean()).then(a.signs.cmp(&b.signs)));
        places
    }

    /// How many words next to a place are those that stood next to the passage.
    fn neighbours(&self, words: &Range<usize>) -> usize {
        let there = Context::around(self.tokens, words);
        let (before, after) = self.context.next_to(usize::MAX);
        let (before_there, after_there) = there.next_to(usize::MAX);
        let run = |a: &[String], b: &[String]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        run(before, before_there) + run(after, after_there)
    }

    fn is_as_deep(&self, start: usize) -> bool {
        match self.depth {
            Some(depth) => self.text.depth(start) == depth,
            None => self.text.sign_at(self.passage.page, self.passage.start) == Some(start),
        }
    }

    /// The passages that are like the quotation, the most alike in words and surroundings first.
    fn near(&self) -> Vec<(Near, Likeness)> {
        let wanted = Tokens::all(&self.quotation);
        let mut near: Vec<(Near, Likeness)> = candidates(wanted.words(), self.tokens)
            .into_iter()
            .map(|near| {
                let likeness = self.context.likeness(self.tokens, &(near.words.0..near.words.1));
                (near, likeness)
            })
            .collect();
        let worth = |(near, likeness): &(Near, Likeness)| near.share + likeness.mean();
        near.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
        near
    }

    /// What a person has to look at: words that differ, several places, or nothing at all.
    fn unsettled(&self, places: &[Place]) -> Found {
        let near = self.near();
        let nearest = near.first().filter(|(near, likeness)| {
            places.first().is_none_or(|place| {
                likeness.mean() > place.likeness.mean() && near.words.0 != place.words.start
            })
        });
        match (nearest, places) {
            (Some((near, _)), _) => {
                let signs = self.tokens.signs(near.words.0, near.words.1);
                let mut reason = difference::difference(&self.quotation, self.text, near);
                if hidden::blocks(self.text, signs) {
                    reason = format!("{REDACTED} in it now; {reason}");
                }
                self.changed(signs, reason)
            }
            (None, [place]) => {
                self.changed(place.signs, "the same words, but other words stand around them".to_owned())
            }
            (None, [first, ..]) => {
                let mut pages: Vec<u32> = places.iter().map(|p| self.text.page_of(p.signs.0)).collect();
                pages.sort_unstable();
                pages.dedup();
                let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
                let reason = format!(
                    "the same words stand {} times (pages {}), and which is meant cannot be told",
                    places.len(),
                    pages.join(", ")
                );
                self.changed(first.signs, reason)
            }
            (None, []) => self.lost(),
        }
    }

    fn lost(&self) -> Found {
        let reason = hidden::hidden(&self.context, self.text, self.tokens)
            .then(|| format!("{REDACTED} where these words stood"));
        let reason = reason.unwrap_or_else(|| "nothing like these words stands in it".to_owned());
        Found { fate: Fate::Lost, passage: None, reason: Some(reason) }
    }

    fn changed(&self, signs: (usize, usize), reason: String) -> Found {
        Found { fate: Fate::Changed, passage: Some(self.shown(signs)), reason: Some(reason) }
    }

    fn shown(&self, (from, to): (usize, usize)) -> Passage {
        self.text.quote(from, to)
    }
}

/// The words of some signs.
fn words(tokens: &Tokens, (from, to): (usize, usize)) -> Range<usize> {
    tokens.at_sign(from)..tokens.at_sign(to)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
