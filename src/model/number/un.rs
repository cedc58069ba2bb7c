//! The United Nations tribunals and the Special Court for Sierra Leone: `IT-95-5/18-T`, `ICTR-98-41A-A`,
//! `MICT-13-55-A`, `SCSL-03-01-T-1285`. Only Sierra Leone numbers its filings; the others stamp pages
//! (`IT-95-5/18-T D94763-D94753 AJ`) or name files by the day.

use std::sync::LazyLock;

use regex::Regex;

use super::refusal::{quoted, trailing, unreadable};
use super::text::{Clean, iso_day, pattern, unpadded};
use super::{Court, Grammar, Parts, Reading, Refusal, RefusalKind};

macro_rules! phase {
    () => {
        r"(?:PT|AR|ES|REQ|DP|MISC|T|A|S|R|I|D)\d*(?:bis|ter)?[A-Z]?(?:\.\d+)*(?:\([A-Z]\))?"
    };
}

pub(super) static ICTY: Grammar = Grammar {
    court: Court::Icty,
    example: "IT-95-5/18-T",
    joint: ' ',
    looks: LazyLock::new(|| pattern(r"(?i)^IT[- ]\d\d-")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\bIT-\d\d-(?: ?\n\s{0,8})?\d{1,3}(?:/\d{1,2})?\b(?:-",
            phase!(),
            r")*(?: D\d{1,6} ?- ?D\d{1,6}\b)?"
        ))
    }),
    read,
};
pub(super) static ICTR: Grammar = Grammar {
    court: Court::Ictr,
    example: "ICTR-98-44-T",
    joint: ' ',
    looks: LazyLock::new(|| pattern(r"(?i)^ICTR[- ]\d")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\bICTR ?- ?(?:\d\d|(?:19|20)\d\d)-(?: ?\n\s{0,8})?\d{1,3}[A-Z]?(?:/\d)?\b(?:-",
            phase!(),
            ")*"
        ))
    }),
    read,
};
pub(super) static IRMCT: Grammar = Grammar {
    court: Court::Irmct,
    example: "MICT-13-55-A",
    joint: ' ',
    looks: LazyLock::new(|| pattern(r"(?i)^(?:IRMCT|MICT)[- ]\d")),
    scan: LazyLock::new(|| {
        pattern(concat!(r"\bMICT ?- ?\d\d-(?: ?\n\s{0,8})?\d{1,3}\b(?:-", phase!(), ")*"))
    }),
    read,
};
pub(super) static SCSL: Grammar = Grammar {
    court: Court::Scsl,
    example: "SCSL-03-01-T-1285",
    joint: '-',
    looks: LazyLock::new(|| pattern(r"(?i)^R?SCSL[- ]\d")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"\bR?SCSL ?- ?(?:\d\d|20\d\d) ?- ?(?: ?\n\s{0,8})?\d\d\b(?: ?- ?",
            phase!(),
            r")*(?:-\d{1,5}\b)?"
        ))
    }),
    read,
};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<prefix>ICTR|IT|IRMCT|MICT|R?SCSL)[- ](?P<year>\d{2}|(?:19|20)\d{2})-(?P<no>\d{1,3})(?P<cut>[A-Z])?",
        r"(?:/(?P<part>\d{1,3}))?(?P<phases>(?:-",
        phase!(),
        r")*)(?:-(?P<filing>\d{1,5}))?(?:[ /](?P<tail>.*))?$"
    ))
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?P<pages>D?\d{1,6}-D?\d{1,6})(?: (?P<clerk>[A-Z]{2,3}))?|(?P<ymd>\d{6})[A-Z]{2}",
        r"|(?P<roll>TRA\d{4,8}/\d{1,3})|(?P<record>(?:TRA|TRS|MSC|[A-Z]{3})\d+R\d{10}\.[A-Z]{3,4})",
        r"|[A-Z]{2,5}-(?P<mdy>\d{6})\.pdf|[a-z]{3}-[a-z]{1,4}(?P<named>\d{6})[a-z]?(?:-\d)?\.html?)$"
    ))
});

fn read(court: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = clean.text.clone();
    let found = NUMBER.captures(&text).ok_or_else(|| unreadable(&text, example(court)))?;
    let prefix = found["prefix"].to_uppercase();
    let named = match prefix.as_str() {
        "IT" => Court::Icty,
        "ICTR" => Court::Ictr,
        "IRMCT" | "MICT" => Court::Irmct,
        _ => Court::Scsl,
    };
    let sierra = court == Court::Scsl;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    if named != court || (part("filing").is_some() && !sierra) {
        return Err(unreadable(&text, example(court)));
    }
    if prefix == "IRMCT" {
        clean.mends.push("`IRMCT` was read as `MICT`, as the court prints it".to_owned());
    }
    let case = case_of(court, &found["year"], &found["no"], part("cut"), part("part"));
    let mut phases: Vec<String> = found["phases"].split('-').filter(|p| !p.is_empty()).map(phase).collect();
    let printed_phases = phases.join("-");
    phases.sort_unstable();
    let mut reading = Reading { base: case.clone(), case, ..Reading::default() };
    reading.parts.phase = (!printed_phases.is_empty()).then(|| printed_phases.clone());
    let joined = |phases: &str| {
        if phases.is_empty() { reading.case.clone() } else { format!("{}-{phases}", reading.case) }
    };
    reading.key = joined(&phases.join("-"));
    reading.canonical = joined(&printed_phases);
    if let Some(filing) = part("filing") {
        let number = format!("-{}", unpadded(filing));
        reading.parts.filing = Some(filing.to_owned());
        add_document(&mut reading, &number);
    }
    if let Some(tail) = part("tail") {
        let tail = read_tail(&mut reading.parts, tail, &text)?;
        add_document(&mut reading, &format!(" {tail}"));
    }
    Ok(reading)
}

fn example(court: Court) -> &'static str {
    super::grammar(court).example
}

/// `ICTR-2001-75` and `ICTR-01-75` are one case, and so are `IT-94-02` and `IT-94-2`.
fn case_of(court: Court, year: &str, number: &str, cut: Option<&str>, part: Option<&str>) -> String {
    let year = &year[year.len() - 2..];
    let number = unpadded(number);
    let cut = cut.map_or(String::new(), str::to_uppercase);
    let part = part.map_or(String::new(), |part| format!("/{}", unpadded(part)));
    match court {
        Court::Irmct => format!("MICT-{year}-{number:0>2}{cut}{part}"),
        Court::Scsl => format!("SCSL-{year}-{number:0>2}{cut}{part}"),
        Court::Ictr => format!("ICTR-{year}-{number}{cut}{part}"),
        _ => format!("IT-{year}-{number}{cut}{part}"),
    }
}

fn phase(printed: &str) -> String {
    let upper = printed.to_uppercase();
    upper.replace("BIS", "bis").replace("TER", "ter").replace("MISC", "Misc")
}

/// Adds what names one document; pages and files belong to a case whatever its phase, so versions share them.
fn add_document(reading: &mut Reading, document: &str) {
    reading.is_filing = true;
    reading.key.push_str(document);
    reading.canonical.push_str(document);
    reading.base = reading.key.clone();
}

fn read_tail(parts: &mut Parts, tail: &str, text: &str) -> Result<String, Refusal> {
    let found = TAIL.captures(tail).ok_or_else(|| trailing(text, tail))?;
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    if let Some(pages) = part("pages") {
        parts.pages = Some(pages.to_uppercase());
        parts.clerk = part("clerk").map(str::to_uppercase);
        return Ok(pages.to_uppercase());
    }
    parts.filing = Some(tail.to_owned());
    parts.transcript = ["ymd", "roll", "mdy"].iter().any(|name| found.name(name).is_some())
        || part("record").is_some_and(|record| record.to_uppercase().starts_with("TR"));
    if let Some(six) = part("ymd").or(part("named")) {
        let century = if &six[..2] > "50" { "19" } else { "20" };
        parts.date = iso_day(&format!("{century}{}", &six[..2]), &six[2..4], &six[4..]);
    } else if let Some(six) = part("mdy") {
        parts.date = iso_day(&format!("20{}", &six[4..]), &six[..2], &six[2..4]);
    }
    if parts.date.is_none() && (part("ymd").is_some() || part("named").is_some() || part("mdy").is_some()) {
        let reason = format!("the date in {} is not a day of the calendar", quoted(text));
        return Err(Refusal::new(RefusalKind::NotADay, reason));
    }
    Ok(tail.to_uppercase())
}
