//! `courtwatch courts`.

use super::harness::Home;

#[test]
fn lists_every_listing_without_a_database() {
    let home = Home::new();
    let rows = home.json(&["courts", "--format", "json"]);
    let decisions = rows.iter().find(|row| row["listing"] == "icc/decisions").unwrap();
    assert_eq!((&decisions["health"], &decisions["items"]), (&"never read".into(), &0.into()));
    assert!(home.ok(&["courts"]).contains("hudoc/judgments"));
    assert!(home.ok(&["courts", "--format", "csv"]).starts_with("listing,court,"));
    assert!(home.files().is_empty(), "nothing is made");
}

#[test]
fn says_how_each_stands() {
    let rows = Home::read().json(&["courts", "--format", "json"]);
    let decisions = rows.iter().find(|row| row["listing"] == "icc/decisions").unwrap();
    assert_eq!((&decisions["health"], &decisions["items"]), (&"healthy".into(), &5.into()));
}

#[test]
fn a_format_that_is_none() {
    Home::new().refuses(
        &["courts", "--format", "jsno"],
        2,
        "error: could not read `jsno` for `--format <FORMAT>`: expected table, json or csv\nhint: did you mean `json`?",
    );
}
