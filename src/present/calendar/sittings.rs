//! Sittings as entries of a calendar.

use chrono::DateTime;
use chrono_tz::Tz;

use super::{Entry, Standing, Time, moment};
use crate::model::court::court;
use crate::model::moment::{Day, Moment};
use crate::model::sitting::Sitting;

/// The entry of a sitting. `None` for one that is only missing in the last reading of its source: it is held back until
/// that is settled.
///
/// Of a sitting whose words stay inside only a cancelled entry is left, on the day the record was first seen: it takes
/// back what an earlier calendar said, and says nothing itself.
pub fn entry(sitting: &Sitting) -> Option<Entry> {
    if sitting.missing {
        return None;
    }
    let made = moment(&sitting.first_seen);
    let changed = sitting.changed.as_deref().map_or(made, moment).max(made);
    let name = vec!["hearing".to_owned(), sitting.court.clone(), sitting.name.clone()];
    if sitting.withheld.is_some() {
        let day = made.date_naive();
        return Some(Entry {
            name,
            time: Time::Days(day, day),
            summary: "Withdrawn".to_owned(),
            description: "This entry was withdrawn.".to_owned(),
            place: None,
            url: None,
            categories: Vec::new(),
            standing: Standing::Cancelled,
            made,
            changed,
            sequence: sitting.changes,
        });
    }
    Some(Entry {
        name,
        time: time(sitting)?,
        summary: summary(sitting),
        description: description(sitting),
        place: place(sitting),
        url: sitting.url.clone(),
        categories: vec!["hearing".to_owned(), sitting.court.clone(), sitting.kind.clone()],
        standing: if sitting.status == "vacated" { Standing::Cancelled } else { Standing::Confirmed },
        made,
        changed,
        sequence: sitting.changes,
    })
}

/// An instant where the hour is known and happened once; else the whole days.
fn time(sitting: &Sitting) -> Option<Time> {
    let ends = sitting.ends.as_deref();
    let first = day(&sitting.starts)?;
    let last = ends.and_then(day).filter(|last| *last >= first);
    let of_days = last.is_some_and(|last| last > first);
    match instant(&sitting.starts) {
        Some(starts) if !of_days || ends.and_then(instant).is_some() => {
            Some(Time::At(starts, ends.and_then(instant)))
        }
        _ => Some(Time::Days(first, last.unwrap_or(first))),
    }
}

fn instant(stored: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(stored).ok().map(|at| at.to_utc())
}

fn day(stored: &str) -> Option<Day> {
    stored.get(..10)?.parse().ok()
}

fn summary(sitting: &Sitting) -> String {
    let court = court(&sitting.court).map_or(sitting.court.as_str(), |court| court.short);
    let case = sitting.case.as_deref().map(|case| format!(", {case}")).unwrap_or_default();
    let moved = if sitting.status == "moved" { " (moved)" } else { "" };
    format!("{court}: {}{case}{moved}", sitting.kind)
}

fn place(sitting: &Sitting) -> Option<String> {
    let seat = court(&sitting.court).map(|court| court.seat.to_owned());
    match (&sitting.room, seat) {
        (Some(room), Some(seat)) => Some(format!("{room}, {seat}")),
        (room, seat) => room.clone().or(seat),
    }
}

fn description(sitting: &Sitting) -> String {
    let mut lines = vec![format!("Status: {}", sitting.status)];
    lines.push(format!("Time at the court: {} ({})", printed(&sitting.starts, &sitting.zone), sitting.zone));
    if let Some(ends) = &sitting.ends {
        lines.push(format!("Until: {}", printed(ends, &sitting.zone)));
    }
    if sitting.starts.len() > 10 && instant(&sitting.starts).is_none() {
        lines.push(
            "On that day the clocks change: this hour comes twice or not at all, confirm it.".to_owned(),
        );
    }
    lines.push(format!("Read from: {}", sitting.evidence));
    lines.extend(sitting.url.clone());
    lines.join("\n")
}

/// `4 May 2026, 09:30`, in the court's own time.
fn printed(stored: &str, zone: &str) -> String {
    if let (Some(at), Ok(zone)) = (instant(stored), zone.parse::<Tz>()) {
        return at.with_timezone(&zone).format("%-d %B %Y, %H:%M").to_string();
    }
    let day = crate::present::text::long_day_of(stored.get(..10).unwrap_or(stored));
    match stored.get(11..16) {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}
