//! What feeds of every publisher have in common.

use crate::model::{court::CourtRef, press::Press};
use crate::parse::{
    feed::{Item, items},
    html::{document_of, lines_of},
    page::{Page, Parsed},
    refused::Refused,
    text::{decode, short, tidy},
};
use crate::sources::reading::{Reading, Row};

/// Whether a body begins as a feed does.
pub(super) fn is_feed(page: &Page<'_>) -> bool {
    let start = beginning(page);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let root = |name| start.contains(name);
    start.starts_with("<rss")
        || start.starts_with("<feed")
        || start.starts_with("<?xml") && (root("<rss") || root("<feed") || root("<rdf:RDF"))
        || start.starts_with('{') && root("https://jsonfeed.org/version/")
}

/// What a feed says of itself before its first item.
pub(super) fn channel(page: &Page<'_>) -> String {
    let mut start = beginning(page);
    let items = ["<item", "<entry"].iter().filter_map(|item| start.find(item)).min();
    start.truncate(items.unwrap_or(start.len()));
    start
}

/// The first words of a body.
pub(super) fn beginning(page: &Page<'_>) -> String {
    decode(page.body.get(..4096).unwrap_or(page.body), page.charset)
}

/// How a page begins, in words.
pub(super) fn begins(text: &str) -> String {
    match short(&tidy(&short(text, 200)), 80).as_str() {
        "" => "is empty".to_owned(),
        start => format!("begins `{start}`"),
    }
}

/// Reads a feed, its items one by one.
pub(super) fn read(page: &Page<'_>, mut each: impl FnMut(&Item, Row, &mut Reading)) -> Parsed {
    let feed = match items(page.body, page.charset) {
        Ok(feed) => feed,
        Err(Refused::NotA { .. }) => {
            let begins = begins(&beginning(page));
            return Parsed::unreadable(format!(
                "looked for a feed (RSS, Atom or JSON Feed); the page {begins}"
            ));
        }
        Err(why) => return Parsed::unreadable(why.to_string()),
    };
    let mut reading = Reading::default();
    reading.page().problems = feed.problems;
    for item in &feed.items {
        let mut row = Row::at(&item.place);
        if item.date.is_none() {
            row.poor();
            if item.published.is_none() {
                row.problem("a date", "", "stored without a date");
            }
        }
        row.title(&item.title);
        each(item, row, &mut reading);
    }
    reading.done()
}

/// An item as a record at this address.
pub(super) fn press(court: Option<CourtRef>, item: &Item, kind: &str, url: &str) -> Press {
    Press {
        court,
        reference: None,
        date: item.date,
        kind: kind.to_owned(),
        title: item.title.clone(),
        url: url.to_owned(),
        body: item.content_html.as_deref().and_then(words),
        case: None,
    }
}

/// The words of a piece of HTML.
fn words(html: &str) -> Option<String> {
    let tree = document_of(html).ok()?;
    Some(lines_of(tree.root_element())).filter(|words| !words.is_empty())
}
