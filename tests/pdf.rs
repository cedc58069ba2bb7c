//! Text of PDFs: documents in the shapes of courts' own, and what is no document at all.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, dead_code)] // helpers of tests are tests

#[path = "support/paper.rs"]
mod paper;

use std::time::Duration;

use courtwatch::model::text::Extraction;

/// What becomes of a document; that its process starts is no question here.
fn read(bytes: &[u8], time: Duration) -> Extraction {
    courtwatch::commands::reading::read(bytes, time).unwrap_or_else(|message| panic!("{message:?}"))
}

mod pdf {
    mod captures;
    mod damage;
    mod layout;
    mod outcome;
}
