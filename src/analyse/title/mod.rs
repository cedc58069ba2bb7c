//! What a title says of its document: what was done to it, what it is, and who filed it.
//!
//! What was done to it is read from the front, repeatedly. The head noun before any quoted title then decides what it
//! is, so that a report *on* a decision is a report, and a response *to* a request a response.

mod head;
mod party;
mod phrase;
mod vocabulary;
mod wrapper;

use serde::Deserialize;

use vocabulary::VOCABULARY;
pub use wrapper::{Unwrapped, unwrap};

/// A title, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title<'t> {
    /// What was done to the document, by slug, from the front: `public-redacted-version`, `corrigendum`, `annex`.
    pub modifiers: Vec<&'static str>,
    /// The sort of document, by slug: `decision`, `leave-to-appeal`; `None` where no word of it is known.
    pub doctype: Option<&'static str>,
    /// Who filed it, by slug: `prosecution`, `defence`; `None` where the title does not say.
    pub party: Option<&'static str>,
    /// The title without its wrapper: what stands inside “Public redacted version of “…””. A corrigendum or an annex
    /// is a paper of its own, and those words stay.
    pub bare: &'t str,
}

/// Who makes papers of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Maker {
    /// Judges: decisions, orders, judgments, warrants, opinions.
    Chamber,
    /// Parties, participants, friends of the court, the registry: filings.
    Party,
    /// The court as an institution: transcripts, press releases, statements.
    Court,
}

/// Reads a title in English or French.
pub fn read(title: &str) -> Title<'_> {
    let front = wrapper::front(title);
    let phrase = phrase::Phrase::new(&title[front.rest..]);
    let head = head::find(&phrase);
    let doctype = head.as_ref().and_then(|head| head.kind);
    let of_chamber = doctype.and_then(maker) == Some(Maker::Chamber);
    Title {
        modifiers: front.modifiers,
        doctype,
        party: party::find(&phrase, head.as_ref(), of_chamber),
        bare: &title[front.bare],
    }
}

/// Who makes papers of a sort, by its slug here or in the store (`model::filing`); `None` for one that does not tell:
/// an annex, a corrigendum, a word as printed.
pub fn maker(doctype: &str) -> Option<Maker> {
    let of = |kind: &&vocabulary::Type| kind.slug == doctype || kind.also.iter().any(|slug| slug == doctype);
    VOCABULARY.types.iter().find(of).map(|kind| kind.maker)
}

/// The party that a name stands for, by slug: `Office of the Prosecutor` is `prosecution`.
pub fn party(name: &str) -> Option<&'static str> {
    party::named(name)
}

#[cfg(test)]
#[path = "title_test.rs"]
mod tests;
