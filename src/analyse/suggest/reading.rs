//! What stands in a passage: the features that proposals are made of.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use frostem::{Algorithm, Stemmer};

use super::cues::{Cued, Cues, Tongue};
use super::folded::{Folded, Span, words};
use super::spotter::Found;
use super::terms::{Sense, Terms};

/// The letters of a word that its beginning is made of: cognates of three languages share them.
const BEGINNING: usize = 5;

/// Words that are forgotten when a page has more of them than this, so that memory stays flat.
const REMEMBERED: usize = 100_000;

const STOP_WORDS: &str = include_str!("stopwords.txt");

/// A passage to be read.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// Its words.
    pub text: &'a str,
    /// ISO 639-1, where known.
    pub language: Option<&'a str>,
    /// The court, by any name, where known.
    pub court: Option<&'a str>,
}

/// A word of a passage that is a feature, and where it stands first.
pub type Placed = (Arc<str>, f64, Span);

/// What stands in a passage.
#[derive(Debug, Default)]
pub struct Reading {
    /// The passage, folded.
    pub folded: Folded,
    /// Its words and ideas, each with how often it stands there and where first.
    pub features: Vec<Placed>,
    /// The terms of the vocabulary that stand there, each with where.
    pub terms: Vec<(u32, Vec<Span>)>,
    /// What the cues say.
    pub cued: BTreeMap<usize, Cued>,
    /// ISO 639-1.
    pub language: String,
}

/// What is known of a word.
#[derive(Debug, Default)]
struct Word {
    cues: Vec<u32>,
    terms: Vec<u32>,
    features: Vec<Arc<str>>,
}

/// Reads passages. It remembers words that it met: one for each thread.
pub struct Reader<'a> {
    cues: &'a Cues,
    terms: &'a Terms,
    /// By language: English and any other, French, Spanish.
    known: [HashMap<String, Word>; 3],
    stop: HashSet<&'static str>,
    stemmers: [Stemmer; 2],
}

impl<'a> Reader<'a> {
    /// With nothing met yet.
    pub fn new(cues: &'a Cues, terms: &'a Terms) -> Reader<'a> {
        Reader {
            cues,
            terms,
            known: Default::default(),
            stop: STOP_WORDS.split_whitespace().collect(),
            stemmers: [Stemmer::new(Algorithm::English), Stemmer::new(Algorithm::French)],
        }
    }

    /// Reads one.
    pub fn read(&mut self, passage: &Passage<'_>) -> Reading {
        let folded = Folded::new(passage.text);
        let spans = words(&folded.text);
        let language = language(passage, &folded.text, &spans);
        for span in &spans {
            self.meet(folded.text.get(span.start..span.end).unwrap_or_default(), language);
        }
        let met = self.known.get(slot(language));
        let word = |s: &Span| met?.get(folded.text.get(s.start..s.end)?);
        let known: Vec<&Word> = spans.iter().filter_map(word).collect();
        let cue_runs: Vec<&[u32]> = known.iter().map(|w| w.cues.as_slice()).collect();
        let term_runs: Vec<&[u32]> = known.iter().map(|w| w.terms.as_slice()).collect();
        let found = self.cues.spotter().find(&folded.text, &spans, &cue_runs);
        let court = passage.court.map(court);
        let tongue = match language {
            "en" => Some(Tongue::English),
            "fr" => Some(Tongue::French),
            _ => None,
        };
        let cued = self.cues.judge(&folded.text, &spans, &found, court.as_deref(), tongue);
        let terms = self.present(&self.terms.spotter.find(&folded.text, &spans, &term_runs));
        let features = counted(&known, &spans);
        Reading { features, terms, cued, language: language.to_owned(), folded }
    }

    /// Learns what is to be known of a word.
    fn meet(&mut self, word: &str, language: &str) {
        let slot = slot(language);
        if self.known.get(slot).is_some_and(|known| known.contains_key(word)) {
            return;
        }
        let learnt = Word {
            cues: self.cues.spotter().begins(word),
            terms: self.terms.spotter.begins(word),
            features: self.features(word, language),
        };
        if let Some(known) = self.known.get_mut(slot) {
            known.insert(word.to_owned(), learnt);
        }
    }

    /// Forgets the words it met, where they are very many.
    pub fn tidy(&mut self) {
        for known in &mut self.known {
            if known.len() > REMEMBERED {
                known.clear();
            }
        }
    }

    fn features(&self, word: &str, language: &str) -> Vec<Arc<str>> {
        let plain = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        if !plain || self.stop.contains(word) {
            return Vec::new();
        }
        let [english, french] = &self.stemmers;
        let stem = match language {
            "fr" => french.stem(word),
            "es" => word.into(),
            _ => english.stem(word),
        };
        let mut features: Vec<Arc<str>> = vec![format!("w:{stem}").into()];
        features.extend(word.get(..BEGINNING).map(|start| Arc::from(format!("p:{start}"))));
        features
    }

    /// The terms that stand there: each once.
    fn present(&self, found: &[Found]) -> Vec<(u32, Vec<Span>)> {
        let mut terms: Vec<(u32, Vec<Span>)> = Vec::new();
        for hit in found {
            let Some(term) = self.terms.term_of.get(hit.pattern as usize) else { continue };
            if terms.last().is_none_or(|(last, _)| last != term) {
                terms.push((*term, hit.places.clone()));
            }
        }
        terms
    }
}

/// Where the words of a language are remembered.
fn slot(language: &str) -> usize {
    match language {
        "fr" => 1,
        "es" => 2,
        _ => 0,
    }
}

/// The features of words, each with how often it stands there and where first, in the order of their names.
fn counted(known: &[&Word], spans: &[Span]) -> Vec<Placed> {
    let each = known.iter().zip(spans).flat_map(|(word, span)| word.features.iter().map(move |f| (f, *span)));
    let mut all: Vec<(&Arc<str>, Span)> = each.collect();
    all.sort_unstable_by(|a, b| a.0.cmp(b.0).then(a.1.start.cmp(&b.1.start)));
    let mut counts: Vec<Placed> = Vec::with_capacity(all.len());
    for (name, span) in all {
        match counts.last_mut() {
            Some((last, count, _)) if last == name => *count += 1.0,
            _ => counts.push((Arc::clone(name), 1.0, span)),
        }
    }
    counts
}

/// The language: as given, else the one whose short words it has most of.
fn language<'a>(passage: &Passage<'a>, text: &str, words: &[Span]) -> &'a str {
    const SHORT: [(&str, &[&str]); 3] = [
        ("en", &["the", "of", "and", "to", "in", "that", "by", "was", "is"]),
        ("fr", &["le", "la", "les", "des", "et", "du", "une", "est", "dans"]),
        ("es", &["el", "los", "las", "y", "del", "que", "una", "por", "en"]),
    ];
    if let Some(given) = passage.language {
        return given;
    }
    let count = |list: &[&str]| {
        words.iter().filter(|w| text.get(w.start..w.end).is_some_and(|w| list.contains(&w))).count()
    };
    SHORT.iter().rev().max_by_key(|(_, list)| count(list)).map_or("en", |(code, _)| code)
}

/// The name that references use for the law of a court.
fn court(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let law = match lower.as_str() {
        "ecthr" | "ecommhr" | "echr" => "echr",
        "iacthr" | "iachr" => "achr",
        "achpr" | "afchpr" | "acthpr" => "achpr",
        other => other,
    };
    law.to_owned()
}

/// Ideas among terms.
pub fn idea(terms: &Terms, term: u32) -> Option<usize> {
    match terms.senses.get(term as usize) {
        Some(Sense::Idea(idea)) => Some(*idea),
        _ => None,
    }
}
