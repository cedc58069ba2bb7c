//! Text from pages, made unable to be markup: for HTML, and for the SVG in it.

use std::borrow::Cow;

use super::visible::visible;

/// Text for between tags and for attributes in double quotes. Control characters, and those that turn a line around,
/// are made visible ([`visible`]); what no markup may hold becomes `�`.
pub fn escape(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if !text.contains(is_special) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ if is_special(c) => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Signs of markup, and what is no character (the last two of each plane, and a range kept for nobody).
fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (text, expected) in [
            ("Gucati & Haradinaj’s <request>", "Gucati &amp; Haradinaj’s &lt;request&gt;"),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("a\u{202e}b\u{1b}\u{200f}", "a�b␛"),
            ("\u{fffe}\u{1ffff}\u{fdd0}", "���"),
            ("علي عبد الرحمن", "علي عبد الرحمن"),
        ] {
            assert_eq!(escape(text), expected, "{text:?}");
        }
    }
}
