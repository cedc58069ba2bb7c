//! The rows of proposals. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;

rows! {
    /// A concern that a passage may raise, as the machine proposes.
    SuggestionRow {
        number: String, Whole 0, "The document number, reference or address.";
        page: Option<u32>, Whole 2, "The page; none for a title.";
        start: u64, Whole 5, "Where the passage begins on its page, in characters.";
        end: u64, Whole 6, "Where it ends.";
        quote: String, Wraps 3, "The passage.";
        concern: String, Whole 0, "The concern, by slug.";
        tier: String, Whole 1, "`suggested` or `maybe`.";
        score: f64, Whole 4, "From 0 to 1.";
        because: Vec<String>, Wraps 0, "The words of the passage that weighed most.";
    }
}
