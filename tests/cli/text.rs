//! `courtwatch text`.

use super::harness::{FILING, Home, fixture};
use super::paper::{self, Page};

/// A folder with the filing's document in it, read.
fn with(bytes: &[u8]) -> Home {
    let home = Home::read();
    home.write("filing.pdf", bytes);
    let ran = home.run(&["import", "filing.pdf"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    home
}

fn decision() -> Vec<u8> {
    paper::decision(FILING, "Public")
}

#[test]
fn by_page_with_headings() {
    let home = with(&decision());
    let text = home.ok(&["text", FILING]);
    for words in
        ["── page 1 ──", "PRE-TRIAL CHAMBER III", "── page 3 ──", "1. The Chamber notes", "in detention"]
    {
        assert!(text.contains(words), "no `{words}` in {text}");
    }
    assert!(!text.contains("03-11-2026"), "the stamp is no text: {text}");
    let one = home.ok(&["text", " icc-01/77-01/26-112 ", "--page", "3"]);
    assert!(one.starts_with("── page 3 ──") && !one.contains("page 2"), "{one}");
    assert!(home.ok(&["show", FILING, "--text"]).contains("2. The second paragraph"));
}

#[test]
fn as_data() {
    let home = with(&decision());
    let rows = home.json(&["text", FILING, "--format", "json"]);
    assert_eq!(rows.len(), 3);
    let page = &rows[1];
    assert_eq!((&page["number"], &page["page"]), (&FILING.into(), &2.into()));
    assert_eq!(page["stamp"], format!("{FILING} 03-11-2026 2/3 PT"));
    assert_eq!(page["feet"], serde_json::json!(["No. ICC-01/77-01/26 2/3 2 November 2026"]));
    assert_eq!((&page["engine"], &page["recognised"]), (&"courtwatch-pdf 1".into(), &false.into()));
    assert_eq!((page["heads"].as_array(), page["lines"].as_array()), (Some(&vec![]), Some(&vec![])));
    assert_eq!(page["source"].as_str().map(str::len), Some(64));
    let paragraph = &page["paragraphs"][1];
    let (start, end) = (paragraph["start"].as_u64().unwrap(), paragraph["end"].as_u64().unwrap());
    let body: Vec<char> = page["text"].as_str().unwrap().chars().collect();
    let words: String = body[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()].iter().collect();
    assert_eq!(paragraph["number"], 2);
    assert!(words.starts_with("2. The second") && words.ends_with("where"), "{words}");
    let csv = home.ok(&["text", FILING, "--format", "csv", "--engine", "courtwatch-pdf 1"]);
    assert!(
        csv.starts_with("number,page,text,stamp,heads,feet,lines,paragraphs,source,engine,recognised"),
        "{csv}"
    );
}

#[test]
fn a_file_that_is_not_stored() {
    let home = Home::new();
    home.write("any.pdf", decision());
    let text = home.ok(&["text", "--file", "any.pdf", "--page", "2"]);
    assert!(text.contains("co-accused"), "{text}");
    assert!(!home.path("courtwatch.db").exists());
}

#[test]
fn why_there_is_none() {
    let home = Home::read();
    let missing = home.run(&["text", FILING]);
    assert_eq!(missing.exit, 1);
    assert!(missing.err.contains("its document was not fetched"), "{}", missing.err);
    assert!(
        missing.err.contains("hint: `courtwatch fetch icc/decisions --documents new`"),
        "{}",
        missing.err
    );

    let home = Home::read();
    let stamp = "ICC-01/77-01/26-112 03-11-2026 1/1 PT";
    home.write("scan.pdf", paper::pdf(&[Page::default().picture().line(300.0, 815.0, 9.0, stamp)]));
    let import = home.run(&["import", "scan.pdf"]);
    assert!(import.err.contains(&format!("warning: {FILING}: gave no text (needs-ocr)")), "{}", import.err);
    let scan = home.run(&["text", FILING]);
    assert_eq!(scan.exit, 1);
    assert!(scan.err.contains("(needs-ocr): page 1 is a picture without text"), "{}", scan.err);
    assert!(scan.err.contains("--ocr`"), "{}", scan.err);
}

#[test]
fn no_such_page_and_no_such_engine() {
    let home = with(&decision());
    home.refuses(
        &["text", FILING, "--page", "9"],
        1,
        "error: ICC-01/77-01/26-112 has no page 9, its last is 3",
    );
    home.refuses(
        &["text", FILING, "--engine", "quill 3"],
        2,
        "error: no engine `quill 3` has read ICC-01/77-01/26-112\n  read by courtwatch-pdf 1",
    );
}

#[test]
fn a_cover_that_is_stricter_than_the_list_holds_the_filing_back() {
    let home = Home::read();
    home.write("filing.pdf", paper::decision(FILING, "Confidential"));
    let ran = home.run(&["import", "filing.pdf"]);
    assert!(
        ran.err
            .contains("held back, because its cover says `Confidential`, icc/decisions lists it as `public`"),
        "{}",
        ran.err
    );
    let text = home.run(&["text", FILING]);
    assert_eq!((text.exit, text.out.as_str()), (1, ""));
    assert!(text.err.contains("is held back"), "{}", text.err);
    let rows = home.json(&["list", "filings", "--format", "json"]);
    let row = rows.iter().find(|row| row["number"] == FILING).unwrap();
    assert_eq!(row["state"], "quarantined");
    let problems = home.json(&["list", "problems", "--format", "json"]);
    assert!(problems.iter().any(|p| p["found"] == "Confidential" && p["place"] == "cover"), "{problems:?}");
    assert!(!home.ok(&["show", FILING, "--text"]).contains("The Chamber notes"));
}

#[test]
fn bytes_that_were_read_before_hold_back_the_next_filing_too() {
    let home = Home::read();
    home.write("filing.pdf", paper::decision(FILING, "Confidential"));
    home.run(&["import", "filing.pdf"]);
    let rows = home.json(&["list", "filings", "--court", "icc", "--format", "json"]);
    let (other, url) = rows
        .iter()
        .map(|row| row["number"].as_str().unwrap().to_owned())
        .filter(|number| number != FILING)
        .find_map(|number| {
            let shown = home.json(&["show", &number, "--format", "json"]);
            let own = shown.iter().find(|version| version["number"] == number.as_str())?;
            Some((number, own["documents"][0]["url"].as_str()?.to_owned()))
        })
        .unwrap();
    home.run(&["import", "filing.pdf", "--url", &url]);
    let shown = home.json(&["show", &other, "--format", "json"]);
    let own = shown.iter().find(|version| version["number"] == other.as_str()).unwrap();
    assert_eq!(own["state"], "quarantined");
}

#[test]
fn days_that_the_list_lacks_come_from_the_cover_and_others_are_problems() {
    let home = with(&decision());
    let shown = home.json(&["show", FILING, "--format", "json"]);
    assert_eq!(shown[0]["facts"]["registered"], "2026-11-03", "no source lists it");
    assert_eq!(shown[0]["facts"]["on its face"], "2026-04-20", "as it is listed");
    let problems = home.json(&["list", "problems", "--format", "json"]);
    let found = problems.iter().find(|p| p["record"] == FILING && p["place"] == "cover").unwrap();
    assert_eq!(found["expected"], "the date as it is listed: 2026-04-20");
    assert_eq!((&found["found"], &found["effect"]), (&"2026-11-02".into(), &"both are kept".into()));
}

#[test]
fn letters_of_a_scan() {
    if std::process::Command::new("tesseract").arg("--version").output().is_err()
        || std::process::Command::new("pdftoppm").arg("-v").output().is_err()
    {
        println!("passed over: tesseract and pdftoppm are not here");
        return;
    }
    let home = with(&decision()); // the pictures of its pages are as good as a scan
    let ran = home.run(&["text", FILING, "--ocr", "--format", "json"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows[0]["recognised"], true);
    let engine = rows[0]["engine"].as_str().unwrap();
    assert!(engine.starts_with("tesseract "), "{engine}");
    assert!(rows[1]["text"].as_str().unwrap().contains("The Chamber notes"), "{rows:?}");
    let plain = home.json(&["text", FILING, "--format", "json"]);
    assert_eq!(plain[0]["engine"], "courtwatch-pdf 1", "what was read goes before what was guessed");
}

#[test]
fn a_number_or_a_file_is_needed() {
    let ran = Home::new().run(&["text"]);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    let ran = Home::new().run(&["text", "--file", &fixture("no-such.pdf")]);
    assert_eq!(ran.exit, 2, "{}", ran.err);
}
