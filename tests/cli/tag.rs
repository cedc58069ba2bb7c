//! `courtwatch tag`.

use super::harness::{FILING, Home, fixture};

#[test]
fn a_day_of_tagging() {
    let home = Home::read();
    let id = home.tag("ten months without a decision");
    let rows = home.json(&["tag", "list", "--format", "json"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["number"], &rows[0]["by"]),
        (&id.as_str().into(), &FILING.into(), &"Lea".into())
    );
    assert_eq!(rows[0]["state"], "unreviewed");
    let ran = home.run(&["tag", "remove", &id, "--reason", "another filing was meant"]);
    let said = format!("taken back: undue-delay on {FILING}; a tombstone stays\n");
    assert_eq!((ran.exit, ran.out.as_str(), ran.err), (0, "", said));
    assert_eq!(home.run(&["tag", "list"]).exit, 1, "it is no longer listed");
    let removed = home.json(&["tag", "list", "--type", "removed", "--format", "json"]);
    assert_eq!((&removed[0]["id"], &removed[0]["state"]), (&id.as_str().into(), &"removed".into()));
    let again = home.run(&["tag", "remove", &id]);
    assert_eq!((again.exit, again.err.as_str()), (0, "note: this tag was taken back before\n"));
}

#[test]
fn a_passage_is_checked_against_the_text() {
    let home = Home::read();
    let quote = ["tag", "add", FILING, "undue-delay", "--quote"];
    home.ok(&[&quote[..], &["a  status conference on\n4 May"]].concat());
    let rows = home.json(&["tag", "list", "--format", "json"]);
    assert_eq!(rows[0]["quote"], "a status conference on 4 May");
}

/// A press item whose whole text is stored.
fn with_text() -> (Home, &'static str) {
    let (home, url) = (Home::read(), "https://www.icc-cpi.int/news/quill-case-status-conference");
    home.ok(&["import", &fixture("icc/press-item/healthy.html"), "--url", url]);
    (home, url)
}

#[test]
fn a_quotation_that_is_not_there() {
    let (home, url) = with_text();
    let text = home.json(&["show", url, "--format", "json"])[0]["text"].as_str().unwrap().to_owned();
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let wrong = [&words[..6], &["wholly", "otherwise"]].concat().join(" ");
    let before = home.files();
    let ran = home.run(&["tag", "add", url, "undue-delay", "--quote", &wrong]);
    super::harness::in_shape(&ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines[0], format!("error: the quotation does not stand in {url}"));
    assert_eq!(lines[1], "  effect  nothing was tagged");
    assert!(lines[2].starts_with("  nearest “") && lines[2].contains(words[1]), "{}", ran.err);
    assert_eq!((ran.exit, lines.len()), (2, 4));
    assert_eq!(home.files(), before);
    home.refuses(
        &["tag", "add", url, "undue-delay", "--quote", " "],
        2,
        "error: the quotation is empty\n  effect  nothing was tagged",
    );
}

#[test]
fn names_that_are_none() {
    let home = Home::read();
    home.refuses(
        &["tag", "add", FILING, "undue-dely"],
        2,
        "error: there is no concern `undue-dely`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    home.refuses(
        &["tag", "add", "ICC-01/77-01/26-111", "undue-delay"],
        2,
        "error: `ICC-01/77-01/26-111` names 2 records, expected one\n\
         \x20 stored  ICC-01/77-01/26-111-Red, ICC-01/77-01/26-111-tFRA\n  effect  nothing was changed\n\
         hint: give the number of one version, with its suffix",
    );
    let ran = home.run(&["tag", "add", "ICC-01/77-01/26-999", "undue-delay"]);
    assert_eq!(
        (ran.exit, ran.err.lines().next()),
        (1, Some("error: no filing `ICC-01/77-01/26-999` is stored here"))
    );
    home.refuses(
        &["tag", "add", FILING, "undue-delay", "--quote", "a", "--page", "0"],
        2,
        "error: could not read `0` for `--page <N>`: expected a page from 1 on\n\
         hint: `courtwatch tag add --help` shows what it takes",
    );
    home.refuses(
        &["tag", "add", FILING, "undue-delay", "--by", " "],
        2,
        "error: nobody is named as the one who tags\nhint: add `--by NAME`, or `by = \"NAME\"` to courtwatch.toml",
    );
}

#[test]
fn ids_that_are_none_or_several() {
    let home = Home::read();
    let (first, second) = (home.tag("one"), home.tag("two"));
    let common: String =
        first.chars().zip(second.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let ids = format!("{first}, {second}");
    home.refuses(
        &["tag", "remove", &common],
        2,
        &format!(
            "error: 2 tags have an id that starts with `{common}`, expected one\n  ids     {ids}\n  effect  nothing was \
             changed\nhint: `courtwatch tag list` shows the ids"
        ),
    );
    let end = "\n  effect  nothing was changed\nhint: `courtwatch tag list` shows the ids";
    for (id, why) in [
        ("ffffffff", "no tag has this id"),
        ("01", "an id needs at least 4 characters"),
        ("%%%%", "no tag has this id"),
    ] {
        home.refuses(&["tag", "remove", id], 2, &format!("error: could not take back `{id}`: {why}{end}"));
    }
    home.refuses(
        &["tag", "list", "--court", "iccc"],
        2,
        "error: there is no court `iccc`\n\
         hint: did you mean `icc` or `eccc` or `icj`? `courtwatch courts` lists them all",
    );
}

#[test]
fn the_same_tag_is_stored_once() {
    let home = Home::read();
    let first = home.tag("ten months");
    assert_eq!(home.tag("ten months"), first);
    assert_eq!(home.json(&["list", "tags", "--format", "json"]).len(), 1);
}
