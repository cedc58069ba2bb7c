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
    super::html::inline(runs)
}

/// Runs as Markdown that shows italics by asterisks and addresses between angle brackets, and of the other signs
/// escapes those alone that would be markup: what a citation has of its own (`[5]`) stands as the guides print it.
pub fn starred(runs: &[Run]) -> String {
    let all = super::document::words(runs);
    let mut out = String::with_capacity(all.len() + 16);
    let mut end = 0;
    for run in runs {
        let from = end;
        end += run.text.len();
        let star = if run.italic { "*" } else { "" };
        out.push_str(star);
        for (at, c) in run.text.char_indices() {
            if run.link.is_none() && is_markup(&all, from + at, c) {
                out.push('\\');
            }
            out.push(c);
        }
        out.push_str(star);
    }
    out
}

/// Whether a sign at this byte of a line would be markup.
fn is_markup(line: &str, at: usize, sign: char) -> bool {
    let (before, after) = (&line[..at], &line[at + sign.len_utf8()..]);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match sign {
        '\\' | '*' | '`' | '~' => true,
        '_' => !(word(before.chars().next_back()) && word(after.chars().next())),
        '<' => !["http://", "https://"].iter().any(|scheme| after.starts_with(scheme)),
        '(' | '[' => before.ends_with(']'),
        '&' => super::markdown::begins_entity(after),
        _ => false,
    }
}

#[cfg(test)]
#[path = "cite_test.rs"]
mod tests;
