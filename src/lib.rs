//! courtwatch
pub mod analyse;
pub mod cli;
pub mod config;
pub mod error;
pub mod fetch;
pub mod model;
pub mod parse;
pub mod present;
pub mod sources;
pub mod store;
