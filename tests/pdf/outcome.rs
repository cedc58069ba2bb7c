//! What becomes of a document that is no plain text.

use std::time::Duration;

use courtwatch::commands::reading::TIME;
use courtwatch::model::text::Outcome;

use crate::paper::{self, Page, pdf};
use crate::read;

#[test]
fn a_scan_without_text() {
    let read = read(&pdf(&[Page::default().picture(), Page::default().picture()]), TIME);
    assert_eq!(read.outcome, Outcome::NeedsOcr);
    assert_eq!(read.reason.as_deref(), Some("pages 1-2 are pictures without text"));
}

#[test]
fn a_stamp_on_a_scan_is_not_its_text() {
    let page = Page::default().picture().line(300.0, 815.0, 9.0, "ICC-01/77-01/26-112 03-11-2026 1/1 PT");
    let read = read(&pdf(&[page]), TIME);
    assert_eq!(read.outcome, Outcome::NeedsOcr);
    assert_eq!(read.cover.number.as_deref(), Some("ICC-01/77-01/26-112"));
}

#[test]
fn letters_under_a_scan() {
    let page = Page::default().picture().invisible().line(
        60.0,
        700.0,
        12.0,
        "The words under the picture are the text of it.",
    );
    let read = read(&pdf(&[page]), TIME);
    assert_eq!((read.outcome, read.recognised), (Outcome::Text, false));
    assert_eq!(read.pages[0].body, "The words under the picture are the text of it.");
}

#[test]
fn a_page_that_is_a_picture_among_others() {
    let text =
        Page::default().lines(60.0, 700.0, 15.0, &["A page that has its words", "stands before a picture."]);
    let read = read(&pdf(&[text, Page::default().picture()]), TIME);
    assert_eq!(read.outcome, Outcome::Text);
    assert_eq!(read.reason.as_deref(), Some("page 2 is a picture without text"));
}

#[test]
fn passwords() {
    let page = Page::default().line(60.0, 700.0, 12.0, "Nobody may copy this");
    let copied = read(&paper::locked(std::slice::from_ref(&page), "secret", ""), TIME);
    assert_eq!(copied.outcome, Outcome::Text, "{:?}", copied.reason);
    assert_eq!(copied.pages[0].body, "Nobody may copy this");
    let locked = read(&paper::locked(&[page], "secret", "password"), TIME);
    assert_eq!((locked.outcome, locked.pages.len()), (Outcome::Encrypted, 0));
}

#[test]
fn no_pdf_at_all() {
    for bytes in [&b""[..], b"%PDF-1.7", b"<html>Just a moment...</html>", b"%PDF-1.4\n%%EOF"] {
        let read = read(bytes, TIME);
        assert_eq!(read.outcome, Outcome::Unreadable);
        assert_eq!(read.reason.as_deref(), Some("it is damaged past repair, or no PDF"));
    }
}

#[test]
fn a_reading_that_takes_too_long_is_stopped() {
    let mut page = Page::default();
    for _ in 0..200 {
        page = page.line(60.0, 700.0, 12.0, "words");
    }
    let began = std::time::Instant::now();
    let read = read(&pdf(&vec![page; 200]), Duration::from_millis(1));
    assert_eq!(read.outcome, Outcome::Unreadable);
    let reason = read.reason.unwrap();
    assert!(reason.contains("reading it took longer than its time limit"), "{reason}");
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_stream_that_swells_is_given_up() {
    use lopdf::{Object, Stream, dictionary};
    let mut document = paper::document(&[Page::default().line(60.0, 700.0, 12.0, "Words")], None);
    let mut bomb = Stream::new(dictionary! {}, vec![b' '; 200 << 20]);
    bomb.compress().unwrap();
    let bomb = document.add_object(bomb);
    for object in document.objects.values_mut() {
        if let Ok(page) = object.as_dict_mut()
            && page.has_type(b"Page")
        {
            let first = page.get(b"Contents").unwrap().clone();
            page.set("Contents", Object::Array(vec![bomb.into(), first]));
        }
    }
    let read = read(&paper::bytes(document), TIME);
    assert_eq!((read.outcome, read.pages[0].body.as_str()), (Outcome::Text, "Words"));
    assert_eq!(read.reason.as_deref(), Some("parts of page 1 are damaged and could not be read"));
}

#[test]
fn parts_that_stand_in_one_another_for_ever() {
    let nested =
        format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF", "[".repeat(2_000_000));
    assert_eq!(read(nested.as_bytes(), TIME).outcome, Outcome::Unreadable);
}
