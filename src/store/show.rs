//! One record with everything that is known of it.

use rusqlite::{OptionalExtension, params};

use super::guard::{STANDING, TABLES, WHY};
use super::{ItemId, Store, StoreError};

/// A record, its sightings and its changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// `filing`, `hearing` or `press`.
    pub kind: String,
    /// Court slug; empty for an observer's feed.
    pub court: String,
    /// The number as printed, or the address.
    pub number: String,
    /// The base number of a filing.
    pub base: Option<String>,
    /// The case number.
    pub case: Option<String>,
    /// What the case is called.
    pub case_name: Option<String>,
    /// The title.
    pub title: String,
    /// Labelled facts in the order to show them.
    pub facts: Vec<(&'static str, String)>,
    /// `listed`, `gone`, `quarantined`, or `held` by the team.
    pub state: String,
    /// Why it is not simply listed.
    pub reason: Option<String>,
    /// Why its words stay inside; `None` where they may be shown.
    pub withheld: Option<String>,
    /// Who may read it.
    pub level: Option<String>,
    /// When it was first seen.
    pub first_seen: String,
    /// Documents: address, and the hash of what was last there.
    pub documents: Vec<(String, Option<String>)>,
    /// Text of a press item, or the sentence of a hearing.
    pub text: Option<String>,
    /// Listing, first seen, last seen, address and hash of the last page.
    pub sightings: Vec<Sighting>,
}

/// A source listed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// `icc/decisions`.
    pub listing: String,
    /// When it was first seen there.
    pub first_seen: String,
    /// When it was last seen there.
    pub last_seen: String,
    /// Complete readings since that lacked it.
    pub missed: u32,
    /// The page that showed it last.
    pub page: String,
    /// The hash of that page.
    pub sha256: String,
}

impl Shown {
    /// Leaves what a tombstone has: number, dates, who may read it, when and where it was seen, hashes.
    fn hold_back(&mut self) {
        const KEPT: [&str; 6] =
            ["on its face", "registered", "as listed", "date", "starts", "classification"];
        self.title.clear();
        self.text = None;
        self.facts.retain(|(label, _)| KEPT.contains(label));
        self.documents.iter_mut().for_each(|(url, _)| url.clear());
    }
}

impl Store {
    /// One record; of one whose words stay inside, none of them.
    pub fn show(&self, item: ItemId) -> Result<Shown, StoreError> {
        let mut shown = self
            .connection
            .prepare_cached(&format!(
                "SELECT i.kind, i.court, COALESCE(NULLIF(v.number, ''), p.reference, i.key), f.base,
                    COALESCE(f.case_number, h.case_number), COALESCE(f.case_name, p.case_name),
                    COALESCE(v.title, p.title, h.kind), {}, i.reason, v.level, i.first_seen,
                    COALESCE(p.body, h.evidence), {}
             FROM item i {TABLES}
             LEFT JOIN press p ON p.item = i.id LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
                *STANDING, *WHY
            ))?
            .query_row([item], |r| {
                Ok(Shown {
                    kind: r.get(0)?,
                    court: r.get(1)?,
                    number: r.get(2)?,
                    base: r.get(3)?,
                    case: r.get(4)?,
                    case_name: r.get(5)?,
                    title: r.get(6)?,
                    state: r.get(7)?,
                    reason: r.get(8)?,
                    level: r.get(9)?,
                    first_seen: r.get(10)?,
                    text: r.get(11)?,
                    withheld: r.get(12)?,
                    ..Shown::default()
                })
            })?;
        shown.facts = self.facts(item)?;
        shown.documents = self.documents_shown(item)?;
        shown.sightings = self.sightings_of(item)?;
        if shown.withheld.is_some() {
            shown.hold_back();
        }
        Ok(shown)
    }

    fn facts(&self, item: ItemId) -> Result<Vec<(&'static str, String)>, StoreError> {
        const LABELS: [&str; 14] = [
            "on its face",
            "registered",
            "as listed",
            "type",
            "party",
            "chamber",
            "language",
            "pages",
            "classification",
            "date",
            "starts",
            "ends",
            "room",
            "status",
        ];
        let values: Option<Vec<Option<String>>> = self
            .connection
            .prepare_cached(
                "SELECT v.face, v.registered, v.listed, NULLIF(COALESCE(v.type, p.type), ''), v.party, v.chamber,
                        v.language, CAST(v.pages AS TEXT), COALESCE(NULLIF(v.classification, ''), v.level), p.date,
                        h.starts, h.ends, h.room, h.status
                 FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
                 LEFT JOIN hearing h ON h.item = i.id WHERE i.id = ?1",
            )?
            .query_row([item], |r| (0..LABELS.len()).map(|column| r.get(column)).collect())
            .optional()?;
        Ok(LABELS
            .into_iter()
            .zip(values.into_iter().flatten())
            .filter_map(|(label, value)| Some((label, value?)))
            .collect())
    }

    fn documents_shown(&self, item: ItemId) -> Result<Vec<(String, Option<String>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT d.url, s.sha256 FROM document d LEFT JOIN snapshot s ON s.id = d.snapshot
             WHERE d.item = ?1 ORDER BY d.url",
        )?;
        let rows = statement.query_map([item], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn sightings_of(&self, item: ItemId) -> Result<Vec<Sighting>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.listing, s.first_seen, s.last_seen, s.missed, n.url, n.sha256
             FROM sighting s JOIN snapshot n ON n.id = s.last_snapshot
             WHERE s.item = ?1 ORDER BY s.first_seen, s.listing, s.reference",
        )?;
        let rows = statement.query_map([item], |r| {
            Ok(Sighting {
                listing: r.get(0)?,
                first_seen: r.get(1)?,
                last_seen: r.get(2)?,
                missed: r.get(3)?,
                page: r.get(4)?,
                sha256: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The tags on a record that were not taken back.
    pub fn tags_on(&self, item: ItemId) -> Result<Vec<crate::model::rows::TagRow>, StoreError> {
        let sql = format!(
            "SELECT {} FROM {} WHERE i.id = ?1 AND t.state <> 'removed' ORDER BY t.at, t.id",
            super::tags::tag_columns(),
            super::tags::TAG_TABLES
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![item], super::tags::tag_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All versions of the filing that an item is a version of; the item itself where it is none.
    pub fn family_around(&self, item: ItemId) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT b.item FROM version a JOIN version b ON b.filing = a.filing WHERE a.item = ?1",
        )?;
        let family: Vec<ItemId> = statement.query_map([item], |r| r.get(0))?.collect::<Result<_, _>>()?;
        Ok(if family.is_empty() { vec![item] } else { family })
    }
}
