//! The days on which filings were notified, as people entered them.

use rusqlite::params;

use super::{ItemId, Store, StoreError};
use crate::model::moment::{Day, Moment, stamp};
use crate::model::notified::Notified;

/// An entry to be stored.
pub struct NewNotification<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// The filing.
    pub item: ItemId,
    /// The day; `None` takes back what was there.
    pub day: Option<Day>,
    /// Why.
    pub note: Option<&'a str>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

impl Store {
    /// Adds an entry; earlier ones of the same filing stay as they are.
    pub fn add_notification(&mut self, new: &NewNotification<'_>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO notification (id, kind, court, key, day, note, by, at)
             SELECT ?1, kind, court, key, ?3, ?4, ?5, ?6 FROM item WHERE id = ?2",
            params![new.id, new.item, new.day, new.note, new.by, stamp(new.at)],
        )?;
        Ok(transaction.commit()?)
    }

    /// Every entry, the oldest first.
    pub fn notifications(&self) -> Result<Vec<Notified>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, kind, court, key, day, note, by, at FROM notification ORDER BY at, id",
        )?;
        let rows = statement.query_map([], |r| {
            Ok(Notified {
                id: r.get(0)?,
                record: (r.get(1)?, r.get(2)?, r.get(3)?),
                day: r.get(4)?,
                note: r.get(5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entries of a filing, the oldest first.
    pub fn notifications_of(&self, item: ItemId) -> Result<Vec<Notified>, StoreError> {
        let record: (String, String, String) = self
            .connection
            .prepare_cached("SELECT kind, court, key FROM item WHERE id = ?1")?
            .query_row([item], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let mut all = self.notifications()?;
        all.retain(|entry| entry.record == record);
        Ok(all)
    }
}
