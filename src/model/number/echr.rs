//! European Court of Human Rights: application numbers `231/16`, several joined by `;`, and the item of HUDOC that
//! names one document, `001-243188`.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::unreadable;
use super::text::{Clean, pattern, unpadded};
use super::{Court, Grammar, Reading, Refusal};

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
        pattern(concat!("(?i)^(?:", applications!(), r" ?\((?:item|exec)|applications? |00[1-5]-\d{4,6}$)"))
    }),
    scan: LazyLock::new(|| {
        pattern(concat!(r"(?i)\b(?:applications?|requ[êe]tes?) n(?:o|os|°)s?\.? *(", applications!(), r")\b"))
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
    let stem = reading.base.clone();
    reading.key = [stem.as_str(), item.as_deref().unwrap_or_default()].join(" ").trim().to_owned();
    match &item {
        Some(item) if printed.is_empty() => {
            reading.base.clone_from(item);
            reading.canonical.clone_from(item);
        }
        Some(item) => reading.canonical.push_str(&format!(" (itemid {item})")),
        None => {}
    }
    reading.parts.filing.clone_from(&item);
    reading.parts.item = item;
    Ok(reading)
}
