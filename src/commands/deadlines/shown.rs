//! Instants as they are shown: in UTC, at the seat of the court, and in the reader's own zone.

use chrono_tz::Tz;

use crate::model::hearing::When;
use crate::model::moment::stamp;

/// An hour in three clocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Hours {
    /// In UTC, RFC 3339.
    pub utc: Option<String>,
    /// `2025-03-21 16:00 Europe/Amsterdam`.
    pub local: Option<String>,
    /// The same in the reader's zone.
    pub yours: Option<String>,
}

/// The hour of a limit; nothing where it has none, or one that the clocks skip or repeat.
pub(super) fn hours(at: Option<When>, zone: Option<Tz>) -> Hours {
    let Some(at) = at else { return Hours::default() };
    let Some(instant) = at.instant() else {
        let local = at.time.map(|time| format!("{} {} {}", at.day, time.format("%H:%M"), at.zone));
        return Hours { local, ..Hours::default() };
    };
    let in_zone =
        |zone: Tz| instant.with_timezone(&zone).format(&format!("%Y-%m-%d %H:%M {zone}")).to_string();
    Hours { utc: Some(stamp(instant.to_utc())), local: Some(in_zone(at.zone)), yours: zone.map(in_zone) }
}
