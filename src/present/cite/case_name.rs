//! The name of a case from the words that its source prints: parties, first accused only, or a situation.

use super::authority::CaseName;
use super::names::Names;
use super::remark::Remark;
use super::title_case::title_case;
use crate::model::cited::CitedRecord;
use crate::model::fold::{Folded, fold};

/// The prosecutor of a court, as its cases are cited.
pub(super) fn default_prosecutor(court: &str) -> &'static str {
    if court == "ksc" { "Specialist Prosecutor" } else { "Prosecutor" }
}

/// A situation's name with its first word, as printed: `Situation in …`, `Situation on …`.
pub(super) fn situation_name(printed: &str) -> String {
    let printed = printed.trim().replace('\'', "’");
    let printed = printed.as_str();
    let printed =
        if printed.chars().any(char::is_lowercase) { printed.to_owned() } else { title_case(printed) };
    let folded = fold(&printed);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    if folded.starts_with("situation ") {
        printed.strip_prefix("The ").or(printed.strip_prefix("the ")).map_or(printed.clone(), capital)
    } else if folded.starts_with("in ") || folded.starts_with("on ") {
        format!("Situation {}", &printed)
    } else {
        format!("Situation in {printed}")
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of the case from the words that its source prints, and the full names of all accused.
pub(super) fn case_name(
    record: &CitedRecord,
    names: &Names,
    remarks: &mut Vec<Remark>,
) -> (CaseName, Vec<String>) {
    let Some(printed) = record.case_name.as_deref().map(str::trim).filter(|name| !name.is_empty()) else {
        remarks.push(Remark::Missing("case name"));
        return (CaseName::None, Vec::new());
    };
    if fold(printed).trim_start_matches("the ").starts_with("situation ") {
        return (CaseName::Situation(situation_name(printed)), Vec::new());
    }
    let Some(parties) = parties(printed) else {
        if record.court != "icj" && record.court != "echr" {
            remarks.push(Remark::CaseNameAsPrinted(printed.to_owned()));
        }
        return (named(printed), Vec::new());
    };
    let accused = people(&parties.accused);
    let Some(first) = accused.first() else {
        remarks.push(Remark::Missing("name of the accused"));
        return (CaseName::None, Vec::new());
    };
    let short = short_name(&record.court, first, names, remarks);
    let case = CaseName::Parties {
        accused: short,
        full: Some(first.clone()),
        prosecutor: parties.prosecutor.unwrap_or_else(|| default_prosecutor(&record.court).to_owned()),
        reversed: parties.reversed,
    };
    (case, accused)
}

/// The short name of the table; a name of one word is one already; else the full name, and a remark.
fn short_name(court: &str, full: &str, names: &Names, remarks: &mut Vec<Remark>) -> String {
    if let Some(short) = names.short_of(court, full) {
        return short.to_owned();
    }
    if full.contains(char::is_whitespace) {
        remarks.push(Remark::ShortNameUnknown(full.to_owned()));
    }
    full.to_owned()
}

/// `Maritime Delimitation in the Black Sea (Romania v. Ukraine)`.
fn named(printed: &str) -> CaseName {
    let split = printed.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    match split.filter(|(_, parties)| parties.contains(" v")) {
        Some((name, parties)) => {
            let parties = parties.replace(" v. ", " v ").replace(" vs. ", " v ");
            CaseName::Named { name: name.to_owned(), parties: Some(parties) }
        }
        None => CaseName::Named { name: printed.to_owned(), parties: None },
    }
}

/// The two sides of a criminal case.
pub(super) struct Parties {
    /// The accused as printed, one or several.
    pub accused: String,
    /// The prosecutor, where named.
    pub prosecutor: Option<String>,
    /// Whether the accused is printed first.
    pub reversed: bool,
}

/// Splits `The Prosecutor v. A and B`, `Le Procureur c. A`, `A v. The Prosecutor`, `A et al.`.
pub(super) fn parties(printed: &str) -> Option<Parties> {
    let folded = Folded::new(printed);
    for sign in [" v. ", " v ", " vs. ", " vs ", " c. ", " c/ ", " contre ", " against "] {
        let Some(at) = folded.text.find(sign) else { continue };
        let place = folded.source_range(&(at..at + sign.len()));
        let (left, right) = (printed[..place.start].trim(), printed[place.end..].trim());
        if let Some(prosecutor) = prosecutor(left) {
            return Some(Parties {
                accused: right.to_owned(),
                prosecutor: Some(prosecutor),
                reversed: false,
            });
        }
        if let Some(prosecutor) = prosecutor(right) {
            return Some(Parties { accused: left.to_owned(), prosecutor: Some(prosecutor), reversed: true });
        }
    }
    let others = ["et al", "and others", "et consorts"].iter().any(|words| folded.text.contains(words));
    others.then(|| Parties { accused: printed.to_owned(), prosecutor: None, reversed: false })
}

/// The prosecutor as a case is cited, from the side that names one.
pub(super) fn prosecutor(side: &str) -> Option<String> {
    let side = fold(side);
    let last = side.rsplit(['-', '–', ':']).next().unwrap_or_default().trim();
    let words =
        last.trim_start_matches("in the case of ").trim_start_matches("the ").trim_start_matches("le ");
    let words = words.trim_start_matches("la ").trim_start_matches("les ");
    match words {
        "prosecutor" | "prosecution" | "procureur" | "procureure" | "chief prosecutor" => {
            Some("Prosecutor".to_owned())
        }
        "specialist prosecutor" | "procureur specialise" | "specialist prosecutor's office" => {
            Some("Specialist Prosecutor".to_owned())
        }
        "co-prosecutors" | "co-procureurs" => Some("Co-Prosecutors".to_owned()),
        _ => None,
    }
}

/// The people on a side, by full name, without titles and without “et al.”.
pub(super) fn people(side: &str) -> Vec<String> {
    const OTHERS: [&str; 6] = ["et al", "and others", "et autres", "et consorts", "& others", "et al."];
    let side = if side.chars().any(char::is_lowercase) { side.to_owned() } else { unshouted(side) };
    let folded = Folded::new(&side);
    let end = OTHERS.iter().filter_map(|words| folded.text.find(words)).min().unwrap_or(folded.text.len());
    let side = &side[..folded.source_range(&(end..end)).start];
    let side = side.replace(" and ", ", ").replace(" et ", ", ").replace(" & ", ", ").replace(';', ",");
    side.split(',').map(person).filter(|name| !name.is_empty()).collect()
}

/// A name without what stands before or behind it: `Mr`, `alias …`, `(…)`.
fn person(printed: &str) -> String {
    let name = printed.split(['(', '"', '“']).next().unwrap_or_default();
    let alias = [" alias ", " a.k.a. ", " aka ", " dit "].iter().filter_map(|word| name.find(word)).min();
    let name = name[..alias.unwrap_or(name.len())].trim().trim_end_matches('.');
    let titles = ["Mr. ", "Mr ", "Mrs ", "Ms ", "M. ", "Mme ", "Dr ", "General "];
    titles.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name).trim().to_owned()
}

/// Names printed in capitals, with capitals at the front of each word.
fn unshouted(names: &str) -> String {
    let lower = names.replace(" AND ", " and ").replace(" ET AL", " et al").replace(" ET ", " et ");
    let cased = lower.split_inclusive([' ', '-', ',']).map(|word| {
        if matches!(word.trim(), "and" | "et" | "al" | "al.") {
            word.to_owned()
        } else {
            capital(&word.to_lowercase())
        }
    });
    cased.collect()
}
