//! Every hash re-read.

use std::collections::BTreeSet;

use super::custody::Chain;
use super::{Store, StoreError, bodies};

/// What a check of the whole database found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Bodies whose hash was computed again.
    pub bodies: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Hashes whose bytes are not what they were.
    pub damaged: Vec<String>,
    /// What SQLite says of the file itself; empty is sound.
    pub structure: Vec<String>,
    /// References that lead nowhere, as `table row`.
    pub dangling: Vec<String>,
    /// Bodies that were purged: their hash is there, and no bytes.
    pub purged: u64,
    /// The custody log.
    pub custody: Chain,
}

impl Verified {
    /// Whether nothing is wrong.
    pub fn sound(&self) -> bool {
        self.custody.sound()
            && self.damaged.is_empty()
            && self.structure.is_empty()
            && self.dangling.is_empty()
    }
}

impl Store {
    /// Reads every stored body again and compares it with its hash, and the custody log with its own; asks SQLite to
    /// check the file.
    pub fn verify(&self, mut progress: impl FnMut(u64)) -> Result<Verified, StoreError> {
        let mut verified = Verified { custody: self.verify_custody()?, ..Verified::default() };
        let purged: BTreeSet<String> = self.strings("SELECT sha256 FROM purged_body")?.into_iter().collect();
        let mut statement =
            self.connection.prepare("SELECT sha256, length, zstd FROM body ORDER BY sha256")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (hash, length): (String, i64) = (row.get(0)?, row.get(1)?);
            let packed: Vec<u8> = row.get(2)?;
            if packed.is_empty() && purged.contains(&hash) {
                verified.purged += 1;
                continue;
            }
            match bodies::unpack(&hash, length, &packed) {
                Ok(bytes) => verified.bytes += bytes.len() as u64,
                Err(_) => verified.damaged.push(hash),
            }
            verified.bodies += 1;
            progress(verified.bodies);
        }
        verified.structure = self.strings("PRAGMA integrity_check(10)")?;
        verified.structure.retain(|line| line != "ok");
        verified.dangling = self.dangling()?;
        Ok(verified)
    }

    fn strings(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |r| r.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn dangling(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |r| {
            let (table, row): (String, Option<i64>) = (r.get(0)?, r.get(1)?);
            Ok(format!("{table} {}", row.unwrap_or_default()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
