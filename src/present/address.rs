//! Addresses that a document may lead to.

use std::fmt::Write as _;

use url::Url;

/// An http or https address in which every character stands that RFC 3986 allows there and no other; `None` for
/// anything else. Programs that open a document refuse all of it for one address with a stray character.
pub fn web(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let text = url.as_str();
    let host_end = text.len() - (url[url::Position::BeforePath..].len());
    let mut out = text[..host_end].to_owned();
    let (mut rest, mut fragment) = (text[host_end..].chars(), false);
    while let Some(c) = rest.next() {
        let allowed = match c {
            '%' => rest.as_str().len() >= 2 && rest.as_str().chars().take(2).all(|h| h.is_ascii_hexdigit()),
            '#' => !std::mem::replace(&mut fragment, true),
            _ => c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(c),
        };
        if allowed {
            out.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
                let _ = write!(out, "%{byte:02X}");
            });
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_only_what_an_address_may_hold() {
        for (given, expected) in [
            ("https://x.example/a?b=c&d=%20#e", Some("https://x.example/a?b=c&d=%20#e")),
            ("http://x.example/a b|c^d", Some("http://x.example/a%20b%7Cc%5Ed")),
            ("https://x.example/%zz", Some("https://x.example/%25zz")),
            ("https://x.example/a#b#c", Some("https://x.example/a#b%23c")),
            ("https://[::1]/[x]", Some("https://[::1]/%5Bx%5D")),
            ("https://x.example/\"><script>", Some("https://x.example/%22%3E%3Cscript%3E")),
            ("https://exämple.org/é", Some("https://xn--exmple-cua.org/%C3%A9")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("//x.example", None),
            ("", None),
        ] {
            assert_eq!(web(given).as_deref(), expected, "{given}");
        }
    }
}
