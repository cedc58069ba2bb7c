//! `courtwatch doctor`.

use super::harness::{Home, fixture};

#[test]
fn all_is_well() {
    let home = Home::read();
    let ran = home.run(&["doctor"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, "every listing that was read is healthy\n"));
    assert!(ran.out.contains("icc/decisions"), "{}", ran.out);
    assert_eq!(home.json(&["doctor", "--format", "json"]).len(), 7);
}

#[test]
fn says_what_is_wrong_and_what_to_do() {
    let home = Home::read();
    let file = fixture("icc/decisions/renamed.html");
    assert_eq!(home.run(&["import", &file, "--listing", "icc/decisions"]).exit, 3);
    let ran = home.run(&["doctor"]);
    assert_eq!(ran.exit, 3);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert!(
        lines[0].starts_with("warning: icc/decisions: `") && lines[0].contains("renamed.html`: "),
        "{}",
        ran.err
    );
    assert!(lines[1].starts_with("  since   20"), "{}", ran.err);
    assert_eq!(lines[2..], ["hint: `courtwatch fetch icc/decisions` tries again", "1 listing not healthy"]);
}

#[test]
fn a_listing_that_only_takes_files_is_not_to_be_fetched() {
    let home = Home::read();
    let file = fixture("icc/calendar/renamed.html");
    assert_eq!(home.run(&["import", &file, "--listing", "icc/calendar"]).exit, 3);
    let err = home.run(&["doctor"]).err;
    assert!(
        err.contains(
            "hint: save the page from your browser and run `courtwatch import FILE --listing icc/calendar`\n"
        ),
        "{err}"
    );
}

#[test]
fn nothing_yet() {
    let home = Home::new();
    home.refuses(
        &["doctor"],
        4,
        "error: there is no database here yet\n  file    courtwatch.db\n\
         hint: `courtwatch fetch` makes it; `--db FILE` chooses another",
    );
    let home = Home::new();
    assert_eq!(home.run(&["import", "missing.html"]).exit, 2);
    let ran = home.run(&["doctor"]);
    assert_ne!(ran.exit, 0, "{}", ran.err);
}
