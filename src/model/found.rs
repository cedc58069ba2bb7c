//! The rows of a search. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;
use crate::model::moment::Day;

rows! {
    /// A record that answers a question.
    SearchRow {
        number: String, Whole 0, "The number as printed, the reference or the address.";
        court: Option<String>, Whole 4, "The court, by slug.";
        case: Option<String>, Whole 6, "The case number, else what the case is called.";
        date: Option<Day>, Whole 0, "The date to cite.";
        title: String, Wraps 2, "The title.";
        r#type: Option<String>, Whole 5, "The sort of document.";
        page: Option<u32>, Whole 0, "The page that answers best; absent where only the title does, or where there are no pages.";
        snippet: Option<String>, Wraps 0, "The passage, with `**` around the words that answer; where the words of the record are held back, why.";
        score: f64, Whole 8, "How well it answers; comparable only within one search.";
        state: String, Whole 1, "`listed`, `gone`, `quarantined` or `held`; else who may read it, where that is not the public.";
        url: Option<String>, Whole 9, "The address of its page or document.";
        paragraph: Option<u32>, Whole 7, "The number of the paragraph, where it can be told.";
    }

    /// How many of the records that answer have a property.
    FacetRow {
        facet: String, Whole 0, "`court`, `case`, `type`, `year` or `concern`.";
        value: String, Whole 0, "The court, the case, …";
        records: u64, Whole 0, "How many records.";
    }
}
