//! Labels of covers and what stands beside them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::moment::Day;
use crate::parse::dates::{DateForm, day};
use crate::parse::pattern::pattern;

static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)Date\s?:\s*(.*)$"));
/// A day at the start of a line, in any form that covers print.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\d{1,2}(?:er|st|nd|rd|th)?\s+[[:alpha:]éûÉÛ]+,?\s+\d{4}|[[:alpha:]]+\s+\d{1,2},?\s+\d{4}|\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d)",
    )
});

/// The value of the first of these labels, in letters of either case, with its line: beside it, or on the next line.
pub(super) fn value(lines: &[&str], labels: &[&str]) -> Option<(usize, String)> {
    lines.iter().enumerate().find_map(|(at, line)| {
        let rest = labels.iter().find_map(|label| after(line, label))?;
        let value = rest.trim_start().strip_prefix(':')?.trim();
        if !value.is_empty() {
            return Some((at, value.to_owned()));
        }
        let (below, next) = lines.iter().enumerate().skip(at + 1).find(|(_, line)| !line.is_empty())?;
        Some((below, (*next).to_owned()))
    })
}

fn after<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let (start, rest) = line.split_at_checked(label.len())?;
    start.eq_ignore_ascii_case(label).then_some(rest)
}

/// The date on the face.
pub(super) fn date(lines: &[&str]) -> Option<Day> {
    lines.iter().enumerate().find_map(|(at, line)| {
        let value = DATE.captures(line)?.get(1)?.as_str().trim();
        let value =
            if value.is_empty() { lines.iter().skip(at + 1).find(|line| !line.is_empty())? } else { value };
        any(DAY.captures(value)?.get(1)?.as_str())
    })
}

fn any(text: &str) -> Option<Day> {
    let forms = [DateForm::DayMonthNameYear, DateForm::MonthNameDayYear, DateForm::DmySlash, DateForm::Iso];
    forms.into_iter().find_map(|form| day(text, form).ok())
}
