//! A list of rows in the three formats that every list command takes.

use std::io::{self, Write};

use serde_json::ser::{CompactFormatter, Formatter};

use crate::model::column::Row;

use super::{
    spreadsheet,
    table::{Screen, table},
    visible,
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
    match format {
        ListFormat::Table => {
            let rows: Vec<R> = rows.into_iter().collect();
            let cells: Vec<_> = rows.iter().map(Row::cells).collect();
            let printed = table(R::COLUMNS, &cells, screen);
            out.write_all(printed.text.as_bytes())?;
            Ok(Written { rows: cells.len(), left_out: printed.left_out })
        }
        ListFormat::Json => json(rows, out).map(whole),
        ListFormat::Csv => csv(rows, out).map(whole),
    }
}

fn whole(rows: usize) -> Written {
    Written { rows, left_out: Vec::new() }
}

/// Writes rows as CSV; how many there were.
pub fn csv<R: Row>(rows: impl IntoIterator<Item = R>, out: &mut dyn Write) -> io::Result<usize> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(R::COLUMNS.iter().map(|c| c.key))?;
    let mut count = 0;
    for row in rows {
        for cell in row.cells() {
            csv.write_field(spreadsheet::cell(&cell).as_bytes())?;
        }
        csv.write_record(None::<&[u8]>)?;
        count += 1;
    }
    csv.flush()?;
    Ok(count)
}

fn json<R: Row>(rows: impl IntoIterator<Item = R>, out: &mut dyn Write) -> io::Result<usize> {
    let mut count = 0;
    out.write_all(b"[")?;
    for row in rows {
        out.write_all(if count == 0 { b"\n" } else { b",\n" })?;
        row.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Quiet))?;
        count += 1;
    }
    out.write_all(if count == 0 { b"]\n" } else { b"\n]\n" })?;
    Ok(count)
}

/// JSON that a terminal can show: what would command it is escaped, and reads back as it was.
struct Quiet;

impl Formatter for Quiet {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut done = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| visible::turns(*c)) {
            CompactFormatter.write_string_fragment(out, &fragment[done..at])?;
            write!(out, "\\u{:04x}", u32::from(c))?;
            done = at + c.len_utf8();
        }
        CompactFormatter.write_string_fragment(out, &fragment[done..])
    }
}
