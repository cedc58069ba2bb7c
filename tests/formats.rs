//! What leaves, read back: lists as JSON and CSV, briefings as Markdown and CSV.
#![allow(clippy::unwrap_used)] // helpers of tests

use std::{fs, path::PathBuf};

use courtwatch::model::moment::Day;

#[path = "formats/briefings.rs"]
mod briefings;
#[path = "formats/browser.rs"]
mod browser;
#[path = "formats/calendars.rs"]
mod calendars;
#[path = "formats/charts.rs"]
mod charts;
#[path = "formats/digests.rs"]
mod digests;
#[path = "formats/documents.rs"]
mod documents;
#[path = "formats/docx.rs"]
mod docx;
#[path = "formats/docx_order.rs"]
mod docx_order;
#[path = "formats/html.rs"]
mod html;
#[path = "formats/json.rs"]
mod json;
#[path = "formats/lists.rs"]
mod lists;
#[path = "formats/markdown.rs"]
mod markdown;
#[path = "formats/office.rs"]
mod office;
#[path = "formats/payloads.rs"]
mod payloads;
#[cfg(feature = "pdf")]
#[path = "formats/pdf.rs"]
mod pdf;
#[path = "formats/spreadsheets.rs"]
mod spreadsheets;
#[path = "support/tools.rs"]
mod tools;

/// A path inside the project.
pub fn home(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of public payloads kept beside the project; `None`, said aloud, where it is not there.
pub fn capture(name: &str) -> Option<String> {
    let path = home("../shared/captures").join(name);
    let read = fs::read_to_string(&path).ok();
    if read.is_none() {
        eprintln!("not there, so not tested: {}", path.display());
    }
    read
}

/// A day that may not exist.
pub fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::from_ymd_opt(year, month, day)
}
