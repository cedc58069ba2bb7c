//! A page is stored whole or not at all, in one transaction with its snapshot.

use std::collections::HashSet;

use rusqlite::Connection;

use super::problems::Met;
use super::sightings::{self, Outcome, Reading};
use super::{RunId, SnapshotId, Store, StoreError, errands, snapshots};
use crate::model::moment::stamp;
use crate::model::problem::Problem;
use crate::model::record::Listed;
use crate::model::snapshot::{Origin, Snapshot};

/// A page that was read and found healthy.
pub struct SavePage<'a> {
    /// The run it belongs to.
    pub run: RunId,
    /// The listing it is a page of.
    pub listing: &'a str,
    /// Whose word is shown where sources differ, 1 to 3.
    pub authority: u8,
    /// The page as received.
    pub snapshot: &'a Snapshot,
    /// Its records.
    pub listed: &'a [Listed],
    /// What could not be read.
    pub problems: &'a [Problem],
    /// Pages to be asked for: listing, address, and the reference of the row that wants it.
    pub errands: &'a [(String, String, String)],
    /// Ask for all of them again, not only for those of new and changed rows.
    pub all_errands: Errands,
}

/// Which pages about single records are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errands {
    /// Those of rows that are new or changed.
    OfNews,
    /// All: a sweep.
    OfAll,
}

/// What a page came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageReport {
    /// Rows.
    pub read: u64,
    /// Items seen for the first time.
    pub new: u64,
    /// Items that changed.
    pub changed: u64,
    /// Rows that were known and unchanged.
    pub same: u64,
    /// Problems met.
    pub problems: u64,
    /// Those of them that were never met before.
    pub fresh: Vec<Problem>,
}

impl SavePage<'_> {
    fn reading<'a>(&'a self, at: &'a str, snapshot: SnapshotId) -> Reading<'a> {
        Reading {
            listing: self.listing,
            authority: self.authority,
            run: self.run,
            at,
            snapshot,
            recorded: self.snapshot.origin != Origin::Fetched,
        }
    }
}

impl Store {
    /// Stores a page. On any error nothing of it is stored.
    pub fn save_page(&mut self, page: &SavePage<'_>) -> Result<PageReport, StoreError> {
        let transaction = self.write()?;
        let at = stamp(page.snapshot.retrieved);
        let snapshot = snapshots::insert(&transaction, page.snapshot, true)?;
        let reading = page.reading(&at, snapshot);
        let met = Met { listing: page.listing, page: &page.snapshot.url, snapshot: Some(snapshot), at: &at };
        let mut report = PageReport::default();
        let news = part(&transaction, &reading, &met, (page.listed, page.problems), &mut report)?;
        for (listing, url, reference) in page.errands {
            if page.all_errands == Errands::OfAll || news.contains(reference.as_str()) {
                errands::want(&transaction, listing, url, &at)?;
            }
        }
        transaction.commit()?;
        Ok(report)
    }

    /// Stores a page whose records come in parts, since all of them at once would take too much memory: every part,
    /// or none of them where the page is not `sound` in the end.
    pub fn save_in_parts(
        &mut self,
        page: &SavePage<'_>,
        parts: impl Iterator<Item = (Vec<Listed>, Vec<Problem>)>,
        sound: impl FnOnce() -> bool,
    ) -> Result<Option<PageReport>, StoreError> {
        let transaction = self.write()?;
        let at = stamp(page.snapshot.retrieved);
        let snapshot = snapshots::insert(&transaction, page.snapshot, true)?;
        let reading = page.reading(&at, snapshot);
        let met = Met { listing: page.listing, page: &page.snapshot.url, snapshot: Some(snapshot), at: &at };
        let mut report = PageReport::default();
        for (listed, problems) in parts {
            part(&transaction, &reading, &met, (&listed, &problems), &mut report)?;
        }
        if !sound() {
            transaction.rollback()?;
            return Ok(None);
        }
        transaction.commit()?;
        Ok(Some(report))
    }
}

/// Stores records and problems; the references of the rows that are news.
fn part<'l>(
    connection: &Connection,
    reading: &Reading<'_>,
    met: &Met<'_>,
    (listed, problems): (&'l [Listed], &[Problem]),
    report: &mut PageReport,
) -> Result<HashSet<&'l str>, StoreError> {
    let mut news = HashSet::new();
    report.read += listed.len() as u64;
    for listed in listed {
        match sightings::apply(connection, reading, listed)? {
            Outcome::New => report.new += 1,
            Outcome::Changed => report.changed += 1,
            Outcome::Touched => report.same += 1,
            Outcome::Same => {
                report.same += 1;
                continue;
            }
        }
        news.insert(listed.reference.as_str());
    }
    for problem in problems {
        if super::problems::note(connection, met, problem)? {
            report.fresh.push(problem.clone());
        }
        report.problems += 1;
    }
    Ok(news)
}
