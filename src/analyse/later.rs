//! Which versions of a filing come after which, and show at least as much.

use std::collections::BTreeSet;

use crate::model::number::{DocumentNumber, Suffix};

/// Whether a version is the same document with fewer redactions or corrected: `-Red2` after `-Red`, the original
/// made public after both. Translations and annexes are documents of their own. A passage is never followed into
/// a version that shows less; what that hides, an older one must not show.
pub fn is_later(old: &DocumentNumber, new: &DocumentNumber) -> bool {
    let ((old_red, old_corrected), (red, corrected)) = (rank(old), rank(new));
    is_another_version(old, new) && red >= old_red && corrected >= old_corrected
}

/// Whether a version is the same document, redacted or corrected otherwise.
pub fn is_another_version(one: &DocumentNumber, other: &DocumentNumber) -> bool {
    one.court() == other.court()
        && one.base() == other.base()
        && marks(one) == marks(other)
        && rank(one) != rank(other)
}

/// How little is redacted and how often it was corrected.
fn rank(number: &DocumentNumber) -> (u8, u8) {
    let suffixes = &number.parts().suffixes;
    let redacted = |suffix: &Suffix| if let Suffix::Redacted(n) = suffix { Some(*n) } else { None };
    let corrected = |suffix: &Suffix| if let Suffix::Corrected(n) = suffix { Some(*n) } else { None };
    let red = suffixes.iter().filter_map(redacted).max().unwrap_or(u8::MAX);
    (red, suffixes.iter().filter_map(corrected).max().unwrap_or(0))
}

/// The marks that make it another document.
fn marks(number: &DocumentNumber) -> BTreeSet<String> {
    let same = |s: &&Suffix| {
        matches!(s, Suffix::Redacted(_) | Suffix::Corrected(_) | Suffix::Public) || s.is_closed()
    };
    number
        .parts()
        .suffixes
        .iter()
        .filter(|suffix| !same(suffix))
        .map(|suffix| format!("{suffix:?}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forward_and_only_the_same_document() {
        let number = |printed| DocumentNumber::read(printed).unwrap();
        let later = |old, new| is_later(&number(old), &number(new));
        assert!(later("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-9-Red2"));
        assert!(later("ICC-01/77-01/26-9-Red2", "ICC-01/77-01/26-9"));
        assert!(later("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-9-Conf"));
        assert!(later("ICC-01/77-01/26-9-AnxA-Red", "ICC-01/77-01/26-9-AnxA-Red2"));
        assert!(later("KSC-BC-2020-06/F01234/RED", "KSC-BC-2020-06/F01234/RED2"));
        for (old, new) in [
            ("ICC-01/77-01/26-9-Red2", "ICC-01/77-01/26-9-Red"),
            ("ICC-01/77-01/26-9", "ICC-01/77-01/26-9-Red2"),
            ("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-9-Red"),
            ("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-9-Red2-tFRA"),
            ("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-9-AnxA-Red2"),
            ("ICC-01/77-01/26-9-Red", "ICC-01/77-01/26-8-Red2"),
        ] {
            assert!(!later(old, new), "{old} {new}");
        }
    }
}
