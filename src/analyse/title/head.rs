//! The head noun of a title, and what it makes the paper.

use std::sync::LazyLock;

use super::phrase::{Phrase, Word};
use super::vocabulary::{Type, VOCABULARY};

/// The head noun.
pub(super) struct Head {
    /// Which word of the phrase it is.
    pub word: usize,
    /// The sort of paper, by slug; `None` where the noun is no sort of its own.
    pub kind: Option<&'static str>,
}

/// Finds the head noun: the last noun of the first group of words that has one.
pub(super) fn find(phrase: &Phrase) -> Option<Head> {
    let first = (0..phrase.words.len()).find(|at| is_noun(phrase, *at))?;
    let mut word = first;
    for at in first + 1..phrase.words.len() {
        let next = &phrase.words[at];
        if next.apart || ends_group(phrase.letters(next)) {
            break;
        }
        if is_noun(phrase, at) {
            word = at;
        }
    }
    Some(Head { word, kind: kind(phrase, word) })
}

fn is_noun(phrase: &Phrase, at: usize) -> bool {
    static NOUNS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let typed = VOCABULARY.types.iter().flat_map(|kind| &kind.nouns);
        let mut nouns: Vec<&str> = typed.chain(&VOCABULARY.other).map(String::as_str).collect();
        nouns.sort_unstable();
        nouns
    });
    let word = &phrase.words[at];
    let letters = phrase.letters(word);
    !word.possessive && NOUNS.binary_search(&letters).is_ok() && !is_part_of_name(phrase, at, word)
}

/// `appeals chamber`, `review panel`, `in order to`, `oral hearing order of the day`: words that are no paper here.
fn is_part_of_name(phrase: &Phrase, at: usize, word: &Word) -> bool {
    let next = phrase.words.get(at + 1).map_or("", |next| phrase.letters(next));
    let before = at.checked_sub(1).and_then(|at| phrase.words.get(at)).map_or("", |w| phrase.letters(w));
    match phrase.letters(word) {
        "appeal" | "appeals" => matches!(next, "chamber" | "panel" | "division"),
        "order" => before == "in" && next == "to",
        "information" => matches!(next, "section" | "unit"),
        _ => false,
    }
}

/// Whether a word ends the group of words of the head noun: a preposition, an article, a participle.
fn ends_group(letters: &str) -> bool {
    static STOPS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut stops: Vec<&str> = VOCABULARY.stops.iter().map(String::as_str).collect();
        stops.sort_unstable();
        stops
    });
    STOPS.binary_search(&letters).is_ok()
        || (letters.len() > 4 && letters.ends_with("ing"))
        || letters.starts_with(|c: char| c.is_ascii_digit())
}

/// The sort of paper that a head noun makes, by the words around it.
fn kind(phrase: &Phrase, word: usize) -> Option<&'static str> {
    let noun = &phrase.words[word];
    let marked = format!("{}›{}", &phrase.text[..noun.place.start], &phrase.text[noun.place.start..]);
    let fits = |kind: &&Type| {
        kind.patterns.iter().any(|p| p.is_match(&marked))
            && kind.unless.as_ref().is_none_or(|p| !p.is_match(&marked))
    };
    let plain = |kind: &&Type| kind.nouns.iter().any(|n| n == phrase.letters(noun));
    let types = &VOCABULARY.types;
    types.iter().find(fits).or_else(|| types.iter().find(plain)).map(|kind| kind.slug.as_str())
}
