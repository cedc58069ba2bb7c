//! Checks of what could harm a person, and of who answers for a document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Examined, Found, texts};
use crate::model::fold::fold;
use crate::model::person::same_person;

/// A pseudonym as courts give them: `P-0123`, `D24-P-0002`, `a/0105/06`, `W04435`, `TCW-1`, `Witness K`.
const PSEUDONYM: &str = r"(?:\b(?:[A-Z]{1,3}\d{0,2}-)?[A-Z]{1,4}-\d{1,5}\b|\b[ar]/\d{4,6}/\d{2}\b|\bW\d{4,6}\b|\b(?i:witness|témoin)\s[A-Z]{1,3}\d{0,4}\b)";
/// A name: two or more words with a capital, small words between them.
const NAME: &str = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|M\.|Mme)\.?\s)?\p{Lu}[\p{Ll}’'-]+(?:\s(?:de|da|al|el|bin|ben|van|von|del))*(?:\s\p{Lu}[\p{Ll}’'-]+)+";

/// What joins a pseudonym to a name.
static JOINED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let joins = "(?:(?i:is|was|i\\.?e\\.?|namely|known as|also known as|alias|real name|whose (?:real )?name is|identified as|named|called|c’est-à-dire|alias|nommée?|s’appelle),?\\s)+";
    [
        format!(r"{PSEUDONYM}\s?[(\[]\s?(?:{joins})?{NAME}\s?[)\]]"),
        format!(r"{NAME}\s?[(\[]\s?(?:{joins})?{PSEUDONYM}\s?[)\]]"),
        format!(r"{PSEUDONYM},?\s{joins}{NAME}"),
        format!(r"{NAME},?\s{joins}(?:(?i:witness|victim)\s)?{PSEUDONYM}"),
        format!(r"{PSEUDONYM}\s?[=:/–—]\s?{NAME}"),
    ]
    .iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect()
});

static IS_PSEUDONYM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PSEUDONYM).ok());

pub(super) fn no_protected_identity(examined: &Examined<'_>) -> Vec<Found> {
    let texts = texts(examined.document);
    let mut found: BTreeSet<Found> = BTreeSet::new();
    for text in &texts {
        for joined in JOINED.iter().filter_map(|pattern| pattern.find(text)) {
            let pseudonym = IS_PSEUDONYM.as_ref().and_then(|p| p.find(joined.as_str()));
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
