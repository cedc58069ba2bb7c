//! What became of a document, in the words that its reader gets.

use super::{ENGINE, Sheet, Trouble, assemble};
use crate::model::language::guess;
use crate::model::text::{Cover, Extraction, Outcome, PageText, UNDER_BARS};
use crate::parse::cover;

/// A picture that covers this part of a page is the page.
const SCAN: f64 = 0.4;
/// Fewer letters than this on a picture are a stamp, not the text.
const FEW_LETTERS: usize = 25;
/// The most pages that a reason names one by one.
const MOST_NAMED: usize = 12;

/// How much of a text its language is told by, in bytes and in pages.
const SAMPLE: usize = 20_000;
const SAMPLE_PAGES: usize = 20;

/// A document that gives no text.
pub fn without_text(outcome: Outcome, reason: impl Into<String>) -> Extraction {
    Extraction {
        engine: ENGINE.to_owned(),
        outcome,
        reason: Some(reason.into()),
        recognised: false,
        language: None,
        cover: Cover::default(),
        pages: Vec::new(),
    }
}

/// A document that cannot be opened.
pub fn unopened(trouble: Trouble) -> Extraction {
    match trouble {
        Trouble::Encrypted => without_text(Outcome::Encrypted, "a password is needed to open it"),
        Trouble::Unreadable => without_text(Outcome::Unreadable, "it is damaged past repair, or no PDF"),
    }
}

/// The text of a document of so many pages from those that were read; `stopped` says why others were not.
pub fn from_sheets(mut sheets: Vec<Sheet>, total: usize, stopped: Option<&str>) -> Extraction {
    sheets.sort_by_key(|sheet| sheet.number);
    let read: Vec<u32> = sheets.iter().map(|sheet| sheet.number).collect();
    let unread: Vec<u32> =
        (1..=u32::try_from(total).unwrap_or(u32::MAX)).filter(|n| !read.contains(n)).collect();
    let broken: Vec<u32> = sheets.iter().filter(|s| s.broken).map(|s| s.number).collect();
    let shapes: Vec<(u32, f64, usize)> = sheets.iter().map(|s| (s.number, s.pictured, s.unread)).collect();
    let barred: Vec<u32> = sheets.iter().filter(|s| s.covered > 0).map(|s| s.number).collect();
    let pages = assemble(sheets);
    let mut reasons = Vec::new();
    if !barred.is_empty() {
        reasons.push(format!("words of {} {UNDER_BARS} and were left out", named(&barred)));
    }
    if !unread.is_empty() {
        reasons.push(format!(
            "{} could not be read: {}",
            named(&unread),
            stopped.unwrap_or("they are damaged")
        ));
    }
    if !broken.is_empty() {
        reasons.push(format!("parts of {} are damaged and could not be read", named(&broken)));
    }
    let of = |test: fn(&PageText, f64, usize) -> bool| -> Vec<u32> {
        let fits = |(page, shape): &(&PageText, &(u32, f64, usize))| test(page, shape.1, shape.2);
        pages.iter().zip(&shapes).filter(fits).map(|(page, _)| page.number).collect()
    };
    let pictures = of(is_picture);
    let unlettered = of(is_unlettered);
    if !pictures.is_empty() {
        reasons.push(format!(
            "{} {} without text",
            named(&pictures),
            is_are(&pictures, "a picture", "pictures")
        ));
    }
    if !unlettered.is_empty() {
        reasons.push(format!("the fonts of {} do not say which letters they show", named(&unlettered)));
    }
    let has_text = pages.iter().any(|page| !page.body.is_empty() && !pictures.contains(&page.number));
    let outcome = match () {
        () if has_text => Outcome::Text,
        () if !(pictures.is_empty() && unlettered.is_empty()) => Outcome::NeedsOcr,
        () if !(unread.is_empty() && broken.is_empty()) => Outcome::Unreadable,
        () => {
            reasons.push("its pages are blank".to_owned());
            Outcome::Text
        }
    };
    let reason = (!reasons.is_empty()).then(|| reasons.join("; "));
    finished(pages, outcome, reason)
}

fn finished(pages: Vec<PageText>, outcome: Outcome, reason: Option<String>) -> Extraction {
    let cover = cover::read(&pages);
    let pages = if outcome == Outcome::Unreadable { Vec::new() } else { pages };
    let language = language(&pages);
    Extraction { engine: ENGINE.to_owned(), outcome, reason, recognised: false, language, cover, pages }
}

/// Whether a page is a picture with at most a stamp on it.
fn is_picture(page: &PageText, pictured: f64, _unread: usize) -> bool {
    pictured >= SCAN && letters(page) < FEW_LETTERS
}

/// Whether most of the characters of a page have no letters.
fn is_unlettered(page: &PageText, _pictured: f64, unread: usize) -> bool {
    unread > FEW_LETTERS && unread > letters(page)
}

fn letters(page: &PageText) -> usize {
    page.body.chars().filter(|c| c.is_alphanumeric()).count()
}

fn is_are(pages: &[u32], one: &str, many: &str) -> String {
    if pages.len() == 1 { format!("is {one}") } else { format!("are {many}") }
}

/// `page 3`, `pages 3, 5-9`.
fn named(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let word = if pages.len() == 1 { "page" } else { "pages" };
    let mut list: Vec<String> = runs
        .iter()
        .take(MOST_NAMED)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    if runs.len() > MOST_NAMED {
        list.push("and others".to_owned());
    }
    format!("{word} {}", list.join(", "))
}

/// The language of a text, where it can be told.
fn language(pages: &[PageText]) -> Option<String> {
    let mut sample = String::new();
    for page in pages.iter().take(SAMPLE_PAGES) {
        sample.push_str(&page.body);
        sample.push('\n');
    }
    guess(&sample, SAMPLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn albanian_is_stored_as_albanian() {
        let body = "Trupi gjykues vendos që i akuzuari të mbetet në paraburgim dhe se kërkesa për lirim është e pabazuar.";
        let page = PageText { number: 1, body: body.to_owned(), ..PageText::default() };
        assert_eq!(language(&[page]).as_deref(), Some("sq"));
    }
}
