//! `courtwatch fetch`: what can be typed wrongly. What sites do wrong is in `tests/faults.rs`.

use super::documents;
use super::harness::{FILING, Home};
use super::import::recording;

#[test]
fn names_that_are_none() {
    let home = Home::read();
    home.refuses(
        &["fetch", "ic"],
        2,
        "error: there is no court, source or listing `ic`\n\
         hint: did you mean `icc` or `icc/press` or `icc/calendar`? `courtwatch courts` lists them all",
    );
    home.refuses(
        &["fetch", "icc/calendar"],
        2,
        "error: `icc/calendar` cannot be fetched: it is read from files that you save\n\
         hint: save the page in your browser, then `courtwatch import FILE`",
    );
    home.refuses(
        &["fetch", "ksc/details"],
        2,
        "error: `ksc/details` cannot be fetched: its pages are read with the lists that link to them\n\
         hint: `courtwatch fetch ksc` reads those lists",
    );
}

#[test]
fn days_and_numbers_that_are_none() {
    let home = Home::read();
    let see = "hint: `courtwatch fetch --help` shows what it takes";
    let cases = [
        (["--since", "2026-02-30"], "`2026-02-30` for `--since <DAY>`: there is no such day"),
        (["--since", "30.2.2026"], "`30.2.2026` for `--since <DAY>`: expected a day as 2026-11-22"),
        (["--since", "today"], "`today` for `--since <DAY>`: expected a day as 2026-11-22"),
        (["--max-requests", "many"], "`many` for `--max-requests <N>`: expected a whole number"),
        (["--max-requests", "1.5"], "`1.5` for `--max-requests <N>`: expected a whole number"),
    ];
    for ([flag, value], said) in cases {
        home.refuses(&["fetch", flag, value], 2, &format!("error: could not read {said}\n{see}"));
    }
}

#[test]
fn recordings_that_are_none() {
    let home = Home::read();
    home.write("page.html", "<p>no recording");
    let end = "\n  effect  nothing was read or changed";
    home.refuses(
        &["fetch", "--replay", "missing.warc"],
        2,
        &format!("error: could not read the recording `missing.warc`: No such file or directory\n  file    missing.warc{end}"),
    );
    home.refuses(
        &["fetch", "--replay", "page.html"],
        2,
        &format!(
            "error: could not read the recording `page.html` at record 1: a record does not begin with `WARC/`\n  \
             file    page.html{end}"
        ),
    );
    let end = "  effect  nothing was asked of any site; nothing was changed";
    home.refuses(
        &["fetch", "icc", "--record", "page.html"],
        2,
        &format!("error: could not write `page.html`: it is there already\n{end}"),
    );
    home.refuses(
        &["fetch", "icc", "--record", "nowhere/a.warc"],
        2,
        &format!("error: could not write `nowhere/a.warc`: there is no such file or folder\n{end}"),
    );
    home.refuses(
        &["fetch", "--record", "a.warc", "--replay", "b.warc"],
        2,
        "error: `--record <FILE.warc.gz>` cannot stand beside `--replay <FILE|DIR>`\n\
         hint: `courtwatch fetch --help` shows what it takes",
    );
}

#[test]
fn tagged_passages_are_looked_for_in_documents_that_were_read() {
    let home = Home::read();
    home.run(&["tag", "add", FILING, "undue-delay", "--quote", "words that it does not have", "--by", "Lea"]);
    documents::read(&home, FILING, "published", "courtwatch-pdf 1", &["1. The request is granted."]);
    recording(&home, "other.warc.gz", b"%PDF-1.4 none".to_vec());
    let fetch = ["fetch", "icc/decisions", "--replay", "other.warc.gz", "--documents"];
    let ran = home.run(&[&fetch[..], &["none"]].concat());
    assert!(!ran.err.contains("tagged passage"), "nothing was read: {}", ran.err);
    let ran = home.run(&[&fetch[..], &["new"]].concat());
    assert!(ran.err.contains("note: 1 tagged passage waits for a person"), "{}", ran.err);
}
