//! The codebook of concerns that ships with the program.
//!
//! Its data is `concerns.toml` beside this file: three goals, eleven groups, the concerns under them with
//! their legal bases, and the instruments that the bases name. Keys that are not read here (cues, references)
//! stay in the file for those who need them.

use std::{collections::BTreeMap, collections::BTreeSet, fmt, sync::LazyLock};

use serde::Deserialize;

use super::nearest;
use crate::model::concern::Concern;
use crate::model::edit::PassedOver;

/// One of the project's three goals: the top level of all that is tagged and published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The name used in data: `rights-compliance`.
    pub slug: String,
    /// English wording.
    pub en: String,
    /// French wording.
    pub fr: String,
    /// 1, 2 or 3.
    pub number: u8,
}

/// A treaty, statute, rule book or set of principles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Instrument {
    /// The name that legal bases use: `iccpr`.
    pub id: String,
    /// The usual title.
    pub title: String,
    /// The citation.
    pub citation: String,
    /// Whether its text was read, in words.
    pub provenance: String,
}

/// The codebook, in the order of its file. Every parent, goal and instrument that an entry names exists.
#[derive(Debug, Clone)]
pub struct Codebook {
    version: String,
    goals: Vec<Goal>,
    instruments: Vec<Instrument>,
    concerns: Vec<Concern>,
    pub(super) edited: Edited,
}

/// What the team changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Edited {
    /// Added by the team.
    pub own: BTreeSet<String>,
    /// Under a label of the team's.
    pub renamed: BTreeSet<String>,
    /// Out of use.
    pub retired: BTreeSet<String>,
    /// Counted under another.
    pub merged: BTreeMap<String, String>,
    /// Edits that an earlier one rules out.
    pub passed_over: Vec<PassedOver>,
}

/// Why a codebook could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodebookError {
    /// It is not TOML of the codebook's shape; what the TOML reader says.
    Shape(String),
    /// An entry says something that cannot hold.
    Entry {
        /// The slug of the entry.
        entry: String,
        /// What it must have.
        expected: &'static str,
        /// What it has.
        found: String,
    },
}

impl fmt::Display for CodebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CodebookError::Shape(why) => write!(f, "could not read the codebook: {why}"),
            CodebookError::Entry { entry, expected, found } => {
                write!(
                    f,
                    "could not read the codebook: entry `{entry}`: expected {expected}, found `{found}`"
                )
            }
        }
    }
}

impl std::error::Error for CodebookError {}

#[derive(Deserialize)]
struct File {
    meta: Meta,
    #[serde(rename = "instrument", default)]
    instruments: Vec<Instrument>,
    #[serde(rename = "concern", default)]
    concerns: Vec<Concern>,
}

#[derive(Deserialize)]
struct Meta {
    version: String,
    goals: BTreeMap<String, GoalWords>,
}

#[derive(Deserialize)]
struct GoalWords {
    en: String,
    fr: String,
    number: u8,
}

static SHIPPED: LazyLock<Result<Codebook, CodebookError>> =
    LazyLock::new(|| Codebook::read(include_str!("concerns.toml")));

impl Codebook {
    /// The codebook in the binary, parsed on first use and only once.
    pub fn shipped() -> Result<&'static Codebook, CodebookError> {
        SHIPPED.as_ref().map_err(Clone::clone)
    }

    /// Reads a codebook from TOML of the shape of `concerns.toml`.
    pub fn read(toml: &str) -> Result<Codebook, CodebookError> {
        let file: File = toml::from_str(toml).map_err(|e| CodebookError::Shape(e.to_string()))?;
        let mut goals: Vec<Goal> = file
            .meta
            .goals
            .into_iter()
            .map(|(slug, words)| Goal { slug, en: words.en, fr: words.fr, number: words.number })
            .collect();
        goals.sort_by_key(|goal| goal.number);
        let codebook = Codebook {
            version: file.meta.version,
            goals,
            instruments: file.instruments,
            concerns: file.concerns,
            edited: Edited::default(),
        };
        codebook.check()?;
        Ok(codebook)
    }

    fn check(&self) -> Result<(), CodebookError> {
        let mut seen = BTreeSet::new();
        for concern in &self.concerns {
            let refuse = |expected, found: &str| {
                Err(CodebookError::Entry { entry: concern.slug.clone(), expected, found: found.to_owned() })
            };
            if !seen.insert(concern.slug.as_str()) {
                return refuse("a slug of its own", &concern.slug);
            }
            if let Some(goal) = concern.goals.iter().find(|slug| self.goal(slug).is_none()) {
                return refuse("a goal of the codebook", goal);
            }
            if concern.goals.is_empty() {
                return refuse("at least one goal", "");
            }
            if let Some(basis) = concern.legal.iter().find(|b| self.instrument(&b.instrument).is_none()) {
                return refuse("an instrument of the codebook", &basis.instrument);
            }
            let parent = concern.parent.as_deref();
            let parent_level = parent.and_then(|slug| self.get(slug)).map_or(0, |p| p.level);
            if parent_level + 1 != concern.level {
                return refuse("a parent one level up", parent.unwrap_or(""));
            }
        }
        Ok(())
    }

    /// The version that every tag keeps: `2025.1.2`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The goals, by number.
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// The instruments.
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Every entry, groups and concerns.
    pub fn entries(&self) -> &[Concern] {
        &self.concerns
    }

    /// The groups: they hold concerns together and cannot be tagged.
    pub fn groups(&self) -> impl Iterator<Item = &Concern> {
        self.concerns.iter().filter(|c| !c.taggable())
    }

    /// The concerns that a person may tag with: neither retired nor merged into another.
    pub fn taggable(&self) -> impl Iterator<Item = &Concern> {
        self.counted().filter(|c| !self.is_retired(&c.slug))
    }

    /// The concerns under which tags are counted: those that a person may tag with, and retired ones.
    pub fn counted(&self) -> impl Iterator<Item = &Concern> {
        self.concerns.iter().filter(|c| c.taggable() && self.merged_into(&c.slug).is_none())
    }

    /// The entry with this slug, group or concern.
    pub fn get(&self, slug: &str) -> Option<&Concern> {
        self.concerns.iter().find(|c| c.slug == slug)
    }

    /// Up to three concerns whose slug or label (English, French) is near a word, the nearest first: for "did you mean".
    pub fn nearest(&self, word: &str) -> Vec<&Concern> {
        nearest::nearest(word, self.taggable())
    }

    /// The goal with this slug.
    pub fn goal(&self, slug: &str) -> Option<&Goal> {
        self.goals.iter().find(|g| g.slug == slug)
    }

    /// The instrument with this id.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|i| i.id == id)
    }

    /// The group that a concern stands in; a group stands in itself.
    pub fn group_of<'a>(&'a self, concern: &'a Concern) -> Option<&'a Concern> {
        let parent = concern.parent.as_deref();
        match parent.and_then(|slug| self.get(slug)) {
            Some(above) => self.group_of(above),
            None => Some(concern).filter(|c| !c.taggable()),
        }
    }

    /// The goals of a concern, by number.
    pub fn goals_of(&self, concern: &Concern) -> Vec<&Goal> {
        self.goals.iter().filter(|goal| concern.goals.contains(&goal.slug)).collect()
    }

    /// The goal under which a concern is published: its first by number.
    pub fn goal_of(&self, concern: &Concern) -> Option<&Goal> {
        self.goals.iter().find(|goal| concern.goals.contains(&goal.slug))
    }
}

impl Codebook {
    /// Whether a team has changed anything in it.
    pub fn is_edited(&self) -> bool {
        let Edited { own, renamed, retired, merged, passed_over: _ } = &self.edited;
        !(own.is_empty() && renamed.is_empty() && retired.is_empty() && merged.is_empty())
    }

    /// The concern or group that the team added, or gave a label of its own.
    pub fn is_team(&self, slug: &str) -> bool {
        self.edited.own.contains(slug) || self.edited.renamed.contains(slug)
    }

    /// The team's edits that do not count, since an earlier one says otherwise.
    pub fn passed_over(&self) -> &[PassedOver] {
        &self.edited.passed_over
    }

    /// Whether the team took it out of use.
    pub fn is_retired(&self, slug: &str) -> bool {
        self.edited.retired.contains(slug)
    }

    /// The concern under which the tags of a merged one are counted.
    pub fn merged_into(&self, slug: &str) -> Option<&str> {
        let mut into = self.edited.merged.get(slug)?;
        while let Some(further) = self.edited.merged.get(into) {
            into = further;
        }
        Some(into)
    }

    /// The concern under which tags with this slug are counted: itself, unless it was merged.
    pub fn counted_under(&self, slug: &str) -> Option<&Concern> {
        self.get(self.merged_into(slug).unwrap_or(slug)).filter(|concern| concern.taggable())
    }

    /// The slugs whose tags are counted under this one, itself first.
    pub fn counted_with(&self, slug: &str) -> Vec<String> {
        let merged = self.edited.merged.keys().filter(|from| self.merged_into(from) == Some(slug));
        std::iter::once(slug.to_owned()).chain(merged.cloned()).collect()
    }

    /// A copy that may be edited, with the version it then has.
    pub(super) fn copy(&self, version: String) -> Codebook {
        Codebook { version, ..self.clone() }
    }

    /// The entries, to be edited.
    pub(super) fn entries_mut(&mut self) -> &mut Vec<Concern> {
        &mut self.concerns
    }
}

#[cfg(test)]
#[path = "concerns_test.rs"]
mod tests;
