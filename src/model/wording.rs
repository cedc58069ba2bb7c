//! When two wordings are the same.

use unicode_normalization::UnicodeNormalization;

/// The wording with white space, quotation marks and dashes in one spelling: what is compared to decide
/// whether a court changed its words. Letters and their case are kept.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            '‘' | '’' | '‚' | '‛' | '′' | '`' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' | '″' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => out.push('-'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
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
