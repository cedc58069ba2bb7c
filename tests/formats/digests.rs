//! A digest as a document, and a document as text for a terminal.

use courtwatch::present::chart::{Chart, Shape};
use courtwatch::present::digest::{Digest, Entry, Event, Followed, Window};
use courtwatch::present::digest_document::document;
use courtwatch::present::document::{Block, Column, Document, Run, Table};
use courtwatch::present::document_text;

fn text(document: &Document) -> String {
    let mut bytes = Vec::new();
    document_text::write(document, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn window(until: &str, case: &str) -> Window {
    Window {
        until: until.to_owned(),
        court: "icc".to_owned(),
        case: case.to_owned(),
        number: "ICC-01/77-01/26-9".to_owned(),
        what: "applications to submit observations".to_owned(),
        basis: "rule 103, verified; estimate; the chamber's order prevails".to_owned(),
    }
}

#[test]
fn windows_of_the_watched_cases_stand_once_in_order() {
    let mut digest = Digest::default();
    digest.cases.insert(("icc".to_owned(), "ICC-01/77-01/26".to_owned()));
    let ours = |day| window(day, "ICC-01/77-01/26");
    digest.add_windows(vec![ours("2026-12-09"), window("2026-12-01", "ICC-01/99"), ours("2026-12-02")]);
    digest.add_windows(vec![ours("2026-12-02")]);
    let days: Vec<&str> = digest.windows.iter().map(|window| window.until.as_str()).collect();
    assert_eq!(days, ["2026-12-02", "2026-12-09"]);
    let text = text(&document(&digest));
    assert!(
        text.contains("Time limits\n-----------\n\n- 2026-12-02 · ICC-01/77-01/26-9 · applications"),
        "{text}"
    );
    assert!(text.contains("the chamber's order prevails"), "{text}");
}

#[test]
fn long_values_begin_where_they_differ() {
    let same = "the same words again and again ".repeat(40);
    let event = Event {
        at: "2026-11-02T06:00:00Z".to_owned(),
        change: "text".to_owned(),
        old: Some(format!("{same}before")),
        new: Some(format!("{same}after")),
        ..Event::default()
    };
    let digest = Digest {
        watches: vec![Followed { name: "a".to_owned(), reason: "b".to_owned(), asks: "c".to_owned() }],
        entries: vec![Entry { number: "N".to_owned(), events: vec![event], ..Entry::default() }],
        ..Digest::default()
    };
    let text = text(&document(&digest));
    let line = text.split("text: ").nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        line.starts_with("was “…") && line.contains("before”, now “…") && line.contains("after” (found 2"),
        "{line}"
    );
    assert!(line.chars().count() < 300, "{line}");
}

#[test]
fn every_block_on_a_terminal() {
    let words = |text: &str| vec![Run::plain(text)];
    let item = |text: &str| vec![Block::Paragraph(words(text))];
    let long = "word ".repeat(30);
    let document = Document {
        title: "Title \u{1b}[2J".to_owned(),
        banner: Some("Draft".to_owned()),
        blocks: vec![
            Block::Heading(2, words("Part")),
            Block::Paragraph(vec![
                Run::plain("See "),
                Run { link: Some("https://x.example".to_owned()), ..Run::plain("here") },
                Run::note(1),
            ]),
            Block::Quotation(vec![Run::plain("in the "), Run::bold("mill")]),
            Block::List { ordered: true, items: vec![item(&long), item("two")] },
            Block::Table(Table {
                columns: vec![
                    Column { heading: words("case"), number: false },
                    Column { heading: words("tags"), number: true },
                ],
                rows: vec![vec![words("ICC-01"), words("7")]],
            }),
            Block::Figure(Chart {
                caption: "Tags".to_owned(),
                described: String::new(),
                unit: "tags".to_owned(),
                shape: Shape::Bars(vec![("delay".to_owned(), 3)]),
            }),
        ],
        notes: vec![words("A note")],
        ..Document::default()
    };
    let first = ["word"; 18].join(" ");
    let second = ["word"; 12].join(" ");
    assert_eq!(
        text(&document),
        format!(
            "Title ␛[2J\n==========\n\nDraft\n\nPart\n----\n\nSee here <https://x.example>[1]\n\n  in the **mill**\n\n\
             1. {first}\n   {second}\n2. two\n\ncase    tags\nICC-01     7\n\nTags (tags)\n  delay: 3\n\n[1] A note\n"
        )
    );
}
