//! Days in feeds: RFC 822 and RFC 2822, and what feeds print instead.

use super::{Why, believable, named, names, numeric};
use crate::model::moment::Day;

/// The day as printed, whatever the zone. The day name is not believed: feeds get it wrong.
pub(super) fn day(text: &str) -> Result<Day, Why> {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.contains('/') {
        return numeric::dmy(text, '/');
    }
    let figures = first.bytes().take_while(u8::is_ascii_digit).count();
    if figures == 4 || figures == 8 || first.starts_with('-') {
        return numeric::iso(text);
    }
    let mut words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if words.first().is_some_and(|w| w.chars().all(|c| c.is_alphabetic() || c == '.'))
        && words.first().is_some_and(|w| names::month(w).is_none() || names::weekday(w).is_some())
    {
        words.remove(0);
    }
    if let [joined, ..] = words.as_slice()
        && joined.matches('-').count() == 2
    {
        let parts: Vec<&str> = joined.split('-').collect();
        words.splice(0..1, parts);
    }
    match words.as_slice() {
        [day, month, year, ..] => put(day, month, year),
        _ => Err(None),
    }
}

fn put(day: &str, month: &str, year: &str) -> Result<Day, Why> {
    let (Some(day), Some(month)) = (named::ordinal(day), names::month(month)) else { return Err(None) };
    let year = match year.len() {
        2 => named::number(year, 2).map(|y| if y < 50 { y + 2000 } else { y + 1900 }),
        _ => named::number(year, 4),
    };
    year.map_or(Err(None), |year| believable(i32::try_from(year).unwrap_or(0), month, day))
}
