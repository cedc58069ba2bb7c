//! The checks that a document from a template passes before it leaves. Those that block do block.

pub mod blocklist;
mod people;
mod prose;
mod sources;

use std::collections::BTreeMap;

use super::briefing::Briefing;
use super::document::{Block, Document, words};
use super::template::blocks::Read;
use super::template::{Answer, Asked, Template};
use blocklist::Blocklist;

/// A check: what it asks, and whether a finding of it stops the writing.
pub struct Check {
    /// The name that templates use.
    pub id: &'static str,
    /// Whether it stops the writing.
    pub blocks: bool,
    /// What must hold.
    pub rule: &'static str,
    /// Whether its findings stop the writing of a draft as well: what must not leave does not leave as a draft.
    pub drafts_too: bool,
    run: fn(&Examined<'_>) -> Vec<Found>,
}

/// What a check has found: the record it is about, and what is wrong.
type Found = (Option<String>, String);

/// Something that a check has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: &'static str,
    /// Whether it stops the writing.
    pub blocks: bool,
    /// The record it is about, by number; what is about the text names its section.
    pub record: Option<String>,
    /// What is wrong.
    pub what: String,
}

/// What is examined.
pub struct Examined<'a> {
    /// The document.
    pub document: &'a Document,
    /// Whether the briefing leaves, as tables and data are written from it, and not the document.
    pub data: bool,
    /// What it was made from.
    pub briefing: &'a Briefing,
    /// The template, the text read from it, and what the store answered; absent for a plain report.
    pub template: Option<(&'a Template, &'a Read, &'a BTreeMap<Asked, Answer>)>,
    /// What was stated about the document.
    pub metadata: &'a BTreeMap<String, String>,
    /// What came after a cited record: its number, and what it is.
    pub later: &'a [(String, String)],
    /// The team's list of words that must not leave.
    pub blocklist: Option<&'a Blocklist>,
}

macro_rules! checks {
    ($($id:literal $level:ident $drafts:literal $run:path, $rule:literal;)+) => {
        &[$(Check { id: $id, blocks: checks!(@$level), drafts_too: $drafts, rule: $rule, run: $run }),+]
    };
    (@block) => { true };
    (@warn) => { false };
}

/// Every check, in the order of the specification.
pub static CHECKS: &[Check] = checks![
    "no-protected-identity" block true people::no_protected_identity,
        "no name or identifying detail of a protected or pseudonymous person appears";
    "only-public-level" block true sources::only_public_level,
        "every cited document is public at the time of export; an unknown level counts as not public";
    "withdrawn-source" block true sources::withdrawn_source,
        "no cited record is quarantined, withdrawn or reclassified";
    "presumption" warn false prose::presumption,
        "charges are described as allegations until a final conviction";
    "pinpoint" warn false sources::pinpoint,
        "every statement from a decision has a paragraph number";
    "quote-exact" block false sources::quote_exact,
        "every quotation matches the stored text";
    "status-of-decision" warn false sources::status_of_decision,
        "the cited decision has not been appealed, reversed or corrected";
    "both-sides" warn false prose::both_sides,
        "the rights of the accused and of victims are considered where both are tagged";
    "recommendation-shape" warn false prose::recommendation_shape,
        "each recommendation names an addressee, an act and a legal basis";
    "second-reader" block false people::second_reader,
        "a person other than the author has signed off; publication needs the supervisor as well";
    "limits-stated" warn false prose::limits_stated,
        "redactions, missing translations and the cut-off date are stated";
    "consent" block false people::consent,
        "information that came from a person has recorded consent for this use";
    "length" warn false prose::length,
        "the word limits of the template are respected";
    "machine-help" warn false sources::machine_help,
        "suggested tags have been accepted or rejected by a person";
];

/// Checks that hold whatever a template asks for: what must not leave.
const ALWAYS: [&str; 3] = ["no-protected-identity", "only-public-level", "withdrawn-source"];

/// What the checks of a document find, in the order of [`CHECKS`]. Of a draft only what must not leave blocks.
pub fn examine(examined: &Examined<'_>, draft: bool) -> Vec<Finding> {
    let asked = |check: &Check| {
        let template = examined.template.map(|(template, ..)| &template.front.checks);
        ALWAYS.contains(&check.id) || template.is_some_and(|checks| checks.iter().any(|id| id == check.id))
    };
    let mut findings = Vec::new();
    for check in CHECKS.iter().filter(|check| asked(check)) {
        let blocks = check.blocks && (check.drafts_too || !draft);
        findings.extend((check.run)(examined).into_iter().map(|(record, what)| Finding {
            check: check.id,
            blocks,
            record,
            what,
        }));
    }
    findings
}

/// Every text that leaves.
fn leaving(examined: &Examined<'_>) -> Vec<String> {
    if examined.data { data_texts(examined.briefing) } else { texts(examined.document) }
}

/// What people and courts wrote in a briefing, of which tables and data are made.
fn data_texts(briefing: &Briefing) -> Vec<String> {
    let mut texts = vec![briefing.title.clone()];
    texts.extend(briefing.unread.iter().map(|unread| unread.reason.clone()));
    for (_, case, line) in briefing.lines() {
        let reviewer = line.confirmed.as_ref().map(|confirmed| confirmed.by().to_owned());
        let quote = line.quote.as_ref().map(|quote| quote.exact.clone());
        texts.extend([line.title.clone(), line.by.clone(), line.citation.clone()]);
        texts.extend([case.name.clone(), line.note.clone(), quote, reviewer].into_iter().flatten());
        texts.push(words(line.statement.runs()));
    }
    texts
}

/// The words of the title, the banner and the author, of every paragraph, heading, item and cell, and of the
/// footnotes.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.clone(), document.author.clone()];
    texts.extend(document.banner.clone());
    document.blocks.iter().for_each(|block| gather(block, &mut texts));
    texts.extend(document.notes.iter().map(|note| words(note)));
    texts
}

fn gather(block: &Block, texts: &mut Vec<String>) {
    match block {
        Block::Heading(_, runs) | Block::Paragraph(runs) | Block::Quotation(runs) => texts.push(words(runs)),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| gather(block, texts)),
        Block::Table(table) => {
            texts.extend(table.columns.iter().map(|column| words(&column.heading)));
            texts.extend(table.rows.iter().flatten().map(|cell| words(cell)));
        }
        Block::Figure(chart) => texts.extend([chart.caption.clone(), chart.described.clone()]),
    }
}

/// The words of the sections with these names, paragraph by paragraph; those that say what to write are left out.
fn section_texts(read: &Read, ids: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for piece in
        read.pieces.iter().filter(|piece| piece.section.as_deref().is_some_and(|id| ids.contains(&id)))
    {
        piece
            .blocks
            .iter()
            .filter(|block| !matches!(block, Block::Heading(..)))
            .for_each(|b| gather(b, &mut texts));
    }
    texts.retain(|text| !is_guidance(text));
    texts
}

/// Whether a paragraph only says what to write.
fn is_guidance(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || (text.starts_with("[To write:") || text.starts_with("[À rédiger")) && text.ends_with(']')
}

#[cfg(test)]
mod tests;
