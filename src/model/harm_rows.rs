//! The rows of the hold list and of the custody log. Keys and their order are a contract with outside scripts.

use crate::model::column::rows;

rows! {
    /// A record that the team keeps inside.
    HoldRow {
        number: String, Whole 0, "The document number, reference or address.";
        court: Option<String>, Whole 3, "The court, by slug.";
        state: String, Whole 1, "`held`, or `lifted`.";
        reason: String, Wraps 0, "Why it is held.";
        by: String, Whole 2, "Who said so.";
        at: String, Whole 4, "When.";
        lifted_by: Option<String>, Whole 6, "Who lifted it.";
        lifted_at: Option<String>, Whole 7, "When.";
        lift_reason: Option<String>, Wraps 5, "Why it was lifted.";
        id: String, Whole 8, "The id of the hold.";
    }

    /// An entry of the custody log.
    CustodyRow {
        entry: i64, Whole 0, "Its place in the log.";
        at: String, Whole 0, "When.";
        by: String, Whole 0, "Who.";
        act: String, Whole 0, "What was done.";
        number: Option<String>, Whole 1, "The record it was done to.";
        subject: String, Wraps 2, "Else what it was done to.";
        detail: String, Wraps 3, "What came of it.";
        hash: String, Whole 4, "The hash of the entry, which the next one holds.";
    }
}
