//! PDF, set by typst with the fonts that it brings: the same pages on every computer.
//!
//! A document reaches the typesetter as data (JSON) that a fixed template reads, so that no word of it is ever
//! markup. The template sees two files, itself and the data; no disk, no network, no clock.

mod content;
mod glyphs;
mod world;

use std::io::{self, Write};

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use self::world::Desk;
use super::document::Document;

/// Writes a document as PDF; the same document gives the same bytes.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let data = serde_json::to_vec(&content::content(document)).map_err(io::Error::other)?;
    let desk = Desk::new(data).map_err(io::Error::other)?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
    let pages = output.map_err(|found| refused(&found))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("courtwatch".to_owned())), ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|found| refused(&found))?;
    typst::comemo::evict(0);
    out.write_all(&bytes)
}

fn refused(found: &[SourceDiagnostic]) -> io::Error {
    let said: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    io::Error::other(format!("the typesetter refused the document: {}", said.join("; ")))
}
