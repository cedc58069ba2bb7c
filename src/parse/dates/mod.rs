//! Days and times as courts print them. The order of day and month is fixed for each source, never guessed.

mod clock;
mod feed;
mod named;
mod names;
mod numeric;

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::model::moment::Day;
use crate::parse::text::{short, tidy};

pub use clock::time;
pub use names::{month, weekday, weekday_clash};

/// How a source prints its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `2 April 2026`, `1er mars 2026`, `27 May, 2024`, `Thursday, 17 June 2010`.
    DayMonthNameYear,
    /// `November 28, 2024`, `Thursday November 28, 2024`.
    MonthNameDayYear,
    /// `16/04/2026`, also with a time after it.
    DmySlash,
    /// `21-06-2019`.
    DmyDash,
    /// `29.05.2013`.
    DmyDot,
    /// `2026-04-16`, `2026-04-16T12:00:00Z`: the day as printed, in the zone it is printed in.
    Iso,
    /// `990625` in file names: 51 to 99 are of the last century.
    Yymmdd,
    /// `Wed, 02 Oct 2024 13:00:00 +0200` and what feeds print instead: without or with a wrong day name, years of two
    /// digits, zones by name, ISO 8601, `25/05/2025` (always day first).
    Rfc2822,
}

impl DateForm {
    /// The form in words, for [`Problem::expected`](crate::model::problem::Problem).
    pub fn words(self) -> &'static str {
        match self {
            DateForm::DayMonthNameYear => "a date as 2 April 2026",
            DateForm::MonthNameDayYear => "a date as April 2, 2026",
            DateForm::DmySlash => "a date as DD/MM/YYYY",
            DateForm::DmyDash => "a date as DD-MM-YYYY",
            DateForm::DmyDot => "a date as DD.MM.YYYY",
            DateForm::Iso => "a date as YYYY-MM-DD",
            DateForm::Yymmdd => "a date as yymmdd",
            DateForm::Rfc2822 => "a date as Thu, 02 Apr 2026 10:00:00 +0200",
        }
    }
}

/// A text that is no date or time that we read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDate {
    /// The text, at most 200 characters.
    pub found: String,
    /// Why, in words: `there is no 30 February`.
    pub why: String,
}

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.found, self.why)
    }
}

impl std::error::Error for BadDate {}

/// The first year of a date that is believed: the first of the tribunals.
const FIRST_YEAR: i32 = 1945;
/// The last.
const LAST_YEAR: i32 = 2100;

/// Reads a day in the form that its source prints. The whole text must be the date; a stray bar or point
/// after it (`2 November 2020 |`) is passed over.
pub fn day(text: &str, form: DateForm) -> Result<Day, BadDate> {
    let text = tidy(text);
    let bare = text.trim_end_matches(['|', '.', ',', ';', ' ']);
    let read = match form {
        DateForm::DayMonthNameYear => named::day_first(bare),
        DateForm::MonthNameDayYear => named::month_first(bare),
        DateForm::DmySlash => numeric::dmy(bare, '/'),
        DateForm::DmyDash => numeric::dmy(bare, '-'),
        DateForm::DmyDot => numeric::dmy(bare, '.'),
        DateForm::Iso => numeric::iso(bare),
        DateForm::Yymmdd => numeric::yymmdd(bare),
        DateForm::Rfc2822 => feed::day(bare),
    };
    read.map_err(|why| {
        let why = why.unwrap_or_else(|| format!("it is not {}", form.words()));
        BadDate { found: short(&text, 200), why }
    })
}

/// Why a date is refused; `None` is that it has another form.
type Why = Option<String>;

/// Puts a day together, and refuses what cannot be the date of a court's document.
fn believable(year: i32, month: u32, day: u32) -> Result<Day, Why> {
    if !(1..=12).contains(&month) {
        return Err(Some(format!("there is no month {month}")));
    }
    let Some(date) = NaiveDate::from_ymd_opt(year, month, day) else {
        let name = names::english(month);
        return Err(Some(if (1..=29).contains(&day) {
            format!("there is no {day} {name} in {year}")
        } else {
            format!("there is no {day} {name}")
        }));
    };
    if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Err(Some(format!("the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")));
    }
    if (year, month, day) == (1970, 1, 1) || (year, month, day) == (1969, 12, 31) {
        return Err(Some(
            "it is the day zero of a computer's clock, printed where a date is missing".to_owned(),
        ));
    }
    Ok(date)
}

#[cfg(test)]
mod tests;
