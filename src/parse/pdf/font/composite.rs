//! Fonts of more than one byte a character.

use std::borrow::Cow;
use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use super::cmap::{Map, take};
use super::{Shown, number, to_unicode, unpacked};

/// How the codes of a string are told apart, and what they are in letters where the font carries no map to letters.
enum Codes {
    /// Two bytes a code; they are the font's own.
    Pairs,
    /// The font's own ranges of codes.
    Own(Map),
    /// Two bytes a code, which are UTF-16.
    Utf16,
    /// An older encoding of East Asia.
    Old(&'static encoding_rs::Encoding),
}

/// A font of more than one byte a character.
pub(in super::super) struct Composite {
    codes: Codes,
    letters: Option<Map>,
    widths: HashMap<u32, f64>,
    usual: f64,
}

impl Composite {
    pub fn read(document: &Document, font: &Dictionary) -> Composite {
        let mut read = Composite {
            codes: codes(document, font),
            letters: to_unicode(document, font),
            widths: HashMap::new(),
            usual: 1.0,
        };
        let below = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let below = below.and_then(|list| document.dereference(list.first()?).ok());
        if let Some((_, Object::Dictionary(below))) = below {
            read.usual = below.get_deref(b"DW", document).ok().and_then(number).map_or(1.0, |w| w / 1000.0);
            if let Ok(list) = below.get_deref(b"W", document).and_then(Object::as_array) {
                read.take_widths(document, list);
            }
        }
        read
    }

    /// `c [w1 w2 …]` gives widths from a code on, `first last w` one to all of a range.
    fn take_widths(&mut self, document: &Document, list: &[Object]) {
        let resolved: Vec<&Object> =
            list.iter().filter_map(|o| document.dereference(o).ok()).map(|(_, o)| o).collect();
        let mut rest = resolved.as_slice();
        let code = |object: &Object| object.as_i64().ok().and_then(|code| u32::try_from(code).ok());
        loop {
            match rest {
                [first, Object::Array(widths), after @ ..] => {
                    for (place, width) in (code(first).unwrap_or_default()..).zip(widths) {
                        let width = document.dereference(width).ok().and_then(|(_, w)| number(w));
                        self.widths.extend(width.map(|w| (place, w / 1000.0)));
                    }
                    rest = after;
                }
                [from, to, width, after @ ..] => {
                    if let (Some(from), Some(to), Some(width)) = (code(from), code(to), number(width)) {
                        let to = to.min(from.saturating_add(0xffff));
                        self.widths.extend((from..=to).map(|place| (place, width / 1000.0)));
                    }
                    rest = after;
                }
                _ => return,
            }
        }
    }

    /// The next code with the number of its bytes.
    pub fn next_code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let first = bytes.first()?;
        match &self.codes {
            Codes::Own(map) => map.next_code(bytes),
            Codes::Pairs | Codes::Utf16 => Some(take(bytes, 2)),
            Codes::Old(_) => Some(take(bytes, if *first < 0x80 { 1 } else { 2 })),
        }
    }

    pub fn shown(&self, code: u32, length: usize, bytes: &[u8]) -> Shown<'_> {
        let listed = self.letters.as_ref().and_then(|map| map.text(code));
        let text = listed.unwrap_or_else(|| match self.codes {
            Codes::Utf16 => char::from_u32(code).map(|c| Cow::Owned(c.to_string())).unwrap_or_default(),
            Codes::Old(encoding) => Cow::Owned(encoding.decode_without_bom_handling(bytes).0.into_owned()),
            Codes::Pairs | Codes::Own(_) => Cow::Borrowed(""),
        });
        let width = self.widths.get(&code).copied().unwrap_or(self.usual);
        Shown { text, width, space: length == 1 && code == 32 }
    }
}

fn codes(document: &Document, font: &Dictionary) -> Codes {
    match font.get_deref(b"Encoding", document) {
        Ok(Object::Stream(stream)) => Codes::Own(Map::read(&unpacked(stream).unwrap_or_default())),
        Ok(Object::Name(name)) => named(&String::from_utf8_lossy(name)),
        _ => Codes::Pairs,
    }
}

fn named(name: &str) -> Codes {
    let has = |word: &str| name.contains(word);
    if has("UCS2") || has("UTF16") {
        Codes::Utf16
    } else if has("RKSJ") {
        Codes::Old(encoding_rs::SHIFT_JIS)
    } else if has("GB") {
        Codes::Old(encoding_rs::GBK)
    } else if has("B5") || has("ETen") || has("HKscs") {
        Codes::Old(encoding_rs::BIG5)
    } else if has("KSC") {
        Codes::Old(encoding_rs::EUC_KR)
    } else if name == "EUC-H" || name == "EUC-V" {
        Codes::Old(encoding_rs::EUC_JP)
    } else {
        Codes::Pairs
    }
}
