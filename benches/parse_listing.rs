//! A page of 500 decisions to checked records, through the adapter that reads the court's site.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{Failure, median, print, processor_time, timed};
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
    let (mut times, start, busy) = (Vec::new(), Instant::now(), processor_time());
    while start.elapsed() < LONG_ENOUGH || times.len() < 5 {
        let (parsed, time) = timed(|| Ok(found.adapter.read(&found.source, &listing, black_box(&page))))?;
        if parsed.rows != rows as u64 || parsed.poor > 0 {
            return Err(format!("{} rows were read, {} of them poor", parsed.rows, parsed.poor).into());
        }
        times.push(time);
        black_box(parsed);
    }
    // over all of them: the system counts in steps that are as long as one page
    let repeated = u32::try_from(times.len())?;
    let busy = processor_time().saturating_sub(busy) / repeated;
    let more = [("cpu", busy.as_secs_f64()), ("repeated", repeated.into())];
    print("parse_listing", rows, median(times), &more);
    Ok(())
}
