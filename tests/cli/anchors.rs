//! `courtwatch tag anchors`: what becomes of tagged passages in texts that come later.

use serde_json::Value;

use super::documents::{filings, read};
use super::harness::{Home, in_shape};

const RED: &str = "ICC-01/77-01/26-500-Red";
const RED2: &str = "ICC-01/77-01/26-500-Red2";
const WORDS: &str = "the accused has waited eleven months for a decision";
const MARK: &str = "the words have changed in the text now stored; not yet checked";

const PAGES: [&str; 2] = [
    "I. Procedural history\n1. On 4 May the Defence asked for the interim release of Mr Varrel. The Prosecution\nopposed it, and counsel for ████ did not answer in time.\n2. On 9 June the Chamber held a status conference on the matter.",
    "II. Analysis\n3. The Chamber recalls that detention before trial is the exception. It finds that\nthe accused has waited eleven months for a decision, which no reason before it\nexplains. The Registry’s report on flight risk is two years old.\n4. For these reasons the request is granted in part.",
];

/// A tagged passage of `-Red`; its id.
fn tagged(home: &Home) -> String {
    filings(home, &[RED, RED2]);
    read(home, RED, "red", "courtwatch-pdf 1", &PAGES);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", WORDS, "--by", "Lea"]).trim().to_owned()
}

fn anchors(home: &Home, all: bool) -> Vec<Value> {
    let ran = home.run(if all {
        &["tag", "anchors", "--all", "--format", "json"]
    } else {
        &["tag", "anchors", "--format", "json"]
    });
    in_shape(&ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// The tag's fate in `-Red2`, of which this is the second page.
fn fate(second: &str) -> (String, Value) {
    let home = Home::new();
    tagged(&home);
    read(&home, RED2, second, "courtwatch-pdf 1", &[&PAGES[0].replace("████", "the victims"), second]);
    let rows = anchors(&home, true);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0]["version"].as_str(), rows[0]["number"].as_str()), (Some(RED2), Some(RED)));
    let listed = home.run(&["list", "tags", "--format", "json"]);
    let tags: Vec<Value> = serde_json::from_str(&listed.out).unwrap();
    assert_eq!(tags[0]["anchor"], rows[0]["outcome"]);
    assert_eq!(tags[0]["quote"], WORDS, "the tag keeps its words");
    (rows[0]["outcome"].as_str().unwrap().to_owned(), rows[0].clone())
}

#[test]
fn a_version_with_fewer_redactions() {
    assert_eq!(fate(PAGES[1]).0, "kept");
    assert_eq!(fate(&PAGES[1].replace('\n', " ")).0, "kept");
    let put_in = PAGES[1].replace("3. The", "3. A new paragraph on another matter stands here now.\n4. The");
    assert_eq!(fate(&put_in).0, "moved");
    let (outcome, row) = fate(&PAGES[1].replace("has waited", "has not waited"));
    assert_eq!((outcome.as_str(), row["reason"].as_str()), ("changed", Some("“not” was added")));
    assert_eq!(row["words"], "the accused has not waited eleven months for a decision");
    assert_eq!(row["page"], 2);
    let gone = PAGES[1].split_once("It finds").unwrap().0;
    assert_eq!(fate(gone).0, "lost");
}

#[test]
fn nothing_is_compared_backwards() {
    let home = Home::new();
    filings(&home, &[RED, RED2]);
    read(&home, RED2, "red2", "courtwatch-pdf 1", &PAGES);
    home.ok(&["tag", "add", RED2, "undue-delay", "--quote", WORDS]);
    read(&home, RED, "red", "courtwatch-pdf 1", &["████"]);
    assert_eq!(anchors(&home, true), Vec::<Value>::new());
}

#[test]
fn what_a_newer_version_hides_leaves_no_more() {
    let home = Home::new();
    tagged(&home);
    assert!(home.ok(&["report", "--include-unreviewed"]).contains(WORDS));
    read(&home, RED2, "red2", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace(WORDS, "███████ ██████")]);
    let ran = home.run(&["report", "--include-unreviewed"]);
    assert!(
        !ran.out.contains(WORDS) && ran.out.contains("quarantined until a person has looked"),
        "{}",
        ran.out
    );
    assert_eq!(anchors(&home, false)[0]["reason"], "a redaction stands where these words stood");
}

#[test]
fn another_reading_of_the_same_bytes() {
    let home = Home::new();
    let id = tagged(&home);
    assert_eq!(home.json(&["list", "tags", "--format", "json"])[0]["anchor"], Value::Null);
    let broken = PAGES[1].replace('\n', " ").replace("months for", "mon-\nths\nfor");
    read(&home, RED, "red", "courtwatch-pdf 2", &[PAGES[0], &broken]);
    assert_eq!(home.json(&["list", "tags", "--format", "json"])[0]["anchor"], "kept");
    assert_eq!(home.run(&["tag", "anchors"]).exit, 1, "nothing waits");
    read(&home, RED, "red", "courtwatch-pdf 3", &["A cover", PAGES[0], PAGES[1]]);
    assert_eq!(home.json(&["list", "tags", "--format", "json"])[0]["anchor"], "moved");
    assert!(
        home.ok(&["report", "--include-unreviewed"]).contains("(page 3)"),
        "the page is that of the text now stored"
    );
    assert_eq!(anchors(&home, true).len(), 2, "each text once");
    assert_eq!(anchors(&home, true)[0]["id"], id.as_str());
}

#[test]
fn a_coder_neither_sees_nor_settles_the_others_passages() {
    let home = Home::new();
    let id = tagged(&home);
    home.ok(&["tag", "assign", "--coders", "Lea,Jonas", "--sample", "2"]);
    read(&home, RED, "other bytes", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace("eleven", "nine")]);
    assert_eq!(anchors(&home, true).len(), 1, "Lea sees her own");
    for (by, why) in [
        ("Jonas", "1 tag of other coders held back: you code in `round-1`, and not every coder is done"),
        ("jonas ", "1 tag of other coders held back"),
    ] {
        for words in [&["tag", "anchors", "--all"][..], &["tag", "anchors"]] {
            let ran = home.run(&[words, &["--by", by]].concat());
            assert!(!ran.out.contains("undue-delay") && ran.err.contains(why), "{words:?}: {ran:?}");
        }
    }
    home.refuses(
        &["tag", "anchors", "--accept", &id, "--by", "Jonas"],
        2,
        &format!(
            "error: could not settle `{id}`: you code in `round-1`, and not every coder is done\n  \
             effect  nothing was changed\nhint: `courtwatch tag assign --done` says that you are done"
        ),
    );
    assert_eq!(home.run(&["tag", "anchors", "--by", "Mira", "--all"]).exit, 0, "a supervisor sees it");
    home.ok(&["tag", "anchors", "--accept", &id, "--by", "Mira"]);
}

#[test]
fn a_person_settles_what_waits() {
    let home = Home::new();
    let id = tagged(&home);
    read(&home, RED, "other bytes", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace("eleven", "nine")]);
    let ran = home.run(&["report", "--include-unreviewed"]);
    in_shape(&ran.err);
    let said = "note: 1 tagged passage waits for a person: the words differ in a text that came since, or are not there";
    assert_eq!(ran.err.lines().next(), Some(said));
    assert!(ran.out.contains(&format!("(page 2; **{MARK}**)")), "{}", ran.out);
    assert_eq!(home.run(&["report", "--include-unreviewed"]).err, "", "it is said once");
    let end = "\n  effect  nothing was changed\nhint: `courtwatch tag anchors` shows what waits; `--all` what was found and decided";
    home.refuses(
        &["tag", "anchors", "--accept", "ffffff"],
        2,
        &format!("error: no passage of a tag `ffffff` waits for a person{end}"),
    );
    home.ok(&["tag", "anchors", "--accept", &id[..13], "--by", "Jonas"]);
    let row = &anchors(&home, true)[0];
    assert_eq!((row["decision"].as_str(), row["decided_by"].as_str()), (Some("accepted"), Some("Jonas")));
    let text = home.ok(&["report", "--include-unreviewed"]);
    assert!(text.contains(&WORDS.replace("eleven", "nine")) && !text.contains(MARK), "{text}");
    assert_eq!(home.run(&["tag", "anchors", "--refuse", &id]).exit, 2, "it is settled");
    read(&home, RED, "other bytes", "courtwatch-pdf 2", &[PAGES[0], &PAGES[1].replace("eleven", "nine")]);
    assert_eq!(home.run(&["tag", "anchors"]).exit, 1, "the same words were accepted before");
}

#[test]
fn a_refused_passage_is_said_to_be_gone() {
    let home = Home::new();
    let id = tagged(&home);
    read(&home, RED, "other bytes", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace("eleven", "nine")]);
    anchors(&home, false);
    home.ok(&["tag", "anchors", "--refuse", &id, "--by", "Jonas"]);
    let text = home.ok(&["report", "--include-unreviewed"]);
    assert!(text.contains(WORDS) && text.contains("**no longer in the text now stored**"), "{text}");
    assert!(home.ok(&["report", "--include-unreviewed", "--format", "csv"]).contains(",gone,"));
}

#[test]
fn a_quotation_is_anchored_when_the_text_comes() {
    let home = Home::new();
    filings(&home, &[RED]);
    for words in ["THE ACCUSED has waited eleven months", "wholly other words than these"] {
        let ran = home.run(&["tag", "add", RED, "undue-delay", "--quote", words, "--by", "Lea"]);
        assert!(ran.err.starts_with("warning: the quotation was not checked"), "{}", ran.err);
    }
    assert_eq!(home.run(&["tag", "anchors"]).exit, 1);
    read(&home, RED, "red", "courtwatch-pdf 1", &PAGES);
    let rows = anchors(&home, false);
    assert_eq!((rows.len(), rows[0]["outcome"].as_str()), (1, Some("lost")));
    let tags = home.json(&["list", "tags", "--format", "json"]);
    assert_eq!(tags[0]["quote"], "the accused has waited eleven months");
    assert_eq!((tags[0]["page"].as_u64(), &tags[0]["quote_checked"]), (Some(2), &Value::Bool(true)));
    assert_eq!((&tags[1]["quote_checked"], tags[1]["anchor"].as_str()), (&Value::Bool(false), Some("lost")));
}

#[test]
fn several_texts_of_one_tag() {
    let home = Home::new();
    let id = tagged(&home);
    read(&home, RED, "other bytes", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace("eleven", "nine")]);
    read(&home, RED2, "red2", "courtwatch-pdf 1", &[PAGES[0], &PAGES[1].replace("eleven", "ten")]);
    assert_eq!(anchors(&home, false).len(), 2);
    home.refuses(
        &["tag", "anchors", "--accept", &id],
        2,
        &format!(
            "error: the passage of this tag waits in 2 texts, expected one\n  effect  nothing was changed\n  texts   {RED}, \
             {RED2}\nhint: say which with `--in NUMBER`"
        ),
    );
    home.ok(&["tag", "anchors", "--accept", &id, "--in", RED2]);
    assert_eq!(anchors(&home, false)[0]["version"], RED);
}

#[test]
fn a_title_that_is_reworded() {
    let home = Home::new();
    filings(&home, &[RED]);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", "decision on lamps", "--by", "Lea"]);
    let rows = std::fs::read_to_string(home.path("rows.json")).unwrap();
    home.write("rows.json", rows.replace("on lamps", "on two lamps"));
    home.ok(&["import", "rows.json", "--listing", "legal-tools/icc-filings"]);
    let waiting = anchors(&home, false);
    assert_eq!((waiting.len(), waiting[0]["reason"].as_str()), (1, Some("“two” was added")));
    assert!(home.run(&["report", "--include-unreviewed"]).out.contains(MARK));
}

#[test]
fn other_languages_and_annexes_are_other_documents() {
    let home = Home::new();
    filings(&home, &[RED, "ICC-01/77-01/26-500-Red2-tFRA", "ICC-01/77-01/26-500-Red2-AnxA"]);
    read(&home, RED, "red", "courtwatch-pdf 1", &PAGES);
    home.ok(&["tag", "add", RED, "undue-delay", "--quote", WORDS]);
    for (number, bytes) in
        [("ICC-01/77-01/26-500-Red2-tFRA", "fra"), ("ICC-01/77-01/26-500-Red2-AnxA", "annex")]
    {
        read(&home, number, bytes, "courtwatch-pdf 1", &["Autre chose."]);
    }
    assert_eq!(anchors(&home, true), Vec::<Value>::new());
}
