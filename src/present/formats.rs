//! The formats of a briefing: one table for parsing, help and tests.

use std::io::{self, Write};

use super::{briefing::Briefing, briefing_csv, briefing_md};

/// A format that a briefing can leave in.
pub struct Format {
    /// The word that `--format` takes, and the ending of the file.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// Writes it; the same briefing gives the same bytes.
    pub write: fn(&Briefing, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub static FORMATS: &[Format] = &[
    Format { name: "md", about: "Markdown, to read and edit", write: briefing_md::write },
    Format { name: "csv", about: "one tag a row, for a spreadsheet", write: briefing_csv::write },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
