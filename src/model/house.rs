//! The house style: how a team cites.

use serde::Deserialize;

/// How documents are cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct House {
    /// The guide.
    pub style: Style,
    /// Which number stands in a citation.
    pub number: NumberMode,
}

/// A citation guide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// Australian Guide to Legal Citation, 4th ed.
    #[default]
    Aglc4,
    /// Oxford University Standard for the Citation of Legal Authorities, as two university guides report it.
    Oscola,
    /// As the court's own chambers and parties cite.
    Court,
}

impl Style {
    /// The word that data print.
    pub fn word(self) -> &'static str {
        match self {
            Style::Aglc4 => "aglc4",
            Style::Oscola => "oscola",
            Style::Court => "court",
        }
    }
}

/// Which number stands in a citation (AGLC4 r 12.2.5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberMode {
    /// The number of the document, which leads a reader to one paper among thousands.
    #[default]
    Document,
    /// The number of the case, as the Guide's own examples for the ICC do.
    Case,
}
