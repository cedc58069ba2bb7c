//! What the first page and the stamps of a document say of it.

use crate::model::text::{Cover, PageText};

/// Reads the cover of a document.
pub fn read(pages: &[PageText]) -> Cover {
    let _ = pages;
    Cover::default()
}
