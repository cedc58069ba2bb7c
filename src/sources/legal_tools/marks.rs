//! What the marks of a document number say of who may read it.

use crate::model::{
    classification::{Classification, Level},
    filing::Filing,
    number::{DocumentNumber, Suffix},
};
use crate::sources::reading::Row;

/// What the marks of the number say: `-Conf`, `-Exp`, `-US`. They count in a number that could not be read, too.
pub(super) fn level(filing: &Filing, row: &mut Row) -> Option<Classification> {
    let level = match filing.number.as_ref().map(DocumentNumber::parts) {
        Some(parts) if parts.has_unknown_mark() => {
            row.problem(
                "marks that the number's grammar knows",
                &filing.printed,
                "closed until a person decides",
            );
            Some(Level::Unread)
        }
        Some(parts) => parts.suffixes.iter().filter_map(level_of).max(),
        None => {
            let words = filing.printed.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
            let closed = ["conf", "confidential", "exp", "us", "secret"];
            words.into_iter().any(|word| closed.contains(&word.as_str())).then_some(Level::Unread)
        }
    };
    level.map(|level| Classification { level, printed: format!("number {}", filing.printed) })
}

fn level_of(mark: &Suffix) -> Option<Level> {
    match mark {
        Suffix::Confidential => Some(Level::Confidential),
        Suffix::ExParte => Some(Level::ExParte),
        Suffix::UnderSeal => Some(Level::UnderSeal),
        Suffix::Secret => Some(Level::Secret),
        _ => None,
    }
}
