//! A list of rows in the three formats that every list command takes.

use std::io::{self, Write};

use crate::model::column::Row;

use super::{
    json::Quiet,
    spreadsheet,
    table::{Screen, table},
};

/// `--format` of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// For people.
    Table,
    /// One array, a row a line; keys in the order of the columns, absent values `null`.
    Json,
    /// A head, then a row a record: RFC 4180 quoting, UTF-8 without byte order mark, lines end with LF. Absent
    /// values are empty; formulas are made harmless ([`spreadsheet::cell`]).
    Csv,
}

impl ListFormat {
    /// Every format.
    pub const ALL: [ListFormat; 3] = [ListFormat::Table, ListFormat::Json, ListFormat::Csv];

    /// The word that `--format` takes.
    pub fn word(self) -> &'static str {
        match self {
            ListFormat::Table => "table",
            ListFormat::Json => "json",
            ListFormat::Csv => "csv",
        }
    }

    /// Reads that word.
    pub fn read(word: &str) -> Option<ListFormat> {
        ListFormat::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many rows.
    pub rows: usize,
    /// The keys of columns that had no room in the table.
    pub left_out: Vec<&'static str>,
}

/// Writes rows as a list. JSON and CSV go out row by row; a table needs them all first.
pub fn write<R: Row>(
    rows: impl IntoIterator<Item = R>,
    format: ListFormat,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<Written> {
    let mut list = List::begin(format, screen, out)?;
    for row in rows {
        list.row(row)?;
    }
    list.end()
}

/// Writes rows as CSV; how many there were.
pub fn csv<R: Row>(rows: impl IntoIterator<Item = R>, out: &mut dyn Write) -> io::Result<usize> {
    write(rows, ListFormat::Csv, Screen::Plain { width: None }, out).map(|written| written.rows)
}

/// A list under way: rows are handed over one by one, so that memory stays flat.
pub struct List<'a, R> {
    rows: usize,
    form: Form<'a, R>,
}

enum Form<'a, R> {
    Table { kept: Vec<R>, screen: Screen, out: &'a mut dyn Write },
    Json(&'a mut dyn Write),
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
}

impl<'a, R: Row> List<'a, R> {
    /// Begins a list.
    pub fn begin(format: ListFormat, screen: Screen, out: &'a mut dyn Write) -> io::Result<Self> {
        let form = match format {
            ListFormat::Table => Form::Table { kept: Vec::new(), screen, out },
            ListFormat::Json => {
                out.write_all(b"[")?;
                Form::Json(out)
            }
            ListFormat::Csv => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(R::COLUMNS.iter().map(|c| c.key))?;
                Form::Csv(Box::new(csv))
            }
        };
        Ok(List { rows: 0, form })
    }

    /// Takes a row; a table keeps it until the end.
    pub fn row(&mut self, row: R) -> io::Result<()> {
        match &mut self.form {
            Form::Table { kept, .. } => kept.push(row),
            Form::Json(out) => {
                out.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
                row.serialize(&mut serde_json::Serializer::with_formatter(&mut **out, Quiet))?;
            }
            Form::Csv(csv) => {
                for cell in row.cells() {
                    csv.write_field(spreadsheet::cell(&cell).as_bytes())?;
                }
                csv.write_record(None::<&[u8]>)?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Ends it.
    pub fn end(self) -> io::Result<Written> {
        let mut left_out = Vec::new();
        match self.form {
            Form::Table { kept, screen, out } => {
                let cells: Vec<_> = kept.iter().map(Row::cells).collect();
                let printed = table(R::COLUMNS, &cells, screen);
                out.write_all(printed.text.as_bytes())?;
                left_out = printed.left_out;
            }
            Form::Json(out) => out.write_all(if self.rows == 0 { b"]\n" } else { b"\n]\n" })?,
            Form::Csv(mut csv) => csv.flush()?,
        }
        Ok(Written { rows: self.rows, left_out })
    }
}
