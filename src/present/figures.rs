//! A figure as a table: for Markdown, and for readers who do not see the picture.

use super::{
    chart::{Chart, Shape},
    document::{Column, Run, Table},
    phrases::{Phrases, phrases},
    text::thousands,
};

/// The most columns of counts that a table sets side by side.
const MOST_COLUMNS: usize = 8;

type Row = Vec<Vec<Run>>;

/// The numbers or events of a figure; `language` is the ISO 639-1 code of the document.
pub fn table(chart: &Chart, language: &str) -> Table {
    let words = phrases(language);
    match &chart.shape {
        Shape::Bars(bars) => Table {
            columns: vec![text(words.entry), number(&chart.unit)],
            rows: bars.iter().map(|(label, count)| vec![cell(label), count_cell(*count)]).collect(),
        },
        Shape::Months { months, series } => over_months(months, series, &chart.unit, words),
        Shape::Timeline(events) => Table {
            columns: vec![text(words.date), text(words.event)],
            rows: events.iter().map(|(day, event)| vec![cell(day), cell(event)]).collect(),
        },
    }
}

/// A row a month where the series fit side by side, a row a series where the months do; else a row for each count
/// that is not zero.
fn over_months(months: &[String], series: &[(String, Vec<u64>)], unit: &str, words: &Phrases) -> Table {
    let count = |counts: &[u64], at: usize| count_cell(counts.get(at).copied().unwrap_or(0));
    if series.len() <= MOST_COLUMNS && series.len() <= months.len() {
        let heads = series.iter().map(|(label, _)| number(label));
        let rows = months.iter().enumerate().map(|(at, month)| {
            let counts = series.iter().map(|(_, counts)| count(counts, at));
            [cell(month)].into_iter().chain(counts).collect()
        });
        return Table {
            columns: [text(words.month)].into_iter().chain(heads).collect(),
            rows: rows.collect(),
        };
    }
    if months.len() <= MOST_COLUMNS {
        let heads = months.iter().map(|month| number(month));
        let rows = series.iter().map(|(label, counts)| {
            let counts = (0..months.len()).map(|at| count(counts, at));
            [cell(label)].into_iter().chain(counts).collect()
        });
        return Table {
            columns: [text(words.entry)].into_iter().chain(heads).collect(),
            rows: rows.collect(),
        };
    }
    let rows = series.iter().flat_map(|(label, counts)| {
        let counted = months.iter().zip(counts).filter(|(_, count)| **count > 0);
        counted.map(|(month, count)| -> Row { vec![cell(label), cell(month), count_cell(*count)] })
    });
    Table { columns: vec![text(words.entry), text(words.month), number(unit)], rows: rows.collect() }
}

fn text(heading: &str) -> Column {
    Column { heading: cell(heading), number: false }
}

fn number(heading: &str) -> Column {
    Column { heading: cell(heading), number: true }
}

fn cell(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn count_cell(count: u64) -> Vec<Run> {
    vec![Run::plain(thousands(count))]
}
