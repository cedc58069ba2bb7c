//! The faults.

use crate::support::server::Reply;

mod answers;
mod pages;
mod wire;

/// One fault.
pub struct Case {
    pub name: &'static str,
    /// The path that misbehaves.
    pub at: &'static str,
    /// What it answers, one after the other; the last one repeats.
    pub replies: fn() -> Vec<Reply>,
    /// The word for it in the table.
    pub verdict: &'static str,
    /// Requests to the site, robots.txt included.
    pub requests: usize,
    /// All that stands on stderr.
    pub says: &'static str,
}

impl Case {
    pub fn listing(&self) -> &'static str {
        match self.at.split('/').nth(1) {
            Some("icc") => "icc/decisions",
            Some("ltd") => "legal-tools/ksc-filings",
            _ => "hudoc/judgments",
        }
    }

    /// Whether the listing is read in spite of the fault.
    pub fn reads(&self) -> bool {
        self.verdict == "healthy"
    }

    pub fn exit(&self) -> i32 {
        if self.reads() { 0 } else { 3 }
    }
}

/// Every fault.
pub fn all() -> Vec<&'static Case> {
    [answers::CASES, pages::CASES, wire::CASES].into_iter().flatten().collect()
}
