//! The times that a sentence names, and the zones they are in.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveTime;
use chrono_tz::Tz;
use regex::Regex;

use crate::parse::dates::time;
use crate::parse::pattern::pattern;

/// A time in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    /// Where.
    pub(super) range: Range<usize>,
    /// When it begins.
    pub(super) starts: NaiveTime,
    /// When it ends, where the sentence says so.
    pub(super) ends: Option<NaiveTime>,
    /// The zone that is named after it.
    pub(super) zone: Option<Tz>,
}

static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    let half = r"(?:a\.?m\b\.?|p\.?m\b\.?|hours?\b|hrs\b)";
    let one = format!(
        r"(?:\d{{1,2}}(?:[:.]\d\d)?\s?{half}|\d{{1,2}}\s?h(?:eures?)?\s?\d\d\b|\d{{1,2}}:\d\d\b(?::\d\d\b)?|\d{{1,2}}\s?h(?:eures?)?\b|12 noon\b|noon\b|midi\b)"
    );
    pattern(&format!(
        r"(?i)\b(?:(?:at|à)\s(?P<dot>\d{{1,2}}\.\d\d)\b(?:\.?\d{{0,3}}(?:\s|$|,|;|\.))|(?P<bare>\d{{1,2}}(?:[:.]\d\d)?)\s?[-–]\s?(?P<shared>\d{{1,2}}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?))|(?P<from>{one})(?:\s?(?:[-–]|to|until|à)\s?(?P<to>{one}))?)"
    ))
});

static ZONES: LazyLock<Vec<(Regex, Tz)>> = LazyLock::new(|| {
    [
        (r"\b(?:EAT|Arusha)\b", Tz::Africa__Dar_es_Salaam),
        (r"\b(?:The Hague|La Haye|Leidschendam|CES?T)\b", Tz::Europe__Amsterdam),
        (r"\b(?:GMT|UTC)\b", Tz::UTC),
        (r"\bPhnom Penh\b", Tz::Asia__Phnom_Penh),
        (r"\bFreetown\b", Tz::Africa__Freetown),
        (r"\bBangui\b", Tz::Africa__Bangui),
        (r"\bKigali\b", Tz::Africa__Kigali),
        (r"\bKampala\b", Tz::Africa__Kampala),
        (r"\bBogotá\b", Tz::America__Bogota),
        (r"\bStrasbourg\b", Tz::Europe__Paris),
    ]
    .into_iter()
    .map(|(source, zone)| (pattern(source), zone))
    .collect()
});

/// Every time, in order. A zone belongs to the time it follows, up to the next time.
pub(super) fn clocks(sentence: &str) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    for caught in CLOCK.captures_iter(sentence) {
        let Some(whole) = caught.get(0) else { continue };
        let part = |name| {
            caught.name(name).map(|m| m.as_str().to_lowercase().replace("heures", "h").replace("heure", "h"))
        };
        let read = |text: Option<String>| text.and_then(|text| time(&text).ok());
        let dotted = part("dot").map(|dot| dot.replace('.', ":"));
        let (starts, ends) = match (part("bare"), part("shared")) {
            (Some(bare), Some(shared)) => {
                let half =
                    shared.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
                (read(Some(format!("{bare} {half}"))), read(Some(shared)))
            }
            _ if dotted.is_some() => (read(dotted), None),
            _ => (read(part("from")), read(part("to"))),
        };
        if let Some(starts) = starts {
            found.push(Clock {
                range: whole.range(),
                starts,
                ends: ends.filter(|end| *end > starts),
                zone: None,
            });
        }
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|c| c.range.start).chain([sentence.len()]).collect();
    for (clock, end) in found.iter_mut().zip(ends) {
        let near = sentence.get(clock.range.end..end).unwrap_or_default();
        let near = near.get(..near.floor_char_boundary(40)).unwrap_or(near);
        clock.zone = zone(near);
    }
    found
}

/// The first zone that a text names.
pub(super) fn zone(text: &str) -> Option<Tz> {
    let places = ZONES.iter().filter_map(|(pattern, zone)| Some((pattern.find(text)?.start(), *zone)));
    places.min_by_key(|(at, _)| *at).map(|(_, zone)| zone)
}
