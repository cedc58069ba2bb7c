//! The statements of a report, numbered through, and the table of what they rest on.

use std::collections::HashMap;

use super::parts;
use crate::model::review::ConfirmedTag;
use crate::present::{
    briefing::{CaseSection, Line, Statement},
    cite::Notes,
    document::{Block, Run},
    text::long_day_of,
};

/// How much of a tag's id a reader needs: the part of a `UUIDv7` that is its instant.
const SHORT_ID: usize = 13;

/// The statements written so far.
#[derive(Default)]
pub struct Lines {
    written: usize,
    rows: Vec<SourceRow>,
    known: HashMap<(String, String, String), usize>,
}

/// A row of the table of sources.
struct SourceRow {
    items: Vec<usize>,
    number: String,
    url: String,
    read_from: String,
    sha256: String,
    first_seen: String,
}

impl Lines {
    /// A case with its statements.
    pub fn case(&mut self, case: &CaseSection, notes: &mut Notes) -> Vec<Block> {
        let words = [case.case.as_deref(), case.name.as_deref()].map(|w| parts::line(w.unwrap_or_default()));
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let named = if words.is_empty() { "no case stated".to_owned() } else { words.join(", ") };
        let mut blocks = vec![parts::heading(3, &format!("{}, {named}", parts::court_name(&case.court)))];
        for line in &case.lines {
            self.written += 1;
            blocks.extend(statement(self.written, line, notes));
            self.keep(line);
        }
        blocks
    }

    fn keep(&mut self, line: &Line) {
        let source = line.source();
        let key = (line.number.clone(), source.read_from().to_owned(), source.sha256().to_owned());
        let place = *self.known.entry(key).or_insert(self.rows.len());
        match self.rows.get_mut(place) {
            Some(row) => row.items.push(self.written),
            None => self.rows.push(SourceRow {
                items: vec![self.written],
                number: parts::or(&line.number, "(no number)"),
                url: source.url().to_owned(),
                read_from: source.read_from().to_owned(),
                sha256: source.sha256().to_owned(),
                first_seen: line.first_seen.as_deref().map_or_else(String::new, long_day_of),
            }),
        }
    }

    /// The table of sources, in order of first mention; nothing where no statement was written.
    pub fn sources(&self) -> Vec<Block> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let row = |row: &SourceRow| {
            let items: Vec<String> = row.items.iter().map(ToString::to_string).collect();
            let mut read = vec![parts::shortened(&row.url)];
            if row.read_from != row.url {
                read.push(Run::plain(", read from "));
                read.push(parts::page_or_file(&row.read_from));
            }
            vec![
                parts::cell(&items.join(", ")),
                parts::cell(&row.number),
                read,
                parts::cell(&row.sha256),
                parts::cell(&row.first_seen),
            ]
        };
        vec![
            parts::heading(1, "Sources"),
            parts::paragraph(
                "Each document with its address, the page or file that it was read from, and the SHA-256 of that \
                 page's bytes.",
            ),
            parts::table(
                &["Statement", "Document", "Address", "SHA-256", "First seen"],
                self.rows.iter().map(row).collect(),
            ),
        ]
    }
}

/// One tag: the statement with its footnote, the words, why, and who says so.
fn statement(n: usize, line: &Line, notes: &mut Notes) -> Vec<Block> {
    let mut said = vec![Run::bold(format!("{n}. "))];
    if line.confirmed.is_none() {
        said.push(Run::bold("[unreviewed] "));
    }
    said.extend(line.statement.runs().iter().cloned());
    said.push(mark(&line.statement, notes));
    let mut blocks = vec![Block::Paragraph(said)];
    blocks.extend(line.quote.as_ref().map(|quote| Block::Quotation(parts::quotation(quote, line.anchoring))));
    let mut about = Vec::new();
    if let Some(note) = line.note.as_deref().map(parts::line).filter(|note| !note.is_empty()) {
        about.push(parts::cell(&format!("Note: {note}")));
    }
    about.push(who(line));
    if let Some(slug) = &line.tagged_as {
        about.push(parts::cell(&format!("Tagged as {slug}, which was merged into this concern")));
    }
    blocks.push(parts::bullets(about));
    blocks
}

/// The mark of a new footnote with the citations of a statement.
pub fn mark(statement: &Statement, notes: &mut Notes) -> Run {
    let cited: Vec<_> = statement.citations().map(|c| (c.authority.clone(), c.pinpoint.clone())).collect();
    Run::note(notes.add(&cited))
}

fn who(line: &Line) -> Vec<Run> {
    let on = |at: &str| format!(" on {}", parts::line(&long_day_of(at)));
    let at = line.at.as_deref().map_or_else(String::new, on);
    let mut runs = vec![Run::plain(format!("Tagged by {}{at}: ", parts::or(&line.by, "(no name)")))];
    runs.extend(standing(line.confirmed.as_ref()));
    let id: String = line.tag.chars().take(SHORT_ID).collect();
    runs.push(Run::plain(format!("; tag {}", parts::line(&id))));
    runs
}

/// Whether a tag was reviewed, by whom and when.
fn standing(confirmed: Option<&ConfirmedTag>) -> Vec<Run> {
    let Some(confirmed) = confirmed else { return vec![Run::bold("unreviewed")] };
    let by = parts::or(confirmed.by(), "(no name)");
    let mut runs = vec![Run::plain(format!("confirmed by {by}"))];
    if confirmed.by_its_author() {
        runs.extend([Run::plain(", "), Run::bold("who made it"), Run::plain(",")]);
    }
    runs.push(Run::plain(format!(" on {}", parts::line(&long_day_of(confirmed.at())))));
    runs
}
