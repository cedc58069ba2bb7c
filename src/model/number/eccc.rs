//! Extraordinary Chambers in the Courts of Cambodia: case files `002/19-09-2007/ECCC/TC` or `CF002`, document codes
//! `D193/57`, `D12/VI`, `E1/39.1`, with language and ERN pages behind them. A code is unique only in its case file.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::refusal::{quoted, trailing, unreadable};
use super::suffix::{Suffix, counter, set_of};
use super::text::{Clean, compact_day, pattern, unpadded};
use super::{Court, Grammar, Language, Parts, Reading, Refusal, RefusalKind};

macro_rules! official {
    () => {
        r"\d{3}(?:/\d{1,2})?/\d\d-\d\d-\d{4}[-/]ECCC(?:[-/ ]?(?:OCIJ|PTC|TC|SCC?|CPSSC))?(?: ?\(PTC ?\d+\))?"
    };
}

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Eccc,
    example: "CF002/D193/57",
    joint: '/',
    looks: LazyLock::new(|| {
        pattern(
            r"(?i)^(?:CF ?\d{3}|Case (?:file )?(?:no\.? ?)?\d{3}|\d{3}(?:/\d{1,2})?/\d\d-\d\d-\d{4}|E1[_/]\d+(?:\.\d+)?_TR\d{3}_)",
        )
    }),
    scan: LazyLock::new(|| pattern(concat!(r"\b", official!()))),
    read,
};

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:(?:CF ?|Case (?:file )?(?:no\.? ?)?)(?P<no>\d{3})(?:[/-](?P<sub>\d{1,2}))?",
        r"|(?P<ono>\d{3})(?:/(?P<osub>\d{1,2}))?/(?P<day>\d\d-\d\d-\d{4})",
        r"(?:[-/]ECCC(?:[-/ ]?(?P<organ>OCIJ|PTC|TC|SCC?|CPSSC))?(?: ?\((?P<appeal>PTC ?\d+)\))?)?)(?:[ /,_]+|$)"
    ))
});
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<code>[A-H]\d{1,4}(?:[./](?:\d{1,5}|[IVX]{1,6}))*)",
        r"(?P<marks>(?:[-/](?:Corr|Red|Add)-?\d?)*)(?:,? \[?(?P<lang>EN|FR|KH|KM)\]?)?",
        r"(?:,? (?:ERN )?(?P<ern>\d{8}-\d{8}))?$"
    ))
});
static TRANSCRIPT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<code>E1[_/]\d+(?:\.\d+)?)_TR(?P<no>\d{3})_(?P<day>\d{8})",
        r"(?:_Final|_Corrected[-_]?\d?|_Draft)*_(?P<lang>EN|FR|KH|KM)(?:_(?P<level>Pub|Conf))?(?:\.pdf)?$"
    ))
});

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let text = clean.text.clone();
    let mut reading = Reading::default();
    let mut rest = text.as_str();
    if let Some(found) = CASE.captures(&text) {
        rest = &text[found[0].len()..];
        read_case(&mut reading, &found);
    }
    if let Some(found) = TRANSCRIPT.captures(rest) {
        read_transcript(&mut reading, &found, &text)?;
    } else if let Some(found) = CODE.captures(rest) {
        read_code(&mut reading, &found);
    } else if !rest.is_empty() || reading.case.is_empty() {
        let whole = reading.case.is_empty();
        return Err(if whole { unreadable(&text, GRAMMAR.example) } else { trailing(&text, rest) });
    }
    finish(&mut reading);
    Ok(reading)
}

/// Case file 004 was split into files of their own; the trials 002/01 and 002/02 share one.
fn read_case(reading: &mut Reading, found: &Captures<'_>) {
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let number = part("no").or(part("ono")).unwrap_or_default();
    let sub = part("sub").or(part("osub"));
    reading.case = format!("CF{number}");
    match sub {
        Some(sub) if number == "004" => reading.case = format!("CF{number}/{}", unpadded(sub)),
        Some(sub) => reading.parts.phase = Some(format!("{number}/{:0>2}", unpadded(sub))),
        None => {}
    }
    reading.parts.organ = part("organ").map(str::to_uppercase);
    reading.parts.appeals.extend(part("appeal").map(str::to_uppercase));
    if let Some(day) = part("day") {
        reading.parts.series = Some(day.to_owned());
    }
}

fn read_transcript(reading: &mut Reading, found: &Captures<'_>, text: &str) -> Result<(), Refusal> {
    let case = format!("CF{}", &found["no"]);
    if !reading.case.is_empty() && reading.case != case {
        let reason = format!("{} names two cases, {} and {case}", quoted(text), reading.case);
        return Err(Refusal::new(RefusalKind::Ambiguous, reason));
    }
    reading.case = case;
    let parts = &mut reading.parts;
    parts.transcript = true;
    parts.filing = Some(found["code"].to_uppercase().replace('_', "/"));
    parts.language = Language::read(&found["lang"]);
    parts.date = Some(compact_day(&found["day"]).ok_or_else(|| {
        let reason = format!("`{}` in {} is not a day of the calendar", &found["day"], quoted(text));
        Refusal::new(RefusalKind::NotADay, reason)
    })?);
    match found.name("level").map(|level| level.as_str().to_uppercase()).as_deref() {
        Some("PUB") => parts.suffixes.push(Suffix::Public),
        Some(_) => parts.suffixes.push(Suffix::Confidential),
        None => {}
    }
    Ok(())
}

fn read_code(reading: &mut Reading, found: &Captures<'_>) {
    let parts = &mut reading.parts;
    parts.filing = Some(found["code"].to_uppercase());
    parts.pages = found.name("ern").map(|ern| ern.as_str().to_owned());
    parts.language = found.name("lang").and_then(|lang| Language::read(lang.as_str()));
    let mut words = found["marks"].split(['/', '-']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let own = &word[letters.len()..];
        let behind = words.next_if(|next| own.is_empty() && next.bytes().all(|b| b.is_ascii_digit()));
        let n = counter(behind.unwrap_or(own)).unwrap_or(1);
        parts.suffixes.push(match letters.to_lowercase().as_str() {
            "corr" => Suffix::Corrigendum(n),
            "red" => Suffix::Redacted(n),
            _ => Suffix::Addendum(n),
        });
    }
}

fn finish(reading: &mut Reading) {
    let parts = &mut reading.parts;
    parts.settle();
    reading.is_filing = parts.filing.is_some();
    let joined: Vec<&str> =
        [Some(reading.case.as_str()).filter(|case| !case.is_empty()), parts.filing.as_deref()]
            .into_iter()
            .flatten()
            .collect();
    reading.base = joined.join("/");
    let marks: Vec<Suffix> =
        parts.suffixes.iter().filter(|mark| !matches!(mark, Suffix::Public)).cloned().collect();
    let language = parts.language.as_ref().map_or("", Language::code);
    reading.key = format!("{} {} {language}", reading.base, set_of(&marks));
    reading.key = reading.key.split_whitespace().collect::<Vec<_>>().join(" ");
    reading.canonical =
        if reading.is_filing { spelt(&reading.base, parts) } else { official(&reading.case, parts) };
}

/// A case number as the chambers print it, where the day in it is known.
fn official(case: &str, parts: &Parts) -> String {
    let Some(day) = &parts.series else {
        return case.to_owned();
    };
    let number = parts.phase.as_deref().unwrap_or(case.trim_start_matches("CF"));
    let organ = parts.organ.iter().map(|organ| format!("/{organ}"));
    let appeal = parts.appeals.iter().map(|appeal| format!(" ({appeal})"));
    std::iter::once(format!("{number}/{day}/ECCC")).chain(organ).chain(appeal).collect()
}

/// The code of a language as the court prints it: Khmer is `KH`.
fn language_code(language: &Language) -> String {
    if language.code() == "km" { "KH".to_owned() } else { language.code().to_uppercase() }
}

fn spelt(base: &str, parts: &Parts) -> String {
    if let (true, Some(date), Some(language)) = (parts.transcript, &parts.date, &parts.language) {
        let (case, code) = base.split_once('/').unwrap_or(("", base));
        let (number, code) = (case.trim_start_matches("CF"), code.replace('/', "_"));
        let level = if parts.is_closed() { "_Conf" } else { "" };
        let (day, language) = (date.replace('-', ""), language_code(language));
        return format!("{code}_TR{number}_{day}_Final_{language}{level}");
    }
    let marks = parts.suffixes.iter().map(|suffix| match suffix {
        Suffix::Corrigendum(n) => format!("/Corr-{n}"),
        Suffix::Redacted(n) => format!("/Red-{n}"),
        Suffix::Addendum(n) => format!("/Add-{n}"),
        _ => String::new(),
    });
    let language = parts.language.iter().map(|language| format!(" [{}]", language_code(language)));
    let ern = parts.pages.iter().map(|ern| format!(" ERN {ern}"));
    std::iter::once(base.to_owned()).chain(marks).chain(language).chain(ern).collect()
}
