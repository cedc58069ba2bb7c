//! The words of an element as a reader sees them.

use scraper::{ElementRef, Node};

use crate::parse::text::{tidy, tidy_lines};

/// The text of an element on one line, [tidied](tidy). Words of neighbouring blocks and table cells do not
/// run together; scripts and styles are not words.
pub fn text_of(element: ElementRef<'_>) -> String {
    tidy(&raw(element))
}

/// The text of an element, each paragraph, list item, row or `<br>` on a line of its own.
pub fn lines_of(element: ElementRef<'_>) -> String {
    tidy_lines(&raw(element))
}

/// Spaces that the source wraps its lines with become spaces; the ends of blocks become line breaks.
fn raw(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    let top = element.id();
    let mut node = *element;
    loop {
        open(node.value(), &mut out);
        let inside = if is_hidden(node.value()) { None } else { node.first_child() };
        if let Some(child) = inside {
            node = child;
            continue;
        }
        loop {
            close(node.value(), &mut out);
            if node.id() == top {
                return out;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return out,
            }
        }
    }
}

fn open(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) if text.bytes().all(|b| (0x20..0x80).contains(&b)) => out.push_str(text),
        Node::Text(text) => out.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c })),
        other => close(other, out),
    }
}

fn close(node: &Node, out: &mut String) {
    match node {
        Node::Element(element) if is_cell(element.name()) => out.push(' '),
        Node::Element(element) if !is_inline(element.name()) => out.push('\n'),
        _ => {}
    }
}

fn is_hidden(node: &Node) -> bool {
    node.as_element().is_some_and(|e| matches!(e.name(), "script" | "style" | "template" | "head"))
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th" | "option")
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "svg"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
