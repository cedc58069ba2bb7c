//! Hearings that titles of filings and press releases announce.

use crate::model::{filing::Filing, hearing::Hearing, press::Press, problem::Problem, record::Record};
use crate::parse::hearing::read;
use crate::sources::reading::{Reading, Row};

/// Adds a filing, and the hearings that its own title dates.
pub(super) fn add(reading: &mut Reading, mut row: Row, reference: Option<String>, filing: Filing) {
    let place = row.place().to_owned();
    let hearings = in_title(&filing, &mut row);
    if let Some(reference) = reading.file(row, reference, filing) {
        extras(reading, &place, &reference, hearings);
    }
}

/// Adds a press item, and the hearings that its text announces.
pub(super) fn add_press(reading: &mut Reading, mut row: Row, reference: &str, press: Press) {
    let place = row.place().to_owned();
    let hearings = in_text(&press, &mut row);
    if reading.add(row, reference, Record::from(press)) {
        extras(reading, &place, reference, hearings);
    }
}

/// Under the reference of what announces them: `<reference>#hearing-1`.
fn extras(reading: &mut Reading, place: &str, reference: &str, hearings: Vec<Hearing>) {
    for (at, hearing) in hearings.into_iter().enumerate() {
        reading.extra(place, &format!("{reference}#hearing-{}", at + 1), Record::from(hearing));
    }
}

/// A hearing carries no classification, so the title of a closed filing gives none.
fn in_title(filing: &Filing, row: &mut Row) -> Vec<Hearing> {
    if filing.classification.closed() || !filing.title.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let found = read(&filing.title, filing.court, filing.date(), filing.page_url.as_deref());
    of_case(found, filing.case.as_ref(), row)
}

fn in_text(press: &Press, row: &mut Row) -> Vec<Hearing> {
    let (Some(court), Some(body)) = (press.court, &press.body) else { return Vec::new() };
    let text = format!("{}\n{body}", press.title);
    of_case(read(&text, court, press.date, Some(&press.url)), press.case.as_ref(), row)
}

/// The hearings, of the case of what announces them where their sentence names none.
fn of_case(found: (Vec<Hearing>, Vec<Problem>), case: Option<&String>, row: &mut Row) -> Vec<Hearing> {
    let (mut hearings, problems) = found;
    for problem in problems {
        row.problem(&problem.expected, &problem.found, &problem.effect);
    }
    for hearing in &mut hearings {
        hearing.case = hearing.case.take().or_else(|| case.cloned());
    }
    hearings
}
