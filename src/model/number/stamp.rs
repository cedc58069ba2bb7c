//! The stamp that the ICC's registry prints at the head of every page.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Folded, iso_day, pattern};
use super::{Court, DocumentNumber};

/// `ICC-01/09-02/11-96 30-05-2011 1/27 RH PT`: the number, the day of registration, the page of how many, and, where
/// they are printed, the clerk, the stage and the appeals. Since 2026 the clerk is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The number of the document.
    pub number: DocumentNumber,
    /// The day of registration, `2011-05-30`. The day on the cover may be an earlier one.
    pub date: String,
    /// The page that the stamp is on.
    pub page: u32,
    /// How many pages the document has.
    pub pages: u32,
    /// The initials of the clerk.
    pub clerk: Option<String>,
    /// The stage: `PT` pre-trial, `T` trial; none for appeals and reparations.
    pub stage: Option<String>,
    /// The appeals: `OA3`, `A`, `A2`.
    pub appeals: Vec<String>,
}

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\s*(?P<number>ICC *[-_].{4,80}?)\s+(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})\s+",
        r"(?P<page>\d{1,5})\s?/\s?(?P<pages>\d{1,5})(?:\s+(?P<clerk>[A-Z]{2,3}))??",
        r"(?:\s+(?P<stage>PT|T|SL|RH|PR|RW))?(?P<appeals>(?:\s+(?:O?A\d{0,2}|O))*)\s*$"
    ))
});

impl Stamp {
    /// Reads one line of a page; nothing when it is not a stamp.
    pub fn read(line: &str) -> Option<Self> {
        let folded = Folded::new(line).text;
        let found = LINE.captures(&folded)?;
        let place = found.name("number")?.range();
        let printed = line.get(Folded::new(line).source_range(&place))?;
        let number = DocumentNumber::read_as(Court::Icc, printed).ok()?;
        let (page, pages) = (found["page"].parse().ok()?, found["pages"].parse().ok()?);
        let appeals = found["appeals"].split_whitespace().map(str::to_owned).collect();
        let text = |name: &str| found.name(name).map(|part| part.as_str().to_owned());
        let (mut clerk, mut stage) = (text("clerk"), text("stage"));
        if clerk.is_none() && stage.as_deref().is_some_and(|stage| !matches!(stage, "PT" | "T")) {
            clerk = stage.take();
        }
        let date = iso_day(&found["y"], &found["m"], &found["d"])?;
        (1..=pages).contains(&page).then_some(Self { number, date, page, pages, clerk, stage, appeals })
    }
}
