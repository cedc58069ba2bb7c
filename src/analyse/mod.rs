//! Pure questions to the records: values in, values out. No I/O, no clock.
pub mod concerns;
mod nearest;
pub mod quotation;
pub mod suggest;
