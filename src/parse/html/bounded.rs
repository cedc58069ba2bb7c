//! The bounded parse. html5ever takes time in the square of the nesting depth (servo/html5ever#788): a
//! megabyte of `<div>` would cost two minutes. So it is fed in pieces and stopped when the tree gets too
//! deep or too big; tags with thousands of attributes, which cost the square too, are refused before.

use html5ever::driver::{ParseOpts, Parser, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::parse::{refused::Refused, text};

/// The most bytes that are read.
pub const SIZE_LIMIT: usize = 64 << 20;
/// The deepest nesting that is read.
pub const DEPTH_LIMIT: usize = 512;
/// The most nodes: a page of [`SIZE_LIMIT`] bytes of table rows has fewer.
const NODE_LIMIT: usize = 8_000_000;
/// The most nodes of a page of no size; one more for each byte. Unclosed `<b>`s that every paragraph opens
/// anew make more.
const NODES_OF_A_SMALL_PAGE: usize = 100_000;
/// The most attributes of one element.
const ATTRIBUTE_LIMIT: usize = 512;
/// How much the parser gets at a time.
const PIECE: usize = 4096;

/// The tree of a page, by its bytes and the `charset` of its Content-Type header. Any bytes give a tree, as
/// in a browser, unless they are too many, nested too deep, or made to exhaust the parser.
pub fn document(body: &[u8], charset: Option<&str>) -> Result<Html, Refused> {
    size(body.len())?;
    document_of(&text::decode(body, charset))
}

/// The tree of a page that is text already.
pub fn document_of(page: &str) -> Result<Html, Refused> {
    size(page.len())?;
    attributes(page.as_bytes())?;
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts::default());
    let most = NODE_LIMIT.min(NODES_OF_A_SMALL_PAGE + page.len());
    let mut seen = 0;
    for piece in pieces(page) {
        parser.process(StrTendril::from_slice(piece));
        seen = check(&parser, seen, most)?;
    }
    Ok(parser.finish())
}

fn size(bytes: usize) -> Result<(), Refused> {
    if bytes > SIZE_LIMIT { Err(Refused::TooLarge { bytes, limit: SIZE_LIMIT }) } else { Ok(()) }
}

/// Checks the nodes that are new since `seen`; gives how many there are now.
fn check(parser: &Parser<HtmlTreeSink>, seen: usize, most: usize) -> Result<usize, Refused> {
    let mut html = parser.tokenizer.sink.sink.0.borrow_mut();
    html.errors.clear();
    let nodes = html.tree.nodes();
    let count = nodes.len();
    if count > most {
        return Err(Refused::TooMuchWork { what: "elements", limit: most });
    }
    for node in nodes.rev().take(count.saturating_sub(seen)) {
        if node.ancestors().nth(DEPTH_LIMIT).is_some() {
            return Err(Refused::TooDeep { limit: DEPTH_LIMIT });
        }
    }
    Ok(count)
}

fn pieces(page: &str) -> impl Iterator<Item = &str> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(PIECE.min(rest.len())));
        rest = after;
        Some(piece)
    })
}

/// Refuses a page with a tag of too many attributes. A quote counts as one only after `=`, as in HTML.
fn attributes(page: &[u8]) -> Result<(), Refused> {
    let mut at = 0;
    while let Some(open) = page.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        at += open + 1;
        if page.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at = past_tag(page, at)?;
        }
    }
    Ok(())
}

/// The place after the tag whose name begins at `at`.
fn past_tag(page: &[u8], mut at: usize) -> Result<usize, Refused> {
    let mut count = 0;
    let mut before = b' ';
    while let Some(byte) = page.get(at).copied() {
        at += 1;
        match byte {
            b'>' => break,
            b'"' | b'\'' if before == b'=' => {
                let close = page.get(at..).and_then(|rest| rest.iter().position(|b| *b == byte));
                let Some(close) = close else { break };
                at += close + 1;
                before = b' ';
            }
            _ => {
                let apart = before.is_ascii_whitespace() || before == b'/';
                count += usize::from(apart && !byte.is_ascii_whitespace() && byte != b'=');
                if !(byte.is_ascii_whitespace() && before == b'=') {
                    before = byte;
                }
            }
        }
    }
    if count > ATTRIBUTE_LIMIT {
        return Err(Refused::TooMuchWork { what: "attributes in one tag", limit: ATTRIBUTE_LIMIT });
    }
    Ok(at)
}
