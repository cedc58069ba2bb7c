//! Reading documents: each in a process of its own, and what it gives into the store.

pub mod child;
mod parent;

pub use parent::{TIME, read};
