//! What each character of a text is for comparing: a letter, a gap between words, or nothing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

use crate::model::fold;

/// How much of a difference counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Letters, their case, accents, digits and punctuation count; white space, hyphenation, the kind of quotation
    /// marks and dashes, and ligatures do not.
    Exact,
    /// As a person types: neither case nor accents count.
    Typed,
}

/// What a character is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// White space; a line end, if true.
    Space(bool),
    /// `-`, `‐`, `‑`.
    Hyphen,
    /// Every other dash.
    Dash,
    /// The soft hyphen.
    Soft,
    /// Shows nothing.
    Unseen,
    /// Is read.
    Letter,
}

/// The one sign for every quotation mark and apostrophe.
pub(super) const QUOTE: char = '\'';

pub(super) fn sort(c: char) -> Sort {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Sort::Space(true),
        '-' | '\u{2010}' | '\u{2011}' => Sort::Hyphen,
        '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Sort::Dash,
        '\u{ad}' => Sort::Soft,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{fe00}'..='\u{fe0f}' => Sort::Unseen,
        _ if c.is_whitespace() => Sort::Space(false),
        _ if c.is_control() => Sort::Unseen,
        _ => Sort::Letter,
    }
}

/// The letters that a character stands for, one after the other.
pub(super) fn letters(c: char, sense: Sense, mut push: impl FnMut(char)) {
    match c {
        '\u{2018}'..='\u{201f}'
        | '\u{2032}'
        | '\u{2033}'
        | '\u{2b9}'..='\u{2bc}'
        | '"'
        | '\''
        | '`'
        | '\u{b4}'
        | '«'
        | '»'
        | '‹'
        | '›' => push(QUOTE),
        '…' => (0..3).for_each(|_| push('.')),
        _ if c.is_ascii() => push(if sense == Sense::Typed { c.to_ascii_lowercase() } else { c }),
        _ if is_ligature(c) => std::iter::once(c).nfkd().for_each(|c| one(c, sense, &mut push)),
        _ => decompose_canonical(c, |c| one(c, sense, &mut push)),
    }
}

fn one(c: char, sense: Sense, push: &mut impl FnMut(char)) {
    match sense {
        Sense::Exact => push(c),
        Sense::Typed if is_accent(c) => {}
        Sense::Typed => {
            c.to_lowercase().filter(|c| !is_accent(*c)).for_each(|lower| fold::plain(lower, &mut *push));
        }
    }
}

/// One character for several, which engines write as one or as the several.
fn is_ligature(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || matches!(c, '\u{132}' | '\u{133}' | '\u{149}' | '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}')
}

/// Marks that a person may leave out: accents, the points of Hebrew and Arabic. Vowel signs of Khmer and the like
/// are marks too, and letters all the same.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
        || matches!(c, '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The rank of a mark among those on one letter; 0 is no mark.
pub(super) fn rank(c: char) -> u8 {
    if c.is_ascii() { 0 } else { canonical_combining_class(c) }
}

/// Whether a sign is part of a word.
pub fn wordy(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// Whether a script has no spaces between words, so that a line may end anywhere: Thai, Lao, Myanmar, Khmer,
/// Chinese and Japanese.
pub(super) fn continuous(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{19e0}'..='\u{19ff}')
        || matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a character stands where words were taken out: `█`, `■`.
pub fn is_block(c: char) -> bool {
    matches!(c, '\u{2580}'..='\u{259f}' | '\u{25a0}' | '\u{25ac}' | '\u{25ae}' | '\u{2b1b}')
}
