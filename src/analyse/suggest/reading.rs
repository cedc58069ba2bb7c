//! What stands in a passage: the features that proposals are made of.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use frostem::{Algorithm, Stemmer};

use super::cues::{Cued, Cues, Tongue};
use super::folded::{Folded, Span, words};
use super::model::Model;
use super::spotter::{Found, Hits};
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

/// A feature of a passage, by its number in the model; how often it stands there, and where first.
pub type Placed = (u32, f64, Span);

/// The same by name, for features that no model knows yet.
pub type Named = (Arc<str>, f64, Span);

/// What stands in a passage.
#[derive(Debug, Default)]
pub struct Reading {
    /// The passage, folded.
    pub folded: Folded,
    /// Its words that the model knows, in the order of their names.
    pub known: Vec<Placed>,
    /// The names of its words, where a model is to be learned from it.
    pub features: Vec<Named>,
    /// The terms of the vocabulary that stand there, each with where.
    pub terms: Vec<(u32, Vec<Span>)>,
    /// What the cues say.
    pub cued: BTreeMap<usize, Cued>,
    /// What the cues of the team's own concerns say.
    pub own: BTreeMap<usize, Cued>,
    /// ISO 639-1.
    pub language: String,
}

/// What is known of a word.
#[derive(Debug, Default)]
struct Word {
    cues: Vec<u32>,
    own: Vec<u32>,
    terms: Vec<u32>,
    names: Vec<Arc<str>>,
    known: Vec<u32>,
}

/// A fast hash of short words (that of the Rust compiler). It decides nothing but where a word is remembered.
#[derive(Default)]
struct WordHash(u64);

impl Hasher for WordHash {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(eight));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// Words met, by their letters, and what is known of each.
#[derive(Default)]
struct Met {
    places: HashMap<Box<str>, usize, BuildHasherDefault<WordHash>>,
    words: Vec<Word>,
}

/// Reads passages. It remembers words that it met: one for each thread.
pub struct Reader<'a> {
    cues: &'a Cues,
    own: &'a Cues,
    terms: &'a Terms,
    model: &'a Model,
    /// By language: English and any other, French, Spanish.
    met: [Met; 3],
    stop: HashSet<&'static str>,
    stemmers: [Stemmer; 2],
    hits: [Hits; 3],
    naming: bool,
}

impl<'a> Reader<'a> {
    /// With nothing met yet. Cues are those of the codebook and those of the team's own concerns.
    pub fn new([cues, own]: [&'a Cues; 2], terms: &'a Terms, model: &'a Model) -> Reader<'a> {
        Reader {
            cues,
            own,
            terms,
            model,
            met: Default::default(),
            stop: STOP_WORDS.split_whitespace().collect(),
            stemmers: [Stemmer::new(Algorithm::English), Stemmer::new(Algorithm::French)],
            hits: Default::default(),
            naming: false,
        }
    }

    /// The same, and what it reads keeps the names of its words: to learn a model from.
    #[must_use]
    pub fn naming(self) -> Reader<'a> {
        Reader { naming: true, ..self }
    }

    /// Reads one.
    pub fn read(&mut self, passage: &Passage<'_>) -> Reading {
        let folded = Folded::new(passage.text);
        let text = folded.text.as_str();
        let spans = words(text);
        let language = language(passage, text, &spans);
        let slot = slot(language);
        let places: Vec<usize> = spans
            .iter()
            .map(|span| self.meet(text.get(span.start..span.end).unwrap_or_default(), language, slot))
            .collect();
        let [cue_hits, own_hits, term_hits] = &mut self.hits;
        let met: &[Word] = self.met.get(slot).map_or(&[], |met| &met.words);
        let met: Vec<&Word> = places.iter().filter_map(|place| met.get(*place)).collect();
        let court = passage.court.map(court);
        let judge = |cues: &Cues, begins: fn(&Word) -> &[u32], hits: &mut Hits| {
            let begins: Vec<&[u32]> = met.iter().map(|word| begins(word)).collect();
            let found = cues.spotter().find(text, &spans, &begins, hits);
            cues.judge(text, &spans, &found, court.as_deref(), tongue(language))
        };
        let cued = judge(self.cues, |word| &word.cues, cue_hits);
        let own = if self.own.slugs().is_empty() {
            BTreeMap::new()
        } else {
            judge(self.own, |word| &word.own, own_hits)
        };
        let begins: Vec<&[u32]> = met.iter().map(|word| word.terms.as_slice()).collect();
        let terms = present(self.terms, self.terms.spotter.find(text, &spans, &begins, term_hits));
        let known = counted(&met, &spans);
        let features = if self.naming { named(&met, &spans) } else { Vec::new() };
        Reading { known, features, terms, cued, own, language: language.to_owned(), folded }
    }

    /// Learns what is to be known of a word; its place among the words met.
    fn meet(&mut self, word: &str, language: &str, slot: usize) -> usize {
        if let Some(place) = self.met.get(slot).and_then(|met| met.places.get(word)) {
            return *place;
        }
        let names = self.features(word, language);
        let learnt = Word {
            cues: self.cues.spotter().begins(word),
            own: self.own.spotter().begins(word),
            terms: self.terms.spotter.begins(word),
            known: names.iter().filter_map(|name| self.model.place(name)).collect(),
            names: if self.naming { names } else { Vec::new() },
        };
        let Some(met) = self.met.get_mut(slot) else { return 0 };
        met.words.push(learnt);
        met.places.insert(word.into(), met.words.len() - 1);
        met.words.len() - 1
    }

    /// Forgets the words it met, where they are very many.
    pub fn tidy(&mut self) {
        for met in &mut self.met {
            if met.words.len() > REMEMBERED {
                *met = Met::default();
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
}

/// The terms that stand there: each once.
fn present(terms: &Terms, found: Vec<Found>) -> Vec<(u32, Vec<Span>)> {
    let mut out: Vec<(u32, Vec<Span>)> = Vec::with_capacity(found.len());
    for hit in found {
        let Some(term) = terms.term_of.get(hit.pattern as usize) else { continue };
        if out.last().is_none_or(|(last, _)| last != term) {
            out.push((*term, hit.places));
        }
    }
    out
}

/// The language that cues are limited to.
fn tongue(language: &str) -> Option<Tongue> {
    match language {
        "en" => Some(Tongue::English),
        "fr" => Some(Tongue::French),
        _ => None,
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

/// The features that the model knows, each with how often it stands there and where first. Their numbers are in the
/// order of their names.
fn counted(met: &[&Word], spans: &[Span]) -> Vec<Placed> {
    let mut all: Vec<(u32, u32)> = Vec::with_capacity(2 * met.len());
    for (at, word) in (0_u32..).zip(met) {
        all.extend(word.known.iter().map(|feature| (*feature, at)));
    }
    all.sort_unstable();
    let mut counts: Vec<Placed> = Vec::with_capacity(all.len());
    for (feature, at) in all {
        match counts.last_mut() {
            Some((last, count, _)) if *last == feature => *count += 1.0,
            _ => counts.extend(spans.get(at as usize).map(|span| (feature, 1.0, *span))),
        }
    }
    counts
}

/// The features by name, each with how often it stands there and where first, in the order of their names.
fn named(met: &[&Word], spans: &[Span]) -> Vec<Named> {
    let each = met.iter().zip(spans).flat_map(|(word, span)| word.names.iter().map(move |f| (f, *span)));
    let mut all: Vec<(&Arc<str>, Span)> = each.collect();
    all.sort_unstable_by(|a, b| a.0.cmp(b.0).then(a.1.start.cmp(&b.1.start)));
    let mut counts: Vec<Named> = Vec::with_capacity(all.len());
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
        let short = words.iter().filter(|w| w.end - w.start <= 4);
        short.filter(|w| text.get(w.start..w.end).is_some_and(|w| list.contains(&w))).count()
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
