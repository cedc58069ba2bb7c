//! What a newer text hides, and which text is the newer one.

use super::documents::{filings, read, read_from};
use super::harness::Home;
use super::library::Library;

const WHOLE: &str = "ICC-01/77-01/26-500";
const RED: &str = "ICC-01/77-01/26-500-Red";
const RED2: &str = "ICC-01/77-01/26-500-Red2";
const WORDS: &str = "the accused has waited eleven months for a decision";
const REDACTED: &str = "a redaction stands where these words stood";
const PAGE: &str = "3. The Chamber recalls that detention before trial is the exception. It finds that\nthe accused has waited eleven months for a decision, which no reason before it\nexplains. The Registry’s report on flight risk is two years old.";

fn black() -> String {
    PAGE.replace(WORDS, "███████ ██████")
}

/// A tag of Lea's on a passage of this version; its id.
fn tagged(home: &Home, number: &str) -> String {
    filings(home, &[number, RED2]);
    read(home, number, "first", "courtwatch-pdf 1", &[PAGE]);
    home.ok(&["tag", "add", number, "undue-delay", "--quote", WORDS, "--by", "Lea"]).trim().to_owned()
}

/// Why what waits does so.
fn reasons(home: &Home) -> Vec<String> {
    let ran = home.run(&["tag", "anchors", "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    rows.iter().map(|row| row["reason"].as_str().unwrap().to_owned()).collect()
}

fn reported(home: &Home) -> bool {
    home.run(&["report", "--include-unreviewed"]).out.contains(WORDS)
}

#[test]
fn a_decision_on_lost_words_is_none_on_a_redaction() {
    let home = Home::new();
    let id = tagged(&home, RED);
    read(&home, RED2, "cut", "courtwatch-pdf 1", &[PAGE.split_once("It finds").unwrap().0]);
    assert_eq!(reasons(&home), ["nothing like these words stands in it"]);
    home.ok(&["tag", "anchors", "--refuse", &id, "--by", "Jonas"]);
    assert!(reported(&home));
    read(&home, RED2, "black", "courtwatch-pdf 1", &[&black()]);
    assert_eq!(reasons(&home), [REDACTED]);
    assert!(!reported(&home));
    home.ok(&["tag", "anchors", "--refuse", &id, "--by", "Jonas"]);
    assert!(reported(&home), "a person says that it hides nothing");
    read(&home, RED2, "black", "courtwatch-pdf 2", &[&black()]);
    assert_eq!(reasons(&home), [REDACTED], "in another reading they are asked again");
}

#[test]
fn an_old_copy_does_not_hide_what_the_court_published_since() {
    let home = Home::new();
    filings(&home, &[RED]);
    read_from(&home, RED, "file:saved.pdf", ("saved", "courtwatch-pdf 1"), &[PAGE]);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", WORDS, "--by", "Lea"]);
    read(&home, RED, "published", "courtwatch-pdf 1", &[&black()]);
    let text = home.ok(&["text", RED]);
    assert!(text.contains("██████") && !text.contains("eleven months"), "{text}");
    assert_eq!(reasons(&home), [REDACTED]);
    assert!(!reported(&home));
}

#[test]
fn a_redacted_version_of_a_public_original() {
    let home = Home::new();
    filings(&home, &[WHOLE, RED]);
    read(&home, WHOLE, "whole", "courtwatch-pdf 1", &[PAGE]);
    home.ok(&["tag", "add", WHOLE, "undue-delay", "--quote", WORDS, "--by", "Lea"]);
    read(&home, RED, "other", "courtwatch-pdf 1", &[&PAGE.replace("eleven", "nine")]);
    assert!(reported(&home) && reasons(&home).is_empty(), "only what is hidden counts there");
    read(&home, RED, "black", "courtwatch-pdf 1", &[&black()]);
    assert_eq!(reasons(&home), [REDACTED]);
    assert!(!reported(&home));
}

#[test]
fn an_earlier_redacted_version_hides_nothing() {
    let home = Home::new();
    filings(&home, &[RED, WHOLE]);
    read(&home, WHOLE, "whole", "courtwatch-pdf 1", &[PAGE]);
    home.ok(&["tag", "add", WHOLE, "undue-delay", "--quote", WORDS, "--by", "Lea"]);
    read(&home, RED, "black", "courtwatch-pdf 1", &[&black()]);
    assert!(reported(&home) && reasons(&home).is_empty());
}

#[test]
fn words_of_a_press_item_that_come_back() {
    let mut library = Library::new();
    let url = "https://www.icc-cpi.int/news/lamps";
    library.press(url, "Lamps", PAGE);
    library.home.ok(&["tag", "add", url, "undue-delay", "--quote", WORDS, "--by", "Lea"]);
    library.press(url, "Lamps", &PAGE.replace("eleven", "nine"));
    assert_eq!(reasons(&library.home).len(), 1);
    library.press(url, "Lamps", PAGE);
    assert_eq!(reasons(&library.home).len(), 0, "the text is what it was");
    assert!(library.home.json(&["list", "tags", "--format", "json"])[0]["anchor"].is_null());
    library.press(url, "Lamps", &PAGE.replace("eleven", "nine"));
    assert_eq!(reasons(&library.home).len(), 1, "and again");
}

#[test]
fn a_redaction_that_was_misread() {
    let home = Home::new();
    tagged(&home, RED);
    read(&home, RED2, "red2", "courtwatch-pdf 1", &[&black()]);
    assert!(!reported(&home));
    read(&home, RED2, "red2", "courtwatch-pdf 2", &[PAGE]);
    assert!(reported(&home) && reasons(&home).is_empty());
}

#[test]
fn hidden_passages_stay_out_of_trends_and_disagreements() {
    let home = Home::new();
    tagged(&home, RED);
    home.ok(&["tag", "add", RED, "disclosure", "--by", "Jonas"]);
    let differ = || {
        home.run(&["agreement", "--disagreements", "differ.csv", "--force"]);
        std::fs::read_to_string(home.path("differ.csv")).unwrap()
    };
    let trends = || home.run(&["trends", "--format", "json"]).out;
    assert!(differ().contains(WORDS) && trends().contains(WORDS));
    read(&home, RED2, "black", "courtwatch-pdf 1", &[&black()]);
    assert!(differ().contains("undue-delay") && !differ().contains(WORDS));
    assert!(!trends().contains(WORDS));
}

#[test]
fn trends_look_at_new_texts_by_themselves() {
    let home = Home::new();
    tagged(&home, RED);
    read(&home, RED2, "black", "courtwatch-pdf 1", &[&black()]);
    assert!(!home.run(&["trends", "--format", "json"]).out.contains(WORDS));
}
