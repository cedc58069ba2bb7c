//! What a page gives, gathered row by row.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::model::{
    problem::Problem,
    record::{Listed, Record},
};
use crate::parse::page::Parsed;

/// The longest value that a problem quotes.
const QUOTED: usize = 200;

/// A row while it is read: what was wrong with it, and whether something is lacking that every row has.
#[derive(Debug)]
pub(super) struct Row {
    place: String,
    problems: Vec<Problem>,
    poor: bool,
}

impl Row {
    /// A row by its place on the page: `row 14`.
    pub(super) fn at(place: impl Into<String>) -> Row {
        Row { place: place.into(), problems: Vec::new(), poor: false }
    }

    /// Where it is on the page.
    pub(super) fn place(&self) -> &str {
        &self.place
    }

    /// Something was not as expected; the row is still whole.
    pub(super) fn problem(&mut self, expected: &str, found: &str, effect: &str) {
        self.problems.push(problem(&self.place, expected, found, effect));
    }

    /// Something is lacking that every row has.
    pub(super) fn lacks(&mut self, expected: &str, found: &str, effect: &str) {
        self.problem(expected, found, effect);
        self.poor();
    }

    /// The row lacks something that every row has.
    pub(super) fn poor(&mut self) {
        self.poor = true;
    }
}

/// A problem of no record in particular.
pub(super) fn problem(place: &str, expected: &str, found: &str, effect: &str) -> Problem {
    Problem {
        place: place.to_owned(),
        record: None,
        expected: expected.to_owned(),
        found: found.chars().take(QUOTED).collect(),
        effect: effect.to_owned(),
    }
}

/// A page while it is read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    parsed: Parsed,
    /// Where each reference stands, by its hash: of 50,000 rows the references themselves are megabytes.
    known: HashMap<u64, u32>,
    hasher: RandomState,
    twice: Vec<String>,
}

impl Reading {
    /// The page's fields other than its records.
    pub(super) fn page(&mut self) -> &mut Parsed {
        &mut self.parsed
    }

    /// A problem of the page as a whole.
    pub(super) fn problem(&mut self, expected: &str, found: &str, effect: &str) {
        self.parsed.problems.push(problem("page", expected, found, effect));
    }

    /// Elements of a JSON array that could not be read at all.
    pub(super) fn lost(&mut self, problems: Vec<Problem>) {
        for mut problem in problems {
            let index = problem.place.strip_prefix("element ").and_then(|index| index.parse::<u64>().ok());
            if let Some(index) = index {
                problem.place = format!("row {}", index + 1);
            }
            "an object with the usual fields".clone_into(&mut problem.expected);
            "left out".clone_into(&mut problem.effect);
            self.parsed.rows += 1;
            self.parsed.poor += 1;
            self.parsed.problems.push(problem);
        }
    }

    /// A row with its record; tells whether it is a new one. A row that repeats another word for word is kept
    /// and counted; one that takes the reference of another is left out.
    pub(super) fn add(&mut self, mut row: Row, reference: &str, record: Record) -> bool {
        let called = called(&record, reference);
        let place = row.place.clone();
        let hash = self.hasher.hash_one(reference);
        let first = self.known.get(&hash).and_then(|first| self.parsed.listed.get(*first as usize));
        let first = first.filter(|first| first.reference == reference);
        let new = first.is_none();
        match first {
            None => {
                let at = u32::try_from(self.parsed.listed.len()).unwrap_or(u32::MAX);
                self.known.insert(hash, at);
                self.extra(&place, reference, record);
            }
            Some(first) if first.record == record => {
                self.twice.push(place.clone());
                self.extra(&place, reference, record);
            }
            Some(first) => {
                let expected = format!("a reference of its own; {} has it too", first.place);
                let found = format!("{reference}: {}", title(&record));
                row.lacks(&expected, &found, "left out");
            }
        }
        self.close(row, Some(&called));
        new
    }

    /// A further record that a row gives, such as a hearing that its title announces.
    pub(super) fn extra(&mut self, place: &str, reference: &str, record: Record) {
        let listed = Listed { reference: reference.to_owned(), place: place.to_owned(), record };
        self.parsed.listed.push(listed);
    }

    /// A row that nothing can be stored of, with the reason among its problems.
    pub(super) fn drop(&mut self, mut row: Row) {
        row.poor = true;
        self.close(row, None);
    }

    /// How many rows there were.
    pub(super) fn rows(&self) -> u64 {
        self.parsed.rows
    }

    /// What was read.
    pub(super) fn done(mut self) -> Parsed {
        if let Some(first) = self.twice.first() {
            let found = match self.twice.len() {
                1 => "1 row stands twice".to_owned(),
                many => format!("{many} rows stand twice"),
            };
            let problem = problem(first, "every row once", &found, "stored once");
            self.parsed.problems.push(problem);
        }
        self.parsed
    }

    fn close(&mut self, row: Row, record: Option<&str>) {
        self.parsed.rows += 1;
        self.parsed.poor += u64::from(row.poor);
        self.parsed.problems.extend(row.problems.into_iter().map(|mut problem| {
            problem.record = record.map(str::to_owned);
            problem
        }));
    }
}

/// What a reader would call the record.
fn called(record: &Record, reference: &str) -> String {
    match record {
        Record::Filing(filing) if !filing.printed.is_empty() => filing.printed.clone(),
        _ => reference.to_owned(),
    }
}

fn title(record: &Record) -> &str {
    match record {
        Record::Filing(filing) => &filing.title,
        Record::Press(press) => &press.title,
        Record::Hearing(hearing) => &hearing.evidence,
    }
}
