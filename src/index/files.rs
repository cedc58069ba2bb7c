//! What the files of an index were when it was written, so that one that was changed since is noticed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// The record, in the folder of the index.
const RECORD: &str = "files.json";

/// Size in bytes, and when it was changed, in nanoseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    size: u64,
    changed: u64,
}

type States = BTreeMap<String, State>;

/// Whether every file is as it was recorded.
pub fn as_recorded(folder: &Path) -> bool {
    let recorded =
        fs::read(folder.join(RECORD)).ok().and_then(|json| serde_json::from_slice::<States>(&json).ok());
    recorded.is_some_and(|recorded| {
        !recorded.is_empty() && recorded.iter().all(|(name, was)| state(folder, name).as_ref() == Some(was))
    })
}

/// Records the files of an index that is whole. Names that begin with a dot are the engine's locks and notes.
pub fn record(folder: &Path, lock: &str) -> io::Result<()> {
    let mut states = States::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != lock && !name.starts_with('.') && !name.starts_with(RECORD) {
            let there = state(folder, &name).ok_or(io::ErrorKind::NotFound)?;
            states.insert(name, there);
        }
    }
    let beside = folder.join(format!("{RECORD}.part"));
    fs::write(&beside, serde_json::to_vec(&states)?)?;
    fs::rename(beside, folder.join(RECORD))
}

/// Removes everything but the lock.
pub fn clear(folder: &Path, lock: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() != lock && !entry.file_type()?.is_dir() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn state(folder: &Path, name: &str) -> Option<State> {
    let there = fs::metadata(folder.join(name)).ok()?;
    let changed = there.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(State { size: there.len(), changed: u64::try_from(changed.as_nanos()).ok()? })
}
