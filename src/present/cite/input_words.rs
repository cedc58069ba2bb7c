//! Words of a list, however its JSON writes them.

use std::fmt;

use serde::Deserialize;

/// A word, or a number that stands for one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// A word.
    Word(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// Nothing.
    Nothing(()),
}

impl Default for Text {
    fn default() -> Text {
        Text::Nothing(())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Text::Word(word) => f.write_str(word),
            Text::Whole(number) => number.fmt(f),
            Text::Fraction(number) => number.fmt(f),
            Text::Nothing(()) => Ok(()),
        }
    }
}

/// One or several words.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Texts {
    /// Several.
    Several(Vec<Text>),
    /// One.
    One(Text),
}

impl Default for Texts {
    fn default() -> Texts {
        Texts::Several(Vec::new())
    }
}

impl Texts {
    /// Whether a list has a word in it that says nothing.
    pub(super) fn has_blank(&self) -> bool {
        let blank = |text: &Text| matches!(text, Text::Word(word) if word.trim().is_empty());
        matches!(self, Texts::Several(all) if all.iter().any(blank))
    }

    /// The words that say something.
    pub(super) fn words(&self) -> Vec<String> {
        let all = match self {
            Texts::Several(all) => all.as_slice(),
            Texts::One(one) => std::slice::from_ref(one),
        };
        all.iter().map(ToString::to_string).filter(|word| !word.trim().is_empty()).collect()
    }
}
