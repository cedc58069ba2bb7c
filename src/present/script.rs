//! Scripts: which way a text is written, and which letters join or stack.

/// How a word processor must set a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// From left to right, in the ordinary font.
    Plain,
    /// From right to left: Arabic, Hebrew and their kin.
    RightToLeft,
    /// From left to right, in letters that join or stack: Khmer, Thai, Devanagari and their kin.
    Complex,
}

/// Text cut where its script changes. Spaces, digits and signs go with the letters on both sides of them where these
/// agree, else with plain text.
pub fn stretches(text: &str) -> Vec<(Script, &str)> {
    let mut cuts: Vec<(usize, Script)> = vec![(0, Script::Plain)];
    let mut last_letter_ends = 0;
    for (at, c) in text.char_indices() {
        let Some(script) = script(c) else { continue };
        let before = cuts.last().map_or(Script::Plain, |cut| cut.1);
        if script != before {
            if before != Script::Plain && script != Script::Plain && last_letter_ends < at {
                cuts.push((last_letter_ends, Script::Plain));
            }
            let neutral_is_ours = script == Script::Plain && before != Script::Plain;
            cuts.push((if neutral_is_ours { last_letter_ends } else { at }, script));
        }
        last_letter_ends = at + c.len_utf8();
    }
    if cuts.last().is_some_and(|cut| cut.1 != Script::Plain) && last_letter_ends < text.len() {
        cuts.push((last_letter_ends, Script::Plain));
    }
    let ends: Vec<usize> = cuts.iter().skip(1).map(|cut| cut.0).chain([text.len()]).collect();
    let whole = cuts.iter().zip(ends).map(|((from, script), to)| (*script, &text[*from..to]));
    whole.filter(|(_, part)| !part.is_empty()).collect()
}

/// Whether a paragraph of these texts runs from right to left: its first letter says so (UAX #9, P2 and P3).
pub fn runs_right_to_left<'t>(texts: impl IntoIterator<Item = &'t str>) -> bool {
    texts.into_iter().flat_map(str::chars).find_map(script) == Some(Script::RightToLeft)
}

/// The script of a letter or of what is set on one; `None` for spaces, digits and signs.
fn script(c: char) -> Option<Script> {
    match u32::from(c) {
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x10800..=0x10fff | 0x1e800..=0x1efff => {
            Some(Script::RightToLeft)
        }
        0x0900..=0x109f | 0x1780..=0x17ff | 0x19e0..=0x1aaf | 0x1b00..=0x1c4f | 0xa980..=0xaadf => {
            Some(Script::Complex)
        }
        _ if c.is_alphabetic() => Some(Script::Plain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_part() {
        use Script::{Complex, Plain, RightToLeft};
        for (text, expected) in [
            ("Prosecutor v Thaçi 12", vec![(Plain, "Prosecutor v Thaçi 12")]),
            ("Ali (علي عبد) 3", vec![(Plain, "Ali ("), (RightToLeft, "علي عبد"), (Plain, ") 3")]),
            ("សំផន, x", vec![(Complex, "សំផន"), (Plain, ", x")]),
            ("សំ علي", vec![(Complex, "សំ"), (Plain, " "), (RightToLeft, "علي")]),
            ("😀", vec![(Plain, "😀")]),
            ("", vec![]),
        ] {
            assert_eq!(stretches(text), expected, "{text}");
            assert_eq!(stretches(text).iter().map(|(_, part)| *part).collect::<String>(), text);
        }
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert!(runs_right_to_left(["12 (", "علي then English"]));
        assert!(!runs_right_to_left(["Ali علي"]));
        assert!(!runs_right_to_left(["12"]));
    }
}
