//! A page in passages: paragraphs, and long ones by their sentences.

/// A passage longer than this, in characters, is parted.
const LONG: usize = 1_200;

/// A passage shorter than this, in characters, says too little to be judged.
const SHORT: usize = 40;

/// A passage and where it stands in the page's body, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its words.
    pub text: &'a str,
    /// Its first character.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
}

/// The passages of a body: paragraphs apart by an empty line or a paragraph number at the start of a line.
pub fn passages(body: &str) -> Vec<Part<'_>> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim().is_empty() || numbered(line) {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts.push(body.len());
    let mut parts = Vec::new();
    let (mut from, mut characters) = (0, 0);
    for cut in cuts {
        let paragraph = body.get(from..cut).unwrap_or_default();
        for piece in pieces(paragraph) {
            add(&mut parts, piece, &mut characters);
        }
        from = cut;
    }
    parts
}

/// Adds a piece without the space around it, where enough is left; `characters` counts what came before.
fn add<'a>(parts: &mut Vec<Part<'a>>, piece: &'a str, characters: &mut usize) {
    let text = piece.trim();
    let lead = piece.len() - piece.trim_start().len();
    let start = *characters + piece.get(..lead).map_or(0, |space| space.chars().count());
    let length = text.chars().count();
    if length >= SHORT {
        parts.push(Part { text, start, end: start + length });
    }
    *characters += piece.chars().count();
}

/// `12. `, `(4) `, `12) `: how courts number paragraphs.
fn numbered(line: &str) -> bool {
    let bare = line.trim_start().trim_start_matches('(');
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let after = bare.get(digits..).unwrap_or_default();
    (1..=4).contains(&digits)
        && after.starts_with(['.', ')'])
        && after.get(1..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// A paragraph whole, or in runs of sentences where it is long.
fn pieces(paragraph: &str) -> Vec<&str> {
    if paragraph.len() <= LONG {
        return vec![paragraph];
    }
    let mut out = Vec::new();
    let (mut from, mut last) = (0, 0);
    let mut before = ' ';
    for (at, c) in paragraph.char_indices() {
        let ends = c.is_whitespace() && matches!(before, '.' | ';' | '?' | '!' | ':' | '”' | '"');
        if ends || (c.is_whitespace() && at - from > 3 * LONG) {
            if at - from > LONG && last > from {
                out.push(paragraph.get(from..last).unwrap_or_default());
                from = last;
            }
            last = at;
        }
        before = c;
    }
    out.push(paragraph.get(from..).unwrap_or_default());
    out
}
