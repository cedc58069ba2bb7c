//! Provisions that a text cites: `articles 17(1)(c), 19 and 20(3)` is three.

use super::folded::Span;

/// A provision: what sort, which number, which paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provision {
    /// `art`, `r`, `reg`.
    pub kind: &'static str,
    /// `69`, `8 bis`.
    pub number: String,
    /// `7`, `a`.
    pub parts: Vec<String>,
}

/// A provision that a concern names, and the court whose law it is of: `icc art 69(7)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The law: `icc`, `echr`, `icty`.
    pub court: String,
    /// The provision.
    pub provision: Provision,
}

const ORDINALS: [&str; 4] = ["bis", "ter", "quater", "quinquies"];
const CONNECTORS: [&str; 7] = [",", "and", "et", "or", "ou", "to", "a"];

fn kind(word: &str) -> Option<&'static str> {
    match word {
        "article" | "articles" | "art" | "arts" => Some("art"),
        "rule" | "rules" | "regle" | "regles" => Some("r"),
        "regulation" | "regulations" | "norme" | "normes" => Some("reg"),
        _ => None,
    }
}

impl Named {
    /// Reads a reference of the codebook.
    pub fn read(written: &str) -> Option<Named> {
        let mut words = written.splitn(3, ' ');
        let (court, sort, number) = (words.next()?, words.next()?, words.next()?);
        let kind = ["art", "r", "reg"].into_iter().find(|k| *k == sort)?;
        let (provision, _) = item(number, kind)?;
        Some(Named { court: court.to_owned(), provision })
    }

    /// Whether a citation is this provision or a part of it.
    pub fn covers(&self, cited: &Provision) -> bool {
        self.provision.kind == cited.kind
            && self.provision.number == cited.number
            && cited.parts.starts_with(&self.provision.parts)
    }

    /// Whether its law is that of a court; a court that is not known may apply any.
    pub fn fits(&self, court: Option<&str>) -> bool {
        court.is_none_or(|c| c == self.court || (matches!(c, "ictr" | "irmct") && self.court == "icty"))
    }
}

/// The provisions that a folded text cites, with where.
pub fn cited(text: &str, words: &[Span]) -> Vec<(Provision, Span)> {
    let mut out = Vec::new();
    let kinds =
        words.iter().filter(|word| matches!(text.as_bytes().get(word.start), Some(b'a' | b'r' | b'n')));
    for word in kinds {
        let Some(kind) = text.get(word.start..word.end).and_then(kind) else { continue };
        let Some(mut rest) = text.get(word.end..) else { continue };
        if matches!(text.get(word.start..word.end), Some("art" | "arts")) {
            rest = rest.strip_prefix('.').unwrap_or(rest);
        }
        let Some(list) = rest.strip_prefix(' ') else { continue };
        let mut from = text.len() - list.len();
        let mut next = item(list, kind);
        while let Some((provision, length)) = next {
            out.push((provision, Span { start: from, end: from + length }));
            let behind = text.get(from + length..).unwrap_or_default();
            next = connected(behind).and_then(|more| {
                from = text.len() - more.len();
                item(more, kind)
            });
        }
    }
    out
}

/// What stands behind a connector of a list.
fn connected(rest: &str) -> Option<&str> {
    let bare = rest.trim_start_matches(' ');
    let behind = CONNECTORS.iter().find_map(|c| bare.strip_prefix(c))?;
    let behind = behind.trim_start_matches(' ');
    behind.starts_with(|c: char| c.is_ascii_digit()).then_some(behind)
}

/// A number with its paragraphs, and how long it is written.
fn item(text: &str, kind: &'static str) -> Option<(Provision, usize)> {
    let digits = digits(text)?;
    let mut number = digits.to_owned();
    let mut rest = text.get(digits.len()..)?;
    let bare = rest.trim_start_matches(' ');
    if let Some(ordinal) = ORDINALS.iter().find(|o| bare.starts_with(**o)) {
        number = format!("{number} {ordinal}");
        rest = bare.get(ordinal.len()..)?;
    }
    let mut parts = Vec::new();
    while let Some((part, behind)) = bracket(rest).or_else(|| dashed(rest)) {
        parts.push(part.to_owned());
        rest = behind;
    }
    if let Some((spelled, behind)) = paragraph(rest) {
        (parts, rest) = (spelled, behind);
    }
    Some((Provision { kind, number, parts }, text.len() - rest.len()))
}

fn digits(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.get(..length).filter(|d| !d.is_empty())
}

fn is_part(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

/// ` (c)`
fn bracket(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.trim_start_matches(' ').strip_prefix('(')?;
    let (part, behind) = inside.split_once(')')?;
    (!part.is_empty() && part.chars().all(is_part)).then_some((part, behind))
}

/// `-c`
fn dashed(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.trim_start_matches(' ').strip_prefix('-')?.trim_start_matches(' ');
    let length = inside.bytes().take_while(|b| is_part(char::from(*b))).count();
    let part = inside.get(..length)?;
    (1..=2).contains(&length).then_some((part, inside.get(length..)?))
}

/// `, paragraph 2(c)`
fn paragraph(rest: &str) -> Option<(Vec<String>, &str)> {
    let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let rest = rest.strip_prefix("paragraph")?;
    let rest = rest.strip_prefix('s').unwrap_or(rest).strip_prefix(' ')?;
    let number = digits(rest)?;
    let mut parts = vec![number.to_owned()];
    let mut rest = rest.get(number.len()..)?;
    while let Some((part, behind)) = letters(rest) {
        parts.push(part.to_owned());
        rest = behind;
    }
    Some((parts, rest))
}

/// `(c)` or ` c)`
fn letters(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.trim_start_matches(' ');
    let inside = inside.strip_prefix('(').unwrap_or(inside);
    let length = inside.bytes().take_while(u8::is_ascii_lowercase).count();
    let behind = inside.get(length..)?.strip_prefix(')')?;
    (length > 0).then_some((inside.get(..length)?, behind))
}
