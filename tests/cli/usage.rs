//! What clap finds, in the words of the house.

use super::harness::Home;

#[test]
fn words_that_are_no_command() {
    let home = Home::read();
    home.refuses(&["lst"], 2, "error: there is no command `lst`\nhint: did you mean `list`?");
    home.refuses(
        &["frobnicate"],
        2,
        "error: there is no command `frobnicate`\nhint: `courtwatch --help` shows what it takes",
    );
    home.refuses(
        &["tag", "rmove"],
        2,
        "error: there is no command `rmove`\nhint: did you mean `remove` or `review`?",
    );
    home.refuses(
        &["list", "filings", "--formt", "json"],
        2,
        "error: `courtwatch list` does not take `--formt`\nhint: did you mean `--format`?",
    );
    home.refuses(
        &["list", "filings", "--quiet", "--verbose"],
        2,
        "error: `--quiet` cannot stand beside `--verbose`\nhint: `courtwatch list --help` shows what it takes",
    );
    home.refuses(
        &["verify", "now"],
        2,
        "error: `courtwatch verify` does not take `now`\nhint: `courtwatch verify --help` shows what it takes",
    );
    home.refuses(
        &["courts", "--color", "sometimes"],
        2,
        "error: could not read `sometimes` for `--color <COLOR>`: expected auto, always or never\n\
         hint: `courtwatch courts --help` shows what it takes",
    );
    home.refuses(
        &["list", "filings", "--limit", "1", "--limit", "2"],
        2,
        "error: `--limit <N>` stands there twice\nhint: `courtwatch list --help` shows what it takes",
    );
}

#[test]
fn help_and_version_are_data() {
    let home = Home::new();
    for words in [&["--help"][..], &["--version"], &["fetch", "--help"], &["help", "tag", "add"]] {
        let ran = home.run(words);
        assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{words:?}");
        assert!(!ran.out.is_empty(), "{words:?}");
    }
    let bare = home.run(&[]);
    assert!(bare.exit == 2 && bare.out.is_empty() && bare.err.contains("Usage: courtwatch"), "{}", bare.err);
}

#[cfg(unix)]
#[test]
fn words_that_are_not_text() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::read();
    let output = home.command(&["show"]).arg(std::ffi::OsStr::from_bytes(b"ICC-\xff")).output().unwrap();
    let ran = super::harness::ran(&output);
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: ") && !ran.err.contains("invalid"), "{}", ran.err);
}
