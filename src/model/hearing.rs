//! A sitting on a day.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::model::{court::CourtRef, moment::Day};

/// When a sitting begins or ends, in the court's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day as printed.
    pub day: Day,
    /// The local time as printed, if any.
    pub time: Option<NaiveTime>,
    /// The zone the court announces in.
    pub zone: Tz,
}

impl When {
    /// The instant, where the printed time happened exactly once on that day: a time inside the hour that
    /// the clocks skip or repeat has none.
    pub fn instant(&self) -> Option<DateTime<FixedOffset>> {
        match self.zone.from_local_datetime(&self.day.and_time(self.time?)) {
            LocalResult::Single(at) => Some(at.fixed_offset()),
            LocalResult::Ambiguous(..) | LocalResult::None => None,
        }
    }

    /// ISO 8601: with offset where there is an instant, local without offset where there is none, the bare
    /// day where no time is printed.
    pub fn iso(&self) -> String {
        match (self.instant(), self.time) {
            (Some(at), _) => at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            (None, Some(time)) => self.day.and_time(time).format("%Y-%m-%dT%H:%M:%S").to_string(),
            (None, None) => self.day.to_string(),
        }
    }
}

/// What is known of a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HearingStatus {
    /// It is announced.
    Announced,
    /// It took place.
    Held,
    /// It was announced for another day before.
    Moved,
    /// It will not take place.
    Vacated,
}

impl HearingStatus {
    /// The word that tables and data print.
    pub fn word(self) -> &'static str {
        match self {
            HearingStatus::Announced => "announced",
            HearingStatus::Held => "held",
            HearingStatus::Moved => "moved",
            HearingStatus::Vacated => "vacated",
        }
    }
}

/// A sitting, as one source announces it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hearing {
    /// The court.
    pub court: CourtRef,
    /// The case number, else the case as printed.
    pub case: Option<String>,
    /// What sort of sitting, in the court's words, lower case: `status conference`, `delivery of judgment`.
    pub kind: String,
    /// When it begins.
    pub starts: When,
    /// When it ends; of a range of days the last.
    pub ends: Option<When>,
    /// The courtroom as printed.
    pub room: Option<String>,
    /// What is known of it.
    pub status: HearingStatus,
    /// The day it was announced for before, where the sentence says so.
    pub moved_from: Option<Day>,
    /// The sentence or calendar entry it was read from.
    pub evidence: String,
    /// The page with that sentence.
    pub url: Option<String>,
}
