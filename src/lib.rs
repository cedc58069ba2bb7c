//! courtwatch: watch international criminal courts.
//!
//! # The code map
//!
//! One way through the house, in the order the data flows; `commands` join the stages:
//!
//! ```text
//! sources → fetch → parse → store → analyse → present
//! ```
//!
//! - [`cli`]: what can be typed. [`config`]: `courtwatch.toml`. [`error`]: every message a person reads.
//! - [`model`]: the vocabulary, one noun a file; `model::number` is the courts' document numbers.
//! - [`parse`]: bytes to records: HTML, JSON, feeds, PDF, covers, dates, hearings in sentences, and whether a reading is
//!   healthy.
//! - [`sources`]: one folder per publisher, an adapter and its `source.toml`; `SOURCES` lists them.
//! - [`fetch`]: the only code that speaks HTTP: robots, pace, retry, challenge, recording and replay.
//! - [`store`]: the only code that speaks SQL; `schema.sql` is its whole schema.
//! - [`index`]: the only code that knows the full-text engine: a derived index, caught up from the store.
//! - [`analyse`]: pure questions to the records. [`present`]: pure, values in and bytes out.
//! - [`commands`]: one file per command; `commands::fetch` is where the network, the adapters and the store meet.
//!
//! `tests/architecture.rs` holds the rules of who may use whom.
pub mod analyse;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod fetch;
pub mod index;
pub mod model;
pub mod parse;
pub mod present;
pub mod sources;
pub mod store;
