//! Filings through `Store::save_page` in pages of 1000, then a second reading in which 1 % of the titles changed;
//! and the same rows by bare prepared statements into the same tables, one transaction a page.
//!
//! `store_filings store` fills `store.db`, `store_filings bare` copies its rows to `bare.db`; without a word both.

mod bare;
mod common;

use std::path::Path;

use chrono::{NaiveDate, TimeDelta, Utc};
use common::{Failure, PAGE, Took, print, row, second_title, took};
use courtwatch::model::court::{CourtRef, court};
use courtwatch::model::filing::Filing;
use courtwatch::model::moment::Moment;
use courtwatch::model::number::{Court, DocumentNumber};
use courtwatch::model::record::{Listed, Record};
use courtwatch::model::snapshot::{Origin, Snapshot};
use courtwatch::store::page::Errands;
use courtwatch::store::{RunEnd, SavePage, Store};

/// The listing that the rows are of.
const LISTING: &str = "icc/decisions";

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let rows = common::size("COURTWATCH_BENCH_ROWS", 10_000)?;
    let words = common::words();
    let wanted = |word: &str| words.is_empty() || words.iter().any(|w| w == word);
    if wanted("store") {
        store(&folder.join("store.db"), rows)?;
    }
    if wanted("bare") {
        let (first, second) = bare::copy(&folder.join("store.db"), &folder.join("bare.db"))?;
        tell("bare", rows, first, second);
    }
    Ok(())
}

fn tell(side: &str, rows: usize, first: Took, second: Took) {
    let parts = [
        ("first", first.wall.as_secs_f64()),
        ("second", second.wall.as_secs_f64()),
        ("cpu", (first.cpu + second.cpu).as_secs_f64()),
        ("cpu_first", first.cpu.as_secs_f64()),
        ("cpu_second", second.cpu.as_secs_f64()),
        ("peak_mb", common::peak_memory()),
    ];
    print(&format!("store_filings {side}"), rows, first.wall + second.wall, &parts);
}

fn store(path: &Path, rows: usize) -> Result<(), Failure> {
    bare::remove(path)?;
    let mut store = Store::open(path)?;
    let court = court("icc").ok_or("there is no court `icc`")?;
    let (first, new) = reading(&mut store, court, rows, false)?;
    let (second, changed) = reading(&mut store, court, rows, true)?;
    let expected = (0..rows).filter(|place| place % common::CHANGED == 7).count();
    if new != rows as u64 || changed != expected as u64 {
        return Err(format!("{new} rows were new, {changed} changed").into());
    }
    tell("courtwatch", rows, first, second);
    Ok(())
}

/// One reading of all pages: the time in the store alone, and how many rows were new or changed.
fn reading(store: &mut Store, court: CourtRef, rows: usize, again: bool) -> Result<(Took, u64), Failure> {
    let start: Moment = "2026-01-05T08:00:00Z".parse::<chrono::DateTime<Utc>>()?;
    let start = if again { start + TimeDelta::days(1) } else { start };
    let run = store.start_run(LISTING, start, true)?;
    let (mut total, mut news) = (Took::default(), 0);
    for (number, from) in (0..rows).step_by(PAGE).enumerate() {
        let listed: Vec<Listed> = (from..rows.min(from + PAGE))
            .map(|place| listed(court, place, again))
            .collect::<Result<_, _>>()?;
        let snapshot = snapshot(number, start, again);
        let (report, time) = took(|| {
            Ok(store.save_page(&SavePage {
                run,
                listing: LISTING,
                authority: 3,
                snapshot: &snapshot,
                listed: &listed,
                problems: &[],
                errands: &[],
                all_errands: Errands::OfNews,
            })?)
        })?;
        total += time;
        news += report.new + report.changed;
    }
    store.end_run(run, start, &RunEnd { verdict: "healthy".to_owned(), ..RunEnd::default() })?;
    Ok((total, news))
}

/// The page that the rows are said to be from. Its bytes are few: what is measured is the storing of rows.
fn snapshot(number: usize, at: Moment, again: bool) -> Snapshot {
    let url = format!("https://www.icc-cpi.int/decisions?page={number}");
    Snapshot {
        final_url: url.clone(),
        url,
        retrieved: at,
        status: 200,
        headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        body: format!("page {number}, {}", if again { "second" } else { "first" }).into_bytes(),
        origin: Origin::Fetched,
    }
}

/// A row as the adapter gives it.
fn listed(court: CourtRef, place: usize, again: bool) -> Result<Listed, Failure> {
    let row = row(place);
    let title = if again { second_title(place, &row.title) } else { row.title };
    let mut filing = Filing::new(court, &row.number, &title);
    filing.number = Some(DocumentNumber::read_as(Court::Icc, &row.number)?);
    filing.case = Some(row.case);
    filing.case_name = Some(row.case_name);
    filing.chamber = Some(row.chamber);
    let (year, month, day) = row.date;
    filing.listed = NaiveDate::from_ymd_opt(year, month, day);
    let url = format!("https://www.icc-cpi.int/court-record/{}", row.number.to_lowercase());
    filing.page_url = Some(url.clone());
    let record = Record::Filing(Box::new(filing));
    Ok(Listed { reference: url, place: format!("row {}", place % PAGE + 1), record })
}
