//! An entry of the codebook.

use serde::Deserialize;

/// A human-rights concern, with its words and its legal bases.
#[derive(Debug, Clone, Deserialize)]
pub struct Concern {
    /// The name used in commands; never changes its meaning.
    pub slug: String,
    /// 1 is a group and cannot be tagged; 2 and 3 can.
    pub level: u8,
    /// The entry above.
    pub parent: Option<String>,
    /// English label.
    pub label_en: String,
    /// French label.
    pub label_fr: String,
    /// What it covers.
    pub definition: String,
    /// Which of the three goals it serves, by slug.
    #[serde(default)]
    pub goals: Vec<String>,
    /// Who is affected.
    #[serde(default)]
    pub affected: Vec<String>,
    /// The provisions it rests on.
    #[serde(default)]
    pub legal: Vec<LegalBasis>,
    /// English words and phrases that point to it.
    #[serde(default)]
    pub cues_en: Vec<String>,
    /// French ones.
    #[serde(default)]
    pub cues_fr: Vec<String>,
    /// English words that point to it only together with others.
    #[serde(default)]
    pub weak_en: Vec<String>,
    /// French ones.
    #[serde(default)]
    pub weak_fr: Vec<String>,
    /// English phrases that look like it and are not.
    #[serde(default)]
    pub counter_en: Vec<String>,
    /// French ones.
    #[serde(default)]
    pub counter_fr: Vec<String>,
    /// Provisions whose mention points to it.
    #[serde(default)]
    pub refs: Vec<String>,
    /// Concerns beside it, by slug.
    #[serde(default)]
    pub related: Vec<String>,
}

impl Concern {
    /// Whether a person may tag with it: groups only hold others together.
    pub fn taggable(&self) -> bool {
        self.level > 1
    }
}

/// A provision of law, with whether its text was read.
#[derive(Debug, Clone, Deserialize)]
pub struct LegalBasis {
    /// The instrument by id.
    pub instrument: String,
    /// The provision.
    #[serde(rename = "ref")]
    pub provision: String,
    /// `verified` or `from-knowledge`.
    pub status: String,
}
