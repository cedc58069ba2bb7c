//! A recording on disk: WARC files, ours or anybody's, found again by address.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::message;
use super::warc::{self, Layout, Record, Spot};
use crate::model::moment::Moment;
use crate::model::snapshot::{Origin, Snapshot};

/// What is recorded, and where. Bodies are read when asked for.
#[derive(Debug)]
pub(crate) struct Recording {
    files: Vec<PathBuf>,
    entries: Vec<Entry>,
    /// The entries of each address, in the order recorded.
    by_url: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Entry {
    file: usize,
    spot: Spot,
    /// For a revisit record: the entry that has its body.
    body: Option<usize>,
    status: u16,
    /// Its body was not whole when it was recorded.
    cut: bool,
}

/// A recording that could not be read.
#[derive(Debug)]
pub struct ReplayError {
    /// The file.
    pub file: PathBuf,
    /// Which record of it, counted from 1, where it is about one.
    pub record: Option<usize>,
    /// What was found.
    pub detail: String,
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "could not read the recording `{}`", self.file.display())?;
        if let Some(record) = self.record {
            write!(f, " at record {record}")?;
        }
        write!(f, ": {}", self.detail)
    }
}

impl std::error::Error for ReplayError {}

impl Recording {
    /// Reads what is whole, with the first damage found, behind which nothing of that file was read.
    pub(crate) fn read(path: &Path) -> Result<(Self, Option<ReplayError>), ReplayError> {
        let fail = |detail: String| ReplayError { file: path.to_owned(), record: None, detail };
        let files = files(path).map_err(|e| fail(e.to_string()))?;
        if files.is_empty() {
            return Err(fail("there is no .warc or .warc.gz in it".to_owned()));
        }
        let mut recording = Self { files, entries: Vec::new(), by_url: BTreeMap::new() };
        let mut damage = None;
        for file in 0..recording.files.len() {
            if let Err(error) = recording.index(file) {
                damage.get_or_insert(error);
            }
        }
        Ok((recording, damage))
    }

    /// The number of responses.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The most responses that any one address has.
    pub(crate) fn deepest(&self) -> usize {
        self.by_url.values().map(Vec::len).max().unwrap_or(0)
    }

    /// The responses of an address, with their status, in the order recorded.
    pub(crate) fn of(&self, url: &str) -> Vec<(usize, u16)> {
        let all = self.by_url.get(&key(url)).map(Vec::as_slice).unwrap_or_default();
        all.iter().map(|index| (*index, self.entries[*index].status)).collect()
    }

    fn index(&mut self, file: usize) -> Result<(), ReplayError> {
        let before = self.entries.len();
        self.index_by(file, Layout::Members).or_else(|_| {
            // some writers' members end within a record: then only the whole stream makes sense
            self.entries.truncate(before);
            self.by_url.retain(|_, all| {
                all.retain(|index| *index < before);
                !all.is_empty()
            });
            self.index_by(file, Layout::Stream)
        })
    }

    fn index_by(&mut self, file: usize, layout: Layout) -> Result<(), ReplayError> {
        let path = self.files[file].clone();
        let mut count = 0;
        let mut payloads: BTreeMap<String, usize> = BTreeMap::new();
        let read = File::open(&path).and_then(|opened| {
            warc::walk(BufReader::new(opened), layout, |spot, record| {
                count += 1;
                self.enter(file, spot, &record, &mut payloads);
            })
        });
        read.map_err(|e| ReplayError { file: path, record: Some(count + 1), detail: e.to_string() })
    }

    fn enter(&mut self, file: usize, spot: Spot, record: &Record, payloads: &mut BTreeMap<String, usize>) {
        let Some(url) = record.target().map(key) else { return };
        let payload = record.field("warc-payload-digest").map(str::to_owned);
        let http = record.field("content-type").is_some_and(|kind| kind.starts_with("application/http"));
        let status = || message::status(&record.block).unwrap_or(0);
        let (body, status) = match record.field("warc-type") {
            Some("response") if http => (None, status()),
            Some("resource") => (None, 200),
            Some("revisit") => match payload.as_ref().and_then(|digest| payloads.get(digest)) {
                Some(earlier) => (Some(*earlier), self.entries[*earlier].status),
                None if status() == 304 => (None, 304),
                None => return, // its body is in another recording
            },
            _ => return,
        };
        let cut = body.is_none() && record.field("warc-truncated").is_some();
        let index = self.entries.len();
        if let (Some(digest), None) = (payload, body) {
            payloads.insert(digest, index);
        }
        self.entries.push(Entry { file, spot, body, status, cut });
        self.by_url.entry(url).or_default().push(index);
    }

    fn record(&self, index: usize) -> Result<(Record, &Entry), ReplayError> {
        let entry = &self.entries[index];
        let file = &self.files[entry.file];
        let read = File::open(file).and_then(|opened| warc::read_at(BufReader::new(opened), entry.spot));
        let failed = |e: io::Error| ReplayError { file: file.clone(), record: None, detail: e.to_string() };
        Ok((read.map_err(failed)?, entry))
    }

    /// Whether the body of a response was not whole when it was recorded.
    pub(crate) fn is_cut(&self, index: usize) -> bool {
        self.entries[index].cut
    }

    /// That a response cannot be used.
    pub(crate) fn unusable(&self, index: usize, detail: &str) -> ReplayError {
        let file = self.files[self.entries[index].file].clone();
        ReplayError { file, record: None, detail: detail.to_owned() }
    }

    /// One response. A body longer than `limit` is cut one byte behind it, which the caller must look for.
    pub(crate) fn snapshot(&self, index: usize, limit: u64) -> Result<Snapshot, ReplayError> {
        let (record, entry) = self.record(index)?;
        let file = &self.files[entry.file];
        let failed = |detail: String| ReplayError { file: file.clone(), record: None, detail };
        let date = record.field("warc-date").unwrap_or_default();
        let retrieved: Moment = date.parse().map_err(|_| failed(format!("`{date}` is not a WARC-Date")))?;
        let url = record.target().unwrap_or_default().to_owned();
        let (status, headers, body) = if record.field("warc-type") == Some("resource") {
            let kind = record.field("content-type").unwrap_or("application/octet-stream");
            (200, vec![("content-type".to_owned(), kind.to_owned())], record.block)
        } else if let Some(earlier) = entry.body {
            let message = message::parse(&self.record(earlier)?.0.block, limit).map_err(failed)?;
            (message.status, message.headers, message.body)
        } else {
            let message = message::parse(&record.block, limit).map_err(failed)?;
            (message.status, message.headers, message.body)
        };
        Ok(Snapshot {
            final_url: url.clone(),
            url,
            retrieved,
            status,
            headers,
            body,
            origin: Origin::Replayed,
        })
    }
}

/// The files of a recording in the order of their names.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        if path.is_file() && name.strip_suffix(".warc").is_some() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// An address as a key: percent codes in capitals, no usual port; all else as written, the fragment too.
fn key(url: &str) -> String {
    let mut key = String::with_capacity(url.len());
    let mut rest = url;
    while let Some(at) = rest.find('%') {
        key.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        let code = rest.get(..2).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())).unwrap_or_default();
        key.push_str(&code.to_ascii_uppercase());
        rest = &rest[code.len()..];
    }
    key.push_str(rest);
    for (scheme, port) in [("http://", ":80"), ("https://", ":443")] {
        if let Some(after) = key.strip_prefix(scheme) {
            let end = after.find(['/', '?', '#']).unwrap_or(after.len());
            let (host, tail) = after.split_at(end);
            let host = host.strip_suffix(port).unwrap_or(host).to_owned();
            let tail = if tail.starts_with('/') { tail.to_owned() } else { format!("/{tail}") };
            return format!("{scheme}{host}{tail}");
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys_differ_only_where_addresses_do() {
        assert_eq!(key("https://a.int:443/x%c3%a9?q=%2f"), "https://a.int/x%C3%A9?q=%2F");
        assert_eq!(key("http://a.int:80"), "http://a.int/");
        assert_eq!(key("https://a.int:80/"), "https://a.int:80/");
        assert_ne!(key("https://a.int/x#1"), key("https://a.int/x#2"));
        assert_ne!(key("https://a.int/x"), key("https://a.int/x/"));
        assert_eq!(key("https://a.int/%"), "https://a.int/%");
    }
}
