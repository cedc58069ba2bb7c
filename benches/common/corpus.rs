//! Invented documents of about 1 kB in English and French: always the same, with the frequencies of words that
//! natural texts have (Zipf).
#![allow(dead_code)] // each bench uses a part

use std::fmt::Write as _;

use super::scrambled;

/// Different words of each language.
pub const VOCABULARY: usize = 26_000;

/// The same, to reckon with.
const RANKS: f64 = 26_000.0;

/// Letters of a document, about.
const LENGTH: usize = 1000;

const ENGLISH: [&str; 24] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "for",
    "court",
    "is",
    "on",
    "by",
    "chamber",
    "with",
    "as",
    "was",
    "be",
    "accused",
    "this",
    "detention",
    "which",
    "not",
    "evidence",
    "from",
    "release",
];
const FRENCH: [&str; 24] = [
    "de",
    "la",
    "le",
    "les",
    "des",
    "et",
    "à",
    "que",
    "cour",
    "en",
    "du",
    "chambre",
    "dans",
    "pour",
    "une",
    "est",
    "accusé",
    "par",
    "détention",
    "sur",
    "ne",
    "preuve",
    "au",
    "liberté",
];
const ONSETS: [&str; 20] = [
    "b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "t", "v",
];
const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ai"];
const ACCENTED: [&str; 8] = ["a", "é", "i", "o", "è", "ê", "ou", "e"];
const ENDS: [&str; 10] = ["", "s", "ing", "ed", "tion", "ment", "er", "al", "ity", "n"];
const FINS: [&str; 10] = ["", "s", "tion", "ment", "ée", "és", "er", "ale", "ité", "n"];

/// Whether the document at a place is in French: every fourth.
pub fn is_french(place: usize) -> bool {
    place % 4 == 3
}

/// The word of a rank, from 0, the most frequent first.
pub fn word(rank: usize, french: bool) -> String {
    let frequent = if french { FRENCH } else { ENGLISH };
    if let Some(word) = frequent.get(rank) {
        return (*word).to_owned();
    }
    let salt = if french { 900 } else { 800 };
    let (vowels, ends): (&[&str], &[&str]) = if french { (&ACCENTED, &FINS) } else { (&VOWELS, &ENDS) };
    let pick = |from: &[&str], n: u64| from[scrambled(rank, salt + n) % from.len()].to_owned();
    let mut word = String::new();
    for syllable in 0..2 + u64::from(rank > 300) {
        word.push_str(&pick(&ONSETS, syllable * 2));
        word.push_str(&pick(vowels, syllable * 2 + 1));
    }
    word + &pick(ends, 40)
}

/// The words of both languages, by rank, once for all documents.
pub struct Vocabulary([Vec<String>; 2]);

impl Vocabulary {
    /// Makes them.
    pub fn new() -> Vocabulary {
        Vocabulary([false, true].map(|french| (0..VOCABULARY).map(|rank| word(rank, french)).collect()))
    }

    /// The text of the document at a place.
    pub fn text(&self, place: usize) -> String {
        let words = &self.0[usize::from(is_french(place))];
        let mut text = String::with_capacity(LENGTH + 40);
        let mut n = 0;
        while text.len() < LENGTH {
            if n % 17 == 16 {
                text.push_str(if n % 51 == 50 { ".\n" } else { ", " });
            } else if n > 0 {
                text.push(' ');
            }
            if n % 90 == 45 {
                let filing = scrambled(place, 7_000) % 3000;
                let (situation, year) = (place % 20 + 4, place % 21 + 5);
                let _ = write!(text, "ICC-01/{situation:02}-01/{year:02}-{filing}");
            } else {
                text.push_str(&words[rank(place, n)]);
            }
            n += 1;
        }
        text
    }
}

/// The rank of the n-th word of a document: each as likely as one over its rank.
fn rank(place: usize, n: u64) -> usize {
    #[allow(clippy::cast_precision_loss)] // ranks need no more than a few digits
    let chance = scrambled(place, 10_000 + n) as f64 / f64::from(1_u32 << 31);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and the vocabulary
    let rank = RANKS.powf(chance) as usize;
    rank.min(VOCABULARY) - 1
}

/// The title of the document at a place.
pub fn title(place: usize) -> String {
    super::row(place).title
}
