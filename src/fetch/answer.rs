//! What came back when all went well.

use crate::model::snapshot::Snapshot;

/// An answer that can be used.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The page.
    Page(Snapshot),
    /// The page has not changed since the validators of the request (304): headers only.
    NotModified(Snapshot),
}

impl Answer {
    /// The response, whichever it was.
    pub fn snapshot(&self) -> &Snapshot {
        match self {
            Self::Page(snapshot) | Self::NotModified(snapshot) => snapshot,
        }
    }
}
