//! What a source publishes, and what a healthy reading of it looks like.

use serde::Deserialize;

/// A publisher, as its `source.toml` describes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The short name: `icc`.
    pub slug: String,
    /// The name of the site.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// The courts it is about.
    pub courts: Vec<String>,
    /// The site's address.
    pub home: String,
    /// What its terms allow, in one sentence.
    pub terms: String,
    /// Seconds between two requests.
    pub pace: f64,
    /// Whose word is shown where sources differ: 3 the court's own site, 2 a database, 1 a feed.
    pub authority: u8,
    /// Its lists.
    #[serde(rename = "listing", default)]
    pub listings: Vec<Listing>,
}

/// How a listing is read without missing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The source can count: one count tells whether to read on.
    Count,
    /// Every page states the total.
    Total,
    /// Neither: pages are read until two whole ones are known.
    Pages,
    /// Only the newest items are listed: a window that may no longer overlap what is known.
    Window,
    /// A page about one record, asked for by the record that links to it.
    Detail,
    /// Never fetched: a person imports a file.
    File,
}

/// What the records of a listing are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Filings.
    Filings,
    /// Hearings.
    Hearings,
    /// Press items.
    Press,
}

/// One list that a source publishes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// The short name within its source: `decisions`.
    pub slug: String,
    /// What it is, in one line.
    pub about: String,
    /// What its records are.
    pub holds: Holds,
    /// The court its records belong to, by slug. Absent where the source is about one court only, and for
    /// an observer's feed, which belongs to none.
    #[serde(default)]
    pub court: Option<String>,
    /// How it is read.
    pub way: Way,
    /// Its first page. Empty where `way` is `file`.
    #[serde(default)]
    pub url: String,
    /// What a healthy reading gives.
    pub expect: Expect,
    /// A full sweep at least every so many days.
    #[serde(default = "default_sweep")]
    pub sweep: u32,
    /// Read on every `fetch`. False: only when it is named.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn default_sweep() -> u32 {
    14
}

fn yes() -> bool {
    true
}

/// What a healthy reading gives. The floor and ceiling hold for the total that the source states, else for
/// the rows of the first page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// At least so many.
    pub floor: u64,
    /// At most so many.
    pub ceiling: u64,
    /// The newest item is at most so many days old. Absent for closed courts.
    pub newest_within: Option<u32>,
    /// The part of a page's rows that must be read whole, 0 to 1.
    #[serde(default = "default_coverage")]
    pub coverage: f64,
}

fn default_coverage() -> f64 {
    0.8
}
