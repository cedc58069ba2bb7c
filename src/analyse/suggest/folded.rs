//! Text in the one spelling that cues are looked for in.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded text and where each of its characters came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// Lower case, no accents, straight quotes, one space between words, `defence` and `judgment`.
    pub text: String,
    /// For each byte of `text`, the byte of the original that it came from; empty where each stands at its own place.
    origin: Vec<u32>,
}

/// What becomes of each ASCII letter: lower case, a space for any white space.
const PLAIN: [u8; 128] = {
    let mut plain = [0; 128];
    let mut at: u8 = 0;
    while at < 128 {
        plain[at as usize] = match at {
            b'\t'..=b'\r' | 0x1c..=0x1f => b' ',
            other => other.to_ascii_lowercase(),
        };
        at += 1;
    }
    plain
};

/// What the characters from U+0080 to U+024F, by far the most frequent beyond ASCII, are folded to.
static LATIN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let fold = |c: char| c.to_lowercase().nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    ('\u{80}'..'\u{250}').map(fold).collect()
});

impl Folded {
    /// Folds a text as `[meta.matching]` of the codebook says.
    pub fn new(original: &str) -> Folded {
        let mut folded = Folded::plain(original).unwrap_or_else(|| Folded::spelled(original));
        folded.respell("defense", "defence", true);
        folded.respell("judgement", "judgment", false);
        folded
    }

    /// A text of ASCII with single spaces: every byte keeps its place.
    fn plain(original: &str) -> Option<Folded> {
        let mut text = Vec::with_capacity(original.len());
        let mut before = b' ';
        for byte in original.bytes() {
            let letter = *PLAIN.get(usize::from(byte))?;
            if letter == b' ' && before == b' ' {
                return None;
            }
            text.push(letter);
            before = letter;
        }
        if before == b' ' {
            text.pop();
        }
        Some(Folded { text: String::from_utf8(text).ok()?, origin: Vec::new() })
    }

    /// Any text, character by character.
    fn spelled(original: &str) -> Folded {
        let mut folded = Folded::default();
        folded.text.reserve(original.len());
        folded.origin.reserve(original.len());
        let mut gap = false;
        for (at, c) in original.char_indices() {
            let from = u32::try_from(at).unwrap_or(u32::MAX);
            let c = straight(c);
            if is_space(c) {
                gap = true;
            } else if c.is_ascii() {
                folded.push(c.to_ascii_lowercase(), from, &mut gap);
            } else if let Some(letters) = LATIN.get((c as usize).wrapping_sub(0x80)) {
                folded.push_all(letters.chars(), from, &mut gap);
            } else {
                folded.push_all(c.to_lowercase().nfkd(), from, &mut gap);
            }
        }
        folded
    }

    fn push_all(&mut self, letters: impl Iterator<Item = char>, from: u32, gap: &mut bool) {
        for letter in letters {
            if is_space(letter) {
                *gap = true;
            } else if canonical_combining_class(letter) == 0 {
                self.push(letter, from, gap);
            }
        }
    }

    fn push(&mut self, c: char, from: u32, gap: &mut bool) {
        if *gap && !self.text.is_empty() {
            self.text.push(' ');
            self.origin.push(from);
        }
        *gap = false;
        self.text.push(c);
        self.origin.extend(std::iter::repeat_n(from, c.len_utf8()));
    }

    /// Another spelling of a word, or of its beginning.
    fn respell(&mut self, old: &str, new: &str, whole: bool) {
        let mut from = 0;
        while let Some(found) = self.text.get(from..).and_then(|rest| rest.find(old)) {
            let start = from + found;
            let end = start + old.len();
            let before = self.text.get(..start).and_then(|t| t.chars().next_back());
            let after = self.text.get(end..).and_then(|t| t.chars().next());
            from = end;
            if before.is_some_and(is_word) || whole && after.is_some_and(is_word) {
                continue;
            }
            if self.origin.is_empty() {
                self.origin = (0..self.text.len()).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
            }
            let head = self.origin.get(start).copied().unwrap_or(0);
            let origins = (0..new.len()).map(|i| self.origin.get(start + i).copied().unwrap_or(head));
            let origins: Vec<u32> = origins.collect();
            self.text.replace_range(start..end, new);
            self.origin.splice(start..end, origins);
            from = start + new.len();
        }
    }

    /// The words of the original that a stretch of the folded text came from.
    pub fn original<'a>(&self, original: &'a str, start: usize, end: usize) -> &'a str {
        let at = |i: usize| {
            if self.origin.is_empty() { Some(i) } else { self.origin.get(i).map(|o| *o as usize) }
        };
        let from = at(start).unwrap_or(0);
        let last = at(end.saturating_sub(1)).unwrap_or(from);
        let to =
            original.get(last..).and_then(|rest| rest.chars().next()).map_or(last, |c| last + c.len_utf8());
        original.get(from..to).unwrap_or_default()
    }
}

fn straight(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‑' => '-',
        other => other,
    }
}

/// White space as regular expressions of the reference understand it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Whether a character belongs to a word.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { c.is_alphanumeric() }
}

/// Whether a word may go on at a byte of a text.
pub fn word_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => is_word(char::from(*byte)),
        Some(_) => text.get(at..).is_some_and(|rest| rest.starts_with(is_word)),
    }
}

/// A word: where it stands in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// The words of a folded text, in order.
pub fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let (mut at, mut start) = (0, None);
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (within, length) = if byte.is_ascii() {
            (is_word(char::from(*byte)), 1)
        } else {
            let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            (is_word(c), c.len_utf8())
        };
        match (within, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span { start: from, end: at });
                start = None;
            }
            _ => {}
        }
        at += length;
    }
    if let Some(from) = start {
        words.push(Span { start: from, end: text.len() });
    }
    words
}
