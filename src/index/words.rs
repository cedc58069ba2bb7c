//! How texts and questions are taken apart into words, and the forms under which a word is found.
//!
//! A word is a run of letters, figures and marks. Scripts that are written without spaces are parted by ICU's
//! dictionary. `§` and `¶` are words. A word is found as it is folded ([`crate::model::fold`]) and, behind a mark that
//! no text has, by its stem: of English and French by Snowball, of Arabic without article and conjunction.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use frostem::{Algorithm, Stemmer};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_normalization::UnicodeNormalization;

use crate::model::fold::{fold, fold_word, in_word};

/// Stands before a stem, so that stems and words are never taken for each other.
pub const STEM: char = '\u{1}';

/// A longer word is found by so much of its beginning, in bytes.
const LONGEST: usize = 120;

/// Sorts of bytes: of an ASCII letter or figure, of what stands between words in ASCII, of any other script.
const LETTER: u8 = 0;
const BETWEEN: u8 = 1;
const OTHER: u8 = 2;

/// The sort of every byte.
const SORTS: [u8; 256] = {
    let mut sorts = [OTHER; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        sorts[byte as usize] = if byte.is_ascii_alphanumeric() { LETTER } else { BETWEEN };
        byte += 1;
    }
    sorts
};

/// The language by whose rules words are stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// French.
    French,
    /// Any other.
    Other,
}

impl Tongue {
    /// The tongue of an ISO 639-1 code.
    pub fn of(code: &str) -> Tongue {
        match code {
            "en" => Tongue::English,
            "fr" => Tongue::French,
            _ => Tongue::Other,
        }
    }
}

/// The places of the words of a text, in order.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    parted: VecDeque<Range<usize>>,
}

impl<'a> Words<'a> {
    /// Begins with the first.
    pub fn of(text: &'a str) -> Words<'a> {
        Words { text, at: 0, parted: VecDeque::new() }
    }

    /// Finds the next run after this byte, in whichever script; `None` where there is no other.
    fn part_any(&mut self, from: usize) -> Option<()> {
        let start = from + self.text[from..].find(|c| in_word(c) || is_sign(c))?;
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let unspaced = is_unspaced(first);
        self.at = if is_sign(first) {
            start + first.len_utf8()
        } else {
            let end = rest.find(|c| !in_word(c) || is_unspaced(c) != unspaced);
            end.map_or(self.text.len(), |n| start + n)
        };
        if unspaced {
            self.part(start..self.at);
        } else {
            self.parted.push_back(start..self.at);
        }
        Some(())
    }

    /// Parts a run of a script without spaces.
    fn part(&mut self, run: Range<usize>) {
        let words = &self.text[run.clone()];
        let mut from = 0;
        for to in segmenter().segment_str(words).filter(|to| *to > 0) {
            if words[from..to].chars().any(char::is_alphanumeric) {
                self.parted.push_back(run.start + from..run.start + to);
            }
            from = to;
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some(range) = self.parted.pop_front() {
                return Some(range);
            }
            let bytes = self.text.as_bytes();
            let plain = |at: &usize| bytes.get(*at).map_or(OTHER, |byte| SORTS[usize::from(*byte)]);
            let start = (self.at..bytes.len()).find(|at| plain(at) != BETWEEN)?;
            self.at = (start..bytes.len()).find(|at| plain(at) != LETTER).unwrap_or(bytes.len());
            if (self.at > start && plain(&self.at) != OTHER) || self.at == bytes.len() {
                return Some(start..self.at);
            }
            self.part_any(start)?;
        }
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '§' | '¶')
}

/// Scripts that are written without spaces between words: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
fn is_unspaced(c: char) -> bool {
    c >= '\u{e00}'
        && (matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{19e0}'..='\u{19ff}')
            || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'))
}

fn segmenter() -> WordSegmenterBorrowed<'static> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
}

/// The forms under which a word is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Folded. Empty where nothing of it is left.
    pub word: Box<str>,
    /// Its stem behind [`STEM`], where it is another.
    pub stem: Option<Box<str>>,
}

impl Forms {
    /// The forms of a word of a text in this language.
    pub fn of(printed: &str, tongue: Tongue) -> Forms {
        let printed = beginning(printed);
        let mut word = String::with_capacity(printed.len());
        fold_word(printed, &mut word);
        let stem = match tongue {
            Tongue::English => Some(english(&word)),
            Tongue::French => Some(french(printed)),
            Tongue::Other => arabic(&word).map(str::to_owned),
        };
        let stem = stem.filter(|stem| **stem != *word && !stem.is_empty());
        Forms { stem: stem.map(|stem| marked(&stem)), word: word.into_boxed_str() }
    }
}

/// Every form that a word of a question is looked for by: in whichever language, with accents or without. The first
/// is the word itself.
pub fn asked_forms(typed: &str) -> Vec<Box<str>> {
    let word = fold(beginning(typed));
    let mut stems = vec![english(&word), french(&typed.to_lowercase()), french(&word)];
    stems.extend(arabic(&word).map(str::to_owned));
    let mut forms: Vec<Box<str>> = vec![word.into_boxed_str()];
    for stem in stems.into_iter().filter(|stem| !stem.is_empty()) {
        for form in [marked(&stem), stem.into_boxed_str()] {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

fn marked(stem: &str) -> Box<str> {
    format!("{STEM}{stem}").into_boxed_str()
}

/// So much of a word as it is found by.
pub fn beginning(word: &str) -> &str {
    let mut end = word.len().min(LONGEST);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    &word[..end]
}

fn english(folded: &str) -> String {
    Stemmer::new(Algorithm::English).stem(folded).into_owned()
}

/// Of the word with its accents, which its endings are told by; folded after that.
fn french(printed: &str) -> String {
    let lower: Cow<'_, str> = if printed.is_ascii() {
        Cow::Owned(printed.to_ascii_lowercase())
    } else {
        Cow::Owned(printed.to_lowercase().nfc().collect())
    };
    fold(&Stemmer::new(Algorithm::French).stem(&lower))
}

/// An Arabic word without the article and what is written together with it.
fn arabic(folded: &str) -> Option<&str> {
    const BEFORE: [&str; 7] = ["وال", "بال", "كال", "فال", "لل", "ال", "و"];
    let rest = BEFORE.iter().find_map(|before| folded.strip_prefix(before))?;
    (rest.chars().count() >= 3).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Words::of(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn words_of_every_script() {
        assert_eq!(
            words("The Accused’s request, §12 (¶ 3)"),
            ["The", "Accused", "s", "request", "§", "12", "¶", "3"]
        );
        assert_eq!(words("ICC-01/11-01/20-26-Red"), ["ICC", "01", "11", "01", "20", "26", "Red"]);
        assert_eq!(words("l’accusé d'État"), ["l", "accusé", "d", "État"]);
        assert_eq!(words("المحكمة الجنائية"), ["المحكمة", "الجنائية"]);
        assert!(words("អង្គជំនុំជម្រះវិសាមញ្ញក្នុងតុលាការកម្ពុជា").contains(&"តុលាការ"), "{:?}", words("ក្នុងតុលាការកម្ពុជា"));
        assert_eq!(words("a\0b \u{1}c"), ["a", "b", "c"]);
        assert!(words("").is_empty() && words(" -- ").is_empty());
    }

    #[test]
    fn stems_meet() {
        for (asked, text, tongue) in [
            ("detentions", "détention", Tongue::French),
            ("détentions", "detention", Tongue::English),
            ("condamnée", "condamnés", Tongue::French),
            ("judges", "judge", Tongue::English),
            ("محكمة", "والمحكمة", Tongue::Other),
            ("المحكمة", "محكمه", Tongue::Other),
        ] {
            let there = Forms::of(text, tongue);
            let asked_for = asked_forms(asked);
            let met =
                asked_for.contains(&there.word) || there.stem.as_ref().is_some_and(|s| asked_for.contains(s));
            assert!(met, "{asked}: {asked_for:?}; {text}: {there:?}");
        }
    }
}
