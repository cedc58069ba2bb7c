//! The rows of a digest. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;
use crate::model::moment::Day;

rows! {
    /// One change of one record that watches follow.
    DigestRow {
        at: String, Whole 1, "When it was found.";
        change: String, Whole 0, "What changed; `tagged`: a tag was confirmed, `withdrawn`: it was told and is held back now.";
        watches: Vec<String>, Whole 2, "The watches that tell it.";
        reasons: Vec<String>, Wraps 6, "Why each is followed.";
        kind: String, Whole 5, "`filing`, `hearing` or `press`.";
        court: Option<String>, Whole 4, "The court, by slug.";
        number: Option<String>, Whole 0, "The number as printed, the reference or the address; absent where even that is secret.";
        case: Option<String>, Whole 7, "The case number, else what the case is called.";
        date: Option<Day>, Whole 3, "The date to cite.";
        title: Option<String>, Wraps 1, "The title.";
        url: Option<String>, Whole 9, "The address of its page or document.";
        old: Option<String>, Wraps 2, "The value before, where it may be shown.";
        new: Option<String>, Wraps 2, "The value now.";
        page: Option<u32>, Whole 8, "The page that answers the query.";
        snippet: Option<String>, Wraps 8, "The passage, with `**` around the words that answer.";
        note: Option<String>, Wraps 8, "Of a tag who made and confirmed it; of a text that it came later; why a value is not shown.";
        withheld: Option<String>, Wraps 3, "Why nothing but the number is told.";
    }
}
