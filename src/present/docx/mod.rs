//! DOCX, as ECMA-376 (transitional) has it: what a law firm's word processor opens without a question.
//!
//! The page is that of the Regulations of the Court, reg 36(3): A4, margins of 2.5 cm, 12 point with 1.5 spacing,
//! footnotes in 10 point with single spacing, Times New Roman.

mod body;
mod furniture;
mod numbering;
mod runs;
mod table;

use std::io::{self, BufWriter, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::Body;
use self::runs::Runs;
use super::document::{Document, Run};
use super::footnotes::Footnotes;
use super::furniture::furniture as words_for;
use super::script::runs_right_to_left;

/// How every part begins.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces of a part with text.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The properties of the one section, in the order of `CT_SectPr` (17.6): A4 and 2.5 cm in twips.
const SECTION: &str = "<w:sectPr>\
    <w:headerReference w:type=\"default\" r:id=\"header\"/><w:headerReference w:type=\"first\" r:id=\"headerFirst\"/>\
    <w:footerReference w:type=\"default\" r:id=\"footer\"/><w:footerReference w:type=\"first\" r:id=\"footerFirst\"/>\
    <w:footnotePr><w:pos w:val=\"pageBottom\"/><w:numFmt w:val=\"decimal\"/><w:numRestart w:val=\"continuous\"/></w:footnotePr>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
    <w:cols w:space=\"708\"/><w:titlePg/></w:sectPr>";

/// The file while it is made: its entries have a fixed order, date and compression.
type Archive = ZipWriter<Cursor<Vec<u8>>>;

/// Writes a document as DOCX; the same document gives the same bytes.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let furniture_words = words_for(&document.language);
    let tag = furniture_words.tag;
    let mut zip = Archive::new(Cursor::new(Vec::new()));
    part(&mut zip, "[Content_Types].xml", |out| out.write_all(furniture::CONTENT_TYPES.as_bytes()))?;
    part(&mut zip, "_rels/.rels", |out| out.write_all(furniture::PACKAGE.as_bytes()))?;
    part(&mut zip, "docProps/core.xml", |out| furniture::core(document, tag, out))?;
    part(&mut zip, "docProps/app.xml", |out| out.write_all(furniture::APP.as_bytes()))?;
    let mut lists = Vec::new();
    let mut runs = Runs::default();
    part(&mut zip, "word/document.xml", |out| {
        write!(out, "{XML}<w:document {NAMESPACES}><w:body>")?;
        let mut body = Body::new(out, Footnotes::of(document), &document.language);
        body.document(document)?;
        (lists, runs) = (body.lists, body.runs);
        write!(out, "{SECTION}</w:body></w:document>")
    })?;
    part(&mut zip, "word/_rels/document.xml.rels", |out| runs.links.write(&furniture::relations(), out))?;
    let marked = runs.notes.unwrap_or_else(|| Footnotes::of(document));
    let mut in_notes = Runs::default();
    part(&mut zip, "word/footnotes.xml", |out| notes(&document.notes, &marked, &mut in_notes, out))?;
    part(&mut zip, "word/_rels/footnotes.xml.rels", |out| in_notes.links.write("", out))?;
    part(&mut zip, "word/styles.xml", |out| write!(out, "{}", furniture::STYLES.replace("{LANGUAGE}", tag)))?;
    part(&mut zip, "word/numbering.xml", |out| numbering::write(&lists, out))?;
    part(&mut zip, "word/settings.xml", |out| out.write_all(furniture::SETTINGS.as_bytes()))?;
    part(&mut zip, "word/fontTable.xml", |out| out.write_all(furniture::FONTS.as_bytes()))?;
    part(&mut zip, "word/theme/theme1.xml", |out| out.write_all(furniture::THEME.as_bytes()))?;
    part(&mut zip, "word/header1.xml", |out| furniture::header(document, true, out))?;
    part(&mut zip, "word/header2.xml", |out| furniture::header(document, false, out))?;
    part(&mut zip, "word/footer1.xml", |out| furniture::footer(furniture_words, out))?;
    part(&mut zip, "word/footer2.xml", |out| furniture::footer(furniture_words, out))?;
    out.write_all(&zip.finish().map_err(io::Error::other)?.into_inner())
}

/// Writes one part straight into the archive.
fn part(
    zip: &mut Archive,
    name: &str,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(zip::System::Unix);
    zip.start_file(name, options).map_err(io::Error::other)?;
    let mut out = BufWriter::with_capacity(1 << 16, zip);
    write(&mut out)?;
    out.flush()
}

/// The footnotes, after the lines that part them from the text. Their identifiers follow the order of their marks: there
/// are programs that count and do not look.
fn notes(notes: &[Vec<Run>], marked: &Footnotes, runs: &mut Runs, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{XML}<w:footnotes {NAMESPACES}>{}", furniture::SEPARATORS)?;
    for (number, id) in marked.order().iter().zip(1..) {
        let note = number.checked_sub(1).and_then(|at| notes.get(at)).map_or(&[][..], Vec::as_slice);
        write!(out, "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>")?;
        if runs_right_to_left(note.iter().map(|run| run.text.as_str())) {
            write!(out, "<w:bidi/>")?;
        }
        write!(out, "</w:pPr><w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>")?;
        if marked.in_order() {
            write!(out, "<w:footnoteRef/>")?;
        } else {
            write!(out, "<w:t>{number}</w:t>")?;
        }
        write!(out, "</w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>")?;
        runs.write(out, note)?;
        write!(out, "</w:p></w:footnote>")?;
    }
    write!(out, "</w:footnotes>")
}
