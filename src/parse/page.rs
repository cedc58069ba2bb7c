//! What an adapter is given, and what it gives back.

use crate::model::{moment::Day, problem::Problem, record::Listed, record::Record};

/// A page as received, with the address it came from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The publisher's address of the page; empty for a file whose address nobody knows.
    pub url: &'a str,
    /// The media type without parameters, where known.
    pub media: Option<&'a str>,
    /// The `charset` of the Content-Type header, where given.
    pub charset: Option<&'a str>,
    /// The body.
    pub body: &'a [u8],
}

/// A page to ask for on behalf of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The listing (of way `detail`) that reads it: `details`.
    pub listing: String,
    /// Its address.
    pub url: String,
    /// The reference of the row that links to it.
    pub reference: String,
}

/// What was read off a page. Never a bare error: one bad row must neither lose sixty good ones nor vanish.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The records.
    pub listed: Vec<Listed>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Rows on the page, read or not. 0 is a page without the shape that the adapter knows.
    pub rows: u64,
    /// Rows that lack something every row must have.
    pub poor: u64,
    /// The total that the source states.
    pub total: Option<u64>,
    /// The address of the next page, if there is one.
    pub next: Option<String>,
    /// Pages about single records, to be asked for.
    pub errands: Vec<Errand>,
    /// What the whole page is missing, in words, when it cannot be read at all.
    pub unreadable: Option<String>,
}

impl Parsed {
    /// A page that cannot be read at all, and why.
    pub fn unreadable(why: impl Into<String>) -> Self {
        Parsed { unreadable: Some(why.into()), ..Parsed::default() }
    }

    /// The newest date of any record. A hearing to come says nothing of how new a list is.
    pub fn newest(&self) -> Option<Day> {
        self.listed.iter().filter(|l| !matches!(l.record, Record::Hearing(_))).filter_map(Listed::date).max()
    }
}
