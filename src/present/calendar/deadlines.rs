//! Time limits as entries of a calendar.

use chrono::DateTime;

use super::{Entry, Standing, Time, moment};
use crate::analyse::deadlines::PREVAILS;
use crate::model::court::court;
use crate::model::deadline_rows::DeadlineRow;

/// The history of the record that starts a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// What names the limit for good: its record's base number and its rule, of a window its sentence.
    pub name: String,
    /// When the record was first seen.
    pub first_seen: String,
    /// When it, or what a person entered about it, last changed.
    pub changed: String,
    /// How often that was.
    pub changes: u32,
}

/// The entries of a limit: its last day, or the first of a range, and the team's own. None where nothing is computed.
pub fn entries(row: &DeadlineRow, history: &History) -> Vec<Entry> {
    let Some(earliest) = row.earliest else { return Vec::new() };
    let made = moment(&history.first_seen);
    let changed = moment(&history.changed).max(made);
    let exact = row.firm();
    let at = row.due_at.as_deref().and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    let time = match at {
        Some(at) => Time::At(at.to_utc(), None),
        None => Time::Days(earliest, earliest),
    };
    let short = court(&row.court).map_or(row.court.as_str(), |court| court.short);
    let unsure = match (row.due, exact) {
        (None, _) => "earliest day: ",
        (Some(_), false) => "confirm: ",
        (Some(_), true) => "",
    };
    let last = Entry {
        name: vec!["deadline".to_owned(), row.court.clone(), history.name.clone()],
        time,
        summary: format!("{short}: {unsure}{} ({})", row.what, row.number),
        description: description(row),
        place: None,
        url: row.url.clone(),
        categories: vec!["deadline".to_owned(), row.court.clone(), row.status.clone()],
        standing: if exact { Standing::Confirmed } else { Standing::Tentative },
        made,
        changed,
        sequence: history.changes,
    };
    let own = row.internal.map(|day| Entry {
        name: vec!["internal".to_owned(), row.court.clone(), history.name.clone()],
        time: Time::Days(day, day),
        summary: format!("{short}: be done with {} ({})", row.what, row.number),
        description: format!(
            "The team's own last day, before {}.\n{}",
            row.when(|day| day.to_string()),
            description(row)
        ),
        categories: vec!["internal deadline".to_owned(), row.court.clone()],
        standing: Standing::Tentative,
        ..last.clone()
    });
    [Some(last), own].into_iter().flatten().collect()
}

/// The entries that take back those of a limit whose record stays inside now: they say nothing themselves.
pub fn cancelled(row: &DeadlineRow, history: &History) -> Vec<Entry> {
    let day = moment(&history.first_seen).date_naive();
    let taken_back = |entry: Entry| Entry {
        time: Time::Days(day, day),
        summary: "Withdrawn".to_owned(),
        description: "This entry was withdrawn.".to_owned(),
        url: None,
        categories: Vec::new(),
        standing: Standing::Cancelled,
        ..entry
    };
    entries(row, history).into_iter().map(taken_back).collect()
}

fn description(row: &DeadlineRow) -> String {
    let mut lines = vec![PREVAILS.to_owned(), format!("Due: {}", row.when(|day| day.to_string()))];
    lines.extend(row.local.as_ref().map(|local| format!("At the court: {local}")));
    lines.extend(row.yours.as_ref().map(|yours| format!("In your zone: {yours}")));
    lines.push(format!("Runs from: {}", row.from));
    lines.push(format!("Provision: {} ({})", row.provision, row.status));
    if !row.holidays.is_empty() {
        lines.push(format!("Official holidays: {}", row.holidays));
    }
    lines.extend(row.confirm.clone());
    lines.extend(row.evidence.as_ref().map(|words| {
        let page = row.page.map(|page| format!(" (page {page})")).unwrap_or_default();
        format!("Ordered{page}: {words}")
    }));
    lines.extend(row.steps.iter().map(|step| format!("- {step}")));
    lines.extend(row.url.clone());
    lines.join("\n")
}
