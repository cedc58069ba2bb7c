//! The day on which a filing was notified, as a person entered it.

use super::moment::Day;

/// An entry. Entries are only added: the newest of a record counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notified {
    /// UUIDv7.
    pub id: String,
    /// The record: its kind, its court's slug, its key.
    pub record: (String, String, String),
    /// The day; `None` takes back what was there.
    pub day: Option<Day>,
    /// Why, or from where it is known.
    pub note: Option<String>,
    /// Who entered it.
    pub by: String,
    /// When, in the spelling of stored instants.
    pub at: String,
}
