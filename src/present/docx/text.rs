//! Text as XML: what is escaped, and what may not stand in it.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::present::visible::visible;

/// Text with nothing in it that XML 1.0 forbids or that turns a line around.
pub fn clean(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\u{fffe}' | '\u{ffff}');
    match visible(text) {
        text if text.contains(forbidden) => Cow::Owned(text.replace(forbidden, "\u{fffd}")),
        text => text,
    }
}

/// Writes clean text as XML, for an element or an attribute.
pub fn escape(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity: &str = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[from..at])?;
        out.write_all(entity.as_bytes())?;
        from = at + 1;
    }
    out.write_all(&text.as_bytes()[from..])
}

/// The same as a value.
pub fn escaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let _ = escape(&mut out, &clean(text));
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_and_nothing_forbidden() {
        assert_eq!(escaped("<w:p a=\"b\">&amp;"), "&lt;w:p a=&quot;b&quot;&gt;&amp;amp;");
        assert_eq!(escaped("a\0b\u{b}c\u{fffe}d\u{202e}e"), "a␀b␋c\u{fffd}d\u{fffd}e");
        assert_eq!(escaped("é😀ç"), "é😀ç");
    }
}
