//! Filings whose documents have text, put into the database of a folder as a reading of documents would.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use courtwatch::model::number::DocumentNumber;
use courtwatch::model::snapshot::{Origin, Snapshot};
use courtwatch::model::text::{Cover, Extraction, Outcome, PageText};
use courtwatch::store::Store;
use sha2::{Digest, Sha256};

use super::harness::Home;

const LISTING: &str = "legal-tools/icc-filings";

/// Imports public decisions of these numbers.
pub fn filings(home: &Home, numbers: &[&str]) {
    let rows: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(n, number)| {
            format!(
                r#"{{"slug":"lamp{n}","title":"Decision on lamps","externalId":"{number}",
                    "caseNumber":"ICC-01/77-01/26","dateCreated":"2026-04-0{}T00:00:00.000Z",
                    "judicialDocumentType":"decision","source":"Chamber","confidentiality":"public",
                    "isPublished":true,"deleted":false,"requireDownloadPermission":false}}"#,
                n + 1
            )
        })
        .collect();
    home.write("rows.json", format!("[{}]", rows.join(",")));
    home.ok(&["import", "rows.json", "--listing", LISTING]);
}

/// Stores the bytes of a document of a filing, and what an engine read in them.
pub fn read(home: &Home, number: &str, bytes: &str, engine: &str, pages: &[&str]) {
    let url = format!("https://www.legal-tools.org/doc/{}/pdf/", number.replace('/', "-"));
    read_from(home, number, &url, (bytes, engine), pages);
}

/// The same of a document of this address.
pub fn read_from(home: &Home, number: &str, url: &str, (bytes, engine): (&str, &str), pages: &[&str]) {
    store(home, number, url, (bytes, engine, None), pages);
}

/// Stores what the engine read in part, with the reason why not all.
pub fn read_with_reason(home: &Home, number: &str, bytes: &str, pages: &[&str], reason: &str) {
    let url = format!("https://www.legal-tools.org/doc/{}/pdf/", number.replace('/', "-"));
    store(home, number, &url, (bytes, "courtwatch-pdf 1", Some(reason)), pages);
}

fn store(
    home: &Home,
    number: &str,
    url: &str,
    (bytes, engine, reason): (&str, &str, Option<&str>),
    pages: &[&str],
) {
    let mut store = Store::open(&home.path("courtwatch.db")).unwrap();
    let item = store.items_with_version_key(DocumentNumber::read(number).unwrap().key()).unwrap()[0];
    let at: DateTime<Utc> = "2026-05-01T08:00:00Z".parse().unwrap();
    let snapshot = Snapshot {
        url: url.to_owned(),
        final_url: url.to_owned(),
        retrieved: at,
        status: 200,
        headers: Vec::new(),
        body: bytes.as_bytes().to_vec(),
        origin: Origin::Fetched,
    };
    store.save_document(LISTING, item, url, &snapshot).unwrap();
    let hash = Sha256::digest(bytes.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let page =
        |(number, body): (u32, &&str)| PageText { number, body: (*body).to_owned(), ..PageText::default() };
    let extraction = Extraction {
        engine: engine.to_owned(),
        outcome: Outcome::Text,
        reason: reason.map(str::to_owned),
        recognised: false,
        language: Some("en".to_owned()),
        cover: Cover::default(),
        pages: (1..).zip(pages).map(page).collect(),
    };
    assert!(store.save_extraction(&hash, &extraction, at).unwrap());
}
