//! A briefing as a value: what is said, and what each line of it rests on.

use url::Url;

use super::{
    cite::{Authority, Pinpoint},
    document::Run,
};
use crate::{
    analyse::concerns::Goal,
    model::{
        classification::Level,
        moment::Day,
        review::{ConfirmedTag, ReviewRule},
        tag::{Anchoring, Quote},
    },
};

/// What leaves: people's tags under goal, concern and case, each with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// The title.
    pub title: String,
    /// The first and last day it is about; absent is open.
    pub period: (Option<Day>, Option<Day>),
    /// The listings that were read.
    pub made_of: Vec<ReadListing>,
    /// The listings that could not be read.
    pub unread: Vec<Unread>,
    /// The version of the codebook.
    pub codebook: String,
    /// The goals of the codebook, by number, also those without a tag.
    pub sections: Vec<GoalSection>,
    /// How many of the tags no second person has looked at.
    pub unreviewed: usize,
    /// How many tags wait for a review and are not in it for that reason.
    pub waiting: usize,
    /// How many tags it has.
    pub total: usize,
    /// The filings whose tags are not in it.
    pub held_back: Vec<HeldBack>,
    /// Who confirmed the others, by name, with how many.
    pub reviewers: Vec<(String, usize)>,
    /// How many were confirmed by the person who made them.
    pub own: usize,
    /// How tags are reviewed.
    pub review_rule: ReviewRule,
}

/// A listing that a briefing rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadListing {
    /// Its name: `icc/decisions`.
    pub listing: String,
    /// The court it is about, by slug.
    pub court: String,
    /// The last healthy reading, as stored (RFC 3339).
    pub last_good: Option<String>,
    /// How the last reading went, in words.
    pub verdict: String,
}

/// A listing that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its name.
    pub listing: String,
    /// Why.
    pub reason: String,
    /// Since when, as stored (RFC 3339).
    pub since: Option<String>,
}

impl Briefing {
    /// The concerns that have a tag, in order.
    pub fn concerns(&self) -> impl Iterator<Item = &ConcernSection> {
        self.sections.iter().flat_map(|section| &section.concerns)
    }

    /// The tags in order, each with its concern and its case.
    pub fn lines(&self) -> impl Iterator<Item = (&ConcernSection, &CaseSection, &Line)> {
        self.concerns().flat_map(|concern| {
            concern
                .cases
                .iter()
                .flat_map(move |case| case.lines.iter().map(move |line| (concern, case, line)))
        })
    }
}

/// What stands under one goal.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalSection {
    /// The goal.
    pub goal: Goal,
    /// Its concerns, in the order of the codebook.
    pub concerns: Vec<ConcernSection>,
}

/// What stands under one concern.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcernSection {
    /// The concern, by slug.
    pub slug: String,
    /// Its label.
    pub label: String,
    /// Its French label.
    pub label_fr: String,
    /// What it covers.
    pub definition: String,
    /// Who is affected, by slug.
    pub affected: Vec<String>,
    /// The provisions it rests on.
    pub legal: Vec<Basis>,
    /// The other goals it serves: it stands under its first only.
    pub also: Vec<Goal>,
    /// The cases, by court and number.
    pub cases: Vec<CaseSection>,
}

/// A provision of law, named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The title of the instrument.
    pub instrument: String,
    /// The provision.
    pub provision: String,
    /// Whether its text was read.
    pub status: BasisStatus,
}

/// Whether the text of a provision was read when the codebook was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasisStatus {
    /// It was.
    Verified,
    /// It was not: to be confirmed before anyone relies on it.
    FromKnowledge,
}

/// What stands under one case of a concern.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseSection {
    /// The court, by slug.
    pub court: String,
    /// The case or situation number.
    pub case: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// The tags, by date, then number.
    pub lines: Vec<Line>,
}

/// What is said, with what it rests on. There is none without a citation.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    runs: Vec<Run>,
    first: Citation,
    more: Vec<Citation>,
}

impl Statement {
    /// Words with their first citation, and further ones.
    pub fn new(runs: Vec<Run>, first: Citation, more: Vec<Citation>) -> Statement {
        Statement { runs, first, more }
    }

    /// What is said.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The citation that it cannot be without.
    pub fn first(&self) -> &Citation {
        &self.first
    }

    /// What it rests on, the first one first; never empty.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        std::iter::once(&self.first).chain(&self.more)
    }
}

/// What a statement rests on, where in it, and where that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// What is cited.
    pub authority: Authority,
    /// Where in it.
    pub pinpoint: Pinpoint,
    /// Where it was read.
    pub source: Source,
}

/// One tag on one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What is said of the record, with its citation.
    pub statement: Statement,
    /// Its citations in the house style, without styles.
    pub citation: String,
    /// What names the record in the database: kind and natural key. Its court is the case's.
    pub record: (String, String),
    /// The document number as printed.
    pub number: String,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title.
    pub title: String,
    /// The sort of document; empty where nothing is stated.
    pub doctype: String,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Who made the tag.
    pub by: String,
    /// When, as stored (RFC 3339).
    pub at: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// The concern that it was tagged with, by slug, where that was merged into the one it stands under.
    pub tagged_as: Option<String>,
    /// The words it stands on; absent where it stands on the whole record.
    pub quote: Option<Quote>,
    /// How they stand in the text that is stored now.
    pub anchoring: Anchoring,
    /// The tag's id.
    pub tag: String,
    /// Proof that it was confirmed; `None`: only the person who made it has judged it.
    pub confirmed: Option<ConfirmedTag>,
    /// When the record was first seen, as stored (RFC 3339).
    pub first_seen: Option<String>,
    /// The version of the codebook that the tag was made with.
    pub codebook: String,
}

impl Line {
    /// Where the record was read.
    pub fn source(&self) -> &Source {
        &self.statement.first().source
    }
}

/// Where a record stands, and what it was read from: its http address, the page or file that showed it, and the
/// hash of that page's bytes. The two addresses differ where a list shows a record that has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    url: String,
    read_from: String,
    sha256: String,
}

/// A source that cannot be cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoSource {
    /// There is no http or https address.
    Address,
    /// There is no SHA-256 of 64 hexadecimal digits.
    Hash,
}

impl Source {
    /// A source of an http or https address, the page or `file:NAME` it was read from, and that one's SHA-256 in
    /// hexadecimal.
    pub fn new(url: &str, read_from: &str, sha256: &str) -> Result<Source, NoSource> {
        let http = Url::parse(url).is_ok_and(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
        if !http {
            return Err(NoSource::Address);
        }
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NoSource::Hash);
        }
        Ok(Source {
            url: url.trim().to_owned(),
            read_from: read_from.trim().to_owned(),
            sha256: sha256.to_ascii_lowercase(),
        })
    }

    /// The address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The page that showed it, or `file:NAME`.
    pub fn read_from(&self) -> &str {
        &self.read_from
    }

    /// The hash, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// A filing whose tags are kept out: its number and the reason, and nothing else of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldBack {
    /// The number; absent where even the existence of the filing may be secret.
    pub number: Option<String>,
    /// Why.
    pub reason: HoldReason,
}

/// Why a filing's tags are kept out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoldReason {
    /// It is, or may be, of this level.
    Closed(Level),
    /// The last healthy reading lacked it.
    Missing,
    /// It is no longer listed.
    Gone,
    /// It changed in a way that a person must look at first.
    Quarantined,
    /// The team holds it.
    OnHold,
    /// It cannot be cited.
    NoSource(NoSource),
    /// The tag's concern, by slug, is not in the codebook, or is a group.
    UnknownConcern(String),
}
