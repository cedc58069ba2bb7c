//! The phase of a case: the title of a decision without what the citation says elsewhere (AGLC4 r 12.2.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::authority::{CaseName, Paper};
use super::quotes::{self, First};
use super::remark::Remark;
use super::title_case::title_case;
use crate::analyse::title;
use crate::model::fold::{Folded, fold};

/// A title as it is printed in a citation, in the house's marks and capitals.
pub(super) fn titled(title: &str, first: First, english: bool) -> String {
    let set = quotes::set(&title.split_whitespace().collect::<Vec<_>>().join(" "), first, english);
    if english { title_case(&set) } else { set }
}

/// The phase, and what to look at in it.
pub(super) fn phase(paper: &Paper, remarks: &mut Vec<Remark>) -> String {
    let title = unwrapped(&paper.title, remarks);
    let mine = own_names(paper);
    let dropped = drop_names(&title, &mine, &paper.names);
    let folded = fold(&dropped);
    if mine.iter().any(|name| has_word(&folded, name)) {
        remarks.push(Remark::DefendantStillInPhase);
    }
    titled(&dropped, First::Single, paper.is_english())
}

/// A title without its redaction wrappers.
pub(super) fn unwrapped(title: &str, remarks: &mut Vec<Remark>) -> String {
    let unwrapped = title::unwrap(title);
    if unwrapped.changed {
        remarks.push(Remark::UnwrappedRedactedVersion);
    }
    unwrapped.title
}

/// The names, folded, of the one accused whom the citation names.
fn own_names(paper: &Paper) -> Vec<String> {
    let CaseName::Parties { accused, full, .. } = &paper.case else { return Vec::new() };
    let short = fold(accused);
    let listed: Vec<String> = paper.names.iter().map(|name| fold(name)).collect();
    let full = full.as_ref().map(|name| fold(name));
    let first =
        full.or_else(|| listed.iter().find(|name| has_word(name, &short)).cloned()).unwrap_or_default();
    let mut names: Vec<String> =
        listed.into_iter().filter(|name| has_word(name, &first) || has_word(&first, name)).collect();
    names.extend([first, short]);
    names.retain(|name| !name.is_empty());
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

fn has_word(text: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric();
    !name.is_empty()
        && text
            .match_indices(name)
            .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

/// Leaves out whole phrases such as `for NAME`, `of Mr NAME and NAME`, `à l’encontre de M. NAME`, where they name the
/// accused. Words of other people, in quotation marks, stay as they are.
fn drop_names(title: &str, mine: &[String], all: &[String]) -> String {
    let Some(phrase) = phrase_with(mine, all).filter(|_| !mine.is_empty()) else { return title.to_owned() };
    let mut title = without_case_name(title);
    let mut from = 0;
    while let Some(place) = next_phrase(&title, &phrase, mine, from) {
        let (start, cut) = place;
        if let Some(cut) = cut {
            title.replace_range(cut, "");
            from = start;
        } else {
            from = start + 1;
        }
        while !title.is_char_boundary(from) {
            from += 1;
        }
    }
    title.trim().to_owned()
}

/// The next phrase that names somebody, in bytes, and what to cut of it.
fn next_phrase(
    title: &str,
    phrase: &Regex,
    mine: &[String],
    from: usize,
) -> Option<(usize, Option<Range<usize>>)> {
    let folded = Folded::new(title.get(from..)?);
    let found = phrase.find(&folded.text)?;
    let place = folded.source_range(&found.range());
    let (start, end) = (from + place.start, from + place.end);
    let names_me = mine.iter().any(|name| has_word(found.as_str(), name));
    let cut = names_me && ends_phrase(&title[end..]) && !is_quoted(&title[..start]);
    Some((start, cut.then_some(start..end)))
}

/// The case's own name before the title of a decision: `Prosecutor v. X, Judgement`.
fn without_case_name(title: &str) -> String {
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:the |le )?(?:specialist )?(?:prosecutor|procureur) (?:vs?|c)\.? [^,:]{2,80}(?:[,:]| [-–—]) +").ok()
    });
    NAME.as_ref().map_or_else(|| title.to_owned(), |name| name.replace(title, "").into_owned())
}

/// What may lead to a name, longest first.
const LEADING: &[&str] = &[
    "in the case of the prosecutor v.?",
    "in the case of the specialist prosecutor v.?",
    "in the case of",
    "in the case against",
    "on behalf of",
    "in respect of",
    "with respect to",
    "in relation to",
    "with regard to",
    "(?:issued |filed |made |submitted |brought )?(?:against|for|by)",
    "of",
    "concerning",
    "regarding",
    "(?:emis |delivre |decerne |dirigee? |portees? )?(?:a l.encontre|contre)(?: de| d.)?",
    "a l.egard de",
    "au nom de",
    "dans l.affaire le procureur c\\.?",
    "concernant",
    "visant",
    "pour",
    "par",
    "de",
    "d.",
    "contra",
    "por",
];

fn phrase_with(mine: &[String], all: &[String]) -> Option<Regex> {
    let mut names: Vec<String> = all.iter().map(|name| fold(name)).chain(mine.iter().cloned()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names: Vec<String> = names.iter().map(|name| regex::escape(name).replace(' ', r"\s+")).collect();
    let title =
        r"(?:(?:mr|mrs|ms|messrs|m|mm|mme|dr|general|l.accuse|the accused|accused|the suspect)\.?\s+)?";
    let one = format!("{title}(?:{})", names.join("|"));
    let more = format!(r"(?:(?:\s*,\s*|\s*,?\s+(?:and|et|&|y)\s+){one})*");
    let others = r"(?:\s*,?\s+(?:et\s+al\.?|and\s+others?|et\s+autres|et\s+consorts))?";
    let lead = LEADING.join("|");
    Regex::new(&format!(r"\s+(?:(?:{lead})\s*)\b{one}{more}{others}\b")).ok()
}

/// Whether what follows a name lets the phrase be left out: nothing that the name owns or is joined to.
fn ends_phrase(after: &str) -> bool {
    const NEXT: &[&str] = &[
        "against",
        "on",
        "for",
        "to",
        "concerning",
        "from",
        "pursuant",
        "in",
        "under",
        "regarding",
        "at",
        "with",
        "before",
        "by",
        "dated",
        "filed",
        "following",
        "requesting",
        "seeking",
        "entitled",
        "relating",
        "aux",
        "a",
        "contre",
        "en",
        "sur",
        "pour",
        "relative",
        "relatif",
        "concernant",
        "portant",
        "rendue",
        "dans",
        "devant",
        "fins",
        "tendant",
        "visant",
        "through",
        "as",
        "into",
        "du",
        "until",
        "within",
    ];
    let word = fold(after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    let signs = [',', '.', ';', ':', ')', ']', '”', '"', '(', '[', '–', '—'];
    after.trim().is_empty()
        || after.trim_start().starts_with(signs)
        || after.starts_with(char::is_whitespace) && NEXT.contains(&word.as_str())
}

/// Whether a quotation is open at the end of this.
fn is_quoted(before: &str) -> bool {
    let double = before.matches(['“', '„', '«']).count() > before.matches(['”', '»']).count();
    double || before.matches('"').count() % 2 == 1
}
