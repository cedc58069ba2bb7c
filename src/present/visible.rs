//! Text from pages, made unable to move a cursor or to turn a line around.

use std::borrow::Cow;

/// Text with nothing in it that a terminal obeys. Line feeds, carriage returns and tabs stay.
///
/// Control characters become their pictures (`␛`), the later set of controls (U+0080 to U+009F) and the
/// characters that embed, override or isolate a direction of writing become `�`; bare direction marks, byte
/// order marks and tag characters, which show nothing, are dropped. Joiners stay: scripts need them.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| harmless(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(harmless).collect())
}

/// The same on one line: every run of white space is one space, none at the ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace()) {
        let word = visible(word);
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
    }
    line
}

fn harmless(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(c),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if turns(c) => Some('\u{fffd}'),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(c),
    }
}

/// Whether a character commands the terminal or the direction of writing, beside the first 32.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor_or_turns_the_line() {
        assert_eq!(visible("\u{1b}[2J\u{7}x\u{7f}\u{9b}31m"), "␛[2J␇x␡�31m");
        assert_eq!(visible("a\u{202e}txt.exe\u{2066}b\u{200f}"), "a�txt.exe�b");
        assert_eq!(visible("a\nb\tc"), "a\nb\tc");
        assert_eq!(visible("x\u{e0041}\u{feff}y"), "xy");
    }

    #[test]
    fn scripts_keep_their_letters() {
        for text in ["Thaçi", "علي عبد الرحمن", "សំផន\u{200b}ខៀវ", "می\u{200c}خواهم", "判决"]
        {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line(" a\r\n\u{b}b\u{2028}c\u{85}\u{a0}d\t\u{200e} "), "a b c d");
        assert_eq!(one_line("\u{200e}"), "");
    }
}
