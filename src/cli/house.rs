//! How documents are cited, wherever they are.

use clap::{Args, ValueEnum};

/// How documents are cited.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct HouseArgs {
    /// How documents are cited; where absent, as `style` in courtwatch.toml says, else AGLC4.
    #[arg(long, value_enum)]
    pub style: Option<CiteStyle>,
    /// Which number stands in a citation; where absent, as `cite_by` in courtwatch.toml says, else the document's.
    #[arg(long, value_enum, visible_alias = "number")]
    pub cite_by: Option<CiteBy>,
}

/// A citation guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CiteStyle {
    /// Australian Guide to Legal Citation, 4th ed.
    Aglc4,
    /// Oxford University Standard for the Citation of Legal Authorities.
    Oscola,
    /// As the court's own chambers and parties cite.
    Court,
}

/// Which number stands in a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CiteBy {
    /// The number of the document.
    Document,
    /// The number of the case.
    Case,
}
