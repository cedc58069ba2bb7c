//! What a briefing was made of.

/// What a briefing was made of: enough to tell later what has changed, and nothing of what it said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Briefed {
    /// The tags that it showed, by id.
    pub tags: Vec<BriefedTag>,
    /// The records that it cited.
    pub records: Vec<BriefedRecord>,
}

/// A tag as a briefing showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefedTag {
    /// Its id.
    pub tag: String,
    /// Slug of its concern.
    pub concern: String,
    /// Whether it was confirmed.
    pub confirmed: bool,
    /// The number of its record, as printed.
    pub number: String,
    /// SHA-256 of its quotation as shown.
    pub words: Option<String>,
    /// When it was reviewed last, as stored (RFC 3339).
    pub reviewed: Option<String>,
}

/// A record that a briefing cited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BriefedRecord {
    /// `filing`, `hearing` or `press`.
    pub kind: String,
    /// Court slug.
    pub court: String,
    /// Its natural key.
    pub key: String,
    /// Its number as printed.
    pub number: String,
}

/// A filing of a case, as far as it matters for what came after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFiling {
    /// Its number as printed.
    pub number: String,
    /// The number of its family.
    pub base: String,
    /// Its title.
    pub title: String,
}
