//! Jurisdicción Especial para la Paz: decisions `Auto TP-SA 2241 de 2026`, `Resolución_SDSJ-731_3-marzo-2026`, votes
//! on them with `AV` or `SV` before, and the number of a file, `0000272-75.2026.0.00.0001`.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, unreadable};
use super::text::{Clean, iso_day, pattern, unpadded};
use super::{Court, Grammar, Reading, Refusal, RefusalKind};

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Jep,
    example: "Auto TP-SA 2241 de 2026",
    joint: ' ',
    looks: LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:auto|resoluci[oó]n|sentencia)[ _-]|[AS]V[ _]|SPV[ _]|\d{7}-\d\d\.(?:19|20)\d\d\.)",
        )
    }),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\b\d{7}-\d\d\.20\d\d\.\d\.\d\d\.\d{4}\b",
            r"|\b(?:Auto|Resolución|Sentencia) (?:[A-Z]{2,6}(?:-[A-Z]{1,6})*)[ -]\d{1,5} de 20\d\d\b"
        ))
    }),
    read,
};

static FILE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{7}-\d\d\.(?:19|20)\d\d\.\d\.\d\d\.\d{4}$"));
static DECISION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<vote>AV|SV|SPV)[ _](?P<judge>[^_]{1,80})[ _])?(?P<kind>auto|resoluci[oó]n|sentencia)[ _-]",
        r"(?:n[o°º]\.? )?(?P<organ>[A-Z]{2,6}(?:-[A-Z]{1,6})*)[ _-](?P<no>\d{1,5})",
        r"(?: de (?P<year>20\d\d)|[_ ](?P<d>\d{1,2})-(?P<m>[a-z]+)-(?P<y>20\d\d))?[_ .…]*$"
    ))
});

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = clean.text.clone();
    if FILE.is_match(&text) {
        return Ok(Reading {
            case: text.clone(),
            base: text.clone(),
            key: text.clone(),
            canonical: text,
            ..Reading::default()
        });
    }
    let found = DECISION.captures(&text).ok_or_else(|| unreadable(&text, GRAMMAR.example))?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let kind = match found["kind"].to_lowercase().as_str() {
        "auto" => "Auto",
        "sentencia" => "Sentencia",
        _ => "Resolución",
    };
    let mut reading = Reading { is_filing: true, ..Reading::default() };
    let parts = &mut reading.parts;
    parts.organ = Some(found["organ"].to_uppercase());
    parts.filing = Some(found["no"].to_owned());
    if let (Some(day), Some(month), Some(year)) = (part("d"), part("m"), part("y")) {
        let nth = MONTHS.iter().position(|name| *name == month.to_lowercase()).map_or(0, |at| at + 1);
        let date = iso_day(year, &nth.to_string(), day).ok_or_else(|| {
            let reason = format!("`{day}-{month}-{year}` in {} is not a day of the calendar", quoted(&text));
            Refusal::new(RefusalKind::NotADay, reason)
        })?;
        parts.date = Some(date);
    }
    let year = part("year").or(part("y")).map_or(String::new(), |year| format!(" de {year}"));
    reading.base = format!("{kind} {} {}{year}", found["organ"].to_uppercase(), unpadded(&found["no"]));
    let vote = part("vote").zip(part("judge"));
    parts.annex = vote.map(|(vote, judge)| format!("{}_{judge}", vote.to_uppercase()));
    let before = parts.annex.as_ref().map_or(String::new(), |annex| format!("{annex}_"));
    reading.canonical = format!("{before}{}", reading.base);
    reading.key = reading.canonical.to_lowercase();
    Ok(reading)
}
