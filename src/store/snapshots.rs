//! Responses as received.

use rusqlite::{Connection, OptionalExtension, params};

use super::{SnapshotId, Store, StoreError, bodies, custody};
use crate::model::moment::stamp;
use crate::model::snapshot::{Origin, Snapshot};

fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Fetched => "fetched",
        Origin::Replayed => "replayed",
        Origin::Imported => "imported",
    }
}

/// Stores a snapshot; `accepted` is false when it belongs to a failed reading.
pub(super) fn insert(
    connection: &Connection,
    snapshot: &Snapshot,
    accepted: bool,
) -> Result<SnapshotId, StoreError> {
    let hash = bodies::insert(connection, &snapshot.body)?;
    let headers = serde_json::to_string(&snapshot.headers).unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT INTO snapshot (url, final_url, retrieved, status, headers, media_type, sha256, origin,
                                   agent, accepted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            snapshot.url,
            snapshot.final_url,
            stamp(snapshot.retrieved),
            snapshot.status,
            headers,
            snapshot.media_type(),
            hash,
            origin_word(snapshot.origin),
            concat!("courtwatch/", env!("CARGO_PKG_VERSION")),
            accepted,
        ])?;
    let id = connection.last_insert_rowid();
    custody::captured(connection, id, &stamp(snapshot.retrieved))?;
    Ok(id)
}

/// What a conditional request needs of the last good answer of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastAnswer {
    /// Its row.
    pub snapshot: SnapshotId,
    /// ETag as given.
    pub etag: Option<String>,
    /// Last-Modified as given.
    pub last_modified: Option<String>,
    /// The hash of its bytes.
    pub sha256: String,
    /// Media type.
    pub media: Option<String>,
    /// Full Content-Type header.
    pub content_type: Option<String>,
}

impl Store {
    /// The last accepted answer of an address. A failed reading never counts: its ETag would make the
    /// failure look unchanged for ever; nor does one whose bytes were purged, since its rows cannot be read again.
    pub fn last_answer(&self, url: &str) -> Result<Option<LastAnswer>, StoreError> {
        let row: Option<(i64, String, String, Option<String>)> = self
            .connection
            .prepare_cached(
                "SELECT id, headers, sha256, media_type FROM snapshot
                 WHERE url = ?1 AND accepted = 1 AND status = 200 AND origin <> 'imported'
                   AND sha256 NOT IN (SELECT sha256 FROM purged_body)
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([url], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
            .optional()?;
        Ok(row.map(|(snapshot, headers, sha256, media)| {
            let headers: Vec<(String, String)> = serde_json::from_str(&headers).unwrap_or_default();
            let header = |name: &str| headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
            LastAnswer {
                snapshot,
                etag: header("etag"),
                last_modified: header("last-modified"),
                sha256,
                media,
                content_type: header("content-type"),
            }
        }))
    }

    /// Keeps the answer of a failed reading, so that a person can look at it. Its hash.
    pub fn keep_rejected(&mut self, snapshot: &Snapshot) -> Result<String, StoreError> {
        let transaction = self.write()?;
        insert(&transaction, snapshot, false)?;
        transaction.commit()?;
        Ok(bodies::sha256(&snapshot.body))
    }

    /// Keeps an answer that was read and needed no record of its own (a count).
    pub fn keep_accepted(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let transaction = self.write()?;
        insert(&transaction, snapshot, true)?;
        Ok(transaction.commit()?)
    }
}
