//! `courtwatch watch`.

use serde_json::json;

use super::harness::Home;

fn add(home: &Home, words: &[&str]) {
    home.ok(&[&["watch", "add"], words].concat());
}

#[test]
fn what_is_followed_is_listed() {
    let home = Home::new();
    add(
        &home,
        &["health", "--query", "hospital OR deten*", "--court", "icc", "--reason", "the amicus on  health"],
    );
    add(
        &home,
        &[
            "Sittings",
            "--case",
            "ICC-01/77-01/26",
            "--type",
            "status conference",
            "--lang",
            "French",
            "--kind",
            "hearing,press",
            "--changes",
            "moved,vacated",
            "--since",
            "2026-03-01",
            "--reason",
            "we attend",
            "--by",
            "Jonas",
        ],
    );
    let rows = home.json(&["watch", "list", "--format", "json"]);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (&rows[0]["name"], &rows[0]["query"], &rows[0]["court"], &rows[0]["reason"], &rows[0]["by"]),
        (
            &json!("health"),
            &json!("hospital OR deten*"),
            &json!("icc"),
            &json!("the amicus on health"),
            &json!("Lea")
        )
    );
    assert!(rows[0]["told"].is_null() && rows[0]["id"].as_str().unwrap().len() == 36);
    assert_eq!(
        (&rows[1]["case"], &rows[1]["type"], &rows[1]["lang"], &rows[1]["kind"], &rows[1]["changes"]),
        (
            &json!("ICC-01/77-01/26"),
            &json!("status conference"),
            &json!("fr"),
            &json!(["hearing", "press"]),
            &json!(["moved", "vacated"])
        )
    );
    assert_eq!((&rows[1]["since"], &rows[1]["by"]), (&json!("2026-03-01"), &json!("Jonas")));
}

#[test]
fn what_is_taken_back_keeps_a_tombstone() {
    let home = Home::new();
    add(&home, &["health", "--court", "icc", "--reason", "a"]);
    home.ok(&["watch", "remove", "Health", "--reason", "decided"]);
    assert_eq!(home.run(&["watch", "list"]).exit, 1);
    add(&home, &["health", "--court", "ksc", "--reason", "b"]);
    let rows = home.json(&["watch", "list", "--all", "--format", "json"]);
    assert_eq!(rows.len(), 2);
    let gone = rows.iter().find(|row| !row["removed_at"].is_null()).unwrap();
    assert_eq!((&gone["removed_reason"], &gone["removed_by"]), (&json!("decided"), &json!("Lea")));
    assert_eq!(gone["reason"], "a");
}

#[test]
fn what_cannot_be_followed() {
    let home = Home::new();
    add(&home, &["health", "--query", "hospital", "--reason", "a"]);
    let refuses = |words: &[&str], said: &str| {
        let words = [&["watch", "add", "new", "--reason", "b"], words].concat();
        home.refuses(&words, 2, said);
    };
    refuses(
        &[],
        "error: a watch needs something to look for\n  effect  nothing was added\nhint: add `--query`, or a filter: \
         `--court`, `--case`, `--type`, `--concern`, `--lang`, `--kind`, `--changes`",
    );
    refuses(
        &["--query", "(release"],
        "error: could not read the search at column 1: `(` has no `)` behind it\n  typed   (release\nhint: put `)` where the \
         group ends\nhint: `courtwatch search --help` shows what can be asked",
    );
    refuses(
        &["--court", "icx"],
        "error: there is no court `icx`\nhint: did you mean `icc` or `icj` or `ictr`? `courtwatch courts` lists them all",
    );
    refuses(
        &["--type", "decisoin"],
        "error: there is no type `decisoin`\nhint: did you mean `decision`? `courtwatch search --facets QUERY` lists them all",
    );
    refuses(
        &["--concern", "undue-dalay"],
        "error: there is no concern `undue-dalay`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    refuses(
        &["--court", "icc", "--changes", "movd"],
        "error: there is no sort of change `movd`\nhint: did you mean `moved`? `courtwatch watch add --help` lists them all",
    );
    refuses(
        &["--court", "icc", "--kind", "filings"],
        "error: there is no kind of record `filings`\nhint: did you mean `filing`? `courtwatch watch add --help` lists them all",
    );
    refuses(
        &["--lang", "elvish"],
        "error: there is no language `elvish` here\nhint: a code of two letters: `en`, `fr`, `ar`, `sq`, `sr`, `km`, …",
    );
    home.refuses(
        &["watch", "add", "HEALTH", "--court", "icc", "--reason", "b"],
        2,
        "error: there is a watch `HEALTH` already\n  effect  it is unchanged; nothing was added\nhint: choose another \
         name, or `courtwatch watch remove NAME --reason TEXT` first",
    );
    home.refuses(
        &["watch", "add", "new", "--court", "icc", "--reason", " "],
        2,
        "error: `--reason` is empty\n  effect  nothing was added",
    );
    home.refuses(
        &["watch", "remove", "helth", "--reason", "b"],
        2,
        "error: there is no watch `helth`\nhint: did you mean `health`? `courtwatch watch list` lists them all",
    );
    assert_eq!(home.json(&["watch", "list", "--format", "json"]).len(), 1);
}

#[test]
fn a_type_that_is_stored_can_be_followed() {
    let mut library = super::library::Library::new();
    library.filing_with("ICC-01/77-01/26-101", "Title", |filing| {
        filing.kind = courtwatch::model::filing::FilingKind::read("Amicus letter");
    });
    library.home.ok(&["watch", "add", "letters", "--type", "amicus letter", "--reason", "a"]);
    let rows = library.home.json(&["watch", "list", "--format", "json"]);
    assert_eq!(rows[0]["type"], "Amicus letter");
}
