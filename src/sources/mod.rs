//! One folder per publisher: the adapter and its `source.toml`.
//!
//! Adding a source touches its own folder, one line of [`SOURCES`], and its pages in `fixtures/`.

use std::fmt;

use crate::model::court::{self, CourtRef};
use crate::model::{listing::Listing, listing::Source, moment::Day};
use crate::parse::page::{Page, Parsed};

mod address;
mod announced;
pub mod feed;
mod filed;
pub mod hudoc;
pub mod icc;
pub mod ksc;
pub mod legal_tools;
mod reading;
pub mod stl;
mod syndicated;

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

/// Every source that courtwatch can read, by slug. A file is offered to them in this order: the adapter of
/// any feed comes last.
pub static SOURCES: &[(&str, &dyn Adapter)] = &[
    ("legal-tools", &legal_tools::LegalTools),
    ("icc", &icc::Icc),
    ("ksc", &ksc::Ksc),
    ("hudoc", &hudoc::Hudoc),
    ("stl", &stl::Stl),
    ("feed", &feed::Feed),
];

/// A `source.toml` that cannot be read: our own mistake.
#[derive(Debug)]
pub struct BadManifest {
    /// The file: `src/sources/icc/source.toml`.
    pub file: String,
    /// What is wrong with it.
    pub why: String,
}

impl fmt::Display for BadManifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "could not read `{}`: {}", self.file, self.why)
    }
}

impl std::error::Error for BadManifest {}

/// Every publisher, in the order of [`SOURCES`].
pub fn all() -> Result<Vec<Source>, BadManifest> {
    SOURCES.iter().map(|(slug, adapter)| manifest(slug, *adapter)).collect()
}

/// A publisher, or one of its listings, by name.
pub struct Found {
    /// What reads its pages.
    pub adapter: &'static dyn Adapter,
    /// The publisher.
    pub source: Source,
    /// The listing that was named; `None` where the whole source was.
    pub listing: Option<Listing>,
}

/// What a name stands for: `icc`, `icc/decisions`. `Ok(None)` where there is no such source or listing.
pub fn find(name: &str) -> Result<Option<Found>, BadManifest> {
    let (slug, wanted) = name.split_once('/').map_or((name, None), |(slug, listing)| (slug, Some(listing)));
    let Some((slug, adapter)) = SOURCES.iter().find(|(known, _)| *known == slug) else {
        return Ok(None);
    };
    let source = manifest(slug, *adapter)?;
    let Some(wanted) = wanted else {
        return Ok(Some(Found { adapter: *adapter, source, listing: None }));
    };
    let listing = source.listings.iter().find(|listing| listing.slug == wanted).cloned();
    Ok(listing.map(|listing| Found { adapter: *adapter, source, listing: Some(listing) }))
}

/// The listing that a file is a page of: source and listing by slug.
pub fn recognise(page: &Page<'_>) -> Option<(&'static str, &'static str)> {
    SOURCES.iter().find_map(|(slug, adapter)| Some((*slug, adapter.recognise(page)?)))
}

fn manifest(slug: &str, adapter: &dyn Adapter) -> Result<Source, BadManifest> {
    let bad = |why: String| BadManifest {
        file: format!("src/sources/{}/source.toml", slug.replace('-', "_")),
        why,
    };
    let source: Source = toml::from_str(adapter.manifest()).map_err(|error| bad(error.to_string()))?;
    if source.slug != slug {
        return Err(bad(format!("its slug is `{}`, expected `{slug}`", source.slug)));
    }
    let named =
        source.courts.iter().chain(source.listings.iter().filter_map(|listing| listing.court.as_ref()));
    for court in named {
        if court::court(court).is_none() {
            return Err(bad(format!("there is no court `{court}`")));
        }
    }
    Ok(source)
}

/// The court that a listing's records belong to: its own, else the only one of its source.
fn court_of(source: &Source, listing: &Listing) -> Option<CourtRef> {
    let only = || if source.courts.len() == 1 { source.courts.first() } else { None };
    listing.court.as_ref().or_else(only).and_then(|slug| court::court(slug))
}
