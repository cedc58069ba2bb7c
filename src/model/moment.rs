//! Instants and days, always in one spelling.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

/// A calendar day as a court prints it, without a time zone.
pub type Day = NaiveDate;

/// An instant in UTC.
pub type Moment = DateTime<Utc>;

/// RFC 3339 in UTC to the second, `2026-11-22T14:05:00Z`: the spelling of every stored instant.
pub fn stamp(at: Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
