//! What is known of a listing between runs.

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError};
use crate::model::moment::{Day, Moment, stamp};

/// What is known of a listing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListingState {
    /// The last healthy reading.
    pub last_good: Option<String>,
    /// The last healthy reading of the whole; `None`: never read whole.
    pub last_sweep: Option<String>,
    /// Where a whole reading was cut off.
    pub resume: Option<String>,
    /// Rows that the source stated and the last whole reading did not meet.
    pub offset: u64,
    /// Rows known and not gone.
    pub known: u64,
    /// Those of them that the last complete reading lacked: held back, and not gone yet.
    pub missed: u64,
    /// The newest date of any row.
    pub newest: Option<Day>,
}

impl Store {
    /// What is known of a listing.
    pub fn listing_state(&self, listing: &str) -> Result<ListingState, StoreError> {
        let noted = self
            .connection
            .query_row(
                "SELECT last_good, last_sweep, resume, offset FROM listing WHERE name = ?1",
                [listing],
                |r| {
                    Ok(ListingState {
                        last_good: r.get(0)?,
                        last_sweep: r.get(1)?,
                        resume: r.get(2)?,
                        offset: r.get(3)?,
                        ..ListingState::default()
                    })
                },
            )
            .optional()?;
        Ok(ListingState {
            known: self.known_rows(listing)?,
            missed: self.missed_rows(listing)?,
            newest: self.newest_row(listing)?,
            ..noted.unwrap_or_default()
        })
    }

    /// Rows of a listing that are known and not gone. Hearings that its rows announce are no rows of it.
    pub fn known_rows(&self, listing: &str) -> Result<u64, StoreError> {
        self.rows_missed(listing, 0, 1)
    }

    /// Rows that the last reading which could tell still had.
    pub fn listed_rows(&self, listing: &str) -> Result<u64, StoreError> {
        self.rows_missed(listing, 0, 0)
    }

    /// Rows that one complete reading lacked.
    pub fn missed_rows(&self, listing: &str) -> Result<u64, StoreError> {
        self.rows_missed(listing, 1, 1)
    }

    fn rows_missed(&self, listing: &str, least: i64, most: i64) -> Result<u64, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT COUNT(*) FROM sighting WHERE listing = ?1 AND missed BETWEEN ?2 AND ?3
                 AND instr(reference, '#hearing-') = 0",
            )?
            .query_row(params![listing, least, most], |r| r.get(0))?)
    }

    fn newest_row(&self, listing: &str) -> Result<Option<Day>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT MAX(COALESCE(v.date, p.date, h.day)) FROM sighting s
                 LEFT JOIN version v ON v.item = s.item LEFT JOIN press p ON p.item = s.item
                 LEFT JOIN hearing h ON h.item = s.item
                 WHERE s.listing = ?1 AND instr(s.reference, '#hearing-') = 0",
            )?
            .query_row([listing], |r| r.get(0))?)
    }

    /// For each case, how many rows of a listing are known and not gone, and how many of them were missed.
    pub fn known_by_case(&self, listing: &str) -> Result<Vec<(String, u64, u64)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.case_number, COUNT(*), SUM(s.missed) FROM sighting s JOIN version v ON v.item = s.item
             JOIN filing f ON f.id = v.filing
             WHERE s.listing = ?1 AND s.missed < 2 AND f.case_number IS NOT NULL
             GROUP BY f.case_number ORDER BY f.case_number",
        )?;
        let rows = statement.query_map([listing], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many of these references the listing has shown before.
    pub fn known_of(&self, listing: &str, references: &[&str]) -> Result<usize, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM sighting WHERE listing = ?1 AND reference = ?2 AND missed = 0")?;
        let mut known = 0;
        for reference in references {
            known += usize::from(statement.exists(params![listing, reference])?);
        }
        Ok(known)
    }

    /// A page is unchanged, so its rows are still listed.
    pub fn still_listed(
        &mut self,
        listing: &str,
        references: &[&str],
        run: i64,
        at: Moment,
    ) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let at = stamp(at);
        for reference in references {
            transaction
                .prepare_cached(
                    "UPDATE sighting SET last_run = MAX(last_run, ?3), last_seen = MAX(last_seen, ?4)
                     WHERE listing = ?1 AND reference = ?2",
                )?
                .execute(params![listing, reference, run, at])?;
        }
        Ok(transaction.commit()?)
    }

    /// How many rows a run has met. What a later run met while this one was under way is there as well.
    pub fn seen_in_run(&self, listing: &str, run: i64) -> Result<u64, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT COUNT(*) FROM sighting WHERE listing = ?1 AND last_run >= ?2
                 AND instr(reference, '#hearing-') = 0",
            )?
            .query_row(params![listing, run], |r| r.get(0))?)
    }

    /// Notes a healthy reading; `swept` when it was of the whole.
    pub fn note_good(&mut self, listing: &str, at: Moment, swept: bool) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO listing (name, last_good, last_sweep) VALUES (?1, ?2, IIF(?3, ?2, NULL))
             ON CONFLICT (name) DO UPDATE SET last_good = MAX(COALESCE(last_good, ?2), ?2),
                last_sweep = IIF(?3, MAX(COALESCE(last_sweep, ?2), ?2), last_sweep),
                                              resume = IIF(?3, NULL, resume)",
            params![listing, stamp(at), swept],
        )?;
        Ok(transaction.commit()?)
    }

    /// Notes that a person imported a healthy page. It says nothing of the whole.
    pub fn note_import(&mut self, listing: &str, at: Moment) -> Result<(), StoreError> {
        self.note_good(listing, at, false)
    }

    /// Notes how many rows the source states that a whole reading did not meet.
    pub fn note_offset(&mut self, listing: &str, offset: u64) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO listing (name, offset) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET offset = ?2",
            params![listing, offset],
        )?;
        Ok(transaction.commit()?)
    }

    /// Notes where a whole reading was cut off.
    pub fn note_resume(&mut self, listing: &str, url: Option<&str>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO listing (name, resume) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET resume = ?2",
            params![listing, url],
        )?;
        Ok(transaction.commit()?)
    }

    /// A complete and healthy reading is over: what it lacked is held back at once, and gone after the
    /// second such reading. `case` limits both to one case. How many became gone.
    pub fn conclude_absent(
        &mut self,
        listing: &str,
        run: i64,
        case: Option<&str>,
        at: Moment,
    ) -> Result<u64, StoreError> {
        let transaction = self.write()?;
        let absent = super::presence::absent(&transaction, listing, run, case)?;
        let mut gone = 0;
        for sighting in &absent {
            gone += u64::from(super::presence::miss(&transaction, listing, sighting, at)?);
        }
        transaction.commit()?;
        Ok(gone)
    }
}
