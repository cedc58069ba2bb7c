//! Days in figures.

use super::{Why, believable, named::number};
use crate::model::moment::Day;

/// `16/04/2026` and the like, with the mark between that the source uses; a time may follow.
pub(super) fn dmy(text: &str, mark: char) -> Result<Day, Why> {
    let (date, rest) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if !rest.is_empty() && !is_time(rest) {
        return Err(None);
    }
    let mut parts = date.splitn(3, mark);
    let (Some(day), Some(month), Some(year)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(None);
    };
    if let Some(before) = year.strip_prefix('-').filter(|y| !y.is_empty() && all_digits(y)) {
        return Err(Some(format!("the year -{before} is no year")));
    }
    match (one_or_two(day), one_or_two(month), number(year, 4)) {
        (Some(day), Some(month), Some(year)) => believable(i32::try_from(year).unwrap_or(0), month, day),
        _ => Err(None),
    }
}

/// `2026-04-16`, with or without a time; also `20260416`.
pub(super) fn iso(text: &str) -> Result<Day, Why> {
    if let Some(before) = text.strip_prefix('-').filter(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(Some(format!("the year -{} is no year", before.split('-').next().unwrap_or(before))));
    }
    let (date, rest) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    if !rest.is_empty() && !is_time(rest) {
        return Err(None);
    }
    let parts: Vec<&str> = if date.len() == 8 && all_digits(date) {
        [0..4, 4..6, 6..8].into_iter().filter_map(|at| date.get(at)).collect()
    } else {
        date.split('-').collect()
    };
    match parts.as_slice() {
        [year, month, day] => match (number(year, 4), number(month, 2), number(day, 2)) {
            (Some(year), Some(month), Some(day)) => believable(i32::try_from(year).unwrap_or(0), month, day),
            _ => Err(None),
        },
        _ => Err(None),
    }
}

/// `990625`.
pub(super) fn yymmdd(text: &str) -> Result<Day, Why> {
    if text.len() != 6 || !all_digits(text) {
        return Err(None);
    }
    let at = |range| text.get(range).and_then(|t: &str| t.parse::<u32>().ok());
    match (at(0..2), at(2..4), at(4..6)) {
        (Some(year), Some(month), Some(day)) => {
            let century = if year > 50 { 1900 } else { 2000 };
            believable(century + i32::try_from(year).unwrap_or(0), month, day)
        }
        _ => Err(None),
    }
}

fn one_or_two(text: &str) -> Option<u32> {
    number(text, text.len().clamp(1, 2))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `10:00`, `10:00:00.000Z`, `09:30:00 +02:00`, `- 14:00`: enough to know that what follows a date is a time.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches(['-', ' ', ',']);
    let mut parts = text.splitn(3, ':');
    let hour = parts.next().is_some_and(|h| (1..=2).contains(&h.len()) && all_digits(h));
    let minute = parts.next().and_then(|m| m.get(..2)).is_some_and(all_digits);
    hour && minute
}
