//! The rules: how each court counts, and its ordinary limits, from `limits.toml` beside this file.

use std::sync::LazyLock;

use chrono::NaiveTime;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use crate::model::moment::Day;

/// How well a provision is known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its text was read.
    Verified,
    /// Part of its text was read.
    PartlyVerified,
    /// A secondary source says so.
    Reported,
    /// General knowledge.
    Knowledge,
}

impl Status {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Status::Verified => "verified",
            Status::PartlyVerified => "partly-verified",
            Status::Reported => "reported",
            Status::Knowledge => "knowledge",
        }
    }
}

/// What sort of limit it is, which decides how it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The notification or filing of a document starts it: the court's counting rule holds.
    Notification,
    /// An event starts it: it knows no rule on Fridays and no hour.
    Event,
    /// A duty of the court, counted like an event.
    Duty,
    /// Counted backwards from a day; it moves earlier only.
    Before,
    /// The chamber sets the date: nothing is computed.
    Order,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] = [Kind::Notification, Kind::Event, Kind::Duty, Kind::Before, Kind::Order];

    /// The word that data uses.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Notification => "notification",
            Kind::Event => "event",
            Kind::Duty => "duty",
            Kind::Before => "before",
            Kind::Order => "order",
        }
    }

    /// Reads that word.
    pub fn read(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How long a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Calendar days.
    Days(u32),
    /// Working days.
    WorkingDays(u32),
    /// Calendar months.
    Months(u32),
}

/// The first day of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// The day from which it runs is counted.
    SameDay,
    /// The day after.
    NextDay,
    /// The day after; the next working day where notification is on a Friday or the eve of an official holiday.
    Friday,
    /// The next working day.
    NextWorkingDay,
    /// This court fixes dates by order.
    None,
}

/// What becomes of the last day of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Last {
    /// It stands, whatever day it is.
    Stands,
    /// It moves to the next working day where it is none.
    MovesOn,
    /// Filing is due on the first working day after it.
    FirstWorkingDayAfter,
    /// This court fixes dates by order.
    None,
}

/// How a court counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// The court, by slug.
    pub court: String,
    /// Where the rule stands.
    pub provision: String,
    /// The rule in words.
    pub rule: String,
    /// How well it is known.
    pub status: Status,
    /// The first day.
    pub first: First,
    /// The latest first day that the rule may mean, where that is not known.
    #[serde(default)]
    pub latest_first: Option<First>,
    /// The last day.
    pub last: Last,
    /// The hour, at the seat of the court, by which filings must be in.
    #[serde(default, deserialize_with = "hour")]
    pub hour: Option<NaiveTime>,
    /// Before this day the court counted working days.
    #[serde(default)]
    pub working_days_before: Option<Day>,
}

fn hour<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<NaiveTime>, D::Error> {
    let text = String::deserialize(from)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map(Some).map_err(serde::de::Error::custom)
}

/// An ordinary limit of a court.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The court, by slug.
    pub court: String,
    /// Its short name within the court.
    pub id: String,
    /// What must be done.
    pub what: String,
    /// Calendar days; none where it is counted in months or set by order.
    #[serde(default)]
    pub days: Option<u32>,
    /// Calendar months.
    #[serde(default)]
    pub months: Option<u32>,
    /// What sort it is.
    pub kind: Kind,
    /// What starts it, in words.
    pub runs_from: String,
    /// Where it stands.
    pub provision: String,
    /// How well it is known.
    pub status: Status,
    /// What else must be known.
    #[serde(default)]
    pub note: Option<String>,
    /// The sorts of document that start it, by slug of the title; `hearing` is the end of one.
    #[serde(default)]
    pub starts: Vec<String>,
    /// What the title must say.
    #[serde(default, deserialize_with = "pattern")]
    pub title: Option<Regex>,
    /// What the title must not say.
    #[serde(default, deserialize_with = "pattern")]
    pub unless: Option<Regex>,
    /// Of a duty of the court: the sorts of document that fulfil it.
    #[serde(default)]
    pub answered_by: Vec<String>,
}

fn pattern<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Regex>, D::Error> {
    let text = String::deserialize(from)?;
    let built = RegexBuilder::new(&text).case_insensitive(true).build();
    built.map(Some).map_err(serde::de::Error::custom)
}

impl Limit {
    /// How long it is; `None` where the chamber sets the date.
    pub fn length(&self) -> Option<Length> {
        self.months.map(Length::Months).or(self.days.map(Length::Days)).filter(|_| self.kind != Kind::Order)
    }
}

/// All rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    counting: Vec<Counting>,
    #[serde(rename = "limit")]
    limits: Vec<Limit>,
}

static SHIPPED: LazyLock<Result<Rules, String>> =
    LazyLock::new(|| toml::from_str(include_str!("limits.toml")).map_err(|error| error.to_string()));

impl Rules {
    /// Those that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the file: a fault of ours.
    pub fn shipped() -> Result<&'static Rules, String> {
        SHIPPED.as_ref().map_err(Clone::clone)
    }

    /// How a court counts.
    pub fn counting(&self, court: &str) -> Option<&Counting> {
        self.counting.iter().find(|rule| rule.court == court)
    }

    /// A limit by court and short name.
    pub fn limit(&self, court: &str, id: &str) -> Option<&Limit> {
        self.limits.iter().find(|limit| limit.court == court && limit.id == id)
    }

    /// The limits of a court.
    pub fn of<'a>(&'a self, court: &'a str) -> impl Iterator<Item = &'a Limit> {
        self.limits.iter().filter(move |limit| limit.court == court)
    }

    /// The courts whose counting is known, in the order of the file.
    pub fn courts(&self) -> impl Iterator<Item = &str> {
        self.counting.iter().map(|rule| rule.court.as_str())
    }
}
