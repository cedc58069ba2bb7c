//! The demo as a person meets it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::world::Site;

fn demo(folder: &Path, zone: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_courtwatch"))
        .args(arguments)
        .env_remove("COURTWATCH_DB")
        .env("TZ", zone)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn made(folder: &Path, zone: &str) -> String {
    let output = demo(folder, zone, &["demo"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

fn list(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let all = [&["--db", "courtwatch-demo/courtwatch.db", "list"], arguments, &["--format", "json"]].concat();
    let output = demo(folder, "UTC", &all);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

/// Every row of every table, as text.
fn content(database: &Path) -> BTreeMap<String, Vec<String>> {
    let connection = rusqlite::Connection::open(database).unwrap();
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let names: Vec<String> = tables.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    let rows_of = |table: &String| {
        let mut rows = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = rows.column_count();
        let rows = rows.query_map([], |r| {
            let values: Vec<rusqlite::types::Value> =
                (0..columns).map(|n| r.get(n)).collect::<Result<_, _>>()?;
            Ok(format!("{values:?}"))
        });
        let mut rows: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
        rows.sort();
        rows
    };
    names.iter().map(|name| (name.clone(), rows_of(name))).collect()
}

#[test]
fn two_demos_are_the_same() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let texts = [made(one.path(), "Pacific/Kiritimati"), made(two.path(), "America/Los_Angeles")];
    assert_eq!(texts[0], texts[1]);
    let at = |folder: &tempfile::TempDir, file: &str| folder.path().join("courtwatch-demo").join(file);
    for file in ["briefing.md", "briefing.csv", "courtwatch.toml"] {
        let read = |folder| std::fs::read(at(folder, file)).unwrap();
        assert!(read(&one) == read(&two), "{file} differs");
    }
    let contents = [content(&at(&one, "courtwatch.db")), content(&at(&two, "courtwatch.db"))];
    // what tells a database from its copies differs between any two
    for (table, rows) in contents[0].iter().filter(|(table, _)| *table != "touched") {
        assert_eq!(rows, &contents[1][table], "{table}");
    }
    // no clock was looked at: every instant is of the two weeks and the evening after
    let instant = regex::Regex::new(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ").unwrap();
    for (table, rows) in
        contents[0].iter().filter(|(table, _)| !["body", "sighting"].contains(&table.as_str()))
    {
        for found in rows.iter().flat_map(|row| instant.find_iter(row)) {
            let known = [
                "2026-11-09T06:",
                "2026-11-16T06:",
                "2026-11-16T17:",
                "2026-11-16T18:",
                "2026-11-16T19:",
                "2026-11-17T09:",
            ];
            assert!(
                known.iter().any(|begin| found.as_str().starts_with(begin)),
                "{table}: {}",
                found.as_str()
            );
        }
    }
}

#[test]
fn it_shows_what_the_program_is_for() {
    let folder = tempfile::tempdir().unwrap();
    let text = made(folder.path(), "UTC");
    assert!(text.contains("is invented"), "{text}");
    let filings = list(folder.path(), &["filings"]);
    assert!(filings.len() >= 150, "{} filings", filings.len());
    let hearings = list(folder.path(), &["hearings"]);
    assert!(hearings.len() >= 12, "{} hearings", hearings.len());
    assert!(list(folder.path(), &["press"]).len() >= 10);
    let tags = list(folder.path(), &["tags"]);
    assert!((12..=16).contains(&tags.len()), "{} tags", tags.len());
    assert!(tags.iter().all(|tag| tag["quote"].is_null() || tag["quote_checked"] == true), "{tags:#?}");
    let sources: std::collections::BTreeSet<&str> = filings
        .iter()
        .flat_map(|f| f["sources"].as_array().unwrap())
        .filter_map(|s| s.as_str()?.split('/').next())
        .chain(["hudoc", "feed"])
        .collect();
    assert!(sources.len() >= 4, "{sources:?}");

    let changes = list(folder.path(), &["changes", "--since", "2026-11-16"]);
    let kinds: Vec<&str> = changes.iter().map(|c| c["change"].as_str().unwrap()).collect();
    for kind in ["new", "title", "moved", "vacated"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    let state = |number: &str| filings.iter().find(|f| f["number"] == number).unwrap();
    assert_eq!(state("ICC-04/89-52")["state"], "quarantined");
    let late = state("ICC-02/88-01/24-236");
    assert_eq!(late["date"], "2026-04-17");
    assert!(late["first_seen"].as_str().unwrap().starts_with("2026-11-16"));
    assert!(text.contains("not read: ksc/filings: the site sent a bot check"), "{text}");
}

#[test]
fn its_briefing_holds_together() {
    let folder = tempfile::tempdir().unwrap();
    let text = made(folder.path(), "UTC");
    let briefing = std::fs::read_to_string(folder.path().join("courtwatch-demo/briefing.md")).unwrap();
    for goal in ["## Goal 1", "## Goal 3"] {
        assert!(briefing.contains(goal), "{goal}");
    }
    let all = ["--db", "courtwatch-demo/courtwatch.db", "report", "--include-unreviewed"];
    let all = String::from_utf8(demo(folder.path(), "UTC", &all).stdout).unwrap();
    assert!(all.contains("## Goal 2"), "the tags that wait for a review");
    let (body, held) = all.split_once("## Held back").unwrap();
    assert!(held.contains("ICC-04/89-52") && !body.contains("**ICC-04/89-52**"), "{held}");
    assert!(!briefing.contains("not checked against stored text"));
    assert!(!briefing.contains("no case stated"), "press items stand under their case");
    let shown: Vec<&str> = briefing.lines().take(10).collect();
    assert!(shown.iter().all(|line| text.contains(line)), "{text}");
}

#[test]
fn what_it_says_to_try_works() {
    let folder = tempfile::tempdir().unwrap();
    let output = demo(folder.path(), "UTC", &["demo", "a first look"]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let commands: Vec<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix("courtwatch --db ")).collect();
    assert!((3..=8).contains(&commands.len()), "{commands:?}");
    for command in commands {
        // a shell's words, as far as they are used: double quotes keep blanks
        let arguments: Vec<String> = command
            .split('"')
            .enumerate()
            .flat_map(|(n, part)| match n % 2 {
                1 => vec![part.to_owned()],
                _ => part.split_whitespace().map(str::to_owned).collect(),
            })
            .collect();
        let mut all = vec!["--db"];
        all.extend(arguments.iter().map(String::as_str));
        let output = demo(folder.path(), "UTC", &all);
        assert!(output.status.success(), "{command}: {output:?}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["courtwatch.db", "briefing.md", "briefing.csv", "courtwatch.toml"] {
        let dir = tempfile::tempdir_in(folder.path()).unwrap();
        std::fs::write(dir.path().join(file), "mine").unwrap();
        let output = demo(folder.path(), "UTC", &["demo", dir.path().to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("error: did not make a demo in"), "{said}");
        assert!(said.contains("is there already") && said.contains("nothing was made or changed"), "{said}");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
        assert_eq!(std::fs::read_to_string(dir.path().join(file)).unwrap(), "mine");
    }
}

#[test]
fn no_site_is_asked_from_it() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), "UTC");
    let config = folder.path().join("courtwatch-demo/courtwatch.toml");
    let config = courtwatch::config::load(Some(&config), Path::new("courtwatch.db")).unwrap();
    for (_, site, _) in Site::ALL {
        assert!(config.origins[site].starts_with("http://127.0.0.1:9/"), "{site}");
    }
}
