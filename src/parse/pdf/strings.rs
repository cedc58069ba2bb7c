//! Letters as a text keeps them, and the strings of a PDF.

use std::borrow::Cow;

/// Ligatures are written out, control characters dropped, the bullet of the Symbol font given its own place.
pub(super) fn letters(text: &str) -> Cow<'_, str> {
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        match letter {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{f0b7}' => out.push('\u{2022}'),
            '\t' | '\n' | '\r' | '\u{a0}' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    Cow::Owned(out)
}

fn plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a1}'..='\u{d7ff}')
}

/// A text string: UTF-16 or UTF-8 with its mark, else one byte a letter (ISO 32000-2, 7.9.2.2).
pub(super) fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    letters(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_out() {
        assert_eq!(letters("e\u{fb03}cient \u{fb01}le\0\u{1}"), "efficient file");
        assert_eq!(letters("détention ½ x²"), "détention ½ x²");
        assert_eq!(text_string(b"\xfe\xff\x01\x10or\x00d"), "Đ潲d");
        assert_eq!(text_string(b"caf\xe9"), "café");
    }
}
