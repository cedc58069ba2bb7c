//! The words of a title before any title that it quotes.

use std::ops::Range;

use crate::model::fold::fold;

/// The words of a title before any title that it quotes, folded.
pub(super) struct Phrase {
    /// The text.
    pub text: String,
    /// Its words, as places in the text: `prosecution's` without its `'s`.
    pub words: Vec<Word>,
    /// Whether a quoted title follows.
    pub quotes: bool,
}

/// A word.
pub(super) struct Word {
    /// Where it stands.
    pub place: Range<usize>,
    /// Whether it is in the possessive: `prosecution's`, `victims'`.
    pub possessive: bool,
    /// Whether a comma, colon, bracket or dash stands between it and the word before.
    pub apart: bool,
}

impl Phrase {
    /// Of a title whose front was taken off.
    pub fn new(title: &str) -> Phrase {
        let folded = fold(title).replace(['’', '‘', 'ʼ', '`', '´'], "'");
        let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut = quoted_from(&folded);
        let text = without_parties_of_case(folded.get(..cut).unwrap_or_default()).to_owned();
        Phrase { words: words(&text), quotes: cut < folded.len(), text }
    }

    /// A word's letters.
    pub fn letters(&self, word: &Word) -> &str {
        &self.text[word.place.clone()]
    }
}

/// Where the first quoted title begins.
fn quoted_from(text: &str) -> usize {
    let double = text.find(['“', '”', '„', '«', '"']);
    let single = text.match_indices('\'').map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_none_or(|c| c == ' ' || c == '(') && after.is_some_and(char::is_alphanumeric)
    });
    double.into_iter().chain(single).min().unwrap_or(text.len())
}

/// Without the name of the case, where a source puts it before the title: `The Prosecutor v. X - Decision on …`.
fn without_parties_of_case(text: &str) -> &str {
    let named = ["prosecutor v", "procureur c", "specialist prosecutor v"];
    let front = text.strip_prefix("the ").or(text.strip_prefix("le ")).unwrap_or(text);
    let rest = named.iter().find_map(|name| front.strip_prefix(name)).filter(|r| r.starts_with([' ', '.']));
    let end = rest.and_then(|rest| {
        [" - ", " – ", " — ", ": ", ", "]
            .iter()
            .filter_map(|sign| rest.find(sign).map(|at| at + sign.len()))
            .min()
            .map(|at| &rest[at..])
    });
    end.unwrap_or(text)
}

fn words(text: &str) -> Vec<Word> {
    let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    let mut words = Vec::new();
    let mut at = 0;
    let mut end = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_alphanumeric()).map(|skip| at + skip) {
        let stop = text[start..].find(|c| !inside(c)).map_or(text.len(), |long| start + long);
        let rest = &text[stop..];
        let elided = rest.starts_with('\'') && rest[1..].starts_with(|c: char| c.is_alphanumeric());
        let owner = elided && rest[1..].starts_with('s') && !rest[2..].starts_with(inside);
        let plural = rest.starts_with('\'') && !elided && text[start..stop].ends_with('s');
        let apart = text[end..start].contains([',', ':', ';', '(', ')', '[', '.', '–', '—'])
            || text[end..start].contains(" - ");
        words.push(Word { place: start..stop, possessive: owner || plural, apart });
        end = if owner { stop + 2 } else { stop };
        at = end;
    }
    words
}
