//! One document of the database.

use serde::Deserialize;

use super::{field::Field, marks};
use crate::model::{
    classification::{Classification, Level},
    court::CourtRef,
    filing::Filing,
    language::Language,
    number::{Court, DocumentNumber},
};
use crate::parse::dates::DateForm;
use crate::sources::reading::{Reading, Row};
use crate::sources::{address, announced, filed::numbered_language};

/// The fields that are read, and asked for.
pub(super) const FIELDS: &[&str] = &[
    "slug",
    "title",
    "externalId",
    "caseNumber",
    "caseName",
    "dateCreated",
    "source",
    "judicialDocumentType",
    "numberOfPages",
    "languageIds",
    "confidentiality",
    "requireDownloadPermission",
    "isPublished",
    "deleted",
    "documentOrigin",
];

/// The database's name for English; it publishes no table of the others.
const ENGLISH: &str = "5d8f15835240a52088f2a853";

/// A row as answered. Nothing is believed of the types of its values.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
pub(super) struct Entry {
    slug: Field,
    title: Field,
    external_id: Field,
    case_number: Field,
    case_name: Field,
    date_created: Field,
    source: Field,
    judicial_document_type: Field,
    number_of_pages: Field,
    language_ids: Field,
    confidentiality: Field,
    require_download_permission: Field,
    is_published: Field,
    deleted: Field,
    document_origin: Field,
}

/// Reads a row.
pub(super) fn read(court: CourtRef, entry: &Entry, mut row: Row, reading: &mut Reading) {
    let slug = row.text(&entry.slug, "slug");
    let mut filing = Filing::new(court, "", &row.text(&entry.title, "title"));
    row.title(&filing.title);
    filing.printed = row.text(&entry.external_id, "externalId");
    let stated = |text: String| Some(text).filter(|text| !text.is_empty());
    filing.case = stated(row.text(&entry.case_number, "caseNumber"));
    filing.case_name = stated(row.text(&entry.case_name, "caseName"));
    number(&mut filing, &mut row);
    filing.face = row.needed_day(&entry.date_created.shown(), DateForm::Iso);
    filing.party = stated(row.text(&entry.source, "source"));
    filing.chamber = filing.party.clone().filter(|party| party.contains("Chamber"));
    filing.kind = row_kind(entry, &mut row);
    filing.pages = pages(&entry.number_of_pages, &mut row);
    filing.language = language(&entry.language_ids, &filing);
    filing.classification = classification(entry, &filing, &mut row);
    addresses(&slug, &entry.document_origin, &mut filing, &mut row);
    if slug.is_empty() {
        row.lacks("a `slug`", "", "stored without its page");
    }
    let reference = stated(slug).or_else(|| stated(filing.printed.clone()));
    announced::add(reading, row, reference, filing);
}

fn row_kind(entry: &Entry, row: &mut Row) -> crate::model::filing::FilingKind {
    let printed = row.text(&entry.judicial_document_type, "judicialDocumentType");
    row.kind(&printed)
}

fn number(filing: &mut Filing, row: &mut Row) {
    let Some(court) = Court::from_slug(filing.court.slug) else { return };
    if filing.printed.is_empty() {
        return row.lacks("a number in `externalId`", "", "stored without a number");
    }
    row.number(filing, DocumentNumber::read_as(court, &filing.printed.clone()));
    let (Some(case), Some(number)) = (&filing.case, &filing.number) else { return };
    let (named, own) = (case.as_str(), number.case());
    if !own.is_empty() && !named.contains(own) && !own.contains(named) {
        row.problem(&format!("the case of the number, `{own}`"), named, "stored with the case as listed");
    }
}

fn pages(field: &Field, row: &mut Row) -> Option<u32> {
    match field {
        Field::Count(pages) => Some(*pages),
        Field::Absent => None,
        other => {
            row.problem("a number of pages", &other.shown(), "stored without it");
            None
        }
    }
}

/// English where that is the one language named, else what the number says.
fn language(ids: &Field, filing: &Filing) -> Option<Language> {
    let only = match ids {
        Field::Other(ids) => {
            ids.as_array().filter(|ids| ids.len() == 1).and_then(|ids| ids.first()?.as_str())
        }
        _ => None,
    };
    if only == Some(ENGLISH) { Language::read("en") } else { numbered_language(filing) }
}

/// The strictest of what the row says and what the marks of its number say. A row that was taken back is
/// withdrawn, whatever else it says.
fn classification(entry: &Entry, filing: &Filing, row: &mut Row) -> Classification {
    let printed = row.text(&entry.confidentiality, "confidentiality");
    let unread = |words: String| Classification { level: Level::Unread, printed: words };
    let mut level = Classification::read(&printed);
    if level.level == Level::Unread {
        row.problem("a level that this adapter knows", &printed, "closed until a person decides");
    }
    let permission = row.flag(&entry.require_download_permission, "requireDownloadPermission");
    if permission.unwrap_or(entry.require_download_permission.is_stated()) {
        level = level.stricter(unread(
            format!("{printed}; download needs permission").trim_start_matches("; ").to_owned(),
        ));
    }
    let published = row.flag(&entry.is_published, "isPublished");
    if !published.unwrap_or(!entry.is_published.is_stated()) {
        level =
            level.stricter(unread(format!("{printed}; not published").trim_start_matches("; ").to_owned()));
    }
    if let Some(marked) = marks::level(filing, row) {
        level = level.stricter(marked);
    }
    let deleted = row.flag(&entry.deleted, "deleted");
    if deleted.unwrap_or(entry.deleted.is_stated()) { Classification::withdrawn("deleted") } else { level }
}

/// The permanent page, and for what is public its documents.
fn addresses(slug: &str, origin: &Field, filing: &mut Filing, row: &mut Row) {
    let mut documents = Vec::new();
    if slug.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) && !slug.is_empty() {
        let page = ["https://www.legal-tools.org/doc/", slug, "/"].concat();
        documents = vec![[&page, "pdf/"].concat()];
        filing.page_url = Some(page);
    } else if !slug.is_empty() {
        row.lacks("letters and digits in `slug`", slug, "stored without its page");
    }
    let official = match origin {
        Field::Other(origin) => origin.get("kscPdfUrlEncoded").filter(|url| !url.is_null()),
        _ => None,
    };
    if let Some(official) = official {
        match official.as_str().and_then(|url| address::absolute("", "", url)) {
            Some(url) => documents.push(url),
            None => {
                row.problem("an address in `kscPdfUrlEncoded`", &official.to_string(), "stored without it");
            }
        }
    }
    if !filing.classification.closed() {
        filing.documents = documents;
    }
}
