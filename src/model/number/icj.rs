//! International Court of Justice: the file names of its site, `192-20240126-ORD-01-00-EN`: General List number, day,
//! kind, a running number, an opinion (`00` the decision itself), language.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, unreadable};
use super::text::{Clean, compact_day, pattern};
use super::{Court, Grammar, Language, Reading, Refusal, RefusalKind};

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Icj,
    example: "192-20240126-ORD-01-00-EN",
    joint: '-',
    looks: LazyLock::new(|| pattern(r"(?i)^\d{3}-\d{8,9}-[A-Z]{3}-")),
    scan: LazyLock::new(|| {
        pattern(r"(?i)\b\d{3}-\d{8}-[A-Z]{3}-\d\d-\d\d-(?:EN|FR|BI)[0-9A-Z]?\b(?:\.pdf\b)?")
    }),
    read,
};

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<list>\d{3})-(?P<day>\d+)-(?P<kind>[A-Z]{3})-(?P<nth>\d{2})-(?P<opinion>\d{2})",
        r"-(?P<lang>EN|FR|BI)(?P<more>[0-9A-Z]?)(?:\.pdf)?$"
    ))
});
static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\d{3,6}(?:\.pdf)?$"));

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = &clean.text;
    let Some(found) = NAME.captures(text) else {
        if BARE.is_match(text) {
            let reason = format!("{} is a file name that tells neither case nor day", quoted(text));
            return Err(Refusal::new(RefusalKind::Incomplete, reason));
        }
        return Err(unreadable(text, GRAMMAR.example));
    };
    let day = compact_day(&found["day"]).filter(|_| found["day"].len() == 8).ok_or_else(|| {
        let reason = format!("`{}` in {} is not a day of the calendar", &found["day"], quoted(text));
        Refusal::new(RefusalKind::NotADay, reason)
    })?;
    let mut reading = Reading { case: found["list"].to_owned(), is_filing: true, ..Reading::default() };
    let kind = found["kind"].to_uppercase();
    reading.base = format!("{}-{}-{kind}-{}", &found["list"], &found["day"], &found["nth"]);
    let language = format!("{}{}", found["lang"].to_uppercase(), found["more"].to_lowercase());
    reading.key = format!("{}-{}-{language}", reading.base, &found["opinion"]);
    reading.canonical.clone_from(&reading.key);
    let parts = &mut reading.parts;
    parts.filing = Some(format!("{kind}-{}", &found["nth"]));
    parts.date = Some(day);
    parts.annex = Some(found["opinion"].to_owned()).filter(|opinion| opinion != "00");
    parts.languages = match &found["lang"].to_uppercase()[..] {
        "BI" => ["EN", "FR"].into_iter().filter_map(Language::read).collect(),
        one => Language::read(one).into_iter().collect(),
    };
    parts.language = parts.languages.first().cloned();
    Ok(reading)
}
