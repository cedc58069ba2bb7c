//! The encoding that an embedded Type 1 font carries itself.

use lopdf::{Dictionary, Document, Object};

use super::{GlyphNames, unpacked};
use crate::parse::pdf::lex::{Lexer, Operand, Word};

/// What each byte stands for, where the font's own program says so: `dup 65 /A put` for each byte.
pub(super) fn encoding(
    document: &Document,
    font: &Dictionary,
    known: &mut GlyphNames,
) -> Option<Vec<String>> {
    let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok()?;
    let program = descriptor.get_deref(b"FontFile", document).and_then(Object::as_stream).ok()?;
    let bytes = unpacked(program).unwrap_or_default();
    let open = bytes.windows(5).position(|w| w == b"eexec").unwrap_or(bytes.len());
    let clear = &bytes[..open];
    let start = clear.windows(9).position(|w| w == b"/Encoding")?;
    let mut letters = vec![String::new(); 256];
    let (mut found, mut code, mut name) = (false, None, None);
    let mut lexer = Lexer::new(&clear[start + 9..]);
    while let Some(word) = lexer.next_word() {
        match word {
            Word::Operand(Operand::Number(number)) => code = byte(number),
            Word::Operand(Operand::Name(n)) => name = Some(n),
            Word::Operator(b"put") => {
                if let (Some(code), Some(name)) = (code.take(), name.take()) {
                    letters[usize::from(code)] = known.text(&name);
                    found = true;
                }
            }
            Word::Operator(b"def" | b"StandardEncoding") => break,
            _ => {}
        }
    }
    found.then_some(letters)
}

fn byte(number: f64) -> Option<u8> {
    (0_u8..=255).find(|byte| (f64::from(*byte) - number).abs() < 0.5)
}
