//! Tables: widths from what stands in them, a header row on every page, rows that stay whole.

use std::io;

use super::body::{Body, Setting};
use crate::present::chart::Chart;
use crate::present::columns;
use crate::present::document::{Run, Table, words};
use crate::present::markup::escape;

/// Twips between the margins of the page.
const TEXT_WIDTH: usize = 9070;

/// Word refuses a table with more columns than 63; what is beyond stands in the last.
const MOST_COLUMNS: usize = 63;

/// A row with more characters than this may break over pages, and is not repeated on each: it could fill one.
const LONGEST_WHOLE_ROW: usize = 1200;

/// A column as it is set.
struct Placed {
    width: usize,
    number: bool,
}

/// Writes a table and the gap after it; without columns there is none. A figure gives it the words for those who do
/// not see it.
pub fn write(body: &mut Body, table: &Table, indent: usize, figure: Option<&Chart>) -> io::Result<()> {
    let columns = place(table, TEXT_WIDTH.saturating_sub(indent));
    if columns.is_empty() {
        return Ok(());
    }
    let width: usize = columns.iter().map(|column| column.width).sum();
    write!(
        body.out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>"
    )?;
    if indent > 0 {
        write!(body.out, "<w:tblInd w:w=\"{indent}\" w:type=\"dxa\"/>")?;
    }
    write!(body.out, "<w:tblLayout w:type=\"fixed\"/>")?;
    write!(
        body.out,
        "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"1\" w:noVBand=\"1\"/>"
    )?;
    if let Some(figure) = figure {
        let (caption, described) = (escape(&figure.caption), escape(&figure.described));
        write!(body.out, "<w:tblCaption w:val=\"{caption}\"/><w:tblDescription w:val=\"{described}\"/>")?;
    }
    write!(body.out, "</w:tblPr><w:tblGrid>")?;
    for column in &columns {
        write!(body.out, "<w:gridCol w:w=\"{}\"/>", column.width)?;
    }
    write!(body.out, "</w:tblGrid>")?;
    let headings: Vec<&[Run]> = table.columns.iter().map(|column| column.heading.as_slice()).collect();
    row(body, &columns, &headings, true)?;
    for cells in &table.rows {
        row(body, &columns, &cells.iter().map(Vec::as_slice).collect::<Vec<_>>(), false)?;
    }
    write!(body.out, "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>")
}

fn row(body: &mut Body, columns: &[Placed], cells: &[&[Run]], header: bool) -> io::Result<()> {
    let long: usize = cells.iter().map(|cell| words(cell).chars().count()).sum();
    write!(body.out, "<w:tr>")?;
    if long <= LONGEST_WHOLE_ROW {
        let repeated = if header { "<w:tblHeader/>" } else { "" };
        write!(body.out, "<w:trPr><w:cantSplit/>{repeated}</w:trPr>")?;
    }
    for (at, column) in columns.iter().enumerate() {
        write!(body.out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", column.width)?;
        let style = if header { "TableHeading" } else { "TableText" };
        let setting = Setting { style, right: column.number, ..Setting::default() };
        if at + 1 == MOST_COLUMNS && cells.len() > MOST_COLUMNS {
            body.paragraph(setting, &cells[at..].join(&Run::plain(" · ")))?;
        } else {
            body.paragraph(setting, cells.get(at).copied().unwrap_or_default())?;
        }
        write!(body.out, "</w:tc>")?;
    }
    write!(body.out, "</w:tr>")
}

/// The columns with their widths, together as wide as the text.
fn place(table: &Table, text_width: usize) -> Vec<Placed> {
    let count = columns::count(table).min(MOST_COLUMNS);
    let wishes: Vec<usize> = (0..count).map(|at| columns::wish(table, at)).collect();
    let all: usize = wishes.iter().sum();
    let placed = wishes.iter().enumerate().map(|(at, wish)| Placed {
        width: wish * text_width / all.max(1),
        number: table.columns.get(at).is_some_and(|column| column.number),
    });
    placed.collect()
}
