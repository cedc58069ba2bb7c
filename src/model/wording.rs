//! One spelling of spaces and signs, and when two wordings are the same.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// One spelling of spaces and of composed letters: NFC, every run of white space (no-break and other
/// widths too) one space, none at the ends; soft hyphens, control characters, zero-width and direction
/// marks removed. Letters are never changed.
pub fn tidy(text: &str) -> String {
    let text = text.trim_ascii();
    if is_tidy(text.as_bytes()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        squeeze(text.chars(), &mut out);
    } else {
        squeeze(text.nfc(), &mut out);
    }
    out
}

/// Whether a text that is trimmed is tidy at first sight, as most are: ASCII without controls, single spaces.
fn is_tidy(text: &[u8]) -> bool {
    let mut before = b'x';
    text.iter().all(|byte| {
        let fits = (0x20..0x7f).contains(byte) && (*byte != b' ' || before != b' ');
        before = *byte;
        fits
    })
}

/// Like [`tidy`], each line on its own; empty lines removed.
pub fn tidy_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(tidy).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn squeeze(chars: impl Iterator<Item = char>, out: &mut String) {
    let mut gap = false;
    let mut chars = chars.peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            gap = true;
        } else if is_joiner(c) {
            // in Persian or Khmer a joiner tells words apart; between Latin letters it is litter
            let after = chars.peek().copied();
            if !gap && out.chars().next_back().is_some_and(joins) && after.is_some_and(joins) {
                out.push(c);
            }
        } else if !is_unseen(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn joins(c: char) -> bool {
    c >= '\u{0590}' && !c.is_ascii_punctuation() && !matches!(c, '\u{1e00}'..='\u{218f}')
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// The form in which wordings are compared: [`tidy`], straight quotes, one kind of dash. Letters and their case are
/// kept: a change of case is a change.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in tidy(text).chars() {
        match c {
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2b9}' | '\u{2bc}' | '`' | '\u{b4}' => out.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' => out.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => out.push('-'),
            '…' => out.push_str("..."),
            '\u{200c}' | '\u{200d}' => {}
            other => out.push(other),
        }
    }
    out
}

/// Whether two titles differ in nothing but spaces, quotation marks and dashes.
pub fn same_meaning(a: &str, b: &str) -> bool {
    a == b || plain(a) == plain(b)
}

/// At most `n` characters; what is cut ends in `…`.
pub fn short(text: &str, n: usize) -> String {
    if text.char_indices().nth(n).is_none() {
        return text.to_owned();
    }
    let keep = text.char_indices().nth(n.saturating_sub(1)).map_or(0, |(at, _)| at);
    let mut out = text.get(..keep).unwrap_or_default().trim_end().to_owned();
    if n > 0 {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_and_figures_make_a_difference() {
        assert_eq!(plain(" Order  on “Release” –\nno 2 "), plain("Order on \"Release\" - no\u{a0}2"));
        assert_ne!(plain("Order"), plain("order"));
    }
}
