//! `courtwatch hearings`.

use super::harness::Home;

#[test]
fn lists_them_by_day_in_the_courts_time() {
    let home = Home::read();
    let rows = home.json(&["hearings", "--court", "icc", "--format", "json"]);
    let starts: Vec<&str> = rows.iter().map(|row| row["starts"].as_str().unwrap()).collect();
    assert!(starts.is_sorted() && starts.contains(&"2026-05-04T09:30:00+02:00"), "{starts:?}");
    assert!(home.ok(&["hearings"]).contains("Courtroom II"));
    assert!(home.ok(&["hearings", "--format", "csv"]).starts_with("court,case,starts,ends,zone,"));
}

#[test]
fn none_is_said_and_is_no_success() {
    let ran = Home::read().run(&["hearings", "--court", "scsl", "--format", "json"]);
    assert_eq!((ran.exit, ran.out.as_str(), ran.err.as_str()), (1, "[]\n", "note: nothing found\n"));
}

#[test]
fn wishes_that_exclude_each_other() {
    let home = Home::read();
    home.refuses(
        &["hearings", "--upcoming", "--since", "2026-01-01"],
        2,
        "error: `--upcoming` cannot stand beside `--since <DAY>`\nhint: `courtwatch hearings --help` shows what it takes",
    );
    home.refuses(
        &["hearings", "--court", "iccc"],
        2,
        "error: there is no court `iccc`\n\
         hint: did you mean `icc` or `eccc` or `icj`? `courtwatch courts` lists them all",
    );
    home.refuses(
        &["hearings", "--upcoming", "--until", "2020-01-01"],
        2,
        "error: `--until 2020-01-01` is past, so nothing is still to come before it\n\
         hint: leave out `--upcoming` to list what was",
    );
}
