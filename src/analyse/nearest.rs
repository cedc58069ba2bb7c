//! Which concerns a mistyped word may have meant.

use strsim::{jaro_winkler, normalized_damerau_levenshtein};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::model::concern::Concern;

/// Below this, a name is not near. Chosen on misspelt slugs and on words that are of no concern.
const NEAR: f64 = 0.82;

/// How many names a reader can compare at a glance.
const MOST: usize = 3;

/// The concerns nearest to a word, the nearest first; equal ones in the order given.
pub fn nearest<'a>(word: &str, concerns: impl Iterator<Item = &'a Concern>) -> Vec<&'a Concern> {
    let asked = words(word);
    let mut near: Vec<(f64, &Concern)> = concerns
        .map(|concern| {
            let names = [&concern.slug, &concern.label_en, &concern.label_fr];
            let score = names.iter().map(|name| likeness(&asked, &words(name))).fold(0.0, f64::max);
            (score, concern)
        })
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(MOST).map(|(_, concern)| concern).collect()
}

/// Words in lower case without accents: `l’égalité des armes` is `l egalite des armes`.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// 0 to 1: how well a name answers the words asked for, in any order. A name that has nothing else wins
/// over one that has more words.
fn likeness(asked: &[String], name: &[String]) -> f64 {
    if asked.is_empty() || name.is_empty() {
        return 0.0;
    }
    let whole = normalized_damerau_levenshtein(&asked.join(" "), &name.join(" "));
    let best = |word: &String| name.iter().map(|n| jaro_winkler(word, n)).fold(0.0, f64::max);
    let found: f64 = asked.iter().map(best).product();
    found.mul_add(0.9, whole * 0.1).max(whole)
}
