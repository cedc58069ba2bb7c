//! Pure questions to the records: values in, values out. No I/O, no clock.
pub mod agreement;
pub mod concerns;
mod count;
pub mod draw;
pub mod exact;
mod nearest;
pub mod paragraphs;
pub mod query;
pub mod quotation;
mod random;
pub mod trends;
