//! `courtwatch show`.

use super::harness::{FILING, Home};

#[test]
fn a_filing_in_any_spelling() {
    let home = Home::read();
    let text = home.ok(&["show", FILING]);
    for words in ["Order scheduling a status conference", "first seen", "icc/decisions on", "sha256"] {
        assert!(text.contains(words), "no `{words}` in {text}");
    }
    for spelling in ["icc-01/77-01/26-112", " ICC-01/77-01/26-112 ", "ICC‑01/77‑01/26‑112"] {
        assert_eq!(home.ok(&["show", spelling]), text, "{spelling:?}");
    }
    let rows = home.json(&["show", FILING, "--format", "json"]);
    assert_eq!((rows.len(), &rows[0]["number"]), (1, &FILING.into()));
}

#[test]
fn a_family_and_a_press_item() {
    let home = Home::read();
    assert!(
        home.ok(&["show", "ICC-01/77-01/26-111"]).starts_with("ICC-01/77-01/26-111: 2 versions are known")
    );
    let press = home.ok(&["show", "https://www.icc-cpi.int/news/statement-registrar-lamps"]);
    assert!(press.contains("Statement of the Registrar on lamps"), "{press}");
}

#[test]
fn a_number_that_is_not_stored() {
    Home::read().refuses(
        &["show", "ICC-01/77-01/26-999"],
        1,
        "error: no filing `ICC-01/77-01/26-999` is stored here\n\
         \x20 near    ICC-01/77-01/26-99, ICC-01/77-01/26-109, ICC-01/77-01/26-107\n\
         hint: `courtwatch list filings --case CASE` lists what is stored; `courtwatch fetch` reads what is new",
    );
}

#[test]
fn a_version_that_is_not_stored() {
    let home = Home::read();
    let ran = home.run(&["show", "ICC-01/77-01/26-112-Red"]);
    super::harness::in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("stored  other versions of it: ICC-01/77-01/26-112\n"), "{}", ran.err);
}

#[test]
fn what_is_no_number() {
    let home = Home::read();
    for bad in [
        "X",
        "",
        "ICC-",
        "' OR 1=1 --",
        "%",
        "ICC-01/77-01/26-112\u{1b}[31m",
        "\u{202e}112",
        &"9".repeat(5000),
    ] {
        let before = home.files();
        let ran = home.run(&["show", bad]);
        super::harness::in_shape(&ran.err);
        assert!((ran.exit == 2 || ran.exit == 1) && ran.out.is_empty(), "{bad:?}: {} {}", ran.exit, ran.err);
        assert!(ran.err.starts_with("error: ") && ran.err.contains("hint: "), "{bad:?}: {}", ran.err);
        assert!(ran.err.len() < 1500, "{bad:?} is repeated at length");
        assert_eq!(home.files(), before);
    }
}

#[test]
fn wrong_use() {
    let home = Home::read();
    home.refuses(
        &["show"],
        2,
        "error: `courtwatch show` needs <NUMBER>\nhint: `courtwatch show --help` shows what it takes",
    );
    home.refuses(
        &["show", FILING, "--format", "csv"],
        2,
        "error: a record with its family is no table, so `show` has no `csv`\n\
         hint: `--format json` has everything; `courtwatch list filings --format csv` lists records",
    );
}
