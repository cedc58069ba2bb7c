//! The words of a text as the engine takes them: at each place the word, then its stem.

use std::ops::Range;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::known::{Known, Place, short_hash};
use super::words::{Tongue, Words, beginning};

/// The name under which the engine knows it.
pub const NAME: &str = "courtwatch";

/// So many words are looked up together, one step after the other for all of them: so the processor need not wait for
/// the memory of each.
const TOGETHER: usize = 64;

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

/// Takes texts apart, and remembers the forms of the words it has met.
#[derive(Clone, Default)]
pub struct Analyser {
    known: [Known; 3],
    met: Vec<Met>,
    token: Token,
}

/// A word of the text.
#[derive(Clone)]
struct Met {
    range: Range<usize>,
    hash: u32,
    place: Place,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        let sign = text.chars().next();
        let place = SIGNS.iter().position(|(of, _)| Some(*of) == sign).unwrap_or(2);
        let known = &mut self.known[place];
        known.keep_small();
        self.met.clear();
        self.token.reset();
        let text = text.get(1..).unwrap_or_default();
        Stream {
            text,
            words: Words::of(text),
            tongue: SIGNS[place].1,
            known,
            met: &mut self.met,
            next: 0,
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
    met: &'a mut Vec<Met>,
    /// Which of those that were met comes next.
    next: usize,
    /// The word before, whose stem comes at the same place.
    last: Option<Place>,
    token: &'a mut Token,
}

impl Stream<'_> {
    /// The next word with its place.
    fn meet(&mut self) -> Option<Met> {
        if self.next == self.met.len() {
            self.meet_more();
            self.next = 0;
        }
        self.next += 1;
        self.met.get(self.next - 1).cloned()
    }

    fn meet_more(&mut self) {
        let text = self.text;
        self.met.clear();
        self.met.extend(self.words.by_ref().take(TOGETHER).map(|range| {
            let hash = short_hash(beginning(&text[range.clone()]));
            Met { range, hash, place: Place::default() }
        }));
        for met in self.met.iter_mut() {
            met.place = self.known.place(beginning(&text[met.range.clone()]), met.hash, self.tongue);
        }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if let Some(stem) = self.last.take().and_then(|last| self.known.stem(last)) {
            self.token.text.clear();
            self.token.text.push_str(stem);
            return true;
        }
        while let Some(Met { range, place, .. }) = self.meet() {
            let word = self.known.word(place);
            if word.is_empty() {
                continue;
            }
            self.token.position = self.token.position.wrapping_add(1);
            (self.token.offset_from, self.token.offset_to) = (range.start, range.end);
            self.token.text.clear();
            self.token.text.push_str(word);
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
                "3",
                "0the 1judges 1~judg 2§ 312 4icc 501 604 7t 880 | 0l 1accuse 1~accus 2detentions 2~detent | \
                 0thaci 1តុលាការ 2កម្ពុជា 3والمحكمه 3~محكمه"
            ),
            "with another outcome, VERSION in fields.rs must be another too"
        );
    }
}
