//! Words to look for: rows of words of what is purged, as keyed hashes, so that nothing that keeps them holds the words.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many words a row has.
const ROW: usize = 8;

/// A row shorter than this can be guessed: it is looked for, and never written down.
const SAFE: usize = 4;

/// How many rows are taken of one text, spread over it.
const MOST: usize = 64;

/// Words shorter than this say nothing by themselves, in bytes.
const LETTERS: usize = 5;

/// Rows of words by their length.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Probes {
    key: u64,
    rows: BTreeMap<usize, BTreeSet<u64>>,
}

impl Probes {
    /// None yet, under this key.
    pub fn new(key: u64) -> Probes {
        Probes { key, rows: BTreeMap::new() }
    }

    /// Takes rows from a text, and each of its longer words.
    pub fn take(&mut self, text: &str) {
        let words = hashes(self.key, text.as_bytes());
        let step = (words.len() / ROW).div_ceil(MOST).max(1) * ROW;
        if words.len() < ROW && text.len() > 2 * LETTERS {
            self.take_row(&words);
        }
        for at in (0..words.len().saturating_sub(ROW - 1)).step_by(step) {
            self.take_row(&words[at..at + ROW]);
        }
        for_words(text.as_bytes(), |word| {
            if word.len() >= LETTERS {
                self.take_row(&[hash(self.key, word)]);
            }
        });
    }

    /// Takes all words of a text as one row.
    pub fn take_whole(&mut self, text: &str) {
        let words = hashes(self.key, text.as_bytes());
        self.take_row(&words);
    }

    fn take_row(&mut self, words: &[u64]) {
        if !words.is_empty() {
            self.rows.entry(words.len()).or_default().insert(row(words));
        }
    }

    /// Leaves out what another text has too: that it is found says nothing.
    pub fn leave_out(&mut self, text: &[u8]) {
        for (length, found) in self.in_text(text) {
            if let Some(rows) = self.rows.get_mut(&length) {
                rows.remove(&found);
            }
        }
        self.rows.retain(|_, rows| !rows.is_empty());
    }

    /// The rows that stand in a text, by length.
    pub fn in_text(&self, text: &[u8]) -> HashSet<(usize, u64)> {
        let mut search = Search::of(self);
        search.read(text);
        search.end();
        search.found
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.rows.values().map(BTreeSet::len).sum()
    }

    /// Those that may be written down until they were looked for.
    pub fn safe(&self) -> Probes {
        let rows = self.rows.iter().filter(|(length, _)| **length >= SAFE);
        Probes { key: self.key, rows: rows.map(|(length, rows)| (*length, rows.clone())).collect() }
    }
}

/// A search in a text that comes in parts.
pub(super) struct Search<'p> {
    probes: &'p Probes,
    longest: usize,
    last: Vec<u64>,
    word: Vec<u8>,
    /// What was found: how many words, and their hash.
    pub found: HashSet<(usize, u64)>,
}

impl<'p> Search<'p> {
    pub fn of(probes: &'p Probes) -> Search<'p> {
        let longest = probes.rows.keys().next_back().copied().unwrap_or(0);
        Search { probes, longest, last: Vec::new(), word: Vec::new(), found: HashSet::new() }
    }

    /// Reads a part; a word may go on in the next.
    pub fn read(&mut self, part: &[u8]) {
        for byte in part {
            if is_letter(*byte) {
                self.word.push(byte.to_ascii_lowercase());
            } else {
                self.end();
            }
        }
    }

    /// The text is over, or a word is.
    pub fn end(&mut self) {
        if self.word.is_empty() {
            return;
        }
        self.last.push(hash(self.probes.key, &self.word));
        self.word.clear();
        if self.last.len() > 4 * self.longest + 64 {
            self.last.drain(..self.last.len() - self.longest);
        }
        for (length, rows) in &self.probes.rows {
            let Some(from) = self.last.len().checked_sub(*length) else { continue };
            let here = row(&self.last[from..]);
            if rows.contains(&here) {
                self.found.insert((*length, here));
            }
        }
    }
}

/// Letters and digits, and every byte of a character beyond ASCII.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn for_words(text: &[u8], mut each: impl FnMut(&[u8])) {
    for word in text.split(|byte| !is_letter(*byte)).filter(|word| !word.is_empty()) {
        each(&word.to_ascii_lowercase());
    }
}

fn hashes(key: u64, text: &[u8]) -> Vec<u64> {
    let mut hashes = Vec::new();
    for_words(text, |word| hashes.push(hash(key, word)));
    hashes
}

/// The first eight bytes of SHA-256 over the key (little-endian) and the word: the same in every release.
fn hash(key: u64, word: &[u8]) -> u64 {
    let digest = Sha256::new().chain_update(key.to_le_bytes()).chain_update(word).finalize();
    digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn row(words: &[u64]) -> u64 {
    words.iter().fold(0, |sum, word| sum.wrapping_mul(0x0100_0000_01b3).wrapping_add(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The witness lives in the old mill by the river, near the ferry.";

    fn probes() -> Probes {
        let mut probes = Probes::new(7);
        probes.take(TEXT);
        probes
    }

    #[test]
    fn rows_are_found_in_parts_and_in_other_letters() {
        let probes = probes();
        for part in [1, 3, 1000] {
            let mut search = Search::of(&probes);
            let text = format!(
                "\0\u{1}x{}\0",
                TEXT.replace("witness lives", "WITNESS\n LIVES").replace("The", " The")
            );
            text.as_bytes().chunks(part).for_each(|part| search.read(part));
            search.end();
            assert!(search.found.iter().any(|(length, _)| *length == ROW), "{part}");
        }
        assert!(probes.in_text(b"the wit ness lived").is_empty());
    }

    #[test]
    fn a_hash_is_that_of_every_release() {
        // SHA-256 of 07 00 00 00 00 00 00 00 and `mill`
        assert_eq!(hash(7, b"mill"), 0xb782_54bb_cc86_689c);
    }

    #[test]
    fn what_stands_elsewhere_is_left_out() {
        let mut probes = probes();
        let before = probes.count();
        probes.leave_out(b"a witness at the ferry");
        assert_eq!(probes.count(), before - 2);
        probes.leave_out(TEXT.as_bytes());
        assert_eq!(probes.count(), 0);
    }

    #[test]
    fn short_rows_are_not_written_down() {
        let written = serde_json::to_string(&probes().safe()).unwrap();
        let read: Probes = serde_json::from_str(&written).unwrap();
        assert!(read.count() > 0 && read.rows.keys().all(|length| *length >= SAFE));
        assert!(!written.contains("mill"));
    }
}
