//! The proof of a purge: the file made anew, read from the disk, and searched.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{OptionalExtension, params};

use super::Purge;
use super::pages::{each_body, plain};
use super::probe::{Probes, Search};
use crate::model::moment::{Moment, stamp};
use crate::store::{PATIENCE, Store, StoreError};

/// How much of a file is read at once, in bytes.
const PART: usize = 1 << 20;

/// How long the others who have the database open are waited for.
const SHORT: Duration = Duration::from_secs(2);

/// What was looked for, and whether it was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Rows of words that stood in nothing else; 0: everything in it stands elsewhere too.
    pub rows: usize,
    /// Files that were read.
    pub files: usize,
    /// Stored pages that were unpacked and read.
    pub bodies: u64,
    /// Where some were found: names of files, hashes of stored pages.
    pub found: Vec<String>,
    /// Hashes of stored pages that could not be unpacked: what stands in them is not known.
    pub unread: Vec<String>,
    /// Files that could not be emptied, because another program has the database open.
    pub busy: bool,
}

impl Store {
    /// Makes the database file anew without what was taken out, reads it and these other files again from the disk, and
    /// looks in them for words of the purge: those of `purge`, or of one that was interrupted, as far as they were
    /// written down. What is proved is noted; what is not can be tried again.
    pub fn prove(
        &mut self,
        id: &str,
        purge: Option<&Purge>,
        others: &[PathBuf],
        at: Moment,
    ) -> Result<Proof, StoreError> {
        let probes = match purge {
            Some(purge) => purge.probes.clone(),
            None => self.written_probes(id)?,
        };
        let mut proof = Proof { rows: probes.count(), busy: !self.make_anew()?, ..Proof::default() };
        let mut files = vec![self.path.clone()];
        files.extend(["-wal", "-journal"].map(|end| {
            let mut name = self.path.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        }));
        files.extend(others.iter().cloned());
        for file in files.iter().filter(|file| file.is_file()) {
            proof.files += 1;
            if !in_file(file, &probes).map_err(|_| StoreError::Disk(file.clone()))?.is_empty() {
                proof.found.push(file.display().to_string());
            }
        }
        proof.unread = each_body(&self.connection, |hash, bytes| {
            proof.bodies += 1;
            if !probes.in_text(bytes).is_empty() || !probes.in_text(&plain(bytes)).is_empty() {
                proof.found.push(format!("stored page {hash}"));
            }
        })?;
        if proof.found.is_empty() && proof.unread.is_empty() && !proof.busy {
            self.connection.execute(
                "UPDATE purge SET probe = NULL, proved = ?2 WHERE id = ?1",
                params![id, stamp(at)],
            )?;
            self.empty_log()?;
        }
        Ok(proof)
    }

    fn written_probes(&self, id: &str) -> Result<Probes, StoreError> {
        let written: Option<String> = self
            .connection
            .query_row("SELECT probe FROM purge WHERE id = ?1", [id], |r| r.get(0))
            .optional()?
            .flatten();
        let read = written.and_then(|json| serde_json::from_str(&json).ok());
        read.ok_or_else(|| StoreError::DamagedPurge { id: id.to_owned() })
    }

    /// Writes the database anew, without free pages. False where the log beside it could not be emptied.
    fn make_anew(&self) -> Result<bool, StoreError> {
        self.connection.pragma_update(None, "secure_delete", true)?;
        self.connection.busy_timeout(SHORT)?;
        let emptied = self.empty_log()? && {
            self.connection.execute_batch("VACUUM")?;
            self.empty_log()?
        };
        self.connection.busy_timeout(PATIENCE)?;
        Ok(emptied)
    }

    fn empty_log(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get::<_, i64>(0))? == 0)
    }
}

/// What of it stands in a file.
fn in_file(path: &Path, probes: &Probes) -> std::io::Result<HashSet<(usize, u64)>> {
    let mut file = File::open(path)?;
    let mut search = Search::of(probes);
    let mut part = vec![0; PART];
    loop {
        match file.read(&mut part)? {
            0 => break,
            length => search.read(&part[..length]),
        }
    }
    search.end();
    Ok(search.found)
}
