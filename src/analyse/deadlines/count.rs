//! Counting: from a day over a length to the day on which something is due.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, Weekday};

use super::rules::{First, Last, Length};
use super::words::{many, said};
use crate::model::moment::Day;

/// Official holidays, with what they are called.
pub type Closed = BTreeMap<Day, String>;

/// Whether a court works on a day.
pub fn works(day: Day, closed: &Closed) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !closed.contains_key(&day)
}

/// The first working day after a day; `None` past the end of the calendar.
pub fn next_working(day: Day, closed: &Closed) -> Option<Day> {
    let mut day = day.succ_opt()?;
    while !works(day, closed) {
        day = day.succ_opt()?;
    }
    Some(day)
}

/// The last working day before a day.
pub fn working_before(day: Day, closed: &Closed) -> Option<Day> {
    let mut day = day.pred_opt()?;
    while !works(day, closed) {
        day = day.pred_opt()?;
    }
    Some(day)
}

/// A count, with its steps in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The first day that counts; `None` where it is counted backwards.
    pub start: Option<Day>,
    /// The last day of the time.
    pub expiry: Day,
    /// The day by which it must be done.
    pub due: Day,
    /// How it was counted, step by step.
    pub steps: Vec<String>,
}

/// Counts forward from a day. `None` where the calendar ends before.
pub fn forward(from: Day, length: Length, (first, last): (First, Last), closed: &Closed) -> Option<Counted> {
    let mut steps = Vec::new();
    let start = first_day(from, first, closed, &mut steps)?;
    let expiry = last_day(start, length, closed, &mut steps)?;
    let due = due_day(expiry, last, closed, &mut steps)?;
    Some(Counted { start: Some(start), expiry, due, steps })
}

fn first_day(from: Day, first: First, closed: &Closed, steps: &mut Vec<String>) -> Option<Day> {
    if first == First::SameDay {
        steps.push(format!("{} is counted as day 1", said(from)));
        return Some(from);
    }
    steps.push(format!("{} itself is not counted", said(from)));
    let next = from.succ_opt()?;
    let friday = from.weekday() == Weekday::Fri;
    let holiday = closed.get(&next);
    match first {
        First::Friday if friday || holiday.is_some() => {
            let start = next_working(from, closed)?;
            let why = match holiday {
                Some(name) if !friday => {
                    format!("it is the day before an official holiday ({})", name.trim())
                }
                _ => "it is a Friday".to_owned(),
            };
            steps.push(format!("{why}: counting begins on the next working day, {}", said(start)));
            Some(start)
        }
        First::NextWorkingDay => {
            let start = next_working(from, closed)?;
            steps.push(format!("counting begins on the next working day, {}", said(start)));
            Some(start)
        }
        _ => {
            if first == First::Friday && from.weekday() == Weekday::Sat {
                steps.push(
                    "it is a Saturday: the rule speaks of Fridays and the eves of holidays alone, so by its letter \
                     Sunday is day 1"
                        .to_owned(),
                );
            }
            Some(next)
        }
    }
}

fn last_day(start: Day, length: Length, closed: &Closed, steps: &mut Vec<String>) -> Option<Day> {
    match length {
        Length::Days(days) => {
            let expiry = start.checked_add_days(chrono::Days::new(u64::from(days.saturating_sub(1))))?;
            let all = many(days, "calendar day");
            steps.push(format!("day 1 is {}; {all} end on {}", said(start), said(expiry)));
            Some(expiry)
        }
        Length::WorkingDays(days) => {
            let mut expiry = if works(start, closed) { start } else { next_working(start, closed)? };
            for _ in 1..days {
                expiry = next_working(expiry, closed)?;
            }
            let all = many(days, "working day");
            steps.push(format!("counting from {}, {all} end on {}", said(start), said(expiry)));
            Some(expiry)
        }
        Length::Months(months) => {
            let eve = start.pred_opt()?;
            let expiry = eve.checked_add_months(Months::new(months))?;
            let all = many(months, "calendar month");
            steps.push(format!("{all} from {} end on {}", said(eve), said(expiry)));
            if expiry.day() != eve.day() {
                steps.push(format!(
                    "that month has no day {}, so its last day is the last of the time",
                    eve.day()
                ));
            }
            Some(expiry)
        }
    }
}

fn due_day(expiry: Day, last: Last, closed: &Closed, steps: &mut Vec<String>) -> Option<Day> {
    match last {
        Last::MovesOn if !works(expiry, closed) => {
            let due = next_working(expiry, closed)?;
            steps.push(format!("the last day is no working day: it moves to {}", said(due)));
            Some(due)
        }
        Last::FirstWorkingDayAfter => {
            let due = next_working(expiry, closed)?;
            steps.push(format!("filing is due on the first working day after that: {}", said(due)));
            Some(due)
        }
        Last::Stands | Last::MovesOn | Last::None => Some(expiry),
    }
}

/// Counts back from a day. Where the day that is reached is no working day, the one before it holds: what must be done
/// so long before an event cannot be done later.
pub fn backward(from: Day, length: Length, closed: &Closed) -> Option<Counted> {
    let (expiry, all) = match length {
        Length::Days(days) => {
            (from.checked_sub_days(chrono::Days::new(u64::from(days)))?, many(days, "calendar day"))
        }
        Length::Months(months) => {
            (from.checked_sub_months(Months::new(months))?, many(months, "calendar month"))
        }
        Length::WorkingDays(days) => {
            let mut day = from;
            for _ in 0..days {
                day = working_before(day, closed)?;
            }
            (day, many(days, "working day"))
        }
    };
    let mut steps = vec![format!("{all} before {} is {}", said(from), said(expiry))];
    let due = if works(expiry, closed) { expiry } else { working_before(expiry, closed)? };
    if due != expiry {
        steps.push(format!("that is no working day: it moves earlier, to {}", said(due)));
    }
    Some(Counted { start: None, expiry, due, steps })
}
