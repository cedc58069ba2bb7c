//! Cells of a CSV file that no spreadsheet runs as a formula.

use std::borrow::Cow;

use super::visible::visible;

/// A cell for a CSV file: what a spreadsheet would run gets an apostrophe before it, which shows that the
/// cell is text.
///
/// The rule: where a piece of the cell begins with `=`, `+`, `-` or `@` (also full-width or small forms),
/// after any white space and quotation marks, an apostrophe goes before the piece. Pieces begin at the start of the
/// cell and after each `;`, tab and line break within it, because a spreadsheet that splits at those would
/// begin a new cell there. A cell that begins with a tab or line break gets one too.
///
/// Left as they are: numbers of digits with one leading minus (`-12`, `-1.5`), text that begins with an
/// apostrophe already, and so every document number, which begins with a letter. Control characters are made
/// visible ([`visible`]).
pub fn cell(text: &str) -> Cow<'_, str> {
    if is_harmless(text) {
        return Cow::Borrowed(text);
    }
    let text = visible(text);
    if is_number(&text) || !text.contains(dangerous) && !text.starts_with(splits) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(splits) {
        out.push('\'');
    }
    for piece in text.split_inclusive(splits) {
        let first = piece.trim_start_matches(|c: char| c.is_whitespace() || is_quote(c) || is_blank(c));
        if first.starts_with(dangerous) && !piece.starts_with('\'') {
            out.push('\'');
        }
        out.push_str(piece);
    }
    Cow::Owned(out)
}

/// What most cells are, seen by their bytes: printable ASCII in one piece that does not begin with a sign.
fn is_harmless(text: &str) -> bool {
    let first = text.bytes().find(|b| !matches!(b, b' ' | b'"' | b'\'' | b'`'));
    !matches!(first, Some(b'=' | b'+' | b'-' | b'@'))
        && text.bytes().all(|b| (0x20..0x7f).contains(&b) && b != b';')
}

fn splits(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
}

fn dangerous(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '‹' | '›' | '＂')
}

/// Characters without width that stand before a sign unseen.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')
}

/// `-12`, `3.5`: at most one point and one leading minus.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(1+9)*cmd|' /C calc'!A0", "'@SUM(1+9)*cmd|' /C calc'!A0"),
            ("+31 70 515", "'+31 70 515"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("＝1+1", "'＝1+1"),
            ("  =1", "'  =1"),
            ("\u{a0}＠x", "'\u{a0}＠x"),
            ("\"=1\"", "'\"=1\""),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("\n\n=1", "'\n\n'=1"),
            ("\tplain", "'\tplain"),
            ("a;=1", "a;'=1"),
            ("a; \"-x", "a;' \"-x"),
            ("one\n- two", "one\n'- two"),
            ("\u{feff}=1", "'=1"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_people_read_stays_as_it_is() {
        for text in [
            "ICC-01/21-01/25-407",
            "KSC-BC-2020-06/F01234/RED",
            "-12",
            "-1.5",
            "2026-04-02",
            "Decision; and Annex",
            "'=1",
            "",
            "cross-examination = no",
        ] {
            assert_eq!(cell(text), text);
        }
    }

    #[test]
    fn a_harmless_cell_stays_harmless() {
        for text in ["=1", "\n=1", "a;=1", "\t\t", "-", "--1", "\n\n=1"] {
            let once = cell(text).into_owned();
            assert_eq!(cell(&once), once, "{text:?}");
        }
    }
}
