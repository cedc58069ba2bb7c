//! A text as words, for comparing what is alike and not the same.

use std::collections::HashMap;

use super::letters::{continuous, wordy};
use super::normal::{Gap, Normal};

/// The words of a text, each a number that stands for its letters, and the signs it has.
#[derive(Debug)]
pub struct Tokens {
    /// First sign and the one behind the last.
    spans: Vec<(usize, usize)>,
    words: Vec<String>,
}

impl Tokens {
    /// The words of the signs from `from` up to `to`. In scripts without spaces each letter is one.
    pub fn of(text: &Normal, from: usize, to: usize) -> Tokens {
        let mut tokens = Tokens { spans: Vec::new(), words: Vec::new() };
        let mut before: Option<char> = None;
        for place in from..to.min(text.signs.len()) {
            let sign = text.signs[place];
            if !wordy(sign.letter) {
                before = None;
                continue;
            }
            let joined = matches!(sign.gap, Gap::None | Gap::Hyphen | Gap::Break)
                && before.is_some_and(|b| !continuous(b) || !continuous(sign.letter));
            match (tokens.spans.last_mut(), tokens.words.last_mut()) {
                (Some(span), Some(word)) if joined => {
                    span.1 = place + 1;
                    word.push(sign.letter);
                }
                _ => {
                    tokens.spans.push((place, place + 1));
                    tokens.words.push(sign.letter.to_string());
                }
            }
            before = Some(sign.letter);
        }
        tokens
    }

    /// All words of a text.
    pub fn all(text: &Normal) -> Tokens {
        Tokens::of(text, 0, text.signs.len())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The signs of the words from `from` up to `to`.
    pub fn signs(&self, from: usize, to: usize) -> (usize, usize) {
        match (self.spans.get(from), to.checked_sub(1).and_then(|last| self.spans.get(last))) {
            (Some(first), Some(last)) if to > from => (first.0, last.1),
            _ => (0, 0),
        }
    }

    /// The first word at or behind a sign.
    pub fn at_sign(&self, sign: usize) -> usize {
        self.spans.partition_point(|span| span.0 < sign)
    }

    /// For each word of a quotation the places it has here.
    pub fn places<'w>(&self, wanted: &'w [String]) -> HashMap<&'w str, Vec<usize>> {
        let mut places: HashMap<&str, Vec<usize>> =
            wanted.iter().map(|word| (word.as_str(), Vec::new())).collect();
        for (place, word) in self.words.iter().enumerate() {
            if let Some(known) = places.get_mut(word.as_str()) {
                known.push(place);
            }
        }
        places
    }
}
