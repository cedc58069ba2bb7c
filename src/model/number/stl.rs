//! Special Tribunal for Lebanon: `STL-11-01/T/TC/F3721/COR.2/PRV/20181127/R321379-R321576/EN/dm`, case, stage, before
//! whom, filing, marks, day, registry pages, languages, clerk. Earlier matters: `CH/AC/2010/02`, `CWAC/2011/01`.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, unreadable};
use super::stl_tokens::read_token;
use super::suffix::{Suffix, set_of};
use super::text::{Clean, digits, pattern};
use super::{Court, Grammar, Parts, Reading, Refusal, RefusalKind};

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Stl,
    example: "STL-11-01/T/TC/F3721/20180903/R317487-R317684/EN/af",
    joint: '/',
    looks: LazyLock::new(|| pattern(r"(?i)^(?:STL(?:[-_ /]|$)|(?:CH|OTP)/(?:AC|PTJ|PRES|TC)\b|CWAC/)")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\bSTL-\s?(?:STL-)?\d\d-\d\d\b(?: ?/(?: ?\n)?\s{0,8}(?:R\d{5,6}a?-R?\d{5,6}a?|F\d{4}(?:-A?R\d+(?:bis)?\.\d+)?",
            r"|A?R\d+(?:bis)?(?:\.\d+)?|(?:COR|CRG)\.\d|Cor|Crg|[AV]\d{2,3}|\d{8}|(?:EN|FR|AR)-(?:EN|FR|AR)|En",
            r"|[A-Z]{1,5}(?:-[12])?|af|dm|nc|mb|pvk|djo)\b)*",
            r"|\b(?:CH|OTP)/(?:AC|PTJ|PRES|TC)/\d{4}/\d{2,3}\b|\bCWAC/\d{4}/\d{2,3}\b"
        ))
    }),
    read,
};

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^STL[-_ ](?P<year>[\dOIl]{2})[-_](?P<no>[\dOIl]{2})(?P<rest>(?:[/_].*)?)$")
});
static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<case>(?:CH|OTP)/(?:AC|PTJ|PRES|TC)/\d{4}/\d{2,3}|CWAC/\d{4}/\d{2,3})(?P<rest>(?:/.*)?)$",
    )
});
fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    static APART: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bR (\d{4})"));
    if APART.is_match(&clean.text) {
        clean.text = APART.replace_all(&clean.text, "R$1").into_owned();
        clean.mends.push("a space inside the pages was removed".to_owned());
    }
    let text = clean.text.clone();
    if let Some(single) = glued(&text, clean)? {
        return Ok(single);
    }
    let (case, rest) = case_of(&text, &mut clean.mends)?;
    let mut reading = Reading {
        base: case.clone(),
        key: case.clone(),
        canonical: case.clone(),
        case,
        ..Reading::default()
    };
    if rest.contains("//") {
        clean.mends.push("a doubled slash was read as one".to_owned());
    }
    for token in rest.split(['/', ' ']).filter(|token| !token.is_empty()) {
        read_token(&mut reading.parts, token, &text, &mut clean.mends)?;
    }
    if rest.ends_with('/') && reading.parts.filing.is_none() {
        let reason = format!("{} stops before the filing number", quoted(&text));
        return Err(Refusal::new(RefusalKind::Incomplete, reason));
    }
    finish(&mut reading);
    Ok(reading)
}

/// Two references typed into one field: read when they are the same one twice.
fn glued(text: &str, clean: &mut Clean) -> Result<Option<Reading>, Refusal> {
    static AGAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i).(STL[-_ ]?[\dOIl]{2}-)"));
    let Some(second) = AGAIN.captures(text).and_then(|found| found.get(1)) else {
        return Ok(None);
    };
    let (first, second) = text.split_at(second.start());
    let mut halves = [first, second].map(|half| {
        let half = half.trim_matches([' ', '/', ';', ',', '&', '-']).to_owned();
        Clean { text: half, mends: Vec::new() }
    });
    let [one, other] = &mut halves;
    if let (Ok(one), Ok(other)) = (read(Court::Stl, one), read(Court::Stl, other))
        && one.key == other.key
    {
        clean.mends.push("the same reference stood twice".to_owned());
        return Ok(Some(one));
    }
    let reason = format!("{} holds two references, {} and {}", quoted(text), quoted(first), quoted(second));
    Err(Refusal::new(RefusalKind::Ambiguous, reason))
}

fn case_of(text: &str, mends: &mut Vec<String>) -> Result<(String, String), Refusal> {
    if let Some(found) = EARLIER.captures(text) {
        return Ok((found["case"].to_uppercase(), found["rest"].to_owned()));
    }
    let found = CASE.captures(text).ok_or_else(|| unreadable(text, GRAMMAR.example))?;
    let case = format!("STL-{}-{}", digits(&found["year"], mends), digits(&found["no"], mends));
    Ok((case, found["rest"].replace('_', "/")))
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
    let from = parts
        .translated_from
        .as_ref()
        .map_or(String::new(), |from| format!("{}-", from.code().to_uppercase()));
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
