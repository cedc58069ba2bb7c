//! What differs between a quotation and the words that stand there now, for a reader.

use crate::analyse::quotation::{Near, Normal, Tokens};
use crate::model::wording::short;

/// So many differences are named.
const NAMED: usize = 3;

/// So much of each is shown, in characters.
const SHOWN: usize = 80;

/// In words: `“shall” became “may”; “not” was added`.
pub fn difference(quotation: &Normal, text: &Normal, near: &Near) -> String {
    let (wanted, there) = (Tokens::all(quotation), Tokens::all(text));
    let mut said = Vec::new();
    for run in near.steps.chunk_by(|a, b| a.same == b.same).filter(|run| run.iter().any(|step| !step.same)) {
        let words = |places: Vec<usize>, of: &Tokens, text: &Normal| {
            let (from, to) = of.signs(*places.first()?, *places.last()? + 1);
            Some(format!("“{}”", short(&text.quote(from, to).exact, SHOWN)))
        };
        let old = words(run.iter().filter_map(|step| step.old).collect(), &wanted, quotation);
        let new = words(run.iter().filter_map(|step| step.new).collect(), &there, text);
        said.push(match (old, new) {
            (Some(old), Some(new)) => format!("{old} became {new}"),
            (Some(old), None) => format!("{old} is gone"),
            (None, Some(new)) => format!("{new} was added"),
            (None, None) => continue,
        });
    }
    if said.is_empty() {
        return "the same words with other punctuation".to_owned();
    }
    if said.len() > NAMED {
        let more = said.len() - NAMED;
        said.truncate(NAMED);
        said.push(format!("and {more} more"));
    }
    said.join("; ")
}
