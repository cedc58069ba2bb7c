//! What people did to records, as far as a calendar must say that an entry has changed.

use std::collections::BTreeMap;

use rusqlite::params;

use super::{ItemId, Store, StoreError};

/// Holds, their lifting, and decisions. A decision counts for what had closed the record as well.
pub(super) const CLOSING: &str = "SELECT kind, court, key, at FROM hold
    UNION ALL SELECT kind, court, key, lifted_at FROM hold WHERE lifted_at IS NOT NULL
    UNION ALL SELECT kind, court, key, at FROM lift
    UNION ALL SELECT kind, court, key, at FROM lift";

/// What was entered about notification.
pub(super) const NOTIFYING: &str = "SELECT kind, court, key, at FROM notification";

/// Whether the item `i` was closed without a change of what is stored of it: 1 or 0.
pub(super) const CLOSED_UNTIL_DECIDED: &str =
    "(i.state = 'quarantined' AND COALESCE(i.cause, '') <> 'absent')";

/// What was done to a record, to another version of its filing, or to the filing that announced it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Acts {
    /// How often.
    pub count: u32,
    /// When last, as stored.
    pub last: String,
}

impl Acts {
    /// Adds others of the same record.
    pub fn join(&mut self, other: &Acts) {
        self.count += other.count;
        self.last = self.last.clone().max(other.last.clone());
    }

    /// The later of the last act and another instant.
    pub fn or_later(&self, changed: Option<String>) -> Option<String> {
        changed.into_iter().chain([self.last.clone()]).max().filter(|at| !at.is_empty())
    }
}

impl Store {
    /// The acts of these kinds, by the records that they open, close or date.
    pub(super) fn acts(&self, acts: &str) -> Result<BTreeMap<ItemId, Acts>, StoreError> {
        let sql = format!("SELECT kind, court, key, COUNT(*), MAX(at) FROM ({acts}) GROUP BY 1, 2, 3");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut kin = self
            .connection
            .prepare_cached("SELECT DISTINCT item FROM kin WHERE kind = ?1 AND court = ?2 AND key = ?3")?;
        let mut by_item: BTreeMap<ItemId, Acts> = BTreeMap::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let record: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            let (count, last): (u32, String) = (row.get(3)?, row.get(4)?);
            let items = kin.query_map(params![record[0], record[1], record[2]], |r| r.get(0))?;
            for item in items {
                by_item.entry(item?).or_default().join(&Acts { count, last: last.clone() });
            }
        }
        Ok(by_item)
    }
}
