//! Writes responses as WARC/1.1 (ISO 28500:2017): what an archive or a court's own expert can check without us.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use url::Url;

use super::agent::SOFTWARE;
use super::message;
use crate::model::hex::hex;
use crate::model::moment::{Moment, stamp};
use crate::model::snapshot::Snapshot;

/// Writes every response it is given; shared by all threads of a run.
pub struct Recorder {
    file: PathBuf,
    out: Mutex<Out>,
}

struct Out {
    to: Box<dyn Write + Send>,
    gzip: bool,
    /// Records written, which tells apart two that are otherwise the same.
    count: u64,
    /// Responses among them.
    responses: usize,
    /// Of all that was written.
    hash: Sha256,
    info: String,
}

/// What a recording came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The recording.
    pub file: PathBuf,
    /// The hash of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many responses it has.
    pub responses: usize,
}

/// A recording that could not be written.
#[derive(Debug)]
pub struct RecordError {
    /// The recording.
    pub file: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl std::fmt::Display for RecordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "could not write `{}`: {}", self.file.display(), self.source)
    }
}

impl std::error::Error for RecordError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl Recorder {
    /// Begins a new file, which must not exist yet: a recording is evidence. A name in `.gz` is compressed, a member for
    /// each record. `at` is the time written into its first record.
    pub fn create(path: &Path, at: Moment) -> Result<Self, RecordError> {
        let fail = |source| RecordError { file: path.to_owned(), source };
        let file = File::create_new(path).map_err(fail)?;
        let gzip = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"));
        Self::to_writer(path, Box::new(file), gzip, at)
    }

    /// Writes to anything; `name` is what the recording is called.
    pub fn to_writer(
        name: &Path,
        to: Box<dyn Write + Send>,
        gzip: bool,
        at: Moment,
    ) -> Result<Self, RecordError> {
        let mut out = Out { to, gzip, count: 0, responses: 0, hash: Sha256::new(), info: String::new() };
        let file = name.file_name().unwrap_or_default().to_string_lossy().replace(['\r', '\n'], " ");
        let about = format!(
            "software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n\
             conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n\
             robots: obey\r\n"
        );
        let fields = [("WARC-Filename", file.as_str()), ("Content-Type", "application/warc-fields")];
        let written = out.record("warcinfo", at, &fields, about.as_bytes(), None);
        out.info = written.map_err(|source| RecordError { file: name.to_owned(), source })?;
        Ok(Self { file: name.to_owned(), out: Mutex::new(out) })
    }

    /// What it came to until now.
    pub fn recorded(&self) -> Recorded {
        let out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let sha256 = hex(&out.hash.clone().finalize());
        Recorded { file: self.file.clone(), sha256, responses: out.responses }
    }

    /// Writes one response.
    ///
    /// The body is written as [`Snapshot`] holds it, without transfer and content encoding; the headers that spoke of
    /// them are kept as `x-crawler-…`. It is on disk when this returns.
    pub fn keep(&self, snapshot: &Snapshot) -> Result<(), RecordError> {
        self.exchange(snapshot, None, None)
    }

    /// Writes one response, and before it the request, where its headers are given. `cut` says why the body is not
    /// whole (WARC/1.1 §5.13).
    pub(crate) fn exchange(
        &self,
        snapshot: &Snapshot,
        sent: Option<&[(&str, &str)]>,
        cut: Option<&str>,
    ) -> Result<(), RecordError> {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        out.response(snapshot, sent, cut).map_err(|source| RecordError { file: self.file.clone(), source })
    }
}

impl Out {
    fn response(
        &mut self,
        snapshot: &Snapshot,
        sent: Option<&[(&str, &str)]>,
        cut: Option<&str>,
    ) -> io::Result<()> {
        let info = self.info.clone();
        // the address that answered: each redirect on the way has its own record
        let target = snapshot.final_url.replace(['\r', '\n', ' '], "");
        let mut request = None;
        if let (Some(sent), Ok(url)) = (sent, Url::parse(&target)) {
            let block = message::request(&url, sent);
            let kind = "application/http;msgtype=request";
            let fields =
                [("WARC-Target-URI", &*target), ("WARC-Warcinfo-ID", &*info), ("Content-Type", kind)];
            request = Some(self.record("request", snapshot.retrieved, &fields, &block, None)?);
        }
        let mut block = message::response_head(snapshot);
        block.extend_from_slice(&snapshot.body);
        let kind = "application/http;msgtype=response";
        let mut fields =
            vec![("WARC-Target-URI", &*target), ("WARC-Warcinfo-ID", &*info), ("Content-Type", kind)];
        fields.extend(request.as_deref().map(|id| ("WARC-Concurrent-To", id)));
        fields.extend(cut.map(|why| ("WARC-Truncated", why)));
        self.record("response", snapshot.retrieved, &fields, &block, Some(&snapshot.body))?;
        self.responses += 1;
        Ok(())
    }

    /// Writes one record and gives its id.
    fn record(
        &mut self,
        kind: &str,
        at: Moment,
        fields: &[(&str, &str)],
        block: &[u8],
        payload: Option<&[u8]>,
    ) -> io::Result<String> {
        let date = stamp(at);
        let digest = Sha256::digest(block);
        let id = record_id(&[kind.as_bytes(), date.as_bytes(), &self.count.to_be_bytes(), &digest]);
        let mut head =
            format!("WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: {id}\r\nWARC-Date: {date}\r\n");
        for (name, value) in fields {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(head, "WARC-Block-Digest: sha256:{}\r\n", base32(&digest));
        if let Some(payload) = payload {
            let _ = write!(head, "WARC-Payload-Digest: sha256:{}\r\n", base32(&Sha256::digest(payload)));
        }
        let _ = write!(head, "Content-Length: {}\r\n\r\n", block.len());
        let parts = [head.as_bytes(), block, b"\r\n\r\n"];
        if self.gzip {
            let mut member = GzEncoder::new(Vec::new(), Compression::default());
            parts.iter().try_for_each(|part| member.write_all(part))?;
            self.put(&member.finish()?)?;
        } else {
            parts.iter().try_for_each(|part| self.put(part))?;
        }
        self.to.flush()?;
        self.count += 1;
        Ok(id)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.to.write_all(bytes)
    }
}

/// An id made of the record's content and place, so that the same run writes the same file (RFC 9562 §5.8).
fn record_id(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    format!("<urn:uuid:{}>", uuid::Uuid::from_bytes(bytes))
}

/// Base32 with padding (RFC 4648 §6): without it `warcio check` calls every digest wrong.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in bytes.chunks(5) {
        let mut bits = [0; 8];
        bits[3..3 + five.len()].copy_from_slice(five);
        let bits = u64::from_be_bytes(bits);
        let letters = (five.len() * 8).div_ceil(5);
        for n in 0..8 {
            let letter =
                char::from(ALPHABET[usize::try_from((bits >> (35 - 5 * n)) & 31).unwrap_or_default()]);
            text.push(if n < letters { letter } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_as_in_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "MY======"),
            ("fo", "MZXQ===="),
            ("foo", "MZXW6==="),
            ("foob", "MZXW6YQ="),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI======"),
        ] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }
}
