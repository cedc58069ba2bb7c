//! A document as text for a terminal.

use std::io::{self, Write};

use super::chart::{Chart, Shape};
use super::document::{Block, Document, Run, Table};
use super::text::wrap;
use super::visible::one_line;

/// Characters of a line at most; a longer word stands alone and whole.
const WIDTH: usize = 96;

/// What stands around the words of a quotation that are set in bold.
const MARK: &str = "**";

/// Writes a document; the same document gives the same bytes. Nothing in it moves the cursor or turns a line.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let title = one_line(&document.title);
    writeln!(out, "{title}\n{}", "=".repeat(title.chars().count()))?;
    if let Some(banner) = &document.banner {
        writeln!(out)?;
        lines(out, "", "", &one_line(banner))?;
    }
    for block in &document.blocks {
        writeln!(out)?;
        self::block(out, block, "")?;
    }
    for (number, note) in (1..).zip(&document.notes) {
        writeln!(out)?;
        lines(out, &format!("[{number}] "), "    ", &line(note, ""))?;
    }
    Ok(())
}

fn block(out: &mut dyn Write, block: &Block, indent: &str) -> io::Result<()> {
    match block {
        Block::Heading(_, runs) => {
            let words = line(runs, "");
            writeln!(out, "{indent}{words}\n{indent}{}", "-".repeat(words.chars().count()))
        }
        Block::Paragraph(runs) => lines(out, indent, indent, &line(runs, "")),
        Block::Quotation(runs) => {
            let deeper = format!("{indent}  ");
            lines(out, &deeper, &deeper, &line(runs, MARK))
        }
        Block::List { ordered, items } => list(out, *ordered, items, indent),
        Block::Table(table) => self::table(out, table, indent),
        Block::Figure(chart) => figure(out, chart, indent),
    }
}

fn list(out: &mut dyn Write, ordered: bool, items: &[Vec<Block>], indent: &str) -> io::Result<()> {
    let apart = items.iter().any(|item| item.len() > 1);
    for (number, item) in (1..).zip(items) {
        if apart && number > 1 {
            writeln!(out)?;
        }
        let mark = if ordered { format!("{number}. ") } else { "- ".to_owned() };
        let deeper = format!("{indent}{}", " ".repeat(mark.chars().count()));
        for (place, inner) in item.iter().enumerate() {
            match inner {
                Block::Paragraph(runs) if place == 0 => {
                    lines(out, &format!("{indent}{mark}"), &deeper, &line(runs, ""))?;
                }
                other => block(out, other, &deeper)?,
            }
        }
    }
    Ok(())
}

fn table(out: &mut dyn Write, table: &Table, indent: &str) -> io::Result<()> {
    let head: Vec<String> = table.columns.iter().map(|column| line(&column.heading, "")).collect();
    let cells = |row: &Vec<Vec<Run>>| row.iter().map(|cell| line(cell, "")).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(table.rows.iter().map(cells)).collect();
    let wide = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|c| c.chars().count()).max();
    let widths: Vec<usize> = (0..table.columns.len()).map(|column| wide(column).unwrap_or(0)).collect();
    for row in &rows {
        let mut text = String::new();
        for ((cell, width), column) in row.iter().zip(&widths).zip(&table.columns) {
            let space = " ".repeat(width - cell.chars().count());
            let (before, after) = if column.number { (space.as_str(), "") } else { ("", space.as_str()) };
            text.extend([before, cell, after, "  "]);
        }
        writeln!(out, "{indent}{}", text.trim_end())?;
    }
    Ok(())
}

/// A figure as its numbers.
fn figure(out: &mut dyn Write, chart: &Chart, indent: &str) -> io::Result<()> {
    lines(out, indent, indent, &one_line(&format!("{} ({})", chart.caption, chart.unit)))?;
    let rows: Vec<(String, String)> = match &chart.shape {
        Shape::Bars(bars) => bars.iter().map(|(label, n)| (label.clone(), n.to_string())).collect(),
        Shape::Months { months, series } => series
            .iter()
            .flat_map(|(label, counts)| {
                months.iter().zip(counts).map(move |(month, n)| (format!("{label}, {month}"), n.to_string()))
            })
            .collect(),
        Shape::Timeline(events) => events.clone(),
    };
    for (label, value) in rows {
        lines(
            out,
            &format!("{indent}  "),
            &format!("{indent}    "),
            &one_line(&format!("{label}: {value}")),
        )?;
    }
    Ok(())
}

/// Runs on one line, with a sign around those in bold, their addresses and the marks of footnotes.
fn line(runs: &[Run], bold: &str) -> String {
    let mut text = String::new();
    for run in runs {
        let sign = if run.bold { bold } else { "" };
        text.extend([sign, &run.text, sign]);
        if let Some(link) = run.link.as_ref().filter(|link| **link != run.text) {
            text.extend([" <", link, ">"]);
        }
        if let Some(note) = run.note {
            text.extend(["[", &note.to_string(), "]"]);
        }
    }
    one_line(&text)
}

fn lines(out: &mut dyn Write, first: &str, others: &str, text: &str) -> io::Result<()> {
    let width = WIDTH.saturating_sub(others.chars().count());
    let mut before = first;
    for line in wrap(text, width) {
        writeln!(out, "{before}{line}")?;
        before = others;
    }
    Ok(())
}
