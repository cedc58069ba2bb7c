//! The number and the day of registration, as registries stamp them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::moment::Day;
use crate::model::number::{DocumentNumber, Stamp};
use crate::model::text::PageText;
use crate::parse::dates::{DateForm, day};
use crate::parse::pattern::pattern;

static KSC: LazyLock<Regex> = LazyLock::new(|| pattern(r"(KSC-\S+?)\s*/\s*\d+ of \d+"));
static STL_CASE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(STL-\d\d-\d\d/\S+)"));
static STL_FILING: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(F\d{4}\S*/(\d{8})/R\d+\S*)"));
static TIME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d\d/\d\d/\d{4}) \d\d:\d\d"));
static VERSION_TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)date (?:public|confidential|correct)[^:]*:\s*(\d\d/\d\d/\d{4})"));

/// The number and the day that the stamps of the pages agree on; the first page with a stamp speaks.
pub(super) fn read(pages: &[PageText]) -> (Option<String>, Option<Day>) {
    let stamps = pages.iter().filter_map(|page| page.margin.stamp.as_deref());
    for stamp in stamps {
        if let Some(icc) = Stamp::read(stamp) {
            return (Some(icc.number.printed().to_owned()), day(&icc.date, DateForm::Iso).ok());
        }
        if let Some(number) = KSC.captures(stamp).and_then(|found| found.get(1)) {
            return (checked(number.as_str()), version_day(stamp));
        }
        if let (Some(case), Some(filing)) = (STL_CASE.captures(stamp), STL_FILING.captures(stamp)) {
            let number = format!("{}/{}", case[1].trim_end_matches('/'), &filing[1]);
            return (checked(&number), compact(&filing[2]));
        }
    }
    (None, None)
}

fn checked(number: &str) -> Option<String> {
    DocumentNumber::read(number).ok().map(|number| number.printed().to_owned())
}

/// Of a public version its own day, not that of the original.
fn version_day(stamp: &str) -> Option<Day> {
    let found = VERSION_TIME.captures_iter(stamp).last().or_else(|| TIME.captures(stamp))?;
    day(&found[1], DateForm::DmySlash).ok()
}

/// `20190621`.
fn compact(digits: &str) -> Option<Day> {
    let iso = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
    day(&iso, DateForm::Iso).ok()
}
