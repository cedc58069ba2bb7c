//! What leaves: text, lists and briefings. Pure: values in, bytes out. No I/O, no clock.
//!
//! Text from a page is never trusted: [`visible`] makes it harmless on a terminal, [`spreadsheet`] in a
//! table program, [`markdown`] in Markdown, [`markup`] in HTML and SVG.
mod address;
pub mod assemble;
pub mod bibliography;
pub mod briefing;
pub mod briefing_csv;
pub mod briefing_json;
pub mod calendar;
pub mod chart;
pub mod charts;
pub mod checks;
pub mod cite;
mod columns;
pub mod compose;
pub mod digest;
pub mod digest_document;
pub mod document;
pub mod document_md;
mod document_md_runs;
pub mod document_text;
pub mod docx;
pub mod figures;
mod footnotes;
pub mod formats;
mod furniture;
pub mod html;
pub mod json;
pub mod list;
pub mod markdown;
pub mod markup;
pub mod natural;
#[cfg(feature = "pdf")]
pub mod pdf;
mod phrases;

pub mod rows;
mod script;
pub mod since;
pub mod spreadsheet;
pub mod svg;
pub mod table;
pub mod template;
pub mod text;
pub mod visible;
