//! Pure questions to the records: values in, values out. No I/O, no clock.
pub mod after;
pub mod agreement;
pub mod anchor;
pub mod concerns;
mod count;
pub mod draw;
pub mod edits;
pub mod exact;
pub mod later;
mod nearest;
pub mod paragraphs;
pub mod query;
pub mod quotation;
mod random;
pub mod since;
pub mod suggest;
pub mod title;
pub mod trends;
