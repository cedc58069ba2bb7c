//! Finds many patterns in one text at once: each word of the text is looked up once.

use std::collections::HashMap;

use super::folded::{Span, is_word};
use super::pattern::{Pattern, Piece, Run, matches};

/// Where operands stand in one text. It is kept from text to text, so that nothing is made anew for each.
#[derive(Debug, Default, Clone)]
pub struct Hits {
    /// For each operand its places.
    places: Vec<Vec<Span>>,
    /// The operands that have some.
    met: Vec<u32>,
}

impl Hits {
    fn begin(&mut self, operands: usize) {
        for operand in self.met.drain(..) {
            if let Some(places) = self.places.get_mut(operand as usize) {
                places.clear();
            }
        }
        self.places.resize_with(operands.max(self.places.len()), Vec::new);
    }

    fn add(&mut self, operand: u32, place: Span) {
        if let Some(places) = self.places.get_mut(operand as usize) {
            if places.is_empty() {
                self.met.push(operand);
            }
            places.push(place);
        }
    }

    /// Where an operand stands, if anywhere.
    fn of(&self, operand: u32) -> Option<&[Span]> {
        self.places.get(operand as usize).map(Vec::as_slice).filter(|places| !places.is_empty())
    }
}

/// A run whose first word was found.
#[derive(Debug, Clone)]
struct Begun {
    /// How long its first word is, in bytes.
    head: usize,
    /// What follows that.
    tail: Run,
    /// The letter behind a space that follows it, where that is ASCII: most tries end there.
    next: Option<u8>,
    /// The operand that it belongs to.
    operand: u32,
}

/// Patterns ready to be looked for.
#[derive(Debug, Default, Clone)]
pub struct Spotter {
    runs: Vec<Begun>,
    operands: HashMap<String, u32>,
    /// Runs that begin with just this word.
    words: HashMap<String, Vec<u32>>,
    /// Runs that begin with a word with this beginning.
    beginnings: HashMap<String, Vec<u32>>,
    /// How long those are, in bytes.
    lengths: Vec<usize>,
    /// Runs that begin with no letter.
    others: Vec<u32>,
    patterns: Vec<(Vec<u32>, Vec<usize>)>,
    /// For each operand the patterns that begin with it.
    first: Vec<Vec<u32>>,
}

/// A pattern that stands in a text, and the words that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub pattern: u32,
    /// Its first place: one stretch for each operand.
    pub places: Vec<Span>,
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Spotter {
    /// Adds a pattern; its number.
    pub fn add(&mut self, pattern: &Pattern) -> u32 {
        let operands: Vec<u32> =
            pattern.operands.iter().map(|operand| self.operand(&operand.written, &operand.runs)).collect();
        let id = number(self.patterns.len());
        self.first.resize_with(self.operands.len(), Vec::new);
        if let Some(begun) = operands.first().and_then(|first| self.first.get_mut(*first as usize)) {
            begun.push(id);
        }
        self.patterns.push((operands, pattern.gaps.clone()));
        id
    }

    fn operand(&mut self, written: &str, runs: &[Run]) -> u32 {
        if let Some(known) = self.operands.get(written) {
            return *known;
        }
        let id = number(self.operands.len());
        self.operands.insert(written.to_owned(), id);
        for run in runs {
            self.index(run, id);
        }
        id
    }

    fn index(&mut self, run: &Run, operand: u32) {
        let id = number(self.runs.len());
        let letter = |piece: &Piece| match piece {
            Piece::Letter(c) if is_word(*c) => Some(*c),
            _ => None,
        };
        let head: String = run.iter().map_while(letter).collect();
        let tail: Run = run.iter().skip(head.chars().count()).copied().collect();
        let next = match tail.as_slice() {
            [Piece::Space, Piece::Letter(c), ..] => u8::try_from(*c).ok().filter(u8::is_ascii),
            _ => None,
        };
        self.runs.push(Begun { head: head.len(), tail, next, operand });
        if head.is_empty() {
            self.others.push(id);
        } else if run.get(head.chars().count()) == Some(&Piece::Ending) {
            if !self.lengths.contains(&head.len()) {
                self.lengths.push(head.len());
                self.lengths.sort_unstable();
            }
            self.beginnings.entry(head).or_default().push(id);
        } else {
            self.words.entry(head).or_default().push(id);
        }
    }

    /// The runs that may begin with a word.
    pub fn begins(&self, word: &str) -> Vec<u32> {
        let mut runs: Vec<u32> = self.words.get(word).cloned().unwrap_or_default();
        for length in self.lengths.iter().take_while(|length| **length <= word.len()) {
            if let Some(more) = word.get(..*length).and_then(|start| self.beginnings.get(start)) {
                runs.extend(more);
            }
        }
        runs
    }

    /// Every pattern that stands in a folded text whose words these are. `begins` says which runs may begin with
    /// each word, as [`Spotter::begins`] does.
    pub fn find(&self, text: &str, words: &[Span], begins: &[&[u32]], hits: &mut Hits) -> Vec<Found> {
        hits.begin(self.operands.len());
        for (word, runs) in words.iter().zip(begins) {
            for run in *runs {
                self.try_run(*run, text, word.start, hits);
            }
        }
        if !self.others.is_empty() {
            let places = signs(text);
            for run in &self.others {
                for at in &places {
                    self.try_run(*run, text, *at, hits);
                }
            }
        }
        let begun = hits.met.iter().filter_map(|operand| self.first.get(*operand as usize)).flatten();
        let mut found: Vec<Found> = begun
            .filter_map(|id| self.place(*id, hits, words).map(|places| Found { pattern: *id, places }))
            .collect();
        found.sort_unstable_by_key(|f| f.pattern);
        found
    }

    fn try_run(&self, run: u32, text: &str, at: usize, hits: &mut Hits) {
        let Some(Begun { head, tail, next, operand }) = self.runs.get(run as usize) else { return };
        if next.is_some() && text.as_bytes().get(at + head + 1).copied() != *next {
            return;
        }
        if let Some(end) = matches(tail, text, at + head) {
            hits.add(*operand, Span { start: at, end });
        }
    }

    /// Where a pattern stands, in the order written or in the reverse.
    fn place(&self, pattern: u32, hits: &Hits, words: &[Span]) -> Option<Vec<Span>> {
        let (operands, gaps) = self.patterns.get(pattern as usize)?;
        let (first, rest) = operands.split_first()?;
        let starts = hits.of(*first)?;
        if rest.is_empty() {
            return starts.first().map(|start| vec![*start]);
        }
        let rest: Vec<&[Span]> = rest.iter().map(|o| hits.of(*o)).collect::<Option<_>>()?;
        let mut places = Vec::with_capacity(operands.len());
        for forward in [true, false] {
            for start in starts {
                places.clear();
                places.push(*start);
                if extend(&mut places, &rest, gaps, words, forward) {
                    return Some(places);
                }
            }
        }
        None
    }
}

/// The places of a text where a sign stands and no word ends.
fn signs(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut within = false;
    for (at, c) in text.char_indices() {
        let word = is_word(c);
        if !word && !within {
            places.push(at);
        }
        within = word;
    }
    places
}

/// Adds a place for each further operand, each near enough to the one before.
fn extend(places: &mut Vec<Span>, rest: &[&[Span]], gaps: &[usize], words: &[Span], forward: bool) -> bool {
    let (Some((next, rest)), Some((gap, gaps))) = (rest.split_first(), gaps.split_first()) else {
        return true;
    };
    let Some(last) = places.last().copied() else { return false };
    for place in *next {
        let (left, right) = if forward { (last, *place) } else { (*place, last) };
        if left.end < right.start && between(words, left.end, right.start) <= *gap {
            places.push(*place);
            if extend(places, rest, gaps, words, forward) {
                return true;
            }
            places.pop();
        }
    }
    false
}

/// How many words stand between two places.
fn between(words: &[Span], from: usize, to: usize) -> usize {
    let index = |at: usize| words.partition_point(|word| word.start < at);
    index(to) - index(from)
}
