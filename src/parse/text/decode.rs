//! Bytes to text: which character set, and what to do with bytes that are in none.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far into a page its own declaration is looked for.
const DECLARED_WITHIN: usize = 4096;

/// The text of a body. Which character set: byte order mark, else the `charset` of the Content-Type header,
/// else the page's `<meta charset>` or XML declaration, else UTF-8 where it is valid, else windows-1252.
/// Bytes that the set lacks become U+FFFD. C1 controls, which pages of the ICTY hold for curly quotes and
/// Slavic letters, become the letter of windows-1252, or nothing where it has none.
pub fn decode(body: &[u8], charset: Option<&str>) -> String {
    let encoding = Encoding::for_bom(body)
        .map(|(encoding, _)| encoding)
        .or_else(|| charset.and_then(named))
        .or_else(|| unmarked_utf16(body))
        .or_else(|| declared(body));
    let text = match encoding {
        Some(encoding) => encoding.decode(body).0.into_owned(),
        None => match std::str::from_utf8(body) {
            Ok(text) => text.to_owned(),
            Err(_) => WINDOWS_1252.decode(body).0.into_owned(),
        },
    };
    without_c1(text)
}

fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']);
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// UTF-16 without a mark shows by its zeros: `<` and a zero, twice.
fn unmarked_utf16(body: &[u8]) -> Option<&'static Encoding> {
    match body.get(..4)? {
        [b'<', 0, c, 0] if *c != 0 => Some(UTF_16LE),
        [0, b'<', 0, c] if *c != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// What the page says of itself. A page that can be read as bytes is not in UTF-16, whatever it says.
fn declared(body: &[u8]) -> Option<&'static Encoding> {
    let head = body.get(..DECLARED_WITHIN).unwrap_or(body);
    let head: String = head.iter().map(|b| char::from(*b).to_ascii_lowercase()).collect();
    let label = if head.trim_start().starts_with("<?xml") {
        let declaration = head.split("?>").next()?;
        value_after(declaration, "encoding")
    } else {
        None
    };
    let label = label.or_else(|| {
        head.split("<meta").skip(1).find_map(|rest| value_after(rest.split('>').next()?, "charset"))
    })?;
    match named(label)? {
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e == X_USER_DEFINED => Some(WINDOWS_1252),
        e => Some(e),
    }
}

/// `name = "value"` or `name=value`.
fn value_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.find(name)? + name.len();
    let rest = text.get(at..)?.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/'));
    rest.get(..end.unwrap_or(rest.len())).filter(|v| !v.is_empty())
}

fn without_c1(text: String) -> String {
    // in UTF-8 they all begin with C2
    if !text.as_bytes().contains(&0xc2) || !text.chars().any(is_c1) {
        return text;
    }
    text.chars().filter_map(|c| if is_c1(c) { western(c) } else { Some(c) }).collect()
}

fn is_c1(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

/// The letter that windows-1252 has in the place of a C1 control.
fn western(c: char) -> Option<char> {
    let byte = [u8::try_from(u32::from(c)).ok()?];
    WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next().filter(|c| !is_c1(*c))
}
