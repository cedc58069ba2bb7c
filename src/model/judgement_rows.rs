//! The rows of lists about judgements: rounds, agreement, trends. As in [`super::rows`], new keys go to the end.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::column::{Cell, rows};
use crate::model::moment::Day;

/// A figure: in full for programs, with three decimals in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure(pub f64);

impl Cell for Figure {
    fn cell(&self) -> Cow<'_, str> {
        let small = self.0 != 0.0 && self.0.abs() < 0.0005;
        Cow::Owned(if small { format!("{:.1e}", self.0) } else { format!("{:.3}", self.0) })
    }
}

/// A tag that a trend rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The tag's id.
    pub tag: String,
    /// The number of its record.
    pub number: String,
    /// The page.
    pub page: Option<u32>,
    /// The words; absent where the tag is on the whole record.
    pub quote: Option<String>,
}

/// In a cell the ids alone.
impl Cell for Vec<Passage> {
    fn cell(&self) -> Cow<'_, str> {
        Cow::Owned(self.iter().map(|passage| passage.tag.as_str()).collect::<Vec<_>>().join("; "))
    }
}

rows! {
    /// How far a coder of a round is.
    RoundRow {
        round: String, Whole 0, "The round.";
        coder: String, Whole 0, "The coder.";
        records: u64, Whole 0, "How many records they read.";
        done: Option<String>, Whole 0, "When they were done.";
        state: String, Whole 0, "`open` until every coder is done, then `closed`.";
        at: String, Whole 1, "When the round began.";
    }

    /// A record that the coders of a round read.
    AssignedRow {
        round: String, Whole 1, "The round.";
        court: Option<String>, Whole 0, "The court, by slug.";
        number: String, Whole 0, "The number, as `tag add` takes it.";
        date: Option<Day>, Whole 0, "The date to cite.";
        title: String, Wraps 0, "The title.";
    }

    /// How far coders agree on a concern.
    AgreementRow {
        concern: String, Whole 0, "The concern, by slug; `overall` is all of them.";
        coders: Vec<String>, Wraps 0, "Who is compared.";
        records: usize, Whole 2, "Records that at least two of them read.";
        units: usize, Whole 3, "Judgements compared: records times concerns.";
        disagreements: usize, Whole 0, "Judgements on which they differ.";
        percent: Option<Figure>, Whole 0, "The share of pairs of judgements that are the same.";
        kappa: Option<Figure>, Whole 0, "Cohen's kappa, of two coders.";
        kappa_low: Option<Figure>, Whole 4, "Lower end of its 95 % interval.";
        kappa_high: Option<Figure>, Whole 4, "Upper end of its 95 % interval.";
        alpha: Option<Figure>, Whole 0, "Krippendorff's alpha, nominal.";
        alpha_low: Option<Figure>, Whole 4, "Lower end of its 95 % interval.";
        alpha_high: Option<Figure>, Whole 4, "Upper end of its 95 % interval.";
        passages: usize, Whole 5, "Passages that the unitizing alpha rests on.";
        unitizing: Option<Figure>, Whole 1, "Krippendorff's unitizing alpha, of passages.";
        unitizing_low: Option<Figure>, Whole 6, "Lower end of its 95 % interval.";
        unitizing_high: Option<Figure>, Whole 6, "Upper end of its 95 % interval.";
        remark: Option<String>, Wraps 0, "Why a figure is missing, or says little.";
        round: Option<String>, Whole 7, "The round.";
    }

    /// A judgement on which coders differ.
    DisagreementRow {
        court: Option<String>, Whole 1, "The court, by slug.";
        number: String, Whole 0, "The record.";
        concern: String, Whole 0, "The concern, by slug.";
        yes: Vec<String>, Wraps 0, "Who saw it.";
        no: Vec<String>, Wraps 0, "Who read the record and did not.";
        page: Option<u32>, Whole 3, "The page of the first passage.";
        passage: Option<String>, Wraps 2, "What those who saw it marked.";
        tags: Vec<String>, Whole 0, "Their tags' ids.";
        decided: bool, Whole 4, "Whether each of those tags was reviewed since.";
        round: Option<String>, Whole 5, "The round.";
    }

    /// How often a concern was tagged in a period, against the periods before.
    TrendRow {
        month: String, Whole 0, "The period: `2026-11`, `2026-Q4`.";
        concern: String, Whole 0, "The concern, by slug.";
        tags: usize, Whole 0, "Records tagged with it; one that two people tagged counts once.";
        read: usize, Whole 0, "Public records first seen in the period.";
        rate: Option<Figure>, Whole 1, "The share of those that are tagged with it.";
        baseline: Option<Figure>, Whole 1, "The same share in up to twelve periods before.";
        p: Option<Figure>, Whole 2, "Fisher's exact test, one-sided.";
        adjusted: Option<Figure>, Whole 0, "The same, corrected for the concerns tested in the period (Holm).";
        verdict: String, Whole 0, "`emerging`, `as before` or `too few`.";
        remark: Option<String>, Wraps 3, "Why there is too little to say.";
        passages: Vec<Passage>, Whole 9, "The tags it rests on.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_rounded_and_a_program_gets_all_of_it() {
        for (figure, cell) in
            [(2.0 / 3.0, "0.667"), (1.0, "1.000"), (-0.25, "-0.250"), (0.0, "0.000"), (2.3e-9, "2.3e-9")]
        {
            assert_eq!(Figure(figure).cell(), cell);
            assert_eq!(
                serde_json::to_string(&Figure(figure)).unwrap(),
                serde_json::to_string(&figure).unwrap()
            );
        }
    }
}
