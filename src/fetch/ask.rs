//! What is asked for, and how much of it may come.

use std::time::Duration;

/// One request for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The publisher's own address, kept with its fragment.
    pub url: String,
    /// What the last answer said of its version, to ask only for something newer.
    pub validators: Option<Validators>,
    /// How much may come, and how long it may take.
    pub limits: Limits,
}

impl Ask {
    /// Asks for a page whole, within the default limits.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), validators: None, limits: Limits::default() }
    }
}

/// What an earlier answer said of its version (RFC 9110 §8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, as received, quotes included.
    pub etag: Option<String>,
    /// `Last-Modified`, as received.
    pub last_modified: Option<String>,
}

/// Where a request is given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The longest body in bytes, counted after decompression.
    pub body: u64,
    /// The time for one request, from sending it to the last byte of its body.
    pub time: Duration,
    /// The most redirects followed.
    pub redirects: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 64 * 1024 * 1024, time: Duration::from_mins(2), redirects: 5 }
    }
}
