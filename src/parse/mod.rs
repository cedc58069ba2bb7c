//! Bytes to records. Nothing here fetches, stores, or reads the clock.
pub mod assess;
pub mod page;
