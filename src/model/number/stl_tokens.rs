//! The pieces between the slashes of an STL reference, each known by its own form.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, trailing};
use super::suffix::{Suffix, counter};
use super::text::{compact_day, pattern};
use super::{Language, Parts, Refusal, RefusalKind};

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<filing>F\d{4}(?:&F\d{4})*)(?:-(?P<series>A?R\d{2,3}(?:bis)?(?:\.\d{1,2})?))?",
        r"|(?P<rule>A?R\d{2,3}(?:bis)?(?:\.\d{1,2})?)|(?P<day>\d{8}|\d{6})",
        r"|(?P<pages>R+\d{4,7}[a-z]?(?:-R*\d{4,7}[a-z]?)?|\d{5,7}[a-z]?-R*\d{5,7}[a-z]?)|(?P<langs>(?:EN|FR|AR)(?:-(?:EN|FR|AR))*)",
        r"|(?P<cor>COR|CRG)(?:\.?(?P<n>\d))?|(?P<annex>A\d{2,3})|(?P<victims>V\d{2,3})",
        r"|(?P<word>PRV|ADD|IM|CONF|EXP|PUB|[A-Z]{1,5}(?:-[12])?))$"
    ))
});

/// Reads one piece; where it stands matters only for stage, organ and clerk.
pub(super) fn read_token(
    parts: &mut Parts,
    token: &str,
    text: &str,
    mends: &mut Vec<String>,
) -> Result<(), Refusal> {
    let found = TOKEN.captures(token).ok_or_else(|| trailing(text, token))?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let upper = token.to_uppercase();
    let twice = if let Some(filing) = part("filing") {
        if let Some(series) = part("series").map(rule)
            && let Some(other) = parts.series.replace(series.clone()).filter(|other| *other != series)
        {
            let reason = format!("{} names two matters, `{other}` and `{series}`", quoted(text));
            return Err(Refusal::new(RefusalKind::Ambiguous, reason));
        }
        parts.filing.replace(filing.to_uppercase()).is_some()
    } else if part("rule").is_some() {
        let series = rule(token);
        parts.series.get_or_insert_with(|| series.clone()) != &series
    } else if let Some(day) = part("day") {
        parts.date.replace(day_of(day, text, mends)?).is_some()
    } else if let Some(pages) = part("pages") {
        parts.pages.replace(pages_of(pages, mends)).is_some()
    } else if let Some(langs) = part("langs") {
        read_languages(parts, &langs.to_uppercase());
        false
    } else if let Some(cor) = part("cor") {
        let n = counter(part("n").unwrap_or_default()).unwrap_or(1);
        let listed = cor.eq_ignore_ascii_case("CRG");
        parts.suffixes.push(if listed { Suffix::Corrigendum(n) } else { Suffix::Corrected(n) });
        false
    } else if part("annex").is_some() {
        parts.suffixes.push(Suffix::Annex(upper[1..].to_owned()));
        false
    } else if part("victims").is_some() {
        parts.suffixes.push(Suffix::Victims(upper[1..].to_owned()));
        false
    } else {
        return read_word(parts, token, text);
    };
    if twice { Err(trailing(text, token)) } else { Ok(()) }
}

/// Stage and organ stand before the filing, marks after it, and the clerk's initials at the end.
fn read_word(parts: &mut Parts, token: &str, text: &str) -> Result<(), Refusal> {
    let upper = token.to_uppercase();
    let registered = parts.date.is_some() || parts.pages.is_some();
    let initials = token.len() >= 2 && token.chars().all(|c| c.is_ascii_alphabetic());
    let mark = match upper.as_str() {
        "PRV" => Some(Suffix::Redacted(1)),
        "ADD" => Some(Suffix::Addendum(1)),
        "CONF" => Some(Suffix::Confidential),
        "EXP" => Some(Suffix::ExParte),
        "PUB" => Some(Suffix::Public),
        _ => None,
    };
    let place = if let Some(mark) = mark {
        parts.suffixes.push(mark);
        return Ok(());
    } else if parts.filing.is_none() && parts.phase.is_none() {
        &mut parts.phase
    } else if parts.filing.is_none() {
        &mut parts.organ
    } else if registered && initials && (token == token.to_lowercase() || !parts.languages.is_empty()) {
        return match parts.clerk.replace(token.to_lowercase()) {
            None => Ok(()),
            Some(_) => Err(trailing(text, token)),
        };
    } else {
        parts.suffixes.push(Suffix::Other(upper));
        return Ok(());
    };
    match place.replace(upper) {
        None => Ok(()),
        Some(_) => Err(trailing(text, token)),
    }
}

/// `ar126.11` and `R60BIS.1` as the court writes them.
fn rule(printed: &str) -> String {
    printed.to_uppercase().replace("BIS", "bis")
}

fn day_of(printed: &str, text: &str, mends: &mut Vec<String>) -> Result<String, Refusal> {
    let day = if printed.len() == 6 { format!("{printed}01") } else { printed.to_owned() };
    let Some(iso) = compact_day(&day) else {
        let reason = format!("`{printed}` in {} is not a day of the calendar", quoted(text));
        return Err(Refusal::new(RefusalKind::NotADay, reason));
    };
    if printed.len() == 6 {
        mends.push(format!("the day is missing from the date `{printed}`"));
        return Ok(iso[..7].to_owned());
    }
    Ok(iso)
}

/// Both ends of a page range with one `R` each.
fn pages_of(printed: &str, mends: &mut Vec<String>) -> String {
    let ends =
        printed.split('-').map(|end| format!("R{}", end.trim_start_matches(['R', 'r']).to_lowercase()));
    let range = ends.collect::<Vec<_>>().join("-");
    if !range.eq_ignore_ascii_case(printed) {
        mends.push(format!("the pages `{printed}` were read as `{range}`"));
    }
    range
}

/// `EN` alone, `EN-FR` a translation from English into French, `EN/FR/AR` one text in three.
fn read_languages(parts: &mut Parts, printed: &str) {
    let languages: Vec<Language> = printed.split('-').filter_map(Language::read).collect();
    if let [from, into] = languages.as_slice() {
        parts.suffixes.push(Suffix::Translation(into.clone()));
        parts.translated_from = Some(from.clone());
        parts.languages.push(into.clone());
    } else {
        parts.languages.extend(languages);
    }
    parts.language = parts.languages.first().cloned();
}
