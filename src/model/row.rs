//! What a list shows: one flat row an item. The field names are the keys of `--format json`, a contract
//! with scripts outside (CHANGELOG.md says when one changes). Dates are ISO 8601, instants carry an offset.

use serde::Serialize;

/// A version of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilingRow {
    /// Court slug.
    pub court: String,
    /// Case or situation number.
    pub case: Option<String>,
    /// The number as printed, with its suffixes; `None` where the source prints none.
    pub number: Option<String>,
    /// The base number of the filing.
    pub base: String,
    /// On its face, else as listed, else registered.
    pub date: Option<String>,
    /// The title.
    pub title: String,
    /// The sort of document.
    pub r#type: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The level: `public`, `confidential`, …
    pub classification: String,
    /// `listed`, `gone`, `quarantined`.
    pub state: String,
    /// When we first saw it.
    pub first_seen: String,
    /// When a source last listed it.
    pub last_seen: String,
    /// The listings that have shown it.
    pub sources: Vec<String>,
}

/// A sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HearingRow {
    /// Court slug.
    pub court: String,
    /// Case number, else the case as printed.
    pub case: Option<String>,
    /// When it begins.
    pub starts: String,
    /// When it ends.
    pub ends: Option<String>,
    /// The zone the court announces in.
    pub zone: String,
    /// The courtroom.
    pub room: Option<String>,
    /// `announced`, `held`, `moved`, `vacated`.
    pub status: String,
    /// The sentence it was read from.
    pub evidence: String,
    /// The sort of sitting.
    pub kind: String,
    /// The page with that sentence.
    pub url: Option<String>,
}

/// A press item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PressRow {
    /// Court slug; `None` is an observer's feed.
    pub court: Option<String>,
    /// The reference number.
    pub reference: Option<String>,
    /// The date printed.
    pub date: Option<String>,
    /// The sort.
    pub r#type: String,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A case or situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseRow {
    /// Court slug.
    pub court: String,
    /// Its number.
    pub case: String,
    /// What it is called.
    pub name: Option<String>,
    /// Filings known.
    pub filings: u64,
    /// Hearings known.
    pub hearings: u64,
    /// The date of its newest filing.
    pub newest: Option<String>,
}

/// A change that a run found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// When.
    pub at: String,
    /// Court slug.
    pub court: String,
    /// The number, the case and day of a hearing, or the address of a press item.
    pub number: String,
    /// The sort of change.
    pub change: String,
    /// The value before.
    pub old: Option<String>,
    /// The value now.
    pub new: Option<String>,
    /// The listing that showed it.
    pub listing: String,
}

/// A problem that is kept as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemRow {
    /// When it was last met.
    pub at: String,
    /// The listing.
    pub listing: String,
    /// The address of the page.
    pub page: String,
    /// Where on it.
    pub place: String,
    /// The record, by number or reference.
    pub record: Option<String>,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// What became of the data.
    pub effect: String,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagRow {
    /// UUIDv7.
    pub id: String,
    /// The number as printed, or the address of a press item.
    pub number: String,
    /// Slug of the codebook.
    pub concern: String,
    /// The words.
    pub quote: Option<String>,
    /// The page.
    pub page: Option<u32>,
    /// Why.
    pub note: Option<String>,
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// `unreviewed`, `confirmed`, `rejected`, `removed`.
    pub state: String,
    /// Version of the codebook.
    pub codebook: String,
    /// Whether the words were found in text stored here.
    pub quote_checked: bool,
    /// Court slug.
    pub court: Option<String>,
}

/// A listing and how its last reading went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListingRow {
    /// `icc/decisions`.
    pub listing: String,
    /// Court slugs.
    pub courts: Vec<String>,
    /// What it is.
    pub about: String,
    /// How it is read.
    pub way: String,
    /// The last healthy reading.
    pub last_good: Option<String>,
    /// The last healthy reading of the whole.
    pub last_sweep: Option<String>,
    /// The verdict of the last reading; `never read`.
    pub health: String,
    /// The newest date of any row.
    pub newest: Option<String>,
    /// Rows known and not gone.
    pub items: u64,
    /// Seconds between two requests.
    pub pace: f64,
    /// What the terms allow.
    pub terms: String,
}

/// What a run of one listing came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunRow {
    /// `icc/decisions`.
    pub listing: String,
    /// `healthy`, else what was wrong.
    pub verdict: String,
    /// Rows read.
    pub read: u64,
    /// Items seen for the first time.
    pub new: u64,
    /// Items that changed.
    pub changed: u64,
    /// Items found gone.
    pub gone: u64,
    /// Problems met.
    pub problems: u64,
    /// Requests made, robots.txt and failed ones among them.
    pub requests: u64,
    /// Answers that were 304.
    pub not_modified: u64,
    /// Whether the site refused programs.
    pub blocked: bool,
    /// What a person should know, in one line.
    pub message: Option<String>,
}
