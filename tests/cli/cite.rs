//! `courtwatch cite`.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use super::harness::{FILING, Home, Ran, in_shape, ran};

const NAMES: &str = "[[short_name]]\ncourt = \"icc\"\nfull = \"Ada Quill\"\nshort = \"Quill\"\n";

fn lines(home: &Home, words: &[&str], input: &str) -> Ran {
    let mut child = home
        .command(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    ran(&child.wait_with_output().unwrap())
}

fn answers(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_stored_record_is_cited_in_every_style() {
    let home = Home::read();
    home.write("names.toml", NAMES);
    let cite = |words: &[&str]| home.ok(&[&["cite", FILING], words].concat());
    assert_eq!(
        cite(&["--para", "5-7,12", "--short", "Quill Order"]),
        "Prosecutor v Quill (Order Scheduling a Status Conference on 4 May 2026 at 10:00) (International Criminal Court, \
         Trial Chamber XII, Case No ICC-01/77-01/26-112, 20 April 2026) [5]–[7], [12] (‘Quill Order’).\n"
    );
    for by_case in ["--cite-by", "--number"] {
        assert!(cite(&[by_case, "case"]).contains("Case No ICC-01/77-01/26, 20 April"));
    }
    assert!(cite(&["--style", "oscola"]).ends_with(") ICC-01/77-01/26-112 (20 April 2026)\n"));
    assert!(
        cite(&["--style", "court", "--page", "3"])
            .starts_with("The Prosecutor v. Ada Quill, Trial Chamber XII, Order")
    );
    assert!(cite(&["--format", "md"]).starts_with("_Prosecutor v Quill_ (_Order"));
    assert!(cite(&["--format", "html"]).starts_with("<p><em>Prosecutor v Quill</em> ("));
    let rows: Vec<Value> = serde_json::from_str(&cite(&["--format", "json"])).unwrap();
    assert_eq!((&rows[0]["number"], &rows[0]["remarks"]), (&json!(FILING), &json!([])));
}

#[test]
fn what_is_not_known_is_said_beside_the_citation() {
    let home = Home::read();
    let ran = home.run(&["cite", FILING]);
    in_shape(&ran.err);
    assert!(ran.out.starts_with("Prosecutor v Ada Quill ("), "{}", ran.out);
    assert_eq!(
        ran.err.trim_end(),
        format!(
            "note: look at the citation of {FILING}\n  remark  the short name of Ada Quill is not known: add it to names.toml"
        )
    );
}

#[test]
fn what_is_withheld_is_named_by_number_alone() {
    let home = Home::read();
    let ran = home.run(&["cite", "ICC-01/77-01/26-110-Conf-Exp"]);
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("did not cite ICC-01/77-01/26-110-Conf-Exp") && !ran.err.contains("maps"),
        "{}",
        ran.err
    );
}

#[test]
fn an_error_in_the_names_has_its_line() {
    let home = Home::read();
    home.write(
        "names.toml",
        format!("{NAMES}\n[[short_name]]\ncourt = \"icc\"\nfull = \"Ada Quill\"\nshort = \"Ada\"\n"),
    );
    home.refuses(
        &["cite", FILING],
        2,
        "error: could not read `names.toml`: line 9: `Ada Quill` is `Quill` above and `Ada` here\n  effect  nothing was cited\n\
         hint: an entry is `[[short_name]]` with `court`, `full` and `short`, or `[[short_title]]` with `number` and `title`",
    );
}

#[test]
fn every_worked_citation_is_answered_from_a_list() {
    let worked = include_str!("../../fixtures/cite/worked.toml");
    let worked: Value = serde_json::to_value(toml::from_str::<toml::Value>(worked).unwrap()).unwrap();
    let tests = worked["test"].as_array().unwrap();
    let input: String = tests
        .iter()
        .map(|t| {
            json!({"id": t["id"], "style": t["style"], "mode": t["mode"], "input": t["input"]}).to_string()
                + "\n"
        })
        .collect();
    let ran = lines(&Home::new(), &["cite", "--stdin"], &input);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    for (test, answer) in tests.iter().zip(answers(&ran)) {
        assert_eq!(answer["id"], test["id"]);
        assert_eq!((&answer["md"], &answer["text"]), (&test["expect_md"], &test["expect_text"]));
    }
}

#[test]
fn bad_lines_are_named_and_the_others_answered() {
    let input = "{\"id\": 1, \"input\": {\"kind\": \"ibid\", \"paras\": [\"21-22\"]}}\n\
                 {\"id\": 2, \"style\": \"mla\", \"input\": {\"kind\": \"ibid\"}}\n\
                 {\"id\": 3, \"input\": {\"kind\": \"poem\"}}\n\nnone\n{\"id\": 4}\n\
                 {\"id\": 5, \"input\": {\"kind\": \"filing\", \"date\": \"soon\"}}\n\
                 {\"id\": {\"a\": [6]}, \"input\": {\"kind\": \"ibid\", \"colour\": \"red\"}}\n";
    let ran = lines(&Home::new(), &["cite", "--stdin"], input);
    in_shape(&ran.err);
    let got = answers(&ran);
    assert_eq!(got[0]["md"], "Ibid [21]–[22].");
    assert_eq!((&got[1]["id"], &got[1]["remarks"]), (&json!({"a": [6]}), &json!(["key-unknown"])));
    assert_eq!((ran.exit, got.len()), (2, 2));
    for said in [
        "warning: line 2: expected the style `aglc4`, `oscola` or `court`, found `mla`",
        "warning: line 3: expected the kind ",
        "warning: line 5: expected a JSON object",
        "warning: line 6: expected a JSON object with an object `input`, found none",
        "warning: line 7: expected a date as 2019-11-02, 2019-11 or 2019, found `soon`",
        "error: could not cite 5 of 7 lines",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}
