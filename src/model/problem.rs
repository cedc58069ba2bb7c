//! Something a page said that could not be read or was not expected.

/// A problem is data: it is stored, listed and counted, never only logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where on the page: `row 14`.
    pub place: String,
    /// The record it is about, by number or reference, where known.
    pub record: Option<String>,
    /// What was expected, in words: `a date as D Month YYYY`.
    pub expected: String,
    /// What was found, as printed (at most 200 characters).
    pub found: String,
    /// What became of the data: `stored without a date`.
    pub effect: String,
}
