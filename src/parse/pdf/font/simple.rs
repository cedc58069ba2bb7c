//! Fonts of one byte a character: Type 1, `TrueType` and Type 3.

use std::borrow::Cow;

use lopdf::{Dictionary, Document, Object};

use super::names;
use super::{GlyphNames, Shown, builtin, number, standard, to_unicode};

/// A font of one byte a character.
pub(in super::super) struct Simple {
    letters: Vec<String>,
    widths: Vec<f64>,
}

impl Simple {
    pub fn read(document: &Document, font: &Dictionary, known: &mut GlyphNames) -> Simple {
        let mut letters = encoded(document, font, known);
        if let Some(map) = to_unicode(document, font) {
            for (code, letter) in (0_u32..).zip(&mut letters) {
                if let Some(text) = map.text(code).filter(|text| !text.trim_matches('\0').is_empty()) {
                    *letter = text.into_owned();
                }
            }
        }
        let widths = widths(document, font, &letters);
        Simple { letters, widths }
    }

    pub fn shown(&self, byte: u8) -> Shown<'_> {
        let place = usize::from(byte);
        Shown {
            text: Cow::Borrowed(self.letters.get(place).map_or("", String::as_str)),
            width: self.widths.get(place).copied().unwrap_or_default(),
            space: byte == 32,
        }
    }
}

/// What each byte stands for by the font's encoding: its base, and the differences from it.
fn encoded(document: &Document, font: &Dictionary, known: &mut GlyphNames) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let differences = encoding.and_then(|e| e.as_dict().ok());
    let base = match encoding {
        Some(Object::Name(name)) => Some(name.as_slice()),
        Some(Object::Dictionary(entry)) => entry.get(b"BaseEncoding").and_then(Object::as_name).ok(),
        _ => None,
    };
    let mut letters = match base {
        Some(name) => spelled(&names::table(name)),
        None => builtin::encoding(document, font, known)
            .unwrap_or_else(|| spelled(&names::table(default_table(font)))),
    };
    if let Some(list) = differences.and_then(|d| d.get_deref(b"Differences", document).ok())
        && let Ok(list) = list.as_array()
    {
        differ(&mut letters, document, list, known);
    }
    letters
}

/// Fonts that carry their own letters and no encoding follow the standard one; `TrueType` is made on Windows.
fn default_table(font: &Dictionary) -> &'static [u8] {
    match font.get(b"Subtype").and_then(Object::as_name) {
        Ok(b"TrueType") => b"WinAnsiEncoding",
        _ => b"StandardEncoding",
    }
}

fn spelled(table: &names::Table) -> Vec<String> {
    table.iter().map(|letter| letter.map(String::from).unwrap_or_default()).collect()
}

fn differ(letters: &mut [String], document: &Document, list: &[Object], known: &mut GlyphNames) {
    let mut code = 0;
    for object in list {
        match document.dereference(object).map(|(_, object)| object) {
            Ok(Object::Integer(at)) => code = usize::try_from(*at).unwrap_or(256),
            Ok(Object::Name(name)) => {
                if let Some(letter) = letters.get_mut(code) {
                    *letter = known.text(name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

fn widths(document: &Document, font: &Dictionary, letters: &[String]) -> Vec<f64> {
    let scale = scale(document, font);
    let missing = font
        .get_deref(b"FontDescriptor", document)
        .and_then(Object::as_dict)
        .ok()
        .and_then(|d| number(d.get(b"MissingWidth").ok()?));
    let listed = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
    let Some(listed) = listed else {
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
        return standard::widths(&String::from_utf8_lossy(name), letters);
    };
    let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or_default();
    let mut widths = vec![missing.unwrap_or_default() * scale; 256];
    for (place, width) in (first..).zip(listed) {
        let width = document.dereference(width).ok().and_then(|(_, width)| number(width));
        if let (Ok(place), Some(width)) = (usize::try_from(place), width)
            && let Some(slot) = widths.get_mut(place)
        {
            *slot = width * scale;
        }
    }
    widths
}

/// Widths are thousandths of the size, but for Type 3, which brings its own matrix.
fn scale(document: &Document, font: &Dictionary) -> f64 {
    if !matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"Type3")) {
        return 0.001;
    }
    let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
    matrix.and_then(|m| number(m.first()?)).map_or(0.001, f64::abs)
}
