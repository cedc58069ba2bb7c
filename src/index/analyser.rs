//! The words of a text as the engine takes them: at each place the word, then its stem.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::words::{Forms, Tongue, Words};

/// The name under which the engine knows it.
pub const NAME: &str = "courtwatch";

/// How many words have their forms remembered; after that it starts anew.
const REMEMBERED: usize = 200_000;

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

type Known = HashMap<Box<str>, Forms, BuildHasherDefault<Short>>;

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
        if known.len() > REMEMBERED {
            known.clear();
        }
        self.token.reset();
        let text = text.get(1..).unwrap_or_default();
        Stream {
            text,
            words: Words::of(text),
            tongue: SIGNS[place].1,
            known,
            stem: None,
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
    /// The stem that comes at the same place as the word before.
    stem: Option<Box<str>>,
    token: &'a mut Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(stem) = self.stem.take() {
            self.token.text.clear();
            self.token.text.push_str(&stem);
            return true;
        }
        for range in self.words.by_ref() {
            let printed = &self.text[range.clone()];
            if !self.known.contains_key(printed) {
                self.known.insert(printed.into(), Forms::of(printed, self.tongue));
            }
            let Some(forms) = self.known.get(printed).filter(|forms| !forms.word.is_empty()) else {
                continue;
            };
            self.token.position = self.token.position.wrapping_add(1);
            (self.token.offset_from, self.token.offset_to) = (range.start, range.end);
            self.token.text.clear();
            self.token.text.push_str(&forms.word);
            self.stem.clone_from(&forms.stem);
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
