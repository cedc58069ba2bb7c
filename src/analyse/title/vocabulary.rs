//! The words of `types.toml`, as regular expressions.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Maker;

/// Words that may stand before anything at the front of a title.
const FRONT: &str = r"(?:[\[(]?(?:the|\d{1,2} [a-z]+ \d{4}|reclassified|redacted|amended|english|public|confidential|ex parte|initial|majority|minority|joint|further|new|updated|corrected|consolidated|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th|e|eme)|premiere?|deuxieme|troisieme|quatrieme|nouvelle)[\])]?[ ,]+)*";
const ORDINAL: &str = r"(?:first|second|third|fourth|fifth|lesser|further)";
/// The label of an annex: `A`, `12`, `IV`, `B.2`.
const LABEL: &str =
    r"(?:no\.? ?)?(?:[a-z]\d{0,3}|\d{1,3}|[ivx]{1,6}|anx[a-z0-9]+)(?:[.-](?:[a-z]|\d{1,3}))*\b";
/// What may stand between a head noun and what it asks for.
const PLAINLY: &str = r"(?:(?:under|pursuant to|in accordance with|on behalf of|by|of) [^,;:]{1,80}? )?";
/// The vocabulary, ready.
pub(super) struct Vocabulary {
    pub modifiers: Vec<Modifier>,
    pub types: Vec<Type>,
    pub other: Vec<String>,
    pub stops: Vec<String>,
    pub parties: Vec<(String, Vec<Regex>)>,
}

/// Something that was done to a paper.
pub(super) struct Modifier {
    pub slug: String,
    pub redaction: bool,
    pub patterns: Vec<Regex>,
}

/// A sort of paper.
pub(super) struct Type {
    pub slug: String,
    pub maker: Maker,
    pub also: Vec<String>,
    pub nouns: Vec<String>,
    pub patterns: Vec<Regex>,
    pub unless: Option<Regex>,
}

#[derive(Deserialize, Default)]
struct File {
    #[serde(rename = "modifier")]
    modifiers: Vec<ModifierEntry>,
    #[serde(rename = "type")]
    types: Vec<TypeEntry>,
    words: Words,
    #[serde(rename = "party")]
    parties: Vec<PartyEntry>,
}

#[derive(Deserialize)]
struct ModifierEntry {
    slug: String,
    #[serde(default)]
    redaction: bool,
    patterns: Vec<String>,
}

#[derive(Deserialize)]
struct TypeEntry {
    slug: String,
    maker: Maker,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    patterns: Vec<String>,
    unless: Option<String>,
}

#[derive(Deserialize, Default)]
struct Words {
    asking: Vec<String>,
    other: Vec<String>,
    stops: Vec<String>,
}

#[derive(Deserialize)]
struct PartyEntry {
    slug: String,
    patterns: Vec<String>,
}

/// The shipped vocabulary. That it can be read is a test; were it not, titles would say nothing.
pub(super) static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::new(toml::from_str(include_str!("types.toml")).unwrap_or_default()));

impl Vocabulary {
    fn new(file: File) -> Vocabulary {
        let asking = format!("(?:{})", file.words.asking.join("|"));
        let regex = |pattern: &String| Regex::new(&filled(pattern, &asking)).ok();
        let regexes = |patterns: &[String]| patterns.iter().filter_map(regex).collect();
        Vocabulary {
            modifiers: file
                .modifiers
                .iter()
                .map(|m| Modifier {
                    slug: m.slug.clone(),
                    redaction: m.redaction,
                    patterns: regexes(&m.patterns),
                })
                .collect(),
            types: file
                .types
                .iter()
                .map(|t| Type {
                    slug: t.slug.clone(),
                    maker: t.maker,
                    also: t.also.clone(),
                    nouns: t.nouns.clone(),
                    patterns: regexes(&t.patterns),
                    unless: t.unless.as_ref().and_then(regex),
                })
                .collect(),
            other: file.words.other,
            stops: file.words.stops,
            parties: file.parties.iter().map(|p| (p.slug.clone(), regexes(&p.patterns))).collect(),
        }
    }
}

fn filled(pattern: &str, asking: &str) -> String {
    [
        ("{front}", FRONT),
        ("{ordinal}", ORDINAL),
        ("{label}", LABEL),
        ("{plainly}", PLAINLY),
        ("{asking}", asking),
    ]
    .iter()
    .fold(pattern.to_owned(), |text, (name, words)| text.replace(name, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_can_be_read() {
        let file: File = toml::from_str(include_str!("types.toml")).unwrap();
        let asking = file.words.asking.join("|");
        let unless = file.types.iter().filter_map(|t| t.unless.as_ref());
        let patterns = file.modifiers.iter().flat_map(|m| &m.patterns);
        let patterns = patterns.chain(file.types.iter().flat_map(|t| &t.patterns)).chain(unless);
        for pattern in patterns.chain(file.parties.iter().flat_map(|p| &p.patterns)) {
            Regex::new(&filled(pattern, &asking)).unwrap();
        }
    }
}
