//! What stands around a passage, and whether it is the same in another text.

use std::ops::Range;

use crate::analyse::quotation::{Normal, Sense, Tokens};
use crate::model::passage::Passage;

/// So many words on each side are compared.
const WORDS: usize = 100;

/// In a stretch of the other text longer by this, because something may have been put in between.
const SLACK: usize = 30;

/// The words around a passage, those next to it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    before: Vec<String>,
    after: Vec<String>,
}

/// How much of a context is found around another place, 0 to 1; `None` on a side where there was nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    before: Option<f64>,
    after: Option<f64>,
}

impl Context {
    /// The words around some words of a text.
    pub fn around(text: &Tokens<'_>, words: &Range<usize>) -> Context {
        Context::reaching(text, words, WORDS)
    }

    fn reaching(text: &Tokens<'_>, words: &Range<usize>, far: usize) -> Context {
        let all = text.words();
        let from = words.start.min(all.len());
        let before = all[from.saturating_sub(far)..from].iter().rev().cloned().collect();
        let to = words.end.min(all.len());
        let after = all[to..(to + far).min(all.len())].to_vec();
        Context { before, after }
    }

    /// The words that a selector keeps.
    pub fn kept(passage: &Passage) -> Context {
        let words = |text: &str| Tokens::all(&Normal::of_words(text, Sense::Exact)).words().to_vec();
        let mut before = words(&passage.prefix);
        before.reverse();
        Context { before, after: words(&passage.suffix) }
    }

    /// How much of it stands around some words of a text.
    pub fn likeness(&self, text: &Tokens<'_>, words: &Range<usize>) -> Likeness {
        let far = self.before.len().max(self.after.len()) + SLACK;
        let there = Context::reaching(text, words, far);
        Likeness { before: shared(&self.before, &there.before), after: shared(&self.after, &there.after) }
    }

    /// The words next to the passage, up to so many on each side.
    pub fn next_to(&self, many: usize) -> (&[String], &[String]) {
        let up_to = |words: &[String]| words.len().min(many);
        (&self.before[..up_to(&self.before)], &self.after[..up_to(&self.after)])
    }
}

impl Likeness {
    /// The side that is more alike; 1 where nothing stood around it.
    pub fn best(self) -> f64 {
        match (self.before, self.after) {
            (Some(before), Some(after)) => before.max(after),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 1.0,
        }
    }

    /// Both sides.
    pub fn mean(self) -> f64 {
        match (self.before, self.after) {
            (Some(before), Some(after)) => f64::midpoint(before, after),
            _ => self.best(),
        }
    }
}

/// How many of the words stand among the others in the same order.
fn shared(words: &[String], others: &[String]) -> Option<f64> {
    if words.is_empty() {
        return None;
    }
    let mut above = vec![0_u32; others.len() + 1];
    for word in words {
        let mut corner = 0;
        for (column, other) in others.iter().enumerate() {
            let here = above[column + 1];
            above[column + 1] = if word == other { corner + 1 } else { here.max(above[column]) };
            corner = here;
        }
    }
    let most = above.last().copied().unwrap_or(0);
    Some(f64::from(most) / f64::from(u32::try_from(words.len()).unwrap_or(u32::MAX)))
}
