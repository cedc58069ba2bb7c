//! PDF: what pdftotext reads of it, and that no word of a page is markup to the typesetter.

use std::fs;

use courtwatch::present::document::Document;
use courtwatch::present::pdf;

use crate::docx::{folded, text_of};
use crate::office::{briefing, folder};

fn made(document: &Document) -> Vec<u8> {
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
