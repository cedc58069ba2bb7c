//! courtwatch
pub mod analyse;
pub mod fetch;
pub mod model;
pub mod parse;
pub mod present;
pub mod sources;
