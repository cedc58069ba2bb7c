//! The vocabulary: one noun a file. No I/O, no SQL, no HTML, no clap.
pub mod change;
pub mod classification;
pub mod concern;
pub mod court;
pub mod filing;
pub mod hearing;
pub mod language;
pub mod listing;
pub mod moment;
pub mod number;
pub mod press;
pub mod problem;
pub mod record;
pub mod row;
pub mod snapshot;
pub mod tag;
pub mod wording;
