//! `courtwatch.toml`.

use super::harness::Home;

const UNCHANGED: &str = "  effect  nothing was read or changed";

#[test]
fn a_named_file_that_is_not_there() {
    let said = format!("error: could not read `no.toml`: there is no such file or folder\n{UNCHANGED}");
    Home::read().refuses(&["list", "filings", "--config", "no.toml"], 2, &said);
    let said = format!("error: could not read `.`: it is a folder\n{UNCHANGED}");
    Home::read().refuses(&["list", "filings", "--config", "."], 2, &said);
}

/// The text of a file, and what is said of it after the file's name.
const BAD: &[(&str, &str)] = &[
    (
        "by = \"Lea\"\ncontakt = 1\n",
        ", line 2: unknown field `contakt`, expected one of `contact`, `sources`, `by`, `review`, `style`, `cite_by`, `codebook`, `feed`, `origins`, `pace`, `limits`",
    ),
    ("by = \"Lea\n", ", line 1: "),
    ("\n\n[pace]\n\"a.example\" = \"slow\"\n", ", line 4: "),
    ("[pace]\n\"a.example\" = -1\n", ", `[pace]`: `a.example` has -1, expected 0 to 86400 seconds"),
    ("[pace]\n\"a.example\" = nan\n", ", `[pace]`: `a.example` has NaN, expected 0 to 86400 seconds"),
    ("[limits]\nbody_mb = 0\n", ", `[limits]`: `body_mb` is 0, expected 1 to 4096"),
    ("[limits]\nseconds = 7200\n", ", `[limits]`: `seconds` is 7200, expected 1 to 3600"),
    ("[limits]\nbody = 1\n", ", line 2: unknown field `body`"),
    (
        "[[feed]]\nname = \"A b\"\nurl = \"https://a.example\"\n",
        ", `[[feed]]`: the name `A b` has other signs than a-z, 0-9 and `-`",
    ),
];

#[test]
fn a_line_that_cannot_be_read_is_named() {
    for (text, said) in BAD {
        let home = Home::read();
        home.write("courtwatch.toml", text);
        let ran = home.run(&["courts"]);
        let first = ran.err.lines().next().unwrap_or_default();
        let expected = format!("error: could not read `courtwatch.toml`{said}");
        assert!(first.starts_with(&expected), "{text:?}\n{first}\n{expected}");
        let rest: Vec<&str> = ran.err.lines().skip(1).collect();
        assert_eq!((ran.exit, rest), (2, vec![UNCHANGED, "hint: README.md shows every setting"]), "{text:?}");
    }
}

#[test]
fn a_file_that_is_not_text() {
    let home = Home::read();
    home.write("courtwatch.toml", b"by = \"\xff\"");
    let said = format!("error: could not read `courtwatch.toml`: it is not text in UTF-8\n{UNCHANGED}");
    home.refuses(&["courts"], 2, &said);
}

#[test]
fn settings_that_no_request_can_be_made_with() {
    let home = Home::read();
    home.write("courtwatch.toml", "[origins]\n\"legal-tools\" = \"http://127.0.0.1:9\"\n");
    home.refuses(
        &["fetch"],
        2,
        "error: could not read a line of `[origins]`: `legal-tools` is not an address\n\
         \x20 line    \"legal-tools\" = \"http://127.0.0.1:9\"\n\
         \x20 effect  nothing was asked of any site; nothing was changed\n\
         hint: write it like `\"https://www.legal-tools.org\" = \"http://127.0.0.1:9000/ltd\"`",
    );
    home.write("courtwatch.toml", "contact = \"a\\nX-Evil: b\"\n");
    home.refuses(
        &["fetch"],
        2,
        "error: the contact `a X-Evil: b` cannot be sent, expected an e-mail or web address\n\
         \x20 effect  nothing was asked of any site; nothing was changed\n\
         hint: write it like `contact = \"clinic@university.example\"` in courtwatch.toml",
    );
    home.write("courtwatch.toml", "sources = [\"icc/decision\"]\n");
    home.refuses(
        &["fetch"],
        2,
        "error: there is no court, source or listing `icc/decision`\n\
         hint: did you mean `icc/decisions` or `icc/calendar` or `icc/press`? `courtwatch courts` lists them all",
    );
}
