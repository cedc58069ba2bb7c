//! The rows of a briefing. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;
use crate::model::moment::Day;

rows! {
    /// One tag of a briefing.
    BriefingRow {
        goal: String, Whole 0, "The goal, by slug.";
        concern: String, Whole 0, "The concern, by slug.";
        label: String, Wraps 0, "The concern's label.";
        court: String, Whole 0, "The court, by slug.";
        case: Option<String>, Whole 0, "The case or situation number.";
        number: String, Whole 0, "The document number as printed.";
        date: Option<Day>, Whole 0, "The date to cite.";
        title: String, Wraps 0, "The title.";
        by: String, Whole 0, "Who made the tag.";
        at: Option<String>, Whole 0, "When.";
        note: Option<String>, Wraps 0, "Why.";
        quote: Option<String>, Wraps 0, "The words it stands on.";
        page: Option<u32>, Whole 0, "Their page.";
        quote_checked: Option<bool>, Whole 0, "Whether they were found in stored text.";
        state: String, Whole 0, "`unreviewed` or `confirmed`.";
        source: String, Whole 0, "The address where the record stands.";
        sha256: String, Whole 0, "The hash of the page that showed it.";
        tag: String, Whole 0, "The tag's id.";
        codebook: String, Whole 0, "The version of the codebook the tag was made with.";
        read_from: String, Whole 0, "The page or file that showed it; the hash is of its bytes.";
        reviewed_by: Option<String>, Whole 0, "Who confirmed it.";
        reviewed_at: Option<String>, Whole 0, "When.";
        tagged_as: Option<String>, Whole 0, "The concern it was tagged with, where that was merged into this one.";
        words_now: Option<String>, Whole 0, "`changed` where the words differ in the text now stored and nobody looked yet; `gone`.";
        citation: String, Wraps 0, "The citation in the house style.";
        paragraph: Option<String>, Whole 0, "The paragraph that the words begin in.";
    }
}
