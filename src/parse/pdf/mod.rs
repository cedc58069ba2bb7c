//! PDF to text: bytes to pages of lines, and those to the text of a document.
//!
//! `open` and `sheet` deal with bytes that anybody may have made: a program should call them in a process of their
//! own, with limits. `assemble` deals with what they gave and can be called anywhere.

mod assemble;
mod bars;
mod columns;
mod extraction;
mod font;
mod fonts;
mod hyphen;
mod interpret;
mod layout;
mod lex;
mod margins;
mod matrix;
mod open;
mod recognised;
mod rows;
mod sheet;
mod state;
mod strings;
mod words;

pub use assemble::assemble;
pub use extraction::{from_sheets, unopened, without_text};
pub use open::{Pdf, Reader, Trouble};
pub use recognised::sheet_of_tsv;
pub use sheet::{Line, Sheet};

/// The engine with its version. What it makes of a document must not change without a new version: quotations are
/// anchored in it.
pub const ENGINE: &str = "courtwatch-pdf 1";
