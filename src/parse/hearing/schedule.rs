//! Schedules in lines of their own, as the ICJ prints them: a line with the day, then lines that begin with
//! times.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveTime;
use regex::Regex;

use super::{clock, kind, when};
use crate::model::moment::Day;
use crate::parse::pattern::pattern;

/// A sitting of a schedule: times that follow each other without a break.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    pub(super) day: Day,
    pub(super) starts: NaiveTime,
    pub(super) ends: Option<NaiveTime>,
    /// The line of the day and those of the times.
    pub(super) evidence: String,
    pub(super) doubts: Vec<String>,
}

static SPEAKS_OF_HEARINGS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:hearings?|oral proceedings|oral arguments?|audiences?|procédure orale)\b")
});
static PAGE_MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-–—]\s*\d+\s*[-–—]$"));

/// The sittings of a schedule, and the lines that are part of it. Only in a text that speaks of hearings.
pub(super) fn slots(lines: &[String], published: Option<Day>) -> (Vec<Slot>, BTreeSet<usize>) {
    let (mut found, mut used): (Vec<Slot>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
    if !lines.iter().any(|line| SPEAKS_OF_HEARINGS.is_match(line)) {
        return (found, used);
    }
    let mut day: Option<(usize, Day, Vec<String>)> = None;
    for (number, line) in lines.iter().enumerate() {
        if let Some((read, doubts)) = bare_day(line, published) {
            day = Some((number, read, doubts));
            continue;
        }
        let Some((day_line, date, doubts)) = &day else { continue };
        let Some(clock) = clock::clocks(line).into_iter().find(|c| c.range.start <= 1) else { continue };
        used.extend([*day_line, number]);
        let day_text = lines.get(*day_line).map(String::as_str).unwrap_or_default();
        match found.last_mut().filter(|slot| slot.day == *date && slot.ends == Some(clock.starts)) {
            Some(slot) => {
                slot.ends = clock.ends;
                slot.evidence.push('\n');
                slot.evidence.push_str(line);
            }
            None => found.push(Slot {
                day: *date,
                starts: clock.starts,
                ends: clock.ends,
                evidence: format!("{day_text}\n{line}"),
                doubts: doubts.clone(),
            }),
        }
    }
    (found, used)
}

/// A line that is a day and nothing else; a page mark is passed over.
fn bare_day(line: &str, published: Option<Day>) -> Option<(Day, Vec<String>)> {
    if PAGE_MARK.is_match(line) {
        return None;
    }
    let mentions = when::mentions(line, published);
    let [mention] = mentions.as_slice() else { return None };
    let rest = line.len() - mention.range.len();
    let days = mention.days.as_ref().ok()?;
    let single = matches!(days, when::Days::Each(days) if days.len() == 1);
    (rest <= 2 && single && kind::kinds(line).is_empty())
        .then(|| Some((days.first()?, mention.doubts.clone())))?
}
