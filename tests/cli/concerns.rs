//! `courtwatch concerns`.

use super::harness::Home;

#[test]
fn lists_the_codebook_without_a_database() {
    let home = Home::new();
    let rows = home.json(&["concerns", "--format", "json"]);
    assert_eq!(rows.len(), 88);
    assert!(rows.iter().any(|row| row["slug"] == "undue-delay" && row["tags"] == 0));
    assert!(home.ok(&["concerns"]).contains("undue-delay"));
    assert_eq!(home.ok(&["concerns", "--format", "csv"]).lines().next(), Some("slug,label,group,goals,tags"));
    assert!(home.files().is_empty(), "nothing is made");
}

#[test]
fn counts_the_tags_of_each() {
    let home = Home::read();
    home.tag("ten months");
    let rows = home.json(&["concerns", "--format", "json"]);
    assert!(rows.iter().any(|row| row["slug"] == "undue-delay" && row["tags"] == 1));
}

#[test]
fn shows_one() {
    let text = Home::new().ok(&["concerns", "show", "undue-delay"]);
    assert!(text.starts_with("undue-delay\n") && text.contains("legal bases"), "{text}");
}

#[test]
fn names_that_are_none() {
    let home = Home::new();
    home.refuses(
        &["concerns", "show", "undue-dely"],
        2,
        "error: there is no concern `undue-dely`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    home.refuses(
        &["concerns", "show", "zzz"],
        2,
        "error: there is no concern `zzz`\nhint: `courtwatch concerns` lists them",
    );
    home.refuses(
        &["concerns", "show", "fair-trial"],
        2,
        "error: `fair-trial` is a group of concerns (Fair trial rights), not one of them\n\
         hint: `courtwatch concerns` lists the concerns in it",
    );
    home.refuses(
        &["concerns", "show"],
        2,
        "error: `courtwatch concerns show` needs <SLUG>\nhint: `courtwatch concerns show --help` shows what it takes",
    );
}
