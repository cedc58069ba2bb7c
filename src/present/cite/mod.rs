//! Citations: one value of styled runs, from which every format is written.
//!
//! Styles: AGLC4 (Australian Guide to Legal Citation, 4th ed), OSCOLA, and the courts' own short form.

mod aglc;
mod authority;
mod capitals;
mod case_name;
mod court_form;
mod input;
mod input_case;
mod input_missing;
mod input_words;
mod line;
mod names;
mod notes;
mod oscola;
mod phase;
mod phase_words;
mod pinpoint;
mod quotes;
mod record;
mod remark;
mod title_case;

pub use authority::{Authority, CaseName, Instrument, Paper, Press, Short, When};
pub use input::{Asked, Input, InputError, answer};
pub use line::court_name;
pub use names::{Names, NamesError};
pub use notes::Notes;
pub use pinpoint::Pinpoint;
pub use remark::Remark;

use super::document::Run;
pub use crate::model::house::{House, NumberMode, Style};

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
    remarks.extend(pinpoint.remarks());
    let mut once: Vec<Remark> = Vec::new();
    for remark in remarks {
        if !once.contains(&remark) {
            once.push(remark);
        }
    }
    let remarks = once;
    Citation { runs, remarks }
}

/// The title of an authority in a bibliography: of a decision the name of the case with its phase.
pub fn entry_title(authority: &Authority) -> String {
    let mut line = line::Line::default();
    let mut remarks = Vec::new();
    match authority {
        Authority::Decision(paper) => {
            let phase = phase::phase(paper, &mut remarks);
            if phase.is_empty() {
                aglc::name(&mut line, &paper.case);
            } else if aglc::name(&mut line, &paper.case) {
                line.plain(" (").plain(&phase).plain(")");
            } else {
                line.plain(&phase);
            }
        }
        Authority::Filing(paper) => {
            let title = phase::unwrapped(&paper.title, &mut remarks);
            line.plain(&phase::paper_title(paper, &title, quotes::First::Single));
        }
        Authority::Transcript(paper) => {
            line.plain("Transcript of Proceedings");
            aglc::named(&mut line, ", ", paper, &mut remarks);
        }
        Authority::Press(item) | Authority::Web(item) => {
            let english = item.language.as_deref().is_none_or(|language| language == "en");
            line.plain(&phase::titled(&item.title, quotes::First::Single, english));
        }
        Authority::Treaty(text) | Authority::Rules(text) => {
            line.plain(&text.title);
        }
        Authority::Resolution(text) => {
            line.plain(&text.details);
        }
    }
    super::document::words(&line.done())
}

/// Runs as one line of Markdown that every reader shows as they are.
pub fn markdown(runs: &[Run]) -> String {
    super::document_md_runs::line(runs)
}

/// Runs as HTML; nothing in their words is markup.
pub fn html(runs: &[Run]) -> String {
    let tagged = runs.iter().map(|run| {
        let words = super::markup::escape(&run.text);
        match (&run.link, run.italic) {
            (Some(link), _) => {
                format!("<a href=\"{}\" rel=\"noreferrer\">{words}</a>", super::markup::escape(link))
            }
            (None, true) => format!("<em>{words}</em>"),
            (None, false) => words.into_owned(),
        }
    });
    tagged.collect()
}

/// Runs as Markdown that shows italics by asterisks and escapes nothing: for comparing with worked examples.
pub fn starred(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("*{}*", run.text) } else { run.text.clone() }).collect()
}

#[cfg(test)]
#[path = "cite_test.rs"]
mod tests;
