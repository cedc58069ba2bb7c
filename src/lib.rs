//! courtwatch
pub mod fetch;
pub mod model;
pub mod parse;
pub mod sources;
pub mod store;
