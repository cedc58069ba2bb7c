//! International Criminal Court: `ICC-01/21-01/25-407-Conf-Red`, `ICC-01/04-101-tENG-Corr`, `ICC-01/04-01/07-T-80-ENG
//! ET WT`, `ICC-RoC46(3)-01/18-37`. Situation, case, filing or transcript, marks in any order, then appeals.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::icc_marks::{read_marks, read_tail, spelt};
use super::refusal::{quoted, unreadable};
use super::suffix::{Suffix, versioned};
use super::text::{Clean, digits, pattern, unpadded};
use super::{Court, Grammar, Reading, Refusal, RefusalKind};

macro_rules! mark {
    () => {
        r"(?:Red\d?|Conf|Exp|US|Secret|Corr\d?|Anx[A-Z0-9]{0,3}|t?(?:ENG|FRA|ARB|SPA))"
    };
}

pub(super) static GRAMMAR: Grammar = Grammar {
    court: Court::Icc,
    example: "ICC-01/14-01/18-2898-Red",
    joint: '-',
    looks: LazyLock::new(|| pattern(r"(?i)^ICC(?:[-_ /]|\d)")),
    scan: LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\bICC ?[-_]\s*(?:ICC ?- ?)?(?:Ro[CR]\d{1,3}(?:\(\d\))?-)?\d\d[-/_]\d\d",
            r"(?:[-_](?: ?\n\s{0,8})?\d\d[-/_]\d\d\b)?(?:[-_] ?(?:\n\s{0,8})?(?:T-?)?\d{1,5}\b",
            r"(?:[-_](?:(?-i:[A-Z][A-Za-z0-9]*(?:\.\d+)*|t[A-Z]{2,3})|",
            mark!(),
            r")\b|(?: -|- ?(?:\n\s{0,8})?)",
            mark!(),
            r"\b)*",
            r"(?: (?:ET|RT|CT|FT|WT)\d?\b)*(?: ?\(O?A\d*(?: O?A\d*)*\)|(?: OA\b| O?A\d+\b)+)?)?"
        ))
    }),
    read,
};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^ICC(?P<p>[-_ /])(?:(?P<special>Ro[CRP]\d{1,3}(?:\(\d+\))?)[-_])?",
        r"(?P<s>[\dOIl]{2})(?P<s_sep>[-/_])(?P<sy>[\dOIl]{2})",
        r"(?:(?P<mid>[-_/])(?P<c>[\dOIl]{2})(?P<c_sep>[-/_])(?P<cy>[\dOIl]{2})(?P<end>[-_ ]|$))?(?P<rest>.*)$"
    ))
});
static FILING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<t>T[-_]?)?(?P<n>\d[\dOIl]{0,4})",
        r"(?:[-_](?P<marks>\S*)|(?P<glued>(?:Red|Conf|Corr|Anx)\S*|t[A-Z]{3}))?(?: (?P<tail>.*))?$"
    ))
});

fn read(_: Court, clean: &mut Clean) -> Result<Reading, Refusal> {
    let name = clean.text.len().saturating_sub(4);
    if name > 0 && clean.text.get(name..).is_some_and(|end| end.eq_ignore_ascii_case(".pdf")) {
        clean.text.truncate(name);
        clean.mends.push("the ending of a file name was left out".to_owned());
    }
    let text = clean.text.clone();
    let found = NUMBER.captures(&text).ok_or_else(|| refused(&text))?;
    let (case, situation, rest) = case_of(&found, &text, &mut clean.mends)?;
    let mut reading = Reading {
        base: case.clone(),
        key: case.clone(),
        canonical: case.clone(),
        case,
        ..Reading::default()
    };
    reading.situation = situation;
    if rest.is_empty() {
        return Ok(reading);
    }
    let Some(filing) = FILING.captures(&rest) else {
        return read_case_tail(reading, &text, &rest);
    };
    read_filing(&mut reading, &filing, &text, clean)?;
    Ok(reading)
}

/// The case or situation, the situation, and what follows them without the hyphen between.
fn case_of(
    found: &Captures<'_>,
    text: &str,
    mends: &mut Vec<String>,
) -> Result<(String, Option<String>, String), Refusal> {
    // in the order of the pattern; by name each would be looked up in a table
    let groups: [&str; 12] = std::array::from_fn(|at| found.get(at).map_or("", |part| part.as_str()));
    let [_, prefix, special, s, s_sep, sy, mid, c, c_sep, cy, end, rest] = groups;
    let situation = format!("{}/{}", digits(s, mends), digits(sy, mends));
    let (mut own, mut rest) = (situation.clone(), rest.to_owned());
    if !c.is_empty() {
        if c_sep != "/" && s_sep == "/" {
            let reason = format!(
                "{} has two readings: a case with a hyphen for its slash, or a filing with a second number",
                quoted(text)
            );
            return Err(Refusal::new(RefusalKind::Ambiguous, reason));
        }
        let case = format!("{}/{}", digits(c, mends), digits(cy, mends));
        if case == "00/00" {
            mends.push("`00/00` stands for the situation without a case".to_owned());
        } else {
            own = format!("{situation}-{case}");
        }
        rest = if end == " " { format!(" {rest}") } else { rest };
        if end == "-" && rest.is_empty() {
            return Err(incomplete(text));
        }
    } else if let Some(after) = rest.strip_prefix(['-', '_']) {
        if after.is_empty() {
            return Err(incomplete(text));
        }
        rest = String::from(after);
    } else if !rest.is_empty() && !rest.starts_with(' ') {
        return Err(refused(text));
    }
    let slashes = [s_sep, c_sep];
    if slashes.contains(&"-") || slashes.contains(&"_") || prefix != "-" || mid == "/" {
        mends.push("hyphens and slashes were put where the court has them".to_owned());
    }
    if special.is_empty() {
        return Ok((format!("ICC-{own}"), Some(format!("ICC-{situation}")), rest));
    }
    Ok((format!("ICC-{}-{own}", spell_special(special)), None, rest))
}

/// `roc46(3)` as `RoC46(3)`.
fn spell_special(printed: &str) -> String {
    let upper = printed.to_uppercase();
    format!("Ro{}", upper.get(2..).unwrap_or_default())
}

fn refused(text: &str) -> Refusal {
    static STOPS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^ICC[-_ ]?(?:\d{1,2}[-/_]?)*$"));
    if STOPS.is_match(text) { incomplete(text) } else { unreadable(text, GRAMMAR.example) }
}

fn incomplete(text: &str) -> Refusal {
    let number = quoted(text);
    let reason = if text.ends_with(['-', '_']) && text.chars().any(|c| c.is_ascii_digit()) {
        format!("{number} stops before the filing number")
    } else {
        format!("{number} stops before the number of the situation or case is complete")
    };
    Refusal::new(RefusalKind::Incomplete, reason)
}

/// A case number may be followed by appeals alone.
fn read_case_tail(mut reading: Reading, text: &str, rest: &str) -> Result<Reading, Refusal> {
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let reason = format!("{} has {} where the filing number should stand", quoted(text), quoted(rest));
        return Err(Refusal::new(RefusalKind::Incomplete, reason));
    }
    if !rest.starts_with(' ') {
        return Err(unreadable(text, GRAMMAR.example));
    }
    read_tail(&mut reading.parts, text, rest)?;
    Ok(reading)
}

fn read_filing(
    reading: &mut Reading,
    filing: &Captures<'_>,
    text: &str,
    clean: &mut Clean,
) -> Result<(), Refusal> {
    let groups: [Option<&str>; 6] = std::array::from_fn(|at| filing.get(at).map(|part| part.as_str()));
    let [_, transcript, number, marks, glued, tail] = groups;
    let number = digits(number.unwrap_or_default(), &mut clean.mends);
    let parts = &mut reading.parts;
    parts.transcript = transcript.is_some();
    let series = if parts.transcript { "T-" } else { "" };
    if let Some(glued) = glued {
        clean.mends.push(format!("a hyphen was put before `{glued}`"));
    }
    if let Some(marks) = marks.or(glued) {
        if marks.is_empty() || marks.ends_with(['-', '_']) {
            let reason = format!("{} stops after a hyphen, before the mark of its version", quoted(text));
            return Err(Refusal::new(RefusalKind::Incomplete, reason));
        }
        if marks.contains("--") {
            clean.mends.push("a doubled hyphen was read as one".to_owned());
        }
        read_marks(&mut parts.suffixes, marks, text)?;
    }
    read_tail(parts, text, tail.unwrap_or_default())?;
    parts.filing = Some(format!("{series}{number}"));
    parts.settle();
    reading.base = format!("{}-{series}{}", reading.case, unpadded(&number));
    reading.key = versioned(&reading.base, &parts.suffixes);
    reading.canonical = format!("{}-{series}{number}", reading.case);
    let (spoken, written): (Vec<&Suffix>, Vec<&Suffix>) = parts
        .suffixes
        .iter()
        .partition(|suffix| parts.transcript && matches!(suffix, Suffix::TranscriptWord(_)));
    let marks = written.into_iter().map(|suffix| format!("-{}", spelt(suffix)));
    reading.canonical.extend(marks.chain(spoken.into_iter().map(|suffix| format!(" {}", spelt(suffix)))));
    reading.is_filing = true;
    Ok(())
}
