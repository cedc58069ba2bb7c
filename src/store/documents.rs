//! The documents behind versions: where they are, and the bytes that were last there.

use rusqlite::params;

use super::changes::{self, NewChange};
use super::guard::WITHHELD;
use super::{ItemId, Store, StoreError, bodies, covers, purge, snapshots};
use crate::model::change::ChangeKind;
use crate::model::moment::stamp;
use crate::model::snapshot::Snapshot;

/// A document that may be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentToFetch {
    /// The version it belongs to.
    pub item: ItemId,
    /// Its address.
    pub url: String,
    /// Whether bytes of it are stored.
    pub held: bool,
}

impl Store {
    /// The documents of public, listed versions that a source's listing shows, those not held first.
    pub fn documents_of(&self, listing: &str) -> Result<Vec<DocumentToFetch>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT d.item, d.url, d.snapshot IS NOT NULL FROM document d
             JOIN item i ON i.id = d.item JOIN version v ON v.item = d.item JOIN filing f ON f.id = v.filing
             JOIN sighting s ON s.item = d.item
             WHERE s.listing = ?1 AND ({}) IS NULL AND d.url NOT LIKE 'file:%'
             ORDER BY d.snapshot IS NOT NULL, v.date DESC, d.item, d.url",
            *WITHHELD
        ))?;
        let rows = statement.query_map([listing], |r| {
            Ok(DocumentToFetch { item: r.get(0)?, url: r.get(1)?, held: r.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores the bytes of a document. True when other bytes stood there before. Of a record that was purged nothing is
    /// stored.
    pub fn save_document(
        &mut self,
        listing: &str,
        item: ItemId,
        url: &str,
        snapshot: &Snapshot,
    ) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        if purge::is_purged(&transaction, item)? {
            return Ok(false);
        }
        let before: Option<(i64, String)> = transaction
            .prepare_cached(
                "SELECT s.id, s.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot
                 WHERE d.item = ?1 AND d.url = ?2",
            )?
            .query_map(params![item, url], |r| Ok((r.get(0)?, r.get(1)?)))?
            .next()
            .transpose()?;
        let id = snapshots::insert(&transaction, snapshot, true)?;
        transaction.execute(
            "INSERT INTO document (item, url, snapshot) VALUES (?1, ?2, ?3)
             ON CONFLICT (item, url) DO UPDATE SET snapshot = ?3",
            params![item, url, id],
        )?;
        let hash = bodies::sha256(&snapshot.body);
        covers::of_known(&transaction, &hash, &stamp(snapshot.retrieved))?;
        let replaced = before.filter(|(_, old)| *old != hash);
        if let Some((old_snapshot, old)) = &replaced {
            changes::insert(
                &transaction,
                &NewChange {
                    at: &stamp(snapshot.retrieved),
                    item,
                    kind: ChangeKind::Attachment,
                    old: Some(old),
                    new: Some(&hash),
                    listing,
                    old_snapshot: Some(*old_snapshot),
                    new_snapshot: Some(id),
                },
            )?;
        }
        transaction.commit()?;
        Ok(replaced.is_some())
    }

    /// The versions that a document at this address belongs to.
    pub fn items_of_document(&self, url: &str) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT item FROM document WHERE url = ?1")?;
        let rows = statement.query_map([url], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
