//! Runs: words in their styles, links, and the marks of footnotes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::present::address;
use crate::present::document::Run;
use crate::present::footnotes::{Footnotes, Mark};
use crate::present::markup::escape;
use crate::present::script::{Script, stretches};
use crate::present::visible::visible;

/// Word refuses a document with an address longer than about 2,080 characters; longer ones are words alone.
const LONGEST_ADDRESS: usize = 2000;

/// The addresses that a part leads to, each once; the number of its relationship is its place.
#[derive(Debug, Default)]
pub struct Links {
    places: BTreeMap<String, usize>,
}

impl Links {
    fn place(&mut self, link: &str) -> Option<usize> {
        let target = address::web(link).filter(|target| target.len() <= LONGEST_ADDRESS)?;
        let next = self.places.len() + 1;
        Some(*self.places.entry(target).or_insert(next))
    }

    /// The relationships of a part with `own` ones of its own, which hold the place of these.
    pub fn write(&self, own: &str, out: &mut dyn Write) -> io::Result<()> {
        const HYPERLINK: &str =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
        write!(
            out,
            "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{own}",
            super::XML
        )?;
        for (target, place) in &self.places {
            let target = escape(target);
            write!(
                out,
                "<Relationship Id=\"link{place}\" Type=\"{HYPERLINK}\" Target=\"{target}\" TargetMode=\"External\"/>"
            )?;
        }
        write!(out, "</Relationships>")
    }
}

/// Writes the runs of one part.
#[derive(Debug, Default)]
pub struct Runs {
    /// Where it leads.
    pub links: Links,
    /// The footnotes, where the part may point to them; a footnote may not.
    pub notes: Option<Footnotes>,
}

impl Runs {
    /// Writes runs.
    pub fn write(&mut self, out: &mut dyn Write, runs: &[Run]) -> io::Result<()> {
        for run in runs {
            if !run.text.is_empty() {
                self.linked(out, run)?;
            }
            if let Some(note) = run.note {
                self.mark(out, note)?;
            }
        }
        Ok(())
    }

    fn linked(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        match run.link.as_deref().and_then(|link| self.links.place(link)) {
            None => words(out, run, ""),
            Some(place) => {
                write!(out, "<w:hyperlink r:id=\"link{place}\" w:history=\"1\">")?;
                words(out, run, "<w:rStyle w:val=\"Hyperlink\"/>")?;
                write!(out, "</w:hyperlink>")
            }
        }
    }

    fn mark(&mut self, out: &mut dyn Write, note: usize) -> io::Result<()> {
        let Some(notes) = &mut self.notes else { return raised(out, note) };
        match notes.meet(note) {
            Mark::Nowhere => raised(out, note),
            Mark::Again => again(out, note),
            Mark::First(id) => {
                let (own, repeats) = (notes.in_order(), notes.repeats(note));
                if repeats {
                    write!(out, "<w:bookmarkStart w:id=\"{note}\" w:name=\"_Note{note}\"/>")?;
                }
                reference(out, note, id, own)?;
                if repeats {
                    write!(out, "<w:bookmarkEnd w:id=\"{note}\"/>")?;
                }
                Ok(())
            }
        }
    }
}

const RAISED: &str = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";

/// The mark of a note that belongs here, numbered by the program that shows it, or by us where its numbers would differ.
fn reference(out: &mut dyn Write, note: usize, id: usize, numbers_itself: bool) -> io::Result<()> {
    if numbers_itself {
        return write!(out, "<w:r>{RAISED}<w:footnoteReference w:id=\"{id}\"/></w:r>");
    }
    write!(
        out,
        "<w:r>{RAISED}<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t>{note}</w:t></w:r>"
    )
}

/// A further mark of a note: a field that follows the number of the first.
fn again(out: &mut dyn Write, note: usize) -> io::Result<()> {
    let part = |inside: &str| format!("<w:r>{RAISED}{inside}</w:r>");
    write!(
        out,
        "{}{}{}{}{}",
        part("<w:fldChar w:fldCharType=\"begin\"/>"),
        part(&format!("<w:instrText xml:space=\"preserve\"> NOTEREF _Note{note} \\f \\h </w:instrText>")),
        part("<w:fldChar w:fldCharType=\"separate\"/>"),
        part(&format!("<w:t>{note}</w:t>")),
        part("<w:fldChar w:fldCharType=\"end\"/>"),
    )
}

fn raised(out: &mut dyn Write, note: usize) -> io::Result<()> {
    write!(out, "<w:r>{RAISED}<w:t>{note}</w:t></w:r>")
}

/// The words of a run; what comes before its own properties is a style of characters.
fn words(out: &mut dyn Write, run: &Run, style: &str) -> io::Result<()> {
    let text = visible(&run.text);
    for (script, part) in stretches(&text) {
        write!(out, "<w:r>")?;
        properties(out, run, style, script)?;
        text_of(out, part)?;
        write!(out, "</w:r>")?;
    }
    Ok(())
}

/// The properties in the order of `CT_RPr` (ECMA-376, part 1, 17.3.2).
fn properties(out: &mut dyn Write, run: &Run, style: &str, script: Script) -> io::Result<()> {
    let bold = if run.bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if run.italic { "<w:i/><w:iCs/>" } else { "" };
    let script = match script {
        Script::Plain => "",
        Script::RightToLeft => "<w:rtl/>",
        Script::Complex => "<w:cs/>",
    };
    if style.is_empty() && bold.is_empty() && italic.is_empty() && script.is_empty() {
        return Ok(());
    }
    write!(out, "<w:rPr>{style}{bold}{italic}{script}</w:rPr>")
}

/// Text with its line ends and tabs as the elements for them.
fn text_of(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\t']).unwrap_or(rest.len());
        if end > 0 {
            write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escape(&rest[..end]))?;
        }
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix('\t') {
            write!(out, "<w:tab/>")?;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
            write!(out, "<w:br/>")?;
            rest = after;
        }
    }
    Ok(())
}
