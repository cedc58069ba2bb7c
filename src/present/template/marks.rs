//! What a template asks for, and the marks that stand for it between rendering and reading the Markdown.

use crate::present::{
    briefing::Source,
    cite::{Authority, Pinpoint},
};

/// What begins and ends a mark: the object replacement character, which stands for no letter. It is taken out of
/// everything that a page, a person or a template says, so that nobody can write a mark.
const EDGE: char = '\u{fffc}';

/// A citation or a quotation that a template asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// The number, reference or address of the record.
    pub number: String,
    /// The words quoted; absent where the record is cited alone.
    pub words: Option<String>,
    /// The page that the words are said to stand on.
    pub page: Option<u32>,
}

/// What the store answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// It may be cited.
    Found(Box<Found>),
    /// It may not: why. `check` is the check that forbids it.
    Refused {
        /// The check that forbids it.
        check: &'static str,
        /// The number to name it by; absent where even that may not be shown.
        number: Option<String>,
        /// Why.
        why: String,
    },
}

/// A record that may be cited.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What names it in the database: kind, court, natural key.
    pub record: (String, String, String),
    /// Its number as printed.
    pub number: String,
    /// What is cited.
    pub authority: Authority,
    /// Where it was read.
    pub source: Source,
    /// The sort of document; empty where nothing is stated.
    pub doctype: String,
    /// The words as the stored text has them, with the page and the paragraph they begin in.
    pub words: Option<(String, Option<u32>, Option<u32>)>,
}

/// What a mark stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A footnote with the citation of what was asked for, and where in it.
    Cite(usize, Pinpoint),
    /// A footnote with the citations of a line of the briefing.
    Line(usize),
    /// The beginning of a section.
    Section(String),
    /// Blocks made from the briefing.
    Fill(super::fills::Fill),
    /// The beginning and the end of words that a person has yet to write.
    Write(bool),
}

/// The characters of a mark.
pub(super) fn text(index: usize) -> String {
    format!("{EDGE}{index}{EDGE}")
}

/// Text that has no characters of marks.
pub(super) fn clean(text: &str) -> String {
    text.replace(EDGE, "")
}

/// Text taken apart: words, and the numbers of marks.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(EDGE) {
        if at > 0 {
            parts.push(Part::Words(&rest[..at]));
        }
        rest = &rest[at + EDGE.len_utf8()..];
        let Some(end) = rest.find(EDGE) else { break };
        if let Ok(index) = rest[..end].parse() {
            parts.push(Part::Mark(index));
        }
        rest = &rest[end + EDGE.len_utf8()..];
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words.
    Words(&'t str),
    /// A mark, by its number.
    Mark(usize),
}
