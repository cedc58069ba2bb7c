//! Checks of what could harm a person, and of who answers for a document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Examined, Found, leaving};
use crate::model::fold::fold;
use crate::model::person::same_person;

/// A pseudonym as courts give them: `P-0123`, `D24-P-0002`, `a/0105/06`, `W04435`, `TCW-1`, `Witness K`.
const PSEUDONYM: &str = r"(?:\b(?:[A-Z]{1,3}\d{0,2}-)?[A-Z]{1,4}-\d{1,5}\b|\b[ar]/\d{4,6}/\d{2}\b|\bW\d{4,6}\b|\b(?i:witness|témoin)\s[A-Z]{1,3}\d{0,4}\b)";
/// A word of a name, in small letters after the first or in capitals, or initials.
const WORD: &str = r"(?:\p{Lu}[\p{L}\p{M}’'-]+|\p{Lu}\.(?:-?\p{Lu}\.)*)";
/// What may stand between the words of a name.
const SMALL: &str = r"(?:\s(?:de|da|al|el|bin|ben|van|von|del|DE|DA|AL|EL|BIN|BEN|VAN|VON|DEL))*";
/// Words with a capital that are nobody's name: what is made of them alone is none.
const NO_NAMES: &str = "accused annex appeals car chamber clr court cpi decision defence drc eccc evidence for icc \
    ictr icty irmct ksc lrv measures of office on opcd opcv otp pre-trial prosecution prosecutor protective public \
    redacted registry request scc scsl spo statement stl testimony tfv the to trial un unit version victim victims \
    vws vwu witness witnesses";
/// How many patterns join a pseudonym to a name.
const PATTERNS: usize = 5;

/// What joins a pseudonym to a name.
static JOINED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let joins = "(?:(?i:is|was|i\\.?e\\.?|namely|known as|also known as|alias|real name|whose (?:real )?name is|identified as|named|called|c’est-à-dire|alias|nommée?|s’appelle),?\\s)+";
    // two or more words with a capital, small words between them
    let name = format!(r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|M\.|Mme)\.?\s)?{WORD}(?:{SMALL}\s{WORD})+)");
    let patterns: [String; PATTERNS] = [
        format!(r"{PSEUDONYM}\s?[(\[]\s?(?:{joins})?{name}\s?[)\]]"),
        format!(r"{name}\s?[(\[]\s?(?:{joins})?{PSEUDONYM}\s?[)\]]"),
        format!(r"{PSEUDONYM},?\s{joins}{name}"),
        format!(r"{name},?\s{joins}(?:(?i:witness|victim)\s)?{PSEUDONYM}"),
        format!(r"{PSEUDONYM}\s?[=:/–—]\s?{name}"),
    ];
    patterns.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect()
});

static IS_PSEUDONYM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PSEUDONYM).ok());

pub(super) fn no_protected_identity(examined: &Examined<'_>) -> Vec<Found> {
    let texts = leaving(examined);
    let mut found: BTreeSet<Found> = BTreeSet::new();
    if JOINED.len() < PATTERNS {
        found.insert((None, "the check cannot run: a pattern of it is broken".to_owned()));
    }
    for text in &texts {
        for joined in JOINED.iter().flat_map(|pattern| pattern.captures_iter(text)).filter(names_somebody) {
            let pseudonym = IS_PSEUDONYM.as_ref().and_then(|p| p.find(&joined[0]));
            let pseudonym = pseudonym.map_or("a pseudonym", |pseudonym| pseudonym.as_str());
            found.insert((None, format!("`{pseudonym}` stands beside a name")));
        }
    }
    if let Some(list) = examined.blocklist {
        let mut seen = BTreeSet::new();
        let places: usize = texts.iter().map(|text| list.places(text, &mut seen)).sum();
        if places > 0 {
            let times = crate::present::text::plural(places, "place");
            found.insert((
                None,
                format!("a word of the team's block list stands in {times}; it is not shown here"),
            ));
        }
    }
    found.into_iter().collect()
}

/// Whether what was taken for a name has a word that may be one.
fn names_somebody(joined: &Captures<'_>) -> bool {
    let name = joined.name("name").map_or("", |name| name.as_str());
    name.split_whitespace().any(|word| !NO_NAMES.split_whitespace().any(|other| fold(word) == other))
}

/// Fields that say who wrote it, the most telling first.
const AUTHORS: [&str; 7] = [
    "author",
    "monitor",
    "editor",
    "signatory",
    "counsel_or_signatory",
    "spokesperson",
    "applicant_identity",
];
/// Fields that say who read it after that.
const READERS: [&str; 2] = ["reviewer", "approver"];

pub(super) fn second_reader(examined: &Examined<'_>) -> Vec<Found> {
    let of = |keys: &[&str]| {
        let values = keys.iter().filter_map(|key| examined.metadata.get(*key));
        values.map(|value| value.trim()).find(|value| !value.is_empty()).map(str::to_owned)
    };
    let (author, reader) = (of(&AUTHORS), of(&READERS));
    let missing = |field: &str, what: &str| (None, format!("{what}: state it with --set {field}=NAME"));
    let mut found = Vec::new();
    match (&author, &reader) {
        (_, None) => found.push(missing("reviewer", "nobody is named who has signed it off")),
        (Some(author), Some(reader)) if same_person(author, reader) => {
            found.push((None, format!("`{reader}` wrote it and signed it off; a second person must")));
        }
        (None, Some(_)) => found.push(missing("author", "nobody is named who wrote it")),
        (Some(_), Some(_)) => {}
    }
    if published(examined) {
        match of(&["supervisor"]) {
            None => found.push(missing("supervisor", "it is to be published and no supervisor is named")),
            Some(name) if author.is_some_and(|author| same_person(&author, &name)) => {
                found.push((None, format!("`{name}` wrote it and is named as its supervisor")));
            }
            Some(_) => {}
        }
    }
    found
}

/// Whether its status says that it is to be published.
fn published(examined: &Examined<'_>) -> bool {
    let status = examined.metadata.get("status").map(|status| fold(status)).unwrap_or_default();
    ["publish", "published", "publication", "public", "final", "publie", "publique"]
        .iter()
        .any(|word| status.split(|c: char| !c.is_alphanumeric()).any(|said| said == *word))
}

/// Words of a note that say that a person told it.
static TOLD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:told (?:us|me)|spoke (?:with|to)|interview(?:ed|s)?|informed (?:us|me)|confided|said to (?:us|me)|in confidence|(?:phone|telephone) call with|conversation with|our (?:source|contact)s?|nous a dit|m’a dit|entretien avec|témoignage recueilli)\b",
    )
    .ok()
});

/// Words of `sources` that say that there is more than the record.
const PERSONAL: [&str; 14] = [
    "beyond",
    "client",
    "clients",
    "contact",
    "contacts",
    "entretien",
    "family",
    "informant",
    "interview",
    "interviews",
    "person",
    "personal",
    "private",
    "testimony",
];

pub(super) fn consent(examined: &Examined<'_>) -> Vec<Found> {
    if examined.metadata.get("consent").is_some_and(|consent| !consent.trim().is_empty()) {
        return Vec::new();
    }
    let ask = "and no consent is stated: --set consent=\"WHO, WHEN, FOR WHAT\"";
    let mut found = BTreeSet::new();
    let stated = examined.metadata.get("sources").map(|sources| fold(sources)).unwrap_or_default();
    if stated.split(|c: char| !c.is_alphanumeric()).any(|word| PERSONAL.contains(&word)) {
        found.insert((None, format!("`sources` names more than the record, {ask}")));
    }
    for (_, _, line) in examined.briefing.lines() {
        let note = line.note.as_deref().unwrap_or_default();
        if TOLD.as_ref().is_some_and(|told| told.is_match(note)) {
            let words = format!("the note of its tag says that a person told it, {ask}");
            found.insert((Some(line.number.clone()), words));
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert_eq!(JOINED.len(), PATTERNS);
        assert!(IS_PSEUDONYM.is_some() && TOLD.is_some());
    }
}
