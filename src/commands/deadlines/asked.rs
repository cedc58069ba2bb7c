//! A question to the calculator, from the command line or from a line of JSON, and its answer.

use chrono_tz::Tz;
use serde::Serialize;

use super::shown::hours;
use crate::analyse::deadlines::{Asked, Book, From, Kind, Length, Limit, PREVAILS, Rules, Unknown, estimate};
use crate::model::court::CourtRef;
use crate::model::moment::Day;

/// What is asked.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub name: Option<String>,
    pub court: CourtRef,
    pub limit: Option<&'a Limit>,
    pub days: Option<u32>,
    pub months: Option<u32>,
    pub kind: Option<Kind>,
    pub notified: Day,
    pub holidays: Option<Vec<Day>>,
    pub zone: Option<Tz>,
    pub ahead: u32,
}

/// From the earliest to the latest day.
#[derive(Debug, Serialize)]
pub(super) struct Range {
    pub earliest: Day,
    pub latest: Day,
}

/// The answer. Keys and their order are a contract with outside scripts: new ones go to the end.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub court: &'static str,
    pub rule: Option<String>,
    pub what: Option<String>,
    pub kind: &'static str,
    pub notified: Day,
    pub days: Option<u32>,
    pub months: Option<u32>,
    pub start: Option<Day>,
    pub expiry: Option<Day>,
    pub due: Option<Day>,
    pub range: Option<Range>,
    pub due_at: Option<String>,
    pub local: Option<String>,
    pub yours: Option<String>,
    pub internal: Option<Day>,
    pub provision: String,
    pub status: &'static str,
    pub holidays: String,
    pub confirm: Vec<String>,
    pub steps: Vec<String>,
    pub note: &'static str,
}

impl Question<'_> {
    /// A limit of no days is one that the chamber sets.
    fn kind(&self) -> Kind {
        let none = self.days == Some(0) || self.months == Some(0);
        let given = self.limit.map(|limit| limit.kind).or(self.kind);
        given.filter(|_| !none).unwrap_or(if none { Kind::Order } else { Kind::Notification })
    }

    fn length(&self) -> Option<Length> {
        self.months.map(Length::Months).or(self.days.map(Length::Days))
    }

    /// The answer.
    ///
    /// # Errors
    /// Why nothing can be computed; that the chamber sets the date is an answer.
    pub(super) fn answer(self, rules: &Rules, book: &Book) -> Result<Answer, Unknown> {
        let kind = self.kind();
        let asked = Asked {
            court: self.court,
            limit: self.limit,
            length: self.length(),
            kind,
            from: From::Entered { day: self.notified, by: None },
            holidays: self.holidays.as_deref(),
            ahead: self.ahead,
        };
        let found = estimate(&asked, rules, book);
        let mut answer = self.empty(kind);
        match found {
            Err(Unknown::ByOrder) => return Ok(answer),
            Err(other) => return Err(other),
            Ok(found) => {
                let hours = hours(found.at, self.zone);
                (answer.start, answer.expiry, answer.due) = (found.start, found.expiry, found.due);
                (answer.due_at, answer.local, answer.yours) = (hours.utc, hours.local, hours.yours);
                answer.range =
                    found.due.is_none().then_some(Range { earliest: found.earliest, latest: found.latest });
                answer.internal = found.internal;
                answer.provision = found.provision;
                answer.status = found.status.word();
                answer.holidays = found.holidays;
                answer.confirm = found.confirm;
                answer.steps = found.steps;
            }
        }
        Ok(answer)
    }

    /// The answer where the chamber sets the date.
    fn empty(&self, kind: Kind) -> Answer {
        let limit = self.limit;
        Answer {
            name: self.name.clone(),
            court: self.court.slug,
            rule: limit.map(|limit| limit.id.clone()),
            what: limit.map(|limit| limit.what.clone()),
            kind: kind.word(),
            notified: self.notified,
            days: limit.and_then(|limit| limit.days).filter(|_| self.days.is_none()).or(self.days),
            months: limit.and_then(|limit| limit.months).or(self.months),
            start: None,
            expiry: None,
            due: None,
            range: None,
            due_at: None,
            local: None,
            yours: None,
            internal: None,
            provision: limit.map_or_else(|| "as the chamber orders".to_owned(), |l| l.provision.clone()),
            status: limit.map_or("by-order", |limit| limit.status.word()),
            holidays: String::new(),
            confirm: vec![
                "confirm the date in the order: the chamber sets it, nothing is computed".to_owned(),
            ],
            steps: vec!["the chamber sets the date".to_owned()],
            note: PREVAILS,
        }
    }
}
