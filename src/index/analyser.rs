//! The words of a text as the engine takes them: at each place the word, then its stem.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::words::{Forms, Tongue, Words};

/// The name under which the engine knows it.
pub const NAME: &str = "courtwatch";

/// How many words have their forms remembered; after that it starts anew.
const REMEMBERED: usize = 100_000;

/// Texts are handed over with a sign of their language before them.
const SIGNS: [(char, Tongue); 3] =
    [('\u{2}', Tongue::English), ('\u{3}', Tongue::French), ('\u{4}', Tongue::Other)];

/// A text with the sign of its language, for [`Analyser`].
pub fn signed(text: &str, tongue: Tongue) -> String {
    let sign = SIGNS.iter().find(|(_, of)| *of == tongue).map_or('\u{4}', |(sign, _)| *sign);
    let mut out = String::with_capacity(text.len() + 1);
    out.push(sign);
    out.push_str(text);
    out
}

/// FNV-1a: words are short.
#[derive(Clone, Copy)]
pub struct Short(u64);

impl Default for Short {
    fn default() -> Self {
        Short(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Short {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The forms of the words that were met, of one language.
#[derive(Clone, Default)]
struct Known {
    places: HashMap<Box<str>, usize, BuildHasherDefault<Short>>,
    forms: Vec<Forms>,
}

impl Known {
    /// The place of a word's forms.
    fn place(&mut self, printed: &str, tongue: Tongue) -> usize {
        if let Some(place) = self.places.get(printed) {
            return *place;
        }
        let place = self.forms.len();
        self.forms.push(Forms::of(printed, tongue));
        self.places.insert(printed.into(), place);
        place
    }
}

/// Takes texts apart, and remembers the forms of the words it has met.
#[derive(Clone, Default)]
pub struct Analyser {
    known: [Known; 3],
    token: Token,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let sign = text.chars().next();
        let place = SIGNS.iter().position(|(of, _)| Some(*of) == sign).unwrap_or(2);
        let known = &mut self.known[place];
        if known.forms.len() > REMEMBERED {
            *known = Known::default();
        }
        self.token.reset();
        let text = text.get(1..).unwrap_or_default();
        Stream {
            text,
            words: Words::of(text),
            tongue: SIGNS[place].1,
            known,
            last: None,
            token: &mut self.token,
        }
    }
}

/// The words of one text.
pub struct Stream<'a> {
    text: &'a str,
    words: Words<'a>,
    tongue: Tongue,
    known: &'a mut Known,
    /// The word before, whose stem comes at the same place.
    last: Option<usize>,
    token: &'a mut Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(stem) = self.last.take().and_then(|last| self.known.forms[last].stem.as_ref()) {
            self.token.text.clear();
            self.token.text.push_str(stem);
            return true;
        }
        for range in self.words.by_ref() {
            let place = self.known.place(&self.text[range.clone()], self.tongue);
            let forms = &self.known.forms[place];
            if forms.word.is_empty() {
                continue;
            }
            self.token.position = self.token.position.wrapping_add(1);
            (self.token.offset_from, self.token.offset_to) = (range.start, range.end);
            self.token.text.clear();
            self.token.text.push_str(&forms.word);
            self.last = Some(place);
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str, tongue: Tongue) -> String {
        let mut analyser = Analyser::default();
        let text = signed(text, tongue);
        let mut stream = analyser.token_stream(&text);
        let mut out = Vec::new();
        while let Some(token) = stream.next() {
            out.push(format!("{}{}", token.position, token.text.replace('\u{1}', "~")));
        }
        out.join(" ")
    }

    /// What stands in an index that is on somebody's disk.
    #[test]
    fn what_is_indexed_changes_only_with_the_version() {
        let all = [
            tokens("The Judges’ §12: ICC-01/04-T-80", Tongue::English),
            tokens("l’accusé, DÉTENTIONS", Tongue::French),
            tokens("Thaҫi តុលាការកម្ពុជា والمحكمة", Tongue::Other),
        ];
        assert_eq!(
            (super::super::fields::VERSION, all.join(" | ").as_str()),
            (
                "1",
                "0the 1judges 1~judg 2§ 312 4icc 501 604 7t 880 | 0l 1accuse 1~accus 2detentions 2~detent | \
                 0thaci 1តុលាការ 2កម្ពុជា 3والمحكمه 3~محكمه"
            ),
            "with another outcome, VERSION in fields.rs must be another too"
        );
    }
}
