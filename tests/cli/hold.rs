//! `courtwatch hold`: what the team keeps inside, and what a person decides on.

use std::fs;

use courtwatch::model::classification::Classification;
use courtwatch::model::filing::Filing;
use rusqlite::Connection;
use serde_json::Value;

use super::documents;
use super::harness::{Home, in_shape};
use super::library::Library;

const NUMBER: &str = "ICC-01/77-01/26-101";
/// Words that stand in one record alone: in its title, its text, a note and a quotation.
const MARKS: [&str; 3] = ["quillbracken", "thornwhistle", "emberlode"];

/// A filing whose title, text and tag each have a word of their own, and another filing.
fn library() -> Library {
    let mut library = Library::new();
    let item = library.filing(NUMBER, "Decision on the quillbracken");
    library.text(
        item,
        "courtwatch-pdf 1",
        &["1. It is an undue delay that the thornwhistle has waited eleven years."],
    );
    library.filing("ICC-01/77-01/26-102", "Decision on lamps");
    let quote = "the thornwhistle has waited eleven years";
    library.home.ok(&[
        "tag",
        "add",
        NUMBER,
        "undue-delay",
        "--quote",
        quote,
        "--note",
        "the emberlode",
        "--by",
        "Lea",
    ]);
    library
}

/// Everything that commands print of what is stored.
fn printed(home: &Home) -> String {
    let all: &[&[&str]] = &[
        &["list", "filings"],
        &["list", "filings", "--format", "json"],
        &["list", "filings", "--format", "csv"],
        &["list", "changes", "--format", "json"],
        &["list", "press", "--format", "json"],
        &["list", "hearings", "--format", "json"],
        &["list", "tags", "--format", "json"],
        &["list", "problems", "--format", "json"],
        &["list", "custody", "--format", "json"],
        &["tag", "list"],
        &["tag", "anchors", "--all", "--format", "json"],
        &["tag", "suggest", "--all"],
        &["tag", "suggest", NUMBER],
        &["tag", "review"],
        &["show", NUMBER],
        &["show", NUMBER, "--text"],
        &["show", NUMBER, "--format", "json"],
        &["text", NUMBER],
        &["report", "--include-unreviewed"],
        &["report", "--include-unreviewed", "--format", "csv"],
        &["trends", "--format", "json"],
        &["search", NUMBER, "--format", "json"],
        &["search", "quillbracken"],
        &["search", "thornwhistle", "--format", "json"],
        &["search", "thornwhist*"],
        &["search", "thornwhistel"],
        &["search", "eleven", "--facets"],
        &["search", "decision", "--format", "json"],
        &["hold", "list", "--format", "json"],
    ];
    let mut said = String::new();
    for words in all {
        let ran = home.run(words);
        in_shape(&ran.err);
        assert!(ran.exit < 2, "{words:?}: {}", ran.err);
        // what was typed is told again
        let err =
            ran.err.lines().filter(|line| !line.contains("nothing found for")).collect::<Vec<_>>().join("\n");
        for part in [words[0], &ran.out, &err] {
            said.push_str(part);
            said.push('\n');
        }
    }
    said
}

fn nothing_shows(home: &Home, why: &str) {
    let said = printed(home);
    for mark in MARKS {
        let around =
            said.find(mark).map(|at| said[..at + mark.len()].lines().rev().take(8).collect::<Vec<_>>());
        assert!(around.is_none(), "{why}: {mark}: {around:#?}");
    }
    assert!(said.contains(NUMBER), "the number stays: {said}");
}

#[test]
fn what_is_held_is_shown_by_nothing() {
    let library = library();
    let home = &library.home;
    let before = printed(home);
    assert!(MARKS.iter().all(|mark| before.contains(mark)), "they are shown before: {before}");
    home.ok(&["hold", "add", NUMBER, "--reason", "names a minor", "--by", "Lea"]);
    nothing_shows(home, "held");
    let row = &home.json(&["list", "filings", "--format", "json"]);
    let row = row.iter().find(|row| row["number"] == NUMBER).unwrap();
    assert_eq!((row["state"].as_str(), row["title"].as_str()), (Some("held"), Some("")));
    let why = row["withheld"].as_str().unwrap();
    assert!(why.starts_with("the team holds it since 20"), "{why}");
    assert!(!why.contains("minor"), "a reason may name whom it protects: {why}");
    assert!(
        home.run(&["report", "--include-unreviewed"]).out.contains(NUMBER),
        "the report says that it is held back"
    );
    home.ok(&["hold", "lift", NUMBER, "--reason", "the court published it", "--by", "Jonas"]);
    let after = printed(home);
    assert!(MARKS.iter().all(|mark| after.contains(mark)), "{after}");
}

#[test]
fn the_list_keeps_who_held_and_who_lifted() {
    let library = library();
    let home = &library.home;
    home.ok(&["hold", "add", NUMBER, "--reason", "names a minor", "--by", "Lea"]);
    let held = &home.json(&["hold", "list", "--format", "json"])[0];
    assert_eq!((held["number"].as_str(), held["state"].as_str()), (Some(NUMBER), Some("held")));
    home.ok(&["hold", "lift", NUMBER, "--reason", "checked", "--by", "Jonas"]);
    assert_eq!(home.run(&["hold", "list"]).exit, 1);
    let lifted = &home.json(&["hold", "list", "--all", "--format", "json"])[0];
    for (key, value) in [
        ("state", "lifted"),
        ("by", "Lea"),
        ("reason", "names a minor"),
        ("lifted_by", "Jonas"),
        ("lift_reason", "checked"),
    ] {
        assert_eq!(lifted[key], value, "{key}");
    }
    home.ok(&["hold", "add", NUMBER, "--reason", "again", "--by", "Lea"]);
    assert_eq!(home.json(&["hold", "list", "--all", "--format", "json"]).len(), 2);
    let acts = home.json(&["list", "custody", "--format", "json"]);
    let acts: Vec<(&str, &str)> =
        acts.iter().take(3).map(|act| (act["act"].as_str().unwrap(), act["by"].as_str().unwrap())).collect();
    assert_eq!(acts, [("hold", "Lea"), ("lift", "Jonas"), ("hold", "Lea")]);
}

#[test]
fn what_cannot_be_held_or_lifted() {
    let library = library();
    drop(library.store);
    let home = &library.home;
    let unknown = home.run(&["hold", "add", "ICC-01/77-01/26-999", "--reason", "x", "--by", "Lea"]);
    assert!(unknown.exit == 1 && unknown.err.contains("no filing `ICC-01/77-01/26-999`"), "{}", unknown.err);
    assert_eq!(home.run(&["hold", "add", NUMBER, "--by", "Lea"]).exit, 2, "a reason is needed");
    assert_eq!(home.run(&["hold", "add", NUMBER, "--reason", " ", "--by", "Lea"]).exit, 2);
    home.refuses(
        &["hold", "lift", NUMBER, "--reason", "x", "--by", "Lea"],
        1,
        &format!(
            "error: {NUMBER} is not held, nor held back\n  effect  nothing was changed\nhint: `courtwatch hold list` shows what is"
        ),
    );
    home.ok(&["hold", "add", NUMBER, "--reason", "first", "--by", "Lea"]);
    let twice = home.run(&["hold", "add", NUMBER, "--reason", "second", "--by", "Jonas"]);
    assert!(
        twice.exit == 0
            && twice.err.contains("is held already")
            && twice.err.contains("the first reason stands"),
        "{}",
        twice.err
    );
    assert_eq!(home.json(&["hold", "list", "--all", "--format", "json"]).len(), 1);
    sql(home, "UPDATE item SET state = 'gone' WHERE id = 1");
    home.ok(&["hold", "lift", NUMBER, "--reason", "x", "--by", "Lea"]);
    let gone = home.run(&["hold", "lift", NUMBER, "--reason", "x", "--by", "Lea"]);
    in_shape(&gone.err);
    assert!(gone.exit == 2 && gone.err.contains("its court no longer lists it"), "{}", gone.err);
}

fn sql(home: &Home, statement: &str) {
    Connection::open(home.path("courtwatch.db")).unwrap().execute_batch(statement).unwrap();
}

fn withheld(home: &Home, number: &str) -> Option<String> {
    let rows = home.json(&["list", "filings", "--format", "json"]);
    let row = rows.iter().find(|row| row["number"] == number).unwrap();
    row["withheld"].as_str().map(str::to_owned)
}

fn lift(home: &Home, number: &str) -> i32 {
    home.run(&["hold", "lift", number, "--reason", "looked at it", "--by", "Lea"]).exit
}

fn called(words: &str) -> impl Fn(&mut Filing) {
    move |filing| filing.classification = Classification::read(words)
}

#[test]
fn a_level_that_cannot_be_read_is_closed_until_a_person_decides() {
    let mut library = Library::new();
    library.filing_with(NUMBER, "The quillbracken", called("Restricted 2"));
    assert_eq!(withheld(&library.home, NUMBER).unwrap(), "it is listed as `Restricted 2`");
    assert_eq!(lift(&library.home, NUMBER), 0);
    assert_eq!(withheld(&library.home, NUMBER), None);
    library.home.ok(&["tag", "add", NUMBER, "undue-delay", "--by", "Lea"]);
    assert!(
        library.home.run(&["report", "--include-unreviewed"]).out.contains("quillbracken"),
        "the decision governs briefings too"
    );
    library.filing_with(NUMBER, "The quillbracken", called("Restricted 3"));
    assert!(
        withheld(&library.home, NUMBER).unwrap().contains("Restricted 3"),
        "other words, another question"
    );
    assert!(!library.home.run(&["report", "--include-unreviewed"]).out.contains("quillbracken"));
}

#[test]
fn what_a_court_closed_only_the_court_opens() {
    let mut library = Library::new();
    library.filing(NUMBER, "The quillbracken");
    library.filing_with(NUMBER, "The quillbracken", called("Confidential"));
    assert_eq!(lift(&library.home, NUMBER), 2);
    library.filing_with(NUMBER, "The quillbracken", called("Public"));
    assert!(withheld(&library.home, NUMBER).is_some(), "a person has to look");
    assert_eq!(lift(&library.home, NUMBER), 0);
    assert_eq!(withheld(&library.home, NUMBER), None);
    library.filing_with(NUMBER, "The quillbracken", called("Confidential"));
    assert!(withheld(&library.home, NUMBER).is_some(), "another reclassification");
}

#[test]
fn the_level_of_a_parent_governs_its_annexes_until_a_person_says_otherwise() {
    let annex = "ICC-01/77-01/26-101-AnxA";
    let marked = "ICC-01/77-01/26-101-AnxB-Red";
    let mut library = Library::new();
    library.filing(annex, "Annex A");
    library.filing(marked, "Annex B");
    library.filing("ICC-01/77-01/26-101", "Cover");
    assert_eq!(withheld(&library.home, annex), None);
    library.filing_with("ICC-01/77-01/26-101", "Cover", called("Confidential"));
    assert!(withheld(&library.home, annex).unwrap().contains("annexed to is not public"));
    assert_eq!(withheld(&library.home, marked), None);
    assert_eq!(lift(&library.home, annex), 0);
    assert_eq!(withheld(&library.home, annex), None);
}

#[test]
fn an_annex_of_an_original_that_only_a_closed_version_is_known_of() {
    let annex = "ICC-01/77-01/26-101-AnxA";
    let mut library = Library::new();
    library.filing(annex, "Annex A");
    library.filing_with("ICC-01/77-01/26-101-Conf", "Cover", called("Confidential"));
    assert!(withheld(&library.home, annex).unwrap().contains("annexed to is not public"));
}

#[test]
fn a_confidential_annex_stays_inside_and_its_public_cover_does_not() {
    let annex = "ICC-01/77-01/26-101-Conf-AnxA";
    let mut library = Library::new();
    library.filing_with("ICC-01/77-01/26-101", "Cover", called("Public with Confidential Annex A"));
    let item = library.filing_with(annex, "The quillbracken", called("Confidential"));
    library.text(item, "courtwatch-pdf 1", &["1. the thornwhistle"]);
    for number in [annex, "ICC-01/77-01/26-101"] {
        library.home.ok(&["tag", "add", number, "undue-delay", "--by", "Lea"]);
    }
    let report = library.home.run(&["report", "--include-unreviewed"]).out;
    assert!(report.contains("Cover") && !report.contains("quillbracken"), "{report}");
    assert_eq!(library.search(&["thornwhistle"]).exit, 1);
}

#[test]
fn a_hold_on_a_filing_holds_its_unmarked_annexes() {
    let annex = "ICC-01/77-01/26-101-AnxA";
    let mut library = Library::new();
    library.filing("ICC-01/77-01/26-101", "Cover");
    let item = library.filing(annex, "The quillbracken");
    library.text(item, "courtwatch-pdf 1", &["1. the thornwhistle"]);
    assert_eq!(library.numbers(&["thornwhistle"]), [annex]);
    library.home.ok(&["hold", "add", "ICC-01/77-01/26-101", "--reason", "x", "--by", "Lea"]);
    assert_eq!(library.search(&["thornwhistle"]).exit, 1);
    library.home.ok(&["hold", "lift", "ICC-01/77-01/26-101", "--reason", "x", "--by", "Lea"]);
    assert_eq!(library.numbers(&["thornwhistle"]), [annex]);
}

#[test]
fn a_failed_redaction_is_held_back_until_a_person_looks() {
    let home = Home::new();
    documents::filings(&home, &[NUMBER]);
    documents::read_with_reason(
        &home,
        NUMBER,
        "bars",
        &["1. It says ████ of the thornwhistle."],
        "words of page 1 stand under dark bars and were left out",
    );
    assert!(withheld(&home, NUMBER).unwrap().contains("dark bars"));
    assert_eq!(home.run(&["search", "thornwhistle"]).exit, 1);
    assert_eq!(lift(&home, NUMBER), 0);
    assert_eq!(withheld(&home, NUMBER), None);
    documents::read(&home, NUMBER, "bars", "courtwatch-pdf 99", &["again"]);
    assert_eq!(withheld(&home, NUMBER), None, "these bytes were looked at");
    documents::read_with_reason(
        &home,
        NUMBER,
        "other",
        &["2. ████"],
        "words of page 1 stand under dark bars and were left out",
    );
    assert!(withheld(&home, NUMBER).is_some(), "other bytes were not");
}

#[test]
fn a_database_that_cannot_be_written() {
    let library = library();
    drop(library.store);
    let home = library.home;
    home.ok(&["hold", "add", NUMBER, "--reason", "x", "--by", "Lea"]);
    let mut permissions = fs::metadata(home.path("courtwatch.db")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(home.path("courtwatch.db"), permissions).unwrap();
    let ran = home.run(&["hold", "lift", NUMBER, "--reason", "x", "--by", "Lea"]);
    in_shape(&ran.err);
    // whoever may write everywhere does
    assert!(ran.exit == 4 && ran.err.contains("could not open or write") || ran.exit == 0, "{}", ran.err);
}

#[test]
fn a_held_record_of_press() {
    let mut library = Library::new();
    let url = "https://www.icc-cpi.int/news/lamps";
    library.press(url, "The quillbracken", "It says thornwhistle.");
    library.home.ok(&["hold", "add", url, "--reason", "x", "--by", "Lea"]);
    let row: Value = library.home.json(&["list", "press", "--format", "json"])[0].clone();
    assert_eq!((row["state"].as_str(), row["title"].as_str()), (Some("held"), Some("")));
    assert_eq!(library.search(&["thornwhistle"]).exit, 1);
    assert!(!library.home.ok(&["show", url]).contains("thornwhistle"));
}
