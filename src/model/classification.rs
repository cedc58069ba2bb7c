//! Who may read a document.

use serde::{Deserialize, Serialize};

/// Levels in rising order of secrecy. An unread word ranks above all: it is closed until a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Anyone may read it.
    Public,
    /// Parties and participants only.
    Confidential,
    /// One side only.
    ExParte,
    /// Under seal.
    UnderSeal,
    /// Its existence is not public.
    Secret,
    /// The publisher has taken it back.
    Withdrawn,
    /// A word that we cannot read.
    Unread,
}

/// A level with the words that it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Classification {
    /// The level.
    pub level: Level,
    /// The words as printed; empty when the publisher's listing is public as a whole and prints none.
    pub printed: String,
}

impl Classification {
    /// What a court's own public listing shows, with no word beside it.
    pub fn public_listing() -> Self {
        Classification { level: Level::Public, printed: String::new() }
    }

    /// Reads a printed level; an unknown word is [`Level::Unread`].
    pub fn read(printed: &str) -> Self {
        Classification { level: level(printed), printed: printed.trim().to_owned() }
    }

    /// The same document as its publisher has withdrawn it.
    pub fn withdrawn(printed: &str) -> Self {
        Classification { level: Level::Withdrawn, printed: printed.trim().to_owned() }
    }

    /// Whether it must stay inside.
    pub fn closed(&self) -> bool {
        self.level != Level::Public
    }

    /// The stricter of two.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        if other.level > self.level { other } else { self }
    }
}

/// The level of a printed classification. A public document with a closed annex is public: annexes are
/// versions with a level of their own (ICC Regulations of the Court, reg 23 bis).
fn level(printed: &str) -> Level {
    let words = printed.trim().to_lowercase();
    let main = words.split(" with ").next().unwrap_or(&words);
    let has = |word: &str| main.contains(word);
    if has("secret") {
        Level::Secret
    } else if has("under seal") || has("sealed") || has("sous scellés") {
        Level::UnderSeal
    } else if has("ex parte") {
        Level::ExParte
    } else if has("confidential") || has("confidentiel") {
        Level::Confidential
    } else if main.starts_with("public") || main.starts_with("publique") {
        Level::Public
    } else {
        Level::Unread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_courts_print() {
        for (printed, level) in [
            ("public", Level::Public),
            ("Public redacted version", Level::Public),
            ("Public with Confidential Annex 1", Level::Public),
            ("Publique", Level::Public),
            ("Confidential", Level::Confidential),
            ("Confidential, EX PARTE, only available to the Prosecution", Level::ExParte),
            ("Under Seal", Level::UnderSeal),
            ("restreint ONU", Level::Unread),
            ("", Level::Unread),
        ] {
            assert_eq!(Classification::read(printed).level, level, "{printed:?}");
        }
    }
}
