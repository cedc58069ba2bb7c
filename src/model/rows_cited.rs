//! The rows of citations. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;

rows! {
    /// A record as it is cited.
    CitationRow {
        number: String, Whole 0, "The number as printed, the reference or the address.";
        court: String, Whole 2, "The court, by slug.";
        style: String, Whole 3, "`aglc4`, `oscola` or `court`.";
        text: String, Wraps 0, "The citation, without its italics.";
        md: String, Wraps 4, "The citation as Markdown.";
        remarks: Vec<String>, Whole 1, "What to look at, as words for programs.";
        sentences: Vec<String>, Wraps 5, "The same for a reader.";
    }
}
