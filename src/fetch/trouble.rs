//! Why a page was not had, with the facts for a message.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::redirect::Detour;
use crate::model::snapshot::Snapshot;

/// Why a page was not had.
///
/// `url` is always the address that was asked for. Where a response was received it is carried, so that it can be
/// kept. A trouble repeated for a host that was stopped earlier carries none.
#[derive(Debug, Clone)]
#[allow(missing_docs)] // the fields say what they are
pub enum Trouble {
    /// A bot check instead of the page. Never retried, never got round.
    Challenge { url: String, status: u16, sign: &'static str, snapshot: Option<Arc<Snapshot>> },
    /// A login page instead of the page; `at` is where it was.
    Login { url: String, at: String, snapshot: Option<Arc<Snapshot>> },
    /// A refusal: 401, 403, or another 4xx that is not one of those below.
    Refused { url: String, status: u16, snapshot: Option<Arc<Snapshot>> },
    /// 404 or 410.
    NotFound { url: String, status: u16, snapshot: Option<Arc<Snapshot>> },
    /// The site asks us to come back later; `seconds` where it said when.
    Later { url: String, seconds: Option<u64>, status: u16, snapshot: Option<Arc<Snapshot>> },
    /// An error of the site's side (5xx), or a status that is no answer to what was asked.
    Server { url: String, status: u16, snapshot: Option<Arc<Snapshot>> },
    /// robots.txt keeps us out; `agent` is the group that spoke to us, `courtwatch` or `*`.
    Robots { url: String, agent: String, why: Denial, snapshot: Option<Arc<Snapshot>> },
    /// More than `limit` bytes, counted after decompression.
    TooBig { url: String, limit: u64 },
    /// The body ended early; `expected` where the site had said how long it is.
    Truncated { url: String, expected: Option<u64>, got: u64, snapshot: Option<Arc<Snapshot>> },
    /// The body is not in the content encoding that its header names, or in one that was not asked for.
    BadEncoding { url: String, encoding: String, snapshot: Option<Arc<Snapshot>> },
    /// Not whole after `limit`.
    TooSlow { url: String, limit: Duration },
    /// A redirect that was not followed.
    Redirect { url: String, why: Detour, from: String, to: String, snapshot: Option<Arc<Snapshot>> },
    /// No answer at all.
    Unreachable { url: String, why: Silence, detail: String },
    /// The run has spent its requests.
    Budget { url: String, max: u64 },
    /// The recording has no response for this address.
    NotRecorded { url: String },
    /// The response came but could not be written to the recording, or is in the recording but cannot be read.
    RecordingFailed { url: String, detail: String },
}

/// Why robots.txt keeps us out.
#[derive(Debug, Clone)]
pub enum Denial {
    /// A rule forbids the page: the line as written, such as `Disallow: /search`.
    Rule(String),
    /// The file could not be read, which forbids everything (RFC 9309 §2.3.1.4).
    Unreadable(Box<Trouble>),
}

/// Why there was no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The host's name has no address.
    Dns,
    /// No connection could be made.
    Connect,
    /// The connection could not be secured: a certificate that cannot be trusted, or a protocol too old.
    Tls,
    /// The connection was closed before the answer.
    Reset,
    /// The host's address is not on the public internet.
    PrivateAddress,
    /// The address does not begin with `http://` or `https://`, or is none.
    NotHttp,
}

impl Trouble {
    /// Whether no more requests go to this host in this run.
    pub fn stops_host(&self) -> bool {
        match self {
            Self::Challenge { .. } | Self::Login { .. } | Self::Later { .. } => true,
            Self::Refused { status, .. } => matches!(status, 401 | 403),
            Self::Robots { why, .. } => matches!(why, Denial::Unreadable(_)),
            _ => false,
        }
    }

    /// One kebab-case word for machines.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Challenge { .. } => "challenge",
            Self::Login { .. } => "login",
            Self::Refused { .. } => "refused",
            Self::NotFound { .. } => "not-found",
            Self::Later { .. } => "later",
            Self::Server { .. } => "server",
            Self::Robots { .. } => "robots",
            Self::TooBig { .. } => "too-big",
            Self::Truncated { .. } => "truncated",
            Self::BadEncoding { .. } => "bad-encoding",
            Self::TooSlow { .. } => "too-slow",
            Self::Redirect { .. } => "redirect",
            Self::Unreachable { .. } => "unreachable",
            Self::Budget { .. } => "budget",
            Self::NotRecorded { .. } => "not-recorded",
            Self::RecordingFailed { .. } => "recording-failed",
        }
    }

    /// The response received, to be kept.
    pub fn snapshot(&self) -> Option<&Snapshot> {
        match self {
            Self::Challenge { snapshot, .. }
            | Self::Login { snapshot, .. }
            | Self::Refused { snapshot, .. }
            | Self::NotFound { snapshot, .. }
            | Self::Later { snapshot, .. }
            | Self::Server { snapshot, .. }
            | Self::Robots { snapshot, .. }
            | Self::Truncated { snapshot, .. }
            | Self::BadEncoding { snapshot, .. }
            | Self::Redirect { snapshot, .. } => snapshot.as_deref(),
            _ => None,
        }
    }

    /// The address that was asked for.
    pub fn url(&self) -> &str {
        match self {
            Self::Challenge { url, .. }
            | Self::Login { url, .. }
            | Self::Refused { url, .. }
            | Self::NotFound { url, .. }
            | Self::Later { url, .. }
            | Self::Server { url, .. }
            | Self::Robots { url, .. }
            | Self::TooBig { url, .. }
            | Self::Truncated { url, .. }
            | Self::BadEncoding { url, .. }
            | Self::TooSlow { url, .. }
            | Self::Redirect { url, .. }
            | Self::Unreachable { url, .. }
            | Self::Budget { url, .. }
            | Self::NotRecorded { url }
            | Self::RecordingFailed { url, .. } => url,
        }
    }

    /// The same trouble for another address of the host, where nothing new was received.
    pub(crate) fn again(&self, asked: &str) -> Self {
        let mut same = self.asked_as(asked);
        if let Some(snapshot) = same.slots().1 {
            *snapshot = None;
        }
        same
    }

    /// The same trouble, told of the address that was asked first.
    pub(crate) fn asked_as(&self, asked: &str) -> Self {
        let mut same = self.clone();
        asked.clone_into(same.slots().0);
        same
    }

    /// The same trouble, it and its response told of the address that was asked first.
    pub(crate) fn received_for(&self, asked: &str) -> Self {
        let mut same = self.asked_as(asked);
        if let Some(snapshot) = same.slots().1.and_then(Option::as_mut) {
            asked.clone_into(&mut Arc::make_mut(snapshot).url);
        }
        same
    }

    fn slots(&mut self) -> (&mut String, Option<&mut Option<Arc<Snapshot>>>) {
        match self {
            Self::Challenge { url, snapshot, .. }
            | Self::Login { url, snapshot, .. }
            | Self::Refused { url, snapshot, .. }
            | Self::NotFound { url, snapshot, .. }
            | Self::Later { url, snapshot, .. }
            | Self::Server { url, snapshot, .. }
            | Self::Robots { url, snapshot, .. }
            | Self::Truncated { url, snapshot, .. }
            | Self::BadEncoding { url, snapshot, .. }
            | Self::Redirect { url, snapshot, .. } => (url, Some(snapshot)),
            Self::TooBig { url, .. }
            | Self::TooSlow { url, .. }
            | Self::Unreachable { url, .. }
            | Self::Budget { url, .. }
            | Self::NotRecorded { url }
            | Self::RecordingFailed { url, .. } => (url, None),
        }
    }
}

/// What happened, in words that can stand after a source's name; the address is left to the `page` line.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Challenge { status, sign, .. } => {
                write!(f, "the site sent a bot check instead of the page (status {status}, {sign})")
            }
            Self::Login { at, .. } => write!(f, "the site sent a login page instead of the page, at {at}"),
            Self::Refused { status, .. } => write!(f, "the site refused the page (status {status})"),
            Self::NotFound { status, .. } => write!(f, "the site has no such page (status {status})"),
            Self::Later { seconds: Some(s), status, .. } => {
                write!(f, "the site asked us to wait {s} seconds (status {status})")
            }
            Self::Later { status, .. } => write!(f, "the site asked us to wait (status {status})"),
            Self::Server { status, .. } => write!(f, "the site answered with status {status}, expected 200"),
            Self::Robots { agent, why: Denial::Rule(rule), .. } => {
                write!(f, "the site's robots.txt forbids this page to `{agent}`: `{rule}`")
            }
            Self::Robots { why: Denial::Unreadable(cause), .. } if cause.kind() == "unreachable" => {
                cause.fmt(f)
            }
            Self::Robots { why: Denial::Unreadable(cause), .. } => {
                write!(f, "could not read the site's robots.txt, so nothing was asked: {cause}")
            }
            Self::TooBig { limit, .. } => write!(f, "the page is longer than {limit} bytes"),
            Self::Truncated { expected: Some(e), got, .. } => {
                write!(f, "the page ended after {got} bytes, expected {e}")
            }
            Self::Truncated { got, .. } => write!(f, "the page ended early, after {got} bytes"),
            Self::BadEncoding { encoding, .. } => {
                write!(f, "the page is not the `{encoding}` that it says it is")
            }
            Self::TooSlow { limit, .. } => {
                write!(f, "the page was not whole after {} seconds", limit.as_secs_f32())
            }
            Self::Redirect { why, to, .. } => write!(f, "the page sends on to {to}, {why}"),
            Self::Unreachable { why, detail, .. } => write!(f, "could not reach the site: {why} ({detail})"),
            Self::Budget { max, .. } => write!(f, "this run may send {max} requests and has sent them"),
            Self::NotRecorded { .. } => write!(f, "the recording has no response for this page"),
            Self::RecordingFailed { detail, .. } => f.write_str(detail),
        }
    }
}

impl std::error::Error for Trouble {}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dns => "its name has no address",
            Self::Connect => "no connection",
            Self::Tls => "the connection could not be secured",
            Self::Reset => "the connection was closed before the answer",
            Self::PrivateAddress => "its address is not on the public internet",
            Self::NotHttp => "its address is not an http or https address",
        })
    }
}
