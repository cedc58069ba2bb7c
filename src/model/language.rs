//! The language of a document.

use serde::Serialize;

/// A language by its ISO 639-1 code: `en`, `fr`, `ar`, `sq`, `sr`, `km`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Language(&'static str);

/// Codes and the words that courts print for them, in lower case.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["en", "eng", "english", "anglais"]),
    ("fr", &["fr", "fra", "fre", "french", "français", "francais"]),
    ("ar", &["ar", "ara", "arb", "arabic", "arabe", "عربي", "ربي"]),
    ("sq", &["sq", "sqi", "alb", "albanian", "shqip"]),
    ("sr", &["sr", "srp", "scc", "serbian", "srpski"]),
    ("bs", &["bs", "bcs", "bosnian", "b/c/s"]),
    ("km", &["km", "kh", "khm", "khmer", "ខ្មែរ"]),
    ("es", &["es", "spa", "spanish", "español"]),
    ("rw", &["rw", "kin", "kinyarwanda"]),
    ("ru", &["ru", "rus", "russian"]),
    ("zh", &["zh", "zho", "chinese"]),
];

impl Language {
    /// Reads a code or a word as courts print it: `ENG`, `Français`, `English (eng)`, `عربي`.
    pub fn read(printed: &str) -> Option<Language> {
        let word = printed.split('(').next().unwrap_or(printed).trim().to_lowercase();
        WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(code, _)| Language(code))
    }

    /// The two-letter code.
    pub fn code(&self) -> &'static str {
        self.0
    }
}
