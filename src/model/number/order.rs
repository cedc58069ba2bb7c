//! How the versions of a filing stand in its family.

use std::cmp::Ordering;

use super::{DocumentNumber, Suffix};

/// The order in which `show` lists a family: the original, its redactions ascending, corrigenda, translations, and
/// then each annex in the same way. Within one redaction the closed versions stand before the public one. Filings of
/// different base numbers stand in the order of their numbers.
pub fn family_order(a: &DocumentNumber, b: &DocumentNumber) -> Ordering {
    a.court()
        .cmp(&b.court())
        .then_with(|| natural(a.base(), b.base()))
        .then_with(|| compare_annex(a, b))
        .then_with(|| rank(a).cmp(&rank(b)))
        .then_with(|| a.key().cmp(b.key()))
}

fn compare_annex(a: &DocumentNumber, b: &DocumentNumber) -> Ordering {
    match (&a.parts().annex, &b.parts().annex) {
        (Some(a), Some(b)) => natural(a, b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// Translation, correction, redaction, openness: the later one weighs less.
fn rank(number: &DocumentNumber) -> (bool, u8, u8, u8, String) {
    let suffixes = &number.parts().suffixes;
    let translated = suffixes.iter().any(|suffix| matches!(suffix, Suffix::Translation(_)));
    let highest = |of: fn(&Suffix) -> Option<u8>| suffixes.iter().filter_map(of).max().unwrap_or(0);
    let corrected = highest(|suffix| match suffix {
        Suffix::Corrigendum(n) | Suffix::Corrected(n) | Suffix::Addendum(n) => Some((*n).max(1)),
        _ => None,
    });
    let redacted = highest(|suffix| match suffix {
        Suffix::Redacted(n) => Some((*n).max(1)),
        _ => None,
    });
    let openness = suffixes.iter().map(openness).min().unwrap_or(4);
    let language =
        number.parts().language.as_ref().map_or(String::new(), |language| language.code().to_owned());
    (translated, corrected, redacted, openness, language)
}

fn openness(suffix: &Suffix) -> u8 {
    match suffix {
        Suffix::Secret => 0,
        Suffix::UnderSeal => 1,
        Suffix::ExParte => 2,
        Suffix::Confidential => 3,
        _ => 4,
    }
}

/// Compares runs of digits by their value, so that `F0099` and `F0100`, `9` and `10` stand as people count.
fn natural(a: &str, b: &str) -> Ordering {
    runs(a).cmp(runs(b))
}

/// The text as runs, digits with their length first so that longer numbers are greater.
fn runs(text: &str) -> impl Iterator<Item = (bool, usize, &str)> {
    text.split_inclusive(|c: char| !c.is_ascii_digit()).flat_map(|piece| {
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        let bare = super::text::unpadded(digits);
        let number = (!digits.is_empty()).then_some((false, bare.len(), bare));
        let rest = &piece[digits.len()..];
        number.into_iter().chain((!rest.is_empty()).then_some((true, 0, rest)))
    })
}
