//! A response exactly as received.

use crate::model::moment::Moment;

/// How a snapshot came to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Asked for over the network, now.
    Fetched,
    /// Played back from a recording.
    Replayed,
    /// A file that a person saved and imported.
    Imported,
}

/// A response exactly as received, before anything reads it.
///
/// `url` and `final_url` are always the publisher's own addresses, also when `[origins]` sent the
/// request to a mirror. Addresses that differ only in the fragment are different addresses.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The address asked for.
    pub url: String,
    /// The address that answered, after redirects.
    pub final_url: String,
    /// When the answer was complete.
    pub retrieved: Moment,
    /// HTTP status; 200 for an imported file.
    pub status: u16,
    /// Response headers in the order received, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, content encoding removed.
    pub body: Vec<u8>,
    /// How it came to us.
    pub origin: Origin,
}

impl Snapshot {
    /// The first value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The media type without parameters, in lower case: `text/html`.
    pub fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?;
        Some(value.split(';').next().unwrap_or(value).trim().to_ascii_lowercase())
    }
}
