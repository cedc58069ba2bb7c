//! RIS: a tag of two letters, two spaces, a hyphen and a space; lines end with CR LF.
//!
//! The tags are those that Zotero reads: `SV` is the docket number of a case, `SN` the number of a report.

use std::io::{self, Write};

use super::{Entry, Sort, parts};

pub(super) fn write(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let (sort, number, publisher) = match entry.sort {
        Sort::Case => ("CASE", "SV", "PB"),
        Sort::Report => ("RPRT", "SN", "PB"),
        Sort::Page => ("ELEC", "M1", "T2"),
    };
    let mut tag = |name: &str, value: &str| match value {
        "" => Ok(()),
        value => write!(out, "{name}  - {value}\r\n"),
    };
    tag("TY", sort)?;
    tag("ID", &entry.key)?;
    tag("TI", &entry.title)?;
    tag("ST", entry.short.as_deref().unwrap_or_default())?;
    if let Some(author) = entry.author.as_ref().filter(|_| entry.sort != Sort::Case) {
        // a comma would part a family name from a given one
        tag("AU", &author.replace(',', ";"))?;
    }
    tag(publisher, &entry.publisher)?;
    if let Some(date) = entry.date {
        let parts = parts(date);
        let words: Vec<String> = parts.iter().map(|part| format!("{part:02}")).collect();
        tag("PY", words.first().map_or("", String::as_str))?;
        tag("DA", &words.join("/"))?;
    }
    tag(number, entry.number.as_deref().unwrap_or_default())?;
    if entry.sort != Sort::Case {
        tag("M3", &entry.genre)?;
    }
    tag("LA", entry.language.as_deref().unwrap_or_default())?;
    tag("UR", entry.url.as_deref().unwrap_or_default())?;
    out.write_all(b"ER  - \r\n")
}
