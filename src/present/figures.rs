//! The numbers of a figure as a table, for formats without its picture.

use super::chart::{Chart, Shape};
use super::document::{Column, Run, Table};
use super::furniture::Furniture;

/// More series than this stand below each other, not beside.
const MOST_BESIDE: usize = 6;

/// The numbers of a figure.
pub fn table(chart: &Chart, furniture: &Furniture) -> Table {
    match &chart.shape {
        Shape::Bars(bars) => Table {
            columns: vec![column("", false), column(&chart.unit, true)],
            rows: bars.iter().map(|(label, count)| row(&[label, &count.to_string()])).collect(),
        },
        Shape::Months { months, series } if series.len() <= MOST_BESIDE => {
            let labels = series.iter().map(|(label, _)| column(label, true));
            let rows = months.iter().enumerate().map(|(at, month)| {
                let counts = series.iter().map(|(_, counts)| counts.get(at).map(u64::to_string));
                let cells = std::iter::once(month.clone()).chain(counts.map(Option::unwrap_or_default));
                cells.map(|cell| vec![Run::plain(cell)]).collect()
            });
            Table {
                columns: std::iter::once(column(furniture.month, false)).chain(labels).collect(),
                rows: rows.collect(),
            }
        }
        Shape::Months { months, series } => {
            let rows = series.iter().flat_map(|(label, counts)| {
                months.iter().zip(counts).map(move |(month, count)| row(&[label, month, &count.to_string()]))
            });
            let columns = vec![
                column(furniture.series, false),
                column(furniture.month, false),
                column(&chart.unit, true),
            ];
            Table { columns, rows: rows.collect() }
        }
        Shape::Timeline(events) => Table {
            columns: vec![column(furniture.day, false), column(furniture.event, false)],
            rows: events.iter().map(|(day, event)| row(&[day, event])).collect(),
        },
    }
}

fn column(heading: &str, number: bool) -> Column {
    Column { heading: vec![Run::plain(heading)], number }
}

fn row(cells: &[&str]) -> Vec<Vec<Run>> {
    cells.iter().map(|cell| vec![Run::plain(*cell)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::document::words;
    use crate::present::furniture::furniture;

    fn shown(shape: Shape) -> Vec<String> {
        let chart = Chart { caption: String::new(), described: String::new(), unit: "tags".into(), shape };
        let table = table(&chart, furniture("en"));
        let line = |cells: Vec<String>| cells.join(" | ");
        let head = line(table.columns.iter().map(|c| words(&c.heading)).collect());
        let rows = table.rows.iter().map(|row| line(row.iter().map(|cell| words(cell)).collect()));
        std::iter::once(head).chain(rows).collect()
    }

    #[test]
    fn every_number_stands_in_it() {
        assert_eq!(shown(Shape::Bars(vec![("delay".into(), 3)])), [" | tags", "delay | 3"]);
        let months = vec!["2026-01".to_owned(), "2026-02".to_owned()];
        let two = vec![("a".to_owned(), vec![1, 2]), ("b".to_owned(), vec![0])];
        assert_eq!(
            shown(Shape::Months { months: months.clone(), series: two }),
            ["Month | a | b", "2026-01 | 1 | 0", "2026-02 | 2 | "]
        );
        let many = (0..7).map(|n| (format!("s{n}"), vec![n, n])).collect();
        let lines = shown(Shape::Months { months, series: many });
        assert_eq!((lines.len(), lines[3].as_str()), (15, "s1 | 2026-01 | 1"));
        assert_eq!(
            shown(Shape::Timeline(vec![("2026-01-02".into(), "Filed".into())])),
            ["Day | Event", "2026-01-02 | Filed"]
        );
    }
}
