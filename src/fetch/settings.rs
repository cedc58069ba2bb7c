//! What a run decides about its requests.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{Clock, SystemClock};
use super::origins::Origins;
use super::record::Recorder;

/// What a run decides about its requests.
pub struct Settings {
    /// Whom a site may write to: an address or page, shown in the user agent.
    pub contact: Option<String>,
    /// `[origins]`.
    pub origins: Origins,
    /// `[pace]`: the pause between two requests, by host (with `:port` where it is not the usual one).
    pub pace: BTreeMap<String, Duration>,
    /// The most requests of this run.
    pub max_requests: Option<u64>,
    /// The longest `Retry-After` that is waited for inside a run.
    pub patience: Duration,
    /// Where every response is recorded.
    pub record: Option<Recorder>,
    /// How often a request that failed by accident is tried again.
    pub retries: u8,
    /// Where the time comes from. Its `sleep` is told every wait, so a command can say what it waits for.
    pub clock: Arc<dyn Clock>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            contact: None,
            origins: Origins::default(),
            pace: BTreeMap::new(),
            max_requests: None,
            patience: Duration::from_mins(2),
            record: None,
            retries: 3,
            clock: Arc::new(SystemClock::default()),
        }
    }
}

/// Why no request can be made at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupError {
    /// The contact cannot stand in a request's header.
    Contact(String),
    /// TLS could not be set up.
    Tls(String),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contact(contact) => {
                let shown: String = contact.chars().filter(|c| !c.is_control()).collect();
                writeln!(f, "the contact `{shown}` cannot be sent, expected an e-mail or web address")?;
                writeln!(f, "  effect  nothing was asked of any site")?;
                write!(f, "hint: write it like `contact = \"clinic@university.example\"` in courtwatch.toml")
            }
            Self::Tls(detail) => {
                writeln!(f, "could not set up secure connections: {detail}")?;
                write!(f, "  effect  nothing was asked of any site")
            }
        }
    }
}

impl std::error::Error for SetupError {}
