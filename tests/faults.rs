//! What sites do wrong, through the real program against a real server: one listing misbehaves, the others are well.
//!
//! For every fault: what a person is told, the exit code, the exact requests, that nothing is stored of it, that
//! nothing from before is lost, that the other listings are read, and that a healthy reading afterwards stores all.
#![allow(clippy::unwrap_used)] // helpers of tests are tests, which clippy.toml cannot know

#[path = "faults/cases/mod.rs"]
mod cases;
#[path = "faults/rest.rs"]
mod rest;
#[path = "faults/run.rs"]
mod run;
mod support;
#[path = "faults/world.rs"]
mod world;
