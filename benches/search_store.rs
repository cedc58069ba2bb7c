//! A store of filings with texts, as a clinic has after years: brought into the index through the store, then asked.
//!
//! `COURTWATCH_BENCH_FILINGS` filings of `COURTWATCH_BENCH_PAGES` pages. Every question is asked as the command does:
//! the index, the records and pages out of SQLite, the marked passages.

mod common;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, Utc};
use common::corpus::{Vocabulary, word};
use common::{Failure, print, row, took};
use courtwatch::analyse::query;
use courtwatch::index::{Builder, Index, Lock, Marker};
use courtwatch::model::court::court;
use courtwatch::model::filing::Filing;
use courtwatch::model::moment::Moment;
use courtwatch::model::number::DocumentNumber;
use courtwatch::model::record::{Listed, Record};
use courtwatch::model::search::{Limits, Mark, Order};
use courtwatch::model::snapshot::{Origin, Snapshot};
use courtwatch::model::text::{Cover, Extraction, Outcome, PageText};
use courtwatch::store::page::Errands;
use courtwatch::store::{RunId, SavePage, Store};
use sha2::{Digest, Sha256};

/// The listing that the filings are of.
const LISTING: &str = "icc/decisions";

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let filings = common::size("COURTWATCH_BENCH_FILINGS", 200)?;
    let pages = common::size("COURTWATCH_BENCH_PAGES", 30)?;
    let path = folder.join(format!("library-{filings}-{pages}.db"));
    if !path.exists() {
        let ((), time) = took(|| fill(&path, filings, pages))?;
        print("search_store fill", filings * pages, time.wall, &[]);
    }
    let store = Store::open_existing(&path)?;
    let index_folder = folder.join(format!("library-{filings}-{pages}.index"));
    let words = common::words();
    if words.is_empty() || words.iter().any(|word| word == "index") {
        index(&store, &index_folder, filings * pages)?;
    }
    if words.is_empty() || words.iter().any(|word| word == "ask") {
        ask(&store, &index_folder, filings * pages)?;
    }
    Ok(())
}

fn fill(path: &Path, filings: usize, pages: usize) -> Result<(), Failure> {
    let mut store = Store::open(path)?;
    let vocabulary = Vocabulary::new();
    let at: Moment = "2026-01-05T08:00:00Z".parse::<chrono::DateTime<Utc>>()?;
    let run = store.start_run(LISTING, at, true)?;
    for place in 0..filings {
        let number = list(&mut store, run, place, at)?;
        let item = *store.items_with_key(number.key())?.first().ok_or("the filing was not stored")?;
        let url = format!("https://court.example/{place}.pdf");
        let body = format!("the bytes of document {place}").into_bytes();
        store.save_document(LISTING, item, &url, &snapshot(&url, body.clone(), at))?;
        let page = |number: usize| -> Result<PageText, Failure> {
            let body = vocabulary.text(place * pages + number);
            Ok(PageText { number: u32::try_from(number + 1)?, body, ..PageText::default() })
        };
        let extraction = Extraction {
            engine: "bench 1".to_owned(),
            outcome: Outcome::Text,
            reason: None,
            recognised: false,
            language: None,
            cover: Cover::default(),
            pages: (0..pages).map(page).collect::<Result<_, _>>()?,
        };
        let sha256 = Sha256::digest(&body).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        store.save_extraction(&sha256, &extraction, at)?;
    }
    Ok(())
}

/// Stores one filing; its number.
fn list(store: &mut Store, run: RunId, place: usize, at: Moment) -> Result<DocumentNumber, Failure> {
    let row = row(place);
    let number = DocumentNumber::read(&row.number)?;
    let mut filing = Filing::new(court("icc").ok_or("there is no court `icc`")?, &row.number, &row.title);
    filing.number = Some(number.clone());
    filing.case_name = Some(row.case_name);
    let (year, month, day) = row.date;
    filing.listed = NaiveDate::from_ymd_opt(year, month, day);
    let listed = [Listed {
        reference: row.number.clone(),
        place: "row 1".to_owned(),
        record: Record::Filing(Box::new(filing)),
    }];
    store.save_page(&SavePage {
        run,
        listing: LISTING,
        authority: 3,
        snapshot: &snapshot("https://court.example/decisions", row.number.into_bytes(), at),
        listed: &listed,
        problems: &[],
        errands: &[],
        all_errands: Errands::OfNews,
    })?;
    Ok(number)
}

fn snapshot(url: &str, body: Vec<u8>, retrieved: Moment) -> Snapshot {
    let url = url.to_owned();
    Snapshot {
        final_url: url.clone(),
        url,
        retrieved,
        status: 200,
        headers: Vec::new(),
        body,
        origin: Origin::Fetched,
    }
}

/// The most memory of its own that this process holds, in MB: pages of files that the system lends it are not counted.
fn own_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    kilobytes.map_or(0.0, |kb| (f64::from(kb) / 1024.0).round())
}

fn index(store: &Store, folder: &Path, pages: usize) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut most = 0.0_f64;
    let ((), time) = took(|| {
        let lock = Lock::take(folder)?;
        let (none, now) = (Mark::default(), store.index_mark()?);
        let builder = Builder::begin(&lock, None, store.count_to_index(&none, &now)?)?;
        let mut failed = Ok(());
        store.each_to_index(&none, &now, |record| {
            if record.item % 50 == 0 {
                most = most.max(own_memory());
            }
            failed = builder.add(&record);
            if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        failed?;
        builder.finish(&now)?;
        Ok(())
    })?;
    let more = [("own_mb", most.max(own_memory())), ("peak_mb", common::peak_memory())];
    print("search_store index", pages, time.wall, &more);
    Ok(())
}

/// Questions as people ask them: words of every frequency, two words, phrases, beginnings, a number, within a case.
fn questions() -> Vec<String> {
    let mut questions = Vec::new();
    for n in 0..100_usize {
        let (frequent, seldom) = (word(n % 40, n % 4 == 3), word(100 + n * 97, n % 4 == 3));
        questions.push(match n % 6 {
            0 => frequent,
            1 => seldom,
            2 => format!("{} {}", word(7 + n % 30, false), word(200 + n, false)),
            3 => format!("\"{} {}\"", word(n % 20, false), word(8 + n % 30, false)),
            4 => format!("{}*", seldom.chars().take(4).collect::<String>()),
            _ => row(n * 3).base,
        });
    }
    questions
}

fn ask(store: &Store, folder: &Path, pages: usize) -> Result<(), Failure> {
    let mut times: Vec<Duration> = Vec::new();
    for question in questions() {
        for turn in 0..2 {
            let start = Instant::now();
            let index = Index::open(folder).ok_or("there is no index")?;
            let query = query::read(&question).map_err(|unread| unread.what)?;
            let hits = index.find(&query, &Limits::default(), Order::Relevance, 21)?;
            let marker = Marker::new(&query);
            for hit in &hits {
                let record = store.found(hit.item)?.ok_or("a record is missing")?;
                let page = store.page_text(hit.item, hit.page)?;
                page.and_then(|page| marker.passage(&page.text)).or_else(|| marker.passage(&record.title));
            }
            if turn == 1 {
                times.push(start.elapsed());
            }
        }
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent).div_ceil(100) - 1].as_secs_f64() * 1000.0;
    let more = [("p50_ms", at(50)), ("p99_ms", at(99)), ("most_ms", at(100)), ("own_mb", own_memory())];
    print("search_store ask", pages, times.iter().sum(), &more);
    Ok(())
}
