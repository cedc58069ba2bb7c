//! What stands around a passage, and whether it is the same in another text.

use std::collections::HashSet;
use std::ops::Range;

use crate::analyse::quotation::{Normal, Sense, Tokens};
use crate::model::passage::Passage;

/// So many words on each side are compared.
const WORDS: usize = 100;

/// So many are close.
const CLOSE: usize = 30;

/// In a stretch of the other text longer by this, because something may have been put in between.
const SLACK: usize = 30;

/// A side of fewer words tells nothing alone.
const TELLING: usize = 24;

/// So many words one after the other are no chance.
const RUN: usize = 3;

/// The words around a passage, those next to it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    before: Vec<String>,
    after: Vec<String>,
}

/// How much of a context is found around another place: on each side the words found, and all of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    before: (usize, usize),
    after: (usize, usize),
}

impl Context {
    /// The words around some words of a text.
    pub fn around(text: &Tokens, words: &Range<usize>) -> Context {
        Context::reaching(text, words, WORDS)
    }

    fn reaching(text: &Tokens, words: &Range<usize>, far: usize) -> Context {
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
    pub fn likeness(&self, text: &Tokens, words: &Range<usize>) -> Likeness {
        let far = self.before.len().max(self.after.len()) + SLACK;
        let there = Context::reaching(text, words, far);
        Likeness { before: shared(&self.before, &there.before), after: shared(&self.after, &there.after) }
    }

    /// Only the words close to the passage.
    pub fn close(&self) -> Context {
        let (before, after) = self.next_to(CLOSE);
        Context { before: before.to_vec(), after: after.to_vec() }
    }

    /// The words next to the passage, up to so many on each side.
    pub fn next_to(&self, many: usize) -> (&[String], &[String]) {
        let up_to = |words: &[String]| words.len().min(many);
        (&self.before[..up_to(&self.before)], &self.after[..up_to(&self.after)])
    }
}

impl Likeness {
    /// The side that is more alike, 0 to 1. A side of few words tells nothing alone.
    pub fn best(self) -> f64 {
        let sides = [self.before, self.after].into_iter().filter(|side| side.1 >= TELLING);
        sides.map(share).fold(self.mean(), f64::max)
    }

    /// The side before, 0 to 1.
    pub fn before(self) -> f64 {
        share(self.before)
    }

    /// The side behind, 0 to 1.
    pub fn after(self) -> f64 {
        share(self.after)
    }

    /// Both sides, 0 to 1; 1 where nothing stood around the passage.
    pub fn mean(self) -> f64 {
        share((self.before.0 + self.after.0, self.before.1 + self.after.1))
    }
}

fn share((some, all): (usize, usize)) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if all == 0 { 1.0 } else { number(some) / number(all) }
}

/// How many of the words stand among the others too, in runs of [`RUN`]: single words are found anywhere.
fn shared(words: &[String], others: &[String]) -> (usize, usize) {
    let run = RUN.min(words.len());
    if run == 0 {
        return (0, 0);
    }
    let there: HashSet<&[String]> = others.windows(run).collect();
    let mut covered = vec![false; words.len()];
    for (at, _) in words.windows(run).enumerate().filter(|(_, run)| there.contains(run)) {
        covered[at..at + run].fill(true);
    }
    (covered.iter().filter(|covered| **covered).count(), words.len())
}
