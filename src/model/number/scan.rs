//! Numbers in running text.

use std::ops::Range;

use super::text::Folded;
use super::{DocumentNumber, GRAMMARS, Grammar};

/// A number found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the text that the number takes up.
    pub range: Range<usize>,
    /// The number; it prints as it stands in the text, line breaks and all.
    pub number: DocumentNumber,
}

/// Finds the numbers in running text, in the order they stand. Only patterns that are safe in prose are looked for:
/// no bare ECCC codes, no application numbers without the word before them, no short forms. Numbers broken over a
/// line, with a space after the prefix or with the prefix twice, are found whole.
pub fn scan(text: &str) -> Vec<Found> {
    let folded = Folded::new(text);
    let mut found: Vec<Found> =
        GRAMMARS.iter().flat_map(|grammar| candidates(grammar, text, &folded)).collect();
    found.sort_by_key(|one| (one.range.start, std::cmp::Reverse(one.range.end)));
    let mut end = 0;
    found.retain(|one| {
        let free = one.range.start >= end;
        end = end.max(one.range.end);
        free
    });
    found
}

fn candidates(grammar: &Grammar, text: &str, folded: &Folded<'_>) -> Vec<Found> {
    grammar
        .scan
        .captures_iter(&folded.text)
        .filter_map(|captures| {
            let place = captures.get(1).or(captures.get(0))?.range();
            if !stands_alone(&folded.text, &place) {
                return None;
            }
            let range = folded.source_range(&place);
            let number = DocumentNumber::read_as(grammar.court, text.get(range.clone())?).ok()?;
            Some(Found { range, number })
        })
        .collect()
}

/// Whether the match is not a piece of something longer that the pattern could not follow.
fn stands_alone(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].chars().next_back();
    let mut after = text[place.end..].chars();
    let (next, second) = (after.next(), after.next());
    let cut = match (next, second) {
        (Some(c), _) if c.is_alphanumeric() => true,
        (Some('-'), second) => second.is_none_or(|c| c.is_ascii_digit() || c == '\n'),
        (Some('/'), second) => second.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase()),
        _ => false,
    };
    !cut && before.is_none_or(|c| !c.is_alphanumeric())
}
