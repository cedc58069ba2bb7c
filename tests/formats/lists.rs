//! Lists as JSON and CSV.

use courtwatch::model::column::Row;
use courtwatch::model::rows::{
    AnchorRow, CaseRow, ChangeRow, ConcernRow, EditRow, FetchRow, FilingRow, HearingRow, ListingRow,
    PressRow, ProblemRow, TagRow,
};
use courtwatch::present::{
    list::{self, ListFormat},
    rows::BriefingRow,
    table::Screen,
};
use proptest::prelude::*;

use crate::{capture, day};

fn keys<R: Row>() -> String {
    R::COLUMNS.iter().map(|c| c.key).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_columns_are_the_contract() {
    assert_eq!(
        keys::<FilingRow>(),
        "court, case, number, base, date, title, type, language, classification, state, first_seen, last_seen, sources, withheld"
    );
    assert_eq!(
        keys::<HearingRow>(),
        "court, case, starts, ends, zone, room, status, evidence, kind, url, state, withheld"
    );
    assert_eq!(keys::<PressRow>(), "court, reference, date, type, title, url, state, withheld");
    assert_eq!(keys::<ChangeRow>(), "at, court, number, change, old, new, listing");
    assert_eq!(
        keys::<TagRow>(),
        "id, number, concern, quote, page, note, by, at, state, codebook, quote_checked, court, reviewed_by, reviewed_at, anchor, withheld"
    );
    assert_eq!(keys::<ProblemRow>(), "at, listing, page, place, record, expected, found, effect");
    assert_eq!(keys::<CaseRow>(), "court, case, name, filings, hearings, newest");
    assert_eq!(
        keys::<ListingRow>(),
        "listing, court, about, way, last_good, health, newest, items, pace, terms, last_sweep"
    );
    assert_eq!(
        keys::<FetchRow>(),
        "listing, verdict, read, new, changed, gone, problems, requests, not_modified, blocked, message"
    );
    assert_eq!(keys::<ConcernRow>(), "slug, label, group, goals, tags, team, state, merged_into");
    assert_eq!(keys::<EditRow>(), "at, by, edit, slug, to, why, passed_over");
    assert_eq!(
        keys::<AnchorRow>(),
        "id, number, concern, outcome, quote, words, page, reason, version, engine, decision, decided_by, \
         decided_at, at"
    );
    assert_eq!(
        keys::<BriefingRow>(),
        "goal, concern, label, court, case, number, date, title, by, at, note, quote, page, quote_checked, state, \
         source, sha256, tag, codebook, read_from, reviewed_by, reviewed_at, tagged_as, words_now, \
         citation, paragraph"
    );
}

pub fn filing(title: &str) -> FilingRow {
    FilingRow {
        court: "icc".to_owned(),
        case: None,
        number: Some("ICC-01/21-01/25-407-Red2".to_owned()),
        base: Some("ICC-01/21-01/25-407".to_owned()),
        date: day(2026, 4, 2),
        title: title.to_owned(),
        r#type: Some("decision".to_owned()),
        language: None,
        classification: "public".to_owned(),
        state: "listed".to_owned(),
        first_seen: Some("2026-04-03T06:00:00Z".to_owned()),
        last_seen: None,
        sources: vec!["icc/decisions".to_owned(), "ltd/search".to_owned()],
        withheld: None,
    }
}

fn written<R: Row>(rows: Vec<R>, format: ListFormat) -> String {
    let mut out = Vec::new();
    list::write(rows, format, Screen::Plain { width: None }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn json_is_one_array_with_keys_in_order_and_null_for_absent() {
    let json = written(vec![filing("Title"), filing("\u{9b}2J\u{202e}\u{1b}")], ListFormat::Json);
    assert!(!json.contains(['\u{9b}', '\u{202e}', '\u{1b}']));
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&json).unwrap();
    let found: Vec<&str> = rows[0].keys().map(String::as_str).collect();
    assert_eq!(found.join(", "), keys::<FilingRow>());
    assert!(rows[0]["case"].is_null());
    assert_eq!(rows[0]["date"], "2026-04-02");
    assert_eq!(rows[0]["sources"][1], "ltd/search");
    assert_eq!(rows[1]["title"], "\u{9b}2J\u{202e}\u{1b}");
    assert_eq!(written(Vec::<FilingRow>::new(), ListFormat::Json), "[]\n");
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_has_a_head_and_empty_cells_for_absent() {
    let text = written(vec![filing("A \"quoted\", title\nof two lines")], ListFormat::Csv);
    let rows = read_csv(&text);
    assert_eq!(rows[0].join(", "), keys::<FilingRow>());
    assert_eq!(rows[1][1], "");
    assert_eq!(rows[1][2], "ICC-01/21-01/25-407-Red2");
    assert_eq!(rows[1][5], "A \"quoted\", title\nof two lines");
    assert_eq!(rows[1][12], "icc/decisions; ltd/search");
    assert!(text.ends_with('\n') && !text.contains('\r') && !text.starts_with('\u{feff}'));
    assert_eq!(
        written(Vec::<FilingRow>::new(), ListFormat::Csv).trim_end().replace(',', ", "),
        keys::<FilingRow>()
    );
}

/// Whether a spreadsheet that splits at commas, semicolons, tabs or lines meets a formula in the text.
fn runs(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || matches!(c, '"' | '\u{feff}' | '\u{200b}');
    text.split([';', '\t', '\n', '\r']).any(|piece| {
        piece.trim_start_matches(blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    })
}

#[test]
fn no_payload_runs_in_a_spreadsheet() {
    let Some(payloads) = capture("csv_injection/payloadbox_csv-payload.txt") else { return };
    for payload in payloads.lines() {
        for cell in
            [payload.to_owned(), format!(" \t\"{payload}"), format!("x;{payload}"), format!("x\r\n{payload}")]
        {
            let rows = read_csv(&written(vec![filing(&cell)], ListFormat::Csv));
            assert!(!runs(&rows[1][5]), "{:?}", rows[1][5]);
            assert!(rows[1][5].contains(payload));
        }
    }
}

proptest! {
    #[test]
    fn any_cell_comes_back_harmless_and_alone(title in any::<String>(), lead in "[ \t\r\n\"'=+@;＝－-]{0,4}") {
        let rows = read_csv(&written(vec![filing(&(lead + &title))], ListFormat::Csv));
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[1].len(), FilingRow::COLUMNS.len());
        let cell = &rows[1][5];
        let number = cell.parse::<f64>().is_ok();
        prop_assert!(number || !runs(cell), "{:?}", cell);
    }
}
