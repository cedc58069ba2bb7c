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

/// What is proposed for the press item to a person.
fn seen_by(home: &Home, person: &str) -> Vec<(String, String)> {
    let words = ["tag", "suggest", URL, "--format", "json"];
    let out = ran(&home.command(&words).env("USER", person).output().unwrap()).out;
    let rows: Vec<Value> = serde_json::from_str(&out).unwrap();
    let word = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows.iter().map(|row| (word(row, "concern"), word(row, "quote"))).collect()
}

#[test]
fn what_is_held_back_is_passed_over_and_said() {
    let home = with_text();
    let before = all(&home);
    let database = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
    database.execute("UPDATE item SET state = 'quarantined' WHERE kind = 'press'", []).unwrap();
    let ran = home.run(&["tag", "suggest", URL]);
    assert_eq!((ran.exit, ran.out.contains("undue")), (1, false), "{}", ran.out);
    assert!(ran.err.contains("note: 1 record passed over: their words are not proposed\n"), "{}", ran.err);
    assert!(ran.err.contains(": quarantined\n"), "{}", ran.err);
    let ran = home.run(&["tag", "suggest", "--all", "--format", "json"]);
    in_shape(&ran.err);
    assert!(ran.err.contains("passed over"), "{}", ran.err);
    let now: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert!(now.len() < before.len(), "{now:?}");
}

#[test]
fn a_coder_learns_nothing_of_other_coders() {
    let home = with_text();
    let proposed = seen_by(&home, "Lea");
    let (concern, quote) = &proposed[0];
    let (refused, words) = &proposed[1];
    let filings = home.json(&["list", "filings", "--format", "json"]).len();
    let press = home.json(&["list", "press", "--format", "json"]).len();
    let assign =
        |sample: &str| home.run(&["tag", "assign", "--coders", "Lea,Jonas", "--sample", sample]).exit;
    let fits = (1..=filings + press).rev().find(|n| assign(&n.to_string()) == 0);
    assert!(fits.is_some(), "a round of all records");
    home.ok(&["tag", "add", URL, concern, "--quote", quote, "--by", "Jonas"]);
    home.ok(&["tag", "refuse", URL, refused, "--quote", words, "--by", "Jonas"]);
    assert_eq!(seen_by(&home, "Lea"), proposed);
    let jonas = seen_by(&home, "Jonas");
    assert!(!jonas.contains(&proposed[0]) && !jonas.contains(&proposed[1]), "{jonas:?}");
}

#[test]
fn the_teams_codebook_is_proposed_from() {
    let home = with_text();
    let edit = |words: &[&str]| {
        home.ok(&[&["concerns", "edit"], words, &["--why", "ours", "--by", "Lea"]].concat());
    };
    let before = seen_by(&home, "Lea");
    let (first, words) = before[0].clone();
    let second = before.iter().map(|(slug, _)| slug).find(|slug| **slug != first).unwrap().clone();
    edit(&["retire", &first]);
    assert!(seen_by(&home, "Lea").iter().all(|(slug, _)| *slug != first));
    let cue = words.split_whitespace().next().unwrap().trim_matches(|c: char| !c.is_alphanumeric());
    edit(&[
        "add",
        "our-own",
        "--under",
        "fair-trial",
        "--label",
        "Own",
        "--definition",
        "Ours.",
        "--cue",
        cue,
    ]);
    assert!(seen_by(&home, "Lea").contains(&("our-own".to_owned(), words.clone())));
    edit(&["merge", &second, "our-own"]);
    let after = seen_by(&home, "Lea");
    assert!(after.iter().all(|(slug, _)| *slug != second), "{after:?}");
    assert_eq!(after.iter().filter(|row| **row == ("our-own".to_owned(), words.clone())).count(), 1);
    let quote = words.split_whitespace().collect::<Vec<_>>().join("\n");
    home.ok(&["tag", "refuse", URL, &second, "--quote", &quote, "--by", "Lea"]);
    assert!(!seen_by(&home, "Lea").contains(&("our-own".to_owned(), words)), "refused under either name");
}

#[test]
fn words_that_are_not_there_are_not_refused() {
    let home = with_text();
    let row = seen_by(&home, "Lea").remove(0);
    let wrong = row.1.replacen(' ', " wrongly ", 1);
    let ran = home.run(&["tag", "refuse", URL, &row.0, "--quote", &wrong, "--by", "Lea"]);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(ran.err.contains("error: the quotation does not stand in "), "{}", ran.err);
    assert!(ran.err.contains("  nearest “") && ran.err.contains("nothing was refused"), "{}", ran.err);
    assert!(seen_by(&home, "Lea").contains(&row));
}
