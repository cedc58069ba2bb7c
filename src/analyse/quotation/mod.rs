//! Whether words stand in a text, in spite of line breaks, hyphenation, quotation marks, dashes and ligatures, and
//! where: a position that a tag can keep.

mod letters;
mod near;
mod normal;
mod shown;
mod tokens;

use crate::model::passage::Passage;

pub use letters::Sense;
pub use near::Near;
pub use normal::Normal;
pub(super) use {letters::is_block, near::candidates, tokens::Tokens};

/// What became of looking for a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// It stands there once, or once on the page asked for.
    Found(Passage),
    /// It stands there more than once: the page of each place.
    Several(Vec<u32>),
    /// Not on the page asked for, but on these.
    Elsewhere(Vec<u32>),
    /// It does not; the passage nearest to it, if any is near.
    Absent(Option<Passage>),
}

/// Looks for a quotation as a person typed it: neither case nor accents need be right. The text is one of
/// [`Sense::Typed`].
pub fn find(words: &str, text: &Normal, page: Option<u32>) -> Search {
    let quotation = Normal::of_words(words, Sense::Typed);
    let places = text.places(&quotation);
    if places.is_empty() {
        return match bare(words) {
            Some(bare) => find(bare, text, page),
            None => Search::Absent(near::nearest(&quotation, text).map(|near| near.passage(text))),
        };
    }
    let on_page = |place: &usize| page.is_none_or(|page| text.on_page(*place, quotation.signs.len(), page));
    let here: Vec<usize> = places.iter().copied().filter(on_page).collect();
    let passage = |place: usize| text.passage((place, place + quotation.signs.len()), Some(&quotation));
    match here.as_slice() {
        [] => Search::Elsewhere(places.iter().map(|place| text.page_of(*place)).collect()),
        [one] => Search::Found(passage(*one)),
        several => {
            let pages = several.iter().map(|place| text.page_of(*place)).collect();
            as_typed(words, several.iter().map(|place| passage(*place)))
                .map_or(Search::Several(pages), Search::Found)
        }
    }
}

/// The one of several passages that has the very letters that were typed, case and accents too.
fn as_typed(words: &str, passages: impl Iterator<Item = Passage>) -> Option<Passage> {
    let letters = |words: &str| Normal::of_words(words, Sense::Exact).letters;
    let typed = letters(words);
    let mut same = passages.filter(|passage| letters(&passage.exact) == typed);
    same.next().filter(|_| same.next().is_none())
}

/// Whether words have the very letters, figures and marks of others: only white space, hyphenation, ligatures and the
/// kind of quotation marks and dashes may differ.
pub fn exactly(words: &str, others: &str) -> bool {
    let letters = |words: &str| Normal::of_words(words, Sense::Exact).letters;
    letters(words) == letters(others)
}

/// The words without the quotation marks that a person put around them.
fn bare(words: &str) -> Option<&str> {
    let marks = ['"', '\'', '“', '”', '‘', '’', '«', '»', '„'];
    let inner = words.trim().strip_prefix(marks)?.strip_suffix(marks)?.trim();
    (!inner.is_empty()).then_some(inner)
}

impl Normal {
    /// Where a quotation of the same sense begins, at each of its places.
    pub(super) fn places(&self, quotation: &Normal) -> Vec<usize> {
        let mut places = Vec::new();
        if quotation.is_empty() {
            return places;
        }
        let (mut byte, mut sign) = (0, 0);
        while let Some(found) = self.letters.get(byte..).and_then(|rest| rest.find(&quotation.letters)) {
            let skipped = self.letters.get(byte..byte + found).unwrap_or_default();
            sign += skipped.chars().count();
            if self.same(sign, quotation) {
                places.push(sign);
            }
            byte += found + self.signs.get(sign).map_or(1, |sign| sign.letter.len_utf8());
            sign += 1;
        }
        places
    }

    /// How many signs it has.
    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    /// The letters of some signs.
    pub(super) fn letters_of(&self, from: usize, to: usize) -> impl Iterator<Item = char> {
        self.signs.get(from..to).unwrap_or_default().iter().map(|sign| sign.letter)
    }

    /// The letters of a page; nothing where it has none.
    pub(super) fn page_letters(&self, page: u32) -> Vec<char> {
        let Some(place) = self.pages.iter().position(|place| place.number == page) else { return Vec::new() };
        let end = self.pages.get(place + 1).map_or(self.signs.len(), |next| next.sign);
        self.letters_of(self.pages[place].sign, end).collect()
    }

    /// The page that a sign stands on.
    pub(super) fn page_of(&self, sign: usize) -> u32 {
        self.signs.get(sign).map_or(1, |sign| self.page_at(sign.at).number)
    }

    fn on_page(&self, from: usize, signs: usize, page: u32) -> bool {
        (self.page_of(from)..=self.page_of(from + signs.saturating_sub(1))).contains(&page)
    }

    /// The sign at a character of a page.
    pub(super) fn sign_at(&self, page: u32, start: usize) -> Option<usize> {
        let page = self.pages.iter().find(|place| place.number == page)?;
        let sign = self.signs.partition_point(|sign| sign.at < page.from + start);
        (sign < self.signs.len()).then_some(sign)
    }

    /// How many signs stand before one on its page.
    pub(super) fn depth(&self, sign: usize) -> usize {
        self.signs.get(sign).map_or(0, |here| sign - self.page_at(here.at).sign.min(sign))
    }

    /// The passage of some signs, in the words of the text.
    pub(super) fn quote(&self, from: usize, to: usize) -> Passage {
        self.passage((from, to), None)
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
