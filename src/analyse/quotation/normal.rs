//! A text in the form in which quotations are compared, with the way back to its characters.

use super::letters::{QUOTE, Sense, Sort, continuous, letters, rank, sort, wordy};
use crate::model::text::PageText;

/// What stands between two signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    /// A hyphen inside a word.
    Hyphen,
    /// A dash between words, with spaces around it or not.
    Dash,
    /// A hyphen at a line's end: the word's own, or one that the line made.
    Break,
}

/// A letter, figure or mark that is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub letter: char,
    /// What stands before it.
    pub gap: Gap,
    /// The character it comes from, counted through all pages.
    pub at: usize,
}

/// Where a page stands in the whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub number: u32,
    /// Its first character.
    pub from: usize,
    /// Its first sign.
    pub sign: usize,
}

/// A text as signs, each of which knows the character it comes from.
#[derive(Debug)]
pub struct Normal {
    pub(super) sense: Sense,
    /// All pages, with a line end between two.
    pub(super) chars: Vec<char>,
    pub(super) signs: Vec<Sign>,
    /// The letters of the signs, to search in.
    pub(super) letters: String,
    pub(super) pages: Vec<Place>,
}

impl Normal {
    /// The pages of a text.
    pub fn of(pages: &[PageText], sense: Sense) -> Normal {
        Normal::read(pages.iter().map(|page| (page.number, page.body.as_str())), sense)
    }

    /// Words that are no document.
    pub fn of_words(words: &str, sense: Sense) -> Normal {
        Normal::read(std::iter::once((1, words)), sense)
    }

    fn read<'a>(pages: impl Iterator<Item = (u32, &'a str)>, sense: Sense) -> Normal {
        let mut whole =
            Normal { sense, chars: Vec::new(), signs: Vec::new(), letters: String::new(), pages: Vec::new() };
        let mut run = Run::default();
        for (number, body) in pages {
            if !whole.pages.is_empty() {
                whole.take('\n', &mut run);
            }
            whole.pages.push(Place { number, from: whole.chars.len(), sign: whole.signs.len() });
            for c in body.chars() {
                whole.take(c, &mut run);
            }
        }
        whole.letters = whole.signs.iter().map(|sign| sign.letter).collect();
        whole
    }

    fn take(&mut self, c: char, run: &mut Run) {
        let at = self.chars.len();
        self.chars.push(c);
        match sort(c) {
            Sort::Letter => letters(c, self.sense, |letter| {
                self.push(letter, at, run);
                *run = Run::default();
            }),
            other => run.take(other),
        }
    }

    fn push(&mut self, letter: char, at: usize, run: &Run) {
        let before = self.signs.last().map(|sign| sign.letter);
        let gap = before.map_or(Gap::None, |before| run.gap(before, letter));
        if letter == QUOTE && before == Some(QUOTE) && gap == Gap::None {
            return; // “‘ and '' are one mark
        }
        let mut place = self.signs.len();
        if rank(letter) > 0 && gap == Gap::None {
            while place > 0 && rank(self.signs[place - 1].letter) > rank(letter) {
                place -= 1;
            }
        }
        self.signs.insert(place, Sign { letter, gap, at });
    }

    /// Whether it has no sign at all.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// The signs from `from` up to `to` and those of a quotation are the same words.
    pub(super) fn same(&self, from: usize, quotation: &Normal) -> bool {
        let Some(here) = self.signs.get(from..from + quotation.signs.len()) else { return false };
        here.windows(2).zip(quotation.signs.windows(2)).all(|(here, there)| {
            let both = wordy(here[0].letter) && wordy(here[1].letter);
            same_gap(here[1].gap, there[1].gap, both)
        }) && self.edge(from)
            && self.edge(from + here.len())
    }

    /// Whether a word, or a figure with its points and strokes, ends before this sign.
    pub(super) fn edge(&self, sign: usize) -> bool {
        let (Some(here), Some(before)) = (self.signs.get(sign), self.before(sign, 1)) else { return true };
        let joined = matches!(here.gap, Gap::None | Gap::Hyphen | Gap::Break);
        let (left, right) = (before.letter, here.letter);
        if joined && wordy(left) && wordy(right) {
            return here.gap == Gap::None && continuous(left) && continuous(right) && rank(right) == 0;
        }
        let point = |c| matches!(c, '.' | ',' | '/' | ':');
        let digit = |sign: Option<&Sign>| sign.is_some_and(|s| s.letter.is_ascii_digit());
        let tight = |sign: Option<&Sign>| sign.is_some_and(|s| s.gap == Gap::None);
        let into = point(left) && here.gap == Gap::None && right.is_ascii_digit();
        let out = point(right) && here.gap == Gap::None && left.is_ascii_digit();
        !(into && tight(Some(before)) && digit(self.before(sign, 2))
            || out && tight(self.signs.get(sign + 1)) && digit(self.signs.get(sign + 1)))
    }

    fn before(&self, sign: usize, by: usize) -> Option<&Sign> {
        self.signs.get(sign.checked_sub(by)?)
    }

    /// The page that a character stands on.
    pub(super) fn page_at(&self, at: usize) -> Place {
        let after = self.pages.partition_point(|page| page.from <= at);
        self.pages.get(after.saturating_sub(1)).copied().unwrap_or(Place { number: 1, from: 0, sign: 0 })
    }
}

/// Whether two gaps are the same; `both` where words stand on both sides.
fn same_gap(a: Gap, b: Gap, both: bool) -> bool {
    use Gap::{Break, Dash, Hyphen, None, Space};
    match (a, b) {
        (None, Space) | (Space, None) => !both,
        (None | Break, None) | (None, Break) | (Space, Space) => true,
        (a, b) => [a, b].iter().all(|gap| matches!(gap, Hyphen | Dash | Break)),
    }
}

/// What was met since the last sign.
#[derive(Debug, Default)]
struct Run {
    /// White space, before a dash if there is one; a line end among all of it, if true.
    space: bool,
    line: bool,
    /// A dash, or else a soft hyphen.
    dash: Option<Sort>,
    /// White space behind the dash.
    after: bool,
}

impl Run {
    fn take(&mut self, sort: Sort) {
        let dashed = matches!(self.dash, Some(Sort::Hyphen | Sort::Dash));
        match sort {
            Sort::Space(line) => {
                self.line |= line;
                if dashed { self.after = true } else { self.space = true }
            }
            Sort::Hyphen | Sort::Dash => self.dash = Some(if dashed { Sort::Dash } else { sort }), // `--`
            Sort::Soft if !dashed => self.dash = Some(Sort::Soft),
            Sort::Soft | Sort::Unseen | Sort::Letter => {}
        }
    }

    fn gap(&self, before: char, letter: char) -> Gap {
        match self.dash {
            Some(Sort::Hyphen) if !self.space && self.line && wordy(before) => Gap::Break,
            Some(Sort::Hyphen) if !self.space && !self.after => Gap::Hyphen,
            Some(Sort::Hyphen | Sort::Dash) => Gap::Dash,
            Some(Sort::Soft) if self.line => Gap::Break,
            _ if !self.space || (continuous(before) && continuous(letter)) => Gap::None,
            _ => Gap::Space,
        }
    }
}
