//! The words of a content stream: numbers, strings, names, arrays and operators (ISO 32000-1, 7.8.2).

use std::borrow::Cow;

/// How deep arrays and dictionaries may stand in one another.
const DEEPEST: usize = 16;

/// What stands before an operator.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand<'a> {
    /// A number.
    Number(f64),
    /// A string, its bytes as they are to be decoded.
    Text(Cow<'a, [u8]>),
    /// A name, without its slash.
    Name(Cow<'a, [u8]>),
    /// An array.
    Array(Vec<Operand<'a>>),
    /// A dictionary, as names and values in turn.
    Dictionary(Vec<Operand<'a>>),
    /// `true`, `false`, `null`: nothing that places text.
    Other,
}

impl Operand<'_> {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        if let Operand::Number(number) = self { Some(*number) } else { None }
    }

    /// The value beside a name of a dictionary.
    pub fn entry(&self, key: &[u8]) -> Option<&Self> {
        let Operand::Dictionary(entries) = self else { return None };
        let at = entries
            .chunks_exact(2)
            .position(|pair| matches!(&pair[0], Operand::Name(n) if n.as_ref() == key))?;
        entries.get(at * 2 + 1)
    }
}

/// One word of a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Word<'a> {
    /// Goes before an operator.
    Operand(Operand<'a>),
    /// Does something.
    Operator(&'a [u8]),
}

/// Reads a content stream word by word. What it cannot read it passes over.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next word; nothing at the end.
    pub fn next_word(&mut self) -> Option<Word<'a>> {
        loop {
            self.skip_space();
            let byte = self.peek()?;
            if is_regular(byte) && !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.') {
                let word = self.regular();
                return Some(match word {
                    b"true" | b"false" | b"null" => Word::Operand(Operand::Other),
                    operator => Word::Operator(operator),
                });
            }
            if let Some(operand) = self.operand(0) {
                return Some(Word::Operand(operand));
            }
        }
    }

    /// An operand; nothing where a stray delimiter was passed over.
    fn operand(&mut self, depth: usize) -> Option<Operand<'a>> {
        match self.peek()? {
            b'(' => Some(Operand::Text(self.literal())),
            b'/' => Some(Operand::Name(self.name())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Some(Operand::Dictionary(self.until(b'>', depth)))
            }
            b'<' => Some(Operand::Text(Cow::Owned(self.hex()))),
            b'[' => {
                self.at += 1;
                Some(Operand::Array(self.until(b']', depth)))
            }
            byte if is_delimiter(byte) => {
                self.at += 1;
                None
            }
            _ => {
                let word = self.regular();
                Some(number(word).map_or(Operand::Other, Operand::Number))
            }
        }
    }

    /// The operands up to a closing delimiter, or the end of the stream.
    fn until(&mut self, close: u8, depth: usize) -> Vec<Operand<'a>> {
        let mut found = Vec::new();
        loop {
            self.skip_space();
            let Some(byte) = self.peek() else { return found };
            if byte == close {
                self.at += 1;
                if close == b'>' && self.peek() == Some(b'>') {
                    self.at += 1;
                }
                return found;
            }
            if depth >= DEEPEST {
                self.at += 1;
            } else if let Some(operand) = self.operand(depth + 1) {
                found.push(operand);
            }
        }
    }

    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn name(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut out = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((&byte, after)) = rest.split_first() {
            let pair = after.first().copied().and_then(nibble).zip(after.get(1).copied().and_then(nibble));
            if let (b'#', Some((high, low))) = (byte, pair) {
                out.push(high << 4 | low);
                rest = &after[2..];
            } else {
                out.push(byte);
                rest = after;
            }
        }
        Cow::Owned(out)
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut high) = (Vec::new(), None);
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = nibble(byte) else { continue };
            match high.take() {
                None => high = Some(digit),
                Some(first) => out.push(first << 4 | digit),
            }
        }
        out.extend(high.map(|digit| digit << 4));
        out
    }

    /// A string in brackets: borrowed where it holds neither escapes nor brackets.
    fn literal(&mut self) -> Cow<'a, [u8]> {
        self.at += 1;
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b')' => {
                    self.at += 1;
                    return Cow::Borrowed(&self.bytes[start..self.at - 1]);
                }
                b'\\' | b'(' | b'\r' => break,
                _ => self.at += 1,
            }
        }
        let mut out = self.bytes[start..self.at].to_vec();
        self.literal_rest(&mut out);
        Cow::Owned(out)
    }

    fn literal_rest(&mut self, out: &mut Vec<u8>) {
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(out),
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
            if byte != b'\\' {
                out.push(byte);
            }
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' if self.peek() == Some(b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                out.push(u8::try_from(value & 0xff).unwrap_or_default());
            }
            other => out.push(other),
        }
    }

    /// Passes over the data of an inline image, after its `ID`.
    pub fn skip_image(&mut self) {
        while let Some(rest) = self.bytes.get(self.at..) {
            let Some(found) = rest.windows(2).position(|pair| pair == b"EI") else {
                self.at = self.bytes.len();
                return;
            };
            let before = found == 0 || is_space(rest[found - 1]);
            let after = rest.get(found + 2).is_none_or(|byte| !is_regular(*byte));
            self.at += found + 2;
            if before && after && self.reads_on() {
                return;
            }
        }
    }

    /// Whether what follows looks like a content stream and not like the inside of a picture.
    fn reads_on(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().take(12).all(|byte| matches!(byte, 9 | 10 | 13 | 32..=126))
    }
}

fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A number, also in the spoilt forms that writers of PDFs print: `--5`, `1.2.3`, `5-3`.
fn number(word: &[u8]) -> Option<f64> {
    let (mut value, mut scale, mut digits) = (0.0, None, 0);
    let negative = word.first() == Some(&b'-');
    for (place, byte) in word.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                let digit = f64::from(byte - b'0');
                match &mut scale {
                    None => value = value * 10.0 + digit,
                    Some(scale) => {
                        value += digit * *scale;
                        *scale /= 10.0;
                    }
                }
            }
            b'.' if scale.is_none() => scale = Some(0.1),
            b'-' | b'+' if place == 0 || digits == 0 => {}
            _ => break,
        }
    }
    (digits > 0 || word == b"." || word == b"-").then_some(if negative { -value } else { value })
}
