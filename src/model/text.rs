//! The text of a record: by page, with what is not the court's own words kept apart.

use serde::{Deserialize, Serialize};

use crate::model::moment::Day;

/// The name of the engine of texts that need none: the words that a source lists (a press release, the sentence of
/// a hearing, a title).
pub const RECORD: &str = "record";

/// The reason of a reading that was stopped by the clock: it is no property of the document, and is tried again.
pub const OUT_OF_TIME: &str = "reading it took longer than its time limit";

/// In the reason of a reading: words could be read under what blacks them out. A redaction that probably did not work.
pub const UNDER_BARS: &str = "stand under dark bars";

/// What one engine read in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extraction {
    /// The engine with its version: `courtwatch-pdf 1`.
    pub engine: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why there is no text, or not all of it, for a reader.
    pub reason: Option<String>,
    /// Guessed from pictures of letters (OCR): marked as such for good.
    pub recognised: bool,
    /// ISO 639-1, where it could be told.
    pub language: Option<String>,
    /// What its first page and its stamps say of it.
    pub cover: Cover,
    /// Its pages, in order; empty where there is no text.
    pub pages: Vec<PageText>,
}

/// What became of reading a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It has text.
    Text,
    /// Its pages are pictures.
    NeedsOcr,
    /// A password is needed to open it.
    Encrypted,
    /// It is damaged, or no PDF.
    Unreadable,
}

impl Outcome {
    /// The word that is stored and printed.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Text => "text",
            Outcome::NeedsOcr => "needs-ocr",
            Outcome::Encrypted => "encrypted",
            Outcome::Unreadable => "unreadable",
        }
    }

    /// Reads the word that is stored.
    pub fn read(word: &str) -> Outcome {
        match word {
            "text" => Outcome::Text,
            "needs-ocr" => Outcome::NeedsOcr,
            "encrypted" => Outcome::Encrypted,
            _ => Outcome::Unreadable,
        }
    }
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// From 1, as the PDF counts.
    pub number: u32,
    /// The body: lines as printed, paragraphs apart by an empty line. Positions in it are counted in characters
    /// (Unicode scalar values), as the W3C's text position selector counts.
    pub body: String,
    /// What stands around it.
    pub margin: Margin,
}

/// What a page carries that is not its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Margin {
    /// The registry's stamp: `ICC-01/11-01/20-26-Red 04-12-2020 1/24 NM PT`.
    pub stamp: Option<String>,
    /// Running heads.
    pub heads: Vec<String>,
    /// Running feet, the page number among them.
    pub feet: Vec<String>,
    /// Numbers of lines, as transcripts have them.
    pub lines: Vec<u32>,
}

/// What the first page and the stamps of a document say of it. Beside what a source lists, never instead of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cover {
    /// The document's number as printed.
    pub number: Option<String>,
    /// The date on its face.
    pub face: Option<Day>,
    /// The date of the registry's stamp.
    pub registered: Option<Day>,
    /// The chamber as printed.
    pub chamber: Option<String>,
    /// The judges as printed.
    pub judges: Vec<String>,
    /// The words that say who may read it.
    pub classification: Option<String>,
    /// The title.
    pub title: Option<String>,
}

/// The text that a quotation of a record is looked for in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemText {
    /// Its hash: of the document's bytes, or of the record's own words.
    pub source: String,
    /// The engine that read it, or [`RECORD`].
    pub engine: String,
    /// Guessed from pictures of letters.
    pub recognised: bool,
    /// ISO 639-1, where known.
    pub language: Option<String>,
    /// The pages.
    pub pages: Vec<PageText>,
}
