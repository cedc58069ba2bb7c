//! A numbered paragraph: what a citation pins.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::column::{Cell, rows};

/// Where a numbered paragraph stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// The page; rows of pages name it themselves.
    #[serde(skip)]
    pub page: u32,
    /// Its number as printed.
    pub number: u32,
    /// Its first character in the body of the page, counted in characters.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
}

impl Cell for Vec<Paragraph> {
    fn cell(&self) -> Cow<'_, str> {
        let all: Vec<String> = self.iter().map(|p| format!("{} ({}-{})", p.number, p.start, p.end)).collect();
        Cow::Owned(all.join("; "))
    }
}

impl Cell for Vec<u32> {
    fn cell(&self) -> Cow<'_, str> {
        let all: Vec<String> = self.iter().map(u32::to_string).collect();
        Cow::Owned(all.join("; "))
    }
}

rows! {
    /// A page of a document.
    PageRow {
        number: String, Whole 0, "The document number.";
        page: u32, Whole 0, "The page, from 1.";
        text: String, Wraps 0, "Its text.";
        stamp: Option<String>, Wraps 1, "The registry's stamp.";
        heads: Vec<String>, Wraps 3, "Running heads.";
        feet: Vec<String>, Wraps 4, "Running feet, the page number among them.";
        lines: Vec<u32>, Whole 5, "Numbers of lines.";
        paragraphs: Vec<Paragraph>, Wraps 2, "Numbered paragraphs: number, first character, and the one after the last.";
        source: String, Whole 8, "The SHA-256 of the document.";
        engine: String, Whole 6, "What read it, with its version.";
        recognised: bool, Whole 7, "Whether the letters were guessed from pictures.";
    }
}
