//! One folder per publisher: the adapter and its `source.toml`.
//!
//! Adding a source touches its own folder, one line of [`SOURCES`], and its pages in `fixtures/`.

use crate::model::{listing::Listing, listing::Source, moment::Day};
use crate::parse::page::{Page, Parsed};

/// How much of a listing to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All of it.
    Whole,
    /// What is dated after this day.
    After(Day),
    /// One case, by its number.
    Case(&'a str),
}

/// Reads a publisher's pages. Adapters take bytes and give records: they never fetch, store, or read the clock.
pub trait Adapter: Sync {
    /// The text of its `source.toml`.
    fn manifest(&self) -> &'static str;

    /// The address of the first page of a reading. Only listings of way `count` know scopes other than the whole.
    fn first(&self, listing: &Listing, _scope: Scope<'_>) -> String {
        listing.url.clone()
    }

    /// The address that answers with the number of rows in a scope; way `count` only.
    fn count(&self, _listing: &Listing, _scope: Scope<'_>) -> Option<String> {
        None
    }

    /// Reads that number.
    fn read_count(&self, _page: &Page<'_>) -> Option<u64> {
        None
    }

    /// Reads a page of a listing.
    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed;

    /// Which of its listings a file is a page of, by its address where there is one, else by its shape. The slug of the listing.
    fn recognise(&self, page: &Page<'_>) -> Option<&'static str>;
}

/// Every source that courtwatch can read.
pub static SOURCES: &[&dyn Adapter] = &[];
