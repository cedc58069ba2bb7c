//! Records taken out for good: bytes, texts, quotations, listings' words. What stays is a tombstone: number, dates, reason,
//! hashes. One transaction takes out; what follows it (the file made anew, the search for what must not be found) can be
//! done again as often as it is interrupted.

mod pages;
mod probe;
mod proof;
mod words;

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;
use uuid::Uuid;

use super::custody::{self, OnRecord};
use super::holds::Decision;
use super::items::NaturalKey;
use super::{ItemId, Store, StoreError, bodies};
use crate::model::moment::stamp;
use pages::Signs;
use probe::Probes;
pub use proof::Proof;

/// What would be purged.
#[derive(Debug, Default)]
pub struct Purge {
    items: Vec<ItemId>,
    addresses: BTreeSet<String>,
    own: BTreeSet<String>,
    showing: BTreeSet<String>,
    probes: Probes,
    /// How many other records these pages were the evidence of.
    pub others: u64,
    /// Records without a document of their own: another record has these bytes, and is not purged.
    pub shared: Option<String>,
}

impl Purge {
    /// How many stored documents and own pages the records have.
    pub fn documents(&self) -> usize {
        self.own.len()
    }

    /// How many stored pages of listings show them.
    pub fn pages(&self) -> usize {
        self.showing.len()
    }
}

/// How a record stands with purging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purgeable {
    /// It can be purged.
    Yes,
    /// It is listed and public.
    Open,
    /// It was purged; the purge's id, and when it was proved, where it was.
    Before(String, Option<String>),
}

impl Store {
    /// Whether a record may be purged.
    pub fn purgeable(&self, item: ItemId) -> Result<Purgeable, StoreError> {
        let before: Option<(String, Option<String>)> = self
            .connection
            .prepare_cached(
                "SELECT p.id, p.proved FROM item i JOIN purge p ON p.id = i.purged WHERE i.id = ?1",
            )?
            .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        Ok(match before {
            Some((id, proved)) => Purgeable::Before(id, proved),
            None if self.withheld(item)?.is_none() => Purgeable::Open,
            None => Purgeable::Yes,
        })
    }

    /// What a purge of records takes with it: the hearings that they announced quote them. Reads every stored page.
    pub fn plan_purge(&self, items: &[ItemId]) -> Result<Purge, StoreError> {
        let connection = &self.connection;
        let items = words::with_hearings(connection, items)?;
        let key = u64::from_le_bytes(*Uuid::new_v4().as_bytes().first_chunk().unwrap_or(&[0; 8]));
        let addresses = pages::addresses(connection, &items)?;
        let own = pages::own_bodies(connection, &items, &addresses)?;
        let mut showing = pages::listing_bodies(connection, &items)?;
        let shared = pages::shared_with(connection, &items, &own)?;
        let signs = Signs::of(connection, &items, key)?;
        let mut probes = words::probes(connection, &items, &own, key)?;
        pages::each_body(connection, |hash, bytes| {
            if !own.contains(hash) && !showing.contains(hash) && signs.are_in(bytes) {
                showing.insert(hash.to_owned());
            }
        })?;
        let documents = pages::documents_of_others(connection, &items)?;
        showing.retain(|hash| !own.contains(hash) && !documents.contains(hash));
        words::leave_out_others(connection, &items, &own, &mut probes)?;
        let others = words::evidence_of(connection, &items, &showing)?;
        pages::each_body(connection, |hash, bytes| {
            if !own.contains(hash) && !showing.contains(hash) {
                probes.leave_out(&pages::plain(bytes));
            }
        })?;
        Ok(Purge { items, addresses, own, showing, probes, others, shared })
    }

    /// Purges, whole or not at all; the id of the purge. The pages that show the records go with them: its title stands in
    /// their bytes, and bytes are evidence only as long as they are whole. The words are still in the file until [`Store::prove`].
    pub fn purge(&mut self, purge: &Purge, decision: &Decision<'_>) -> Result<String, StoreError> {
        self.connection.pragma_update(None, "secure_delete", true)?;
        let id = Uuid::now_v7().to_string();
        let at = stamp(decision.at);
        let transaction = self.write()?;
        transaction.execute(
            "INSERT INTO purge (id, reason, by, at, probe) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, decision.reason, decision.by, at, json!(purge.probes.safe()).to_string()],
        )?;
        let hashes: BTreeSet<String> = purge.own.union(&purge.showing).cloned().collect();
        for hash in &hashes {
            empty_body(&transaction, hash, &id)?;
        }
        for hash in &purge.own {
            words::drop_text(&transaction, hash)?;
        }
        words::unname(&transaction, &purge.addresses)?;
        let committed =
            bodies::sha256(hashes.iter().map(String::as_str).collect::<Vec<_>>().join("\n").as_bytes());
        for item in &purge.items {
            words::blank(&transaction, *item, (&id, &at))?;
            let detail = format!("{} stored pages, sha256 of their hashes {committed}", hashes.len());
            let entry = OnRecord {
                act: "purge",
                item: *item,
                subject: &format!("purge {id}"),
                detail: &detail,
                by: Some(decision.by),
                at: &at,
            };
            custody::on_record(&transaction, &entry)?;
        }
        transaction.commit()?;
        Ok(id)
    }

    /// What was written outside the database, by the log: the names of files that may still hold what is purged.
    pub fn written_outside(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT DISTINCT subject FROM custody WHERE subject NOT IN ('', 'stdout')
             AND act IN ('report', 'export', 'calendar', 'digest', 'record') ORDER BY subject",
        )?;
        let rows = statement.query_map([], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn empty_body(connection: &Connection, hash: &str, purge: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE body SET zstd = x'' WHERE sha256 = ?1")?.execute([hash])?;
    connection
        .prepare_cached("INSERT OR IGNORE INTO purged_body (sha256, purge) VALUES (?1, ?2)")?
        .execute([hash, purge])?;
    Ok(())
}

/// The key that stands for one that has words in it, an address or a secret number.
fn hidden_key(key: &NaturalKey) -> String {
    let NaturalKey { kind, court, key } = key;
    format!("purged:{}", bodies::sha256(format!("{kind}\n{court}\n{key}").as_bytes()))
}

/// The purged item of a record whose key stood for it before.
pub(super) fn find(connection: &Connection, key: &NaturalKey) -> Result<Option<ItemId>, StoreError> {
    if !connection.prepare_cached("SELECT 1 FROM purge LIMIT 1")?.exists([])? {
        return Ok(None);
    }
    Ok(connection
        .prepare_cached("SELECT id FROM item WHERE kind = ?1 AND court = ?2 AND key = ?3")?
        .query_row(params![key.kind, key.court, hidden_key(key)], |r| r.get(0))
        .optional()?)
}

/// Whether the words of an item were taken out: none of them is taken in again.
pub(super) fn is_purged(connection: &Connection, item: ItemId) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM item WHERE id = ?1 AND purged IS NOT NULL")?
        .exists([item])?)
}
