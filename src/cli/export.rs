//! `courtwatch export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::FilterArgs;

/// Export filings and press items for a reference manager: RIS, CSL-JSON, BibTeX
///
/// Zotero and its like read each of them. What is confidential, withdrawn or quarantined is left out.
///
/// Example: courtwatch export ris --court icc --since 2026-11-01 -o icc.ris
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The format.
    #[arg(value_enum)]
    pub format: ExportFormat,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// The file to write; where absent, the records are printed. A file that exists is kept, unless `--force`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// An open format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Research Information Systems.
    Ris,
    /// The data of the Citation Style Language.
    CslJson,
    /// BibTeX, with the types of biblatex.
    Bibtex,
}
