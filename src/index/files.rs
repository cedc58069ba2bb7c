//! What the files of an index were when it was written, so that one that was changed since is noticed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The record, in the folder of the index.
const RECORD: &str = "files.json";

/// The engine's list of the files that count, the only one without a checksum of its own.
const LIST: &str = "meta.json";

/// What was recorded.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Recorded {
    /// SHA-256 of the list.
    list: Vec<u8>,
    files: BTreeMap<String, State>,
}

/// Size in bytes, and when it was changed, in nanoseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    size: u64,
    changed: u64,
}

/// Whether every file looks as it was recorded.
pub fn look_as_recorded(folder: &Path) -> bool {
    recorded(folder).is_some_and(|recorded| {
        recorded.files.iter().all(|(name, was)| state(folder, name).as_ref() == Some(was))
    })
}

/// Whether every file is what was recorded, whenever it was written; `whole` looks at the checksum in one.
pub fn are_as_recorded(folder: &Path, whole: impl Fn(&Path) -> bool) -> bool {
    recorded(folder).is_some_and(|recorded| {
        hash(folder).is_ok_and(|hash| hash == recorded.list)
            && recorded.files.iter().all(|(name, was)| {
                let same_size = state(folder, name).is_some_and(|now| now.size == was.size);
                same_size && (name == LIST || whole(Path::new(name)))
            })
    })
}

/// Records the files of an index that is whole. Names that begin with a dot are the engine's locks and notes.
pub fn record(folder: &Path, lock: &str) -> io::Result<()> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != lock && is_ours(&name) && !name.starts_with('.') && !name.starts_with(RECORD) {
            let there = state(folder, &name).ok_or(io::ErrorKind::NotFound)?;
            files.insert(name, there);
        }
    }
    let recorded = Recorded { list: hash(folder)?, files };
    let beside = folder.join(format!("{RECORD}.part"));
    fs::write(&beside, serde_json::to_vec(&recorded)?)?;
    fs::rename(beside, folder.join(RECORD))
}

/// The endings of the engine's files.
const ENDINGS: [&str; 10] =
    ["idx", "pos", "term", "store", "fast", "fieldnorm", "del", "temp", "json", "part"];

/// Whether a file is one of an index: the engine's (`0a1b….idx`, `meta.json`, `.managed.json`, its locks) or our record.
fn is_ours(name: &str) -> bool {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let segment = stem.bytes().take_while(u8::is_ascii_hexdigit).count() == 32;
    let list = [LIST, RECORD, ".managed.json"].iter().any(|known| name.starts_with(known));
    list || name.starts_with(".tantivy") || name.starts_with(".tmp") || segment && ENDINGS.contains(&ending)
}

/// Removes the files of an index but the lock; what is not of an index stays.
pub fn clear(folder: &Path, lock: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != lock && is_ours(&name) && !entry.file_type()?.is_dir() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn recorded(folder: &Path) -> Option<Recorded> {
    serde_json::from_slice(&fs::read(folder.join(RECORD)).ok()?).ok()
}

fn hash(folder: &Path) -> io::Result<Vec<u8>> {
    Ok(Sha256::digest(fs::read(folder.join(LIST))?).to_vec())
}

fn state(folder: &Path, name: &str) -> Option<State> {
    let there = fs::metadata(folder.join(name)).ok()?;
    let changed = there.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(State { size: there.len(), changed: u64::try_from(changed.as_nanos()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used)]
    fn what_is_not_of_an_index_stays() {
        let folder = tempfile::tempdir().unwrap();
        let segment = "0123456789abcdef0123456789abcdef";
        let ours = [
            "meta.json",
            ".managed.json",
            "files.json",
            &format!("{segment}.idx"),
            &format!("{segment}.7.del"),
        ];
        for name in ours.iter().copied().chain(["mine.txt", "notes.json", "lock"]) {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        clear(folder.path(), "lock").unwrap();
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["lock", "mine.txt", "notes.json"]);
    }
}
