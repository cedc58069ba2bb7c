//! What two weeks of listings come to in digests: everything once, and nothing lost.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::world::{Serving, World};

const CASE: &str = "ICC-02/88-01/24";

fn watch(serving: &Serving, name: &str, words: &[&str]) {
    let reason = format!("why {name} is followed");
    serving.run(&[&["watch", "add", name, "--reason", &reason, "--by", "Lea"], words].concat()).ok();
}

/// The rows of a digest.
fn digest(serving: &Serving, words: &[&str]) -> Vec<Value> {
    serving.run(&[&["digest", "--format", "json"], words].concat()).ok_or_nothing().json()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

/// Number and sort of change of each row.
fn told(rows: &[Value]) -> Vec<(&str, &str)> {
    let mut told: Vec<(&str, &str)> =
        rows.iter().map(|row| (text(row, "number"), text(row, "change"))).collect();
    told.sort_unstable();
    told
}

/// A served sample world that was read after these watches were added.
fn followed(watches: &[(&str, &[&str])]) -> Serving {
    let serving = World::sample().serve();
    for (name, words) in watches {
        watch(&serving, name, words);
    }
    serving.fetch(&[]).ok();
    serving
}

#[test]
fn two_weeks() {
    let serving =
        followed(&[("varrel", &["--case", CASE]), ("talari", &["--query", "Talari", "--court", "icc"])]);
    let first = digest(&serving, &[]);
    let listed = serving.run(&["list", "filings", "--case", CASE, "--format", "json"]).ok().json();
    let new: BTreeSet<&str> =
        first.iter().filter(|row| row["change"] == "new").map(|row| text(row, "number")).collect();
    assert!(listed.iter().all(|filing| new.contains(text(filing, "number"))), "a filing is not told");
    let talari = first.iter().find(|row| text(row, "title").contains("Talari")).unwrap();
    assert_eq!(talari["watches"], serde_json::json!(["talari", "varrel"]));
    assert!(text(talari, "snippet").contains("**Talari**"), "{talari}");

    let again = serving.run(&["digest"]);
    assert_eq!(again.code, 1, "{}", again.stdout);
    assert!(
        again.stdout.contains("Nothing is new for 2 watches in what was read until "),
        "{}",
        again.stdout
    );
    assert!(again.stderr.contains("note: nothing is new for 2 watches in what was read until "));

    serving.change(|world| *world = World::second_week());
    serving.fetch(&["--sweep"]);
    let second = digest(&serving, &[]);
    let moved = format!("{CASE} 2026-12-08");
    assert_eq!(
        told(&second),
        [
            ("ICC-02/88-01/24 2026-12-08", "moved"),
            ("ICC-02/88-01/24-236", "new"),
            ("ICC-02/88-01/24-304", "title"),
            ("ICC-02/88-01/24-308", "new"),
            ("ICC-CPI-20261110-PR2111", "new"),
        ]
    );
    let moved = second.iter().find(|row| row["number"] == *moved).unwrap();
    assert_eq!(
        (text(moved, "old"), text(moved, "new")),
        ("2026-11-24T10:00:00+01:00", "2026-12-08T10:00:00+01:00")
    );
    assert_eq!(moved["reasons"], serde_json::json!(["why varrel is followed"]));
    assert_eq!(digest(&serving, &[]), [] as [Value; 0]);
}

#[test]
fn the_text_says_what_a_reader_needs() {
    let serving = followed(&[("varrel", &["--case", CASE])]);
    digest(&serving, &[]);
    serving.change(|world| *world = World::second_week());
    serving.fetch(&["--sweep"]);
    let text = serving.run(&["digest", "--peek"]).ok().stdout;
    for words in [
        "5 records with news for 1 watch in what was read until",
        "- ICC-02/88-01/24-236 · 17 April 2026 · decision · icc",
        "moved: was “2026-11-24 10:00 +01:00”, now “2026-12-08 10:00 +01:00”",
        "https://www.icc-cpi.int/court-record/icc-02/88-01/24-236",
        "followed by varrel (why varrel is followed)",
        "- 2026-12-08 10:00 +01:00 · ICC-02/88-01/24 · status conference, Courtroom III, moved",
        "ksc/filings: the site sent a bot check",
        "varrel: why varrel is followed (case ICC-02/88-01/24)",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("2026-11-24 10:00 +01:00 ·"), "it will not sit then: {text}");
}

#[test]
fn the_same_bytes_in_another_zone_and_locale() {
    let serving = followed(&[("varrel", &["--case", CASE])]);
    let printed = |zone: &str, locale: &str, format: &str| {
        let mut command = serving.command(&serving.database(), &["digest", "--peek", "--format", format]);
        let output = command.env("TZ", zone).env("LC_ALL", locale).output().unwrap();
        assert!(!output.stdout.is_empty());
        output.stdout
    };
    for format in ["text", "md", "html", "json"] {
        assert_eq!(
            printed("UTC", "C", format),
            printed("Pacific/Auckland", "fr_FR.UTF-8", format),
            "{format}"
        );
    }
}

#[test]
fn a_removed_watch_tells_no_more() {
    let serving = followed(&[("varrel", &["--case", CASE]), ("ksc", &["--court", "ksc"])]);
    serving.run(&["watch", "remove", "varrel", "--reason", "done", "--by", "Lea"]).ok();
    let rows = digest(&serving, &[]);
    assert!(!rows.is_empty() && rows.iter().all(|row| row["watches"] == serde_json::json!(["ksc"])));
}

#[test]
fn a_watch_alone_leaves_the_others_what_is_theirs() {
    let serving = followed(&[("varrel", &["--case", CASE]), ("icc", &["--court", "icc"])]);
    let alone = digest(&serving, &["--watch", "varrel"]);
    assert!(alone.iter().all(|row| row["watches"] == serde_json::json!(["varrel"])));
    let rest = digest(&serving, &[]);
    assert!(rest.len() > alone.len());
    assert!(rest.iter().all(|row| row["watches"] == serde_json::json!(["icc"])));
}

#[test]
fn a_document_that_is_taken_away() {
    let number = World::sample().number_of("Defence Request for disclosure of material");
    let serving = followed(&[("varrel", &["--case", CASE])]);
    digest(&serving, &[]);
    let title = "Defence Request for disclosure";
    let mut taken = None;
    serving.change(|world| taken = Some(world.withdraw(&number)));
    serving.fetch(&["--sweep"]).ok();
    let held = serving.run(&["digest", "--peek"]).ok().stdout;
    assert!(held.contains(&format!("withdrawn since: {number}: ")) && !held.contains(title), "{held}");
    assert_eq!(
        told(&digest(&serving, &[])),
        [(number.as_str(), "withdrawn")],
        "at once, though not gone yet"
    );
    serving.fetch(&["--sweep"]).ok();
    let gone = digest(&serving, &[]);
    assert_eq!(told(&gone), [(number.as_str(), "gone")]);
    assert!(
        gone[0]["title"].is_null() && gone[0]["url"].is_null() && !gone[0]["withheld"].is_null(),
        "{gone:?}"
    );
    assert_eq!(told(&digest(&serving, &[])), []);
    serving.change(|world| world.filings.extend(taken));
    serving.fetch(&["--sweep"]).ok();
    let back = digest(&serving, &[]);
    assert_eq!(told(&back), [(number.as_str(), "returned")]);
    assert!(text(&back[0], "title").starts_with(title));
}

#[test]
fn a_document_that_is_closed() {
    let number = World::sample().number_of("Defence Request for disclosure of material");
    let serving = followed(&[("varrel", &["--case", CASE])]);
    digest(&serving, &[]);
    serving.change(|world| world.reclassify(&number));
    serving.fetch(&["--sweep"]).ok();
    let rows = digest(&serving, &["--peek"]);
    assert_eq!(told(&rows), [(number.as_str(), "classification"), (number.as_str(), "withdrawn")]);
    assert!(rows.iter().all(|row| row["old"].is_null() && row["title"].is_null() && row["case"].is_null()));
    let text = serving.run(&["digest"]).ok().stdout;
    assert!(
        text.contains(&number) && text.contains("confidential") && !text.contains("disclosure of"),
        "{text}"
    );
}

#[test]
fn a_text_that_comes_after_its_listing() {
    let serving = followed(&[("bed", &["--query", "\"handcuffed to the bed\""])]);
    assert_eq!(told(&digest(&serving, &[])), [], "no title says so");
    serving.fetch(&["--documents", "all"]).ok();
    let rows = digest(&serving, &[]);
    assert_eq!(told(&rows), [("ICC-02/88-01/24-290", "new"), ("ICC-02/88-01/24-290", "text")]);
    assert!(text(&rows[0], "snippet").contains("**handcuffed to the bed**") && rows[0]["page"] == 2);
    serving.fetch(&["--documents", "all"]).ok();
    assert_eq!(told(&digest(&serving, &[])), []);

    watch(&serving, "late", &["--query", "hospital", "--changes", "new"]);
    assert_eq!(told(&digest(&serving, &[])), [], "what was there before is not new");
}

#[test]
fn a_watch_that_begins_earlier() {
    let serving = followed(&[]);
    let day =
        serving.run(&["list", "changes", "--limit", "1", "--format", "json"]).ok().json()[0]["at"].clone();
    watch(&serving, "now", &["--case", CASE]);
    watch(&serving, "then", &["--case", CASE, "--since", &day.as_str().unwrap()[..10]]);
    watch(&serving, "later", &["--case", CASE, "--since", "2999-01-01"]);
    let rows = digest(&serving, &[]);
    assert!(!rows.is_empty() && rows.iter().all(|row| row["watches"] == serde_json::json!(["then"])));
}
