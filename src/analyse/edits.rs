//! The team's own file on top of the codebook that ships with the program: read, checked and applied, edit by edit.

use std::fmt;
use std::ops::Range;

use chrono::DateTime;
use serde::Deserialize;

use super::concerns::Codebook;
use crate::model::concern::{Concern, LegalBasis};
use crate::model::edit::{Edit, EditKind, PassedOver};

/// What stands at the head of a team's file.
pub const HEAD: &str = "\
# The team's own entries on top of the codebook that comes with courtwatch, written by `courtwatch concerns edit`.
# Each [[edit]] stays for good. Two such files are joined by putting the edits of both into one, in any order; where
# two edits cannot both be made, the first by its time counts.
";

/// The longest slug.
const SLUG: usize = 60;

/// An edit with the line that it begins on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// From 1.
    pub line: usize,
    /// The edit.
    pub edit: Edit,
}

/// Why a team's file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditError {
    /// The line, from 1.
    pub line: usize,
    /// What the edit was to do, and of what; `None` where the file is not of the shape expected.
    pub edit: Option<(EditKind, String)>,
    /// What is wrong there.
    pub fault: String,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.edit {
            Some((what, slug)) => {
                write!(f, "line {}: could not {} `{slug}`: {}", self.line, what.word(), self.fault)
            }
            None => write!(f, "line {}: {}", self.line, self.fault),
        }
    }
}

impl std::error::Error for EditError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    edit: Vec<toml::Spanned<Edit>>,
}

/// The edits of a team's file, in the order they were made, each once.
pub fn read(text: &str) -> Result<Vec<Written>, EditError> {
    let line = |span: Option<Range<usize>>| {
        let before = span.and_then(|span| text.get(..span.start)).unwrap_or_default();
        before.matches('\n').count() + 1
    };
    let file: File = toml::from_str(text).map_err(|error| EditError {
        line: line(error.span()),
        edit: None,
        fault: error.message().to_owned(),
    })?;
    let mut edits = Vec::new();
    for edit in file.edit {
        let written = Written { line: line(Some(edit.span())), edit: edit.into_inner() };
        let at = &written.edit.at;
        if DateTime::parse_from_rfc3339(at).is_err() || !at.ends_with('Z') {
            let fault = format!("expected an instant as 2026-11-22T14:05:00Z for `at`, found `{at}`");
            return Err(EditError { line: written.line, edit: None, fault });
        }
        if !edits.iter().any(|known: &Written| known.edit == written.edit) {
            edits.push(written);
        }
    }
    sort(&mut edits);
    Ok(edits)
}

/// Puts edits into the order in which they count, whatever file they came from: by when, by whom, and what they say.
pub fn sort(edits: &mut [Written]) {
    let key = |written: &Written| (written.edit.at.clone(), written.edit.by.clone());
    edits.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.edit.cmp(&b.edit)));
}

/// An edit as it stands in the file.
pub fn written(edit: &Edit) -> Result<String, toml::ser::Error> {
    Ok(format!("\n[[edit]]\n{}", toml::to_string(edit)?))
}

/// The codebook with these edits, one after the other. Its version says how many there are. An edit that could be made
/// but for another of the team's is passed over, so that two files can always be joined.
///
/// # Errors
/// An edit that could never be made: of an entry that is not there, an addition under a slug of the codebook's.
pub fn apply(shipped: &Codebook, edits: &[Written]) -> Result<Codebook, EditError> {
    let version = match edits.len() {
        0 => shipped.version().to_owned(),
        many => format!("{}+{many}", shipped.version()),
    };
    let mut book = shipped.copy(version);
    for Written { line, edit } in edits {
        let Err(fault) = make(&mut book, edit) else { continue };
        if !could_be_made(shipped, edits, edit) {
            return Err(EditError { line: *line, edit: Some((edit.what, edit.slug.clone())), fault });
        }
        book.edited.passed_over.push(PassedOver { edit: edit.clone(), why: fault });
    }
    Ok(book)
}

fn make(book: &mut Codebook, edit: &Edit) -> Result<(), String> {
    match edit.what {
        EditKind::Add => add(book, edit),
        EditKind::Rename => rename(book, edit),
        EditKind::Merge => merge(book, edit),
        EditKind::Retire => retire(book, edit),
    }
}

/// Whether an edit could be made if the team had done nothing but add its other concerns.
fn could_be_made(shipped: &Codebook, edits: &[Written], edit: &Edit) -> bool {
    let mut book = shipped.copy(String::new());
    let others = edits.iter().map(|written| &written.edit).filter(|other| other.what == EditKind::Add);
    for other in others.filter(|other| edit.what != EditKind::Add || other.slug != edit.slug) {
        let _ = add(&mut book, other); // one that cannot be made is judged on its own
    }
    make(&mut book, edit).is_ok()
}

fn add(book: &mut Codebook, edit: &Edit) -> Result<(), String> {
    check_slug(&edit.slug)?;
    if book.get(&edit.slug).is_some() {
        return Err("there is a concern of this name already".to_owned());
    }
    let under = needed("parent", edit.parent.as_ref())?;
    let parent = book.get(under).ok_or_else(|| format!("there is no concern or group `{under}`"))?;
    if parent.level > 2 || !in_use(book, under) {
        return Err(format!("nothing can stand under `{under}`"));
    }
    let goals = if edit.goals.is_empty() { parent.goals.clone() } else { edit.goals.clone() };
    if let Some(goal) = goals.iter().find(|goal| book.goal(goal).is_none()) {
        return Err(format!("there is no goal `{goal}`"));
    }
    let label = needed("label_en", edit.label_en.as_ref())?;
    let concern = Concern {
        slug: edit.slug.clone(),
        level: parent.level + 1,
        parent: Some(under.clone()),
        label_en: label.clone(),
        label_fr: edit.label_fr.clone().unwrap_or_else(|| label.clone()),
        definition: needed("definition", edit.definition.as_ref())?.clone(),
        goals,
        affected: edit.affected.clone(),
        legal: edit.law.iter().map(|law| basis(book, law)).collect::<Result<_, _>>()?,
        cues_en: edit.cues_en.clone(),
        cues_fr: edit.cues_fr.clone(),
        weak_en: Vec::new(),
        weak_fr: Vec::new(),
        counter_en: Vec::new(),
        counter_fr: Vec::new(),
        refs: Vec::new(),
        related: Vec::new(),
    };
    let place = last_under(book, under);
    book.entries_mut().insert(place, concern);
    book.edited.own.insert(edit.slug.clone());
    Ok(())
}

/// A legal basis as a team writes it: `iccpr art 10(1)`. Nobody has verified it.
fn basis(book: &Codebook, law: &str) -> Result<LegalBasis, String> {
    let (id, provision) = law.trim().split_once(char::is_whitespace).unwrap_or((law.trim(), ""));
    if book.instrument(id).is_none() {
        let known: Vec<&str> = book.instruments().iter().map(|instrument| instrument.id.as_str()).collect();
        return Err(format!("there is no instrument `{id}`; there are {}", known.join(", ")));
    }
    if provision.trim().is_empty() {
        return Err(format!("expected a provision behind `{id}`: `{id} art 1`"));
    }
    Ok(LegalBasis {
        instrument: id.to_owned(),
        provision: provision.trim().to_owned(),
        status: "from-knowledge".to_owned(),
    })
}

/// The place behind everything that stands under an entry.
fn last_under(book: &Codebook, slug: &str) -> usize {
    let under = |concern: &Concern| {
        let above = |slug: &str| book.get(slug).and_then(|c| c.parent.clone());
        let parent = concern.parent.clone();
        let grand = parent.as_deref().and_then(above);
        concern.slug == slug || parent.as_deref() == Some(slug) || grand.as_deref() == Some(slug)
    };
    book.entries().iter().rposition(under).map_or(book.entries().len(), |last| last + 1)
}

fn rename(book: &mut Codebook, edit: &Edit) -> Result<(), String> {
    let (en, fr) = (&edit.label_en, &edit.label_fr);
    if [en, fr].into_iter().all(|label| label.as_deref().is_none_or(|label| label.trim().is_empty())) {
        return Err("expected `label_en` or `label_fr`".to_owned());
    }
    let concern = book.entries_mut().iter_mut().find(|concern| concern.slug == edit.slug);
    let concern = concern.ok_or("there is no such concern or group")?;
    concern.label_en = en.clone().unwrap_or_else(|| concern.label_en.clone());
    concern.label_fr = fr.clone().unwrap_or_else(|| concern.label_fr.clone());
    book.edited.renamed.insert(edit.slug.clone());
    Ok(())
}

fn merge(book: &mut Codebook, edit: &Edit) -> Result<(), String> {
    let into = needed("into", edit.into.as_ref())?;
    usable(book, &edit.slug, true)?;
    usable(book, into, false)?;
    if *into == edit.slug {
        return Err("a concern cannot be merged into itself".to_owned());
    }
    book.edited.merged.insert(edit.slug.clone(), into.clone());
    Ok(())
}

fn retire(book: &mut Codebook, edit: &Edit) -> Result<(), String> {
    usable(book, &edit.slug, false)?;
    book.edited.retired.insert(edit.slug.clone());
    Ok(())
}

/// A concern that an edit may still be made of.
fn usable(book: &Codebook, slug: &str, retired_too: bool) -> Result<(), String> {
    let concern = book.get(slug).ok_or_else(|| format!("there is no concern `{slug}`"))?;
    if !concern.taggable() {
        return Err(format!("`{slug}` is a group of concerns, not one of them"));
    }
    if let Some(into) = book.merged_into(slug) {
        return Err(format!("`{slug}` was merged into `{into}`"));
    }
    if book.is_retired(slug) && !retired_too {
        return Err(format!("`{slug}` was retired"));
    }
    Ok(())
}

fn in_use(book: &Codebook, slug: &str) -> bool {
    !book.is_retired(slug) && book.merged_into(slug).is_none()
}

fn check_slug(slug: &str) -> Result<(), String> {
    let plain = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let short = (2..=SLUG).contains(&slug.len());
    if plain && short && !slug.starts_with('-') && !slug.ends_with('-') {
        return Ok(());
    }
    Err(format!("expected a short name of a-z, 0-9 and `-`, 2 to {SLUG} of them"))
}

fn needed<'a>(key: &str, value: Option<&'a String>) -> Result<&'a String, String> {
    value.filter(|value| !value.trim().is_empty()).ok_or_else(|| format!("expected `{key}`"))
}

#[cfg(test)]
#[path = "edits_test.rs"]
mod tests;
