//! Where cards and figures of agreement say that a passage stands.

use std::process::Stdio;

use super::documents::{filings, read};
use super::harness::{Home, ran};

const RED: &str = "ICC-01/77-01/26-500-Red";
const WORDS: &str = "the accused has waited eleven months for a decision";
const PAGE: &str = "3. The Chamber recalls that detention before trial is the exception. It finds that\nthe accused has waited eleven months for a decision, which no reason before it\nexplains.";

/// A tag on these words of a document of these pages; its id.
fn tagged(home: &Home, pages: &[&str], words: &str) -> String {
    filings(home, &[RED]);
    read(home, RED, "red", "courtwatch-pdf 1", pages);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", words, "--by", "Lea"]).trim().to_owned()
}

/// The lines of the card that are marked.
fn marked(home: &Home, id: &str) -> Vec<String> {
    let mut command = home.command(&["tag", "review", id, "--by", "Jonas"]);
    let ran = ran(&command.stdin(Stdio::null()).output().unwrap());
    let lines = ran.out.lines().filter_map(|line| line.strip_prefix("  │ "));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_same_words_elsewhere_are_not_the_passage() {
    let home = Home::new();
    let id = tagged(&home, &[PAGE], WORDS);
    let summary = format!("Summary. It was said that {WORDS}.\nIt was denied.\n{PAGE}");
    read(&home, RED, "red", "courtwatch-pdf 2", &[&summary]);
    assert_eq!(
        marked(&home, &id),
        ["the accused has waited eleven months for a decision, which no reason before it"]
    );
}

/// Two pages that one sentence runs over.
const BROKEN: [&str; 2] =
    ["5. It is said that\nthe guards of the old prison", "were never paid for\ntheir work. 6. That is all."];
const OVER: &str = "guards of the old prison were never paid for their work";

#[test]
fn a_passage_over_the_end_of_a_page_is_marked_on_both() {
    let home = Home::new();
    let id = tagged(&home, &BROKEN, OVER);
    let lines = ["the guards of the old prison", "were never paid for", "their work. 6. That is all."];
    assert_eq!(marked(&home, &id), lines);
}

#[test]
fn a_passage_over_the_end_of_a_page_counts_in_agreement() {
    let home = Home::new();
    tagged(&home, &BROKEN, OVER);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", OVER, "--by", "Jonas"]);
    let ran = home.run(&["agreement", "--format", "json"]);
    assert!(!ran.err.contains("not found in a text"), "{}", ran.err);
}
