//! Lists of official holidays, by court and year.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use chrono::{Datelike, Days, Weekday};
use serde::Deserialize;

use super::count::Closed;
use super::easter::{easter, islamic};
use super::rules::Status;
use crate::model::court::court;
use crate::model::moment::Day;

/// The holidays of a court in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearList {
    /// How well it is known.
    pub status: Status,
    /// Where it is from.
    pub source: String,
    /// The days with their names.
    pub days: Closed,
}

/// All lists.
#[derive(Debug, Clone, Default)]
pub struct Book {
    years: BTreeMap<(String, i32), YearList>,
    practice: Vec<Practice>,
}

/// What is wrong with a file of holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookFault {
    /// The line, from 1, where the file's reader can tell.
    pub line: Option<usize>,
    /// What, for a reader.
    pub why: String,
}

impl fmt::Display for BookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "year", default)]
    years: Vec<Year>,
    #[serde(default)]
    practice: Vec<Practice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    court: String,
    #[serde(rename = "year")]
    number: i32,
    status: Status,
    source: String,
    days: Vec<String>,
    #[serde(default)]
    extends: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Practice {
    courts: Vec<String>,
    #[serde(rename = "status")]
    _status: Status,
    days: Vec<String>,
}

static SHIPPED: LazyLock<Result<Book, BookFault>> =
    LazyLock::new(|| Book::default().and(include_str!("holidays.toml")));

impl Book {
    /// The lists that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the file: a fault of ours.
    pub fn shipped() -> Result<Book, BookFault> {
        SHIPPED.clone()
    }

    /// These lists with those of a file on top: a year of it replaces the same year here, or adds to it where it says
    /// `extends = true`; the sum is as well known as the lesser of the two.
    ///
    /// # Errors
    /// What is wrong with the file, and where.
    pub fn and(mut self, text: &str) -> Result<Book, BookFault> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().and_then(|span| text.get(..span.start));
            BookFault {
                line: line.map(|before| before.matches('\n').count() + 1),
                why: error.message().to_owned(),
            }
        })?;
        let mut met: Vec<(String, i32)> = Vec::new();
        for year in file.years {
            let key = (year.court.clone(), year.number);
            if met.contains(&key) {
                return Err(fault(&year, "stands twice"));
            }
            let mut list = read(&year)?;
            if let Some(shipped) = self.years.get(&key).filter(|_| year.extends) {
                list.status = list.status.max(shipped.status);
                list.source = format!("{}; with {}", shipped.source, list.source);
                list.days.extend(shipped.days.clone());
            }
            met.push(key.clone());
            self.years.insert(key, list);
        }
        self.practice.extend(file.practice);
        Ok(self)
    }

    /// The list of a year.
    pub fn year(&self, court: &str, year: i32) -> Option<&YearList> {
        self.years.get(&(court.to_owned(), year))
    }

    /// The days of a year on which a court may be closed, going by what is usual at its seat.
    pub fn usual(&self, court: &str, year: i32) -> Closed {
        let here = self.practice.iter().filter(|practice| practice.courts.iter().any(|slug| slug == court));
        here.flat_map(|practice| practice.days.iter().flat_map(move |word| usual_days(word, year))).collect()
    }
}

fn fault(year: &Year, why: &str) -> BookFault {
    BookFault { line: None, why: format!("the list of `{}` for {} {why}", year.court, year.number) }
}

fn read(year: &Year) -> Result<YearList, BookFault> {
    if court(&year.court).is_none() {
        return Err(fault(year, "is of a court that `courtwatch courts` does not list"));
    }
    let mut days = Closed::new();
    for line in &year.days {
        let (day, name) = line.trim().split_once(' ').unwrap_or((line.trim(), "an official holiday"));
        let Ok(day) = day.parse::<Day>() else {
            return Err(fault(year, &format!("has `{line}`, expected a day as 2026-04-03 and its name")));
        };
        if day.year() != year.number {
            return Err(fault(year, &format!("has {day}, which is of another year")));
        }
        days.insert(day, name.trim().to_owned());
    }
    Ok(YearList { status: year.status, source: year.source.clone(), days })
}

/// `easter-2 Good Friday`, `12-25 Christmas Day`, `eid-al-fitr Eid al-Fitr` in a year, with the days in their place.
fn usual_days(line: &str, year: i32) -> Vec<(Day, String)> {
    let (when, name) = line.split_once(' ').unwrap_or((line, line));
    let feasts: Vec<Day> = match when {
        "eid-al-fitr" => around(&islamic(year, 10, 1)),
        "eid-al-adha" => around(&islamic(year, 12, 10)),
        _ => match when.strip_prefix("easter") {
            Some(shift) => {
                let shift: i64 = shift.parse().unwrap_or(0);
                easter(year)
                    .and_then(|day| day.checked_add_signed(chrono::Duration::days(shift)))
                    .into_iter()
                    .collect()
            }
            None => format!("{year}-{when}").parse().into_iter().collect(),
        },
    };
    feasts.into_iter().flat_map(in_place).map(|day| (day, name.to_owned())).collect()
}

fn around(days: &[Day]) -> Vec<Day> {
    let one = Days::new(1);
    days.iter()
        .flat_map(|day| [day.checked_sub_days(one), Some(*day), day.checked_add_days(one)])
        .flatten()
        .collect()
}

/// A feast, and the working day that may stand for it.
fn in_place(day: Day) -> Vec<Day> {
    let other = match day.weekday() {
        Weekday::Sat => day.pred_opt(),
        Weekday::Sun => day.succ_opt(),
        _ => None,
    };
    [Some(day), other].into_iter().flatten().collect()
}
