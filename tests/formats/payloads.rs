//! No text of a page becomes markup in a briefing.

use courtwatch::present::visible::one_line;
use proptest::prelude::*;

use crate::{
    briefings::{brief, markdown, quote, tagged},
    capture,
};

/// What of a line a Markdown reader takes for markup: its unescaped signs, and a block mark where text begins.
///
/// The rules: a backslash before ASCII punctuation and the entities of `& < > { }` are text; of the rest
/// ``\ ` * _ [ ] < > { } ~ | $ ^ #``, an ampersand before a letter or `#`, a letter with `://`, and `www.` are markup.
fn skeleton(line: &str) -> String {
    let mut line = line.to_owned();
    for entity in ["&lt;", "&gt;", "&amp;", "&#123;", "&#125;"] {
        line = line.replace(entity, "§");
    }
    let mut marks = String::new();
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.clone().next().is_some_and(|n| n.is_ascii_punctuation()) => {
                rest.next();
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '}' | '~' | '|' | '$' | '^' | '#' => {
                marks.push(c);
            }
            '&' if rest.as_str().starts_with(|n: char| n.is_alphanumeric() || n == '#') => marks.push(c),
            ':' if rest.as_str().starts_with("//") => marks.push(c),
            'w' | 'W' if rest.as_str().to_lowercase().starts_with("ww.") => marks.push(c),
            _ => {}
        }
    }
    let text = line.trim_start().trim_start_matches("> ");
    let begins = |c: char| matches!(c, '-' | '+' | '=' | ':' | '%');
    if line.trim_start().starts_with('>')
        && (text.starts_with(begins) || text.starts_with(char::is_whitespace))
    {
        marks.push('!');
    }
    marks
}

fn with_text(text: &str) -> String {
    let mut one = tagged("1", "undue-delay", "ICC-02/99-01/26-14", text);
    (one.note, one.quote, one.case_name) =
        (Some(text.to_owned()), Some(quote(text, true)), Some(text.to_owned()));
    markdown(&brief(vec![one]))
}

fn is_only_text(text: &str) {
    // a citation leaves out what is no title; `markdown.rs` reads footnotes of any text back
    let cites = |line: &&str| !line.starts_with("[^1]:") && *line != "## On the citations";
    let bones = |page: &str| page.lines().take_while(cites).map(skeleton).collect::<Vec<_>>();
    let page = with_text(text);
    assert_eq!(bones(&page), bones(&with_text("plain")), "{text:?}\n{page}");
    let commands = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    assert!(!page.contains(commands), "{text:?}");
}

#[test]
fn no_payload_becomes_markup() {
    for text in [
        "- a",
        "1. a",
        "# a",
        "> a",
        "```\na\n```",
        "a\n===",
        "    code",
        "a\n\n[x]: javascript:y",
        "<!--",
        "&#x3c;",
    ] {
        is_only_text(text);
    }
    if let Some(list) = capture("xss/xss-payload-list.txt") {
        list.lines().filter(|payload| !payload.trim().is_empty()).for_each(is_only_text);
    }
    if let Some(naughty) = capture("xss/blns.json") {
        let strings: Vec<String> = serde_json::from_str(&naughty).unwrap();
        strings.iter().filter(|text| !one_line(text).is_empty()).for_each(|text| is_only_text(text));
    }
}

proptest! {
    #[test]
    fn no_text_becomes_markup(text in "[a-z1<>&#:/\\\\`*_\\[\\](){}!|~$^.=+ \n\t@%-]{1,40}[a-z]") {
        is_only_text(&text);
    }
}
