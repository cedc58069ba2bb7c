//! Finds many patterns in one text at once: each word of the text is looked up once.

use std::collections::HashMap;

use super::folded::Span;
use super::pattern::{Pattern, Piece, Run, matches};

/// Where an operand stands.
type Hits = HashMap<u32, Vec<Span>>;

/// Patterns ready to be looked for.
#[derive(Debug, Default, Clone)]
pub struct Spotter {
    /// What follows the first word of each run, how long that is in bytes, and the operand that the run belongs to.
    runs: Vec<(Run, usize, u32)>,
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
    /// The patterns whose first operand this is.
    first: HashMap<u32, Vec<u32>>,
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
        if let Some(first) = operands.first() {
            self.first.entry(*first).or_default().push(id);
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
            Piece::Letter(c) if super::folded::is_word(*c) => Some(*c),
            _ => None,
        };
        let head: String = run.iter().map_while(letter).collect();
        let tail = run.iter().skip(head.chars().count()).copied().collect();
        self.runs.push((tail, head.len(), operand));
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
    pub fn find(&self, text: &str, words: &[Span], begins: &[&[u32]]) -> Vec<Found> {
        let mut hits = Hits::new();
        for (word, runs) in words.iter().zip(begins) {
            for run in *runs {
                self.try_run(*run, text, word.start, &mut hits);
            }
        }
        for run in &self.others {
            for (at, c) in text.char_indices() {
                let before = text.get(..at).and_then(|t| t.chars().next_back());
                if !super::folded::is_word(c) && !before.is_some_and(super::folded::is_word) {
                    self.try_run(*run, text, at, &mut hits);
                }
            }
        }
        let mut found: Vec<Found> = hits
            .keys()
            .filter_map(|operand| self.first.get(operand))
            .flatten()
            .filter_map(|id| self.place(*id, &hits, words).map(|places| Found { pattern: *id, places }))
            .collect();
        found.sort_unstable_by_key(|f| f.pattern);
        found
    }

    fn try_run(&self, run: u32, text: &str, at: usize, hits: &mut Hits) {
        let Some((tail, head, operand)) = self.runs.get(run as usize) else { return };
        if let Some(end) = matches(tail, text, at + head) {
            hits.entry(*operand).or_default().push(Span { start: at, end });
        }
    }

    /// Where a pattern stands, in the order written or in the reverse.
    fn place(&self, pattern: u32, hits: &Hits, words: &[Span]) -> Option<Vec<Span>> {
        let (operands, gaps) = self.patterns.get(pattern as usize)?;
        let lists: Vec<&Vec<Span>> = operands.iter().map(|o| hits.get(o)).collect::<Option<_>>()?;
        let (first, rest) = lists.split_first()?;
        let chain = |forward: bool| {
            first.iter().find_map(|start| {
                let mut places = vec![*start];
                extend(&mut places, rest, gaps, words, forward).then_some(places)
            })
        };
        chain(true).or_else(|| if rest.is_empty() { None } else { chain(false) })
    }
}

/// Adds a place for each further operand, each near enough to the one before.
fn extend(
    places: &mut Vec<Span>,
    rest: &[&Vec<Span>],
    gaps: &[usize],
    words: &[Span],
    forward: bool,
) -> bool {
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
