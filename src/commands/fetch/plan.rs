//! Which listings a run reads: names from the command line, else all that are enabled.

use crate::config::{Config, FeedConfig};
use crate::error::{Exit, Message};
use crate::model::listing::{Listing, Source, Way};
use crate::sources::{self, Adapter};

/// A listing with what reads it.
#[derive(Clone)]
pub struct Planned {
    /// `icc/decisions`.
    pub name: String,
    /// What reads its pages.
    pub adapter: &'static dyn Adapter,
    /// Its publisher.
    pub source: Source,
    /// The listing.
    pub listing: Listing,
}

impl Planned {
    /// The host that is asked; empty for files.
    pub fn host(&self) -> String {
        url::Url::parse(&self.listing.url)
            .ok()
            .and_then(|u| u.host_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Another listing of the same source.
    pub fn sibling(&self, slug: &str) -> Option<Planned> {
        let listing = self.source.listings.iter().find(|l| l.slug == slug)?.clone();
        Some(Planned { name: format!("{}/{slug}", self.source.slug), listing, ..self.clone() })
    }

    /// The courts its records belong to.
    pub fn courts(&self) -> Vec<String> {
        match &self.listing.court {
            Some(court) => vec![court.clone()],
            None => self.source.courts.clone(),
        }
    }
}

/// Every listing there is, the team's own feeds among them.
pub fn every(config: &Config) -> Result<Vec<Planned>, Message> {
    let mut all = Vec::new();
    for (slug, adapter) in sources::SOURCES {
        let found = sources::find(slug)
            .map_err(|bad| Message::error(Exit::Bug, bad.to_string()))?
            .ok_or_else(|| Message::error(Exit::Bug, format!("the source `{slug}` has no manifest")))?;
        let mut source = found.source;
        if *slug == "feed" {
            source.listings = feeds(config);
        }
        for listing in &source.listings {
            all.push(Planned {
                name: format!("{slug}/{}", listing.slug),
                adapter: *adapter,
                source: source.clone(),
                listing: listing.clone(),
            });
        }
    }
    Ok(all)
}

fn feeds(config: &Config) -> Vec<Listing> {
    let listing = |feed: &FeedConfig| sources::feed::configured(&feed.name, &feed.url, feed.court.as_deref());
    config.feeds.iter().map(listing).collect()
}

/// The listings that a `fetch` with these names reads.
///
/// # Errors
/// A name that is no court, source or listing, with the nearest ones; a listing that only takes files.
pub fn chosen(names: &[String], config: &Config) -> Result<Vec<Planned>, Message> {
    let all = every(config)?;
    let configured = config.sources.clone().unwrap_or_default();
    let wanted: &[String] = if names.is_empty() { &configured } else { names };
    if wanted.is_empty() {
        return Ok(all.into_iter().filter(|p| p.listing.enabled && fetched(p)).collect());
    }
    let mut chosen: Vec<Planned> = Vec::new();
    for name in wanted {
        let matching: Vec<&Planned> = all.iter().filter(|p| answers_to(p, name)).collect();
        if matching.is_empty() {
            return Err(unknown(name, &all));
        }
        let readable: Vec<&Planned> = matching.iter().copied().filter(|p| fetched(p)).collect();
        if readable.is_empty() {
            return Err(only_files(name, &matching));
        }
        for planned in readable {
            if !chosen.iter().any(|c| c.name == planned.name) {
                chosen.push(planned.clone());
            }
        }
    }
    Ok(chosen)
}

fn fetched(planned: &Planned) -> bool {
    !matches!(planned.listing.way, Way::File | Way::Detail)
}

fn answers_to(planned: &Planned, name: &str) -> bool {
    planned.name == name
        || planned.source.slug == name
        || (!name.contains('/') && planned.courts().iter().any(|c| c == name))
}

fn only_files(name: &str, matching: &[&Planned]) -> Message {
    if matching.iter().all(|planned| planned.listing.way == Way::Detail) {
        let list = name.split('/').next().unwrap_or(name);
        return Message::error(
            Exit::Usage,
            format!("`{name}` cannot be fetched: its pages are read with the lists that link to them"),
        )
        .hint(format!("`courtwatch fetch {list}` reads those lists"));
    }
    Message::error(Exit::Usage, format!("`{name}` cannot be fetched: it is read from files that you save"))
        .hint("save the page in your browser, then `courtwatch import FILE`")
}

/// There is no such listing.
pub fn unknown(name: &str, all: &[Planned]) -> Message {
    let mut names: Vec<String> = all.iter().map(|p| p.name.clone()).collect();
    names.extend(all.iter().map(|p| p.source.slug.clone()));
    names.extend(all.iter().flat_map(Planned::courts));
    let near = crate::commands::nearest(name, names.iter().map(String::as_str));
    Message::unknown("court, source or listing", name, &near, "courtwatch courts")
}
