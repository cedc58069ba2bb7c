//! What a citation of a stored record is made of.

use super::moment::Day;

/// What a citation of a stored record is made of, as its sources print it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CitedRecord {
    /// `filing`, `hearing` or `press`.
    pub kind: String,
    /// The court, by slug; empty for an observer's feed.
    pub court: String,
    /// The case or situation number.
    pub case: Option<String>,
    /// What the case is called, as printed: `The Prosecutor v. Thomas Lubanga Dyilo`, `Situation in Darfur, Sudan`.
    pub case_name: Option<String>,
    /// The document number with its suffixes, or the reference of a press item; empty where none is printed.
    pub number: String,
    /// The title.
    pub title: String,
    /// The sort of document, as stored; empty where nothing is stated.
    pub doctype: String,
    /// Who filed it, as printed.
    pub party: Option<String>,
    /// The chamber, as printed.
    pub chamber: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// The date to cite: on its face, else as listed, else registered.
    pub date: Option<Day>,
    /// The address where it stands.
    pub url: Option<String>,
}
