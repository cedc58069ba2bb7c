//! Who did what when: a log that only grows, each entry with the hash of the one before it.
//!
//! # What is hashed
//! SHA-256 of the JSON array `[seq, at, by, act, item, subject, detail, before]`, without white space and in UTF-8. Taking
//! an entry out or changing one breaks the chain at the next; cutting off the end leaves `custody_head` ahead of the log.
//! Whoever rewrites the whole chain and the head with it leaves no trace in this file: note the head's hash elsewhere.
//!
//! # What is not in it
//! Words of records: an entry names its record by row, a page by its snapshot, a tag or hold by its id. So nothing has to
//! be taken out of it when a record is purged.

use std::sync::{Arc, Mutex};

use chrono::Utc;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

use super::filter::{Conditions, Filter, limit};
use super::{ItemId, SnapshotId, Store, StoreError, bodies};
use crate::model::harm_rows::CustodyRow;
use crate::model::moment::stamp;

/// What stands before the first entry.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Something that was done and that the log keeps.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// What: `report`, `export`, `calendar`, `hold`, …
    pub act: &'a str,
    /// What it was done to: the name of a file, a snapshot. No words of a record.
    pub subject: &'a str,
    /// What came of it: the hash of what left, how many records it had. No words of a record.
    pub detail: &'a str,
}

/// An entry about a record.
pub(super) struct OnRecord<'a> {
    pub act: &'a str,
    pub item: ItemId,
    pub subject: &'a str,
    pub detail: &'a str,
    /// Who; `None`: whoever runs the program.
    pub by: Option<&'a str>,
    /// When (RFC 3339).
    pub at: &'a str,
}

/// Who runs the program, as SQL is told by `actor()`.
#[derive(Clone, Default)]
pub(super) struct Actor(Arc<Mutex<String>>);

impl Actor {
    /// Teaches SQL who acts.
    pub fn add_to(&self, connection: &Connection) -> rusqlite::Result<()> {
        let own = self.clone();
        connection.create_scalar_function("actor", 0, FunctionFlags::SQLITE_UTF8, move |_| Ok(own.name()))
    }

    fn name(&self) -> String {
        let name = self.0.lock().map(|name| name.clone()).unwrap_or_default();
        if name.is_empty() { concat!("courtwatch/", env!("CARGO_PKG_VERSION")).to_owned() } else { name }
    }
}

/// Adds an entry about a record.
pub(super) fn on_record(connection: &Connection, entry: &OnRecord<'_>) -> Result<(), StoreError> {
    let OnRecord { act, item, subject, detail, by, at } = entry;
    add(connection, (act, subject, detail), Some(*item), (*by, at))
}

/// Adds an entry about what was received: it commits to the hash of everything that is kept of it.
pub(super) fn captured(connection: &Connection, snapshot: SnapshotId, at: &str) -> Result<(), StoreError> {
    let Some(capture) = capture_hash(connection, snapshot)? else { return Ok(()) };
    add(connection, ("capture", &format!("snapshot {snapshot}"), &capture), None, (None, at))
}

fn add(
    connection: &Connection,
    (act, subject, detail): (&str, &str, &str),
    item: Option<ItemId>,
    (by, at): (Option<&str>, &str),
) -> Result<(), StoreError> {
    let (last, before): (i64, String) = connection
        .prepare_cached("SELECT seq, hash FROM custody_head")?
        .query_row([], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?
        .unwrap_or_else(|| (0, NOTHING.to_owned()));
    let by = match by {
        Some(by) => by.to_owned(),
        None => connection.prepare_cached("SELECT actor()")?.query_row([], |r| r.get(0))?,
    };
    let seq = last + 1;
    let hash = hash(&json!([seq, at, by, act, item, subject, detail, before]));
    connection
        .prepare_cached(
            "INSERT INTO custody (seq, at, by, act, item, subject, detail, before, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![seq, at, by, act, item, subject, detail, before, hash])?;
    Ok(())
}

fn hash(entry: &serde_json::Value) -> String {
    bodies::sha256(entry.to_string().as_bytes())
}

/// The hash of a snapshot with everything that was kept of how it was received; `None` where there is none.
fn capture_hash(connection: &Connection, snapshot: SnapshotId) -> Result<Option<String>, StoreError> {
    let fields = connection
        .prepare_cached(
            "SELECT json_array(id, url, final_url, retrieved, status, headers, media_type, sha256, origin, agent, accepted)
             FROM snapshot WHERE id = ?1",
        )?
        .query_row([snapshot], |r| r.get::<_, String>(0))
        .optional()?;
    Ok(fields.map(|fields| bodies::sha256(fields.as_bytes())))
}

/// What a check of the log found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Entries read.
    pub entries: u64,
    /// The hash of the last one, to be noted elsewhere; empty where there is none.
    pub head: String,
    /// The first entry that does not follow, or what is missing at the end.
    pub broken: Option<String>,
    /// Snapshots that are not what was captured.
    pub altered: Vec<String>,
}

impl Chain {
    /// Whether every entry follows the one before, and every snapshot is what was captured.
    pub fn sound(&self) -> bool {
        self.broken.is_none() && self.altered.is_empty()
    }
}

impl Store {
    /// Says who runs the program: what it does by itself is in the log under this name.
    pub fn act_as(&mut self, name: &str) {
        if let Ok(mut known) = self.actor.0.lock() {
            name.clone_into(&mut known);
        }
    }

    /// Adds an entry to the log, at this instant and by whoever runs the program: what left, what was looked at.
    pub fn record_act(&mut self, act: &Act<'_>) -> Result<(), StoreError> {
        let transaction = self.write()?;
        add(&transaction, (act.act, act.subject, act.detail), None, (None, &stamp(Utc::now())))?;
        Ok(transaction.commit()?)
    }

    /// Reads the log from its beginning and compares each entry with its hash and the one before it, and each snapshot
    /// with what was noted when it was captured.
    pub fn verify_custody(&self) -> Result<Chain, StoreError> {
        let mut chain = Chain::default();
        let mut statement = self.connection.prepare(
            "SELECT seq, at, by, act, item, subject, detail, before, hash FROM custody ORDER BY seq",
        )?;
        let mut rows = statement.query([])?;
        let mut last = (0, NOTHING.to_owned());
        while let Some(row) = rows.next()? {
            let (read, follows) = follows(row, &last)?;
            if !follows && chain.broken.is_none() {
                chain.broken = Some(format!("entry {} does not follow entry {}", read.0, last.0));
            }
            self.compare_capture(row, &mut chain)?;
            chain.entries += 1;
            last = read;
        }
        if chain.broken.is_none() {
            chain.broken = self.cut_off(&last)?;
        }
        if chain.entries > 0 {
            chain.head = last.1;
        }
        Ok(chain)
    }

    /// What says that the log went on after this entry.
    fn cut_off(&self, last: &(i64, String)) -> Result<Option<String>, StoreError> {
        let head: Option<(i64, String)> = self
            .connection
            .query_row("SELECT seq, hash FROM custody_head", [], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let counted: i64 = self.connection.query_row(
            "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'custody'",
            [],
            |r| r.get(0),
        )?;
        let (seq, hash) = head.unwrap_or_else(|| (0, NOTHING.to_owned()));
        let most = seq.max(counted);
        Ok(match most > last.0 {
            true => Some(format!("it ends with entry {} and had {most}", last.0)),
            false if (seq, hash) != *last => {
                Some(format!("entry {} is not the one that was written last", last.0))
            }
            false => None,
        })
    }

    fn compare_capture(&self, row: &rusqlite::Row<'_>, chain: &mut Chain) -> Result<(), StoreError> {
        let (act, subject, detail): (String, String, String) = (row.get(3)?, row.get(5)?, row.get(6)?);
        let snapshot = subject.strip_prefix("snapshot ").and_then(|id| id.parse().ok());
        let Some(snapshot) = snapshot.filter(|_| act == "capture") else { return Ok(()) };
        let purged = self
            .connection
            .prepare_cached(
                "SELECT 1 FROM snapshot WHERE id = ?1 AND url LIKE 'purged:%'
                 AND sha256 IN (SELECT sha256 FROM purged_body)",
            )?
            .exists([snapshot])?;
        if !purged && capture_hash(&self.connection, snapshot)?.as_deref() != Some(detail.as_str()) {
            chain.altered.push(subject);
        }
        Ok(())
    }

    /// The log, the newest entry first; without what was done to tags that are not to be seen.
    pub fn custody(&self, filter: &Filter) -> Result<Vec<CustodyRow>, StoreError> {
        let mut c = Conditions::new();
        c.and("i.court = ?", filter.court.clone())
            .instants("c.at", filter)
            .seen(filter, "IIF(c.subject LIKE 'tag %', substr(c.subject, 5), '')")
            .and("c.act = ? COLLATE NOCASE", filter.kind.clone());
        let sql = format!(
            "SELECT c.seq, c.at, c.by, c.act, COALESCE(NULLIF(v.number, ''), p.reference, i.key), c.subject, c.detail, c.hash
             FROM custody c LEFT JOIN item i ON i.id = c.item LEFT JOIN version v ON v.item = i.id
             LEFT JOIN press p ON p.item = i.id{} ORDER BY c.seq DESC{}",
            c.clause(),
            limit(filter)
        );
        self.rows(&sql, &c, |r| {
            Ok(CustodyRow {
                entry: r.get(0)?,
                at: r.get(1)?,
                by: r.get(2)?,
                act: r.get(3)?,
                number: r.get(4)?,
                subject: r.get(5)?,
                detail: r.get(6)?,
                hash: r.get(7)?,
            })
        })
    }
}

/// An entry's number and hash, and whether it follows the one before.
fn follows(row: &rusqlite::Row<'_>, last: &(i64, String)) -> rusqlite::Result<((i64, String), bool)> {
    let text = |column: usize| row.get::<_, String>(column);
    let (seq, item): (i64, Option<ItemId>) = (row.get(0)?, row.get(4)?);
    let (before, stored) = (text(7)?, text(8)?);
    let now = hash(&json!([seq, text(1)?, text(2)?, text(3)?, item, text(5)?, text(6)?, before]));
    let sound = seq == last.0 + 1 && before == last.1 && now == stored;
    Ok(((seq, stored), sound))
}
