//! PDF: what pdftotext reads of it, and that no word of a page is markup to the typesetter.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::time::Instant;

use courtwatch::present::chart::{Chart, Shape};
use courtwatch::present::document::{Block, Document, Run};
use courtwatch::present::pdf;

use crate::docx::{folded, text_of};
use crate::office::{briefing, edges, filled_with, folder, hostile, plain};
use crate::tools::{output, tool};

pub fn made(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf::write(document, &mut bytes).unwrap();
    bytes
}

#[test]
fn a_briefing_has_all_its_words() {
    let document = briefing();
    let file = folder("briefing-pdf").join("briefing.pdf");
    fs::write(&file, made(&document)).unwrap();
    let Some(text) = text_of(&file) else { return };
    for note in &document.notes {
        let words: String = note.iter().map(|run| run.text.as_str()).collect();
        assert!(text.contains(&folded(&words)), "the note {words:?} is not in\n{text}");
    }
}

#[test]
fn a_briefing_says_what_it_is_and_where_a_page_stands() {
    let file = folder("briefing-properties").join("briefing.pdf");
    fs::write(&file, made(&briefing())).unwrap();
    let Some(text) = text_of(&file) else { return };
    for said in ["Page1of3", "Page3of3", "DRAFT:holds2tags"] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
    assert_eq!(text.matches("Dayslate").count(), 2, "the header row is repeated");
    let Some(pdfinfo) = tool("pdfinfo") else { return };
    let info = output(Command::new(pdfinfo).arg(&file));
    for said in
        ["Thirty-one months before trial", "International Justice Clinic", "Tagged:          yes", "A4"]
    {
        assert!(info.contains(said), "{said} is not in\n{info}");
    }
    assert!(!info.contains("Date"), "no clock is read: {info}");
    let pdf = lopdf::Document::load(&file).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").and_then(lopdf::Object::as_str).unwrap(), b"en-GB");
    let outlines =
        pdf.get_dictionary(catalog.get(b"Outlines").and_then(lopdf::Object::as_reference).unwrap());
    assert!(outlines.unwrap().has(b"First"), "headings stand in the outline");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(made(&briefing()), made(&briefing()));
}

#[test]
fn every_edge_is_set() {
    let folder = folder("edges-pdf");
    for (name, document) in edges() {
        let file = folder.join(format!("{}.pdf", name.replace(' ', "-")));
        fs::write(&file, made(&document)).unwrap();
        let Some(text) = text_of(&file) else { return };
        for note in &document.notes {
            let words: String = note.iter().map(|run| run.text.as_str()).collect();
            assert!(text.contains(&folded(&words)), "{name}: the note {words:?} is not in\n{text}");
        }
    }
    let read = |name: &str| text_of(&folder.join(name)).unwrap();
    assert_eq!(read("a-long-run.pdf").matches('x').count(), 100_000);
    assert!(read("marks-again-and-nowhere.pdf").contains("w1w2w1w9w0"));
    assert!(read("marks-out-of-order.pdf").contains("w2w1"));
    assert!(read("notes-without-a-mark.pdf").contains("Furthernotes:23"));
    let wide = read("a-wide-table.pdf");
    assert!((0..70).all(|n| wide.contains(&format!("c{n}"))), "{wide}");
}

/// What stays of a text on a page whose fonts do not know all scripts.
fn latin(text: &str) -> String {
    folded(text).chars().filter(char::is_ascii).collect()
}

#[test]
fn no_payload_is_more_than_text() {
    let texts: Vec<String> = hostile().into_iter().take(250).collect();
    let file = folder("hostile-pdf").join("hostile.pdf");
    fs::write(&file, made(&filled_with(&texts))).unwrap();
    let bytes = fs::read(&file).unwrap();
    for action in [&b"/JavaScript"[..], b"/Launch", b"/EmbeddedFile", b"file://"] {
        assert!(!bytes.windows(action.len()).any(|window| window == action), "{action:?}");
    }
    let Some(text) = text_of(&file) else { return };
    let text: String = text.chars().filter(char::is_ascii).collect();
    for payload in texts.iter().filter(|payload| payload.is_ascii()) {
        assert!(text.matches(&latin(payload)).count() >= 6, "{payload:?} is not in the text six times");
    }
}

#[test]
fn characters_without_a_sign_are_told_of() {
    let with = |text: &str, language: &str| {
        let file = folder(&format!("signs-{language}")).join("signs.pdf");
        let document = Document {
            title: "Signs".to_owned(),
            language: language.to_owned(),
            blocks: vec![Block::Paragraph(vec![Run::plain("see"), Run::note(1)])],
            notes: vec![plain(text)],
            ..Document::default()
        };
        fs::write(&file, made(&document)).unwrap();
        text_of(&file)
    };
    let Some(khmer) = with("ខៀវ 😀", "en") else { return };
    assert!(
        khmer.contains("4characterscouldnotbeshown") && khmer.contains("U+1781,U+179C,U+17C0,U+1F600"),
        "{khmer}"
    );
    assert!(with("ខ", "fr").unwrap().contains("1caractère(s)"));
    assert!(!with("Thaçi Đorđević", "en").unwrap().contains("U+"));
}

#[test]
fn links_lead_only_to_the_web() {
    let link = |to: &str| Run { text: "x".to_owned(), link: Some(to.to_owned()), ..Run::default() };
    let addresses =
        ["https://x.example/a b", "javascript:alert(1)", "file:///etc/passwd", "http://y.example"];
    let document = Document {
        blocks: vec![Block::Paragraph(addresses.map(link).to_vec()), Block::Paragraph(vec![Run::note(1)])],
        notes: vec![vec![link("https://z.example")]],
        ..Document::default()
    };
    let bytes = made(&document);
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let mut targets = BTreeSet::new();
    for object in file.objects.values() {
        let Ok(action) = object.as_dict().and_then(|dict| dict.get(b"A")).and_then(lopdf::Object::as_dict)
        else {
            continue;
        };
        if let Ok(uri) = action.get(b"URI").and_then(lopdf::Object::as_str) {
            targets.insert(String::from_utf8_lossy(uri).into_owned());
        }
    }
    let expected = ["http://y.example/", "https://x.example/a%20b", "https://z.example/"];
    assert_eq!(targets.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_thousand_notes_are_set() {
    let mut document = briefing();
    let first = document.notes.len() + 1;
    for n in first..first + 1000 {
        let words = "The Chamber set aside the time that the Regulations allow.";
        document.blocks.push(Block::Paragraph(vec![Run::plain(words), Run::note(n)]));
        document.notes.push(vec![Run::italic("Quill"), Run::plain(format!(" (n 1) [{n}]."))]);
    }
    let start = Instant::now();
    let bytes = made(&document);
    println!("1,000 notes: {} bytes in {:?}", bytes.len(), start.elapsed());
    let file = folder("thousand-pdf").join("thousand.pdf");
    fs::write(&file, bytes).unwrap();
    let Some(text) = text_of(&file) else { return };
    assert!((first..first + 1000).all(|n| text.contains(&format!("{n}Quill(n1)[{n}]."))));
}

#[test]
fn figures_are_pictures_with_their_words() {
    let chart = |shape| Chart {
        caption: "Caption & <b>".to_owned(),
        described: String::new(),
        unit: "tags".to_owned(),
        shape,
    };
    let words = ["<script>alert(1)</script>", "]]>", "\"'&amp;", "a\u{0}\u{fffe}b", "Thaçi", "ខៀវ"];
    let bars = |times: usize| -> Vec<(String, u64)> {
        words.iter().cycle().take(words.len() * times).map(|word| ((*word).to_owned(), 7)).collect()
    };
    let months = vec!["2026-01".to_owned(), "2026-02".to_owned()];
    let series = words.iter().map(|word| ((*word).to_owned(), vec![3, 4])).collect();
    let events = words.iter().map(|word| ("2026-01-02".to_owned(), (*word).to_owned())).collect();
    let shapes = vec![
        Shape::Bars(bars(1)),
        Shape::Bars(Vec::new()),
        Shape::Months { months, series },
        Shape::Timeline(events),
        Shape::Bars(bars(40)),
    ];
    let blocks = shapes.into_iter().map(|shape| Block::Figure(chart(shape))).collect();
    let file = folder("figures-pdf").join("figures.pdf");
    fs::write(&file, made(&Document { blocks, language: "en".to_owned(), ..Document::default() })).unwrap();
    let Some(text) = text_of(&file) else { return };
    assert!(text.matches(&folded(words[0])).count() >= 40, "{text}");
    assert_eq!(text.matches("Caption&<b>").count(), 5, "{text}");
    assert!(text.contains("couldnotbeshown"), "{text}");
}
