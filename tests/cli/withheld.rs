//! Words of records that are not public or not listed: no command prints them.

use std::process::Stdio;

use courtwatch::model::classification::Classification;
use rusqlite::Connection;

use super::harness::{Home, in_shape, ran};
use super::library::Library;

const SECRET: &str = "the witness lives in the old mill by the river";

/// Records with the same words, and why those are held back.
const HELD: [(&str, &str); 3] = [
    ("ICC-01/77-01/26-101", "its court no longer lists it"),
    ("ICC-01/77-01/26-102", "it is listed as `Confidential`"),
    ("ICC-01/77-01/26-103-AnxA", "the document that it is annexed to is not public"),
];

/// Each tagged on the words; the tags' ids.
fn library() -> (Home, Vec<String>) {
    let mut library = Library::new();
    let close = |filing: &mut courtwatch::model::filing::Filing| {
        filing.classification = Classification::read("Confidential");
    };
    let gone = library.filing(HELD[0].0, "Gone");
    let closed = library.filing_with(HELD[1].0, "Closed", close);
    library.filing_with("ICC-01/77-01/26-103", "Parent", close);
    let annex = library.filing(HELD[2].0, "Annex");
    for item in [gone, closed, annex] {
        library.text(item, "courtwatch-pdf 1", &[&format!("1. It is said that {SECRET}.")]);
    }
    let ids = HELD.map(|(number, _)| {
        let id = library.home.ok(&["tag", "add", number, "disclosure", "--quote", SECRET, "--by", "Lea"]);
        id.trim().to_owned()
    });
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'gone' WHERE id = ?1", [gone]).unwrap();
    (library.home, ids.to_vec())
}

#[test]
fn text_and_show_say_why() {
    let (home, _) = library();
    for (number, why) in HELD {
        let text = home.run(&["text", number]);
        assert_eq!((text.exit, text.out.as_str()), (1, ""), "{number}");
        assert!(text.err.contains(&format!("{number} is held back: {why}")), "{}", text.err);
        let shown = home.ok(&["show", number, "--text"]);
        assert!(shown.contains(&format!("{number}: its text is held back: {why}")), "{shown}");
        assert!(!shown.contains("It is said that"), "{shown}");
    }
}

#[test]
fn a_search_finds_them_by_their_numbers_and_by_none_of_their_words() {
    let (home, _) = library();
    for words in ["\"old mill\"", "mill", "wit*", "river NEAR/5 mill", "Gone", "Annex"] {
        let ran = home.run(&["search", words, "--format", "json"]);
        assert_eq!((ran.exit, ran.out.trim()), (1, "[]"), "{words}");
    }
    assert_eq!(home.run(&["search", "mill", "--facets"]).exit, 1);
    for (number, why) in HELD {
        let rows = home.json(&["search", number, "--format", "json"]);
        let row = rows.iter().find(|row| row["number"] == number).unwrap();
        assert_eq!(
            (row["snippet"].as_str(), row["title"].as_str()),
            (Some(&*format!("held back: {why}")), Some(""))
        );
        assert!(row["page"].is_null() && row["paragraph"].is_null() && row["url"].is_null());
    }
}

#[test]
fn lists_and_shows_have_their_numbers_and_none_of_their_words() {
    let (home, ids) = library();
    for words in [
        &["list", "filings", "--format", "json"][..],
        &["list", "tags", "--format", "json"],
        &["tag", "list"],
        &["show", HELD[0].0],
        &["show", HELD[1].0, "--format", "json"],
        &["list", "changes", "--format", "json"],
    ] {
        let out = home.ok(words);
        assert!(out.contains("ICC-01/77-01/26-10"), "{out}");
        assert!(!["mill", "Gone", "Closed"].iter().any(|word| out.contains(word)), "{words:?}: {out}");
    }
    let tag =
        home.json(&["list", "tags", "--format", "json"]).into_iter().find(|tag| tag["id"] == ids[0]).unwrap();
    assert!(tag["quote"].is_null() && tag["withheld"] == HELD[0].1, "{tag}");
}

#[test]
fn a_quotation_is_checked_but_nothing_near_it_is_told() {
    let (home, _) = library();
    for (number, why) in HELD {
        let near = SECRET.replace("old", "new");
        let ran = home.run(&["tag", "add", number, "undue-delay", "--quote", &near, "--by", "Lea"]);
        in_shape(&ran.err);
        assert_eq!(ran.exit, 2);
        assert!(ran.err.contains(&format!("held back: {why}")) && !ran.err.contains("mill"), "{}", ran.err);
        home.ok(&["tag", "add", number, "undue-delay", "--quote", SECRET, "--by", "Lea"]);
    }
}

#[test]
fn nothing_of_them_is_proposed() {
    let mut library = Library::new();
    let words = "The accused has been detained without trial for eleven years, which is an undue delay.";
    let item = library.filing(HELD[0].0, "Told");
    library.text(item, "courtwatch-pdf 1", &[words]);
    let suggest = || library.home.run(&["tag", "suggest", HELD[0].0]).out;
    assert!(suggest().contains("undue delay"));
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'gone'", []).unwrap();
    assert!(!suggest().contains("undue delay"));
}

#[test]
fn cards_show_nothing_of_them() {
    let (home, ids) = library();
    for (id, (_, why)) in ids.iter().zip(HELD) {
        let mut command = home.command(&["tag", "review", id, "--by", "Jonas"]);
        let ran = ran(&command.stdin(Stdio::null()).output().unwrap());
        assert!(ran.out.contains(why) && !ran.out.contains("mill"), "{}{}", ran.out, ran.err);
    }
}
