//! Real documents, where they lie beside the project: none makes the program fall, hang or grow.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::read;
use courtwatch::analyse::paragraphs::paragraphs;
use courtwatch::commands::reading::TIME;
use courtwatch::model::text::Outcome;

fn captures() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures");
    if !folder.is_dir() {
        println!("passed over: no {} beside the project", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            found.push(path);
        }
    }
}

#[test]
fn every_one_gets_an_answer() {
    let Some(folder) = captures() else { return };
    let mut all = Vec::new();
    files(&folder.join("pdf"), &mut all);
    files(&folder.join("malformed"), &mut all);
    for path in all {
        let began = Instant::now();
        let read = read(&std::fs::read(&path).unwrap(), TIME);
        assert!(began.elapsed() < TIME + Duration::from_secs(2), "{} took too long", path.display());
        assert!(read.outcome == Outcome::Text || read.reason.is_some(), "{} has no reason", path.display());
    }
}

#[test]
fn a_decision_with_its_stamp_and_paragraphs() {
    let Some(folder) = captures() else { return };
    for name in [
        "icc/ICC-01_11-01_20-26-Red.pdf",
        "derived/ICC-01_11-01_20-26-Red.owner-encrypted-noextract.pdf",
        "derived/ICC-01_11-01_20-26-Red.scan-invisible-ocr.pdf",
    ] {
        let read = read(&std::fs::read(folder.join("pdf").join(name)).unwrap(), TIME);
        assert_eq!((read.outcome, read.pages.len()), (Outcome::Text, 6), "{name}");
        let numbers: Vec<u32> = paragraphs(&read.pages).iter().map(|p| p.number).collect();
        assert_eq!(numbers.first(), Some(&1), "{name}");
        assert!(
            numbers.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + 1),
            "{name}: {numbers:?}"
        );
        if name.contains("invisible") {
            continue; // its stamp is a guess of letters
        }
        for page in &read.pages {
            let stamp = page.margin.stamp.as_deref().unwrap_or_default();
            assert!(stamp.starts_with("ICC-01/11-01/20-26-Red 08-08-2025"), "{name}: {stamp}");
            assert!(!page.body.contains("08-08-2025"), "{name}, page {}", page.number);
        }
    }
}
