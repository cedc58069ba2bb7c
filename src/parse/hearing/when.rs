//! The days that a sentence names.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use crate::model::moment::Day;
use crate::parse::dates::{self, DateForm};
use crate::parse::pattern::pattern;

/// What a mention of days comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Days {
    /// Each of these.
    Each(Vec<Day>),
    /// From the first to the last.
    Span(Day, Day),
}

impl Days {
    pub(super) fn first(&self) -> Option<Day> {
        match self {
            Days::Each(days) => days.first().copied(),
            Days::Span(first, _) => Some(*first),
        }
    }
}

/// Days named in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Where.
    pub(super) range: Range<usize>,
    /// Which; why not, where they are none.
    pub(super) days: Result<Days, String>,
    /// What is doubtful about them: a weekday that does not fit, a year that is not printed.
    pub(super) doubts: Vec<String>,
}

const WEEKDAY: &str = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)";
const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv\.?|févr\.?|juil\.?|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept\.?|sep\.?|oct\.?|nov\.?|dec\.?|déc\.?)";
const YEAR: &str = r"(?:19|20)\d\d\b";

static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"\d{1,2}(?:st|nd|rd|th|er)?";
    let (w, m, y) = (WEEKDAY, MONTH, YEAR);
    let named = format!(r"(?:(?:{w}),?\s+)?(?:the\s+|le\s+)?");
    pattern(&format!(
        r"(?i)\b(?:(?P<lw>{w}),?\s+)?(?P<list>{day}(?:\s*,\s*{day})+(?:\s*,?\s*(?:and|et|&)\s*{day})?)\s+(?P<lm>{m})\b\.?(?:,?\s+(?P<ly>{y}))?|\b(?P<btw>between\s+|entre\s+)?(?:(?P<rw>{w}),?\s+)?(?:the\s+|le\s+)?(?P<d1>{day})(?:\s+(?:of\s+)?(?P<m1>{m})\b\.?(?:,?\s+(?P<y1>{y}))?)?\s*(?P<link>to|until|till|through|au|and|et|&|–|—|-)\s*(?:on\s+)?{named}(?P<d2>{day})\s+(?:of\s+)?(?P<m2>{m})\b\.?(?:,?\s+(?P<y2>{y}))?|\b(?:(?P<sw>{w}),?\s+)?(?:the\s+)?(?P<d>{day})\s+(?:of\s+)?(?P<m>{m})\b\.?(?:,?\s+(?P<y>{y}))?|\b(?:(?P<aw>{w}),?\s+)?(?P<am>{m})\b\.?\s+(?P<a1>{day})(?:\s*(?P<alink>to|and|–|-)\s*(?P<a2>{day}))?,?\s+(?P<ay>{y})"
    ))
});

/// Every mention of a day, in order. A year that is not printed is that of the next day in the same list,
/// else the one that puts the day within six months after `published`.
pub(super) fn mentions(sentence: &str, published: Option<Day>) -> Vec<Mention> {
    let all: Vec<Captures<'_>> = MENTION.captures_iter(sentence).collect();
    let mut found: Vec<Mention> = Vec::new();
    let mut after: Option<(usize, &str)> = None;
    for caught in all.iter().rev() {
        let Some(whole) = caught.get(0).filter(|whole| !is_verb(whole.as_str())) else { continue };
        let printed = ["ly", "y1", "y2", "y", "ay"].iter().find_map(|name| text(caught, name));
        let listed = after.filter(|(next, _)| sentence.get(whole.end()..*next).is_some_and(is_list));
        let year = printed.or(listed.map(|(_, year)| year));
        after = year.map(|year| (whole.start(), year));
        let mut doubts = Vec::new();
        let days = days(caught, year, published, &mut doubts);
        let weekday = ["lw", "rw", "sw", "aw"].iter().find_map(|name| text(caught, name));
        if let (Some(weekday), Some(first)) = (weekday, days.as_ref().ok().and_then(Days::first)) {
            doubts.extend(dates::weekday_clash(weekday, first));
        }
        found.push(Mention { range: whole.range(), days, doubts });
    }
    found.reverse();
    found
}

/// Whether nothing but a comma or `and` is between two days.
fn is_list(between: &str) -> bool {
    matches!(between.trim(), "," | "and" | ", and" | "et" | "&" | ";")
}

/// `5 may`, `12 march` in small letters and without a year are English verbs.
fn is_verb(mention: &str) -> bool {
    mention.ends_with(" may") || mention.ends_with(" march")
}

fn text<'t>(caught: &Captures<'t>, name: &str) -> Option<&'t str> {
    caught.name(name).map(|found| found.as_str())
}

fn days(
    caught: &Captures<'_>,
    year: Option<&str>,
    published: Option<Day>,
    doubts: &mut Vec<String>,
) -> Result<Days, String> {
    let mut one = |day: &str, month: &str, year: Option<&str>| one_day(day, month, year, published, doubts);
    if let (Some(list), Some(month)) = (text(caught, "list"), text(caught, "lm")) {
        let days = list
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|d| d.starts_with(|c: char| c.is_ascii_digit()));
        return days.map(|day| one(day, month, year)).collect::<Result<_, _>>().map(Days::Each);
    }
    if let (Some(d1), Some(d2), Some(m2)) = (text(caught, "d1"), text(caught, "d2"), text(caught, "m2")) {
        let last = one(d2, m2, text(caught, "y2").or(year.filter(|_| caught.name("y1").is_none())))?;
        let printed = last.year().to_string();
        let year = text(caught, "y1").or(Some(printed.as_str()));
        let mut first = one(d1, text(caught, "m1").unwrap_or(m2), year)?;
        if first > last && caught.name("m1").is_some() && text(caught, "y1").is_none() {
            first = first.with_year(first.year() - 1).unwrap_or(first);
        }
        let link = text(caught, "link").unwrap_or_default().to_lowercase();
        let separate = matches!(link.as_str(), "and" | "et" | "&") && caught.name("btw").is_none();
        return if separate { Ok(Days::Each(vec![first, last])) } else { span(first, last) };
    }
    if let (Some(month), Some(a1)) = (text(caught, "am"), text(caught, "a1")) {
        let first = one(a1, month, text(caught, "ay"))?;
        return match text(caught, "a2") {
            None => Ok(Days::Each(vec![first])),
            Some(a2) => {
                let last = one(a2, month, text(caught, "ay"))?;
                if text(caught, "alink") == Some("and") {
                    Ok(Days::Each(vec![first, last]))
                } else {
                    span(first, last)
                }
            }
        };
    }
    let (day, month) = (text(caught, "d").unwrap_or_default(), text(caught, "m").unwrap_or_default());
    one(day, month, year).map(|day| Days::Each(vec![day]))
}

fn span(first: Day, last: Day) -> Result<Days, String> {
    if first > last { Err(format!("{first} is after {last}")) } else { Ok(Days::Span(first, last)) }
}

fn one_day(
    day: &str,
    month: &str,
    year: Option<&str>,
    published: Option<Day>,
    doubts: &mut Vec<String>,
) -> Result<Day, String> {
    let read = |year: &str| {
        dates::day(&format!("{day} {month} {year}"), DateForm::DayMonthNameYear).map_err(|bad| bad.why)
    };
    if let Some(year) = year {
        return read(year);
    }
    let Some(published) = published else {
        return Err("no year is printed, and the day of publication is not known".to_owned());
    };
    let half_a_year = chrono::Days::new(183);
    for year in [published.year(), published.year() + 1] {
        if let Ok(day) = read(&year.to_string())
            && day >= published
            && published.checked_add_days(half_a_year).is_some_and(|end: NaiveDate| day <= end)
        {
            doubts.push(format!("no year is printed; taken as {year}, within six months after {published}"));
            return Ok(day);
        }
    }
    Err(format!("no year is printed, and it is not within six months after {published}"))
}
