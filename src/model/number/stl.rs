//! Special Tribunal for Lebanon: `STL-11-01/T/TC/F3721/COR.2/PRV/20181127/R321379-R321576/EN/dm`, case, stage, before
//! whom, filing, marks, day, registry pages, languages, clerk. Earlier matters: `CH/AC/2010/02`, `CWAC/2011/01`.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, trailing, unreadable};
use super::suffix::{Suffix, counter, set_of};
use super::text::{Clean, compact_day, digits, pattern};
use super::{Court, Grammar, Language, Parts, Reading, Refusal, RefusalKind};

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Stl,
    example: "STL-11-01/T/TC/F3721/20180903/R317487-R317684/EN/af",
    joint: '/',
    looks: LazyLock::new(|| pattern(r"(?i)^(?:STL(?:[-_ /]|$)|(?:CH|OTP)/(?:AC|PTJ|PRES|TC)\b|CWAC/)")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\bSTL-\s?(?:STL-)?\d\d-\d\d\b(?:(?:/|/ ?\n\s{0,8}| /)(?:[A-Z]{1,5}(?:-[12])?|A?R\d+(?:bis)?(?:\.\d+)?",
            r"|F\d{4}(?:-A?R\d+(?:bis)?\.\d+)?|(?:COR|CRG)\.\d|Cor|Crg|[AV]\d{2,3}|\d{8}|R\d{5,6}a?-R?\d{5,6}a?|En|EN|(?:EN|FR|AR)-(?:EN|FR|AR)",
            r"|(?:af|dm|nc|mb|pvk|djo))\b)*|\b(?:CH|OTP)/(?:AC|PTJ|PRES|TC)/\d{4}/\d{2,3}\b|\bCWAC/\d{4}/\d{2,3}\b"
        ))
    }),
    read,
};

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^STL[-_ ](?P<year>[\dOIl]{2})[-_](?P<no>[\dOIl]{2})(?P<rest>(?:[/_].*)?)$")
});
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?P<case>(?:CH|OTP)/(?:AC|PTJ|PRES|TC)/\d{4}/\d{2,3}|CWAC/\d{4}/\d{2,3})(?P<rest>(?:/.*)?)$")
});
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<filing>F\d{4}(?:&F\d{4})*)(?:-(?P<series>A?R\d+(?:bis)?(?:\.\d+)?))?",
        r"|(?P<rule>A?R\d{2,3}(?:bis)?(?:\.\d+)?)|(?P<day>\d{8}|\d{6})",
        r"|(?P<pages>R+\d{4,7}[a-z]?(?:-R*\d{4,7}[a-z]?)?)|(?P<langs>(?:EN|FR|AR)(?:-(?:EN|FR|AR))*)",
        r"|(?P<cor>COR|CRG)(?:\.?(?P<n>\d))?|(?P<annex>A\d{2,3})|(?P<victims>V\d{2,3})",
        r"|(?P<word>PRV|ADD|IM|CONF|EXP|PUB|[A-Z]{1,5}(?:-[12])?))$"
    ))
});

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = clean.text.clone();
    let (case, rest) = case_of(&text, &mut clean.mends)?;
    let mut reading =
        Reading { base: case.clone(), key: case.clone(), canonical: case.clone(), case, ..Reading::default() };
    let mut parts = Parts::default();
    if rest.contains("//") {
        clean.mends.push("a doubled slash was read as one".to_owned());
    }
    for token in rest.split(['/', ' ']).filter(|token| !token.is_empty()) {
        read_token(&mut parts, token, &text, &mut clean.mends)?;
    }
    if rest.ends_with('/') {
        let reason = format!("{} stops after a slash", quoted(&text));
        return Err(Refusal::new(RefusalKind::Incomplete, reason));
    }
    reading.parts = parts;
    finish(&mut reading);
    Ok(reading)
}

fn case_of(text: &str, mends: &mut Vec<String>) -> Result<(String, String), Refusal> {
    static AGAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i).STL[-_ ]?[\dOIl]{2}-"));
    if AGAIN.is_match(text) {
        let reason = format!("{} holds more than one reference", quoted(text));
        return Err(Refusal::new(RefusalKind::Ambiguous, reason));
    }
    if let Some(found) = EARLIER.captures(text) {
        return Ok((found["case"].to_uppercase(), found["rest"].to_owned()));
    }
    let found = CASE.captures(text).ok_or_else(|| unreadable(text, GRAMMAR.example))?;
    let case = format!("STL-{}-{}", digits(&found["year"], mends), digits(&found["no"], mends));
    Ok((case, found["rest"].replace('_', "/")))
}

fn read_token(parts: &mut Parts, token: &str, text: &str, mends: &mut Vec<String>) -> Result<(), Refusal> {
    let found = TOKEN.captures(token).ok_or_else(|| trailing(text, token))?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let upper = token.to_uppercase();
    let twice = if let Some(filing) = part("filing") {
        if let Some(series) = part("series") {
            parts.series = Some(rule(series));
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
    let ends = printed.split('-').map(|end| format!("R{}", end.trim_start_matches(['R', 'r']).to_lowercase()));
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

fn finish(reading: &mut Reading) {
    let parts = &mut reading.parts;
    parts.settle();
    reading.is_filing = parts.filing.is_some();
    if let Some(filing) = &parts.filing {
        let own_count = parts.series.as_ref().filter(|series| has_own_count(series));
        let series = own_count.map_or(String::new(), |series| format!("-{series}"));
        reading.base = format!("{}/{filing}{series}", reading.case);
    }
    reading.canonical = spelt(&reading.case, parts);
    let marks: Vec<Suffix> =
        parts.suffixes.iter().filter(|mark| !matches!(mark, Suffix::Translation(_))).cloned().collect();
    let mut key = vec![reading.base.clone(), set_of(&marks)];
    if parts.filing.is_none() {
        key.extend([&parts.phase, &parts.organ, &parts.series].into_iter().flatten().cloned());
    }
    key.extend(parts.translated_from.iter().map(|from| format!("from:{}", from.code())));
    key.extend(parts.languages.iter().map(|language| language.code().to_owned()));
    key.extend([&parts.date, &parts.pages].into_iter().flatten().cloned());
    key.retain(|part| !part.is_empty());
    reading.key = key.join(" ");
}

fn spelt(case: &str, parts: &Parts) -> String {
    let mut out: Vec<String> = vec![case.to_owned()];
    out.extend([&parts.phase, &parts.organ, &parts.series].into_iter().flatten().cloned());
    if let Some(filing) = &parts.filing {
        let own_count = parts.series.as_ref().filter(|series| has_own_count(series));
        out.push(own_count.map_or(filing.clone(), |series| format!("{filing}-{series}")));
    }
    out.extend(parts.suffixes.iter().filter_map(mark));
    out.extend(parts.date.iter().map(|date| date.replace('-', "")));
    out.extend(parts.pages.iter().cloned());
    let languages: Vec<String> =
        parts.languages.iter().map(|language| language.code().to_uppercase()).collect();
    let from = parts.translated_from.as_ref().map_or(String::new(), |from| format!("{}-", from.code().to_uppercase()));
    if !languages.is_empty() {
        out.push(format!("{from}{}", languages.join("/")));
    }
    out.extend(parts.clerk.iter().cloned());
    out.join("/")
}

fn mark(suffix: &Suffix) -> Option<String> {
    let numbered = |word: &str, n: u8| if n == 1 { word.to_owned() } else { format!("{word}.{n}") };
    Some(match suffix {
        Suffix::Translation(_) => return None,
        Suffix::Redacted(_) => "PRV".to_owned(),
        Suffix::Addendum(_) => "ADD".to_owned(),
        Suffix::Corrected(n) => numbered("COR", *n),
        Suffix::Corrigendum(n) => numbered("CRG", *n),
        Suffix::Annex(name) => format!("A{name}"),
        Suffix::Victims(name) => format!("V{name}"),
        other => other.token().trim_start_matches("other:").to_uppercase().replace("PUBLIC", "PUB"),
    })
}

/// Appeals and rule 60 bis matters count their filings from one; `R25` and `R176bis` do not.
fn has_own_count(series: &str) -> bool {
    series.starts_with("AR") || series.contains('.')
}
