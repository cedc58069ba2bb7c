//! The vocabulary: one noun a file. No I/O, no SQL, no HTML, no clap.
pub mod moment;
pub mod number;
pub mod snapshot;
