//! Documents as HTML, read back by a browser's parser and by one of XML.

use std::fs;
use std::process::Command;

use courtwatch::present::{
    document::{Block, Document, Run},
    html,
};
use proptest::prelude::*;
use quick_xml::events::Event;
use scraper::{ElementRef, Html, Node, Selector};

use crate::documents::{Found, Letter, document, expected_of, full_of, settled, told};
use crate::office::{briefing, folder};
use crate::tools::{output, python};

pub fn written(document: &Document) -> String {
    let mut out = Vec::new();
    html::write(document, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn letters(element: ElementRef, style: &Letter, out: &mut Vec<Letter>) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            out.extend(text.chars().map(|sign| Letter { sign, ..style.clone() }));
        }
        let Some(inner) = ElementRef::wrap(child) else { continue };
        let mut style = style.clone();
        match (inner.value().name(), inner.attr("role")) {
            ("em", None) => style.italic = true,
            ("strong", None) => style.bold = true,
            ("sup", None) => {}
            ("a", Some("doc-noteref")) => {
                out.push(Letter::note(inner.text().collect::<String>().parse().unwrap()));
                continue;
            }
            ("a", Some("doc-backlink")) => continue,
            ("a", None) => style.link = inner.attr("href").map(str::to_owned),
            other => panic!("{other:?} in {}", element.html()),
        }
        letters(inner, &style, out);
    }
}

/// Blocks as they stand; an item without blocks in it holds one paragraph.
fn read(element: ElementRef, place: &str, found: &mut Found) {
    for child in element.children().filter_map(ElementRef::wrap) {
        let name = child.value().name();
        let holds_blocks = child.children().filter_map(ElementRef::wrap).any(|inner| {
            matches!(
                inner.value().name(),
                "p" | "ul" | "ol" | "div" | "blockquote" | "h2" | "h3" | "h4" | "h5"
            )
        });
        let inside = match name {
            "ul" | "ol" => format!("{place}{name}/"),
            "li" => format!("{place}li/"),
            "blockquote" => format!("{place}quote/"),
            _ => place.to_owned(),
        };
        let leaf = match name {
            "div" | "table" | "thead" | "tbody" | "tr" | "ul" | "ol" | "blockquote" => None,
            "li" if holds_blocks => None,
            "li" => Some(format!("{inside}p")),
            _ => Some(format!("{place}{name}")),
        };
        let Some(leaf) = leaf else {
            read(child, &inside, found);
            continue;
        };
        found.push((leaf, words(child)));
    }
}

fn words(element: ElementRef) -> Vec<Letter> {
    let plain = Letter { sign: ' ', italic: false, bold: false, link: None };
    let mut out = Vec::new();
    letters(element, &plain, &mut out);
    settled(out)
}

fn found_in(text: &str) -> Found {
    let page = Html::parse_document(text);
    assert!(page.errors.is_empty(), "{:?}\n{text}", page.errors);
    let select = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let mut found = Found::new();
    read(select("main")[0], "", &mut found);
    for (place, note) in select(".notes > ol > li").into_iter().enumerate() {
        found.push((format!("note{}", place + 1), words(note)));
    }
    found.retain(|(_, letters)| !letters.is_empty());
    found
}

/// Fails where a page is not well-formed XML, or has a comment or a CDATA section.
pub fn is_well_formed(text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_comments = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Comment(_) | Event::CData(_) | Event::PI(_)) => panic!("{text}"),
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let names: Vec<_> =
                    element.attributes().map(|a| a.unwrap().key.as_ref().to_owned()).collect();
                assert!(names.iter().all(|name| !name.starts_with("on")), "{names:?}");
            }
            Ok(_) => {}
            Err(error) => panic!("{error}: {text}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn any_document_comes_back(document in document()) {
        let text = written(&document);
        is_well_formed(&text);
        let (expected, found) = (expected_of(&document), found_in(&text));
        for (expected, found) in expected.iter().zip(&found) {
            let (words, found_words) = (told(&expected.1), told(&found.1));
            prop_assert!(expected == found, "{}: {}\n{}: {}\n{}", expected.0, words, found.0, found_words, text);
        }
        prop_assert_eq!(expected.len(), found.len(), "\n{}", text);
    }

    #[test]
    fn any_text_is_well_formed_everywhere(text in any::<String>()) {
        is_well_formed(&written(&full_of(&text)));
    }
}

#[test]
fn a_page_has_what_readers_and_browsers_need() {
    let text = written(&briefing());
    let page = Html::parse_document(&text);
    let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
    for (selector, expected) in [
        ("html[lang=en]", 1),
        ("head > title", 1),
        ("header h1", 1),
        ("main", 1),
        ("section[role=doc-endnotes]", 1),
        ("thead th:not([scope])", 0),
        ("figure svg[role=img] > title", briefing_figures()),
        ("figure svg[role=img] > desc", briefing_figures()),
        (
            "figure details table th[scope=row]",
            page.select(&Selector::parse("figure tbody tr").unwrap()).count(),
        ),
        ("script, link, iframe, object, embed, img, form, base, [style], [src]", 0),
        ("a[href^=http]:not([rel=noreferrer])", 0),
    ] {
        assert_eq!(count(selector), expected, "{selector}");
    }
    assert!(text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    assert!(!text.contains("url(") && !text.contains("@import"));
    every_fragment_leads_somewhere(&page);
}

fn briefing_figures() -> usize {
    briefing().blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count()
}

fn every_fragment_leads_somewhere(page: &Html) {
    let ids: Vec<&str> =
        page.select(&Selector::parse("[id]").unwrap()).filter_map(|element| element.attr("id")).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    for element in page.select(&Selector::parse("a[href^='#'], [aria-labelledby]").unwrap()) {
        let names = element.attr("href").or(element.attr("aria-labelledby")).unwrap();
        for name in names.trim_start_matches('#').split(' ') {
            assert!(ids.contains(&name), "{name} leads nowhere");
        }
    }
}

#[test]
fn notes_lead_there_and_back_from_every_mark() {
    let marked = |note| Block::Paragraph(vec![Run::plain("x"), Run::note(note)]);
    let document = Document {
        blocks: vec![marked(1), marked(1), marked(9), marked(0)],
        notes: vec![vec![Run::plain("a note")], vec![Run::plain("never marked")]],
        ..Document::default()
    };
    let text = written(&document);
    every_fragment_leads_somewhere(&Html::parse_document(&text));
    assert!(text.contains("href=\"#mark-1\"") && text.contains("href=\"#mark-1-2\""), "{text}");
    assert!(text.contains("<sup>9</sup>") && text.contains("(no title)"), "{text}");
}

#[test]
fn addresses_are_of_the_web_or_words() {
    for (link, expected) in [
        ("javascript:alert(1)", "<p>x</p>"),
        ("JAVA\tSCRIPT:alert(1)", "<p>x</p>"),
        ("data:text/html,x", "<p>x</p>"),
        ("//court.example/", "<p>x</p>"),
        (
            "https://court.example/\"onmouseover=\"x",
            "<p><a class=\"words\" href=\"https://court.example/%22onmouseover=%22x\" rel=\"noreferrer\">x</a></p>",
        ),
    ] {
        let run = Run { link: Some(link.to_owned()), ..Run::plain("x") };
        let document = Document { blocks: vec![Block::Paragraph(vec![run])], ..Document::default() };
        assert!(written(&document).contains(expected), "{}", written(&document));
    }
}

/// Python's own parser, as strict as XML is about what is open.
const OPEN_AND_CLOSED: &str = r"
import sys
from html.parser import HTMLParser
class Reader(HTMLParser):
    def __init__(self):
        super().__init__(); self.open = []
    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
    def handle_startendtag(self, tag, attrs):
        pass
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()
reader = Reader()
reader.feed(open(sys.argv[1], encoding='utf-8').read())
reader.close()
assert not reader.open, reader.open
print('well formed')
";

#[test]
fn another_parser_finds_every_element_closed() {
    let Some(python) = python() else { return };
    let path = folder("html").join("page.html");
    fs::write(&path, written(&full_of("</p></title></svg>--><b 'x\" & ]]>"))).unwrap();
    let said = output(Command::new(python).args(["-c", OPEN_AND_CLOSED]).arg(&path));
    assert_eq!(said.trim(), "well formed");
}
