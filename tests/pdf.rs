//! Text of PDFs: documents in the shapes of courts' own, and what is no document at all.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, dead_code)] // helpers of tests are tests

#[path = "support/paper.rs"]
mod paper;

mod pdf {
    mod captures;
    mod damage;
    mod layout;
    mod outcome;
}
