//! `/rss.xml`: the newest items of the site. The feed names no type; the page of an item does.

use crate::model::{court::CourtRef, record::Record};
use crate::parse::page::{Errand, Page, Parsed};
use crate::sources::{address, syndicated};

use super::{base, by_path, own_address, press_item};

/// The sort of an item whose page has not been read: the feed mixes all that the site publishes.
const UNSTATED: &str = "news";

/// Reads the feed.
pub(super) fn read(court: CourtRef, page: &Page<'_>) -> Parsed {
    syndicated::read(page, |item, mut row, reading| {
        let given = item.link.as_deref().or(item.guid.as_deref()).unwrap_or_default();
        let Some(url) = own_address(&base(page.url), given).filter(|_| !given.is_empty()) else {
            row.problem("a link", &item.title, "left out");
            return reading.drop(row);
        };
        let stated =
            item.description_text.as_deref().and_then(|text| text.lines().find_map(press_item::type_line));
        let kind = match &stated {
            Some((word, _)) => press_item::kind(word, &mut row),
            None => UNSTATED.to_owned(),
        };
        let news = address::place(&url)
            .is_some_and(|(host, path)| host == "icc-cpi.int" && by_path(&path) == Some("press-item"));
        if news {
            let errand =
                Errand { listing: "press-item".to_owned(), url: url.clone(), reference: url.clone() };
            reading.page().errands.push(errand);
        }
        reading.add(row, &url, Record::from(syndicated::press(Some(court), item, &kind, &url)));
    })
}
