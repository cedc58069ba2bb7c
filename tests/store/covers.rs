//! The level that the covers of documents print holds for good, whatever is listed later.

use courtwatch::model::text::{Cover, Extraction, OUT_OF_TIME, Outcome, PageText};
use courtwatch::store::sha256;

use super::*;

const NUMBER: &str = "ICC-01/21-01/25-407";
const PDF: &str = "https://court.example/1.pdf";

fn document(house: &mut House, url: &str, body: &[u8]) -> String {
    let item = house.store.items_of_document(PDF).unwrap()[0];
    let snapshot = Snapshot {
        url: url.to_owned(),
        final_url: url.to_owned(),
        retrieved: house.clock,
        status: 200,
        headers: Vec::new(),
        body: body.to_vec(),
        origin: Origin::Fetched,
    };
    house.store.save_document("icc/decisions", item, url, &snapshot).unwrap();
    sha256(body)
}

fn reading(engine: &str, classification: Option<&str>) -> Extraction {
    Extraction {
        engine: engine.to_owned(),
        outcome: Outcome::Text,
        reason: None,
        recognised: engine != "quill 1",
        language: None,
        cover: Cover { classification: classification.map(str::to_owned), ..Cover::default() },
        pages: vec![PageText { number: 1, body: "Order".to_owned(), ..PageText::default() }],
    }
}

fn with_document() -> Filing {
    Filing { documents: vec![PDF.to_owned()], ..filing(NUMBER, "Order on detention") }
}

fn state(house: &House) -> (String, String) {
    let item = house.store.items_of_document(PDF).unwrap()[0];
    let shown = house.store.show(item).unwrap();
    (shown.state, shown.reason.unwrap_or_default())
}

fn held_back(house: &House) -> bool {
    let (state, reason) = state(house);
    state == "quarantined" && reason.contains("its cover says `")
}

#[test]
fn a_gone_filing_with_a_closed_cover_returns_held_back() {
    let mut house = House::new();
    let other = row(filing("ICC-01/21-01/25-1", "Order"));
    house.read(COURT_SITE, &[row(with_document()), other.clone()], true);
    house.read(COURT_SITE, std::slice::from_ref(&other), true);
    house.read(COURT_SITE, std::slice::from_ref(&other), true);
    assert_eq!(state(&house).0, "gone");
    let hash = document(&mut house, PDF, b"words");
    house.store.save_extraction(&hash, &reading("quill 1", Some("Confidential")), house.clock).unwrap();
    house.read(COURT_SITE, &[row(with_document()), other], true);
    assert!(held_back(&house), "{:?}", state(&house));
}

#[test]
fn a_listing_that_opens_what_the_cover_closes_opens_nothing() {
    let mut house = House::new();
    let closed = Filing { classification: Classification::read("Confidential"), ..with_document() };
    house.read(COURT_SITE, &[row(closed)], false);
    let hash = document(&mut house, PDF, b"words");
    house.store.save_extraction(&hash, &reading("quill 1", Some("Confidential")), house.clock).unwrap();
    house.read(COURT_SITE, &[row(with_document())], false);
    assert!(held_back(&house), "{:?}", state(&house));
}

#[test]
fn the_cover_that_was_recognised_counts_too() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(with_document())], false);
    let hash = sha256(b"scan");
    document(&mut house, PDF, b"scan");
    house.store.save_extraction(&hash, &reading("quill 1", None), house.clock).unwrap();
    assert_eq!(state(&house).0, "listed");
    house.store.save_extraction(&hash, &reading("tesseract 5", Some("Confidential")), house.clock).unwrap();
    assert!(held_back(&house));

    let other = Filing {
        documents: vec!["https://court.example/2.pdf".to_owned()],
        ..filing("ICC-01/21-01/25-9", "O")
    };
    house.read(COURT_SITE, &[row(other)], false);
    let second = house.store.items_of_document("https://court.example/2.pdf").unwrap()[0];
    let snapshot = Snapshot {
        url: "https://court.example/2.pdf".to_owned(),
        final_url: String::new(),
        retrieved: house.clock,
        status: 200,
        headers: Vec::new(),
        body: b"scan".to_vec(),
        origin: Origin::Fetched,
    };
    house.store.save_document("icc/decisions", second, &snapshot.url, &snapshot).unwrap();
    assert_eq!(house.store.show(second).unwrap().state, "quarantined");
}

#[test]
fn a_reading_in_part_gives_way_to_a_better_one() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(with_document())], false);
    let hash = document(&mut house, PDF, b"words");
    let mut short = reading("quill 1", None);
    short.reason = Some(format!("page 2 could not be read: {OUT_OF_TIME}"));
    assert!(house.store.save_extraction(&hash, &short, house.clock).unwrap());
    assert_eq!(
        house.store.unread_documents("quill 1").unwrap(),
        std::slice::from_ref(&hash),
        "offered again"
    );
    let mut whole = reading("quill 1", None);
    whole.pages.push(PageText { number: 2, body: "rest".to_owned(), ..PageText::default() });
    assert!(house.store.save_extraction(&hash, &whole, house.clock).unwrap());
    assert!(!house.store.save_extraction(&hash, &short, house.clock).unwrap());
    assert_eq!(house.store.unread_documents("quill 1").unwrap(), Vec::<String>::new());
    let item = house.store.items_of_document(PDF).unwrap()[0];
    assert_eq!(house.store.text_of(item).unwrap().unwrap().pages.len(), 2);
}

#[test]
fn a_first_page_without_words_is_a_problem() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(with_document())], false);
    let hash = document(&mut house, PDF, b"words");
    let mut second = reading("quill 1", None);
    second.pages[0].number = 2;
    house.store.save_extraction(&hash, &second, house.clock).unwrap();
    let problems = house.store.problems(&Filter::default()).unwrap();
    assert!(problems.iter().any(|p| p.found == "page 1 could not be read"), "{problems:?}");
}

#[test]
fn a_damaged_cover_or_margin_is_no_empty_one() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(with_document())], false);
    let hash = document(&mut house, PDF, b"words");
    house.store.save_extraction(&hash, &reading("quill 1", None), house.clock).unwrap();
    let other = rusqlite::Connection::open(house.store.path()).unwrap();
    other.execute("UPDATE page SET margin = '{'", []).unwrap();
    other.execute("UPDATE extraction SET cover = '{'", []).unwrap();
    let item = house.store.items_of_document(PDF).unwrap()[0];
    assert!(matches!(house.store.text_of(item), Err(StoreError::DamagedText { .. })));
    let again = house.store.save_extraction(&hash, &reading("tesseract 5", None), house.clock);
    assert!(matches!(again, Err(StoreError::DamagedText { .. })), "{again:?}");
    other.execute("UPDATE page SET margin = '{}'", []).unwrap();
    assert!(house.store.text_of(item).unwrap().is_some(), "a field that is newer than the text is empty");
}
