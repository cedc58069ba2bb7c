//! Any RSS, Atom or JSON feed that `courtwatch.toml` names.

use crate::model::{
    listing::{Expect, Holds, Listing, Source, Way},
    record::Record,
};
use crate::parse::{
    feed::Item,
    page::{Page, Parsed},
};
use crate::sources::reading::Row;
use crate::sources::{Adapter, address, court_of, syndicated};

/// The adapter.
pub struct Feed;

/// The listing `feed/<name>` for a feed at this address. Without a court it is an observer's.
pub fn configured(name: &str, url: &str, court: Option<&str>) -> Listing {
    Listing {
        slug: name.to_owned(),
        about: format!("the feed at {url}"),
        holds: Holds::Press,
        court: court.map(str::to_owned),
        way: Way::Window,
        url: url.to_owned(),
        expect: Expect { floor: 1, ceiling: 5000, newest_within: None, coverage: 0.5 },
        sweep: 14,
        enabled: true,
    }
}

impl Adapter for Feed {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let court = court_of(source, listing);
        let feed = if page.url.is_empty() { &listing.url } else { page.url };
        syndicated::read(page, |item, mut row, reading| {
            let Some(url) = url(item, feed, &mut row) else {
                row.problem("a link or a `guid`", &item.title, "left out");
                return reading.drop(row);
            };
            let press = syndicated::press(court, item, "post", &url);
            reading.add(row, &url, Record::from(press));
        })
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        syndicated::is_feed(page).then_some("feed")
    }
}

/// The link of an item; without one its `guid`, which is an address too or marks a place in the feed.
fn url(item: &Item, feed: &str, row: &mut Row) -> Option<String> {
    if let Some(link) = item.link.as_deref().and_then(|link| address::absolute(feed, feed, link)) {
        return Some(link);
    }
    let guid = item.guid.as_deref().filter(|guid| !guid.is_empty())?;
    row.lacks("a link", guid, "stored with the address of its `guid`");
    address::absolute("", "", guid).or_else(|| Some(format!("{feed}#{}", address::encode(guid))))
}
