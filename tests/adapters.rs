//! Every adapter reads its pages in `fixtures/` as the records beside them say.
#![allow(clippy::unwrap_used)] // a helper that cannot go on says where

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use courtwatch::model::{
    filing::Filing,
    hearing::{Hearing, When},
    language::Language,
    listing::{Listing, Source},
    number::DocumentNumber,
    press::Press,
    record::{Listed, Record},
};
use courtwatch::parse::page::{Page, Parsed};
use courtwatch::sources::{self, Adapter, Scope};
use serde_json::{Map, Value, json};

/// A page with what is needed to read it.
struct Fixture {
    path: PathBuf,
    url: String,
    adapter: &'static dyn Adapter,
    source: Source,
    listing: Listing,
}

impl Fixture {
    fn body(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    fn read(&self, body: &[u8]) -> Parsed {
        let page = Page { url: &self.url, media: None, charset: None, body };
        self.adapter.read(&self.source, &self.listing, &page)
    }

    fn expectation(&self) -> PathBuf {
        self.path.with_extension("expected.json")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for (slug, adapter) in sources::SOURCES {
        let folder = root().join(slug);
        let urls = fs::read_to_string(folder.join("urls.toml")).unwrap_or_default();
        let urls: BTreeMap<String, String> = toml::from_str(&urls).unwrap();
        let source = sources::find(slug).unwrap().unwrap().source;
        for listing in &source.listings {
            for path in entries(&folder.join(&listing.slug)) {
                let name = format!("{}/{}", listing.slug, path.file_name().unwrap().to_str().unwrap());
                if name.ends_with(".expected.json") {
                    continue;
                }
                let first = || adapter.first(listing, Scope::Whole);
                let url = urls.get(&name).cloned().unwrap_or_else(first);
                let (source, listing) = (source.clone(), listing.clone());
                fixtures.push(Fixture { path, url, adapter: *adapter, source, listing });
            }
        }
    }
    fixtures
}

#[test]
fn every_page_gives_the_records_beside_it() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let found = shape(&fixture.read(&fixture.body()));
        let file = fixture.expectation();
        let name = file.strip_prefix(root()).unwrap().display().to_string();
        let Ok(expected) = fs::read_to_string(&file) else {
            fs::write(&file, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
            wrong.push(format!("{name} was missing and has been written: review it and commit it"));
            continue;
        };
        let expected: Value = serde_json::from_str(&expected).unwrap();
        if expected != found {
            let found = serde_json::to_string_pretty(&found).unwrap();
            wrong.push(format!("{name} differs; the page gives\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_listing_has_its_pages() {
    let mut missing = Vec::new();
    for source in sources::all().unwrap() {
        for listing in &source.listings {
            let folder = root().join(&source.slug).join(&listing.slug);
            let pages = entries(&folder);
            for kind in ["healthy", "bad-row", "empty", "renamed"] {
                let is_kind = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == kind);
                if !pages.iter().any(is_kind) {
                    missing.push(format!("fixtures/{}/{}/{kind}.*", source.slug, listing.slug));
                }
            }
        }
    }
    assert!(missing.is_empty(), "pages are missing: {}", missing.join(", "));
}

#[test]
fn no_folder_of_pages_is_forgotten() {
    let known: Vec<&str> =
        sources::SOURCES.iter().map(|(slug, _)| *slug).chain(["hostile", "golden"]).collect();
    for folder in entries(&root()).into_iter().filter(|path| path.join("urls.toml").exists()) {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(known.contains(&name.as_str()), "fixtures/{name} belongs to no source");
    }
}

#[test]
fn no_cut_makes_an_adapter_panic() {
    for fixture in fixtures() {
        let body = fixture.body();
        for at in 0..50 {
            let parsed = fixture.read(&body[..body.len() * at / 50]);
            assert!(parsed.poor <= parsed.rows, "{} cut at {at}/50", fixture.path.display());
        }
    }
}

#[test]
fn references_are_unique_unless_a_row_stands_twice() {
    for fixture in fixtures() {
        let parsed = fixture.read(&fixture.body());
        let mut known: BTreeMap<&str, &Record> = BTreeMap::new();
        for listed in &parsed.listed {
            assert!(!listed.reference.is_empty(), "{}: {}", fixture.path.display(), listed.place);
            let other = known.insert(&listed.reference, &listed.record);
            let same = other.is_none_or(|other| *other == listed.record);
            assert!(same, "{}: `{}` stands for two records", fixture.path.display(), listed.reference);
        }
    }
}

#[test]
fn pages_are_recognised_with_and_without_their_address() {
    for fixture in fixtures() {
        let body = fixture.body();
        let stem = fixture.path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (slug, listing) = (fixture.source.slug.as_str(), fixture.listing.slug.as_str());
        if fixture.adapter.recognise(&page(&fixture.url, &body)).is_none() && !fixture.url.is_empty() {
            assert_eq!(slug, "feed", "{}", fixture.path.display());
        }
        if stem == "healthy" {
            if !fixture.url.is_empty() {
                let known = sources::recognise(&page(&fixture.url, &body));
                assert_eq!(known, Some((slug, listing)), "{}", fixture.path.display());
            }
            // without an address the record of a case looks as the decisions do
            let listing = if listing == "case-records" { "decisions" } else { listing };
            assert_eq!(
                sources::recognise(&page("", &body)),
                Some((slug, listing)),
                "{}",
                fixture.path.display()
            );
        }
    }
}

#[test]
fn names_find_sources_and_listings() {
    assert!(sources::find("icc").unwrap().unwrap().listing.is_none());
    assert_eq!(sources::find("icc/decisions").unwrap().unwrap().listing.unwrap().slug, "decisions");
    assert!(sources::find("icc/").unwrap().is_none());
    assert!(sources::find("nowhere").unwrap().is_none());
    let feed = sources::feed::configured("observer", "https://observer.example/feed/", None);
    assert_eq!((feed.slug.as_str(), feed.court), ("observer", None));
}

#[test]
fn a_count_can_be_asked_and_read() {
    let found = sources::find("legal-tools/icc-filings").unwrap().unwrap();
    let (adapter, listing) = (found.adapter, found.listing.unwrap());
    let day = chrono::NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
    let url = url::Url::parse(&adapter.count(&listing, Scope::After(day)).unwrap()).unwrap();
    assert_eq!(url.path(), "/api/ltddocs/count");
    let asked: Value = serde_json::from_str(&url.query_pairs().next().unwrap().1).unwrap();
    assert_eq!(
        asked,
        json!({
            "organisation": "International Criminal Court (ICC)",
            "contentType": "judicial_document",
            "dateCreated": {"gt": "2026-04-01T00:00:00.000Z"},
        })
    );
    let url = url::Url::parse(&adapter.first(&listing, Scope::Case("ICC-01/77-01/26"))).unwrap();
    let asked: Value = serde_json::from_str(&url.query_pairs().next().unwrap().1).unwrap();
    assert_eq!(asked["where"]["caseNumber"], "ICC-01/77-01/26");
    assert_eq!((&asked["limit"], &asked["skip"]), (&json!(1000), &json!(0)));
    assert_eq!(adapter.read_count(&page("", b"{\"count\": 52567}")), Some(52567));
    assert_eq!(adapter.read_count(&page("", b"{\"error\": {}}")), None);
}

fn page<'a>(url: &'a str, body: &'a [u8]) -> Page<'a> {
    Page { url, media: None, charset: None, body }
}

/// Everything that was read, as JSON; what is empty is left out.
fn shape(parsed: &Parsed) -> Value {
    let problems: Vec<Value> = parsed
        .problems
        .iter()
        .map(|p| {
            tidy(json!({"place": p.place, "record": p.record, "expected": p.expected, "found": p.found, "effect": p.effect}))
        })
        .collect();
    let errands: Vec<String> = parsed.errands.iter().map(|e| format!("{} {}", e.listing, e.url)).collect();
    let records: Vec<Value> = parsed.listed.iter().map(listed).collect();
    tidy(json!({
        "unreadable": parsed.unreadable,
        "rows": parsed.rows,
        "poor": parsed.poor,
        "total": parsed.total,
        "next": parsed.next,
        "errands": errands,
        "records": records,
        "problems": problems,
    }))
}

fn listed(listed: &Listed) -> Value {
    let (kind, record) = match &listed.record {
        Record::Filing(record) => ("filing", filing(record)),
        Record::Hearing(record) => ("hearing", hearing(record)),
        Record::Press(record) => ("press", press(record)),
    };
    json!({"reference": listed.reference, "place": listed.place, kind: tidy(record)})
}

fn filing(f: &Filing) -> Value {
    let class = format!("{:?} {}", f.classification.level, f.classification.printed);
    json!({
        "court": f.court.slug, "case": f.case, "case_name": f.case_name, "printed": f.printed,
        "key": f.number.as_ref().map(DocumentNumber::key), "distinction": f.distinction, "title": f.title,
        "kind": format!("{:?}", f.kind), "party": f.party, "chamber": f.chamber,
        "language": f.language.as_ref().map(Language::code), "classification": class.trim(),
        "face": f.face, "registered": f.registered, "listed": f.listed, "pages": f.pages,
        "page_url": f.page_url, "documents": f.documents,
    })
}

fn hearing(h: &Hearing) -> Value {
    json!({
        "court": h.court.slug, "case": h.case, "kind": h.kind, "starts": h.starts.iso(),
        "ends": h.ends.as_ref().map(When::iso), "room": h.room, "status": h.status.word(),
        "moved_from": h.moved_from, "evidence": h.evidence, "url": h.url,
    })
}

fn press(p: &Press) -> Value {
    json!({
        "court": p.court.map(|c| c.slug), "reference": p.reference, "date": p.date, "kind": p.kind,
        "title": p.title, "url": p.url, "body": p.body, "case": p.case,
    })
}

fn tidy(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let stated =
        |value: &Value| !value.is_null() && value != "" && value.as_array().is_none_or(|a| !a.is_empty());
    Value::Object(fields.into_iter().filter(|(_, value)| stated(value)).collect::<Map<_, _>>())
}

/// Recorded pages with real values, which are not part of the repository.
fn captures() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there are no captures beside the repository");
    None
}

/// Reads a capture as the listing that its shape shows.
fn read_capture(path: &Path) -> (String, Parsed) {
    let body = fs::read(path).unwrap();
    let page = page("", &body);
    let (slug, listing) = sources::recognise(&page).unwrap_or_else(|| panic!("{}", path.display()));
    let found = sources::find(&format!("{slug}/{listing}")).unwrap().unwrap();
    let parsed = found.adapter.read(&found.source, &found.listing.unwrap(), &page);
    assert_eq!(parsed.unreadable, None, "{}", path.display());
    (format!("{slug}/{listing}"), parsed)
}

fn filings(parsed: &Parsed) -> Vec<&Filing> {
    let filing = |listed| match listed {
        &Listed { record: Record::Filing(ref filing), .. } => Some(&**filing),
        _ => None,
    };
    parsed.listed.iter().filter_map(filing).collect()
}

/// Number, title and date of every filing.
fn facts(parsed: &Parsed) -> Vec<(String, String, String)> {
    let day = |f: &Filing| f.date().map(|day| day.to_string()).unwrap_or_default();
    filings(parsed).iter().map(|f| (f.printed.to_lowercase(), f.title.clone(), day(f))).collect()
}

#[test]
fn recorded_database_answers_are_read_whole() {
    let Some(captures) = captures() else { return };
    let path = captures.join("replay/www.legal-tools.org/api-ltddocs.json");
    let (name, parsed) = read_capture(&path);
    let shown: Vec<Value> = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let shown: Vec<_> = shown
        .iter()
        .map(|row| {
            (
                text(row, "externalId").to_lowercase(),
                text(row, "title"),
                text(row, "dateCreated")[..10].to_owned(),
            )
        })
        .collect();
    assert_eq!(
        (name.as_str(), parsed.problems.len()),
        ("legal-tools/icc-filings", 0),
        "{:?}",
        parsed.problems
    );
    assert_eq!(facts(&parsed), shown);
}

#[test]
fn recorded_decisions_are_read_whole() {
    let Some(captures) = captures() else { return };
    let path = captures.join("replay/www.icc-cpi.int/decisions.html");
    let (name, parsed) = read_capture(&path);
    let row = r#"/court-record/([^"]+)">([^<]*)</a></div><div class="datetime">([^<]*)<"#;
    let text = fs::read_to_string(&path).unwrap();
    let shown: Vec<_> = regex::Regex::new(row)
        .unwrap()
        .captures_iter(&text)
        .map(|c| {
            let day = chrono::NaiveDate::parse_from_str(&c[3], "%d %B %Y").unwrap();
            (c[1].to_owned(), c[2].to_owned(), day.to_string())
        })
        .collect();
    assert_eq!((name.as_str(), parsed.problems.len()), ("icc/decisions", 0), "{:?}", parsed.problems);
    assert_eq!((facts(&parsed), shown.len()), (shown, 5));
}

#[test]
fn recorded_repository_pages_are_read_whole() {
    let Some(captures) = captures() else { return };
    let folder = captures.join("replay/repository.scp-ks.org");
    let (name, parsed) = read_capture(&folder.join("index.html"));
    let row = r"lang=eng'>([^<]*)</a>.*?<span>([^<]*)</span>.*?<span>([^<]*)</span>.*?filing-id-info'><span>([^<]*)<";
    let text = fs::read_to_string(folder.join("index.html")).unwrap();
    let iso = |dmy: &str| dmy.split('/').rev().collect::<Vec<_>>().join("-");
    let shown: Vec<_> = regex::Regex::new(row)
        .unwrap()
        .captures_iter(&text)
        .map(|c| (format!("{}/{}", &c[2], &c[4]).to_lowercase(), c[1].to_owned(), iso(&c[3])))
        .collect();
    assert_eq!((name.as_str(), parsed.problems.len()), ("ksc/filings", 0), "{:?}", parsed.problems);
    assert_eq!((facts(&parsed), parsed.total), (shown.clone(), Some(5)));
    let mut details = Vec::new();
    for path in entries(&folder).iter().filter(|path| path.to_str().unwrap().contains("details-")) {
        let (name, parsed) = read_capture(path);
        assert_eq!((name.as_str(), parsed.problems.len()), ("ksc/details", 0), "{:?}", parsed.problems);
        assert_eq!(filings(&parsed)[0].documents.len(), 1);
        details.extend(facts(&parsed));
    }
    let sorted = |mut facts: Vec<_>| {
        facts.sort();
        facts
    };
    assert_eq!(sorted(details), sorted(shown));
}

#[test]
fn the_recorded_docket_is_read_whole() {
    let Some(captures) = captures() else { return };
    let path = captures.join("tables/stl_docket_sample600.csv");
    let (name, parsed) = read_capture(&path);
    let rows: Vec<BTreeMap<String, String>> =
        csv::Reader::from_path(&path).unwrap().deserialize().map(Result::unwrap).collect();
    assert_eq!((name.as_str(), parsed.rows, filings(&parsed).len()), ("stl/docket", 592, rows.len()));
    assert_eq!(parsed.listed.len(), 592);
    for (row, filing) in rows.iter().zip(filings(&parsed)) {
        assert_eq!(&filing.documents, &[row["URL"].clone()]);
        let title = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(title(&filing.title), title(&row["Titre"]));
        let printed = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%d-%m-%Y").to_string());
        assert_eq!(printed(filing.face).as_deref(), Some(row["Document date"].as_str()));
        let never = ["NA", "30-11--0001", "31-12-1969"].contains(&row["Filing date"].as_str());
        assert_eq!(printed(filing.registered), (!never).then(|| row["Filing date"].clone()));
    }
    let unnumbered = filings(&parsed).iter().filter(|f| f.printed.is_empty()).count();
    assert_eq!(unnumbered, rows.iter().filter(|r| r["Filing number"] == "NA").count());
    let unread = filings(&parsed).iter().filter(|f| f.number.is_none() && !f.printed.is_empty()).count();
    println!(
        "stl/docket: {unnumbered} without a number, {unread} not read, {} problems",
        parsed.problems.len()
    );
    assert!(unread <= 10, "{unread} numbers were not read");
    assert!(parsed.problems.iter().any(|p| p.found == "3 rows stand twice"));
}

#[test]
fn recorded_feeds_and_results_of_hudoc_are_read_whole() {
    let Some(captures) = captures() else { return };
    for (file, rows, twice) in [
        ("echr.rss", 2000, 0),
        ("commhr.rss", 1346, 2),
        ("grevio.rss", 2000, 0),
        ("hudocgreta.rss", 2000, 45),
    ] {
        let (name, parsed) = read_capture(&captures.join("feeds/hudoc").join(file));
        assert_eq!((name.as_str(), parsed.rows), ("hudoc/judgments", rows), "{file}");
        let known: BTreeSet<&str> = parsed.listed.iter().map(|l| l.reference.as_str()).collect();
        assert_eq!(known.len() as u64, rows - twice, "{file}");
        println!("{file}: {} listed, {} problems", parsed.listed.len(), parsed.problems.len());
    }
    let (name, parsed) = read_capture(&captures.join("replay/hudoc.echr.coe.int/query-results.json"));
    assert_eq!((name.as_str(), parsed.listed.len(), parsed.problems.len()), ("hudoc/judgments", 10, 0));
}
