//! `courtwatch text`: the text of a document by page.

use std::path::Path;

use super::{Session, reading};
use crate::analyse::paragraphs::paragraphs;
use crate::cli::{Format, TextArgs};
use crate::error::{Exit, Message};
use crate::model::paragraph::PageRow;
use crate::model::text::{Extraction, ItemText, Outcome};
use crate::present::visible::one_line;

/// Prints the text of a document.
pub fn run(session: &Session, args: &TextArgs) -> Result<Exit, Message> {
    if let Some(file) = &args.file {
        return of_file(session, args, file);
    }
    Ok(Exit::Nothing)
}

fn of_file(session: &Session, args: &TextArgs, file: &Path) -> Result<Exit, Message> {
    let bytes = std::fs::read(file).map_err(|e| Message::file("read", file, &e))?;
    let extraction = reading::read(&bytes, reading::TIME);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if extraction.outcome != Outcome::Text {
        return Err(without(&name, &extraction));
    }
    if let Some(reason) = &extraction.reason {
        session.say(&Message::warning(format!("{name}: not all of it is text: {reason}")));
    }
    let text = ItemText {
        source: String::new(),
        engine: extraction.engine,
        recognised: extraction.recognised,
        language: extraction.language,
        pages: extraction.pages,
    };
    print(session, &name, &text, args)
}

fn without(name: &str, extraction: &Extraction) -> Message {
    let reason = extraction.reason.as_deref().unwrap_or("nobody knows why");
    Message::error(Exit::Nothing, format!("`{name}` gives no text ({}): {reason}", extraction.outcome.word()))
}

/// Prints the pages of a text.
pub fn print(session: &Session, number: &str, text: &ItemText, args: &TextArgs) -> Result<Exit, Message> {
    let rows = rows(number, text, args.page);
    if args.format.format == Format::Table {
        session.print(&pages(&rows))?;
    } else {
        session.print_list(rows, args.format.format)?;
    }
    Ok(Exit::Done)
}

fn rows(number: &str, text: &ItemText, only: Option<u32>) -> Vec<PageRow> {
    let paragraphs = paragraphs(&text.pages);
    let wanted = text.pages.iter().filter(|page| only.is_none_or(|only| only == page.number));
    wanted
        .map(|page| PageRow {
            number: number.to_owned(),
            page: page.number,
            text: page.body.clone(),
            stamp: page.margin.stamp.clone(),
            heads: page.margin.heads.clone(),
            feet: page.margin.feet.clone(),
            lines: page.margin.lines.clone(),
            paragraphs: paragraphs.iter().filter(|p| p.page == page.number).copied().collect(),
            source: text.source.clone(),
            engine: text.engine.clone(),
            recognised: text.recognised,
        })
        .collect()
}

/// The pages under a heading each.
fn pages(rows: &[PageRow]) -> String {
    let mut out = String::new();
    for row in rows {
        out.push_str(&format!("── page {} ──\n\n", row.page));
        for line in row.text.lines() {
            out.push_str(&one_line(line));
            out.push('\n');
        }
        out.push('\n');
    }
    out
}
