//! `courtwatch export`.

use std::process::Command;

use serde_json::Value;

use super::harness::{FILING, Home};
use super::tools::{output, python};

/// Titles with every awkward sign, in a listing that is imported.
const AWKWARD: &str = "50% of {costs} & “fees” #1 of_the ~accused^ \\ $x \u{2014} Thaçi’s <b>{{ñ}}</b>";

/// A style that prints what every entry has.
const STYLE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>plain</title><id>plain</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><group delimiter="; "><text variable="title"/><text variable="authority"/><text variable="publisher"/>
<text variable="container-title"/><text variable="number"/><date variable="issued"><date-part name="year"/></date>
<text variable="URL"/></group></layout></bibliography></style>"#;

/// A database with a filing whose title has every awkward sign.
fn home() -> Home {
    let home = Home::read();
    let page = std::fs::read_to_string(super::harness::fixture("icc/decisions/healthy.html")).unwrap();
    let title = "Decision on the request for lamps";
    assert!(page.contains(title));
    let escaped = AWKWARD.replace('&', "&amp;").replace('<', "&lt;");
    home.write("awkward.html", page.replace(title, &format!("Decision on {escaped}")));
    home.ok(&["import", "awkward.html", "--listing", "icc/decisions"]);
    home
}

fn run(script: &str, file: &std::path::Path) -> Option<Vec<Value>> {
    let python = python()?;
    let out = output(Command::new(python).args(["-c", script]).arg(file));
    Some(serde_json::from_str(&out).unwrap())
}

fn awkward<'a>(entries: &'a [Value], key: &str) -> &'a str {
    entries.iter().filter_map(|entry| entry[key].as_str()).find(|title| title.contains("50")).unwrap()
}

#[test]
fn ris_is_read_by_rispy() {
    let home = home();
    home.ok(&["export", "ris", "-o", "all.ris"]);
    let script = "import rispy,sys,json\nprint(json.dumps(rispy.load(open(sys.argv[1],encoding='utf-8'))))";
    let Some(entries) = run(script, &home.path("all.ris")) else { return };
    let filings = home.json(&["list", "filings", "--format", "json"]);
    assert!(entries.len() > 10 && filings.len() > 10);
    let title = awkward(&entries, "title");
    assert!(
        title.contains("50% of {costs} & ‘Fees’ #1 of_the ~accused^ \\ $x") && title.contains("{{ñ}}"),
        "{title}"
    );
    let case = entries.iter().find(|e| e.to_string().contains(FILING)).unwrap();
    assert_eq!((&case["type_of_reference"], &case["date"]), (&"CASE".into(), &"2026/04/20".into()), "{case}");
}

#[test]
fn bibtex_is_read_by_bibtexparser() {
    let home = home();
    home.ok(&["export", "bibtex", "-o", "all.bib"]);
    let script = "import sys,json\nimport bibtexparser\ntext=open(sys.argv[1],encoding='utf-8').read()\n\
                  lib=bibtexparser.parse_string(text) if hasattr(bibtexparser,'parse_string') else None\n\
                  if lib is None:\n    from bibtexparser.bparser import BibTexParser\n    entries=BibTexParser(common_strings=True,ignore_nonstandard_types=False).parse(text).entries\n\
                  else:\n    assert not lib.failed_blocks, lib.failed_blocks\n    entries=[dict(key=e.key,**{f.key:f.value for f in e.fields}) for e in lib.entries]\n\
                  print(json.dumps(entries))";
    let Some(entries) = run(script, &home.path("all.bib")) else { return };
    let written = std::fs::read_to_string(home.path("all.bib")).unwrap();
    assert_eq!(entries.len(), written.matches("@misc{").count());
    let title = awkward(&entries, "title");
    for sign in [
        "50\\%",
        "\\textbraceleft{}costs\\textbraceright{}",
        "\\&",
        "\\#1",
        "of\\_the",
        "\\textasciitilde{}accused\\textasciicircum{}",
        "\\$x",
    ] {
        assert!(title.contains(sign), "{sign}: {title}");
    }
}

#[test]
fn csl_json_is_read_by_citeproc_and_has_what_it_needs() {
    let home = home();
    home.ok(&["export", "csl-json", "-o", "all.json"]);
    let text = std::fs::read_to_string(home.path("all.json")).unwrap();
    let items: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "every entry has a key of its own");
    for item in &items {
        assert!(["legal_case", "report", "webpage"].contains(&item["type"].as_str().unwrap()), "{item}");
        assert!(item["title"].is_string() && item["issued"]["date-parts"][0].is_array(), "{item}");
    }
    assert!(awkward(&items, "title").contains("50% of {costs} & ‘Fees’"));
    let script = "import sys,json,warnings\nwarnings.simplefilter('ignore')\n\
                  from citeproc import CitationStylesStyle,CitationStylesBibliography,Citation,CitationItem,formatter\n\
                  from citeproc.source.json import CiteProcJSON\n\
                  src=CiteProcJSON(json.load(open(sys.argv[1],encoding='utf-8')))\n\
                  bib=CitationStylesBibliography(CitationStylesStyle(sys.argv[1].replace('all.json','plain.csl'),validate=False),src,formatter.plain)\n\
                  [bib.register(Citation([CitationItem(k)])) for k in src]\n\
                  print(json.dumps([str(b) for b in bib.bibliography()]))";
    home.write("plain.csl", STYLE);
    let Some(entries) = run(script, &home.path("all.json")) else { return };
    assert_eq!(entries.len(), items.len());
    let case = entries.iter().filter_map(Value::as_str).find(|entry| entry.contains(FILING)).unwrap();
    assert!(case.contains("Trial Chamber XII") && case.contains("2026"), "{case}");
}

#[test]
fn what_is_withheld_is_left_out_and_counted() {
    let home = Home::read();
    for format in ["ris", "csl-json", "bibtex"] {
        let ran = home.run(&["export", format]);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        assert!(
            !ran.out.to_lowercase().contains("list of maps") && !ran.out.contains("110-Conf"),
            "{}",
            ran.out
        );
        assert!(ran.err.contains("5 records left out"), "{}", ran.err);
        assert_eq!(home.run(&["export", format]).out, ran.out, "the same bytes twice");
    }
}

#[test]
fn filters_and_a_file_that_is_there() {
    let home = Home::read();
    let items = home.json(&[
        "export",
        "csl-json",
        "--court",
        "icc",
        "--since",
        "2026-04-20",
        "--until",
        "2026-04-20",
    ]);
    assert_eq!(items.len(), 2, "{items:?}");
    assert_eq!(home.json(&["export", "csl-json", "--limit", "3"]).len(), 3);
    home.write("mine.ris", "my own words");
    home.refuses(
        &["export", "ris", "-o", "mine.ris"],
        2,
        "error: did not write `mine.ris`: it is there already\n  effect  it is unchanged\n\
         hint: choose another name, or add `--force` to replace a file",
    );
    let ran = home.run(&["export", "csl-json", "--since", "2099-01-01"]);
    assert_eq!((ran.exit, ran.out.trim().replace('\n', "").as_str()), (1, "[]"));
}
