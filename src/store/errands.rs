//! Pages about single records that are still to be asked for.

use rusqlite::{Connection, params};

use super::{Store, StoreError};

/// A page to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenErrand {
    /// The listing that reads it.
    pub listing: String,
    /// Its address.
    pub url: String,
    /// How often it was tried.
    pub tries: u32,
}

pub(super) fn want(connection: &Connection, listing: &str, url: &str, at: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO errand (listing, url, since) VALUES (?1, ?2, ?3)")?
        .execute(params![listing, url, at])?;
    Ok(())
}

impl Store {
    /// What is still to be asked for on behalf of these listings, the least tried first.
    pub fn errands(&self, listing: &str) -> Result<Vec<OpenErrand>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT listing, url, tries FROM errand WHERE listing = ?1 ORDER BY tries, since, url",
        )?;
        let rows = statement.query_map([listing], |r| {
            Ok(OpenErrand { listing: r.get(0)?, url: r.get(1)?, tries: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// An errand is done, or its page is gone for good.
    pub fn errand_done(&mut self, listing: &str, url: &str) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute("DELETE FROM errand WHERE listing = ?1 AND url = ?2", params![listing, url])?;
        Ok(transaction.commit()?)
    }

    /// An errand failed and waits for the next run. Only a page that is not there counts as a try.
    pub fn errand_failed(
        &mut self,
        listing: &str,
        url: &str,
        trouble: &str,
        tries: u32,
    ) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "UPDATE errand SET tries = tries + ?4, trouble = ?3 WHERE listing = ?1 AND url = ?2",
            params![listing, url, trouble, tries],
        )?;
        Ok(transaction.commit()?)
    }
}
