//! European Court of Human Rights: application numbers `231/16`, several joined by `;`, and the item of HUDOC that
//! names one document, `001-243188`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::refusal::{quoted, unreadable};
use super::text::{Clean, iso_day, pattern, unpadded};
use super::{Court, Grammar, Reading, Refusal, RefusalKind};

macro_rules! applications {
    () => {
        r"\d{1,5}/\d\d(?:(?: ?[;,] ?| and | et )\d{1,5}/\d\d)*(?: and others| et autres)?"
    };
}

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Echr,
    example: "231/16",
    joint: ' ',
    looks: LazyLock::new(|| {
        pattern(concat!(
            "(?i)^(?:",
            applications!(),
            r" ?\((?:item|exec)|applications? |00[1-5]-\d{4,6}$|ECLI:CE:ECHR:)"
        ))
    }),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:applications?|requ[êe]tes?) n(?:o|os|°)s?\.? *(",
            applications!(),
            r")\b|\bECLI:CE:ECHR:\d{4}:\d{4}[A-Z]{3}\d{9}\b"
        ))
    }),
    read,
};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:applications? n(?:o|os|°)s?\.? ?)?(?:(?P<numbers>",
        applications!(),
        r")|(?P<only>00\d-\d{4,7}))(?: ?\((?:itemid|execidentifier) (?P<item>00\d-\d{4,7})\))?$"
    ))
});
static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d{1,5})/(\d\d)"));

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    if let Some(found) = ECLI.captures(&clean.text) {
        return read_ecli(&found, &clean.text);
    }
    let found = NUMBER.captures(&clean.text).ok_or_else(|| unreadable(&clean.text, GRAMMAR.example))?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let printed: Vec<String> = ONE
        .captures_iter(part("numbers").unwrap_or_default())
        .map(|one| format!("{}/{}", unpadded(&one[1]), &one[2]))
        .collect();
    let mut sorted = printed.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let item = part("item").or(part("only")).map(str::to_owned);
    let mut reading = Reading {
        case: printed.first().cloned().unwrap_or_default(),
        base: sorted.join(";"),
        canonical: printed.join(";"),
        is_filing: item.is_some(),
        ..Reading::default()
    };
    match &item {
        Some(item) if printed.is_empty() => {
            reading.base.clone_from(item);
            reading.key.clone_from(item);
            reading.canonical.clone_from(item);
        }
        Some(item) => {
            reading.key = format!("{} {item}", reading.base);
            reading.canonical = format!("{} (itemid {item})", reading.canonical);
        }
        None => reading.key.clone_from(&reading.base),
    }
    reading.parts.filing.clone_from(&item);
    reading.parts.item = item;
    Ok(reading)
}

static ECLI: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^ECLI:CE:ECHR:(?P<y>\d{4}):(?P<m>\d\d)(?P<d>\d\d)[A-Z]{3}(?P<no>\d{7})(?P<of>\d\d)$")
});

/// `ECLI:CE:ECHR:2025:0522JUD000023116`: the day and the application, `231/16`.
fn read_ecli(found: &Captures<'_>, text: &str) -> Result<Reading, Refusal> {
    let date = iso_day(&found["y"], &found["m"], &found["d"]).ok_or_else(|| {
        let reason = format!("the date in {} is not a day of the calendar", quoted(text));
        Refusal::new(RefusalKind::NotADay, reason)
    })?;
    let application = format!("{}/{}", unpadded(&found["no"]), &found["of"]);
    let item = text.to_uppercase();
    let mut reading = Reading {
        base: application.clone(),
        key: format!("{application} {item}"),
        canonical: item.clone(),
        case: application,
        is_filing: true,
        ..Reading::default()
    };
    reading.parts.date = Some(date);
    reading.parts.filing = Some(item.clone());
    reading.parts.item = Some(item);
    Ok(reading)
}
