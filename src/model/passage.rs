//! Where a quotation stands in a text, and what became of it in a later one.

use super::text::ItemText;

/// A passage by position and by its words: the text position selector and the text quote selector of the W3C's Web
/// Annotation Data Model (§4.2.4, §4.2.5), with the page that the positions count in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The page it begins on, as [`super::text::PageText::number`] counts.
    pub page: u32,
    /// Its first character in the body of that page, from 0, in Unicode scalar values.
    pub start: usize,
    /// The character behind its last one. Where it runs over the page's end, counting goes on in the bodies that
    /// follow, a page break being one character.
    pub end: usize,
    /// Its words as the text has them, on one line.
    pub exact: String,
    /// What stands before it.
    pub prefix: String,
    /// What stands behind it.
    pub suffix: String,
}

/// A passage of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The hash of the text: [`ItemText::source`].
    pub source: String,
    /// The engine that read it: [`ItemText::engine`].
    pub engine: String,
    /// Where in it.
    pub passage: Passage,
}

impl Selector {
    /// The passage of this text.
    pub fn of(text: &ItemText, passage: Passage) -> Selector {
        Selector { source: text.source.clone(), engine: text.engine.clone(), passage }
    }
}

/// How a reason begins where a later text hides what an earlier one showed.
pub const REDACTED: &str = "a redaction stands";

/// What became of a passage in a later text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The same words at the same place.
    Kept,
    /// The same words elsewhere.
    Moved,
    /// Most of the words are there but differ, or which of several places is meant cannot be told.
    Changed,
    /// It is not there.
    Lost,
}

impl Fate {
    /// The word that is stored and printed.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Moved => "moved",
            Fate::Changed => "changed",
            Fate::Lost => "lost",
        }
    }

    /// Whether a person must look at it.
    pub fn waits(self) -> bool {
        matches!(self, Fate::Changed | Fate::Lost)
    }
}
