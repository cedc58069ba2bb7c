//! The days on which filings were notified, as people entered them.

use rusqlite::{Row, params};

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
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entries of a filing, the oldest first.
    pub fn notifications_of(&self, item: ItemId) -> Result<Vec<Notified>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, n.kind, n.court, n.key, n.day, n.note, n.by, n.at
             FROM item i JOIN notification n ON n.kind = i.kind AND n.court = i.court AND n.key = i.key
             WHERE i.id = ?1 ORDER BY n.at, n.id",
        )?;
        let rows = statement.query_map([item], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read(r: &Row<'_>) -> rusqlite::Result<Notified> {
    Ok(Notified {
        id: r.get(0)?,
        record: (r.get(1)?, r.get(2)?, r.get(3)?),
        day: r.get(4)?,
        note: r.get(5)?,
        by: r.get(6)?,
        at: r.get(7)?,
    })
}
