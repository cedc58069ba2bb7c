//! Calendars as iCalendar (RFC 5545), by the icalendar crate.
//!
//! No clock is read: DTSTAMP and LAST-MODIFIED are when the record last changed, SEQUENCE is how often it did, and the
//! UID is made from what names the record for good. The same store gives the same bytes, and importing a newer calendar
//! brings the entries of an older one up to date.

pub mod deadlines;
pub mod sittings;

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};

use super::visible::visible;
use crate::model::moment::{Day, Moment};

/// Who made the file, in the form that the standard asks for.
const PRODUCT: &str = "-//courtwatch//courtwatch//EN";

/// When something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// From an instant, to another where that is known.
    At(Moment, Option<Moment>),
    /// On all days from the first to the last.
    Days(Day, Day),
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is so.
    Confirmed,
    /// It may be otherwise.
    Tentative,
    /// It will not be, or is shown no more.
    Cancelled,
}

/// An entry of a calendar. Its texts are plain: they are escaped here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What names the record for good. It is hashed, so that the name of a withheld record says nothing.
    pub name: Vec<String>,
    /// When it is.
    pub time: Time,
    /// What it is, in one line.
    pub summary: String,
    /// What else there is to say.
    pub description: String,
    /// Where.
    pub place: Option<String>,
    /// The page it was read from.
    pub url: Option<String>,
    /// Words to sort by.
    pub categories: Vec<String>,
    /// How it stands.
    pub standing: Standing,
    /// When the record was first seen.
    pub made: Moment,
    /// When it last changed.
    pub changed: Moment,
    /// How often it did.
    pub sequence: u32,
}

/// The entries as a calendar with a name.
pub fn write(name: &str, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.append_property(Property::new("X-WR-CALNAME", plain(name)));
    for entry in entries {
        calendar.push(event(entry));
    }
    calendar.to_string()
}

fn event(entry: &Entry) -> Event {
    let mut event = Event::new();
    event.uid(&uid(&entry.name)).timestamp(entry.changed).created(entry.made).last_modified(entry.changed);
    event.sequence(entry.sequence).summary(&plain(&super::visible::one_line(&entry.summary)));
    match entry.time {
        Time::At(starts, ends) => {
            event.starts(starts);
            if let Some(ends) = ends.filter(|ends| *ends > starts) {
                event.ends(ends);
            }
        }
        Time::Days(first, last) => {
            event.starts(first);
            // the end of an all-day entry is the day after it
            if let Some(after) = last.max(first).succ_opt() {
                event.ends(after);
            }
        }
    }
    if !entry.description.is_empty() {
        event.description(&plain(&entry.description));
    }
    if let Some(place) = &entry.place {
        event.location(&plain(place));
    }
    if let Some(url) = entry.url.as_deref().filter(|url| is_address(url)) {
        event.append_property(Property::new("URL", url));
    }
    if !entry.categories.is_empty() {
        event.categories(entry.categories.iter().map(|word| plain(word)));
    }
    event.status(match entry.standing {
        Standing::Confirmed => EventStatus::Confirmed,
        Standing::Tentative => EventStatus::Tentative,
        Standing::Cancelled => EventStatus::Cancelled,
    });
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event.done()
}

/// The first half of a hash: nothing of the record can be read in it.
fn uid(name: &[String]) -> String {
    let mut hash = Sha256::new();
    for part in name {
        hash.update(part);
        hash.update([0]);
    }
    let digest = hash.finalize();
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    format!("{:032x}@courtwatch", u128::from_be_bytes(half))
}

/// Text without what no calendar can hold: controls, and other line ends than a line feed.
fn plain(text: &str) -> String {
    visible(&text.replace("\r\n", "\n").replace('\r', "\n")).replace('\t', " ")
}

/// Whether it can stand as an address: it is one of the web, without spaces or signs that would end the line.
fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && url.chars().all(|c| c.is_ascii_graphic())
}

/// A stored instant; the beginning of the calendar's time where it cannot be read.
fn moment(stored: &str) -> Moment {
    DateTime::parse_from_rfc3339(stored).map_or(DateTime::<Utc>::UNIX_EPOCH, |at| at.to_utc())
}
