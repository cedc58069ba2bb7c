//! A tag with the record it stands on: what a briefing is made from.

use super::cited::CitedRecord;
use super::classification::Classification;
use super::moment::Day;
use super::review::ConfirmedTag;
use super::tag::{Anchoring, Quote};

/// How a record stands with its publisher and the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is listed.
    Listed,
    /// The last healthy reading lacked it.
    Missing,
    /// Two readings lacked it.
    Gone,
    /// It waits for a person.
    Quarantined,
    /// The team's hold list has it.
    OnHold,
}

/// A tag with the record it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// The tag's id.
    pub tag: String,
    /// The concern, by slug.
    pub concern: String,
    /// The words it stands on, as the text has them that is current.
    pub quote: Option<Quote>,
    /// How they stand in that text.
    pub anchoring: Anchoring,
    /// Where they stand in it; `None` where that is not known, or where they stand on no document.
    pub place: Option<Place>,
    /// The number of the paragraph that they begin in, as printed; to be found by who knows the text.
    pub paragraph: Option<u32>,
    /// Why.
    pub note: Option<String>,
    /// Who made it.
    pub by: String,
    /// When, as stored (RFC 3339).
    pub at: Option<String>,
    /// Proof that it was confirmed; `None`: it waits for a review. Of one that was rejected or taken back nothing is
    /// made.
    pub confirmed: Option<ConfirmedTag>,
    /// The version of the codebook it was made with.
    pub codebook: String,
    /// `filing`, `hearing` or `press`.
    pub kind: String,
    /// The natural key of the record among those of its kind and court.
    pub key: String,
    /// The court, by slug.
    pub court: String,
    /// The case or situation number.
    pub case: Option<String>,
    /// What the case is called.
    pub case_name: Option<String>,
    /// The document number as printed, the reference or the address.
    pub number: String,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title.
    pub title: String,
    /// The sort of document; empty where nothing is stated.
    pub doctype: String,
    /// Who filed it, as printed.
    pub party: Option<String>,
    /// The chamber, as printed.
    pub chamber: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Who may read it: the strictest of the item, its parent and its attachments.
    pub classification: Classification,
    /// How it stands.
    pub standing: Standing,
    /// The address where it stands.
    pub source_url: Option<String>,
    /// The page or `file:NAME` that showed it.
    pub read_from: Option<String>,
    /// The SHA-256 of that page.
    pub snapshot_sha256: Option<String>,
    /// When it was first seen, as stored (RFC 3339).
    pub first_seen: Option<String>,
}

/// Where a passage begins in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The hash of the text.
    pub source: String,
    /// The engine that read it.
    pub engine: String,
    /// The page.
    pub page: u32,
    /// Its first character in the body of the page, counted in characters.
    pub start: usize,
}

impl Tagged {
    /// What a citation of the record is made of. What has no number of its own but an address has none.
    pub fn cited(&self) -> CitedRecord {
        let address = self.number.starts_with("http://") || self.number.starts_with("https://");
        CitedRecord {
            kind: self.kind.clone(),
            court: self.court.clone(),
            case: self.case.clone(),
            case_name: self.case_name.clone(),
            number: if address { String::new() } else { self.number.clone() },
            title: self.title.clone(),
            doctype: self.doctype.clone(),
            party: self.party.clone(),
            chamber: self.chamber.clone(),
            language: self.language.clone(),
            date: self.date,
            url: self.source_url.clone(),
        }
    }
}
