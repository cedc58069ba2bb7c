//! What time limits are counted from: filings and sittings with their dates.

use super::acts::{CLOSED_UNTIL_DECIDED, CLOSING, NOTIFYING};
use super::filter::{Conditions, Filter};
use super::guard::WITHHELD;
use super::{ItemId, Store, StoreError};
use crate::model::moment::Day;

/// A version of a filing with its dates, and the history of all versions of that filing.
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
    /// Its words stay inside.
    pub withheld: bool,
    /// It is only missing in the last reading of its source, which may lift that.
    pub missing: bool,
    /// When the filing was first seen.
    pub first_seen: String,
    /// When the filing last changed, or a person opened, closed or dated it.
    pub changed: Option<String>,
    /// How often that was: it only ever grows.
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
    /// The versions of filings, also those that stay inside, each filing's original first, then by date.
    pub fn filed_versions(&self, filter: &Filter) -> Result<Vec<FiledVersion>, StoreError> {
        let (mut closing, notifying) = (self.acts(CLOSING)?, self.acts(NOTIFYING)?);
        for (item, acts) in notifying {
            closing.entry(item).or_default().join(&acts);
        }
        let mut c = Conditions::new();
        c.common(filter, "i.court", "f.case_number")
            .days("v.date", filter)
            .and("i.kind = ?", Some("filing".to_owned()));
        let sql = format!(
            "SELECT i.id, i.court, f.case_number, f.base, i.key, COALESCE(NULLIF(v.number, ''), f.base), v.title, v.type,
                    v.face, v.registered, v.listed,
                    COALESCE(v.page_url, (SELECT MIN(url) FROM document d WHERE d.item = i.id AND d.url NOT LIKE 'file:%')),
                    {withheld} IS NOT NULL, {CLOSED_UNTIL_DECIDED} IS FALSE AND i.state = 'quarantined',
                    (SELECT MIN(a.first_seen) FROM version w JOIN item a ON a.id = w.item WHERE w.filing = f.id),
                    (SELECT MAX(c.at) FROM version w JOIN change c ON c.item = w.item WHERE w.filing = f.id),
                    (SELECT COUNT(*) - 1 FROM version w WHERE w.filing = f.id)
                    + (SELECT COUNT(*) FROM version w JOIN change c ON c.item = w.item
                       WHERE w.filing = f.id AND c.kind <> 'new')
                    + (SELECT COUNT(*) FROM version w JOIN item i ON i.id = w.item
                       WHERE w.filing = f.id AND {CLOSED_UNTIL_DECIDED})
             FROM item i JOIN version v ON v.item = i.id JOIN filing f ON f.id = v.filing{clause}
             ORDER BY i.court, f.base, i.key <> f.base, v.date, i.key",
            withheld = *WITHHELD,
            clause = c.clause()
        );
        self.rows(&sql, &c, |r| {
            let item = r.get(0)?;
            let done = closing.get(&item).cloned().unwrap_or_default();
            Ok(FiledVersion {
                item,
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
                withheld: r.get(12)?,
                missing: r.get(13)?,
                first_seen: r.get(14)?,
                changed: done.or_later(r.get(15)?),
                changes: r.get::<_, u32>(16)? + done.count,
            })
        })
    }
}
