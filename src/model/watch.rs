//! A question that is asked of whatever is new, and why.

use crate::model::column::rows;
use crate::model::moment::Day;

/// A saved question with a name and a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    /// UUIDv7.
    pub id: String,
    /// What it is called; of the watches that were not taken back, one of a name.
    pub name: String,
    /// What is searched for, as typed.
    pub query: Option<String>,
    /// Court slug.
    pub court: Option<String>,
    /// Case number, or the beginning of it.
    pub case: Option<String>,
    /// Sort of document, press item or sitting.
    pub kind: Option<String>,
    /// Slug of a concern.
    pub concern: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// `filing`, `hearing`, `press`; empty: any.
    pub records: Vec<String>,
    /// Sorts of changes; empty: any.
    pub changes: Vec<String>,
    /// The day from which it tells; `None`: from when it was made.
    pub since: Option<Day>,
    /// Why it is followed.
    pub reason: String,
    /// Who made it.
    pub by: String,
    /// When, as stored (RFC 3339).
    pub at: String,
    /// Who took it back, when and why.
    pub removed: Option<Removed>,
}

/// A watch that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// When, as stored (RFC 3339).
    pub at: String,
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
}

/// What a record may be.
pub const RECORDS: [&str; 3] = ["filing", "hearing", "press"];

/// A change that no run finds: a person confirmed a tag with the concern that is followed.
pub const TAGGED: &str = "tagged";

/// A change that no run finds: what an earlier digest told is held back now.
pub const WITHDRAWN: &str = "withdrawn";

/// How far something has come in the database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// The newest change.
    pub change: i64,
    /// The newest line of `touched`.
    pub touched: i64,
    /// The newest extraction.
    pub extraction: i64,
}

/// How far a watch has told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The newest change when it was made: later ones are told.
    pub begun: i64,
    /// The day or instant from which earlier ones are told too.
    pub since: Option<String>,
    /// How far its last digest went.
    pub told: Reach,
    /// When that was, as stored (RFC 3339).
    pub at: String,
}

rows! {
    /// A watch.
    WatchRow {
        name: String, Whole 0, "What it is called.";
        query: Option<String>, Wraps 1, "What is searched for, as typed.";
        court: Option<String>, Whole 2, "The court, by slug.";
        case: Option<String>, Whole 2, "The case or situation number, or the beginning of one.";
        r#type: Option<String>, Whole 3, "The sort of document, press item or sitting.";
        concern: Option<String>, Whole 3, "The concern, by slug.";
        lang: Option<String>, Whole 5, "The language, by ISO 639-1 code.";
        kind: Vec<String>, Whole 5, "`filing`, `hearing`, `press`; none is any.";
        changes: Vec<String>, Whole 5, "The sorts of changes that it tells; none is any.";
        reason: String, Wraps 0, "Why it is followed.";
        since: Option<Day>, Whole 6, "The day from which it tells; absent: from when it was made.";
        by: String, Whole 4, "Who made it.";
        at: String, Whole 6, "When.";
        told: Option<String>, Whole 4, "When its last digest was delivered.";
        removed_at: Option<String>, Whole 7, "When it was taken back.";
        removed_by: Option<String>, Whole 8, "Who took it back.";
        removed_reason: Option<String>, Wraps 7, "Why.";
        id: String, Whole 9, "The watch's id.";
    }
}

impl WatchRow {
    /// A watch as a row, with the instant of its last digest.
    pub fn of(watch: Watch, told: Option<String>) -> WatchRow {
        let (removed_at, removed_by, removed_reason) =
            watch.removed.map_or((None, None, None), |r| (Some(r.at), r.by, Some(r.reason)));
        WatchRow {
            name: watch.name,
            query: watch.query,
            court: watch.court,
            case: watch.case,
            r#type: watch.kind,
            concern: watch.concern,
            lang: watch.language,
            kind: watch.records,
            changes: watch.changes,
            reason: watch.reason,
            since: watch.since,
            by: watch.by,
            at: watch.at,
            told,
            removed_at,
            removed_by,
            removed_reason,
            id: watch.id,
        }
    }
}
