//! Parsing from outside: hostile pages, and published tables of dates where they are at hand.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use courtwatch::model::court::court;
use courtwatch::parse::dates::{DateForm, day};
use courtwatch::parse::{feed, hearing, html, json};
use serde::Deserialize;

fn hostile() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    assert!(!files.is_empty());
    files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn no_reader_panics_or_spins_on_hostile_files() {
    for (path, body) in hostile() {
        let began = Instant::now();
        if let Ok(page) = html::document(&body, None) {
            let text = html::lines_of(page.root_element());
            hearing::read(&text, court("icc").unwrap(), None, None);
        }
        let _ = feed::items(&body, None);
        let _ = json::rows::<serde_json::Value>(&body, "");
        html::saved_from(&String::from_utf8_lossy(&body));
        assert!(began.elapsed() < Duration::from_secs(10), "{} took {:?}", path.display(), began.elapsed());
    }
}

#[test]
fn a_megabyte_of_open_tags_is_refused_at_once() {
    let began = Instant::now();
    let refused = html::document("<div>".repeat(200_000).as_bytes(), None).err().unwrap();
    assert_eq!(refused.to_string(), "the page nests its elements more than 512 deep, as no real page does");
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[derive(Deserialize)]
struct Sample {
    #[serde(rename = "Results", default)]
    results: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(rename = "Text")]
    text: String,
}

/// The published samples of whole days, with day, month by name and year; other samples are not ours to read.
#[test]
fn published_samples_of_days_are_read() {
    let whole = regex::Regex::new(
        r"(?i)^(?:(?:\p{L}+day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? )?(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er)?(?: of)? \p{L}+\.?,? (?P<y>(?:19|20)\d\d)|\p{L}+\.? (?P<md>\d{1,2})(?:st|nd|rd|th)?,? (?P<my>(?:19|20)\d\d))$",
    )
    .unwrap();
    for name in ["English_DateExtractor.json", "French_DateExtractor.json"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures/dates").join(name);
        let Ok(body) = std::fs::read(&path) else {
            eprintln!("not checked: there is no {}", path.display());
            continue;
        };
        let mut read = 0;
        for (_, sample) in json::rows::<Sample>(&body, "").unwrap().rows {
            for found in sample.results {
                let Some(parts) = whole.captures(&found.text) else { continue };
                let form = if parts.name("d").is_some() {
                    DateForm::DayMonthNameYear
                } else {
                    DateForm::MonthNameDayYear
                };
                let printed = parts.name("d").or(parts.name("md")).unwrap().as_str();
                let year = parts.name("y").or(parts.name("my")).unwrap().as_str();
                if year < "1945" {
                    assert!(day(&found.text, form).unwrap_err().why.contains(year));
                    continue;
                }
                let day = day(&found.text, form).unwrap();
                assert_eq!(
                    day.format("%-d %Y").to_string(),
                    format!("{} {year}", printed.trim_start_matches('0'))
                );
                read += 1;
            }
        }
        eprintln!("{name}: {read} whole days");
        assert!(read > 0, "{name}");
    }
}
