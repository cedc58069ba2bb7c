//! `courtwatch digest`: what it tells.

use courtwatch::model::classification::Classification;
use courtwatch::model::filing::Filing;
use courtwatch::model::record::Record;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::harness::{Home, in_shape};
use super::library::Library;

const NUMBER: &str = "ICC-01/77-01/26-101";

/// A library with a watch on all of its court, and others.
fn library(watches: &[&[&str]]) -> Library {
    let library = Library::new();
    library.home.ok(&["watch", "add", "all", "--court", "icc", "--reason", "everything counts"]);
    for words in watches {
        library.home.ok(&[&["watch", "add"], *words, &["--reason", "for the brief"]].concat());
    }
    library
}

fn rows(home: &Home, words: &[&str]) -> Vec<Value> {
    let ran = home.run(&[&["digest", "--format", "json"], words].concat());
    in_shape(&ran.err);
    assert!(ran.exit <= 1, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn told(rows: &[Value]) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    rows.iter().map(|row| (text(row, "number"), text(row, "change"))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(number, change)| ((*number).to_owned(), (*change).to_owned())).collect()
}

/// Lists a filing again, with something else about it.
fn again(library: &mut Library, title: &str, with: impl Fn(&mut Filing)) {
    library.filing_with(NUMBER, title, with);
}

#[test]
fn one_change_of_two_watches_stands_once() {
    let mut library = library(&[&["orders", "--query", "reparations"], &["other", "--court", "ksc"]]);
    library.filing(NUMBER, "Order on reparations");
    let rows = rows(&library.home, &["--peek"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["watches"], json!(["all", "orders"]));
    assert_eq!(rows[0]["reasons"], json!(["everything counts", "for the brief"]));
    assert_eq!(rows[0]["snippet"], "Order on **reparations**");
    let text = library.home.ok(&["digest"]);
    assert_eq!(text.matches("Order on reparations").count(), 1, "{text}");
    assert!(text.contains("followed by all (everything counts); orders (for the brief)"), "{text}");
}

#[test]
fn a_look_moves_nothing() {
    let mut library = library(&[]);
    library.filing(NUMBER, "Order");
    let first = library.home.ok(&["digest", "--peek"]);
    assert_eq!(library.home.ok(&["digest", "--peek"]), first);
    assert_eq!(library.home.ok(&["digest"]), first);
    assert_eq!(library.home.run(&["digest", "--peek"]).exit, 1);
}

#[test]
fn nothing_is_followed() {
    let library = Library::new();
    library.home.refuses(
        &["digest"],
        1,
        "note: nothing is followed yet\nhint: `courtwatch watch add NAME --query QUERY --reason TEXT` follows what \
         answers a query",
    );
    library.home.ok(&["watch", "add", "health", "--court", "icc", "--reason", "a"]);
    library.home.refuses(
        &["digest", "--watch", "helth"],
        2,
        "error: there is no watch `helth`\nhint: did you mean `health`? `courtwatch watch list` lists them all",
    );
    let nothing = library.home.run(&["digest"]);
    assert_eq!(nothing.exit, 1);
    assert!(
        nothing.err.contains("nothing is new for 1 watch as no listing has been read yet"),
        "{}",
        nothing.err
    );
}

#[test]
fn only_the_changes_and_records_that_are_asked_for() {
    let mut library = library(&[&["titles", "--changes", "title"], &["news", "--kind", "press"]]);
    library.filing(NUMBER, "Order");
    library.press("https://court.example/news/1", "News", "Words");
    let by = |rows: &[Value], name: &str| -> Vec<Value> {
        rows.iter().filter(|row| row["watches"].as_array().unwrap().contains(&json!(name))).cloned().collect()
    };
    let first = rows(&library.home, &[]);
    assert_eq!(by(&first, "titles"), [] as [Value; 0]);
    assert_eq!(told(&by(&first, "news")), pairs(&[("https://court.example/news/1", "new")]));
    again(&mut library, "Order, corrected", |_| {});
    let second = rows(&library.home, &[]);
    assert_eq!(told(&by(&second, "titles")), pairs(&[(NUMBER, "title")]));
    assert_eq!((&second[0]["old"], &second[0]["new"]), (&json!("Order"), &json!("Order, corrected")));
}

#[test]
fn what_was_followed_is_followed_under_another_title() {
    let mut library = library(&[&["release", "--query", "release"]]);
    library.filing(NUMBER, "Decision on release");
    rows(&library.home, &[]);
    again(&mut library, "Decision on detention", |_| {});
    let second = rows(&library.home, &["--watch", "release"]);
    assert_eq!(told(&second), pairs(&[(NUMBER, "title")]));
}

#[test]
fn what_comes_to_answer_later_is_told_then() {
    let mut library = library(&[&["release", "--query", "release"]]);
    library.filing(NUMBER, "Decision");
    assert_eq!(rows(&library.home, &["--watch", "release"]), [] as [Value; 0]);
    again(&mut library, "Decision on release", |_| {});
    let second = rows(&library.home, &["--watch", "release"]);
    assert_eq!(told(&second), pairs(&[(NUMBER, "new"), (NUMBER, "title")]));
}

#[test]
fn a_text_is_told_once_however_often_it_is_read() {
    let mut library = Library::new();
    let old = library.filing(NUMBER, "Decision");
    library.home.ok(&["watch", "add", "mill", "--query", "\"old mill\"", "--reason", "a"]);
    library.text(old, "courtwatch-pdf 1", &["Nothing here.", "1. He lives in the old mill by the river."]);
    let first = rows(&library.home, &[]);
    assert_eq!(told(&first), pairs(&[(NUMBER, "text")]));
    assert_eq!((&first[0]["page"], &first[0]["note"]), (&json!(2), &json!("its text can be read now")));
    library.text(old, "courtwatch-pdf 2", &["Nothing here.", "1. He lives in the old mill by the river."]);
    assert_eq!(rows(&library.home, &[]), [] as [Value; 0]);
}

#[test]
fn a_tag_does_not_make_an_old_record_new() {
    let mut library = Library::new();
    library.filing(NUMBER, "Decision on release");
    library.home.ok(&["watch", "add", "release", "--query", "release", "--reason", "a"]);
    library.home.ok(&["watch", "add", "delay", "--concern", "undue-delay", "--reason", "b"]);
    let id = library.home.ok(&["tag", "add", NUMBER, "undue-delay", "--by", "Lea"]);
    assert_eq!(rows(&library.home, &[]), [] as [Value; 0], "nobody has confirmed it");
    library.home.ok(&["tag", "review", id.trim(), "--confirm", "--by", "Jonas"]);
    let confirmed = rows(&library.home, &[]);
    assert_eq!(told(&confirmed), pairs(&[(NUMBER, "tagged")]));
    assert_eq!(confirmed[0]["watches"], json!(["delay"]));
    assert_eq!(confirmed[0]["note"], "`undue-delay` by Lea, confirmed by Jonas");
    library.home.ok(&["tag", "add", NUMBER, "disclosure", "--by", "Lea"]);
    assert_eq!(rows(&library.home, &[]), [] as [Value; 0]);
}

const SECRET: &str = "the witness lives in the old mill";

#[test]
fn what_is_held_back_is_told_by_number_and_reason() {
    let mut library = library(&[&["mill", "--query", "mill"]]);
    let close = |filing: &mut Filing| filing.classification = Classification::read("Confidential");
    let seal = |filing: &mut Filing| filing.classification = Classification::read("Under Seal");
    let item = library.filing_with(NUMBER, SECRET, close);
    library.text(item, "courtwatch-pdf 1", &[SECRET]);
    library.filing_with("ICC-01/77-01/26-102", SECRET, seal);
    library.filing_with("ICC-01/77-01/26-103-AnxA", SECRET, |_| {});
    library.filing_with("ICC-01/77-01/26-103", SECRET, close);
    let news = "https://court.example/news/witness-lives-in-old-mill";
    library.press(news, SECRET, SECRET);
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'gone' WHERE kind = 'press'", []).unwrap();
    for format in ["text", "md", "html", "json"] {
        let ran = library.home.run(&["digest", "--peek", "--format", format]);
        assert_eq!(ran.exit, 0);
        let shown = ran.out.replace("**", "").replace("mill: for the brief (mill)", "");
        for words in ["witness", "lives", "old-mill", "26-102"] {
            assert!(!shown.contains(words), "{format}: {words}: {shown}");
        }
        assert!(shown.contains(NUMBER) && shown.contains("26-103-AnxA"), "{format}: {shown}");
    }
    let text = library.home.ok(&["digest"]);
    assert!(text.contains(&format!("{NUMBER}: it is listed as `Confidential` (new)")), "{text}");
    assert_eq!(rows(&library.home, &[]), [] as [Value; 0]);
}

#[test]
fn what_a_title_said_before_it_was_public_is_not_told() {
    let mut library = library(&[]);
    again(&mut library, "Statement of Witness Adam Smith", |filing| {
        filing.classification = Classification::read("Confidential");
    });
    rows(&library.home, &[]);
    again(&mut library, "Statement of a witness", |filing| {
        filing.classification = Classification::read("Public");
    });
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'listed', reason = NULL, cause = NULL", []).unwrap();
    let opened = rows(&library.home, &["--peek"]);
    assert_eq!(
        told(&opened),
        pairs(&[(NUMBER, "title"), (NUMBER, "classification"), (NUMBER, "returned")]),
        "{opened:?}"
    );
    let title = opened.iter().find(|row| row["change"] == "title").unwrap();
    assert_eq!((&title["old"], &title["new"]), (&Value::Null, &json!("Statement of a witness")));
    assert!(!library.home.ok(&["digest"]).contains("Smith"));
}

#[test]
fn words_that_the_court_has_redacted_are_not_told() {
    let mut library = library(&[]);
    library.filing(NUMBER, "Statement of Adam Smith");
    rows(&library.home, &[]);
    again(&mut library, "Statement of [REDACTED]", |_| {});
    let text = library.home.ok(&["digest"]);
    assert!(!text.contains("Smith"), "{text}");
    assert!(
        text.contains("title: the words before are not shown (the court has redacted them), now"),
        "{text}"
    );
}

#[test]
fn titles_are_words_and_nothing_else() {
    let mut library = library(&[]);
    let hostile =
        "\u{1b}[2J\u{1b}]0;x\u{7}<script>alert(1)</script> [x](javascript:alert(1)) \u{202e}**b** `c`";
    let filing = |number: &str, title: &str| {
        let read = courtwatch::model::number::DocumentNumber::read(number).unwrap();
        let mut filing = Filing::new(courtwatch::model::court::court("icc").unwrap(), number, title);
        filing.number = Some(read);
        filing.page_url = Some("javascript:alert(1)".to_owned());
        Record::from(filing)
    };
    library.listed("icc/decisions", NUMBER, filing(NUMBER, hostile));
    for format in ["text", "md", "html", "json"] {
        let out = library.home.ok(&["digest", "--peek", "--format", format]);
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {out:?}");
        let never: &[&str] = match format {
            "html" => &["<script>alert", "href=\"javascript:"],
            "md" => &["<script>alert", "](javascript:"],
            _ => &[],
        };
        for words in never {
            assert!(!out.contains(words), "{format}: {words}: {out}");
        }
    }
}

#[test]
fn a_watch_that_cannot_be_read_any_more_does_not_silence_the_others() {
    let mut library = library(&[&["old", "--query", "release"], &["retired", "--concern", "undue-delay"]]);
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE watch SET query = '(release' WHERE name = 'old'", []).unwrap();
    base.execute("UPDATE watch SET concern = 'no-such-concern' WHERE name = 'retired'", []).unwrap();
    library.filing(NUMBER, "Decision on release");
    let ran = library.home.run(&["digest"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains(
        "warning: the watch `old` was not looked at: its query can no longer be read, at column 1"
    ));
    assert!(
        ran.err.contains(
            "warning: the watch `retired` was not looked at: there is no concern `no-such-concern`"
        )
    );
    assert!(
        ran.out.contains(NUMBER) && ran.out.contains("Watches that could not be looked at"),
        "{}",
        ran.out
    );
    base.execute("UPDATE watch SET query = 'release' WHERE name = 'old'", []).unwrap();
    assert_eq!(told(&rows(&library.home, &[])), pairs(&[(NUMBER, "new")]), "it has lost nothing");
}

#[test]
fn a_coder_of_an_open_round_loses_nothing() {
    let mut library = library(&[&["delay", "--concern", "undue-delay"]]);
    library.filing(NUMBER, "Decision");
    library.home.ok(&["tag", "assign", "--coders", "Lea,Jonas", "--sample", "1"]);
    library.home.ok(&["tag", "add", NUMBER, "undue-delay", "--by", "Jonas"]);
    let ran = library.home.run(&["digest", "--watch", "delay"]);
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("`delay` was not looked at: ") && !ran.out.contains(NUMBER), "{}", ran.err);
    for coder in ["Lea", "Jonas"] {
        library.home.ok(&["tag", "assign", "--done", "--by", coder]);
    }
    assert_eq!(told(&rows(&library.home, &["--watch", "delay"])), pairs(&[(NUMBER, "new")]));
}

#[test]
fn a_text_that_replaces_a_poorer_reading_is_not_lost() {
    let mut library = Library::new();
    let old = library.filing(NUMBER, "Decision");
    library.text(old, "courtwatch-pdf 1", &[""]);
    library.home.ok(&["watch", "add", "mill", "--query", "\"old mill\"", "--reason", "a"]);
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    // as a poorer reading by the same engine is replaced: the new one takes the id of the newest
    base.execute_batch(
        "CREATE TEMP TABLE kept AS SELECT * FROM extraction; DELETE FROM page; DELETE FROM extraction;
         INSERT INTO extraction (id, sha256, engine, at, outcome, recognised)
         SELECT id, sha256, engine, '2999-01-01T00:00:00Z', 'text', 0 FROM kept;
         INSERT INTO page (extraction, number, body, margin) SELECT id, 1, 'in the old mill', '{}' FROM extraction",
    )
    .unwrap();
    assert_eq!(told(&rows(&library.home, &[])), pairs(&[(NUMBER, "text")]));
    assert_eq!(rows(&library.home, &[]), [] as [Value; 0]);
}

#[test]
fn what_the_team_holds_is_taken_back_and_given_back() {
    let mut library = library(&[]);
    library.filing(NUMBER, "Decision on the old mill");
    rows(&library.home, &[]);
    library.home.ok(&["hold", "add", NUMBER, "--reason", "a source asks"]);
    let held = library.home.ok(&["digest"]);
    assert!(held.contains(&format!("withdrawn since: {NUMBER}: ")) && !held.contains("mill"), "{held}");
    assert_eq!(library.home.run(&["digest"]).exit, 1);
    library.home.ok(&["hold", "lift", NUMBER, "--reason", "it is settled"]);
    let back = rows(&library.home, &[]);
    assert_eq!(told(&back), pairs(&[(NUMBER, "returned")]));
    assert_eq!(back[0]["title"], "Decision on the old mill");
}
