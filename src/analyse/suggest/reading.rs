//! What stands in a passage: the features that proposals are made of.

use std::collections::{BTreeMap, HashMap};

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
pub type Placed = (String, f64, Span);

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
    features: Vec<String>,
}

/// Reads passages. It remembers words that it met: one for each thread.
pub struct Reader<'a> {
    cues: &'a Cues,
    terms: &'a Terms,
    known: HashMap<String, Word>,
    stop: std::collections::HashSet<&'static str>,
    stemmers: [Stemmer; 2],
}

impl<'a> Reader<'a> {
    /// With nothing met yet.
    pub fn new(cues: &'a Cues, terms: &'a Terms) -> Reader<'a> {
        Reader {
            cues,
            terms,
            known: HashMap::new(),
            stop: STOP_WORDS.split_whitespace().collect(),
            stemmers: [Stemmer::new(Algorithm::English), Stemmer::new(Algorithm::French)],
        }
    }

    /// Reads one.
    pub fn read(&mut self, passage: &Passage<'_>) -> Reading {
        let folded = Folded::new(passage.text);
        let spans = words(&folded.text);
        let language = language(passage, &folded.text, &spans);
        let keys: Vec<String> = spans.iter().map(|s| self.meet(&folded.text, *s, language)).collect();
        let known: Vec<&Word> = keys.iter().filter_map(|key| self.known.get(key)).collect();
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
        let mut counts: BTreeMap<&str, (f64, Span)> = BTreeMap::new();
        for (word, span) in known.iter().zip(&spans) {
            for feature in &word.features {
                counts.entry(feature).or_insert((0.0, *span)).0 += 1.0;
            }
        }
        let features = counts.into_iter().map(|(f, (count, span))| (f.to_owned(), count, span)).collect();
        Reading { features, terms, cued, language: language.to_owned(), folded }
    }

    /// Learns what is to be known of a word; its key.
    fn meet(&mut self, text: &str, span: Span, language: &str) -> String {
        let word = text.get(span.start..span.end).unwrap_or_default();
        let key = format!("{language}{word}");
        if !self.known.contains_key(&key) {
            let learnt = Word {
                cues: self.cues.spotter().begins(word),
                terms: self.terms.spotter.begins(word),
                features: self.features(word, language),
            };
            self.known.insert(key.clone(), learnt);
        }
        key
    }

    /// Forgets the words it met, where they are very many.
    pub fn tidy(&mut self) {
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
    }

    fn features(&self, word: &str, language: &str) -> Vec<String> {
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
        let mut features = vec![format!("w:{stem}")];
        features.extend(word.get(..BEGINNING).map(|start| format!("p:{start}")));
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
