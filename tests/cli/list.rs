//! `courtwatch list`.

use super::harness::{Home, fixture};

/// What is listed, and the columns that scripts read.
const LISTS: &[(&str, &str)] = &[
    (
        "filings",
        "court,case,number,base,date,title,type,language,classification,state,first_seen,last_seen,sources",
    ),
    ("hearings", "court,case,starts,ends,zone,room,status,evidence"),
    ("press", "court,reference,date,type,title,url"),
    ("cases", "court,case,name"),
    ("changes", "at,court,number,change,old,new"),
    ("problems", "at,listing,page,place,record,expected,found,effect"),
    ("tags", "id,number,concern,quote,page,note,by,at,state,codebook"),
];

#[test]
fn each_list_in_each_format() {
    let home = Home::read();
    home.tag("ten months");
    home.run(&["import", &fixture("stl/docket/healthy.csv")]); // has a row that stands twice
    for (what, columns) in LISTS {
        let rows = home.json(&["list", what, "--format", "json"]);
        let csv = home.ok(&["list", what, "--format", "csv"]);
        let table = home.ok(&["list", what]);
        assert!(csv.starts_with(columns), "{what}: {}", csv.lines().next().unwrap());
        let records = csv::Reader::from_reader(csv.as_bytes()).into_records().count();
        assert!(
            !rows.is_empty() && records == rows.len() && table.lines().count() == rows.len() + 1,
            "{what}"
        );
        for column in columns.split(',') {
            assert!(rows[0].get(column).is_some(), "{what} has no {column}");
        }
    }
}

#[test]
fn filters() {
    let home = Home::read();
    let count = |words: &[&str]| {
        let words = [&["list", "filings", "--format", "json"], words].concat();
        home.json(&words).len()
    };
    let all = count(&[]);
    let icc = count(&["--court", "icc"]);
    assert!(icc > 0 && icc < all);
    assert_eq!(count(&["--limit", "3"]), 3);
    assert_eq!(count(&["--since", "2026-04-20", "--until", "2026-04-20"]), 1);
    assert!(count(&["--type", "decision"]) < all && count(&["--lang", "fr"]) < all);
}

#[test]
fn nothing_found_is_said_and_is_no_success() {
    let home = Home::read();
    let ran = home.run(&["list", "filings", "--since", "2099-01-01", "--format", "json"]);
    assert_eq!((ran.exit, ran.out.as_str(), ran.err.as_str()), (1, "[]\n", "note: nothing found\n"));
}

#[test]
fn filters_that_cannot_be() {
    let home = Home::read();
    let see = "hint: `courtwatch list --help` shows what it takes";
    let cases: &[(&[&str], &str)] = &[
        (&["--since", "2026-02-30"], "could not read `2026-02-30` for `--since <DAY>`: there is no such day"),
        (&["--until", "2026-13-01"], "could not read `2026-13-01` for `--until <DAY>`: there is no such day"),
        (&["--until", "26-1-1"], "could not read `26-1-1` for `--until <DAY>`: expected a day as 2026-11-22"),
        (&["--limit", "-1"], "`courtwatch list` does not take `-1`"),
        (&["--limit", "ten"], "could not read `ten` for `--limit <N>`: expected a whole number"),
        (&["--limit"], "`--limit <N>` needs a value"),
    ];
    for (words, said) in cases {
        let words = [&["list", "filings"], *words].concat();
        home.refuses(&words, 2, &format!("error: {said}\n{see}"));
    }
    home.refuses(
        &["list", "filings", "--since", "2026-03-01", "--until", "2026-02-01"],
        2,
        "error: `--since 2026-03-01` is after `--until 2026-02-01`, so no day lies between them",
    );
    home.refuses(
        &["list", "filings", "--court", "iccc"],
        2,
        "error: there is no court `iccc`\n\
         hint: did you mean `icc` or `eccc` or `icj`? `courtwatch courts` lists them all",
    );
    home.refuses(
        &["list", "tags", "--concern", "undue-dely"],
        2,
        "error: there is no concern `undue-dely`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    home.refuses(
        &["list", "filing"],
        2,
        "error: could not read `filing` for `<WHAT>`: expected filings, hearings, press, cases, changes, problems, \
         tags or custody\nhint: did you mean `filings`?",
    );
}

#[test]
fn a_filter_that_a_list_cannot_choose_by_is_refused() {
    let home = Home::read();
    home.refuses(
        &["list", "cases", "--lang", "fr"],
        2,
        "error: this list has nothing that `--lang` could choose by\nhint: it takes `--court`, `--limit`, `--case`",
    );
}
