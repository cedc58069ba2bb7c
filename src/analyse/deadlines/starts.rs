//! Which stored documents start which limits, and which decision fulfils a duty of the court.

use chrono::{Datelike, Weekday};

use super::rules::{Limit, Rules};
use crate::analyse::title;
use crate::model::moment::Day;

/// How many working days after the date on a document its notification is looked for, where nobody entered it.
const NOTIFIED_WITHIN: usize = 3;

/// The sort of document by its title, else as stored; `None` for what starts nothing by itself: an annex, a corrigendum, a
/// translation.
pub fn sort(title: &str, stored: &str) -> Option<String> {
    let read = title::read(title);
    if read.modifiers.iter().any(|done| ["annex", "corrigendum", "addendum", "translation"].contains(done)) {
        return None;
    }
    let stored = match stored {
        "judgment" => "judgment-trial",
        "motion" => "request",
        "submission" => "submissions",
        other => other,
    };
    Some(read.doctype.unwrap_or(stored).to_owned()).filter(|sort| !sort.is_empty())
}

/// The limits of a court that a document of this sort and title starts; `hearing` is the sort of a sitting.
pub fn started<'r>(rules: &'r Rules, court: &'r str, sort: &str, title: &str) -> Vec<&'r Limit> {
    rules
        .of(court)
        .filter(|limit| limit.starts.iter().any(|start| start == sort))
        .filter(|limit| limit.title.as_ref().is_none_or(|must| must.is_match(title)))
        .filter(|limit| limit.unless.as_ref().is_none_or(|not| !not.is_match(title)))
        .collect()
}

/// The first and the last day on which a document was notified, going by the days printed on it or beside it.
pub fn suggested(days: &[Day]) -> Option<(Day, Day)> {
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let mut day = last;
    let mut working = 0;
    while working < NOTIFIED_WITHIN {
        day = day.succ_opt()?;
        working += usize::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    }
    Some((first, day))
}

/// A ruling of a court that may fulfil a duty.
#[derive(Debug, Clone, Copy)]
pub struct Ruling<'a> {
    /// The day it is dated.
    pub day: Day,
    /// Its sort.
    pub sort: &'a str,
    /// Its title.
    pub title: &'a str,
}

/// The first ruling after a day that fulfils a duty about this title: of the same sort, and about the same person where
/// both name one.
pub fn answered(limit: &Limit, about: &str, after: Day, rulings: &[Ruling<'_>]) -> Option<Day> {
    let asked = subject(about);
    rulings
        .iter()
        .filter(|ruling| ruling.day > after && limit.answered_by.iter().any(|sort| sort == ruling.sort))
        .filter(|ruling| ruling.sort == "confirmation-decision" || says(limit, ruling.title))
        .filter(|ruling| {
            let other = subject(ruling.title);
            asked.is_none() || other.is_none() || asked == other
        })
        .map(|ruling| ruling.day)
        .min()
}

fn says(limit: &Limit, title: &str) -> bool {
    limit.title.as_ref().is_none_or(|must| must.is_match(title))
}

/// Whose detention a title is about: what stands behind the last “detention of”.
fn subject(title: &str) -> Option<String> {
    let title = title.to_lowercase();
    let (_, name) = title.rsplit_once("detention of ")?;
    let name = name.trim_start_matches("mr ").trim_start_matches("the accused ");
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let name = name.split_whitespace().last()?.to_owned();
    Some(name)
}
