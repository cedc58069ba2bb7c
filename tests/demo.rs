//! The demo: made from recordings of the invented world, the same every time.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod support;

#[path = "demo/made.rs"]
mod made;
#[path = "demo/recorded.rs"]
mod recorded;
