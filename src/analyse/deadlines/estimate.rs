//! A date with all that it rests on: one where everything is known, else a range, else the word "confirm".

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::Datelike;

use super::count::{Counted, backward, forward, working_before};
use super::due::Calendar;
use super::holidays::Book;
use super::rules::{Counting, First, Kind, Last, Length, Limit, Rules, Status};
use super::words::said;
use crate::model::court::CourtRef;
use crate::model::hearing::When;
use crate::model::moment::Day;

/// The day a time runs from, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A person entered the day of notification.
    Entered {
        /// The day.
        day: Day,
        /// Who, where that is kept.
        by: Option<String>,
    },
    /// An event on the public record: a hearing, a ruling.
    Event {
        /// The day.
        day: Day,
        /// What happened, in words.
        what: String,
    },
    /// Nobody entered the day of notification: it was on one of these days, going by the dates on the document.
    Suggested {
        /// The first.
        first: Day,
        /// The last.
        last: Day,
        /// What says so, in words.
        what: String,
    },
}

impl From {
    fn first(&self) -> Day {
        match self {
            From::Entered { day, .. } | From::Event { day, .. } => *day,
            From::Suggested { first, .. } => *first,
        }
    }

    fn last(&self) -> Day {
        match self {
            From::Entered { day, .. } | From::Event { day, .. } => *day,
            From::Suggested { last, .. } => *last,
        }
    }
}

/// A question.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The court.
    pub court: CourtRef,
    /// The ordinary limit, where it is one.
    pub limit: Option<&'a Limit>,
    /// How long, where it is not the limit's own length.
    pub length: Option<Length>,
    /// How it is counted.
    pub kind: Kind,
    /// From when.
    pub from: From,
    /// All holidays that matter; `None`: as the lists have them.
    pub holidays: Option<&'a [Day]>,
    /// Working days before the last day, by which the team wants to be done.
    pub ahead: u32,
}

/// Why nothing was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The chamber sets the date.
    ByOrder,
    /// How this court counts is not known here.
    Court,
    /// No length is given.
    Length,
    /// It is longer than a hundred years, or the calendar ends before.
    TooFar,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// The first day that counts.
    pub start: Option<Day>,
    /// The last day of the time.
    pub expiry: Option<Day>,
    /// The one day by which it must be done; `None` where there is only a range.
    pub due: Option<Day>,
    /// The earliest day that it may be.
    pub earliest: Day,
    /// The latest.
    pub latest: Day,
    /// That day with its hour at the seat of the court, where there is one; of a range the earliest.
    pub at: Option<When>,
    /// The team's own last day.
    pub internal: Option<Day>,
    /// How it was counted, step by step.
    pub steps: Vec<String>,
    /// Where the limit and the way of counting stand.
    pub provision: String,
    /// The lesser status of the two.
    pub status: Status,
    /// Which holidays were used.
    pub holidays: String,
    /// What must be confirmed before anybody relies on it; empty where nothing is open.
    pub confirm: Vec<String>,
}

impl Estimate {
    /// Whether it is one date on which nothing is open, but for an order of the chamber.
    pub fn firm(&self) -> bool {
        self.confirm.is_empty() && self.due.is_some()
    }

    /// `2025-03-21`, or `2025-03-21 to 2025-03-25`.
    pub fn span(&self) -> String {
        if self.earliest == self.latest {
            self.earliest.to_string()
        } else {
            format!("{} to {}", self.earliest, self.latest)
        }
    }
}

/// The count at its earliest, as the rule is stated, and at its latest.
struct Bounds {
    low: Counted,
    stated: Counted,
    high: Counted,
}

/// Computes a date with all that it rests on.
///
/// # Errors
/// Why nothing can be computed.
pub fn estimate(asked: &Asked<'_>, rules: &Rules, book: &Book) -> Result<Estimate, Unknown> {
    if asked.kind == Kind::Order {
        return Err(Unknown::ByOrder);
    }
    let counting = rules.counting(asked.court.slug).ok_or(Unknown::Court)?;
    if counting.first == First::None {
        return Err(Unknown::ByOrder);
    }
    let length = length(asked).ok_or(Unknown::Length)?;
    if too_long(length) {
        return Err(Unknown::TooFar);
    }
    let (calendar, bounds) = counted(asked, counting, length, book).ok_or(Unknown::TooFar)?;
    Ok(answer(asked, counting, &calendar, bounds))
}

/// No court gives more than a hundred years.
fn too_long(length: Length) -> bool {
    match length {
        Length::Days(days) | Length::WorkingDays(days) => days > 36_525,
        Length::Months(months) => months > 1_200,
    }
}

/// A limit in months stands, whatever number of days is given for it.
fn length(asked: &Asked<'_>) -> Option<Length> {
    let own = asked.limit.and_then(Limit::length);
    match own {
        Some(Length::Months(_)) => own,
        _ => asked.length.or(own),
    }
}

fn counted(
    asked: &Asked<'_>,
    counting: &Counting,
    length: Length,
    book: &Book,
) -> Option<(Calendar, Bounds)> {
    let from = asked.from.first().year() - 1;
    let long = match length {
        Length::Days(days) | Length::WorkingDays(days) => days / 200,
        Length::Months(months) => months / 12,
    };
    let to = asked.from.last().year().checked_add(i32::try_from(long).ok()?)? + 1;
    let years = match asked.kind {
        Kind::Before => from - i32::try_from(long).ok()?..=to,
        _ => from..=to,
    };
    let all = match asked.holidays {
        Some(days) => Calendar::given(days),
        None => Calendar::of(book, asked.court.slug, years),
    };
    let first = bounds(asked, counting, length, &all)?;
    let touched = touched(asked, &first);
    let calendar = all.within(&touched);
    let bounds = bounds(asked, counting, length, &calendar)?;
    Some((calendar, bounds))
}

/// The years whose holidays matter.
fn touched(asked: &Asked<'_>, bounds: &Bounds) -> RangeInclusive<i32> {
    let days = [asked.from.first(), asked.from.last(), bounds.low.due, bounds.stated.due, bounds.high.due];
    let years: BTreeSet<i32> = days.iter().map(Day::year).collect();
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    match asked.kind {
        Kind::Notification => first..=last,
        Kind::Before => bounds.low.due.year()..=bounds.stated.expiry.year(),
        // no holiday moves these
        Kind::Event | Kind::Duty | Kind::Order => RangeInclusive::new(1, 0),
    }
}

fn bounds(asked: &Asked<'_>, counting: &Counting, length: Length, calendar: &Calendar) -> Option<Bounds> {
    let (first, last) = (asked.from.first(), asked.from.last());
    match asked.kind {
        Kind::Before => before(first, last, length, calendar),
        Kind::Event | Kind::Duty | Kind::Order => {
            let method = (First::NextDay, Last::Stands);
            let count = |from| forward(from, length, method, &calendar.sure);
            Some(Bounds { low: count(first)?, stated: count(first)?, high: count(last)? })
        }
        Kind::Notification => {
            let stated = (counting.first, counting.last);
            let (low, high) = if counting.status == Status::Verified {
                (stated, stated)
            } else {
                (
                    (First::SameDay, Last::Stands),
                    (counting.latest_first.unwrap_or(counting.first), counting.last),
                )
            };
            let working = counting.working_days_before.is_some_and(|day| first < day);
            let long = match length {
                Length::Days(days) if working => Length::WorkingDays(days),
                other => other,
            };
            Some(Bounds {
                low: forward(first, length, low, &calendar.sure)?,
                stated: forward(first, long, stated, &calendar.listed)?,
                high: calendar.latest(last, long, high)?,
            })
        }
    }
}

/// Backwards more holidays mean an earlier day; without a list the day that is reached may be one.
fn before(first: Day, last: Day, length: Length, calendar: &Calendar) -> Option<Bounds> {
    let mut closed = calendar.possible.clone();
    let reached = backward(first, length, &closed)?;
    if calendar.without.contains(&reached.due.year()) {
        closed.insert(reached.due, "a holiday that no list here has".to_owned());
    }
    Some(Bounds {
        low: backward(first, length, &closed)?,
        stated: backward(first, length, &calendar.listed)?,
        high: backward(last, length, &calendar.sure)?,
    })
}

fn answer(asked: &Asked<'_>, counting: &Counting, calendar: &Calendar, bounds: Bounds) -> Estimate {
    let Bounds { low, stated, high } = bounds;
    let earliest = low.due.min(stated.due);
    let latest = high.due.max(stated.due);
    let guessed = matches!(asked.from, From::Suggested { .. });
    let hour = counting.hour.filter(|_| asked.kind == Kind::Notification);
    let mut steps = vec![runs_from(asked)];
    steps.extend(stated.steps.clone());
    remarks(asked, counting, &mut steps);
    if earliest != latest {
        steps.push(format!("at the earliest {}; at the latest {}", said(earliest), said(latest)));
    }
    let mut internal = Some(earliest);
    for _ in 0..asked.ahead {
        internal = internal.and_then(|day| working_before(day, &calendar.possible));
    }
    Estimate {
        start: stated.start.filter(|_| !guessed),
        expiry: Some(stated.expiry).filter(|_| !guessed),
        due: Some(earliest).filter(|_| earliest == latest),
        earliest,
        latest,
        at: hour.map(|time| When { day: earliest, time: Some(time), zone: asked.court.zone }),
        internal,
        steps,
        provision: provision(asked, counting),
        status: status(asked, counting),
        holidays: holidays(asked, calendar),
        confirm: open(asked, counting, calendar),
    }
}

fn runs_from(asked: &Asked<'_>) -> String {
    match &asked.from {
        From::Entered { day, by: Some(by) } => format!("notified on {}, as {by} entered", said(*day)),
        From::Entered { day, by: None } if asked.kind == Kind::Notification => {
            format!("notified on {}", said(*day))
        }
        From::Entered { day, by: None } => format!("it runs from {}", said(*day)),
        From::Event { day, what } => format!("{what}: {}", said(*day)),
        From::Suggested { first, last, what } => {
            format!("{what}; counted from {} and from {}", said(*first), said(*last))
        }
    }
}

fn remarks(asked: &Asked<'_>, counting: &Counting, steps: &mut Vec<String>) {
    if asked.kind == Kind::Notification {
        if let Some(hour) = counting.hour {
            let seat = asked.court.seat;
            steps.push(format!(
                "by {} in {seat}; what arrives later counts as of the next working day",
                hour.format("%H:%M")
            ));
        }
        if asked.court.slug == "icc" {
            steps.push("a judicial recess does not stop time (regulation 19 bis)".to_owned());
        }
    }
    if matches!(asked.kind, Kind::Event | Kind::Duty) {
        steps.push("an event starts it, not a notification: no rule on Fridays and no hour".to_owned());
    }
    if let Some(note) = asked.limit.and_then(|limit| limit.note.as_ref()) {
        steps.push(note.clone());
    }
}

/// Whether the court's counting rule has a part in it: events and duties are counted by the calendar alone.
fn by_rule(asked: &Asked<'_>) -> bool {
    matches!(asked.kind, Kind::Notification | Kind::Before)
}

fn status(asked: &Asked<'_>, counting: &Counting) -> Status {
    match asked.limit {
        Some(limit) if by_rule(asked) => limit.status.max(counting.status),
        Some(limit) => limit.status,
        None => counting.status,
    }
}

fn provision(asked: &Asked<'_>, counting: &Counting) -> String {
    match asked.limit {
        Some(limit) if by_rule(asked) => format!("{}; counted by {}", limit.provision, counting.provision),
        Some(limit) => limit.provision.clone(),
        None => counting.provision.clone(),
    }
}

fn holidays(asked: &Asked<'_>, calendar: &Calendar) -> String {
    if matches!(asked.kind, Kind::Event | Kind::Duty) {
        return "none needed: every day counts".to_owned();
    }
    if let Some(days) = asked.holidays {
        let days: Vec<String> = days.iter().map(Day::to_string).collect();
        return if days.is_empty() {
            "as given: none".to_owned()
        } else {
            format!("as given: {}", days.join(", "))
        };
    }
    let mut parts: Vec<(i32, String)> = Vec::new();
    parts.extend(calendar.verified.iter().map(|(year, from)| (*year, format!("{year}: verified ({from})"))));
    let unverified = calendar.unverified.iter();
    parts.extend(
        unverified.map(|(year, status, from)| (*year, format!("{year}: {} ({from})", status.word()))),
    );
    parts.extend(calendar.without.iter().map(|year| (*year, format!("{year}: no list"))));
    parts.sort();
    parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("; ")
}

/// What must be confirmed.
fn open(asked: &Asked<'_>, counting: &Counting, calendar: &Calendar) -> Vec<String> {
    let mut open = Vec::new();
    if let From::Suggested { what, .. } = &asked.from {
        open.push(format!("confirm the day of notification: nobody entered it, and {what}"));
    }
    if let Some(limit) = asked.limit.filter(|limit| limit.status != Status::Verified) {
        open.push(format!("confirm the limit: {} is {}", limit.provision, known(limit.status)));
    }
    if counting.status != Status::Verified && (by_rule(asked) || asked.limit.is_none()) {
        open.push(format!("confirm how it is counted: {} is {}", counting.provision, known(counting.status)));
    }
    for (year, status, _) in &calendar.unverified {
        open.push(format!("confirm the official holidays of {year}: the list here is {}", known(*status)));
    }
    for year in &calendar.without {
        open.push(format!("confirm the official holidays of {year}: no holiday list for that year is here"));
    }
    open
}

fn known(status: Status) -> &'static str {
    match status {
        Status::Verified => "verified",
        Status::PartlyVerified => "verified in part only",
        Status::Reported => "reported, not verified",
        Status::Knowledge => "from general knowledge, not verified",
    }
}
