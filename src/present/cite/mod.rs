//! Citations: one value of styled runs, from which every format is written.
//!
//! Styles: AGLC4 (Australian Guide to Legal Citation, 4th ed), OSCOLA, and the courts' own short form.

mod pinpoint;
mod stub;

pub use pinpoint::Pinpoint;
pub use stub::{Authority, Names, Notes, cite};

use super::document::Run;

/// How documents are cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct House {
    /// The guide.
    pub style: Style,
    /// Which number stands in a citation.
    pub number: NumberMode,
}

/// A citation guide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// Australian Guide to Legal Citation, 4th ed.
    #[default]
    Aglc4,
    /// Oxford University Standard for the Citation of Legal Authorities, as two university guides report it.
    Oscola,
    /// As the court's own chambers and parties cite.
    Court,
}

/// Which number stands in a citation (AGLC4 r 12.2.5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberMode {
    /// The number of the document, which leads a reader to one paper among thousands.
    #[default]
    Document,
    /// The number of the case, as the Guide's own examples for the ICC do.
    Case,
}

/// A citation, and what a person should look at before relying on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cited {
    /// The citation.
    pub runs: Vec<Run>,
    /// What rests on analogy, was left in doubt, or is missing.
    pub remarks: Vec<String>,
}
