//! `courtwatch tag suggest` and `courtwatch tag refuse`.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::harness::{Home, Ran, fixture, in_shape, ran};

const URL: &str = "https://www.icc-cpi.int/news/quill-case-status-conference";

/// A press item whose whole text is stored.
fn with_text() -> Home {
    let home = Home::read();
    home.ok(&["import", &fixture("icc/press-item/healthy.html"), "--url", URL]);
    home
}

fn all(home: &Home) -> Vec<Value> {
    home.json(&["tag", "suggest", "--all", "--format", "json"])
}

#[test]
fn every_proposal_stands_in_its_text() {
    let home = with_text();
    let rows = all(&home);
    assert!(rows.len() > 3, "{rows:?}");
    for row in &rows {
        let keys: Vec<&String> = row.as_object().unwrap().keys().collect();
        let contract = ["number", "page", "start", "end", "quote", "concern", "tier", "score", "because"];
        assert_eq!(keys, contract);
        assert!(["suggested", "maybe"].contains(&row["tier"].as_str().unwrap()));
        assert!((0.0..=1.0).contains(&row["score"].as_f64().unwrap()));
        let quote = row["quote"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        for words in row["because"].as_array().unwrap() {
            assert!(quote.contains(words.as_str().unwrap()), "{words} in {quote}");
        }
        let length = row["end"].as_u64().unwrap() - row["start"].as_u64().unwrap();
        assert_eq!(length, row["quote"].as_str().unwrap().chars().count() as u64);
    }
    assert_eq!(all(&home), rows, "twice the same");
    let one = home.json(&["tag", "suggest", URL, "--format", "json"]);
    let same: Vec<&Value> = rows.iter().filter(|r| r["number"] == one[0]["number"]).collect();
    assert_eq!(one.iter().collect::<Vec<_>>(), same);
    let likely = home.run(&["tag", "suggest", "--all", "--min-score", "1", "--format", "json"]);
    assert_eq!((likely.exit, likely.out.trim()), (1, "[]"));
}

#[test]
fn what_was_refused_or_tagged_is_not_proposed_again() {
    let home = with_text();
    let rows = home.json(&["tag", "suggest", URL, "--format", "json"]);
    let (refused, tagged) = (&rows[0], &rows[1]);
    let words = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let quote = words(refused, "quote");
    let refuse = ["tag", "refuse", URL, &words(refused, "concern"), "--quote", &quote, "--by", "Lea"];
    let said = home.run(&refuse);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(home.run(&refuse).err, "note: this was refused before\n");
    let quote = words(tagged, "quote");
    let id = home.ok(&["tag", "add", URL, &words(tagged, "concern"), "--quote", &quote, "--by", "Lea"]);
    let gone = |row: &Value| {
        let now = home.run(&["tag", "suggest", URL, "--format", "json"]).out;
        let now: Vec<Value> = serde_json::from_str(&now).unwrap();
        now.iter().all(|r| (&r["concern"], &r["quote"]) != (&row["concern"], &row["quote"]))
    };
    assert!(gone(refused) && gone(tagged));
    home.ok(&["tag", "remove", id.trim()]);
    assert!(gone(tagged), "what a person took back is not proposed again either");
    home.refuses(
        &["tag", "refuse", URL, "undue-delay", "--quote", " ", "--by", "Lea"],
        2,
        "error: the quotation is empty\n  effect  nothing was refused",
    );
}

fn lines(input: &[u8]) -> Ran {
    let home = Home::new();
    let mut child = home
        .command(&["tag", "suggest", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(&child.wait_with_output().unwrap())
}

#[test]
fn passages_from_elsewhere_need_no_database() {
    let asked = concat!(
        r#"{"id": "a", "text": "He was convicted in absentia and never heard of the trial.", "lang": "en", "court": "ICC"}"#,
        "\n\n",
        r#"{"id": 2, "text": "Il n'a pas eu accès à un avocat pendant sa garde à vue.", "lang": "fr"}"#,
        "\n",
        r#"{"text": "Annex.", "lang": null, "court": null}"#,
    );
    let ran = lines(asked.as_bytes());
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        (&answers[0]["id"], &answers[1]["id"], &answers[2]["id"]),
        (&"a".into(), &2.into(), &Value::Null)
    );
    let both = |answer: &Value| {
        let list = |key: &str| answer[key].as_array().unwrap().clone();
        [list("suggested"), list("maybe")].concat()
    };
    assert!(both(&answers[0]).contains(&"presence-in-absentia".into()), "{answers:?}");
    assert!(both(&answers[1]).contains(&"legal-assistance".into()), "{answers:?}");
    assert!(answers.iter().all(|a| both(a).len() <= 5));
}

#[test]
fn a_bad_line_is_named_and_loses_no_other() {
    let good = br#"{"id": 1, "text": "He was convicted in absentia."}"#;
    let bad: [&[u8]; 6] =
        [b"not JSON", b"[1]", b"{\"id\": 3}", b"{\"text\": 7}", b"\xff\xfe{\x00", b"{\"text\": \"\xe9\"}"];
    let input = [&[&good[..]], &bad[..], &[&good[..]]].concat().join(&b'\n');
    let ran = lines(&input);
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.lines().count()), (2, 2));
    for line in 2..=7 {
        assert!(ran.err.contains(&format!("warning: line {line}: expected ")), "{}", ran.err);
    }
    assert!(ran.err.contains("error: could not read 6 of 8 lines\n  effect  the other 2 were answered\n"));
}

#[test]
fn a_very_long_text_is_answered() {
    let text = "The accused was tried in absentia. Nobody told him of the hearing. ".repeat(11_000);
    let ran = lines(format!("{{\"id\": 1, \"text\": \"{text}\"}}").as_bytes());
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["suggested"][0], "presence-in-absentia");
}
