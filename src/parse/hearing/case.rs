//! The case that a text is about.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::number::scan;
use crate::parse::pattern::pattern;

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?:\p{Lu}[\w’'\-]+\.?|al\b|el\b|ag\b|bin\b|ben\b|de\b|von\b|et al\.|and\b|&)";
    pattern(&format!(
        r"\b(?:The\s+)?Prosecutor\s+v(?:s)?\.?\s+\p{{Lu}}[\w’'\-]+(?:\s+{name})*|\bLe\s+Procureur\s+c\.\s+\p{{Lu}}[\w’'\-]+(?:\s+{name})*"
    ))
});

/// The case of a sentence: by the first document number in it, else the case it names, else the first
/// document number of the text, else its `Case:` line.
pub(super) fn case(sentence: &str, text: &OfText) -> Option<String> {
    number(sentence).or_else(|| named(sentence)).or_else(|| text.number.clone()).or_else(|| text.line.clone())
}

/// What the whole text says, read once.
#[derive(Debug, Default)]
pub(super) struct OfText {
    number: Option<String>,
    line: Option<String>,
}

/// Reads the first document number and the `Case:` line of a text.
pub(super) fn of_text(text: &str) -> OfText {
    let line = text.lines().find_map(|line| {
        let (label, rest) = line.trim().split_once(':')?;
        matches!(label.trim(), "Case" | "Affaire").then(|| named(rest).or_else(|| number(rest)))?
    });
    OfText { number: number(text), line }
}

fn number(text: &str) -> Option<String> {
    scan(text).first().map(|found| found.number.case().to_owned())
}

fn named(text: &str) -> Option<String> {
    let found = NAMED.find(text)?.as_str();
    let cut = found.trim_end_matches(" and").trim_end_matches(" &").trim_end_matches(" de");
    let cut = if cut.ends_with("al.") { cut } else { cut.trim_end_matches('.') };
    Some(cut.trim_end_matches("’s").trim_end_matches("'s").to_owned())
}
