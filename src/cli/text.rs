//! `courtwatch text`, and the process that reads documents.

use std::path::PathBuf;

use clap::Args;

use super::{FormatArg, page};

/// Print the text of a document by page, with its paragraph numbers
///
/// What a registry or a printer added to a page, its stamp, running heads and feet, page and line numbers, stands
/// apart from the text in `--format json`.
///
/// Example: courtwatch text ICC-01/21-01/25-407
#[derive(Debug, Args)]
pub struct TextArgs {
    /// The number of the document, in any spelling.
    #[arg(required_unless_present = "file")]
    pub number: Option<String>,
    /// A PDF on this computer instead of a stored one; nothing is stored.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["number", "engine"])]
    pub file: Option<PathBuf>,
    /// Only this page, as the PDF counts.
    #[arg(long, value_name = "N", value_parser = page)]
    pub page: Option<u32>,
    /// Recognise the letters of pages that are pictures, with Tesseract; it must be installed.
    #[arg(long)]
    pub ocr: bool,
    /// As this engine read it, e.g. an older one that quotations stand on: `courtwatch-pdf 1`.
    #[arg(long, value_name = "NAME", conflicts_with = "ocr")]
    pub engine: Option<String>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Read one document from standard input within limits; courtwatch calls this itself
#[derive(Debug, Args)]
pub struct ReadingArgs {
    /// The word that begins every line of the answer.
    #[arg(long)]
    pub token: String,
    /// The most memory, in megabytes.
    #[arg(long)]
    pub megabytes: u64,
    /// The most processor time, in seconds.
    #[arg(long)]
    pub seconds: u64,
}
