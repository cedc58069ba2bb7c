//! Text in the one spelling that cues are looked for in.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A folded text and where each of its characters came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// Lower case, no accents, straight quotes, one space between words, `defence` and `judgment`.
    pub text: String,
    /// For each byte of `text`, the byte of the original that it came from.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds a text as `[meta.matching]` of the codebook says.
    pub fn new(original: &str) -> Folded {
        let mut folded = Folded::default();
        folded.text.reserve(original.len());
        folded.origin.reserve(original.len());
        let mut gap = false;
        for (at, c) in original.char_indices() {
            if is_space(c) {
                gap = true;
                continue;
            }
            let from = u32::try_from(at).unwrap_or(u32::MAX);
            if c.is_ascii() {
                folded.push(c.to_ascii_lowercase(), from, &mut gap);
                continue;
            }
            for lower in straight(c).to_lowercase().nfkd() {
                if is_space(lower) {
                    gap = true;
                } else if canonical_combining_class(lower) == 0 {
                    folded.push(lower, from, &mut gap);
                }
            }
        }
        folded.respell("defense", "defence", true);
        folded.respell("judgement", "judgment", false);
        folded
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
        let at = |i: usize| self.origin.get(i).map(|o| *o as usize);
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
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && c.is_alphanumeric())
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
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span { start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Span { start: from, end: text.len() });
    }
    words
}
