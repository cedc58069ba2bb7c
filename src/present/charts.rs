//! Figures from a briefing: what was counted, in the order that a reader looks for it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Months};

use super::{
    briefing::{Briefing, CaseSection, ConcernSection, Line},
    chart::{Chart, Shape},
    natural::Natural,
    phrases::{Counted, phrases},
    text::thousands,
};
use crate::model::{court::court, moment::Day};

/// The most concerns that have bars of their own; the others are one more, together.
const MOST_SERIES: usize = 8;

/// Twenty years: more bars than that cannot be told apart.
const MOST_MONTHS: u32 = 240;

/// The tags of each concern with a tag, the most tagged first, then by the codebook's order. `language` is an
/// ISO 639-1 code, as everywhere here.
pub fn tags_by_concern(briefing: &Briefing, language: &str) -> Chart {
    let words = &phrases(language).counted;
    let mut concerns: Vec<(String, u64)> =
        concerns(briefing).map(|concern| (concern.label.clone(), count(lines(concern)))).collect();
    concerns.sort_by_key(|(_, tags)| Reverse(*tags));
    let most =
        concerns.first().map(|(label, tags)| format!(" {}: {label}, {}.", words.most, thousands(tags)));
    Chart {
        caption: words.by_concern.to_owned(),
        described: format!(
            "{}, {}.{}",
            words.tags.counted(concerns.iter().map(|(_, tags)| tags).sum()),
            words.concerns.counted(concerns.len() as u64),
            most.unwrap_or_default()
        ),
        unit: words.tags.many.to_owned(),
        shape: Shape::Bars(concerns),
    }
}

/// The tags of each concern over the months of the documents' dates: the `MOST_SERIES` most tagged, and the others
/// together; of `MOST_MONTHS` months, the last. The description says how many tags have no place in it.
pub fn tags_by_month(briefing: &Briefing, language: &str) -> Chart {
    let words = &phrases(language).counted;
    let dates = || concerns(briefing).flat_map(lines).filter_map(|line| line.date);
    let months = months(dates().min(), dates().max());
    let series = series(briefing, &months, words);
    let shown: u64 = series.iter().flat_map(|(_, counts)| counts).sum();
    let span = match (months.first(), months.last()) {
        (Some(first), Some(last)) => format!(", {first} – {last}"),
        _ => String::new(),
    };
    let left_out = count(concerns(briefing).flat_map(lines)) - shown;
    let left_out = if left_out > 0 { format!(" {}: {left_out}.", words.left_out) } else { String::new() };
    Chart {
        caption: words.by_month.to_owned(),
        described: format!("{}{span}.{left_out}", words.tags.counted(shown)),
        unit: words.tags.many.to_owned(),
        shape: Shape::Months { months, series },
    }
}

/// The counts of each concern, the most tagged first, then by the codebook's order.
fn series(briefing: &Briefing, months: &[String], words: &Counted) -> Vec<(String, Vec<u64>)> {
    let mut series: Vec<(String, Vec<u64>)> = concerns(briefing)
        .map(|concern| (concern.label.clone(), over(months, lines(concern).filter_map(|line| line.date))))
        .filter(|(_, counts)| counts.iter().any(|count| *count > 0))
        .collect();
    series.sort_by_key(|(_, counts)| Reverse(counts.iter().sum::<u64>()));
    if series.len() > MOST_SERIES + 1 {
        let others = series.split_off(MOST_SERIES);
        let label = format!("{} ({})", words.others, others.len());
        let sums = (0..months.len()).map(|at| others.iter().filter_map(|(_, counts)| counts.get(at)).sum());
        series.push((label, sums.collect()));
    }
    series
}

/// How long documents took to appear: the median of the days from a document's date to the day it was first seen, by
/// court. Each document counts once; one without either day does not, nor one that was seen before its date.
pub fn lag_by_court(briefing: &Briefing, language: &str) -> Chart {
    let mut days: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for ((slug, _), (_, lag)) in lags(briefing) {
        let name = court(slug).map_or(slug, |court| court.short);
        days.entry(name.to_owned()).or_default().push(lag);
    }
    lag_chart(days, language)
}

/// The same by the month of the documents' dates; a month without a document is not there, for nothing took 0 days.
pub fn lag_by_month(briefing: &Briefing, language: &str) -> Chart {
    let mut days: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (date, lag) in lags(briefing).into_values() {
        days.entry(month_of(date)).or_default().push(lag);
    }
    lag_chart(days, language)
}

fn lag_chart(days: BTreeMap<String, Vec<u64>>, language: &str) -> Chart {
    let words = &phrases(language).counted;
    let documents = days.values().map(|days| days.len() as u64).sum();
    let bars = days.into_iter().filter_map(|(label, days)| {
        let label = format!("{label} ({})", words.documents.counted(days.len() as u64));
        Some((label, median(days)?))
    });
    Chart {
        caption: words.lag.to_owned(),
        described: format!("{} {}.", words.lag_described, words.documents.counted(documents)),
        unit: words.days.to_owned(),
        shape: Shape::Bars(bars.collect()),
    }
}

/// The documents of one case, by date; those without a date are left out.
pub fn timeline(briefing: &Briefing, court: &str, case: &str, language: &str) -> Chart {
    let words = &phrases(language).counted;
    let is_case = |section: &&CaseSection| section.court == court && section.case.as_deref() == Some(case);
    let sections = || concerns(briefing).flat_map(|concern| &concern.cases).filter(is_case);
    let name = sections().find_map(|section| section.name.as_deref()).unwrap_or(case);
    let documents: BTreeMap<(Day, Natural), &str> = sections()
        .flat_map(|section| &section.lines)
        .filter_map(|line| Some(((line.date?, Natural(line.number.clone())), line.title.as_str())))
        .collect();
    let events: Vec<(String, String)> = documents
        .into_iter()
        .map(|((date, Natural(number)), title)| (date.to_string(), format!("{number}: {title}")))
        .collect();
    Chart {
        caption: format!("{name}: {}", words.timeline),
        described: format!("{}.", words.documents.counted(events.len() as u64)),
        unit: words.documents.many.to_owned(),
        shape: Shape::Timeline(events),
    }
}

fn concerns(briefing: &Briefing) -> impl Iterator<Item = &ConcernSection> {
    briefing.sections.iter().flat_map(|section| &section.concerns)
}

fn lines(concern: &ConcernSection) -> impl Iterator<Item = &Line> {
    concern.cases.iter().flat_map(|case| &case.lines)
}

fn count<T>(of: impl Iterator<Item = T>) -> u64 {
    of.map(|_| 1).sum()
}

/// The date of each document, by court and number, and the days until it was first seen.
fn lags(briefing: &Briefing) -> BTreeMap<(&str, &str), (Day, u64)> {
    let cases = concerns(briefing).flat_map(|concern| &concern.cases);
    let documents = cases.flat_map(|case| case.lines.iter().map(|line| (case.court.as_str(), line)));
    let known = documents.filter_map(|(court, line)| {
        let date = line.date?;
        let seen = DateTime::parse_from_rfc3339(line.first_seen.as_deref()?).ok()?.date_naive();
        let lag = u64::try_from((seen - date).num_days()).ok()?;
        Some(((court, line.number.as_str()), (date, lag)))
    });
    known.collect()
}

fn month_of(day: Day) -> String {
    day.format("%Y-%m").to_string()
}

/// The months from one day to another, without gaps: the last `MOST_MONTHS`.
fn months(first: Option<Day>, last: Option<Day>) -> Vec<String> {
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let earliest = last.checked_sub_months(Months::new(MOST_MONTHS - 1)).unwrap_or(first).max(first);
    let (mut months, mut month) = (Vec::new(), earliest.with_day(1));
    while let Some(day) = month.filter(|day| *day <= last) {
        months.push(month_of(day));
        month = day.checked_add_months(Months::new(1));
    }
    months
}

fn over(months: &[String], dates: impl Iterator<Item = Day>) -> Vec<u64> {
    let mut counts = vec![0; months.len()];
    for date in dates {
        if let Ok(at) = months.binary_search(&month_of(date)) {
            counts[at] += 1;
        }
    }
    counts
}

/// The middle; of two in the middle their mean, halves rounded up.
fn median(mut days: Vec<u64>) -> Option<u64> {
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some((low + high).div_ceil(2))
}
