//! What was received, by content.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::{Store, StoreError};
use crate::model::hex::hex;

/// Level 3: a page of 282 KB becomes 13 KB in a few milliseconds.
const LEVEL: i32 = 3;

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Stores bytes once; the hash they are found under. Packed as a stream: in one piece it would take room for the
/// worst case, as much again as the bytes themselves.
pub(super) fn insert(connection: &Connection, bytes: &[u8]) -> Result<String, StoreError> {
    let hash = sha256(bytes);
    let known = connection
        .prepare_cached("SELECT 1 FROM body WHERE sha256 = ?1")?
        .query_row([&hash], |_| Ok(()))
        .optional()?;
    if known.is_none() {
        let packed = zstd::stream::encode_all(bytes, LEVEL)
            .map_err(|_| StoreError::Damaged { sha256: hash.clone() })?;
        connection
            .prepare_cached("INSERT INTO body (sha256, length, zstd) VALUES (?1, ?2, ?3)")?
            .execute(params![hash, i64::try_from(bytes.len()).unwrap_or(i64::MAX), packed])?;
    }
    Ok(hash)
}

/// Unpacks a stored body and checks it against its hash.
pub(super) fn unpack(sha256_stored: &str, length: i64, packed: &[u8]) -> Result<Vec<u8>, StoreError> {
    let damaged = || StoreError::Damaged { sha256: sha256_stored.to_owned() };
    let capacity = usize::try_from(length).map_err(|_| damaged())?;
    let bytes = zstd::bulk::decompress(packed, capacity).map_err(|_| damaged())?;
    if sha256(&bytes) == sha256_stored { Ok(bytes) } else { Err(damaged()) }
}

impl Store {
    /// The bytes with this hash, checked; `None` where they were never stored, or were purged.
    pub fn body(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let row: Option<(i64, Vec<u8>)> = self
            .connection
            .prepare_cached("SELECT length, zstd FROM body WHERE sha256 = ?1")?
            .query_row([sha256], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?;
        let kept = row.filter(|(_, packed)| !packed.is_empty());
        kept.map(|(length, packed)| unpack(sha256, length, &packed)).transpose()
    }
}
