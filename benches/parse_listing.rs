//! A page of 500 decisions to checked records, through the adapter that reads the court's site.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{Failure, median, print, took};
use courtwatch::parse::page::Page;
use courtwatch::sources::find;

/// How long it is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

fn main() -> Result<(), Failure> {
    let rows = common::size("COURTWATCH_BENCH_LISTING", 500)?;
    let body = common::listing(rows);
    let found = find("icc/decisions")?.ok_or("there is no icc/decisions")?;
    let listing = found.listing.ok_or("there is no listing")?;
    let page =
        Page { url: &listing.url, media: Some("text/html"), charset: Some("utf-8"), body: body.as_bytes() };
    let (mut times, mut busy, start) = (Vec::new(), Vec::new(), Instant::now());
    while start.elapsed() < LONG_ENOUGH || times.len() < 5 {
        let (parsed, time) = took(|| Ok(found.adapter.read(&found.source, &listing, black_box(&page))))?;
        if parsed.rows != rows as u64 || parsed.poor > 0 {
            return Err(format!("{} rows were read, {} of them poor", parsed.rows, parsed.poor).into());
        }
        times.push(time.wall);
        busy.push(time.cpu);
        black_box(parsed);
    }
    let repeated = u32::try_from(times.len())?;
    let more = [("cpu", median(busy).as_secs_f64()), ("repeated", repeated.into())];
    print("parse_listing", rows, median(times), &more);
    Ok(())
}
