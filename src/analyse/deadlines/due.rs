//! Which days a court may be closed while a time runs, and what the count comes to at the earliest and at the latest.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::Datelike;

use super::count::{Closed, Counted, forward, next_working};
use super::holidays::Book;
use super::rules::{First, Last, Length, Status};
use crate::model::moment::Day;

/// What is known of a court's holidays over some years.
#[derive(Debug, Clone, Default)]
pub(super) struct Calendar {
    /// Surely closed.
    pub sure: Closed,
    /// Closed, as the lists say, verified or not.
    pub listed: Closed,
    /// It may be closed.
    pub possible: Closed,
    /// Years without any list.
    pub without: BTreeSet<i32>,
    /// Years whose list is not verified, with where it is from.
    pub unverified: Vec<(i32, Status, String)>,
    /// Years whose list is verified.
    pub verified: Vec<(i32, String)>,
}

impl Calendar {
    /// As a person gave it: whole.
    pub fn given(days: &[Day]) -> Calendar {
        let closed: Closed = days.iter().map(|day| (*day, "as given".to_owned())).collect();
        Calendar { sure: closed.clone(), listed: closed.clone(), possible: closed, ..Calendar::default() }
    }

    /// As the lists of some years have it.
    pub fn of(book: &Book, court: &str, years: RangeInclusive<i32>) -> Calendar {
        let mut calendar = Calendar::default();
        for year in years {
            match book.year(court, year) {
                Some(list) if list.status == Status::Verified => {
                    calendar.sure.extend(list.days.clone());
                    calendar.listed.extend(list.days.clone());
                    calendar.possible.extend(list.days.clone());
                    calendar.verified.push((year, list.source.clone()));
                }
                Some(list) => {
                    calendar.listed.extend(list.days.clone());
                    calendar.possible.extend(book.usual(court, year));
                    calendar.possible.extend(list.days.clone());
                    calendar.unverified.push((year, list.status, list.source.clone()));
                }
                None => {
                    calendar.possible.extend(book.usual(court, year));
                    calendar.without.insert(year);
                }
            }
        }
        calendar
    }

    /// Only the years that a time touches.
    pub fn within(mut self, years: &RangeInclusive<i32>) -> Calendar {
        self.without.retain(|year| years.contains(year));
        self.unverified.retain(|(year, ..)| years.contains(year));
        self.verified.retain(|(year, _)| years.contains(year));
        self
    }

    /// Counts as late as may be. In a year without a list any working day may be a holiday: the first day after the one
    /// it runs from is taken for one, and so is the day on which it would be due.
    pub fn latest(&self, from: Day, length: Length, method: (First, Last)) -> Option<Counted> {
        let mut closed = self.possible.clone();
        if self.without.is_empty() || (method.1 == Last::Stands && !matches!(length, Length::WorkingDays(_)))
        {
            return forward(from, length, method, &closed);
        }
        let unnamed = || "a holiday that no list here has".to_owned();
        let next = next_working(from, &closed)?;
        if self.without.contains(&next.year()) {
            closed.insert(next, unnamed());
        }
        let counted = forward(from, length, method, &closed)?;
        if self.without.contains(&counted.due.year()) {
            closed.insert(counted.due, unnamed());
        }
        forward(from, length, method, &closed)
    }
}
