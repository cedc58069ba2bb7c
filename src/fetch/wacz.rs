//! Web archive collections (WACZ 1.1.1 §4): a ZIP file with WARC files under `archive/`.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use tempfile::TempDir;
use zip::ZipArchive;

use super::recording::ReplayError;

/// The most bytes that are unpacked of one collection.
const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// Whether bytes begin like a ZIP file.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Unpacks the recordings of a collection into a folder that goes when it is dropped; [`super::Replay::open`] reads
/// the folder.
///
/// # Errors
/// A file that is no ZIP, has no recording, or is larger than a collection may be.
pub fn unpack(path: &Path) -> Result<TempDir, ReplayError> {
    let fail = |detail: String| ReplayError { file: path.to_owned(), record: None, detail };
    let file = File::open(path).map_err(|e| fail(e.to_string()))?;
    let mut archive = ZipArchive::new(file).map_err(|e| fail(format!("it is not a whole ZIP file ({e})")))?;
    let folder = tempfile::tempdir().map_err(|e| fail(format!("no room to unpack it ({e})")))?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .filter(|name| is_recording(name))
        .collect();
    if names.is_empty() {
        return Err(fail("there is no .warc or .warc.gz under `archive/` in it".to_owned()));
    }
    let mut room = MOST_BYTES;
    for (place, name) in names.iter().enumerate() {
        let entry = archive.by_name(name).map_err(|e| fail(format!("`{name}` is damaged ({e})")))?;
        let ending = if has_ending(name, "gz") { "warc.gz" } else { "warc" };
        let target = folder.path().join(format!("{place:05}.{ending}"));
        let written = copy(entry, &target, room).map_err(|e| fail(format!("`{name}`: {e}")))?;
        room -= written;
    }
    Ok(folder)
}

fn is_recording(name: &str) -> bool {
    let inner = name.strip_suffix(".gz").unwrap_or(name);
    name.starts_with("archive/") && has_ending(inner, "warc")
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case(ending))
}

fn copy(entry: impl Read, target: &Path, room: u64) -> io::Result<u64> {
    let mut file = File::create(target)?;
    let written = io::copy(&mut entry.take(room + 1), &mut file)?;
    if written > room {
        return Err(io::Error::other(format!("more than {} GiB", MOST_BYTES >> 30)));
    }
    Ok(written)
}
