//! Special Tribunal for Lebanon: the docket as a table in CSV (`courts/others.md` §7).

use chrono::Datelike;

use crate::model::{
    court::CourtRef,
    filing::{Filing, FilingKind},
    language::Language,
    listing::{Listing, Source},
    moment::Day,
    number::{Court, DocumentNumber},
};
use crate::parse::{
    dates::DateForm,
    page::{Page, Parsed},
    text::decode,
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{Adapter, court_of, filed::numbered_language};
use table::{Cells, Columns, Shared};

mod table;

/// The adapter.
pub struct Stl;

/// The first year in which the tribunal could date a document: its investigation began.
const FIRST_YEAR: i32 = 2005;

impl Adapter for Stl {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let Some(court) = court_of(source, listing) else {
            return Parsed::unreadable("no court is named for this listing");
        };
        let text = decode(page.body, page.charset);
        let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let mut reading = Reading::default();
        let columns = match Columns::of(&mut table, &mut reading) {
            Ok(columns) => columns,
            Err(why) => return Parsed::unreadable(why),
        };
        let mut rows = Vec::new();
        for (at, record) in table.records().enumerate() {
            let mut row = Row::at(format!("row {}", at + 1));
            match record {
                Ok(record) => {
                    if record.len() != columns.width() {
                        let expected = format!("{} cells", columns.width());
                        row.lacks(
                            &expected,
                            &format!("{} cells", record.len()),
                            "stored with the cells there are",
                        );
                    }
                    rows.push((row, columns.cells(&record)));
                }
                Err(why) => {
                    row.problem("a row of CSV", &why.to_string(), "left out");
                    reading.drop(row);
                }
            }
        }
        let (rows, cells): (Vec<Row>, Vec<Cells>) = rows.into_iter().unzip();
        let shared = Shared::among(cells.iter());
        for (row, cells) in rows.into_iter().zip(&cells) {
            entry(court, cells, &shared, row, &mut reading);
        }
        reading.done()
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        let start = decode(page.body.get(..4096).unwrap_or(page.body), page.charset);
        let header = start.lines().next()?;
        let names = ["Document reference", "Langue Document", "Titre"];
        names.iter().all(|name| header.contains(name)).then_some("docket")
    }
}

fn entry(court: CourtRef, cells: &Cells, shared: &Shared<'_>, mut row: Row, reading: &mut Reading) {
    let mut filing = Filing::new(court, "", cells.get("Titre"));
    row.title(&filing.title);
    (filing.case_name, filing.case) = case(cells.get("Case"), &mut row);
    number(cells, shared, &mut filing, &mut row);
    filing.kind = row.kind(cells.get("Record type"));
    filing.party = stated(cells.get("Filing party"));
    filing.chamber = stated(cells.get("Case before"));
    filing.face = date(cells.get("Document date"), &mut row);
    if filing.face.is_none() {
        row.poor();
    }
    filing.registered = date(cells.get("Filing date"), &mut row);
    filing.pages = pages(cells.get("Number of pages"), &mut row);
    label(cells.get("Langue Document"), &mut filing, &mut row);
    filing.documents.extend(stated(cells.get("URL")));
    let reference = reference(cells, shared, &filing);
    reading.file(row, reference, filing);
}

/// The reference where there is one; else case and filing number, which other documents share; else nothing.
fn number(cells: &Cells, shared: &Shared<'_>, filing: &mut Filing, row: &mut Row) {
    let (reference, filed) = (cells.get("Document reference"), cells.get("Filing number"));
    let file = || stated(cells.file());
    if !reference.is_empty() {
        reference.clone_into(&mut filing.printed);
        row.number(filing, DocumentNumber::read_as(Court::Stl, reference));
        filing.distinction = if shared.reference(cells) { file() } else { None };
    } else if let (false, Some(case)) = (filed.is_empty(), filing.case.clone()) {
        filing.printed = format!("{case}/{filed}");
        row.number(filing, DocumentNumber::read_in_case(&case, filed));
        filing.distinction = file();
    } else {
        filed.clone_into(&mut filing.printed);
        filing.distinction = file();
    }
}

/// The address, unless rows with other values have it too.
fn reference(cells: &Cells, shared: &Shared<'_>, filing: &Filing) -> Option<String> {
    let url = cells.get("URL");
    match (url.is_empty(), shared.address(cells)) {
        (false, false) => Some(url.to_owned()),
        (false, true) => Some(format!("{url}#{} {}", filing.printed, filing.title)),
        (true, _) => stated(&filing.printed).map(|printed| format!("{printed} {}", filing.title)),
    }
}

/// `Ayyash et al. (STL-11-01)`: name and number.
fn case(printed: &str, row: &mut Row) -> (Option<String>, Option<String>) {
    let parts = printed.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    if let Some((name, number)) = parts {
        return (stated(name), stated(number));
    }
    row.problem("a case as Name (STL-11-01)", printed, "stored without a case number");
    (stated(printed), None)
}

fn date(printed: &str, row: &mut Row) -> Option<Day> {
    let day = if printed.is_empty() { None } else { row.day(printed, DateForm::DmyDash) }?;
    if day.year() < FIRST_YEAR {
        let expected = format!("a date after {FIRST_YEAR}, when the investigation began");
        row.problem(&expected, printed, "stored without this date");
        return None;
    }
    Some(day)
}

fn pages(printed: &str, row: &mut Row) -> Option<u32> {
    let pages = printed.parse().ok();
    if pages.is_none() && !printed.is_empty() {
        row.problem("a number of pages", printed, "stored without it");
    }
    pages
}

/// The button of a document: its language, or which annex it is, or both.
fn label(printed: &str, filing: &mut Filing, row: &mut Row) {
    let words: Vec<&str> =
        printed.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let annex = words.iter().any(|word| matches!(*word, "ANNEX" | "ANNEXE"));
    if annex {
        filing.kind = FilingKind::Known("annex");
    }
    let mut named: Vec<Language> = words.iter().filter_map(|word| Language::read(word)).collect();
    named.dedup();
    filing.language = match named.len() {
        1 => named.pop(),
        0 => None,
        _ => {
            row.problem("one language", printed, "stored without a language");
            return;
        }
    };
    if filing.language.is_none() {
        if !annex && !printed.is_empty() {
            row.problem("a language or an annex", printed, "read from the reference where it names one");
        }
        filing.language = numbered_language(filing);
    }
}

fn stated(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}
