//! What time limits are counted from: filings and sittings with their dates.

use super::filter::{Conditions, Filter};
use super::guard::WITHHELD;
use super::{ItemId, Store, StoreError};
use crate::model::moment::Day;

/// A version of a filing that anybody may read, with its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledVersion {
    /// Its item.
    pub item: ItemId,
    /// The court, by slug.
    pub court: String,
    /// The case or situation.
    pub case: Option<String>,
    /// The base number of its filing.
    pub base: String,
    /// The key of its item.
    pub key: String,
    /// The number as printed, else the base.
    pub number: String,
    /// The title.
    pub title: String,
    /// The sort of document as stored.
    pub sort: String,
    /// The date on its face.
    pub face: Option<Day>,
    /// The day of the registry's stamp.
    pub registered: Option<Day>,
    /// The date as listed.
    pub listed: Option<Day>,
    /// Where it stands.
    pub url: Option<String>,
    /// When it was first seen.
    pub first_seen: String,
    /// When it last changed, as far as it did.
    pub changed: Option<String>,
    /// How often it changed.
    pub changes: u32,
}

impl FiledVersion {
    /// Whether it is the filing itself: no redaction, translation, corrigendum or annex of it.
    pub fn original(&self) -> bool {
        self.key == self.base
    }

    /// The date to cite.
    pub fn date(&self) -> Option<Day> {
        self.face.or(self.listed).or(self.registered)
    }
}

impl Store {
    /// The versions of filings that may be shown, each filing's original first, then by date.
    pub fn filed_versions(&self, filter: &Filter) -> Result<Vec<FiledVersion>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", "f.case_number")
            .days("v.date", filter)
            .and("i.kind = ?", Some("filing".to_owned()));
        let sql = format!(
            "SELECT i.id, i.court, f.case_number, f.base, i.key, COALESCE(NULLIF(v.number, ''), f.base), v.title, v.type,
                    v.face, v.registered, v.listed,
                    COALESCE(v.page_url, (SELECT MIN(url) FROM document d WHERE d.item = i.id AND d.url NOT LIKE 'file:%')),
                    i.first_seen, (SELECT MAX(at) FROM change WHERE change.item = i.id),
                    (SELECT COUNT(*) FROM change WHERE change.item = i.id AND change.kind <> 'new')
             FROM item i JOIN version v ON v.item = i.id JOIN filing f ON f.id = v.filing{} AND {} IS NULL
             ORDER BY i.court, f.base, i.key <> f.base, v.date, i.key",
            c.clause(),
            *WITHHELD
        );
        self.rows(&sql, &c, |r| {
            Ok(FiledVersion {
                item: r.get(0)?,
                court: r.get(1)?,
                case: r.get(2)?,
                base: r.get(3)?,
                key: r.get(4)?,
                number: r.get(5)?,
                title: r.get(6)?,
                sort: r.get(7)?,
                face: r.get(8)?,
                registered: r.get(9)?,
                listed: r.get(10)?,
                url: r.get(11)?,
                first_seen: r.get(12)?,
                changed: r.get(13)?,
                changes: r.get(14)?,
            })
        })
    }
}
