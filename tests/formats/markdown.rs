//! Documents as Markdown, read back by a reader of CommonMark.

use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use courtwatch::present::{
    document::{Block, Document, Run},
    document_md,
};
use proptest::prelude::*;

use crate::documents::{Found, Letter, document, expected_of, settled, told};

pub fn markdown(document: &Document) -> String {
    let mut out = Vec::new();
    document_md::write(document, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// As GitHub reads.
pub fn github() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options
}

/// The letters of a node's words; anything that is neither words nor a style fails.
fn letters<'a>(node: &'a AstNode<'a>, style: &Letter, out: &mut Vec<Letter>) {
    for child in node.children() {
        let mut style = style.clone();
        match &child.data.borrow().value {
            NodeValue::Text(text) => {
                out.extend(text.chars().map(|sign| Letter { sign, ..style.clone() }));
            }
            NodeValue::Emph => style.italic = true,
            NodeValue::Strong => style.bold = true,
            NodeValue::Link(link) if link.url.starts_with("mailto:") => {}
            NodeValue::Link(link) => style.link = Some(link.url.clone()),
            NodeValue::FootnoteReference(mark) => out.push(Letter::note(mark.name.parse().unwrap())),
            other => panic!("{other:?}"),
        }
        letters(child, &style, out);
    }
}

fn read<'a>(node: &'a AstNode<'a>, place: &str, found: &mut Found) {
    for child in node.children() {
        let mut inside = place.to_owned();
        let leaf = match &child.data.borrow().value {
            NodeValue::Heading(heading) => Some(format!("h{}", heading.level)),
            NodeValue::Paragraph if place.starts_with("note") => Some(String::new()),
            NodeValue::Paragraph => Some("p".to_owned()),
            NodeValue::TableCell => {
                let head = matches!(node.data.borrow().value, NodeValue::TableRow(true));
                Some(if head { "th" } else { "td" }.to_owned())
            }
            NodeValue::BlockQuote => {
                inside += "quote/";
                None
            }
            NodeValue::List(list) => {
                inside += if list.list_type == ListType::Ordered { "ol/" } else { "ul/" };
                None
            }
            NodeValue::Item(_) => {
                inside += "li/";
                None
            }
            NodeValue::FootnoteDefinition(definition) => {
                inside = format!("note{}", definition.name);
                None
            }
            NodeValue::Table(_) | NodeValue::TableRow(_) => None,
            other => panic!("{other:?}"),
        };
        let Some(leaf) = leaf else {
            read(child, &inside, found);
            continue;
        };
        let plain = Letter { sign: ' ', italic: false, bold: false, link: None };
        let mut words = Vec::new();
        letters(child, &plain, &mut words);
        found.push((place.to_owned() + &leaf, settled(words)));
    }
}

fn found_in(text: &str) -> Found {
    let arena = Arena::new();
    let mut found = Found::new();
    read(parse_document(&arena, text, &github()), "", &mut found);
    found.retain(|(_, letters)| !letters.is_empty());
    found
}

fn comes_back(document: &Document) -> Result<(), TestCaseError> {
    let text = markdown(document);
    let mut found = found_in(&text);
    let title = found.remove(0);
    prop_assert_eq!(title.0, "h1");
    for (expected, found) in expected_of(document).iter().zip(&found) {
        let (words, found_words) = (told(&expected.1), told(&found.1));
        prop_assert!(expected == found, "{}: {}\n{}: {}\n{}", expected.0, words, found.0, found_words, text);
    }
    prop_assert_eq!(expected_of(document).len(), found.len(), "\n{}", text);
    Ok(())
}

fn line(runs: Vec<Run>) -> String {
    let document = Document { blocks: vec![Block::Paragraph(runs)], ..Document::default() };
    markdown(&document).trim_start_matches("# (no title)\n\n").trim_end().to_owned()
}

#[test]
fn marks_stand_where_readers_see_them() {
    for (runs, expected) in [
        (vec![Run::italic("Prosecutor v Katanga"), Run::plain("’s (")], "_Prosecutor v Katanga_’s ("),
        (vec![Run::plain("see"), Run::italic(" “Katanga” "), Run::plain("[5]")], "see _“Katanga”_ \\[5\\]"),
        (vec![Run::plain("re"), Run::italic("trial"), Run::plain("s")], "r&#101;_trial_&#115;"),
        (vec![Run::italic("a"), Run::bold("b"), Run::italic("c")], "_a_**b**_c_"),
        (vec![Run::bold("a "), Run { bold: true, ..Run::italic("b") }], "**a _b_**"),
        (vec![Run::plain("!"), Run::note(1), Run::plain("(x)")], "\\![^1]\\(x)"),
        (
            vec![Run::plain("At "), Run::address("https://x.example/a&lt;")],
            "At [https\\://x.example/a&amp;lt;](<https://x.example/a&amp;lt;>)",
        ),
        (vec![Run::address("https://x.example/a?b&c"), Run::plain("x")], "<https://x.example/a?b&c>x"),
        (vec![Run { link: Some("javascript:x".to_owned()), ..Run::plain("a") }], "a"),
    ] {
        assert_eq!(line(runs), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]
    #[test]
    fn any_document_comes_back(document in document()) {
        comes_back(&document)?;
    }
}
