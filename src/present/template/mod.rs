//! Templates that a clinic edits: a head of settings, and Markdown with places that are filled from the briefing.
//!
//! The language is that of minijinja (Jinja2). Values are escaped as they are written, so that nothing from a page is
//! markup; the Markdown is then read into blocks ([`blocks`]). `docs/TEMPLATES.md` is the reference for writers.

pub mod blocks;
pub mod fills;
mod front;
mod known;
mod marks;
pub mod render;
mod values;
pub mod words;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::compose::parts;
use super::document::{Block, Run};

pub use front::{Front, Section};
pub use marks::{Answer, Asked, Found};
pub use values::Ahead;

/// A template.
#[derive(Debug, Clone)]
pub struct Template {
    /// The name of its file, for messages.
    pub file: String,
    /// Its head.
    pub front: Front,
    /// Its text below the head.
    pub body: String,
    /// How many lines of the file stand before that.
    pub before: usize,
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// The names that are known there.
    pub known: Option<Box<Known>>,
}

/// The names that are known in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What they are.
    pub whose: String,
    /// The names.
    pub names: Vec<String>,
    /// The name that is not known.
    pub unknown: String,
}

impl TemplateError {
    fn at(file: &str, line: Option<usize>, what: impl Into<String>) -> TemplateError {
        TemplateError { file: file.to_owned(), line, what: what.into(), known: None }
    }

    fn known(mut self, whose: &str, names: Vec<String>, unknown: &str) -> TemplateError {
        let (whose, unknown) = (whose.to_owned(), unknown.to_owned());
        self.known = Some(Box::new(Known { whose, names, unknown }));
        self
    }
}

impl Template {
    /// Reads a template from its text.
    pub fn read(file: &str, text: &str) -> Result<Template, TemplateError> {
        let (head, body, before) = front::split(file, text)?;
        let front = front::read(file, head)?;
        Ok(Template { file: file.to_owned(), front, body: body.to_owned(), before })
    }

    /// The section with this name.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.front.sections.iter().find(|section| section.id == id)
    }
}

/// The blocks of a document: what was stated about it, what has changed since an earlier one, its sections, and what to
/// look at in its citations.
pub fn composed(
    template: &Template,
    metadata: &BTreeMap<String, String>,
    changes: &[Block],
    read: &blocks::Read,
    language: &str,
) -> Vec<Block> {
    let mut all = stated(template, metadata, language);
    all.extend(changes.iter().cloned());
    all.extend(read.pieces.iter().flat_map(|piece| piece.blocks.iter().cloned()));
    all.extend(parts::remarks(&read.remarks));
    all
}

/// The table of what was stated: the fields of the template in its order, then the others.
fn stated(template: &Template, metadata: &BTreeMap<String, String>, language: &str) -> Vec<Block> {
    let asked = template.front.required_metadata.iter();
    let others = metadata.keys().filter(|key| !template.front.required_metadata.contains(key));
    let rows: Vec<Vec<Vec<Run>>> = asked
        .chain(others)
        .filter(|key| !matches!(key.as_str(), "title" | "headline"))
        .filter_map(|key| Some((key, metadata.get(key)?)))
        .map(|(key, value)| vec![vec![Run::bold(fills::capital(&key.replace('_', " ")))], parts::cell(value)])
        .collect();
    let headings = if language == "fr" { ["Document", ""] } else { ["About this document", ""] };
    if rows.is_empty() { Vec::new() } else { vec![parts::table(&headings, rows)] }
}

/// The text of a template that ships with the program.
pub fn shipped_text(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The templates that ship with the program, in the order of a concern's life.
pub fn shipped() -> Result<&'static [Template], TemplateError> {
    READ.as_deref().map_err(Clone::clone)
}

static READ: LazyLock<Result<Vec<Template>, TemplateError>> = LazyLock::new(|| {
    SHIPPED.iter().map(|(name, text)| Template::read(&format!("{name}.md"), text)).collect()
});

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("shipped/", $name, ".md")))),+]
    };
}

/// Names and texts.
static SHIPPED: &[(&str, &str)] = shipped![
    "concern-alert",
    "briefing-memo",
    "hearing-note",
    "amicus-leave-icc",
    "amicus-observations-icc",
    "amicus-generic",
    "advocacy-statement",
    "newsletter",
    "opinion",
    "upr",
    "treaty-body",
    "letter",
];

#[cfg(test)]
mod tests;
