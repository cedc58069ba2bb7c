//! Addresses on pages.

use url::Url;

use crate::parse::html;

/// The absolute address of a link, without its fragment. `page` is the address of the page; where nobody
/// knows it, `home` stands in.
pub(super) fn absolute(page: &str, home: &str, href: &str) -> Option<String> {
    Base::new(page, home).join(href).map(String::from)
}

/// The address of a page, read once for all its links.
pub(super) struct Base(Option<Url>);

impl Base {
    /// Of a page; where nobody knows its address, `home` stands in.
    pub(super) fn new(page: &str, home: &str) -> Base {
        Base(Url::parse(page).or_else(|_| Url::parse(home)).ok())
    }

    /// The absolute address of a link, without its fragment.
    pub(super) fn join(&self, href: &str) -> Option<Url> {
        let mut url = html::joined(self.0.as_ref(), href)?;
        url.set_fragment(None);
        Some(url)
    }
}

/// Every value once, in order.
pub(super) fn unique(values: impl Iterator<Item = String>) -> Vec<String> {
    values.fold(Vec::new(), |mut known, value| {
        if !known.contains(&value) {
            known.push(value);
        }
        known
    })
}

/// Host and path of an address, the host without `www.`.
pub(super) fn place(url: &str) -> Option<(String, String)> {
    let url = Url::parse(url).ok()?;
    Some((host(&url)?.to_owned(), url.path().to_owned()))
}

/// The host of an address without `www.`.
pub(super) fn host(url: &Url) -> Option<&str> {
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The value of a query parameter.
pub(super) fn query(url: &str, name: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// The same address with one query parameter changed, the others as they stand.
pub(super) fn with_query(url: &str, name: &str, value: &str) -> Option<String> {
    let mut url = Url::parse(url).ok()?;
    let query = [kept(&url, name), format!("{name}={}", encode(value))];
    url.set_query(Some(query.join("&").trim_start_matches('&')));
    Some(url.to_string())
}

/// The same address without one query parameter.
pub(super) fn without_query(url: &str, name: &str) -> Option<String> {
    let mut url = Url::parse(url).ok()?;
    let query = kept(&url, name);
    url.set_query((!query.is_empty()).then_some(query.as_str()));
    Some(url.to_string())
}

fn kept(url: &Url, without: &str) -> String {
    let pairs = url.query().unwrap_or_default().split('&');
    let kept: Vec<&str> =
        pairs.filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(without)).collect();
    kept.join("&")
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub(super) fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        out
    })
}

/// The text behind percent-encoding; bytes that are no UTF-8 become U+FFFD.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
