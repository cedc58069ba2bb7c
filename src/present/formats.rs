//! The formats of a briefing: one table for parsing, help and tests.

use std::io::{self, Write};

use super::{briefing::Briefing, briefing_csv, briefing_json, document::Document, document_md, docx, html};

/// What leaves: the briefing, and the document that was made from it.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    /// The value that tables and data are written from.
    pub briefing: &'a Briefing,
    /// What readers' formats are written from.
    pub document: &'a Document,
}

/// A format that a briefing can leave in.
pub struct Format {
    /// The word that `--format` takes, and the ending of the file.
    pub name: &'static str,
    /// Other endings of its files.
    pub endings: &'static [&'static str],
    /// What it is for, in one line.
    pub about: &'static str,
    /// Whether it is text that a terminal can show.
    pub text: bool,
    /// Whether it is written from the briefing, and not from the document.
    pub data: bool,
    /// Writes it; the same briefing gives the same bytes.
    pub write: fn(&Leaving<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub static FORMATS: &[Format] = &[
    Format {
        name: "md",
        endings: &["markdown", "txt"],
        about: "Markdown, to read and edit",
        text: true,
        data: false,
        write: |leaving, out| document_md::write(leaving.document, out),
    },
    Format {
        name: "csv",
        endings: &[],
        about: "one tag a row, for a spreadsheet",
        text: true,
        data: true,
        write: |leaving, out| briefing_csv::write(leaving.briefing, out),
    },
    Format {
        name: "html",
        endings: &["htm"],
        about: "one page for a browser, to send or to print",
        text: true,
        data: false,
        write: |leaving, out| html::write(leaving.document, out),
    },
    Format {
        name: "docx",
        endings: &[],
        about: "Word, to sign and send",
        text: false,
        data: false,
        write: |leaving, out| docx::write(leaving.document, out),
    },
    #[cfg(feature = "pdf")]
    Format {
        name: "pdf",
        endings: &[],
        about: "PDF, to file and to print",
        text: false,
        data: false,
        write: |leaving, out| super::pdf::write(leaving.document, out),
    },
    Format {
        name: "json",
        endings: &[],
        about: "everything, for programs",
        text: true,
        data: true,
        write: |leaving, out| briefing_json::write(leaving.briefing, out),
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format whose files end like this, in any case of letters.
pub fn of_ending(ending: &str) -> Option<&'static Format> {
    let ending = ending.to_lowercase();
    FORMATS.iter().find(|format| format.name == ending || format.endings.contains(&ending.as_str()))
}
