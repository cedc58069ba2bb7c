//! The date that a sentence sets: a day, with an hour or without, or a number of days.

use std::sync::LazyLock;

use chrono::NaiveTime;
use regex::{Captures, Regex};

use crate::model::moment::Day;

/// What a sentence sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Set {
    /// A day; it stands as ordered.
    Until {
        /// The day.
        day: Day,
        /// The hour as printed, at the seat of the court.
        hour: Option<NaiveTime>,
    },
    /// A number of days.
    Within {
        /// How many.
        days: u32,
        /// They run from notification; else from the date of the order.
        notified: bool,
    },
}

const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("janvier", 1),
    ("février", 2),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("août", 8),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("decembre", 12),
];

const NUMBERS: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fourteen", 14),
    ("fifteen", 15),
    ("twenty", 20),
    ("twenty-one", 21),
    ("thirty", 30),
    ("forty", 40),
    ("sixty", 60),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("douze", 12),
    ("quatorze", 14),
    ("quinze", 15),
    ("vingt", 20),
    ("vingt-et-un", 21),
    ("trente", 30),
    ("soixante", 60),
];

const LEAD: &str = r"(?i)\b(?:no later than|not later than|at the latest (?:by|on)|on or before|by|before|until|deadline (?:of|is)|due (?:on|by)|au plus tard|d'ici|avant|jusqu'au|jusqu'à|pour)";
const AN_HOUR: &str = r"(?P<HOUR>\d{1,2})(?:(?:\s?[:.h]\s?|\s(?:heures|hours)\s)(?P<MINUTE>\d{2})|\s?(?:h|heures?)\b)?\s*(?P<HALF>[ap]\.?\s?m\b\.?)?(?:\s*(?:hours|hrs|h)\b)?";

static UNTIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let before = AN_HOUR.replace("HOUR", "h1").replace("MINUTE", "m1").replace("HALF", "p1");
    let after = AN_HOUR.replace("HOUR", "h2").replace("MINUTE", "m2").replace("HALF", "p2");
    let place = r"(?:\s*\(?(?:The Hague(?: local)? time|local time|Hague time|CET|CEST|heure de La Haye|heure locale)\)?)?";
    let weekday = r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?";
    let day = r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<b1>\p{L}{3,9}),?\s+(?P<y1>\d{4})|(?P<b2>\p{L}{3,9})\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,\s+(?P<y2>\d{4}))";
    Regex::new(&format!(
        r"{LEAD}\s+(?:the\s+)?(?:(?:à\s+)?{before}{place},?\s+(?:on\s+|le\s+)?)?(?:le\s+)?{weekday}(?:the\s+)?{day}(?:,?\s+(?:at|by|à)\s+{after})?"
    ))
    .ok()
});

static WITHIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:within|dans (?:un délai de|les)|sous)\s+(?:a period of\s+|the next\s+)?(?P<n>\d{1,3}|\p{L}+(?:-\p{L}+)*)\s+(?:\(\d{1,3}\)\s+)?(?:calendar\s+)?(?:days?|jours)\b(?P<rest>.{0,60})",
    )
    .ok()
});

/// What a sentence sets: a day before a number of days.
pub(super) fn set(sentence: &str) -> Option<Set> {
    let until = UNTIL.as_ref().and_then(|until| until.captures_iter(sentence).find_map(|found| read(&found)));
    until.or_else(|| {
        WITHIN.as_ref().and_then(|within| within.captures(sentence)).and_then(|found| days(&found))
    })
}

fn read(found: &Captures<'_>) -> Option<Set> {
    let word = |a: &str, b: &str| found.name(a).or_else(|| found.name(b)).map(|m| m.as_str());
    let name = word("b1", "b2")?.to_lowercase();
    let month = MONTHS.iter().find(|(known, _)| *known == name).map(|(_, month)| *month)?;
    let day = Day::from_ymd_opt(word("y1", "y2")?.parse().ok()?, month, word("d1", "d2")?.parse().ok()?)?;
    let hour = hour(found, ["h1", "m1", "p1"]).or_else(|| hour(found, ["h2", "m2", "p2"]));
    Some(Set::Until { day, hour })
}

fn hour(found: &Captures<'_>, [hour, minute, half]: [&str; 3]) -> Option<NaiveTime> {
    let mut hours: u32 = found.name(hour)?.as_str().parse().ok()?;
    let minutes = found.name(minute).map_or(Some(0), |m| m.as_str().parse().ok())?;
    match found.name(half).map(|half| half.as_str().to_lowercase()) {
        Some(half) if half.starts_with('p') && hours < 12 => hours += 12,
        Some(half) if half.starts_with('a') && hours == 12 => hours = 0,
        _ => {}
    }
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

fn days(found: &Captures<'_>) -> Option<Set> {
    let word = found.name("n")?.as_str().to_lowercase();
    let known = NUMBERS.iter().find(|(known, _)| *known == word).map(|(_, n)| *n);
    let days = word.parse().ok().or(known).filter(|days| (1..=365).contains(days))?;
    let rest = found.name("rest").map(|rest| rest.as_str().to_lowercase()).unwrap_or_default();
    Some(Set::Within {
        days,
        notified: rest.contains("notif") || rest.contains("receipt") || rest.contains("réception"),
    })
}
