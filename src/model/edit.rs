//! A team's edit of the codebook.

use serde::{Deserialize, Serialize};

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EditKind {
    /// A concern of the team's own.
    Add,
    /// Another label.
    Rename,
    /// Counted under another concern.
    Merge,
    /// Out of use.
    Retire,
}

impl EditKind {
    /// The word that is stored and printed.
    pub fn word(self) -> &'static str {
        match self {
            EditKind::Add => "add",
            EditKind::Rename => "rename",
            EditKind::Merge => "merge",
            EditKind::Retire => "retire",
        }
    }
}

/// One edit, as it stands in the team's file. None is ever taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// What it does.
    pub what: EditKind,
    /// The concern or group, by slug.
    pub slug: String,
    /// The concern it is merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
    /// What an added one stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The English label, of one that is added or renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_en: Option<String>,
    /// The French label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_fr: Option<String>,
    /// What an added one covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// The goals an added one serves; those of its parent where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Who is affected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<String>,
    /// The provisions an added one rests on: `iccpr art 10(1)`, the instrument by its id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
    /// English words that point to an added one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues_en: Vec<String>,
    /// French words that point to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues_fr: Vec<String>,
    /// Why.
    pub why: String,
    /// Who.
    pub by: String,
    /// When: RFC 3339 in UTC.
    pub at: String,
}

/// An edit that does not count, since one that was made before says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedOver {
    /// The edit.
    pub edit: Edit,
    /// Why it does not count.
    pub why: String,
}

impl Edit {
    /// An edit of this sort, with nothing but who, when and why.
    pub fn new(what: EditKind, slug: &str, (why, by, at): (&str, &str, &str)) -> Edit {
        Edit {
            what,
            slug: slug.to_owned(),
            into: None,
            parent: None,
            label_en: None,
            label_fr: None,
            definition: None,
            goals: Vec::new(),
            affected: Vec::new(),
            law: Vec::new(),
            cues_en: Vec::new(),
            cues_fr: Vec::new(),
            why: why.to_owned(),
            by: by.to_owned(),
            at: at.to_owned(),
        }
    }
}
