//! Feeds: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed.
//!
//! Read as XML rather than by feed-rs, which rewrites links (the identity of a HUDOC item is in its
//! unescaped fragment) and gives no text of a date that it cannot read.

mod draft;
mod jsonfeed;
mod salvage;
mod xml;

use crate::model::{moment::Day, problem::Problem};
use crate::parse::{refused::Refused, text};

/// The deepest nesting of a feed.
pub const DEPTH_LIMIT: usize = 256;
/// The most bytes that are read.
pub const SIZE_LIMIT: usize = 64 << 20;

/// A feed as published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feed {
    /// Its title, tidied.
    pub title: Option<String>,
    /// Its items, in the order of the feed.
    pub items: Vec<Item>,
    /// Whether its XML is broken, so that its items were read one by one: some may be missing.
    pub salvaged: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// An item as published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The title, tidied, without markup; empty where there is none.
    pub title: String,
    /// The link exactly as given, but for white space at its ends: not resolved, not escaped.
    pub link: Option<String>,
    /// The item's own identity, where it has one.
    pub guid: Option<String>,
    /// The date of publication as printed, else that of the last change.
    pub published: Option<String>,
    /// The same as a day; a date that cannot be read is a problem of the feed.
    pub date: Option<Day>,
    /// The teaser as HTML: `description` or `summary`, else the content.
    pub description_html: Option<String>,
    /// The same without markup, paragraphs on lines of their own.
    pub description_text: Option<String>,
    /// The whole text as HTML, where the feed gives it beside the teaser: `content:encoded`, `content`.
    pub content_html: Option<String>,
    /// Where in the feed: `item 14`, counted from 1.
    pub place: String,
}

/// Reads a feed. Broken XML is read item by item as far as it goes, with [`Feed::salvaged`] and a problem.
/// Entities that a document declares itself are not expanded.
pub fn items(body: &[u8], charset: Option<&str>) -> Result<Feed, Refused> {
    if body.len() > SIZE_LIMIT {
        return Err(Refused::TooLarge { bytes: body.len(), limit: SIZE_LIMIT });
    }
    let feed = text::decode(body, charset);
    let bare = feed.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if bare.starts_with('{') {
        return jsonfeed::read(bare);
    }
    match xml::read(bare) {
        Ok(feed) => Ok(feed),
        Err(xml::Stop::Deep) => Err(Refused::TooDeep { limit: DEPTH_LIMIT }),
        Err(xml::Stop::Broken(why)) => salvage::read(bare, &why).ok_or_else(|| broken(bare, &why)),
        Err(xml::Stop::NoFeed) => Err(not_a_feed(bare)),
    }
}

/// Neither well-formed nor with an item in it.
fn broken(found: &str, why: &str) -> Refused {
    match not_a_feed(found) {
        Refused::NotA { expected, found } => {
            Refused::NotA { expected, found: format!("{found}, not well-formed ({why})") }
        }
        other => other,
    }
}

fn not_a_feed(found: &str) -> Refused {
    let expected = "a feed (RSS, Atom or JSON Feed)";
    let found = if found.is_empty() {
        "an empty page".to_owned()
    } else {
        format!("`{}`", text::short(&text::tidy(&text::short(found, 200)), 80))
    };
    Refused::NotA { expected, found }
}

#[cfg(test)]
mod tests;
