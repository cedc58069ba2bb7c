//! Which of the places where the very words stand is the passage, if one is beyond doubt.

use super::context::Context;
use super::{Place, Search};
use crate::analyse::quotation::{Near, Normal, Sense};

/// So much of what stood around a passage must still stand there.
const FAMILIAR: f64 = 0.6;

/// Of the words close to a passage, on both sides together, so much.
const NEXT: f64 = 0.5;

/// So much on both sides together, where the text before is not known.
const FAMILIAR_ALONE: f64 = 0.7;

/// By so much a place must be more familiar than any other.
const LEAD: f64 = 0.15;

/// And by so much where the words stand in more places than before: one of them is a copy.
const LEAD_OF_COPIES: f64 = 0.4;

/// A place whose surroundings are the very same is not compared with what stood elsewhere before.
const SURE: f64 = 0.995;

/// So many words next to the passage show where it stood.
const TRACE: usize = 6;

impl Search<'_> {
    /// The one place that is the passage beyond doubt.
    pub(super) fn choose<'p>(&self, places: &'p [Place]) -> Option<&'p Place> {
        let same_page = |place: &&Place| place.same && self.page_is_the_same();
        if let Some(place) = places.iter().find(same_page) {
            return Some(place);
        }
        let best = places.first()?;
        let mean = best.likeness.mean();
        let second = places.get(1).map_or(0.0, |place| place.likeness.mean());
        let known = self.before.is_some();
        let rival = |context: &Context| context.likeness(self.tokens, &best.words).mean() > mean - LEAD;
        let copied = known && places.len() > self.rivals.len() + 1;
        let lead = if copied { LEAD_OF_COPIES } else { LEAD };
        let alone = mean - second >= lead && !self.rivals.iter().any(rival);
        let familiar = if known {
            best.likeness.best() >= FAMILIAR && self.is_next_to_its_own(best)
        } else {
            mean >= self.familiar()
        };
        let clear = familiar && (alone || mean >= SURE && second < SURE);
        (clear && !self.is_edited_elsewhere(best) && !self.is_taken_out_elsewhere(best)).then_some(best)
    }

    /// Whether the words right around a place are those of the passage rather than those that stood around the same
    /// words elsewhere.
    fn is_next_to_its_own(&self, place: &Place) -> bool {
        let likeness = |context: &Context| context.close().likeness(self.tokens, &place.words);
        let own = likeness(&self.context);
        own.mean() >= NEXT && self.rivals.iter().all(|rival| likeness(rival).mean() <= own.mean() - LEAD)
    }

    /// How familiar the surroundings must be where the text before is not known: neither is then whether the words
    /// stood in it elsewhere, but what the selector keeps may show that they did.
    fn familiar(&self) -> f64 {
        let around = format!("{}\n\n{}", self.passage.prefix, self.passage.suffix);
        let around = Normal::of_words(&around, Sense::Exact);
        if around.places(&self.quotation).is_empty() { FAMILIAR_ALONE } else { SURE }
    }

    /// Whether the page is letter for letter what it was.
    fn page_is_the_same(&self) -> bool {
        let page = self.passage.page;
        self.before.is_some_and(|before| before.text.page_letters(page) == self.text.page_letters(page))
    }

    /// Whether words that are much like the quotation, and did not stand in the text before, stand in as familiar
    /// surroundings: then they may be the passage, edited, and the very words only a copy of it.
    fn is_edited_elsewhere(&self, best: &Place) -> bool {
        self.near().iter().any(|(near, likeness)| {
            let Near { words, .. } = near;
            let apart = words.1 <= best.words.start || words.0 >= best.words.end;
            let there = &self.tokens.words()[words.0..words.1];
            apart && likeness.mean() > best.likeness.mean() - LEAD && !self.stood_before(there)
        })
    }

    /// Whether what stood right before or behind the passage stands elsewhere, in as familiar surroundings, next to
    /// words that it did not stand next to before: then the passage may have been taken out there.
    fn is_taken_out_elsewhere(&self, best: &Place) -> bool {
        let (before, after) = self.context.next_to(TRACE);
        let before: Vec<String> = before.iter().rev().cloned().collect();
        let all = self.tokens.words();
        let strange = |from: usize, to: usize| {
            let apart = to <= best.words.start || from >= best.words.end;
            apart && !self.stood_before(&all[from..to])
        };
        let likeness = |at: usize| self.context.likeness(self.tokens, &(at..at));
        let mut behind = self.stand(&before).map(|at| at + before.len());
        let mut ahead = self.stand(after);
        behind.any(|at| {
            strange(at - before.len(), (at + TRACE).min(all.len()))
                && likeness(at).before() > best.likeness.before() - LEAD
        }) || ahead.any(|at| {
            strange(at.saturating_sub(TRACE), at + after.len())
                && likeness(at).after() > best.likeness.after() - LEAD
        })
    }

    /// Where these words stand one after the other; nowhere, where they are too few to tell.
    fn stand(&self, words: &[String]) -> impl Iterator<Item = usize> {
        let long = words.len();
        let stand = self.tokens.words().windows(long.max(1)).enumerate();
        stand.filter(move |(_, there)| long * 2 > TRACE && *there == words).map(|(at, _)| at)
    }

    /// Whether the text before had these words too, elsewhere than the passage.
    fn stood_before(&self, words: &[String]) -> bool {
        let long = words.len().max(1);
        self.before.is_some_and(|before| {
            let mut stand =
                before.tokens.words().windows(long).enumerate().filter(|(_, there)| *there == words);
            stand.any(|(at, _)| at + long <= self.own.start || at >= self.own.end)
        })
    }
}
