//! The rows of time limits. Keys and their order are a contract with outside scripts: new ones go to the end.

use crate::model::column::rows;
use crate::model::moment::Day;

rows! {
    /// A time limit that a stored record starts.
    DeadlineRow {
        due: Option<Day>, Whole 0, "The day by which it must be done; none where there is only a range.";
        earliest: Option<Day>, Whole 1, "The earliest day that it may be.";
        latest: Option<Day>, Whole 1, "The latest.";
        court: String, Whole 0, "The court, by slug.";
        case: Option<String>, Whole 4, "The case or situation number.";
        what: String, Wraps 0, "What must be done.";
        number: String, Whole 0, "The record that starts it.";
        state: String, Whole 2, "`running`, `past`, `late` of a duty of the court, `met` where it was fulfilled, `by-order`.";
        provision: String, Wraps 3, "Where the limit and the way of counting stand.";
        status: String, Whole 2, "How well they are known: `verified`, `partly-verified`, `reported`, `knowledge`; `ordered`.";
        confirm: Vec<String>, Wraps 5, "What must be confirmed before anybody relies on it.";
        from: String, Wraps 6, "The day it runs from, and how that is known.";
        due_at: Option<String>, Whole 7, "The hour, in UTC; of a range on its first day.";
        local: Option<String>, Whole 6, "The same at the seat of the court.";
        yours: Option<String>, Whole 7, "The same in your zone.";
        internal: Option<Day>, Whole 3, "The team's own last day.";
        evidence: Option<String>, Wraps 8, "The sentence that sets it.";
        page: Option<u32>, Whole 9, "Its page.";
        holidays: String, Wraps 9, "The list of official holidays used.";
        steps: Vec<String>, Wraps 10, "How it was counted, step by step.";
        rule: String, Whole 9, "The limit, by its short name.";
        note: String, Wraps 8, "That it is an estimate.";
        url: Option<String>, Whole 10, "Where the record stands.";
    }

    /// A day of notification, as a person entered it.
    NotifiedRow {
        number: String, Whole 0, "The filing.";
        day: Option<Day>, Whole 0, "The day; none: it was taken back.";
        by: String, Whole 0, "Who entered it.";
        at: String, Whole 1, "When.";
        note: Option<String>, Wraps 2, "Why.";
        counts: bool, Whole 0, "Whether it is the one that counts.";
    }
}

impl DeadlineRow {
    /// Whether its day stands without a word: nothing is to be confirmed, and its rule was checked or an order names it.
    pub fn firm(&self) -> bool {
        self.due.is_some() && !must_be_confirmed(&self.confirm, &self.status)
    }

    /// When it is, as every text says it: the day, or from the earliest to the latest.
    pub fn when(&self, print: impl Fn(Day) -> String) -> String {
        let days = (self.due, self.earliest.zip(self.latest));
        when(days, must_be_confirmed(&self.confirm, &self.status), print)
    }
}

/// Whether a day needs the word `(confirm)` beside it.
pub fn must_be_confirmed(confirm: &[String], status: &str) -> bool {
    !confirm.is_empty() || !matches!(status, "verified" | "ordered")
}

/// A day, or from the earliest to the latest, with `(confirm)` where it must be; `by order` where nothing is computed.
pub fn when(
    (due, range): (Option<Day>, Option<(Day, Day)>),
    confirm: bool,
    print: impl Fn(Day) -> String,
) -> String {
    let word = if confirm { " (confirm)" } else { "" };
    match (due, range) {
        (Some(day), _) => format!("{}{word}", print(day)),
        (None, Some((earliest, latest))) => format!("{} to {} (confirm)", print(earliest), print(latest)),
        (None, None) => "by order".to_owned(),
    }
}
