//! Kosovo Specialist Chambers: `KSC-BC-2020-06/F03668/RED/A01`, `KSC-BC-2020-06/IA042/F00005`,
//! `KSC-BC-2020-06/T/2026-02-13/sqi`. The repository prints the same without slashes: `F03667CORRED`.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, trailing, unreadable};
use super::suffix::{Suffix, counted, counter, versioned};
use super::text::{Clean, digits, iso_day, pattern, unpadded};
use super::{Court, Grammar, Language, Parts, Reading, Refusal, RefusalKind};

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Ksc,
    example: "KSC-BC-2020-06/F03668/RED",
    joint: '/',
    looks: LazyLock::new(|| pattern(r"(?i)^KSC(?:[-_ /]|$)")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\bKSC-\s*(?:KSC-)?(?:BC|CA|SC|CC)(?:-PR)?-(?:20)?\d\d-(?: ?\n\s{0,8})?\d\d\b",
            r"(?:/(?: ?\n\s{0,8})?(?:IA|PL|RAC|CS|MISC)\d{1,3}\b)?",
            r"(?:[-/](?: ?\n\s{0,8})?F\d{4,5}(?:CONF|EXP|RED\d?|COR\d?|A\d\d)*\b",
            r"(?:/(?: ?\n\s{0,8})?(?:CONF|EXP|RED\d?|COR\d?|A\d{2,3}|INV\d?|sqi|srp|eng)\b)*(?:/\d+ of \d+\b)?",
            r"|/T/\d{4}-\d\d-\d\d(?:/(?:RED\d?|COR\d?|sqi|srp|eng)\b)*)?"
        ))
    }),
    read,
};

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^KSC[-_ ](?P<level>BC|CA|SC|CC)(?:[-_](?P<pr>PR))?[-_](?P<year>[\dOIl]{4}|[\dOIl]{2})[-_]",
        r"(?P<no>[\dOIl]{2})(?P<rest>(?:[-/_ ].*)?)$"
    ))
});
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^ \(transcript[^()]*\)$"));
static PAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?P<before>.*)/(?P<page>\d+ of \d+)$"));
static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{4})-(\d\d)-(\d\d)$"));
static FILING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<series>(?:IA|PL|RAC|CS|MISC)\d{1,3})(?:[-/_]|$))?",
        r"(?:F(?P<n>[\dOIl]{4,5})(?P<glued>(?:CONF|EXP|RED\d?|COR\d?|A\d\d|INV\d?|SQI|SRP|ENG)*)(?:[-/_](?P<marks>.*))?)?$"
    ))
});
static GLUED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)CONF|EXP|RED\d?|COR\d?|A\d\d|INV\d?|SQI|SRP|ENG"));

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = clean.text.clone();
    let found = CASE.captures(&text).ok_or_else(|| refused(&text))?;
    let year = digits(&found["year"], &mut clean.mends);
    let year = if year.len() == 2 { format!("20{year}") } else { year };
    let number = digits(&found["no"], &mut clean.mends);
    let kind = if found.name("pr").is_some() { "-PR" } else { "" };
    let case = format!("KSC-{}{kind}-{year}-{number}", found["level"].to_uppercase());
    let mut reading = Reading {
        base: case.clone(),
        key: case.clone(),
        canonical: case.clone(),
        case,
        ..Reading::default()
    };
    let rest = &found["rest"];
    if rest.is_empty() {
        return Ok(reading);
    }
    if REMARK.is_match(rest) {
        reading.parts.transcript = true;
        clean.mends.push(format!("the remark {} was left out", quoted(rest)));
        return Ok(reading);
    }
    let mut rest = rest[1..].to_owned();
    if let Some(page) = PAGE.captures(&rest) {
        reading.parts.pages = Some(page["page"].to_owned());
        rest = page["before"].to_owned();
    }
    match rest.get(..2) {
        None if rest.eq_ignore_ascii_case("T") => {
            let reason = format!("{} stops before the day of the transcript", quoted(&text));
            return Err(Refusal::new(RefusalKind::Incomplete, reason));
        }
        Some("T/" | "t/" | "T_" | "t_") => read_transcript(&mut reading, &rest[2..], &text)?,
        _ => read_filing(&mut reading, &rest, &text, &mut clean.mends)?,
    }
    Ok(reading)
}

fn refused(text: &str) -> Refusal {
    static STOPS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^KSC[-_]?(?:(?:BC|CA|SC|CC)[-_]?(?:PR[-_]?)?(?:\d{1,4}[-_]?\d?)?)?$"));
    if STOPS.is_match(text) {
        let reason = format!("{} stops before the case number is complete", quoted(text));
        return Refusal::new(RefusalKind::Incomplete, reason);
    }
    unreadable(text, GRAMMAR.example)
}

fn read_transcript(reading: &mut Reading, rest: &str, text: &str) -> Result<(), Refusal> {
    let (day, marks) = rest.split_once(['/', '_']).map_or((rest, None), |(day, marks)| (day, Some(marks)));
    let parts = DAY.captures(day).ok_or_else(|| unreadable(text, "KSC-BC-2020-06/T/2026-02-13"))?;
    let date = iso_day(&parts[1], &parts[2], &parts[3]).ok_or_else(|| {
        let reason = format!("`{day}` in {} is not a day of the calendar", quoted(text));
        Refusal::new(RefusalKind::NotADay, reason)
    })?;
    reading.parts.transcript = true;
    reading.parts.filing = Some(format!("T/{date}"));
    reading.base = format!("{}/T/{date}", reading.case);
    reading.parts.date = Some(date);
    read_marks(&mut reading.parts, marks, text)?;
    finish(reading);
    Ok(())
}

fn read_filing(
    reading: &mut Reading,
    rest: &str,
    text: &str,
    mends: &mut Vec<String>,
) -> Result<(), Refusal> {
    let found = FILING.captures(rest).ok_or_else(|| unreadable(text, GRAMMAR.example))?;
    let Some(number) = found.name("n") else {
        let reason = format!("{} stops before the filing number", quoted(text));
        return Err(Refusal::new(RefusalKind::Incomplete, reason));
    };
    let series = found.name("series").map(|series| series.as_str().to_uppercase());
    let mut number = digits(number.as_str(), mends);
    if number.len() == 4 {
        if series.is_none() {
            let reason =
                format!("{} has four digits where the court prints five: one is missing", quoted(text));
            return Err(Refusal::new(RefusalKind::Ambiguous, reason));
        }
        mends.push(format!("`F{number}` was read as `F0{number}`: a zero was missing"));
        number.insert(0, '0');
    }
    for word in GLUED.find_iter(&found["glued"]) {
        read_marks(&mut reading.parts, Some(word.as_str()), text)?;
    }
    read_marks(&mut reading.parts, found.name("marks").map(|marks| marks.as_str()), text)?;
    let within = series.as_ref().map_or(String::new(), |series| format!("{series}/"));
    reading.base = format!("{}/{within}F{number}", reading.case);
    reading.parts.filing = Some(format!("F{number}"));
    reading.parts.series = series;
    finish(reading);
    Ok(())
}

fn finish(reading: &mut Reading) {
    reading.parts.settle();
    reading.is_filing = true;
    reading.key = versioned(&reading.base, &reading.parts.suffixes);
    reading.canonical.clone_from(&reading.base);
    for suffix in &reading.parts.suffixes {
        reading.canonical.push('/');
        reading.canonical.push_str(&spelt(suffix));
    }
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?P<red>RED)|(?P<cor>COR)|(?P<annex>A))(?P<n>\d{0,3})$|^(?P<word>[A-Z][A-Z0-9]{1,11})$")
});

fn read_marks(parts: &mut Parts, marks: Option<&str>, text: &str) -> Result<(), Refusal> {
    for word in marks.into_iter().flat_map(|marks| marks.split(['/', '_', '-'])) {
        let found = MARK.captures(word).ok_or_else(|| {
            if word.is_empty() {
                let reason = format!("{} stops before the mark of its version", quoted(text));
                return Refusal::new(RefusalKind::Incomplete, reason);
            }
            trailing(text, word)
        })?;
        let n = found.name("n").map_or("", |n| n.as_str());
        let known = if found.name("red").is_some() {
            counter(n).map(Suffix::Redacted)
        } else if found.name("cor").is_some() {
            counter(n).map(Suffix::Corrected)
        } else if found.name("annex").is_some() {
            (!n.is_empty()).then(|| Suffix::Annex(format!("{n:0>2}")))
        } else {
            plain_mark(word)
        };
        parts.suffixes.push(known.ok_or_else(|| trailing(text, word))?);
    }
    Ok(())
}

fn plain_mark(word: &str) -> Option<Suffix> {
    Some(match word.to_uppercase().as_str() {
        "CONF" => Suffix::Confidential,
        "EXP" => Suffix::ExParte,
        "PUB" => Suffix::Public,
        "SQI" | "SRP" | "ENG" => Suffix::Language(Language::read(word)?),
        _ => Suffix::Other(word.to_owned()),
    })
}

fn spelt(suffix: &Suffix) -> String {
    match suffix {
        Suffix::Redacted(n) => counted("RED", *n),
        Suffix::Corrected(n) | Suffix::Corrigendum(n) => counted("COR", *n),
        Suffix::Annex(name) => format!("A{}", unpadded_to_two(name)),
        Suffix::Confidential => "CONF".to_owned(),
        Suffix::ExParte => "EXP".to_owned(),
        Suffix::Public => "PUB".to_owned(),
        Suffix::Language(language) | Suffix::Translation(language) => language.three().to_lowercase(),
        other => other.token().trim_start_matches("other:").to_uppercase(),
    }
}

fn unpadded_to_two(name: &str) -> String {
    format!("{:0>2}", unpadded(name))
}
