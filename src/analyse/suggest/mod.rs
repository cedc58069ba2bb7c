//! Which concerns a passage may raise: proposals with the words that caused them. A person decides.
//!
//! A passage is read once: its words, the cues of the codebook, the vocabulary and the provisions that it cites
//! ([`reading`]). What was learned from labelled passages ([`model`], made by [`train`]) weighs them.

pub mod cues;
pub mod examples;
pub mod folded;
pub mod model;
pub mod passages;
mod pattern;
pub mod proposer;
pub mod provisions;
pub mod reading;
mod spotter;
pub mod stored;
mod team;
pub mod terms;
pub mod train;

/// The most proposals that a passage gets.
pub const MOST: usize = 5;
