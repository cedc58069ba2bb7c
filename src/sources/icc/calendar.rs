//! `/court-calendar` as a browser drew it: a `FullCalendar` month of week tables (`courts/icc.md` §3.1).

use crate::model::{
    court::CourtRef,
    hearing::{Hearing, HearingStatus, When},
    moment::Day,
    record::Record,
};
use crate::parse::{
    dates::{DateForm, day, time},
    html::{ElementRef, all, attr, first, text_of},
    page::Parsed,
};
use crate::sources::reading::{Reading, Row};

use super::{base, own_address};

/// The page that a hearing of the calendar is cited with.
const CALENDAR: &str = "https://www.icc-cpi.int/court-calendar";

/// Words of entries on which the Court does not sit.
const NO_SITTING: &[&str] = &["holiday", "recess", "court closed"];

/// Whether a page holds a drawn calendar.
pub(super) fn is_grid(root: ElementRef<'_>) -> bool {
    first(root, ".fc-content-skeleton td.fc-day-top[data-date]").is_some()
}

/// Reads a drawn month.
pub(super) fn read(court: CourtRef, root: ElementRef<'_>) -> Parsed {
    if !is_grid(root) {
        return Parsed::unreadable(
            "looked for the drawn calendar (`.fc-content-skeleton`, `td.fc-day-top`): a script draws it, so the page must be saved from a browser that shows the month",
        );
    }
    let rooms = rooms(root);
    let mut reading = Reading::default();
    let mut entries = Vec::new();
    for week in all(root, ".fc-content-skeleton table") {
        let days = all(week, "thead td.fc-day-top").map(|cell| attr(cell, "data-date").unwrap_or_default());
        let days: Vec<String> = days.collect();
        place(week, &days, &mut entries);
        for more in all(week, "a.fc-more") {
            let expected = "every entry of a day on the page; open it before saving";
            reading.problem(expected, &text_of(more), "the hidden entries were not read");
            reading.page().poor += 1;
        }
    }
    let mut known: Vec<String> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        entry.read(court, &rooms, Row::at(format!("entry {}", at + 1)), &mut known, &mut reading);
    }
    reading.done()
}

/// Classes of the legend and the courtrooms that they stand for.
fn rooms(root: ElementRef<'_>) -> Vec<(String, String)> {
    let items = all(root, "ul.courtrooms li");
    items
        .flat_map(|item| item.value().classes().map(move |class| (class.to_owned(), text_of(item))))
        .collect()
}

/// An entry with the days it stands on, as printed.
struct Entry<'a> {
    element: ElementRef<'a>,
    from: String,
    to: String,
}

/// Finds the entries of a week. A cell may span days (`colspan`) and a day without more entries spans rows
/// (`rowspan`), so that the place of a cell in its row does not tell its day.
fn place<'a>(week: ElementRef<'a>, days: &[String], entries: &mut Vec<Entry<'a>>) {
    let mut taken = vec![0_usize; days.len()];
    for row in all(week, "tbody tr") {
        let mut at = 0;
        for cell in all(row, "td") {
            while taken.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let span =
                |name| attr(cell, name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, 99);
            let end = (at + span("colspan")).min(days.len());
            for column in taken.iter_mut().take(end).skip(at) {
                *column = span("rowspan");
            }
            if let (Some(from), Some(to)) = (days.get(at), days.get(end.saturating_sub(1))) {
                let found = all(cell, "a.fc-day-grid-event");
                entries.extend(found.map(|element| Entry { element, from: from.clone(), to: to.clone() }));
            }
            at = end;
        }
        for column in &mut taken {
            *column = column.saturating_sub(1);
        }
    }
}

impl Entry<'_> {
    fn read(
        &self,
        court: CourtRef,
        rooms: &[(String, String)],
        mut row: Row,
        known: &mut Vec<String>,
        reading: &mut Reading,
    ) {
        let label = first(self.element, "span.fc-title").map(text_of).unwrap_or_default();
        if NO_SITTING.iter().any(|word| label.to_lowercase().contains(word)) {
            return;
        }
        if label.is_empty() {
            row.lacks("a case in `span.fc-title`", &text_of(self.element), "stored without a case");
        }
        let Some(starts) = row.day(&self.from, DateForm::Iso) else {
            row.problem("a day above the entry (`data-date`)", &label, "left out");
            return reading.drop(row);
        };
        let printed = first(self.element, "span.fc-time").map(text_of).unwrap_or_default();
        let when = |day: Day, time| When { day, time, zone: court.zone };
        let (begin, end) = times(&printed, &mut row);
        let last = day(&self.to, DateForm::Iso).ok().filter(|last| *last > starts);
        let room = room(self.element, rooms, &mut row);
        let words = [&self.from, &printed, &label, room.as_deref().unwrap_or_default()];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let link = attr(self.element, "href").and_then(|href| own_address(&base(""), &href));
        let link = link.filter(|url| url.starts_with("https://www.icc-cpi.int/court-calendar/"));
        let record = Record::from(Hearing {
            court,
            case: Some(label.clone()).filter(|label| !label.is_empty()),
            kind: "hearing".to_owned(),
            starts: when(starts, begin),
            ends: last.map(|day| when(day, end)).or_else(|| end.map(|end| when(starts, Some(end)))),
            room: room.clone(),
            status: HearingStatus::Announced,
            moved_from: None,
            evidence: words.join(", "),
            url: Some(link.unwrap_or_else(|| CALENDAR.to_owned())),
        });
        // the time is left out, so that a sitting that moves by an hour stays the same sitting
        let same = format!("{starts} {label} {}", room.unwrap_or_default()).trim_end().to_owned();
        known.push(same.clone());
        let reference = match known.iter().filter(|other| **other == same).count() {
            1 => same,
            nth => format!("{same} #{nth}"),
        };
        reading.add(row, &reference, record);
    }
}

/// `9:30`, `9:30 - 12:00`, and `FullCalendar`'s `9:30a`.
fn times(printed: &str, row: &mut Row) -> (Option<chrono::NaiveTime>, Option<chrono::NaiveTime>) {
    let mut one = |text: &str| {
        let text = text.trim();
        let short = text.strip_suffix(['a', 'p']).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        let read = if short.is_some() { time(&format!("{text}m")) } else { time(text) };
        if let Err(why) = &read {
            row.problem("a time of day", &why.to_string(), "stored without this time");
        }
        read.ok()
    };
    if printed.is_empty() {
        return (None, None);
    }
    match printed.split_once([' ', '-', '–']).and(printed.split_once(['-', '–'])) {
        Some((begin, end)) => (one(begin), one(end)),
        None => (one(printed), None),
    }
}

/// The courtroom whose colour the entry has.
fn room(element: ElementRef<'_>, rooms: &[(String, String)], row: &mut Row) -> Option<String> {
    let coloured = all(element, "[class*='court-event-colour-']").chain([element]);
    let classes = coloured.flat_map(|e| e.value().classes().map(str::to_owned).collect::<Vec<_>>());
    let mut classes = classes;
    let colour = classes.find_map(|class| class.strip_prefix("court-event-colour-").map(str::to_owned));
    let Some(colour) = colour else {
        row.problem("a courtroom's colour (`court-event-colour-…`)", "", "stored without a courtroom");
        return None;
    };
    let room = rooms.iter().find(|(class, _)| *class == colour).map(|(_, room)| room.clone());
    if room.is_none() {
        row.problem("a colour of the legend (`ul.courtrooms`)", &colour, "stored without a courtroom");
    }
    room
}
