//! Reviews: a person's answers to a tag.

use rusqlite::{OptionalExtension, params};

use super::{ItemId, Store, StoreError, tags};
use crate::model::moment::{Moment, stamp};
use crate::model::review::{Review, Verdict};
use crate::model::rows::TagRow;

/// A review to be stored.
pub struct NewReview<'a> {
    /// UUIDv7.
    pub id: &'a str,
    /// The tag.
    pub tag: &'a str,
    /// What is said of it.
    pub verdict: Verdict,
    /// The concern that the tag has now.
    pub concern: &'a str,
    /// The concern that it gets, where it is changed.
    pub to: Option<&'a str>,
    /// Why.
    pub note: Option<&'a str>,
    /// Who.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

impl Store {
    /// The record that a tag is on, where it is stored here.
    pub fn item_of_tag(&self, id: &str) -> Result<Option<ItemId>, StoreError> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT i.id FROM tag t JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key
                 WHERE t.id = ?1",
            )?
            .query_row([id], |r| r.get(0))
            .optional()?)
    }

    /// What people answered to a tag, the first answer first.
    pub fn reviews_of(&self, tag: &str) -> Result<Vec<Review>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT verdict, was, note, by, at FROM review WHERE tag = ?1 ORDER BY at, id")?;
        let mut rows = statement.query([tag])?;
        let mut reviews = Vec::new();
        while let Some(r) = rows.next()? {
            let Some(verdict) = Verdict::read(&r.get::<_, String>(0)?) else { continue };
            reviews.push(Review { verdict, was: r.get(1)?, note: r.get(2)?, by: r.get(3)?, at: r.get(4)? });
        }
        Ok(reviews)
    }

    /// The same for a reader: without notes where the words of the record stay inside.
    pub fn reviews_shown(&self, tag: &TagRow) -> Result<Vec<Review>, StoreError> {
        let mut reviews = self.reviews_of(&tag.id)?;
        if tag.withheld.is_some() {
            for review in &mut reviews {
                review.note = None;
            }
        }
        Ok(reviews)
    }

    /// Stores a review, and what the tag becomes by it. False when the tag was taken back, or has another concern
    /// by now: then nothing is stored.
    pub fn add_review(&mut self, review: &NewReview<'_>) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let rejected = review.verdict == Verdict::Rejected;
        let changed = transaction.execute(
            "UPDATE tag SET state = ?2, concern = ?3, reason = ?4, changed_by = ?5, changed_at = ?6
             WHERE id = ?1 AND state <> 'removed' AND concern = ?7",
            params![
                review.tag,
                if rejected { "rejected" } else { "confirmed" },
                review.to.unwrap_or(review.concern),
                review.note.filter(|_| rejected),
                rejected.then_some(review.by),
                rejected.then(|| stamp(review.at)),
                review.concern,
            ],
        )?;
        if changed == 0 {
            return Ok(false);
        }
        transaction.execute(
            "INSERT INTO review (id, tag, verdict, was, concern, note, by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                review.id,
                review.tag,
                review.verdict.word(),
                review.to.map(|_| review.concern),
                review.to.unwrap_or(review.concern),
                review.note,
                review.by,
                stamp(review.at),
            ],
        )?;
        tags::note(
            &transaction,
            ("review", review.tag),
            review.verdict.word(),
            (Some(review.by), &stamp(review.at)),
        )?;
        transaction.commit()?;
        Ok(true)
    }
}
