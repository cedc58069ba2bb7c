//! The page of one record: labels with their values, and the link to the document.

use crate::model::{court::CourtRef, filing::Filing};
use crate::parse::{
    dates::DateForm,
    html::{ElementRef, all, attr, first, text_of},
    page::Parsed,
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{address, announced};

use super::{HOME, number, record_page, record_type};

/// Labels that are known and not read: translations and related filings are rows of the list themselves.
const IGNORED: &[&str] = &["File Format", "Rule/Article", "Filing Items", "Related Filings", "Translations"];

/// Reads the page of a record.
pub(super) fn read(court: CourtRef, root: ElementRef<'_>, url: &str) -> Parsed {
    let mut row = Row::at("page");
    let labels = Labels::of(root, &mut row);
    if labels.0.is_empty() {
        return Parsed::unreadable(
            "looked for labels and values (`.detail-label`, `.detail-value`); none is there",
        );
    }
    let mut filing = Filing::new(court, "", labels.get("Title"));
    row.title(&filing.title);
    filing.case = labels.stated("Case Number");
    let date = if labels.get("Document Date").is_empty() { "Hearing Date" } else { "Document Date" };
    filing.listed = row.needed_day(labels.get(date), DateForm::DmySlash);
    filing.language = row.language(labels.get("Language"));
    let record = record_type(labels.get("Record Type"), &mut row);
    let by_type = row.kind(labels.get("Filing Type"));
    filing.kind = if record.word().is_empty() { by_type } else { record };
    filing.party = labels.stated("Filing Party");
    filing.chamber = labels.stated("Court Level");
    filing.documents = documents(root, url, &mut row);
    let id = address::query(url, "doc_id");
    filing.page_url = id.as_ref().and_then(|_| record_page(url, url));
    number(labels.get("Filing Number"), id.as_deref(), &mut filing, &mut row);
    let reference = id.or_else(|| Some(filing.printed.clone()).filter(|printed| !printed.is_empty()));
    let mut reading = Reading::default();
    announced::add(&mut reading, row, reference, filing);
    reading.done()
}

/// Labels in the order of the page.
struct Labels(Vec<(String, String)>);

impl Labels {
    fn of(root: ElementRef<'_>, row: &mut Row) -> Labels {
        let mut labels = Labels(Vec::new());
        for element in all(root, ".detail-row") {
            let label = first(element, ".detail-label").map(text_of).unwrap_or_default();
            let label = label.trim_end_matches(':').to_owned();
            let value = first(element, ".detail-value").map(text_of).unwrap_or_default();
            if IGNORED.contains(&label.as_str()) {
                continue;
            }
            if !READ.contains(&label.as_str()) {
                row.problem("a label that this adapter knows", &format!("{label}: {value}"), "not read");
            } else if labels.0.iter().any(|(known, other)| *known == label && *other != value) {
                row.problem(&format!("one `{label}`"), &value, "the first was taken");
            } else {
                labels.0.push((label, value));
            }
        }
        labels
    }

    fn get(&self, label: &str) -> &str {
        self.0.iter().find(|(known, _)| known == label).map_or("", |(_, value)| value)
    }

    fn stated(&self, label: &str) -> Option<String> {
        Some(self.get(label).to_owned()).filter(|value| !value.is_empty())
    }
}

/// Labels that are read.
const READ: &[&str] = &[
    "Case Number",
    "Title",
    "Filing Number",
    "Record Type",
    "Filing Type",
    "Filing Party",
    "Court Level",
    "Document Date",
    "Hearing Date",
    "Language",
];

/// The one document of the record.
fn documents(root: ElementRef<'_>, url: &str, row: &mut Row) -> Vec<String> {
    let links = all(root, "a[href*='/LW/Published/']").filter_map(|link| attr(link, "href"));
    let documents = address::unique(links.filter_map(|href| address::absolute(url, HOME, &href)));
    match documents.len() {
        1 => {}
        0 => row.problem("a link to the document (`/LW/Published/`)", "", "stored without a document"),
        _ => row.problem("one link to the document", &documents.join(" "), "all were kept"),
    }
    documents
}
