//! Characters for which the fonts have no sign.

use std::collections::BTreeSet;

use super::world::FONTS;

/// How many of them are named.
const NAMED: usize = 12;

/// The characters that a page cannot show, and how often they were met.
#[derive(Debug, Default)]
pub struct Missing {
    characters: BTreeSet<char>,
    count: usize,
}

impl Missing {
    /// Looks through a text.
    pub fn look(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_ascii() && !unseen(*c)) {
            if self.characters.contains(&c)
                || !FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
            {
                self.characters.insert(c);
                self.count += 1;
            }
        }
    }

    /// What a reader must be told; nothing where nothing is missing.
    pub fn said(&self, language: &str) -> Option<String> {
        if self.count == 0 {
            return None;
        }
        let named: Vec<String> =
            self.characters.iter().take(NAMED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let more = self.characters.len().saturating_sub(NAMED);
        let (count, named) = (self.count, named.join(", "));
        Some(if language.eq_ignore_ascii_case("fr") {
            let more = if more > 0 { format!(" et {more} autres") } else { String::new() };
            format!(
                "{count} caractère(s) de ce document manquent dans les polices du PDF et y apparaissent comme des cases \
                 vides : {named}{more}. Ils sont lisibles dans les versions DOCX et HTML."
            )
        } else {
            let more = if more > 0 { format!(" and {more} others") } else { String::new() };
            let (noun, box_stands) = if count == 1 {
                ("character", "an empty box stands in its place")
            } else {
                ("characters", "empty boxes stand in their places")
            };
            format!(
                "{count} {noun} could not be shown: the fonts of this PDF have no sign for {named}{more}, and {box_stands}. \
                 The DOCX and HTML versions show them."
            )
        })
    }
}

/// Characters that show nothing by themselves: spaces, joiners, and what chooses the form of the one before.
fn unseen(c: char) -> bool {
    let joiner = matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}');
    joiner || c.is_whitespace() || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{180b}'..='\u{180f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let mut missing = Missing::default();
        missing.look(text);
        missing.said("en")
    }

    #[test]
    fn what_has_no_sign_is_named() {
        assert_eq!(said("Thaçi, Đorđević, Łódź – “x” § ¶ Ελλάδα Кремль e\u{301}\u{200b}"), None);
        let khmer = said("ខៀវ ខ").unwrap();
        assert!(khmer.starts_with("4 characters") && khmer.contains("U+1781, U+179C, U+17C0,"), "{khmer}");
        let many: String = (0x4e00..0x4e20_u32).filter_map(char::from_u32).collect();
        assert!(said(&many).unwrap().contains(" and 20 others"));
    }
}
