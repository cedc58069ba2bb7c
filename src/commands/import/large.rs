//! A file of many thousand rows, a part at a time: all of its records at once would not fit a small laptop.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::{address_of, judged, read_bytes};
use crate::commands::fetch::plan::Planned;
use crate::model::problem::Problem;
use crate::model::record::Listed;
use crate::model::snapshot::Snapshot;
use crate::parse::assess::Health;
use crate::parse::json;
use crate::parse::page::Parsed;
use crate::store::{PageReport, SavePage, Store, StoreError};

/// Rows of a part.
const PART: usize = 2_000;

/// The parts of a body that is one long array; none where it is short, or something else.
pub(super) fn parts(snapshot: &Snapshot) -> Vec<Range<usize>> {
    json::in_parts(&snapshot.body, PART)
}

/// What the parts came to so far.
#[derive(Default)]
struct Sum {
    whole: Parsed,
    /// References by their hashes: of 50,000 rows they themselves are megabytes.
    known: HashSet<u64>,
    hasher: RandomState,
}

impl Sum {
    /// Takes in a part: its records without those whose reference an earlier part had, and its problems.
    fn take(&mut self, mut part: Parsed) -> (Vec<Listed>, Vec<Problem>) {
        for problem in &mut part.problems {
            let row = problem.place.strip_prefix("row ").and_then(|row| row.parse::<u64>().ok());
            if let Some(row) = row {
                problem.place = format!("row {}", row + self.whole.rows);
            }
        }
        let mut listed = Vec::with_capacity(part.listed.len());
        let mut own = HashSet::new();
        for row in part.listed {
            let hash = self.hasher.hash_one(&row.reference);
            if self.known.contains(&hash) {
                part.poor += 1;
                part.problems.push(twice(&row));
            } else {
                own.insert(hash);
                listed.push(row);
            }
        }
        self.known.extend(own);
        self.whole.rows += part.rows;
        self.whole.poor += part.poor;
        self.whole.unreadable = self.whole.unreadable.take().or(part.unreadable);
        (listed, part.problems)
    }
}

fn twice(row: &Listed) -> Problem {
    Problem {
        place: "page".to_owned(),
        record: Some(row.reference.clone()),
        expected: "a reference of its own".to_owned(),
        found: "a row far above has it too".to_owned(),
        effect: "left out".to_owned(),
    }
}

/// Reads and stores the parts in one transaction. What is not healthy in the end is not stored.
pub(super) fn save(
    store: &mut Store,
    planned: &Planned,
    page: &SavePage<'_>,
    parts: Vec<Range<usize>>,
) -> Result<(Health, u64, PageReport), StoreError> {
    let sum = RefCell::new(Sum::default());
    let body = &page.snapshot.body;
    let read = parts.into_iter().map(|range| {
        let part = [b"[", body.get(range).unwrap_or_default(), b"]"].concat();
        let parsed = read_bytes(planned, page.snapshot, address_of(page.snapshot), &part);
        sum.borrow_mut().take(parsed)
    });
    let health = || judged(&sum.borrow().whole, planned);
    let report = store.save_in_parts(page, read, || health() == Health::Healthy)?;
    let rows = sum.borrow().whole.rows;
    Ok((health(), rows, report.unwrap_or_default()))
}
