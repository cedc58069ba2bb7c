//! What a court closes or withdraws is shown by nothing from the run on that notices it.

use crate::support::world::{Serving, World};

/// A word that stands in one document alone, and one of its title.
const TEXT: &str = "thornwhistle";
const TITLE: &str = "quillbracken";

/// A world that was read with its documents, in which one filing has words of its own and a tag on them; its number.
fn tagged() -> (Serving, String) {
    let mut world = World::sample();
    let number = world.number_of("Decision on the monitoring of privileged");
    world.retitle(&number, "Decision on the quillbracken");
    world.replace_pdf(
        &number,
        "1. The detention of the thornwhistle without trial is an undue delay of eleven years.",
    );
    let serving = world.serve();
    serving.fetch(&["--documents", "all"]).ok();
    let add = [
        "tag",
        "add",
        &number,
        "undue-delay",
        "--quote",
        "the thornwhistle",
        "--note",
        "a quillbracken",
        "--by",
        "Lea",
    ];
    serving.run(&add).ok();
    assert!(everything(&serving, &number).contains(TEXT) && everything(&serving, &number).contains(TITLE));
    (serving, number)
}

/// What commands print of it.
fn everything(serving: &Serving, number: &str) -> String {
    let all: &[&[&str]] = &[
        &["search", TEXT, "--format", "json"],
        &["search", TITLE, "--format", "json"],
        &["search", "undue delay eleven", "--format", "json"],
        &["search", number, "--format", "json"],
        &["list", "filings", "--format", "json"],
        &["list", "tags", "--format", "json"],
        &["tag", "list"],
        &["tag", "anchors", "--all", "--format", "json"],
        &["tag", "suggest", "--all", "--format", "json"],
        &["show", number],
        &["show", number, "--text"],
        &["show", number, "--format", "json"],
        &["text", number],
        &["report", "--title", "Test"],
        &["report", "--title", "Test", "--format", "csv"],
        &["trends", "--format", "json"],
    ];
    all.iter().map(|words| serving.run(words).stdout).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn nothing_shows(serving: &Serving, number: &str, fetched: &str, code: &str) {
    let said = everything(serving, number) + fetched;
    for word in [TEXT, TITLE] {
        let line = said.lines().find(|line| line.contains(word));
        assert!(line.is_none(), "{word}: {line:?}");
    }
    let rows = serving.run(&["list", "filings", "--format", "json"]).ok().json();
    let row = rows.iter().find(|row| row["number"] == number).unwrap();
    assert!(
        row["state"] == code && row["date"].is_string() && row["withheld"].is_string(),
        "the tombstone: {row}"
    );
    let report = serving.run(&["report", "--title", "Test"]).stdout;
    assert!(report.split_once("## Held back").unwrap().1.contains(number), "{report}");
    serving.run(&["verify"]).ok();
}

#[test]
fn what_is_reclassified() {
    let (serving, number) = tagged();
    serving.change(|world| world.reclassify(&number));
    let ran = serving.fetch(&["--sweep"]);
    nothing_shows(&serving, &number, &(ran.stdout + &ran.stderr), "quarantined");
    let acts = serving.run(&["list", "custody", "--format", "json"]).ok().json();
    for act in ["classification", "quarantine"] {
        assert!(acts.iter().any(|row| row["act"] == act && row["number"] == number.as_str()), "{act}");
    }
}

#[test]
fn what_is_withdrawn() {
    let (serving, number) = tagged();
    serving.change(|world| drop(world.withdraw(&number)));
    let ran = serving.fetch(&["--sweep"]);
    nothing_shows(&serving, &number, &(ran.stdout + &ran.stderr), "quarantined");
    let ran = serving.fetch(&["--sweep"]);
    nothing_shows(&serving, &number, &(ran.stdout + &ran.stderr), "gone");
}
