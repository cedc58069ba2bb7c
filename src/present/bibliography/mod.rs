//! Bibliographies for reference managers: RIS, CSL-JSON, BibTeX, written record by record.
//!
//! A decision is a case, whose name carries its phase; a filing and a transcript are reports of the court with their
//! number; a press item is a web page. These are the types under which Zotero keeps number, court and date.

mod bibtex;
mod csl;
mod ris;

use std::io::{self, Write};

use super::cite::{Authority, Paper, Press, When, entry_title};
use super::visible::one_line;
use crate::model::cited::CitedRecord;

/// An open format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Research Information Systems.
    Ris,
    /// The data of the Citation Style Language.
    CslJson,
    /// BibTeX.
    Bibtex,
}

/// A bibliography in the making.
pub struct Bibliography<'w> {
    format: Format,
    out: &'w mut dyn Write,
    first: bool,
}

/// What an entry says, on one line each; nothing in it is markup yet.
struct Entry {
    key: String,
    sort: Sort,
    title: String,
    /// The court with its chamber, or the publisher of a page.
    publisher: String,
    author: Option<String>,
    /// `Decision`, `Filing`, `Transcript`, `Press Release`.
    genre: String,
    number: Option<String>,
    date: Option<When>,
    url: Option<String>,
    language: Option<String>,
    short: Option<String>,
}

/// The sort of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Case,
    Report,
    Page,
}

impl<'w> Bibliography<'w> {
    /// Nothing is written yet.
    pub fn new(format: Format, out: &'w mut dyn Write) -> Self {
        Bibliography { format, out, first: true }
    }

    /// Writes what stands before the first entry.
    pub fn begin(&mut self) -> io::Result<()> {
        self.out.write_all(if self.format == Format::CslJson { b"[" } else { b"" })
    }

    /// Writes an entry.
    pub fn add(&mut self, record: &CitedRecord, authority: &Authority) -> io::Result<()> {
        let entry = Entry::of(record, authority);
        let before = match (self.format, self.first) {
            (Format::CslJson, false) => ",\n",
            (Format::CslJson, true) | (Format::Bibtex, false) => "\n",
            (Format::Ris, false) => "\r\n",
            (Format::Ris | Format::Bibtex, true) => "",
        };
        self.first = false;
        self.out.write_all(before.as_bytes())?;
        match self.format {
            Format::Ris => ris::write(&entry, self.out),
            Format::CslJson => csl::write(&entry, self.out),
            Format::Bibtex => bibtex::write(&entry, self.out),
        }
    }

    /// Writes what stands behind the last entry.
    pub fn end(self) -> io::Result<()> {
        self.out.write_all(if self.format == Format::CslJson { b"\n]\n" } else { b"" })
    }
}

impl Entry {
    fn of(record: &CitedRecord, authority: &Authority) -> Entry {
        let mut entry = Entry {
            key: key(record),
            sort: Sort::Page,
            title: one_line(&entry_title(authority)),
            publisher: String::new(),
            author: None,
            genre: String::new(),
            number: None,
            date: None,
            url: record.url.as_deref().map(one_line).filter(|url| !url.is_empty()),
            language: record.language.clone(),
            short: authority.short().map(|short| one_line(&short.title)),
        };
        match authority {
            Authority::Decision(paper) => entry.of_paper(paper, Sort::Case, "Decision"),
            Authority::Filing(paper) => entry.of_paper(paper, Sort::Report, "Filing"),
            Authority::Transcript(paper) => entry.of_paper(paper, Sort::Report, "Transcript"),
            Authority::Press(item) | Authority::Web(item) => entry.of_press(item),
            Authority::Treaty(_) | Authority::Rules(_) | Authority::Resolution(_) => {}
        }
        entry
    }

    fn of_paper(&mut self, paper: &Paper, sort: Sort, genre: &str) {
        self.sort = sort;
        genre.clone_into(&mut self.genre);
        let court = super::cite::court_name(&paper.court).to_owned();
        let parts =
            [Some(court), paper.chamber.clone()].into_iter().flatten().filter(|part| !part.is_empty());
        self.publisher = one_line(&parts.collect::<Vec<_>>().join(", "));
        self.author = paper.author.as_deref().map(one_line).filter(|author| !author.is_empty());
        let number = paper.document.clone().or_else(|| paper.case_number.clone());
        let numbers = number.into_iter().chain(paper.numbers.clone()).chain(paper.subnumber.clone());
        let numbers: Vec<String> = numbers.collect();
        self.number = Some(one_line(&numbers.join(", "))).filter(|number| !number.is_empty());
        self.date = paper.date;
    }

    fn of_press(&mut self, item: &Press) {
        self.sort = Sort::Page;
        self.genre.clone_from(&item.sort);
        self.publisher = one_line(item.site.as_deref().unwrap_or_default());
        self.author = item.author.as_deref().map(one_line);
        self.number = item.number.as_deref().map(one_line);
        self.date = item.date;
    }
}

/// A key of plain letters that is the same in every export: the number, or the words of the title, and a sum of what
/// names the record.
fn key(record: &CitedRecord) -> String {
    let named = if record.number.is_empty() { &record.title } else { &record.number };
    let folded = crate::model::fold::fold(named);
    let plain = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let words: Vec<&str> = plain.take(8).collect();
    let whole = [&record.kind, &record.court, &record.number, &record.title].map(String::as_str).join("\n");
    let whole = format!("{whole}\n{}", record.url.as_deref().unwrap_or_default());
    let sum =
        whole.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{}-{sum:08x}", words.join("-")).trim_start_matches('-').to_owned()
}

/// Year, month and day of a date, as far as they are known.
fn parts(date: When) -> Vec<u32> {
    use chrono::Datelike;
    let year = |year: i32| u32::try_from(year).unwrap_or_default();
    match date {
        When::Day(day) => vec![year(day.year()), day.month(), day.day()],
        When::Month(of, month) => vec![year(of), month],
        When::Year(of) => vec![year(of)],
    }
}

#[cfg(test)]
#[path = "bibliography_test.rs"]
mod tests;
