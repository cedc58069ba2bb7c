//! Character maps: from the codes of a string to letters (`ToUnicode`), and how many bytes a code has.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::lex::{Lexer, Operand, Word};

/// The most letters that one range may name: a damaged range must not fill the memory.
const WIDEST: u32 = 0x1_0000;

/// A map as a PDF carries it.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// Ranges of codes with the number of their bytes.
    spaces: Vec<(u8, u32, u32)>,
    letters: HashMap<u32, String>,
    /// Ranges of codes with what the first stands for: the others follow.
    ranges: Vec<(u32, u32, u32)>,
}

impl Map {
    /// Reads a character map, as far as it can be read.
    pub fn read(bytes: &[u8]) -> Map {
        let mut map = Map::default();
        let mut lexer = Lexer::new(bytes);
        let mut operands: Vec<Operand<'_>> = Vec::new();
        while let Some(word) = lexer.next_word() {
            match word {
                Word::Operand(operand) => operands.push(operand),
                Word::Operator(operator) => {
                    match operator {
                        b"endcodespacerange" => map.take_spaces(&operands),
                        b"endbfchar" => map.take_letters(&operands),
                        b"endbfrange" => map.take_ranges(&operands),
                        _ => {}
                    }
                    operands.clear();
                }
            }
        }
        map.ranges.sort_unstable();
        map
    }

    /// What a code stands for.
    pub fn text(&self, code: u32) -> Option<Cow<'_, str>> {
        if let Some(text) = self.letters.get(&code) {
            return Some(Cow::Borrowed(text));
        }
        let after = self.ranges.partition_point(|(low, _, _)| *low <= code);
        let (low, high, first) = self.ranges.get(after.checked_sub(1)?)?;
        if code > *high {
            return None;
        }
        let letter = char::from_u32(first.checked_add(code - low)?)?;
        Some(Cow::Owned(letter.to_string()))
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty() && self.ranges.is_empty()
    }

    /// The next code of a string with the number of its bytes: by the ranges of codes, else of two bytes.
    pub fn next_code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        if bytes.is_empty() {
            return None;
        }
        let mut code = 0;
        for (length, byte) in (1_u8..=4).zip(bytes) {
            code = code << 8 | u32::from(*byte);
            if self.spaces.iter().any(|(l, low, high)| *l == length && inside(*l, code, *low, *high)) {
                return Some((code, usize::from(length)));
            }
        }
        let shortest = self.spaces.iter().map(|(length, _, _)| usize::from(*length)).min().unwrap_or(2);
        Some(take(bytes, shortest))
    }

    fn take_spaces(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(low), Operand::Text(high)] = pair
                && let Ok(length @ 1..=4) = u8::try_from(low.len())
            {
                self.spaces.push((length, code(low), code(high)));
            }
        }
    }

    fn take_letters(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(from), Operand::Text(to)] = pair {
                self.letters.insert(code(from), utf16(to));
            }
        }
    }

    fn take_ranges(&mut self, operands: &[Operand<'_>]) {
        for triple in operands.chunks_exact(3) {
            let [Operand::Text(low), Operand::Text(high), to] = triple else { continue };
            let (low, high) = (code(low), code(high));
            if high < low || high - low > WIDEST {
                continue;
            }
            match to {
                Operand::Text(first) => self.take_range(low, high, first),
                Operand::Array(all) => {
                    for (place, to) in (low..=high).zip(all) {
                        if let Operand::Text(to) = to {
                            self.letters.insert(place, utf16(to));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The last byte of what the first stands for counts up.
    fn take_range(&mut self, low: u32, high: u32, first: &[u8]) {
        let text = utf16(first);
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            self.ranges.push((low, high, u32::from(letter)));
            return;
        }
        let Some(last) = text.chars().last() else { return };
        let stem = &text[..text.len() - last.len_utf8()];
        for place in low..=high.min(low + 255) {
            if let Some(letter) = char::from_u32(u32::from(last) + (place - low)) {
                self.letters.insert(place, format!("{stem}{letter}"));
            }
        }
    }
}

/// Every byte of a code must be within those of its range.
fn inside(length: u8, code: u32, low: u32, high: u32) -> bool {
    (0..length).all(|place| {
        let byte = |value: u32| value >> (8 * u32::from(place)) & 0xff;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

/// A code of so many bytes, or of those that are left.
pub(super) fn take(bytes: &[u8], length: usize) -> (u32, usize) {
    let length = length.clamp(1, 4).min(bytes.len());
    (code(&bytes[..length]), length)
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// Letters of a map: UTF-16, big end first; one byte alone is Latin-1.
fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_ranges() {
        let map = Map::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0004> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0110> <0111>] endbfrange",
        );
        let text = |code| map.text(code).map(Cow::into_owned);
        assert_eq!(text(4).as_deref(), Some("fi"));
        assert_eq!(text(0x12).as_deref(), Some("C"));
        assert_eq!(text(0x21).as_deref(), Some("đ"));
        assert_eq!(text(0x13), None);
        assert_eq!(map.next_code(&[0, 0x10, 0]), Some((0x10, 2)));
    }

    #[test]
    fn a_damaged_map_gives_what_it_has() {
        assert!(Map::read(b"endbfrange <00 endbfchar <41>").is_empty());
        let map =
            Map::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange 1 beginbfchar <41> <0042>");
        assert!(map.is_empty());
    }
}
