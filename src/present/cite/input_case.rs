//! The case of a line of a list: who is accused, and its numbers, however the line writes them.

use super::authority::CaseName;
use super::case_name::{default_prosecutor, parties, people, prosecutor, situation_name};
use super::input::Input;
use super::names::Names;
use super::remark::Remark;

impl Input {
    /// What the case is called, and the full names of all accused.
    pub(super) fn case_name(&self, names: &Names, remarks: &mut Vec<Remark>) -> (CaseName, Vec<String>) {
        let mut all = self.names.words();
        if let Some(name) = &self.case_name {
            let parties = self.parties.as_deref().map(without_stop);
            return (CaseName::Named { name: without_stop(name), parties }, all);
        }
        if let Some(situation) = &self.situation {
            return (CaseName::Situation(situation_name(situation)), all);
        }
        let court = self.court.as_deref().unwrap_or_default();
        let printed = self.defendant.as_deref().and_then(parties);
        let given = match (&printed, &self.defendant) {
            (Some(printed), _) => people(&printed.accused),
            (None, Some(defendant)) => people(defendant),
            (None, None) => Vec::new(),
        };
        let full = self.full_name.clone();
        let accused = match given.first() {
            Some(first) => names.short_of(court, first).map_or_else(|| first.clone(), str::to_owned),
            None => match full.as_ref().or(all.first()) {
                Some(full) => short_name(court, full, names, remarks),
                None => return (CaseName::None, all),
            },
        };
        let whole = |name: &String| names.short_of(court, name) == Some(accused.as_str());
        let known = all.iter().chain(&given).find(|name| **name != accused && whole(name)).cloned();
        all.extend(given.into_iter().filter(|name| *name != accused && !name.is_empty()));
        all.extend(names.full_of(court, &accused).map(str::to_owned));
        let stated =
            self.prosecutor.as_deref().map(|side| prosecutor(side).unwrap_or_else(|| side.to_owned()));
        let reversed = self.reversed || printed.as_ref().is_some_and(|printed| printed.reversed);
        let prosecutor = stated.or_else(|| printed.and_then(|printed| printed.prosecutor));
        let prosecutor = prosecutor.unwrap_or_else(|| default_prosecutor(court).to_owned());
        (CaseName::Parties { accused, full: full.or(known), prosecutor, reversed }, all)
    }

    /// The numbers, where it has several: as a list, or in one text (`IT-96-23-T & IT-96-23/1-T`).
    pub(super) fn all_numbers(&self) -> Vec<String> {
        let given = self.numbers.words();
        if !given.is_empty() {
            return given.iter().map(|number| bare_number(number)).collect();
        }
        let case = bare_number(self.case.as_deref().unwrap_or_default());
        let several = case.replace(" & ", ", ").replace(" and ", ", ").replace("; ", ", ");
        let several: Vec<String> = several.split(", ").map(|number| number.trim().to_owned()).collect();
        let each = several.iter().all(|number| number.contains(|c: char| c.is_ascii_digit()));
        let own = self.document.is_some() || self.number.is_some();
        if several.len() > 1 && each && !own { several } else { Vec::new() }
    }
}

fn short_name(court: &str, full: &str, names: &Names, remarks: &mut Vec<Remark>) -> String {
    let short = names.short_of(court, full);
    if short.is_none() {
        remarks.push(Remark::ShortNameUnknown(full.to_owned()));
    }
    short.unwrap_or(full).to_owned()
}

/// `South Africa v Israel`: no full stop behind the `v`.
fn without_stop(name: &str) -> String {
    name.replace(" v. ", " v ").replace(" vs. ", " v ").replace(" vs ", " v ")
}

/// A number without the words before it: `Case No. IT-96-23-T`.
pub(super) fn bare_number(printed: &str) -> String {
    const FRONTS: [&str; 8] =
        ["Case Nos.", "Case Nos", "Case No.", "Case No", "Nos.", "No.", "Case number", "Case Number"];
    let front = FRONTS.iter().find_map(|front| printed.trim().strip_prefix(front));
    front.map_or_else(|| printed.trim().to_owned(), |rest| rest.trim().to_owned())
}
