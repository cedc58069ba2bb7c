//! Days with the month by name.

use super::{Why, believable, names};
use crate::model::moment::Day;

/// `2 April 2026`, with a weekday before and words between.
pub(super) fn day_first(text: &str) -> Result<Day, Why> {
    match parts(text).as_slice() {
        [day, month, year] => put(day, month, year),
        _ => Err(None),
    }
}

/// `April 2, 2026`.
pub(super) fn month_first(text: &str) -> Result<Day, Why> {
    match parts(text).as_slice() {
        [month, day, year] => put(day, month, year),
        _ => Err(None),
    }
}

/// The words that matter: without weekday, `le`, `the`, `of`, `de`.
fn parts(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|w| !w.is_empty() && !["of", "de", "del"].contains(&w.to_lowercase().as_str()))
        .collect();
    while words.len() > 3
        && words.first().is_some_and(|w| {
            names::weekday(w).is_some() || ["le", "the", "el", "on"].contains(&w.to_lowercase().as_str())
        })
    {
        words.remove(0);
    }
    words
}

fn put(day: &str, month: &str, year: &str) -> Result<Day, Why> {
    let (Some(day), Some(year)) = (ordinal(day), number(year, 4)) else { return Err(None) };
    let Some(month) = names::month(month) else {
        let like_a_name = !month.is_empty() && month.chars().all(|c| c.is_alphabetic() || c == '.');
        return Err(like_a_name.then(|| format!("`{month}` is not the name of a month")));
    };
    believable(i32::try_from(year).unwrap_or(0), month, day)
}

/// `1`, `01`, `1er`, `1st`, `22nd`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let digits = word.trim_end_matches(char::is_alphabetic);
    let ending = word.get(digits.len()..)?.to_lowercase();
    let known = ["", "st", "nd", "rd", "th", "er", "e", "ème", "eme"].contains(&ending.as_str());
    if known && digits.len() <= 2 { number(digits, digits.len()) } else { None }
}

/// A number of exactly so many digits.
pub(super) fn number(text: &str, digits: usize) -> Option<u32> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
