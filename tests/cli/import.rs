//! `courtwatch import`.

use super::harness::{FILING, Home, PAGES, fixture};
use super::paper;

#[test]
fn pages_of_every_sort_are_told_by_their_shape() {
    let home = Home::new();
    for page in PAGES {
        let rows = home.json(&["import", &fixture(page), "--format", "json"]);
        let listing = page.rsplit_once('/').unwrap().0;
        assert_eq!(
            (&rows[0]["listing"], &rows[0]["verdict"]),
            (&listing.into(), &"healthy".into()),
            "{page}"
        );
        assert!(rows[0]["new"].as_u64().unwrap() > 0, "{page}: {rows:?}");
        let again = home.json(&["import", &fixture(page), "--format", "json"]);
        assert_eq!(
            (&again[0]["new"], &again[0]["changed"]),
            (&0.into(), &0.into()),
            "{page} once more: {again:?}"
        );
    }
}

#[test]
fn a_page_with_its_address() {
    let home = Home::new();
    let url = "https://www.icc-cpi.int/news/quill-case-status-conference";
    let rows =
        home.json(&["import", &fixture("icc/press-item/healthy.html"), "--url", url, "--format", "json"]);
    assert_eq!(rows[0]["listing"], "icc/press-item");
    assert_eq!(home.json(&["list", "press", "--format", "json"])[0]["url"], url);
}

#[test]
fn one_bad_file_keeps_no_good_one_out() {
    let home = Home::new();
    let (good, bad) = (fixture("icc/decisions/healthy.html"), fixture("icc/decisions/renamed.html"));
    let ran =
        home.run(&["import", "missing.html", &bad, &good, "--listing", "icc/decisions", "--format", "json"]);
    super::harness::in_shape(&ran.err);
    assert_eq!(ran.exit, 3);
    let firsts: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(firsts[0], "error: could not read `missing.html`: there is no such file or folder");
    assert!(firsts[1].contains("renamed.html`: the page could not be read: looked for rows"), "{firsts:?}");
    assert_eq!(firsts.len(), 2);
    assert_eq!(home.json(&["list", "filings", "--format", "json"]).len(), 5);
}

#[test]
fn a_bad_row_is_said_and_the_others_are_stored() {
    let home = Home::new();
    let ran = home.run(&["import", &fixture("stl/docket/healthy.csv"), "--format", "json"]);
    super::harness::in_shape(&ran.err);
    assert!(ran.err.starts_with("warning: stl/docket: 1 problem in "), "{}", ran.err);
    assert_eq!(ran.exit, 0);
    assert!(!home.json(&["list", "problems", "--format", "json"]).is_empty());
}

/// A file that cannot be read, what is said, and the exit code.
const UNREAD: &[(&str, &str, i32)] = &[
    ("missing.html", "could not read `missing.html`: there is no such file or folder", 2),
    ("folder", "could not read `folder`: it is a folder", 2),
    (
        "notes.html/page.html",
        "could not read `notes.html/page.html`: a part of its path is a file, not a folder",
        2,
    ),
    #[cfg(target_os = "linux")]
    ("/proc/self/mem", "could not read `/proc/self/mem`: input/output error", 2),
];

#[test]
fn files_that_cannot_be_read() {
    let home = Home::read();
    home.write("notes.html", "<p>notes");
    std::fs::create_dir(home.path("folder")).unwrap();
    for (file, said, exit) in UNREAD {
        home.refuses(&["import", file], *exit, &format!("error: {said}\n  effect  nothing of it was stored"));
    }
    home.write("empty.html", "");
    home.refuses(
        &["import", "empty.html"],
        3,
        "error: could not read `empty.html`: it is empty\n  effect  nothing was stored\n\
         hint: save the page again in your browser",
    );
}

#[test]
fn files_that_nobody_knows() {
    let home = Home::read();
    home.write("notes.html", "<p>my notes on the case");
    home.refuses(
        &["import", "notes.html"],
        3,
        "error: could not tell which listing `notes.html` is a page of\n  effect  nothing of it was stored\n\
         hint: name it with `--listing SOURCE/LISTING`; `courtwatch courts` lists them",
    );
    home.write("ruling.pdf", "%PDF-1.7\n");
    home.refuses(
        &["import", "ruling.pdf"],
        2,
        "error: could not tell which filing `ruling.pdf` belongs to\n  \
         stamp   its first page has no number that courtwatch knows\n  effect  nothing of it was stored\n\
         hint: give the address it was saved from with `--url`; `courtwatch show NUMBER` prints the addresses of a \
         filing's documents",
    );
    home.refuses(
        &["import", "notes.html", "--listing", "icc/decision"],
        2,
        "error: there is no court, source or listing `icc/decision`\n\
         hint: did you mean `icc/decisions` or `icc/calendar` or `icc/press`? `courtwatch courts` lists them all",
    );
    home.refuses(
        &["import"],
        2,
        "error: `courtwatch import` needs <FILE>\nhint: `courtwatch import --help` shows what it takes",
    );
}

#[test]
fn damaged_recordings() {
    let home = Home::read();
    home.write("cut.warc.gz", [0x1f, 0x8b, 8, 0, 1]);
    home.write("bad.warc", "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nshort");
    for name in ["cut.warc.gz", "bad.warc"] {
        let before = home.json(&["list", "filings", "--format", "json"]);
        let ran = home.run(&["import", name]);
        super::harness::in_shape(&ran.err);
        assert!(ran.exit == 2 || ran.exit == 3, "{name}: {} {}", ran.exit, ran.err);
        assert!(ran.err.contains(name), "{}", ran.err);
        assert_eq!(home.json(&["list", "filings", "--format", "json"]), before);
    }
}

#[test]
fn a_first_import_that_fails_leaves_no_database() {
    let home = Home::new();
    home.refuses(
        &["import", "missing.html"],
        2,
        "error: could not read `missing.html`: there is no such file or folder\n  effect  nothing of it was stored",
    );
}

/// A recording of one response: this document, from an address that no listing shows.
pub fn recording(home: &Home, name: &str, bytes: Vec<u8>) {
    use courtwatch::fetch::Recorder;
    use courtwatch::model::snapshot::{Origin, Snapshot};
    let at = "2026-11-05T12:00:00Z".parse().unwrap();
    let url = "https://www.icc-cpi.int/saved/elsewhere.pdf".to_owned();
    Recorder::create(&home.path(name), at)
        .unwrap()
        .keep(&Snapshot {
            url: url.clone(),
            final_url: url,
            retrieved: at,
            status: 200,
            headers: vec![("Content-Type".to_owned(), "application/pdf".to_owned())],
            body: bytes,
            origin: Origin::Fetched,
        })
        .unwrap();
}

#[test]
fn a_document_in_a_recording_is_known_by_its_stamp() {
    let home = Home::read();
    recording(&home, "saved.warc.gz", paper::decision(FILING, "Public"));
    let rows = home.json(&["import", "saved.warc.gz", "--format", "json"]);
    assert_eq!((rows.len(), &rows[0]["listing"], &rows[0]["read"]), (1, &"import".into(), &1.into()));
    assert!(home.ok(&["text", FILING]).contains("1. The Chamber notes"));
}

#[test]
fn tagged_passages_are_looked_for_in_what_was_read() {
    let home = Home::read();
    home.run(&["tag", "add", FILING, "undue-delay", "--quote", "words that it does not have", "--by", "Lea"]);
    home.write("filing.pdf", paper::decision(FILING, "Public"));
    let ran = home.run(&["import", "filing.pdf"]);
    assert!(ran.err.contains("note: 1 tagged passage waits for a person"), "{}", ran.err);
    assert_eq!(home.run(&["report", "--include-unreviewed"]).err, "", "it is said once");
}

#[test]
fn the_name_of_a_file_is_no_address() {
    let home = Home::read();
    home.write("document.pdf", paper::decision(FILING, "Public"));
    home.ok(&["import", "document.pdf"]);
    let before = home.ok(&["text", FILING]);
    home.write("document.pdf", paper::decision("ICC-01/77-01/26-998", "Public"));
    let other = home.run(&["import", "document.pdf"]);
    assert_eq!(other.exit, 2, "{}", other.err);
    assert_eq!(home.ok(&["text", FILING]), before);
}

#[test]
fn a_damaged_copy_keeps_no_other_document_from_being_read() {
    let home = Home::read();
    home.write("first.pdf", paper::decision(FILING, "Public"));
    home.ok(&["import", "first.pdf"]);
    let raw = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
    raw.execute_batch(
        "DELETE FROM page; DELETE FROM extraction;
         UPDATE body SET zstd = zeroblob(length(zstd)) WHERE sha256 IN
            (SELECT s.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot)",
    )
    .unwrap();
    let mut second = paper::decision(FILING, "Public");
    second.extend_from_slice(b"% saved again\n");
    home.write("second.pdf", second);
    let ran = home.run(&["import", "second.pdf"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("is damaged or missing"), "{}", ran.err);
    let read: u32 = raw.query_row("SELECT COUNT(*) FROM extraction", [], |r| r.get(0)).unwrap();
    assert_eq!(read, 1, "{}", ran.err);
}

#[test]
fn a_document_of_a_filing_that_is_not_stored() {
    let home = Home::read();
    home.write("other.pdf", paper::decision("ICC-01/77-01/26-998", "Public"));
    home.refuses(
        &["import", "other.pdf"],
        2,
        "error: could not tell which filing `other.pdf` belongs to\n\
         \x20 stamp   ICC-01/77-01/26-998, which is not stored here\n\
         \x20 effect  nothing of it was stored\n\
         hint: give the address it was saved from with `--url`; `courtwatch show NUMBER` prints the addresses of a \
         filing's documents",
    );
    recording(&home, "other.warc.gz", paper::decision("ICC-01/77-01/26-998", "Public"));
    let ran = home.run(&["import", "other.warc.gz"]);
    assert!(ran.err.contains("passed over 1 response"), "{}", ran.err);
}
