//! Who filed a paper, where its title says so.

use std::ops::Range;

use super::head::Head;
use super::phrase::Phrase;
use super::vocabulary::VOCABULARY;
use crate::model::fold::fold;

/// Words that may stand before a party's name: `by the Office of Public Counsel for the Defence`.
const BEFORE_NAME: &[&str] = &[
    "the",
    "le",
    "la",
    "les",
    "l",
    "office",
    "bureau",
    "of",
    "de",
    "du",
    "public",
    "counsel",
    "conseil",
    "common",
    "external",
    "lead",
    "co",
    "acting",
    "deputy",
    "specialist",
    "legal",
    "all",
    "team",
    "equipe",
    "mr",
    "some",
    "other",
];
/// What completes the name of a paper: `notice of appeal of the Defence`.
const COMPLETING: &[&str] = &[
    " of appeal",
    " in support of the appeal",
    " containing the charges",
    " and concerns",
    " d'appel",
    " curiae",
    " a l'appui de l'appel",
];
/// What leads to whoever made it.
const LEADING: &[&str] = &[
    " on behalf of ",
    " filed by ",
    " submitted by ",
    " by ",
    " from ",
    " of ",
    " au nom ",
    " presentee par ",
    " presente par ",
    " presentees par ",
    " deposee par ",
    " depose par ",
    " par ",
    " de ",
    " du ",
    " des ",
    " d'",
];

/// The party that a title names as its maker: before the head noun; else directly behind it, as in `Submissions on
/// behalf of victims`; else right before the title that it quotes, as in `Response to Gaddafi Defence “Urgent …”`.
pub(super) fn find(phrase: &Phrase, head: Option<&Head>, of_chamber: bool) -> Option<&'static str> {
    let head = head?;
    let noun = phrase.words.get(head.word)?;
    let before = &phrase.text[..noun.place.start];
    let after = &phrase.text[noun.place.end..];
    if let Some((_, party)) = first(before) {
        return party;
    }
    if of_chamber || head.kind.is_none() {
        return None;
    }
    maker_behind(after).or_else(|| last_before_quotation(phrase, after))
}

/// The party that a name stands for.
pub(super) fn named(name: &str) -> Option<&'static str> {
    first(&fold(name)).and_then(|(_, party)| party)
}

/// The first party in a text and where its name stands; one without a slug is nobody's.
fn first(text: &str) -> Option<(Range<usize>, Option<&'static str>)> {
    let mut found: Option<(Range<usize>, &'static str)> = None;
    for (slug, patterns) in &VOCABULARY.parties {
        for place in patterns.iter().filter_map(|p| p.find(text)) {
            if found.as_ref().is_none_or(|(earlier, _)| place.start() < earlier.start) {
                found = Some((place.range(), slug));
            }
        }
    }
    found.map(|(place, slug)| (place, Some(slug).filter(|slug| !slug.is_empty())))
}

/// `Notice of Appeal of the Defence`, `Motion by the Example Defence`, `Requête urgente de la Défense aux fins de …`.
fn maker_behind(after: &str) -> Option<&'static str> {
    let rest = COMPLETING.iter().find_map(|words| after.strip_prefix(words)).unwrap_or(after);
    let (lead, at) = LEADING
        .iter()
        .filter_map(|lead| rest.find(lead).map(|at| (*lead, at)))
        .min_by_key(|(lead, at)| (*at, usize::MAX - lead.len()))?;
    let named = &rest[at + lead.len()..];
    let (place, party) = first(named)?;
    let between = named.get(name_begins(named).min(place.start)..place.start).unwrap_or_default();
    let accused = if party == Some("defence") { 2 } else { 0 };
    let directly =
        rest[..at].split_whitespace().count() <= 2 && between.split_whitespace().count() <= accused;
    party.filter(|_| directly && stands_alone(&named[place.end..], lead))
}

/// How many bytes of a text are words that may stand before a party's name.
fn name_begins(text: &str) -> usize {
    let mut at = 0;
    for word in text.split_inclusive([' ', '\'']) {
        let letters = word.trim_end_matches([' ', '\'']);
        if !BEFORE_NAME.contains(&letters) {
            break;
        }
        at += word.len();
    }
    at
}

/// Whether nothing is owned by the party: `of the Defence to …`, but not `of the Defence's expert`, `of Defence counsel`.
fn stands_alone(after: &str, lead: &str) -> bool {
    if lead != " of " {
        return !after.starts_with('\'');
    }
    let next = after.trim_start().split([' ', ',', ';', ':', ')']).next().unwrap_or_default();
    !after.starts_with('\'')
        && (after.is_empty()
            || after.starts_with([',', ';', ':', ')', '.'])
            || next.contains('/')
            || next.ends_with("ing")
            || VOCABULARY.stops.iter().any(|stop| stop == next))
}

fn last_before_quotation(phrase: &Phrase, after: &str) -> Option<&'static str> {
    let text = after.trim_end();
    let last = text.rsplit(' ').next().filter(|_| phrase.quotes)?;
    first(last).filter(|(place, _)| place.end == last.len()).and_then(|(_, party)| party)
}
