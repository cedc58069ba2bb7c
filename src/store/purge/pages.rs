//! Which stored bytes show a record: its documents, the pages that listed it, and whatever has its title or address.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::probe::Probes;
use crate::store::{ItemId, StoreError, bodies};

/// A title of fewer words than this is many records'.
const DISTINCT: usize = 4;

/// A path shorter than this is no address of one record, in bytes.
const LONG: usize = 12;

/// What tells that a page shows a record.
pub(super) struct Signs {
    titles: Probes,
    addresses: BTreeSet<Vec<u8>>,
}

impl Signs {
    /// Of these records: titles that no other record has, and the addresses of their pages and documents.
    pub fn of(connection: &Connection, items: &[ItemId], key: u64) -> Result<Signs, StoreError> {
        let mut titles = Probes::new(key);
        for title in
            words_of(connection, items, "SELECT COALESCE(v.title, p.title) FROM item i {} WHERE i.id = ?1")?
        {
            if title.split_whitespace().count() >= DISTINCT {
                titles.take_whole(&title);
            }
        }
        each_of_others(connection, items, "COALESCE(v.title, p.title)", |title| {
            titles.leave_out(title.as_bytes());
        })?;
        let addresses = addresses(connection, items)?.iter().flat_map(|url| spellings(url)).collect();
        Ok(Signs { titles, addresses })
    }

    /// Whether a page has one of them.
    pub fn are_in(&self, page: &[u8]) -> bool {
        let addressed = |address: &Vec<u8>| stands_in(page, address);
        let titled = |page: &[u8]| !self.titles.in_text(&plain(page)).is_empty();
        self.addresses.iter().any(addressed) || titled(page) || titled(&without_tags(page))
    }
}

/// The first column of a statement, asked for each of these items. `{}` are the tables of a record.
pub(super) fn words_of(
    connection: &Connection,
    items: &[ItemId],
    sql: &str,
) -> Result<Vec<String>, StoreError> {
    let tables = "LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
                  LEFT JOIN hearing h ON h.item = i.id";
    let mut statement = connection.prepare(&sql.replace("{}", tables))?;
    let mut words: Vec<String> = Vec::new();
    for item in items {
        for row in statement.query_map([item], |r| r.get::<_, Option<String>>(0))? {
            words.extend(row?.filter(|row| !row.is_empty()));
        }
    }
    Ok(words)
}

/// Something of every other record.
pub(super) fn each_of_others(
    connection: &Connection,
    items: &[ItemId],
    column: &str,
    mut each: impl FnMut(&str),
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT {column} FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN press p ON p.item = i.id
         LEFT JOIN hearing h ON h.item = i.id WHERE i.id NOT IN (SELECT value FROM json_each(?1))"
    ))?;
    let mut rows = statement.query([serde_json::json!(items).to_string()])?;
    while let Some(row) = rows.next()? {
        if let Some(words) = row.get::<_, Option<String>>(0)? {
            each(&words);
        }
    }
    Ok(())
}

/// The addresses of the documents and own pages of records.
pub(super) fn addresses(connection: &Connection, items: &[ItemId]) -> Result<BTreeSet<String>, StoreError> {
    let mut all = BTreeSet::new();
    for sql in [
        "SELECT url FROM document WHERE item = ?1",
        "SELECT page_url FROM version WHERE item = ?1",
        "SELECT url FROM press WHERE item = ?1",
    ] {
        all.extend(words_of(connection, items, sql)?);
    }
    Ok(all)
}

/// An address as pages write it: whole or from its site on, in HTML and in JSON.
fn spellings(url: &str) -> Vec<Vec<u8>> {
    let path =
        url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or_default();
    let name = path.trim_matches('/');
    if name.len() < LONG {
        return Vec::new();
    }
    [path.to_owned(), path.replace('&', "&amp;"), path.replace('/', "\\/")].map(String::into_bytes).into()
}

/// Whether an address stands in a page, and not only as the beginning of a longer one.
fn stands_in(page: &[u8], address: &[u8]) -> bool {
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'%');
    let mut from = 0;
    while let Some(at) = page.get(from..).and_then(|rest| find(rest, address)) {
        let end = from + at + address.len();
        if !page.get(end).is_some_and(goes_on) {
            return true;
        }
        from += at + 1;
    }
    false
}

fn find(text: &[u8], words: &[u8]) -> Option<usize> {
    let first = *words.first()?;
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|byte| *byte == first) {
        if text[from + at..].starts_with(words) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// A page with the characters that HTML and JSON write by name or number.
pub(super) fn plain(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len());
    let mut at = 0;
    while let Some(byte) = page.get(at) {
        let named = match byte {
            b'&' => entity(&page[at..]),
            b'\\' => escape(&page[at..]),
            _ => None,
        };
        let Some((text, length)) = named else {
            out.push(*byte);
            at += 1;
            continue;
        };
        out.extend(text.bytes());
        at += length;
    }
    out
}

/// A page with a space for every tag: a title may have some inside.
fn without_tags(page: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let begins = |at: usize| page.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/');
    let mut out = Vec::with_capacity(page.len());
    for (at, byte) in page.iter().enumerate() {
        inside |= *byte == b'<' && begins(at);
        if !inside {
            out.push(*byte);
        }
        if inside && *byte == b'>' {
            out.push(b' ');
            inside = false;
        }
    }
    out
}

/// The character of `&rsquo;`, `&#8217;` or `&#x2019;` and how long that is; an unknown name is a space.
fn entity(text: &[u8]) -> Option<(String, usize)> {
    const NAMES: [(&str, &str); 12] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", "\u{a0}"),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("rdquo", "”"),
        ("ldquo", "“"),
        ("ndash", "–"),
        ("mdash", "—"),
    ];
    let end = text.iter().take(12).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&text[1..end]).ok()?;
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
        Some(digits) => digits.parse().ok(),
        None => None,
    };
    let known = NAMES.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    let text = number.and_then(char::from_u32).map(String::from).or(known).unwrap_or_else(|| " ".to_owned());
    Some((text, end + 1))
}

/// The character of `\u2019`, `\"` or `\n` and how long that is.
fn escape(text: &[u8]) -> Option<(String, usize)> {
    let code = text.get(2..6).filter(|_| text.get(1) == Some(&b'u'));
    if let Some(character) = code
        .and_then(|code| std::str::from_utf8(code).ok())
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .and_then(char::from_u32)
    {
        return Some((character.to_string(), 6));
    }
    let next = *text.get(1)?;
    let text = match next {
        b'"' | b'/' | b'\\' => char::from(next).to_string(),
        b'n' | b't' | b'r' => " ".to_owned(),
        _ => return None,
    };
    Some((text, 2))
}

/// The hashes of the bytes of documents and own pages of records, also of those that stood there before.
pub(super) fn own_bodies(
    connection: &Connection,
    items: &[ItemId],
    addresses: &BTreeSet<String>,
) -> Result<BTreeSet<String>, StoreError> {
    let mut own: BTreeSet<String> = BTreeSet::new();
    for sql in [
        "SELECT s.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot WHERE d.item = ?1",
        "SELECT s.sha256 FROM change c JOIN snapshot s ON s.id IN (c.old_snapshot, c.new_snapshot)
         WHERE c.item = ?1 AND c.kind = 'attachment' AND s.sha256 IN (c.old, c.new)",
    ] {
        own.extend(words_of(connection, items, sql)?);
    }
    let mut at = connection.prepare("SELECT sha256 FROM snapshot WHERE url = ?1")?;
    for url in addresses {
        for hash in at.query_map([url], |r| r.get(0))? {
            own.insert(hash?);
        }
    }
    Ok(own)
}

/// The hashes of the pages that are known to have listed the records.
pub(super) fn listing_bodies(
    connection: &Connection,
    items: &[ItemId],
) -> Result<BTreeSet<String>, StoreError> {
    let mut pages = BTreeSet::new();
    for sql in [
        "SELECT n.sha256 FROM sighting s JOIN snapshot n ON n.id IN (s.first_snapshot, s.last_snapshot) WHERE s.item = ?1",
        "SELECT n.sha256 FROM item i JOIN snapshot n ON n.id = i.first_snapshot WHERE i.id = ?1",
        "SELECT n.sha256 FROM change c JOIN snapshot n ON n.id IN (c.old_snapshot, c.new_snapshot) WHERE c.item = ?1",
        "SELECT n.sha256 FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
         JOIN snapshot n ON n.id = t.snapshot WHERE i.id = ?1",
    ] {
        pages.extend(words_of(connection, items, sql)?);
    }
    Ok(pages)
}

/// The hashes of the documents of all other records: what they say is theirs.
pub(super) fn documents_of_others(
    connection: &Connection,
    items: &[ItemId],
) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT DISTINCT s.sha256 FROM document d JOIN snapshot s ON s.id = d.snapshot
         WHERE d.item NOT IN (SELECT value FROM json_each(?1))",
    )?;
    let rows = statement.query_map([serde_json::json!(items).to_string()], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The number of another record that has a document of these bytes, and is not purged with it.
pub(super) fn shared_with(
    connection: &Connection,
    items: &[ItemId],
    own: &BTreeSet<String>,
) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT COALESCE(NULLIF(v.number, ''), i.key) FROM snapshot s JOIN document d ON d.snapshot = s.id
         JOIN item i ON i.id = d.item LEFT JOIN version v ON v.item = i.id
         WHERE s.sha256 = ?1 AND i.id NOT IN (SELECT value FROM json_each(?2)) ORDER BY i.id LIMIT 1",
    )?;
    let items = serde_json::json!(items).to_string();
    for hash in own {
        if let Some(number) = statement.query_map(params![hash, items], |r| r.get(0))?.next().transpose()? {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// Every stored body with its hash, one by one; the hashes of those that cannot be unpacked.
pub(super) fn each_body(
    connection: &Connection,
    mut each: impl FnMut(&str, &[u8]),
) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT sha256, length, zstd FROM body WHERE sha256 NOT IN (SELECT sha256 FROM purged_body) ORDER BY sha256",
    )?;
    let mut rows = statement.query([])?;
    let mut unread = Vec::new();
    while let Some(row) = rows.next()? {
        let (hash, length, packed): (String, i64, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match bodies::unpack(&hash, length, &packed) {
            Ok(bytes) => each(&hash, &bytes),
            Err(_) => unread.push(hash),
        }
    }
    Ok(unread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_pages_write_them() {
        let text = |page: &str| String::from_utf8(plain(page.as_bytes())).unwrap();
        assert_eq!(text("the court&rsquo;s &#8220;lamp&#x201d;"), "the court’s “lamp”");
        assert_eq!(text(r#"{"t":"the court\u2019s \"lamp\"\/x"}"#), "{\"t\":\"the court’s \"lamp\"/x\"}");
        assert_eq!(text("a < b & c \\q &unknownnames x"), "a < b & c \\q &unknownnames x");
    }

    #[test]
    fn an_address_is_no_beginning_of_another() {
        let address = b"/court-record/icc-01-407";
        assert!(stands_in(b"href=\"/court-record/icc-01-407\">", address));
        assert!(stands_in(b"/court-record/icc-01-407-red /court-record/icc-01-407", address));
        assert!(!stands_in(b"href=\"/court-record/icc-01-407-red\">", address));
    }
}
