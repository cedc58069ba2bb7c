//! courtwatch
pub mod fetch;
pub mod model;
