//! A document of `COURTWATCH_BENCH_LINES` cited lines as DOCX (otherwise 10,000) and of a twentieth as PDF, in memory.

mod common;

use common::{Failure, peak_memory, print, size, timed};
use courtwatch::present::document::{Block, Document, Run};
use courtwatch::present::docx;

/// A document of so many paragraphs, each with a footnote.
fn document(lines: usize) -> Document {
    let mut document =
        Document { title: "A long briefing".into(), language: "en".into(), ..Document::default() };
    for n in 1..=lines {
        let row = common::row(n);
        document.blocks.push(Block::Paragraph(vec![
            Run::plain(row.title),
            Run::plain(", in "),
            Run::italic(&row.case_name),
            Run::plain("."),
            Run::note(n),
        ]));
        let (year, month, day) = row.date;
        let place = format!(" ({}, {}, {day}/{month}/{year}) <", row.chamber, row.number);
        document.notes.push(vec![
            Run::italic(row.case_name),
            Run::plain(place),
            Run::address(&format!("https://www.icc-cpi.example/record/{}", row.number.to_lowercase())),
            Run::plain(">."),
        ]);
    }
    document
}

fn main() -> Result<(), Failure> {
    let lines = size("COURTWATCH_BENCH_LINES", 10_000)?;
    let long = document(lines);
    let (bytes, time) = timed(|| {
        let mut bytes = Vec::new();
        docx::write(&long, &mut bytes)?;
        Ok(bytes.len())
    })?;
    let megabytes = |bytes: usize| f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX)) / 1000.0;
    print("write_docx", lines, time, &[("mb", megabytes(bytes)), ("peak_mb", peak_memory())]);
    #[cfg(feature = "pdf")]
    {
        let short = document(lines / 20);
        let (bytes, time) = timed(|| {
            let mut bytes = Vec::new();
            courtwatch::present::pdf::write(&short, &mut bytes)?;
            Ok(bytes.len())
        })?;
        print("write_pdf", lines / 20, time, &[("mb", megabytes(bytes)), ("peak_mb", peak_memory())]);
    }
    Ok(())
}
