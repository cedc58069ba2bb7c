//! A document as a value: what Markdown, HTML, DOCX and PDF are written from, each by its own function.
//!
//! Text in it is plain: every writer makes it harmless in its own format. Nothing from a page is ever markup.

use super::chart::Chart;

/// A document: blocks in order, and the footnotes that their runs point to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The title; stands at its head and in its properties.
    pub title: String,
    /// ISO 639-1 code of the language it is written in: `en` or `fr`.
    pub language: String,
    /// Who wrote it, for the properties; empty: nobody is named.
    pub author: String,
    /// What a reader must know before anything else: that it is a draft, or holds what nobody has reviewed.
    pub banner: Option<String>,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// The footnotes; note `n` of a run is `notes[n - 1]`.
    pub notes: Vec<Vec<Run>>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 4, below the title.
    Heading(u8, Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// Words of somebody else, set apart.
    Quotation(Vec<Run>),
    /// A list, numbered from 1 or with bullets.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
    /// A figure; writers without pictures print its numbers as a table.
    Figure(Chart),
}

/// A table with a header row, repeated on every page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: Vec<Run>,
    /// Whether its cells are numbers, set to the right.
    pub number: bool,
}

/// A stretch of text in one style, or the mark of a footnote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words; empty for the mark of a footnote.
    pub text: String,
    /// In italics.
    pub italic: bool,
    /// In bold.
    pub bold: bool,
    /// The http or https address it leads to.
    pub link: Option<String>,
    /// The footnote whose mark it is, from 1.
    pub note: Option<usize>,
}

impl Run {
    /// Words without a style.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Words in italics.
    pub fn italic(text: impl Into<String>) -> Run {
        Run { text: text.into(), italic: true, ..Run::default() }
    }

    /// Words in bold.
    pub fn bold(text: impl Into<String>) -> Run {
        Run { text: text.into(), bold: true, ..Run::default() }
    }

    /// An address that leads to itself; one that is neither http nor https is words alone.
    pub fn address(url: &str) -> Run {
        let leads = url::Url::parse(url).is_ok_and(|u| matches!(u.scheme(), "http" | "https"));
        Run { text: url.to_owned(), link: leads.then(|| url.to_owned()), ..Run::default() }
    }

    /// The mark of a footnote, from 1.
    pub fn note(number: usize) -> Run {
        Run { note: Some(number), ..Run::default() }
    }
}

/// The words of runs, without styles and marks.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
