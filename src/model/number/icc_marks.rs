//! The marks behind an ICC number: `-Conf-Exp`, `-Red2`, `-tENG`, `-AnxA`, and what follows after a space.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::trailing;
use super::suffix::{Suffix, counted, counter};
use super::text::pattern;
use super::{Language, Parts, Refusal};

/// Reads the marks behind the filing number, in their order.
pub(super) fn read_marks(into: &mut Vec<Suffix>, marks: &str, text: &str) -> Result<(), Refusal> {
    for word in marks.split(['-', '_']).filter(|word| !word.is_empty()) {
        let annexed = match into.last_mut() {
            Some(Suffix::Annex(name)) if word.bytes().all(|b| b.is_ascii_digit()) => Some(name),
            _ => None,
        };
        match (annexed, mark(word)) {
            (Some(name), _) => *name = [name.as_str(), word].join(".").trim_matches('.').into(),
            (_, Some(suffix)) => into.push(suffix),
            _ => return Err(trailing(text, word)),
        }
    }
    Ok(())
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<red>Red)|(?P<corr>Corr)|(?P<add>Add)|(?P<app>App)|(?P<anx>Anx|Annex))",
        r"(?P<n>[IVX]{1,5}|[A-Z]{0,2}\d{0,3}(?:\.\d{1,3})*|\d{1,3}[A-Z])$"
    ))
});

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:ET|RT|CT|FT|WT)\d?$"));

/// One mark, in any case of letters.
fn mark(word: &str) -> Option<Suffix> {
    match word.to_lowercase().as_str() {
        "conf" => return Some(Suffix::Confidential),
        "exp" => return Some(Suffix::ExParte),
        "us" => return Some(Suffix::UnderSeal),
        "secret" => return Some(Suffix::Secret),
        "pub" | "public" => return Some(Suffix::Public),
        _ if WORD.is_match(word) => return Some(Suffix::TranscriptWord(word.to_uppercase())),
        _ => {}
    }
    if let Some(found) = MARK.captures(word) {
        let n = &found["n"];
        let known = if found.name("anx").is_some() {
            Some(Suffix::Annex(n.to_uppercase()))
        } else if found.name("app").is_some() {
            Some(Suffix::Appendix(n.to_uppercase()))
        } else if found.name("red").is_some() {
            counter(n).map(Suffix::Redacted)
        } else if found.name("corr").is_some() {
            counter(n).map(Suffix::Corrigendum)
        } else {
            counter(n).map(Suffix::Addendum)
        };
        return known.or_else(|| Some(Suffix::Other(word.to_owned())));
    }
    language_mark(word).or_else(|| {
        let plain = word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.len() <= 24
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        plain.then(|| Suffix::Other(word.to_owned()))
    })
}

fn language_mark(word: &str) -> Option<Suffix> {
    if let Some(into) = word.strip_prefix(['t', 'T']).filter(|into| (2..=3).contains(&into.len())) {
        if let Some(language) = Language::read(into) {
            return Some(Suffix::Translation(language));
        }
        if word.starts_with('t') && into.bytes().all(|b| b.is_ascii_uppercase()) {
            return Some(Suffix::Translation(Language::unlisted(into)));
        }
    }
    if word.len() == 3 { Language::read(word).map(Suffix::Language) } else { None }
}

/// What stands behind a space: appeals, and the version words of a transcript.
pub(super) fn read_tail(parts: &mut Parts, text: &str, tail: &str) -> Result<(), Refusal> {
    static APPEAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:O?A\d{0,2}|RW|A-A\d)$"));
    for word in tail.split(|c: char| c.is_whitespace() || "(),".contains(c)).filter(|word| !word.is_empty()) {
        match mark(word) {
            _ if APPEAL.is_match(word) => parts.appeals.push(word.to_uppercase()),
            Some(suffix @ (Suffix::TranscriptWord(_) | Suffix::Language(_))) if parts.transcript => {
                parts.suffixes.push(suffix);
            }
            _ => return Err(trailing(text, word)),
        }
    }
    Ok(())
}

/// One mark as the court prints it.
pub(super) fn spelt(suffix: &Suffix) -> String {
    match suffix {
        Suffix::Redacted(n) => counted("Red", *n),
        Suffix::Confidential => "Conf".to_owned(),
        Suffix::ExParte => "Exp".to_owned(),
        Suffix::UnderSeal => "US".to_owned(),
        Suffix::Secret => "Secret".to_owned(),
        Suffix::Public => "Public".to_owned(),
        Suffix::Corrigendum(n) | Suffix::Corrected(n) => counted("Corr", *n),
        Suffix::Addendum(n) => counted("Add", *n),
        Suffix::Annex(name) | Suffix::Victims(name) => format!("Anx{name}"),
        Suffix::Appendix(name) => format!("App{name}"),
        Suffix::Translation(language) => format!("t{}", language.three()),
        Suffix::Language(language) => language.three(),
        Suffix::TranscriptWord(word) | Suffix::Other(word) => word.clone(),
    }
}
