//! A person's judgement that a passage or record raises a concern.

use serde::{Deserialize, Serialize};

/// Where a tag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TagState {
    /// Nobody else has looked at it yet.
    Unreviewed,
    /// A second person agreed.
    Confirmed,
    /// A second person did not.
    Rejected,
    /// Taken back; the tombstone stays.
    Removed,
}

impl TagState {
    /// The word that data and tables print.
    pub fn word(self) -> &'static str {
        match self {
            TagState::Unreviewed => "unreviewed",
            TagState::Confirmed => "confirmed",
            TagState::Rejected => "rejected",
            TagState::Removed => "removed",
        }
    }
}

/// How the words of a tag stand in the text that is current for its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchoring {
    /// They stand there, or nothing else is known.
    Settled,
    /// They differ or are not there, and nobody has looked at it yet.
    Unsettled,
    /// They no longer stand there, as a person has said.
    Gone,
}

/// A passage, as far as it could be checked when the tag was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, as they stand in the text where `checked`, else as typed.
    pub exact: String,
    /// The page, where a person gave it.
    pub page: Option<u32>,
    /// Found in text that is stored here.
    pub checked: bool,
}
