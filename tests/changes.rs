//! What a court changes is found, as that change and no other; what it does not change costs next to nothing.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod support;

#[path = "changes/digests.rs"]
mod digests;
#[path = "changes/found.rs"]
mod found;
#[path = "changes/held_back.rs"]
mod held_back;
#[path = "changes/interrupted.rs"]
mod interrupted;
#[path = "changes/large.rs"]
mod large;
#[path = "changes/requests.rs"]
mod requests;
