//! The passage of a page that answers a question, with the words that do.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::ask::{folded_words, number_words, without_elision};
use super::known::Short;
use super::words::{Forms, STEM, Tongue, Words, asked_forms};
use crate::model::search::Query;

/// Words of a passage.
const LONG: usize = 34;

/// Words of it before the first that answers.
const BEFORE: usize = 8;

/// Characters of a passage at most: some scripts have no spaces, and some texts no words.
const LONGEST: usize = 320;

/// Stands around every word that answers.
const MARK: &str = "**";

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// One line, with `**` around the words that answer and `…` where it goes on.
    pub text: String,
    /// The byte of the page at which the first of them begins.
    pub at: usize,
}

/// What a word must be to answer, and which part of the question it answers.
enum Wanted {
    /// One of these forms.
    Forms(Vec<Box<str>>),
    /// Begins like this.
    Prefix(String),
    /// These in a row, the last perhaps open; moved by so much at most.
    Row { words: Vec<String>, open: bool, slop: usize },
    /// Both within so many places.
    Near { one: Vec<Box<str>>, other: Vec<Box<str>>, distance: usize },
}

/// A word with its stems, folded.
struct Word {
    word: Box<str>,
    stems: [Option<Box<str>>; 2],
}

impl Word {
    fn is(&self, forms: &[Box<str>]) -> bool {
        forms.iter().any(|form| *form == self.word || self.stems.iter().flatten().any(|stem| stem == form))
    }
}

/// The words of a page, in order.
struct Places {
    ranges: Vec<Range<usize>>,
    /// Which of the words stands in each place.
    which: Vec<usize>,
    words: Vec<Word>,
}

impl Places {
    fn word(&self, at: usize) -> &Word {
        &self.words[self.which[at]]
    }

    /// The places of words that answer; each different word is asked once.
    fn of(&self, answers: impl Fn(&Word) -> bool) -> Vec<usize> {
        let fits: Vec<bool> = self.words.iter().map(answers).collect();
        (0..self.which.len()).filter(|at| fits[self.which[*at]]).collect()
    }
}

/// Finds and marks the words that answer a question.
pub struct Marker {
    wanted: Vec<Wanted>,
    initials: Vec<char>,
}

impl Marker {
    /// For a question.
    pub fn new(query: &Query) -> Marker {
        let mut wanted = Vec::new();
        collect(query, &mut wanted);
        Marker { initials: initials(&wanted), wanted }
    }

    /// The best passage of a page; `None` where nothing of it answers.
    pub fn passage(&self, page: &str) -> Option<Snippet> {
        let places = places(page, &self.initials);
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for (part, wanted) in self.wanted.iter().enumerate() {
            wanted.hits(&places).into_iter().for_each(|place| hits.push((place, part)));
        }
        hits.sort_unstable();
        let first = best_window(&hits)?;
        let from = hits[first].0.saturating_sub(BEFORE);
        let to = (from + LONG).min(places.ranges.len());
        let mut marked: Vec<usize> = hits.iter().map(|(place, _)| *place).collect();
        marked.dedup();
        Some(Snippet {
            text: written(page, &places.ranges, from..to, &marked),
            at: places.ranges[hits[first].0].start,
        })
    }
}

fn collect(query: &Query, wanted: &mut Vec<Wanted>) {
    match query {
        Query::Word(typed) => {
            let typed = without_elision(typed);
            let words = folded_words(typed);
            wanted.push(if words.len() == 1 {
                Wanted::Forms(asked_forms(typed))
            } else {
                Wanted::Row { words, open: false, slop: 0 }
            });
        }
        Query::Prefix(typed) => {
            let mut words = folded_words(typed);
            wanted.push(match words.len() {
                1 => Wanted::Prefix(words.remove(0)),
                _ => Wanted::Row { words, open: true, slop: 0 },
            });
        }
        Query::Phrase { text, open, slop } => {
            wanted.push(Wanted::Row { words: folded_words(text), open: *open, slop: *slop as usize });
        }
        Query::Near { one, other, between } => wanted.push(Wanted::Near {
            one: asked_forms(one),
            other: asked_forms(other),
            distance: *between as usize + 1,
        }),
        Query::Number(number) => {
            wanted.push(Wanted::Row { words: number_words(number), open: false, slop: 0 });
        }
        Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| collect(part, wanted)),
        Query::Not(_) => {}
    }
}

/// The words of a page with the forms they have in either language: which of them it is in does not matter here.
/// Only those are stemmed that begin with one of these letters, as their stems do.
fn places(page: &str, initials: &[char]) -> Places {
    let mut known: HashMap<&str, usize, BuildHasherDefault<Short>> = HashMap::default();
    let mut places = Places { ranges: Vec::new(), which: Vec::new(), words: Vec::new() };
    for range in Words::of(page) {
        let printed = &page[range.clone()];
        let which = *known.entry(printed).or_insert_with(|| {
            places.words.push(forms(printed, initials));
            places.words.len() - 1
        });
        if !places.words[which].word.is_empty() {
            places.ranges.push(range);
            places.which.push(which);
        }
    }
    places
}

fn forms(printed: &str, initials: &[char]) -> Word {
    let other = Forms::of(printed, Tongue::Other);
    if !other.word.chars().next().is_some_and(|first| initials.contains(&first)) {
        return Word { word: other.word, stems: [other.stem, None] };
    }
    let [english, french] = [Tongue::English, Tongue::French].map(|tongue| Forms::of(printed, tongue).stem);
    Word { word: other.word, stems: [english, french.or(other.stem)] }
}

/// The letters with which the words that are looked for in any form begin.
fn initials(wanted: &[Wanted]) -> Vec<char> {
    let of = |forms: &[Box<str>]| -> Vec<char> {
        forms.iter().filter_map(|form| form.trim_start_matches(STEM).chars().next()).collect()
    };
    let mut initials = Vec::new();
    for one in wanted {
        match one {
            Wanted::Forms(forms) => initials.extend(of(forms)),
            Wanted::Near { one, other, .. } => initials.extend([of(one), of(other)].concat()),
            Wanted::Prefix(_) | Wanted::Row { .. } => {}
        }
    }
    initials
}

impl Wanted {
    /// The places of the words that answer.
    fn hits(&self, places: &Places) -> Vec<usize> {
        match self {
            Wanted::Forms(forms) => places.of(|word| word.is(forms)),
            Wanted::Prefix(start) => places.of(|word| word.word.starts_with(start.as_str())),
            Wanted::Row { words, open, slop: 0 } => rows(places, words, *open),
            Wanted::Row { words, slop, .. } => {
                let found = places.of(|there| words.iter().any(|word| **word == *there.word));
                near_each_other(&found, words.len() + slop, |from, to| {
                    words.iter().all(|word| (from..=to).any(|at| **word == *places.word(at).word))
                })
            }
            Wanted::Near { one, other, distance } => {
                let found = places.of(|word| word.is(one) || word.is(other));
                near_each_other(&found, *distance, |from, to| {
                    let there = |forms: &[Box<str>]| (from..=to).any(|at| places.word(at).is(forms));
                    there(one) && there(other)
                })
            }
        }
    }
}

/// Words in a row.
fn rows(places: &Places, words: &[String], open: bool) -> Vec<usize> {
    let Some((last, before)) = words.split_last() else { return Vec::new() };
    let is_last = |word: &str| word == last || open && word.starts_with(last.as_str());
    let ends = places.of(|there| is_last(&there.word));
    let mut hits = Vec::new();
    for end in ends.into_iter().filter(|end| *end >= before.len()) {
        let start = end - before.len();
        if before.iter().zip(start..).all(|(word, at)| **word == *places.word(at).word) {
            hits.extend(start..=end);
        }
    }
    hits
}

/// Of these places those that stand together, not further apart than that.
fn near_each_other(found: &[usize], distance: usize, whole: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut hits = Vec::new();
    for (n, from) in found.iter().enumerate() {
        let last =
            found[n..].iter().take_while(|to| **to - from <= distance).last().copied().unwrap_or(*from);
        if whole(*from, last) {
            hits.extend(found[n..].iter().take_while(|to| **to <= last));
        }
    }
    hits.sort_unstable();
    hits.dedup();
    hits
}

/// The hit with which the window begins that answers the most parts of the question, then the most often.
fn best_window(hits: &[(usize, usize)]) -> Option<usize> {
    let mut best: Option<((usize, usize), usize)> = None;
    for (n, (from, _)) in hits.iter().enumerate() {
        let inside = hits[n..].iter().take_while(|(at, _)| at - from < LONG - BEFORE);
        let (mut parts, mut count) = (Vec::new(), 0);
        for (_, part) in inside {
            count += 1;
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        let worth = (parts.len(), count);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, n));
        }
    }
    best.map(|(_, n)| n)
}

/// A run of words on one line, with marks around some of them; words in a row share theirs.
fn written(page: &str, places: &[Range<usize>], run: Range<usize>, marked: &[usize]) -> String {
    let (Some(first), Some(last)) =
        (places.get(run.start), run.end.checked_sub(1).and_then(|at| places.get(at)))
    else {
        return String::new();
    };
    let is_marked = |at: usize| marked.binary_search(&at).is_ok();
    let mut text = String::new();
    let mut end = first.start;
    for at in run.clone() {
        let place = &places[at];
        let (open, close) = (is_marked(at), at > run.start && is_marked(at - 1));
        let between = &page[end..place.start];
        let joined = open && close;
        text.push_str(if close && !joined { MARK } else { "" });
        text.push_str(between);
        text.push_str(if open && !joined { MARK } else { "" });
        text.push_str(&page[place.clone()]);
        end = place.end;
    }
    if is_marked(run.end - 1) {
        text.push_str(MARK);
    }
    let after: String = page[end..]
        .chars()
        .take_while(|c| matches!(c, '.' | ',' | ';' | ')' | ']' | '”' | '»' | '"'))
        .collect();
    text.push_str(&after);
    let line = one_line(&text);
    let mut line = cut(&line);
    if page[..first.start].contains(char::is_alphanumeric) {
        line.insert(0, '…');
    }
    if !line.ends_with('…') && page[last.end..].contains(char::is_alphanumeric) {
        line.push('…');
    }
    line
}

fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of bearable length with whole marks.
fn cut(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(LONGEST) else { return line.to_owned() };
    let mut kept = line[..end].trim_end_matches('*').to_owned();
    if kept.matches(MARK).count() % 2 == 1 {
        kept.push_str(MARK);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
#[path = "snippet_test.rs"]
mod tests;
