//! The phase of a case: the title of a decision without what the citation says elsewhere (AGLC4 r 12.2.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::authority::{CaseName, Paper};
use super::capitals;
use super::phase_words::{LEADING, NEXT, TITLE};
use super::quotes::{self, First};
use super::remark::Remark;
use super::title_case::title_case;
use crate::analyse::title;
use crate::model::fold::{Folded, fold};

/// A title as it is printed in a citation, in the house's marks and capitals.
pub(super) fn titled(title: &str, first: First, english: bool) -> String {
    let set = quotes::set(&title.split_whitespace().collect::<Vec<_>>().join(" "), first, english);
    if english { title_case(&set) } else { capitals::sentence(&set) }
}

/// The title of a paper; one in another language that its source prints in capitals has known names as they are known.
pub(super) fn paper_title(paper: &Paper, title: &str, first: First) -> String {
    let mut printed = titled(title, first, paper.is_english());
    if paper.is_english() || title.chars().any(char::is_lowercase) {
        return printed;
    }
    let accused = match &paper.case {
        CaseName::Parties { accused, .. } => Some(accused),
        _ => None,
    };
    for name in paper.names.iter().chain(accused) {
        let lower = name.to_lowercase();
        let whole = has_word(&printed, &lower);
        if whole {
            printed = printed.replace(&lower, name);
        }
    }
    printed
}

/// The phase, and what to look at in it.
pub(super) fn phase(paper: &Paper, remarks: &mut Vec<Remark>) -> String {
    let title = unwrapped(&paper.title, remarks);
    let mine = own_names(paper);
    let dropped = drop_names(&title, &mine, &paper.names);
    let folded = spelt(&dropped);
    if mine.iter().any(|name| has_word(&folded, name)) || has_surname(&folded, paper) {
        remarks.push(Remark::DefendantStillInPhase);
    }
    paper_title(paper, &dropped, First::Single)
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
    let short = spelt(accused);
    let listed: Vec<String> = paper.names.iter().map(|name| spelt(name)).collect();
    let full = full.as_ref().map(|name| spelt(name));
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

/// Whether a longer part of the accused's name stands there: `Mr Varrel` of `Ada Varrel`.
fn has_surname(folded: &str, paper: &Paper) -> bool {
    let CaseName::Parties { accused, .. } = &paper.case else { return false };
    let accused = spelt(accused);
    accused.split_whitespace().any(|part| part.chars().count() > 3 && has_word(folded, part))
}

/// A name in one spelling: folded, and with spaces for hyphens (`Al-Bashir`, `Al Bashir`).
fn spelt(name: &str) -> String {
    fold(name).replace('-', " ")
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
    let mut title = without_case_name(title);
    let mut people: Vec<String> = all.iter().map(|name| spelt(name)).chain(mine.iter().cloned()).collect();
    people.sort_by_key(|name| std::cmp::Reverse(name.len()));
    people.retain(|name| !name.is_empty());
    let mut from = 0;
    loop {
        let folded = Folded::new(&title);
        let text = folded.text.replace('-', " ");
        if !mine.iter().any(|name| has_word(&text, name)) {
            break;
        }
        let Some(phrase) = next_phrase(&text, &people, from) else { break };
        let place = folded.source_range(&phrase);
        let names_me = mine.iter().any(|name| has_word(&text[phrase.clone()], name));
        if names_me && ends_phrase(&title[place.end..]) && !is_quoted(&title[..place.start]) {
            title.replace_range(place, "");
            from = 0;
        } else {
            from = phrase.end;
        }
    }
    title.trim().to_owned()
}

/// The next phrase of a lead and people behind it, in bytes of the folded title.
fn next_phrase(text: &str, people: &[String], from: usize) -> Option<Range<usize>> {
    let starts = people.iter().flat_map(|name| text.match_indices(name.as_str()).map(|(at, _)| at));
    let begins = |at: &usize| *at >= from && !text[..*at].ends_with(char::is_alphanumeric);
    let mut starts: Vec<usize> = starts.filter(begins).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|at| {
        let lead = lead_before(&text[..at])?;
        Some(lead..people_end(text, at, people)?)
    })
}

/// Where the lead begins that ends right before a name.
fn lead_before(before: &str) -> Option<usize> {
    static LEAD: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"\s+(?:{})\s*{TITLE}$", LEADING.join("|"))).ok());
    let mut near = before.len().saturating_sub(80);
    while !before.is_char_boundary(near) {
        near += 1;
    }
    LEAD.as_ref()?.find(&before[near..]).map(|lead| near + lead.start())
}

/// Where a list of people that begins here ends, with the others that it does not name.
fn people_end(text: &str, at: usize, people: &[String]) -> Option<usize> {
    static MORE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"^(?:\s*,\s*|\s*,?\s+(?:and|et|&|y)\s+){TITLE}")).ok());
    static OTHERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^\s*,?\s+(?:et\s+al\b\.?|and\s+others?\b|et\s+autres\b|et\s+consorts\b)").ok()
    });
    let mut end = at + person(&text[at..], people)?;
    while let Some(more) = MORE.as_ref().and_then(|more| more.find(&text[end..])) {
        let Some(next) = person(&text[end + more.end()..], people) else { break };
        end += more.end() + next;
    }
    Some(end + OTHERS.as_ref().and_then(|others| others.find(&text[end..])).map_or(0, |others| others.end()))
}

/// How long the name is that a text begins with, as a whole word.
fn person(text: &str, people: &[String]) -> Option<usize> {
    static ALIAS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(&format!(r#"^\s*,?\s*(?:\({ALIAS_WORDS}\s[^()]*\)|{ALIAS_WORDS}\s+[“"‘«][^”"’»]*[”"’»])"#))
            .ok()
    });
    let whole = |name: &&String| {
        text.strip_prefix(name.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let end = people.iter().find(whole).map(String::len)?;
    let alias = ALIAS.as_ref().and_then(|alias| alias.find(&text[end..])).map_or(0, |alias| alias.end());
    Some(end + alias)
}

/// What leads to another name of the same person.
const ALIAS_WORDS: &str =
    r"(?:(?:also |otherwise |better )?known as|a\.?\s?k\.?\s?a\.?|alias|dite?|surnommee?|called|nicknamed)";

/// Whether a text goes on with another name of the same person, whose end nobody marked.
fn is_alias(after: &str) -> bool {
    static ALIAS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"^[\s,(]*{ALIAS_WORDS}(?:\W|$)")).ok());
    ALIAS.as_ref().is_some_and(|alias| alias.is_match(&fold(after)))
}

/// Whether a comma leads on to another person or thing, so that the name before it is part of a list.
fn lists_more(after: &str) -> bool {
    let Some(rest) = after.trim_start().strip_prefix(',').map(str::trim_start) else { return false };
    let word = rest.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    let leads = ["the", "le", "la", "les", "mr", "mrs", "ms", "m", "mm", "mme", "dr", "and", "et"];
    let folded = fold(word.trim_end_matches('.'));
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        || word.contains(['/', '-']) && word.contains(|c: char| c.is_ascii_digit());
    let name = word.starts_with(char::is_uppercase) && !number && !NEXT.contains(&folded.as_str());
    leads.contains(&folded.as_str()) || folded.starts_with("l'") || folded.starts_with("l’") || name
}

/// The case's own name before the title of a decision: `Prosecutor v. X, Judgement`.
fn without_case_name(title: &str) -> String {
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:the |le )?(?:specialist )?(?:prosecutor|procureur) (?:vs?|c)\.? [^,:]{2,80}(?:[,:]| [-–—]) +").ok()
    });
    NAME.as_ref().map_or_else(|| title.to_owned(), |name| name.replace(title, "").into_owned())
}

/// Whether what follows a name lets the phrase be left out: nothing that the name owns or is joined to.
fn ends_phrase(after: &str) -> bool {
    if is_alias(after) || lists_more(after) {
        return false;
    }
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
