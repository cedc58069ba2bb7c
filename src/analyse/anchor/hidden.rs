//! Words that were taken out or turned into their opposite.

use super::context::Context;
use crate::analyse::quotation::{Normal, Sense, Tokens, is_block};
use crate::model::passage::Passage;

/// What stands in a text where words were taken out, in lower case.
const MARKS: &[&str] = &["redacted", "redaction", "expurgé", "expurgée", "expurgation"];

/// Words that turn what follows or precedes into its opposite, in lower case.
const DENIALS: &[&str] = &[
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "non",
    "without",
    "cannot",
    "hardly",
    "n",
    "ne",
    "pas",
    "jamais",
    "ni",
    "aucun",
    "aucune",
    "sans",
    "nullement",
];

/// So near a denial must stand.
const NEAR: usize = 4;

/// So many words before the passage show where it stood.
const TRACE: usize = 6;

/// How many redactions a text shows.
pub fn redactions(text: &str) -> usize {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_mark(word)).count();
    words + text.split(|c| !is_block(c)).filter(|bar| !bar.is_empty()).count()
}

/// Whether a redaction stands among some signs.
pub fn blocks(text: &Normal, (from, to): (usize, usize)) -> bool {
    text.letters_of(from, to).any(is_block) || {
        let tokens = Tokens::of(text, from, to);
        tokens.words().iter().any(|word| is_mark(word))
    }
}

fn is_mark(word: &str) -> bool {
    MARKS.contains(&word.to_lowercase().as_str())
}

/// Whether a redaction stands where what stood next to the passage still stands.
pub fn hidden(context: &Context, text: &Normal, tokens: &Tokens) -> bool {
    let (before, after) = context.next_to(TRACE);
    let before: Vec<String> = before.iter().rev().cloned().collect();
    let behind = places(&before, tokens).into_iter().any(|at| opens(text, tokens, at + before.len()));
    behind || places(after, tokens).into_iter().any(|at| closes(text, tokens, at))
}

/// Where all of these words stand one after the other; nowhere, where they are too few to tell.
fn places(words: &[String], tokens: &Tokens) -> Vec<usize> {
    if words.len() < TRACE {
        return Vec::new();
    }
    let stand = tokens.words().windows(words.len()).enumerate();
    stand.filter(|(_, there)| *there == words).map(|(at, _)| at).collect()
}

/// Whether the signs right before this word are a redaction, or the word before it is the mark of one.
fn closes(text: &Normal, tokens: &Tokens, word: usize) -> bool {
    let from = if word == 0 { 0 } else { tokens.signs(word - 1, word).0 };
    let to = tokens.signs(word, word + 1).0;
    blocks(text, (from, to))
}

/// Whether the signs right behind the word before this one are a redaction, or this word is the mark of one.
fn opens(text: &Normal, tokens: &Tokens, word: usize) -> bool {
    let from = if word == 0 { 0 } else { tokens.signs(word - 1, word).1 };
    let to = if word < tokens.len() { tokens.signs(word, word + 1).1 } else { text.len() };
    blocks(text, (from, to))
}

/// The denials next to a passage.
#[derive(Debug, Default)]
pub struct Denials {
    /// In its sentence.
    close: Vec<String>,
    /// Whatever sentence they stand in, and twice as far.
    around: Vec<String>,
}

impl Denials {
    /// Those next to some signs.
    pub fn of(text: &Normal, (from, to): (usize, usize)) -> Denials {
        let ends =
            |sign: &usize| text.letters_of(*sign, *sign + 1).any(|c| matches!(c, '.' | ';' | '!' | '?'));
        let begin = (0..from).rev().find(ends).map_or(0, |end| end + 1);
        let end = (to..text.len()).find(ends).unwrap_or(text.len());
        let near = |begin: usize, end: usize, many: usize| {
            let (before, after) = (Tokens::of(text, begin, from), Tokens::of(text, to, end));
            let words = before.words().iter().rev().take(many).chain(after.words().iter().take(many));
            words.map(|word| word.to_lowercase()).filter(|word| DENIALS.contains(&word.as_str())).collect()
        };
        let far = 20 * NEAR; // signs enough for twice as many words
        Denials {
            close: near(begin, end, NEAR),
            around: near(from.saturating_sub(far), (to + far).min(text.len()), 2 * NEAR),
        }
    }

    /// Those that the context which a selector keeps shows.
    pub fn kept(passage: &Passage) -> Denials {
        let before = Normal::of_words(&passage.prefix, Sense::Exact);
        let after = Normal::of_words(&passage.suffix, Sense::Exact);
        let mut kept = Denials::of(&before, (before.len(), before.len()));
        let more = Denials::of(&after, (0, 0));
        kept.close.extend(more.close);
        kept.around.extend(more.around);
        kept
    }

    /// Why the same words may mean the opposite now: a denial stands next to them, or no longer does.
    pub fn turned(&self, now: &Denials) -> Option<String> {
        let count = |words: &[String], word: &str| words.iter().filter(|other| *other == word).count();
        if let Some(word) = now.close.iter().find(|w| count(&now.close, w) > count(&self.around, w)) {
            return Some(format!("the same words, but “{word}” stands next to them now"));
        }
        let gone = self.close.iter().find(|w| count(&self.close, w) > count(&now.around, w))?;
        Some(format!("the same words, but “{gone}” no longer stands next to them"))
    }
}
