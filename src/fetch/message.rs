//! HTTP messages as bytes, as WARC files hold them.

use std::fmt::Write as _;
use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use reqwest::StatusCode;

use crate::model::snapshot::Snapshot;

/// Headers that speak of the transfer, not of the page. A recorded body is unpacked, so they are kept under another
/// name, as other crawlers do, and get their own back on replay.
const TRANSFER: &[&str] = &["content-encoding", "transfer-encoding", "content-length"];
const KEPT_AS: &str = "x-crawler-";

/// A response taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// A response as HTTP/1.1 bytes: the head, to which the body is to be added.
pub(crate) fn response_head(snapshot: &Snapshot) -> Vec<u8> {
    let reason = StatusCode::from_u16(snapshot.status).ok().and_then(|s| s.canonical_reason());
    let mut head = format!("HTTP/1.1 {} {}\r\n", snapshot.status, reason.unwrap_or("")).into_bytes();
    for (name, value) in &snapshot.headers {
        let prefix = if TRANSFER.contains(&name.as_str()) { KEPT_AS } else { "" };
        head.extend_from_slice(format!("{prefix}{name}: ").as_bytes());
        head.extend(value.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n' | 0)));
        head.extend_from_slice(b"\r\n");
    }
    if snapshot.headers.iter().any(|(name, _)| TRANSFER.contains(&name.as_str())) {
        head.extend_from_slice(format!("content-length: {}\r\n", snapshot.body.len()).as_bytes());
    }
    head.extend_from_slice(b"\r\n");
    head
}

/// A request as HTTP/1.1 bytes.
pub(crate) fn request(url: &url::Url, sent: &[(&str, &str)]) -> Vec<u8> {
    let mut head = format!("GET {} HTTP/1.1\r\n", &url[url::Position::BeforePath..url::Position::AfterQuery]);
    let host = &url[url::Position::BeforeHost..url::Position::AfterPort];
    for (name, value) in [("host", host)].iter().chain(sent) {
        let _ = write!(head, "{name}: {}\r\n", value.replace(['\r', '\n'], " "));
    }
    head.push_str("\r\n");
    head.into_bytes()
}

/// Takes a recorded response apart: transfer and content encodings removed. A body that is not packed as its header
/// says was unpacked by whoever recorded it. A body longer than `limit` is cut one byte behind it. An error is a coding
/// that cannot be unpacked.
pub(crate) fn parse(block: &[u8], limit: u64) -> Result<Message, String> {
    let (head, mut body) = split(block).ok_or("the record is not an HTTP response")?;
    let mut lines = head.split(|b| *b == b'\n').map(|line| text(line.strip_suffix(b"\r").unwrap_or(line)));
    lines.next();
    let status = status(block).ok_or("the record does not begin like an HTTP response")?;
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        match (line.split_once(':'), line.starts_with([' ', '\t']), headers.last_mut()) {
            (_, true, Some((_, value))) => value.extend([" ", line.trim()]), // obsolete folding, RFC 9112 §5.2
            (Some((name, value)), ..) => {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    let get = |name: &str| headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.to_ascii_lowercase());
    let chunks =
        get("transfer-encoding").filter(|value| value.contains("chunked")).and_then(|_| unchunk(body));
    if let Some(chunks) = &chunks {
        body = chunks;
    }
    let body = unpack(body, get("content-encoding").as_deref(), limit)?;
    Ok(Message { status, headers: restored(&headers), body })
}

/// The status of a recorded response, without reading further.
pub(crate) fn status(block: &[u8]) -> Option<u16> {
    let line = block.split(|b| *b == b'\n').next()?;
    text(line).strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()
}

/// Gives the headers of the transfer their names back.
fn restored(headers: &[(String, String)]) -> Vec<(String, String)> {
    let ours =
        |name: &str| name.strip_prefix(KEPT_AS).filter(|rest| TRANSFER.contains(rest)).map(str::to_owned);
    let had = |what: &str| headers.iter().any(|(name, _)| ours(name).as_deref() == Some(what));
    let recorded_here = TRANSFER.iter().any(|what| had(what));
    headers
        .iter()
        .filter(|(name, _)| !(recorded_here && name == "content-length"))
        .map(|(name, value)| (ours(name).unwrap_or_else(|| name.clone()), value.clone()))
        .collect()
}

fn unpack(body: &[u8], coding: Option<&str>, limit: u64) -> Result<Vec<u8>, String> {
    let packed: Box<dyn Read + '_> = match coding.map(str::trim) {
        Some("gzip" | "x-gzip") if body.starts_with(&[0x1f, 0x8b]) => Box::new(MultiGzDecoder::new(body)),
        Some("deflate") if ZlibDecoder::new(body).read(&mut [0]).is_ok() => Box::new(ZlibDecoder::new(body)),
        Some("zstd") if body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            Box::new(zstd::stream::read::Decoder::new(body).map_err(|e| e.to_string())?)
        }
        Some("br") => {
            return Err("the record's body is packed with `br`, which cannot be read here".to_owned());
        }
        _ => Box::new(body),
    };
    let mut out = Vec::new();
    packed
        .take(limit.saturating_add(1))
        .read_to_end(&mut out)
        .map_err(|e| format!("the record's body is damaged: {e}"))?;
    Ok(out)
}

/// The head without its empty line, and the body.
fn split(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut from = 0;
    while let Some(at) = block[from..].iter().position(|b| *b == b'\n').map(|at| from + at) {
        match &block[at + 1..] {
            [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] => return Some((&block[..at], rest)),
            _ => from = at + 1,
        }
    }
    block.starts_with(b"HTTP/").then_some((block, &[]))
}

/// Joins chunks (RFC 9112 §7.1), or nothing where these are none.
fn unchunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = rest.iter().position(|b| *b == b'\n')?;
        let size = text(&rest[..end]);
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(rest.get(..size)?);
        rest = rest[size..].strip_prefix(b"\r").unwrap_or(&rest[size..]).strip_prefix(b"\n")?;
    }
}

fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes)
        .map_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(block: &[u8]) -> String {
        String::from_utf8(parse(block, 1000).unwrap().body).unwrap()
    }

    #[test]
    fn responses_in_every_wrapping() {
        assert_eq!(body(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nhello"), "hello");
        assert_eq!(body(b"HTTP/1.1 200 OK\nA: b\n\nhello"), "hello");
        assert_eq!(
            body(b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"),
            "hello"
        );
        assert_eq!(body(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello"), "hello");
        assert_eq!(body(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nhello"), "hello");
        assert_eq!(body(b"HTTP/1.1 304 Not Modified\r\nA: b\r\n"), "");
        let folded = parse(b"HTTP/2 200\r\nA: b\r\n c\r\nX: \xe9\r\n\r\n", 9).unwrap();
        assert_eq!(folded.headers, [("a".to_owned(), "b c".to_owned()), ("x".to_owned(), "é".to_owned())]);
        assert!(parse(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", 9).is_err());
        assert_eq!(parse(b"HTTP/1.1 200 OK\r\n\r\n0123456789", 5).unwrap().body, b"012345");
        assert!(parse(b"hello", 9).is_err());
        assert!(parse(b"", 9).is_err());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let headers = [("content-type", "text/html"), ("content-encoding", "gzip"), ("content-length", "3")];
        let snapshot = Snapshot {
            url: "https://a.int/x".into(),
            final_url: "https://a.int/x".into(),
            retrieved: chrono::Utc::now(),
            status: 404,
            headers: headers.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec(),
            body: b"hello".to_vec(),
            origin: crate::model::snapshot::Origin::Fetched,
        };
        let mut block = response_head(&snapshot);
        assert!(block.starts_with(b"HTTP/1.1 404 Not Found\r\n"));
        block.extend(&snapshot.body);
        let message = parse(&block, 1000).unwrap();
        assert_eq!((message.status, message.headers, message.body), (404, snapshot.headers, snapshot.body));
    }
}
