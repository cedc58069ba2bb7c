//! Citations: one value of styled runs, from which every format is written.
//!
//! Styles: AGLC4 (Australian Guide to Legal Citation, 4th ed), OSCOLA, and the courts' own short form.

mod aglc;
mod authority;
mod capitals;
mod court_form;
mod input;
mod line;
mod names;
mod notes;
mod oscola;
mod phase;
mod pinpoint;
mod quotes;
mod record;
mod remark;
mod title_case;

pub use authority::{Authority, CaseName, Instrument, Paper, Press, Short, When};
pub use input::{Asked, Input, InputError, answer};
pub use names::{Names, NamesError};
pub use notes::Notes;
pub use pinpoint::Pinpoint;
pub use remark::Remark;

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

/// A citation with its remarks as values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// The citation.
    pub runs: Vec<Run>,
    /// What rests on analogy, was left in doubt, or is missing.
    pub remarks: Vec<Remark>,
}

/// Cites an authority in full.
pub fn cite(authority: &Authority, pinpoint: &Pinpoint, house: House) -> Cited {
    let citation = citation(authority, pinpoint, house);
    Cited { runs: citation.runs, remarks: citation.remarks.iter().map(ToString::to_string).collect() }
}

/// Cites an authority in full, with its remarks as values.
pub fn citation(authority: &Authority, pinpoint: &Pinpoint, house: House) -> Citation {
    let mut remarks = Vec::new();
    let runs = match house.style {
        Style::Aglc4 => aglc::full(authority, pinpoint, house.number, &mut remarks),
        Style::Oscola => oscola::full(authority, pinpoint, house.number, &mut remarks),
        Style::Court => court_form::full(authority, pinpoint, house.number, &mut remarks),
    };
    remarks.extend(authority.remarks().iter().cloned());
    remarks.dedup();
    Citation { runs, remarks }
}

/// Runs as Markdown that shows italics by asterisks and escapes nothing: for comparing with worked examples.
pub fn starred(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("*{}*", run.text) } else { run.text.clone() }).collect()
}

#[cfg(test)]
#[path = "cite_test.rs"]
mod tests;
