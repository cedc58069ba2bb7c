//! What left is in the custody log: where to, the hash of its bytes, and how many records it had.

use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Session;
use crate::error::Message;
use crate::model::hex::hex;
use crate::present::text::plural;
use crate::store::custody::Act;
use crate::store::{Store, StoreError};

/// Something that was delivered.
pub(super) struct Left<'a> {
    /// `report`, `export`, `calendar`, `digest`, `record`.
    pub act: &'a str,
    /// The file; `None` is stdout.
    pub to: Option<&'a Path>,
    /// The hash of the bytes.
    pub sha256: &'a str,
    /// How many records it had.
    pub records: usize,
}

/// Notes that something left. Where the database is only to be read it says that it could not.
///
/// # Errors
/// It could not be noted; it has left all the same.
pub(super) fn log(session: &Session, store: &mut Store, left: &Left<'_>) -> Result<(), Message> {
    let place = left.to.map_or_else(
        || "stdout".to_owned(),
        |path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string(),
    );
    let detail = format!("sha256 {}, {}", left.sha256, plural(left.records, "record"));
    let act = Act { act: left.act, subject: &place, detail: &detail };
    match store.record_act(&act) {
        Err(StoreError::Unwritable(_)) => {
            let note = "the custody log does not have it: the database can only be read";
            session.say(&Message::note(note).fact("written", place));
            Ok(())
        }
        done => done.map_err(|error| unlogged(error.into(), &place)),
    }
}

/// It is out, and that could not be noted.
fn unlogged(why: Message, place: &str) -> Message {
    let first = format!("it was written, but the custody log does not have it: {}", why.first);
    let facts = why.facts.into_iter().filter(|(label, _)| *label != "effect").collect();
    Message { first, facts, ..why }.fact("written", place)
}

/// Hashes what is written through it.
pub(super) struct Hashing<W> {
    to: W,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    /// Nothing was written yet.
    pub fn new(to: W) -> Hashing<W> {
        Hashing { to, hash: Sha256::new() }
    }

    /// The hash of all that was written, in lower-case hexadecimal.
    pub fn sha256(self) -> String {
        hex(&self.hash.finalize())
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
