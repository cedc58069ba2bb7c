//! Fonts: what the codes of a string stand for, and how far each moves the pen.

mod builtin;
mod cmap;
mod composite;
mod names;
mod simple;
mod standard;

use lopdf::{Dictionary, Document, Object};

pub(super) use names::Names as GlyphNames;

/// The most bytes that one stream may unpack to.
pub(super) const MOST_UNPACKED: usize = 64 << 20;

/// A font of a page.
pub(super) enum Font {
    /// One byte a character.
    Simple(simple::Simple),
    /// One to four bytes a character.
    Composite(composite::Composite),
}

/// A character of a string.
pub(super) struct Shown<'a> {
    /// What it stands for; empty where nobody can tell.
    pub text: std::borrow::Cow<'a, str>,
    /// How far it moves the pen, in units of the size of the font.
    pub width: f64,
    /// Whether it is the single byte 32, which word spacing widens.
    pub space: bool,
}

impl Font {
    /// Reads a font. What cannot be read of it is left out.
    pub fn read(document: &Document, font: &Dictionary, names: &mut GlyphNames) -> Font {
        match font.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Type0") => Font::Composite(composite::Composite::read(document, font)),
            _ => Font::Simple(simple::Simple::read(document, font, names)),
        }
    }

    /// Shows a string, character by character.
    pub fn show<'a>(&'a self, bytes: &[u8], mut each: impl FnMut(Shown<'a>)) {
        match self {
            Font::Simple(font) => bytes.iter().for_each(|byte| each(font.shown(*byte))),
            Font::Composite(font) => {
                let mut rest = bytes;
                while let Some((code, length)) = font.next_code(rest) {
                    each(font.shown(code, length, &rest[..length]));
                    rest = &rest[length..];
                }
            }
        }
    }
}

/// The map to letters that a font carries.
fn to_unicode(document: &Document, font: &Dictionary) -> Option<cmap::Map> {
    let stream = font.get_deref(b"ToUnicode", document).ok()?.as_stream().ok()?;
    let map = cmap::Map::read(&unpacked(stream)?);
    (!map.is_empty()).then_some(map)
}

/// The bytes of a stream; nothing where it cannot be unpacked, or not to this size.
pub(super) fn unpacked(stream: &lopdf::Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(MOST_UNPACKED).ok()
}

/// A number of a dictionary.
fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}
