//! Words that a line's end has parted.
//!
//! A soft hyphen goes. After a hyphen that the next line goes on from with a small letter, the words of the document
//! decide, in this order: written with a hyphen elsewhere, it keeps the hyphen; written as one word elsewhere, it is
//! one word; where both halves are words of the document, or the first is one that compounds are made with (`co-`,
//! `non-`), the hyphen stays; else it is one word. Before a digit or a capital (`ICC-` `01/11`) the hyphen stays.
//! The rest of the word goes up to the line that it began on.

use std::collections::HashSet;

/// First halves that keep their hyphen before anything.
const ALWAYS: [&str; 4] = ["non", "self", "quasi", "well"];
/// First halves that keep their hyphen before a word of the document.
const COMPOUND: [&str; 12] =
    ["co", "ex", "anti", "vice", "cross", "mid", "semi", "pre", "post", "sous", "demi", "contre"];

/// The words of a document, in small letters, but for those that stand at a line's end or after it.
#[derive(Default)]
pub(super) struct Known {
    words: HashSet<String>,
}

impl Known {
    /// Takes in the words of a line.
    pub fn take(&mut self, line: &str) {
        let mut words: Vec<&str> = line.split_whitespace().skip(1).collect();
        if line.ends_with(['-', '\u{ad}', '\u{2010}']) {
            words.pop();
        }
        for word in words {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if word.contains('-') {
                self.words.extend(word.split('-').filter(|part| !part.is_empty()).map(str::to_owned));
            }
            if !word.is_empty() && !self.words.contains(&word) {
                self.words.insert(word);
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn keeps_hyphen(&self, left: &str, right: &str) -> bool {
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        if self.has(&format!("{left}-{right}")) {
            return true;
        }
        if self.has(&format!("{left}{right}")) {
            return false;
        }
        let compound = COMPOUND.contains(&left.as_str()) || self.has(&left) && left.chars().count() > 1;
        ALWAYS.contains(&left.as_str()) || self.has(&right) && compound
    }
}

/// Joins the word that two lines share, where they do. The second line may be left empty.
pub(super) fn join(first: &mut String, second: &mut String, known: &Known) {
    let Some(mark) = first.chars().last().filter(|c| matches!(c, '-' | '\u{ad}' | '\u{2010}')) else {
        return;
    };
    let stem = &first[..first.len() - mark.len_utf8()];
    let (Some(before), Some(after)) = (stem.chars().last(), second.chars().next()) else { return };
    if !before.is_alphanumeric() || !after.is_alphanumeric() {
        return;
    }
    let length = second.find(char::is_whitespace).unwrap_or(second.len());
    let rest = second[length..].trim_start().to_owned();
    let head = second[..length].to_owned();
    let keep = mark != '\u{ad}'
        && (!before.is_lowercase() || !after.is_lowercase() || {
            let left = stem.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let right: String = head.chars().take_while(|c| c.is_alphabetic()).collect();
            known.keeps_hyphen(left, &right)
        });
    if !keep {
        first.truncate(first.len() - mark.len_utf8());
    }
    first.push_str(&head);
    *second = rest;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(document: &str, first: &str, second: &str) -> (String, String) {
        let mut known = Known::default();
        document.lines().for_each(|line| known.take(line));
        let (mut first, mut second) = (first.to_owned(), second.to_owned());
        join(&mut first, &mut second, &known);
        (first, second)
    }

    #[test]
    fn the_words_of_the_document_decide() {
        let document = "that the accused was in pre-trial detention by a decision of the judge";
        for (first, second, whole, rest) in [
            ("in deten-", "tion since", "in detention", "since"),
            ("the co-", "accused, who", "the co-accused,", "who"),
            ("in pre-", "trial hearings", "in pre-trial", "hearings"),
            ("by deci-", "sion", "by decision", ""),
            ("the non-", "governmental", "the non-governmental", ""),
            ("unseen exam-", "ple here", "unseen example", "here"),
            ("No. ICC-", "01/11-01/25 of", "No. ICC-01/11-01/25", "of"),
            ("pages 3-", "5", "pages 3-5", ""),
            ("sof\u{ad}", "tened", "sof\u{ad}", "tened"),
            ("the dash -", "here", "the dash -", "here"),
        ] {
            if first.contains('\u{ad}') {
                assert_eq!(joined(document, first, second).0, "softened");
            } else {
                assert_eq!(joined(document, first, second), (whole.to_owned(), rest.to_owned()));
            }
        }
    }
}
