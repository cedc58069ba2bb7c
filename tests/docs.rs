//! What the documentation says is what the program does: tables, examples, settings, and the first session.
#![allow(clippy::unwrap_used)] // helpers of tests

#[path = "docs/examples.rs"]
mod examples;
#[path = "docs/page.rs"]
mod page;
#[path = "docs/session.rs"]
mod session;
#[path = "docs/settings.rs"]
mod settings;
#[path = "docs/tables.rs"]
mod tables;
