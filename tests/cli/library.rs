//! A folder with a database of invented filings and their texts.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use courtwatch::model::court::court;
use courtwatch::model::filing::{Filing, FilingKind};
use courtwatch::model::number::DocumentNumber;
use courtwatch::model::press::Press;
use courtwatch::model::record::{Listed, Record};
use courtwatch::model::snapshot::{Origin, Snapshot};
use courtwatch::model::text::{Cover, Extraction, Outcome, PageText};
use courtwatch::store::page::Errands;
use courtwatch::store::{ItemId, SavePage, Store};
use serde_json::Value;

use super::harness::{Home, Ran};

/// The folder, and the database in it.
pub struct Library {
    pub home: Home,
    pub store: Store,
    pub clock: DateTime<Utc>,
}

impl Library {
    pub fn new() -> Library {
        let home = Home::new();
        let store = Store::open(&home.path("courtwatch.db")).unwrap();
        Library { home, store, clock: "2026-03-01T08:00:00Z".parse().unwrap() }
    }

    fn snapshot(&mut self, url: &str, body: &[u8]) -> Snapshot {
        self.clock += TimeDelta::days(1);
        Snapshot {
            url: url.to_owned(),
            final_url: url.to_owned(),
            retrieved: self.clock,
            status: 200,
            headers: Vec::new(),
            body: body.to_vec(),
            origin: Origin::Fetched,
        }
    }

    /// One healthy reading of a page with this record; its item.
    pub fn listed(&mut self, listing: &str, reference: &str, record: Record) -> ItemId {
        let key = match &record {
            Record::Press(press) => press.url.clone(),
            Record::Filing(filing) => {
                filing.number.as_ref().map_or(String::new(), |number| number.key().to_owned())
            }
            Record::Hearing(hearing) => {
                format!("{} {}", hearing.case.as_deref().unwrap_or_default(), hearing.starts.day)
            }
        };
        self.save(listing, reference, reference.as_bytes(), record);
        self.store.items_with_key(&key).unwrap()[0]
    }

    fn save(&mut self, listing: &str, reference: &str, body: &[u8], record: Record) {
        let snapshot = self.snapshot(&format!("https://court.example/{listing}"), body);
        let run = self.store.start_run(listing, self.clock, false).unwrap();
        let listed = [Listed { reference: reference.to_owned(), place: "row 1".to_owned(), record }];
        let page = SavePage {
            run,
            listing,
            authority: 3,
            snapshot: &snapshot,
            listed: &listed,
            problems: &[],
            errands: &[],
            all_errands: Errands::OfNews,
        };
        self.store.save_page(&page).unwrap();
    }

    /// A filing without a text. Its date is the day of its number's last digits in May 2026.
    pub fn filing(&mut self, number: &str, title: &str) -> ItemId {
        self.filing_with(number, title, |_| {})
    }

    pub fn filing_with(&mut self, number: &str, title: &str, with: impl Fn(&mut Filing)) -> ItemId {
        let read = DocumentNumber::read(number).unwrap();
        let of = court(read.court().slug()).unwrap();
        let mut filing = Filing::new(of, number, title);
        let day = number.bytes().map(u32::from).sum::<u32>() % 28 + 1;
        filing.listed = NaiveDate::from_ymd_opt(2026, 5, day);
        filing.kind = FilingKind::read("Decision");
        filing.number = Some(read);
        with(&mut filing);
        self.listed(&format!("{}/decisions", of.slug), number, Record::from(filing))
    }

    pub fn press(&mut self, url: &str, title: &str, body: &str) -> ItemId {
        let press = Press {
            court: court("icc"),
            reference: None,
            date: NaiveDate::from_ymd_opt(2026, 6, 1),
            kind: "press-release".to_owned(),
            title: title.to_owned(),
            url: url.to_owned(),
            body: Some(body.to_owned()),
            case: None,
        };
        self.listed("icc/press", url, Record::from(press))
    }

    /// Another reading of the same press item, which may have no key any more.
    pub fn list_press(&mut self, url: &str, title: &str, body: &str) {
        self.clock += TimeDelta::days(1);
        let press = Press {
            court: court("icc"),
            reference: None,
            date: NaiveDate::from_ymd_opt(2026, 6, 1),
            kind: "press-release".to_owned(),
            title: title.to_owned(),
            url: url.to_owned(),
            body: Some(body.to_owned()),
            case: None,
        };
        self.save("icc/press", url, b"a feed", Record::from(press));
    }

    /// A page that is kept and needed no record of its own.
    pub fn page(&mut self, listing: &str, body: &str) {
        let snapshot = self.snapshot(&format!("https://court.example/{listing}"), body.as_bytes());
        self.store.keep_accepted(&snapshot).unwrap();
    }

    /// Gives an item the document of another.
    pub fn same_document(&mut self, of: ItemId, item: ItemId) {
        let body = format!("the bytes of {of}").into_bytes();
        let snapshot = self.snapshot(&format!("https://court.example/{item}.pdf"), &body);
        self.store.save_document("icc/decisions", item, &snapshot.url.clone(), &snapshot).unwrap();
    }

    /// The pages of its document, as an engine reads them.
    pub fn text(&mut self, item: ItemId, engine: &str, pages: &[&str]) {
        let url = format!("https://court.example/{item}.pdf");
        let body = format!("the bytes of {item}").into_bytes();
        let snapshot = self.snapshot(&url, &body);
        self.store.save_document("icc/decisions", item, &url, &snapshot).unwrap();
        let pages = pages.iter().zip(1..).map(|(body, number)| PageText {
            number,
            body: (*body).to_owned(),
            ..PageText::default()
        });
        let extraction = Extraction {
            engine: engine.to_owned(),
            outcome: Outcome::Text,
            reason: None,
            recognised: false,
            language: None,
            cover: Cover::default(),
            pages: pages.collect(),
        };
        let sha256 = sha256(&body);
        assert!(self.store.save_extraction(&sha256, &extraction, self.clock).unwrap());
    }

    /// What a search finds, in order: number, page, snippet.
    pub fn find(&self, words: &[&str]) -> Vec<(String, Option<u64>, String)> {
        let rows = self.rows(words);
        rows.iter()
            .map(|row| {
                let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
                (text("number"), row["page"].as_u64(), text("snippet"))
            })
            .collect()
    }

    /// The numbers alone.
    pub fn numbers(&self, words: &[&str]) -> Vec<String> {
        self.find(words).into_iter().map(|(number, _, _)| number).collect()
    }

    /// The same, sorted.
    pub fn sorted(&self, words: &[&str]) -> Vec<String> {
        let mut numbers = self.numbers(words);
        numbers.sort();
        numbers
    }

    pub fn rows(&self, words: &[&str]) -> Vec<Value> {
        let ran = self.search(&[words, &["--format", "json"]].concat());
        assert!(ran.exit <= 1, "{words:?}: {}", ran.err);
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{words:?}: {error}: {}", ran.out))
    }

    pub fn search(&self, words: &[&str]) -> Ran {
        self.home.run(&[&["search"], words].concat())
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
