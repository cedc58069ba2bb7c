//! The names of glyphs and the tables of one-byte encodings, in letters. The lists are the library's (the Adobe Glyph
//! List); it gives them to readers of font dictionaries only, so a small one is made to ask it.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// What each byte of a one-byte encoding stands for.
pub(super) type Table = Vec<Option<char>>;

/// Letters by the names of glyphs, each asked for once.
#[derive(Default)]
pub(in crate::parse::pdf) struct Names {
    known: HashMap<Vec<u8>, String>,
}

impl Names {
    /// What a glyph of this name shows; empty where nobody can tell.
    pub fn text(&mut self, name: &[u8]) -> String {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let text = read(name);
        self.known.insert(name.to_owned(), text.clone());
        text
    }
}

/// By the rules of the Adobe Glyph List: what follows a dot is a variant, `_` joins parts, `uni` and `u` are followed
/// by code points.
fn read(name: &[u8]) -> String {
    if let Some(letter) = listed(name) {
        return letter.to_string();
    }
    let words = String::from_utf8_lossy(name);
    let stem = words.split('.').next().unwrap_or_default();
    if stem.is_empty() {
        return String::new();
    }
    stem.split('_').map(part).collect()
}

fn part(word: &str) -> String {
    if let Some(letter) = listed(word.as_bytes()) {
        return letter.to_string();
    }
    if let Some(digits) = word.strip_prefix("uni")
        && digits.len() >= 4
        && digits.is_ascii()
    {
        let units: Vec<u16> = digits
            .as_bytes()
            .chunks_exact(4)
            .filter_map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
            .collect();
        if !units.is_empty() {
            return String::from_utf16_lossy(&units);
        }
    }
    if let Some(digits) = word.strip_prefix('u')
        && (4..=6).contains(&digits.len())
        && let Some(letter) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    {
        return letter.to_string();
    }
    numbered(word).map(String::from).unwrap_or_default()
}

/// `C65`, `g65`, `a65`: some writers of PDFs name glyphs by the byte they stand for.
fn numbered(word: &str) -> Option<char> {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = word.len() - digits.len();
    let byte: u8 = digits.parse().ok()?;
    ((1..=2).contains(&letters) && (32..=126).contains(&byte)).then(|| char::from(byte))
}

fn listed(name: &[u8]) -> Option<char> {
    let mut entry = Dictionary::new();
    entry.set("Differences", vec![Object::Integer(0), Object::Name(name.to_owned())]);
    let font = font_with(Object::Dictionary(entry));
    let document = Document::new();
    let Ok(Encoding::Differences(found)) = font.get_font_encoding(&document) else { return None };
    char::from_u32(u32::from(found.map.get(&0)?.utf16_code_unit()))
}

/// A table by its name in a PDF; `StandardEncoding` where there is none of this name.
pub(super) fn table(name: &[u8]) -> Table {
    let known: &[&[u8]] = &[b"MacRomanEncoding", b"MacExpertEncoding", b"WinAnsiEncoding"];
    let name = if known.contains(&name) { name } else { b"StandardEncoding" };
    let font = font_with(Object::Name(name.to_owned()));
    let document = Document::new();
    let mut table = match font.get_font_encoding(&document) {
        Ok(Encoding::OneByteEncoding(glyphs)) => glyphs
            .iter()
            .map(|glyph| glyph.and_then(|glyph| char::from_u32(u32::from(glyph.utf16_code_unit()))))
            .collect(),
        _ => Table::new(),
    };
    table.resize(256, None);
    table
}

fn font_with(encoding: Object) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_in_letters() {
        let mut names = Names::default();
        for (name, text) in [
            ("A", "A"),
            ("fi", "\u{fb01}"),
            ("f_f_i", "\u{fb03}"),
            ("uni0110", "Đ"),
            ("uni00660069", "fi"),
            ("u1F600", "😀"),
            ("a.sc", "a"),
            ("Ccaron", "Č"),
            (".notdef", ""),
            ("g65", "A"),
            ("glyph", ""),
        ] {
            assert_eq!(names.text(name.as_bytes()), text, "{name}");
        }
        assert_eq!(table(b"WinAnsiEncoding")[0x92], Some('\u{2019}'));
        assert_eq!(table(b"StandardEncoding")[usize::from(b'A')], Some('A'));
    }
}
