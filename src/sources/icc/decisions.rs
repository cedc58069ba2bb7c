//! `/decisions`: rows of a view, 0-based pages, and no total.

use crate::model::{
    court::CourtRef,
    filing::Filing,
    number::{Court, DocumentNumber},
};
use crate::parse::{
    dates::DateForm,
    html::{ElementRef, all, attr, first, text_of},
    page::Parsed,
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{
    address::{self, Base},
    announced,
};

use super::{base, own_address};

/// What the addresses of records begin with, after the host.
const RECORD: &str = "/court-record/";

/// The longest name of a chamber.
const CHAMBER: usize = 40;

/// Reads a page of rows.
pub(super) fn read(court: CourtRef, root: ElementRef<'_>, url: &str) -> Parsed {
    let mut reading = Reading::default();
    let base = base(url);
    for (at, element) in all(root, ".views-row").enumerate() {
        entry(court, element, &base, Row::at(format!("row {}", at + 1)), &mut reading);
    }
    let number = address::query(url, "page").and_then(|page| page.parse().ok()).unwrap_or(0_u32);
    if reading.rows() == 0 {
        return end(root, number);
    }
    reading.page().next = address::with_query(url, "page", &(number + 1).to_string());
    reading.done()
}

/// A page without rows ends the list, when it is a later page of the list and nothing else.
fn end(root: ElementRef<'_>, number: u32) -> Parsed {
    let ours =
        first(root, "title").is_some_and(|title| text_of(title).contains("International Criminal Court"));
    let view = first(root, ".view-content, .view-empty, .view").is_some();
    let records = first(root, "a[href*='/court-record/']").is_some();
    if number > 0 && (ours || view) && !records {
        return Parsed::default();
    }
    Parsed::unreadable(if records {
        "looked for rows (`.views-row`); the page links to records, and none is in such a row"
    } else {
        "looked for rows (`.views-row`) with links to records (`/court-record/`); there are none"
    })
}

fn entry(court: CourtRef, element: ElementRef<'_>, base: &Base, mut row: Row, reading: &mut Reading) {
    let text = |css| first(element, css).map(text_of).unwrap_or_default();
    let stated = |css| Some(text(css)).filter(|value| !value.is_empty());
    let links = all(element, "a[href*='/court-record/']").filter_map(|link| attr(link, "href"));
    let links = address::unique(links.filter_map(|href| own_address(base, &href)));
    let Some(link) = links.first() else {
        row.lacks("a link to a record (`/court-record/`)", &text_of(element), "left out");
        return reading.drop(row);
    };
    if links.len() > 1 {
        row.problem("one link to a record", &links.join(" "), "the first was taken");
    }
    let mut filing = Filing::new(court, "", &text(".recordTitle"));
    row.title(&filing.title);
    filing.page_url = Some(link.clone());
    filing.case_name = stated(".courtRecordcaseName");
    filing.chamber = chamber(element);
    filing.listed = row.needed_day(&text(".datetime"), DateForm::DayMonthNameYear);
    let printed = link.split_once(RECORD).map_or("", |(_, path)| path);
    let printed = printed.split('?').next().unwrap_or(printed).trim_end_matches('/').to_uppercase();
    let read = DocumentNumber::read_as(Court::Icc, &printed);
    filing.printed = read.as_ref().map_or_else(|_| printed.clone(), DocumentNumber::canonical);
    let spelt = read.and_then(|number| match number.canonical() {
        canonical if canonical == printed => Ok(number),
        canonical => DocumentNumber::read_as(Court::Icc, &canonical),
    });
    row.number(&mut filing, spelt);
    announced::add(reading, row, Some(link.to_lowercase()), filing);
}

/// `.tags`, else the first short text that names a chamber, apart from title, case and date.
fn chamber(element: ElementRef<'_>) -> Option<String> {
    let named = |text: &String| text.contains("Chamber") && text.chars().count() < CHAMBER;
    let tagged = first(element, ".tags").map(text_of).filter(&named);
    let apart = |part: &ElementRef<'_>| {
        let around = part.ancestors().filter_map(ElementRef::wrap).chain([*part]);
        !around.into_iter().any(is_other)
            && first(*part, ".recordTitle, .courtRecordcaseName, .datetime").is_none()
    };
    tagged.or_else(|| all(element, "*").filter(apart).map(text_of).find(named))
}

fn is_other(element: ElementRef<'_>) -> bool {
    element.value().classes().any(|class| matches!(class, "recordTitle" | "courtRecordcaseName" | "datetime"))
}
