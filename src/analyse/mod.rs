//! Pure questions to the records: values in, values out. No I/O, no clock.
pub mod anchor;
pub mod concerns;
pub mod edits;
pub mod later;
mod nearest;
pub mod quotation;
