//! The lines of a briefing in Markdown, numbered through, and the table of what they rest on.

use super::{
    briefing::{CaseSection, Line},
    markdown::{Page, escape, escape_or, link},
    text::{long_day, long_day_of},
};
use crate::model::{
    court::court,
    review::ConfirmedTag,
    tag::{Anchoring, Quote},
};

/// How much of a tag's id a reader needs: the part of a `UUIDv7` that is its instant.
const SHORT_ID: usize = 13;

/// The lines written so far.
#[derive(Default)]
pub struct Lines {
    written: usize,
    rows: Vec<SourceRow>,
}

/// What a row of the table of sources says, ready to print.
struct SourceRow {
    items: Vec<usize>,
    number: String,
    read_from: String,
    sha256: String,
    first_seen: String,
}

impl Lines {
    /// Writes a case with its lines.
    pub fn case(&mut self, case: &CaseSection, page: &mut Page) {
        let words = [case.case.as_deref(), case.name.as_deref()].map(Option::unwrap_or_default).map(escape);
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let named = if words.is_empty() { "no case stated".to_owned() } else { words.join(", ") };
        page.heading(4, &format!("{}, {named}", court_name(&case.court)));
        for line in &case.lines {
            self.written += 1;
            page.blank();
            item(self.written, line, page);
            self.keep(line);
        }
    }

    fn keep(&mut self, line: &Line) {
        let item = self.written;
        let row = SourceRow {
            items: vec![item],
            number: escape_or(&line.number, "(no number)"),
            read_from: page_or_file(line.source.read_from()),
            sha256: line.source.sha256().to_owned(),
            first_seen: line
                .first_seen
                .as_deref()
                .map_or_else(String::new, |seen| escape(&long_day_of(seen))),
        };
        let same = |r: &&mut SourceRow| {
            (&r.number, &r.read_from, &r.sha256) == (&row.number, &row.read_from, &row.sha256)
        };
        match self.rows.iter_mut().find(same) {
            Some(known) => known.items.push(item),
            None => self.rows.push(row),
        }
    }

    /// Writes the table of sources, in order of first mention; nothing where no line was written.
    pub fn sources(&self, page: &mut Page) {
        if self.rows.is_empty() {
            return;
        }
        page.heading(2, "Sources");
        page.line(
            "Each document with the page or file it was read from, and the SHA-256 of that page's bytes.",
        );
        page.blank();
        page.line("| Item | Document | Read from | SHA-256 | First seen |");
        page.line("| --- | --- | --- | --- | --- |");
        for SourceRow { items, number, read_from, sha256, first_seen } in &self.rows {
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            let items = items.join(", ");
            page.line(&format!("| {items} | {number} | {read_from} | `{sha256}` | {first_seen} |"));
        }
    }
}

/// The abbreviation of a court: `ICC` for `icc`.
pub fn court_name(slug: &str) -> String {
    court(slug).map_or_else(|| escape(slug), |court| court.short.to_owned())
}

/// One tag as an item of a numbered list; everything under it is indented as deep as its first words.
fn item(n: usize, line: &Line, page: &mut Page) {
    let marker = format!("{:<4}", format!("{n}. "));
    let indent = " ".repeat(marker.len());
    let date = line.date.map_or_else(|| "undated".to_owned(), long_day);
    let number = escape_or(&line.number, "(no number)");
    page.line(&format!("{marker}**{number}** ({date}), {}", escape_or(&line.title, "(no title)")));
    page.blank();
    if let Some(quote) = &line.quote {
        page.line(&format!("{indent}> {}", quotation(quote, line.anchoring)));
        page.blank();
    }
    if let Some(note) = line.note.as_deref().map(escape).filter(|note| !note.is_empty()) {
        page.line(&format!("{indent}- Note: {note}"));
    }
    let state = standing(line.confirmed.as_ref());
    let at = line.at.as_deref().map_or_else(String::new, |at| format!(" on {}", escape(&long_day_of(at))));
    let seen = line.first_seen.as_deref();
    let seen = seen.map_or_else(String::new, |seen| format!(", first seen {}", escape(&long_day_of(seen))));
    let id: String = line.tag.chars().take(SHORT_ID).collect();
    page.line(&format!("{indent}- Tagged by {}{at}: {state}", escape_or(&line.by, "(no name)")));
    if let Some(slug) = &line.tagged_as {
        page.line(&format!("{indent}- Tagged as {}, which was merged into this concern", escape(slug)));
    }
    page.line(&format!("{indent}- Source: {}{seen}", link(line.source.url())));
    if line.source.read_from() != line.source.url() {
        page.line(&format!("{indent}- Read from: {}", page_or_file(line.source.read_from())));
    }
    page.line(&format!("{indent}- SHA-256: `{}`", line.source.sha256()));
    page.line(&format!("{indent}- Tag: {}", escape(&id)));
}

/// Whether a tag was reviewed, by whom and when.
fn standing(confirmed: Option<&ConfirmedTag>) -> String {
    let Some(confirmed) = confirmed else { return "**unreviewed**".to_owned() };
    let (by, at) = (escape_or(confirmed.by(), "(no name)"), escape(&long_day_of(confirmed.at())));
    let own = if confirmed.by_its_author() { ", **who made it**," } else { "" };
    format!("confirmed by {by}{own} on {at}")
}

/// A page as a link; a file that a person imported by its name.
fn page_or_file(read_from: &str) -> String {
    match read_from.strip_prefix("file:") {
        Some(name) => format!("the saved file {}", escape_or(name, "(no name)")),
        None => link(read_from),
    }
}

/// The words of a quotation, with its page, whether it was checked and how it stands now.
fn quotation(quote: &Quote, anchoring: Anchoring) -> String {
    let page = quote.page.map(|page| format!("page {page}"));
    let unchecked = (!quote.checked).then(|| "**not checked against stored text**".to_owned());
    let changed = match anchoring {
        Anchoring::Settled => None,
        Anchoring::Unsettled => {
            Some("**the words have changed in the text now stored; not yet checked**".to_owned())
        }
        Anchoring::Gone => Some("**no longer in the text now stored**".to_owned()),
    };
    let remarks: Vec<String> = page.into_iter().chain(unchecked).chain(changed).collect();
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    escape_or(&quote.exact, "(no words)") + &remarks
}
