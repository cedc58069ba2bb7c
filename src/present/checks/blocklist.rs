//! The team's list of words that must not leave: kept as salted hashes, never as words.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::fold::fold;

/// How many words a term has at most.
const LONGEST: usize = 3;

/// Terms as salted hashes. Nothing here can say what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocklist {
    salt: String,
    hashes: BTreeSet<String>,
}

/// A term of no words, or of more than can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoTerm;

impl Blocklist {
    /// An empty list under a salt.
    pub fn new(salt: &str) -> Blocklist {
        Blocklist { salt: salt.to_owned(), hashes: BTreeSet::new() }
    }

    /// Reads a list: a line `salt SALT`, and a hash a line. The number of the line that is neither, where one is.
    pub fn read(text: &str) -> Result<Blocklist, usize> {
        let mut list = Blocklist::new("");
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.strip_prefix("salt ") {
                Some(salt) if list.salt.is_empty() => salt.trim().clone_into(&mut list.salt),
                None if line.len() == 64 && line.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    list.hashes.insert(line.to_ascii_lowercase());
                }
                _ => return Err(number),
            }
        }
        if list.salt.is_empty() { Err(1) } else { Ok(list) }
    }

    /// The list as it is stored.
    pub fn written(&self) -> String {
        let mut text = format!(
            "# Words that must not leave: SHA-256 of the salt and the folded word, one a line.\nsalt {}\n",
            self.salt
        );
        for hash in &self.hashes {
            let _ = writeln!(text, "{hash}");
        }
        text
    }

    /// Adds a term of at most three words; false where it is there already.
    pub fn add(&mut self, term: &str) -> Result<bool, NoTerm> {
        let words = words(term);
        if words.is_empty() || words.len() > LONGEST {
            return Err(NoTerm);
        }
        Ok(self.hashes.insert(self.hash(&words.join(" "))))
    }

    /// How many terms it has.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// How many places of a text have a term of the list.
    pub fn places(&self, text: &str, seen: &mut BTreeSet<String>) -> usize {
        let words = words(text);
        let mut places = 0;
        for length in 1..=LONGEST {
            for window in words.windows(length) {
                let said = window.join(" ");
                if seen.contains(&said) {
                    continue;
                }
                if terms(window).iter().any(|term| self.hashes.contains(&self.hash(term))) {
                    places += 1;
                } else {
                    seen.insert(said); // known to be harmless
                }
            }
        }
        places
    }

    fn hash(&self, term: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(self.salt.as_bytes());
        digest.update(b"\n");
        digest.update(term.as_bytes());
        digest.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// The words of a text in the form in which they are compared: case, accents and look-alike letters make no difference.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let folded = folded.replace(['\u{2010}', '\u{2011}'], "-");
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    folded
        .split(part)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The terms that words in a row may be: each word as it stands, and as one of its [`forms`].
fn terms(words: &[String]) -> BTreeSet<String> {
    let mut terms = BTreeSet::from([String::new()]);
    for word in words {
        let forms = forms(word);
        let longer = terms
            .iter()
            .flat_map(|term| forms.iter().map(move |form| format!("{term} {form}").trim().to_owned()));
        terms = longer.collect();
    }
    terms
}

/// What a word may stand for: itself, with either apostrophe, without the `’s` of a possessive, its parts at hyphens
/// and apostrophes, and these one after the other.
fn forms(word: &str) -> BTreeSet<String> {
    let typed = word.replace('’', "'");
    let mut forms = BTreeSet::from([word.to_owned(), typed.clone()]);
    forms.extend(typed.strip_suffix("'s").map(str::to_owned));
    for separators in [&['-'][..], &['\''][..], &['-', '\''][..]] {
        let parts: Vec<&str> = typed.split(separators).filter(|part| !part.is_empty()).collect();
        forms.insert(parts.join(" "));
        forms.extend(parts.into_iter().map(str::to_owned));
    }
    let curly: Vec<String> = forms.iter().map(|form| form.replace('\'', "’")).collect();
    forms.extend(curly);
    forms
}
