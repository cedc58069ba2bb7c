//! A feed whose XML is broken, item by item.

use std::sync::LazyLock;

use regex::Regex;

use super::{Feed, xml};
use crate::model::problem::Problem;
use crate::parse::text::short;

static ITEM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)<(?:rss:|atom:)?(?:item|entry)(?:\s[^<>]*)?>").ok());
static TITLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?is)<title[^<>]*>([^<>]*)</title>").ok());

/// Cuts the text at the beginnings of items and reads each by itself. `None` where there is no item.
pub(super) fn read(text: &str, why: &str) -> Option<Feed> {
    let starts: Vec<usize> = ITEM.as_ref()?.find_iter(text).map(|found| found.start()).collect();
    let first = *starts.first()?;
    let mut feed = Feed { salvaged: true, ..Feed::default() };
    feed.problems.push(Problem {
        place: "the feed".to_owned(),
        record: None,
        expected: "well-formed XML".to_owned(),
        found: short(why, 200),
        effect: format!("its {} items were read one by one; some may be incomplete", starts.len()),
    });
    let head = text.get(..first).unwrap_or_default();
    let title = TITLE.as_ref().and_then(|title| title.captures(head)).and_then(|found| found.get(1));
    feed.title = title.map(|found| super::draft::plain(found.as_str()));
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (number, (start, end)) in (1..).zip(starts.iter().copied().zip(ends)) {
        let piece = without_tail(text.get(start..end).unwrap_or_default());
        match xml::read_piece(piece, number) {
            Ok(read) if !read.items.is_empty() => {
                feed.items.extend(read.items);
                feed.problems.extend(read.problems);
            }
            Ok(_) => feed.problems.push(lost(number, piece, "it is empty")),
            Err(xml::Stop::Broken(why)) => feed.problems.push(lost(number, piece, &why)),
            Err(_) => feed.problems.push(lost(number, piece, "its elements are nested too deep")),
        }
    }
    Some(feed)
}

/// Without what follows the item's own end.
fn without_tail(piece: &str) -> &str {
    let lower = piece.to_ascii_lowercase();
    let ends = ["</item>", "</entry>", "</rss:item>", "</atom:entry>"];
    let end = ends.iter().filter_map(|end| lower.find(end).map(|at| at + end.len())).min();
    end.and_then(|end| piece.get(..end)).unwrap_or(piece)
}

fn lost(number: usize, piece: &str, why: &str) -> Problem {
    Problem {
        place: format!("item {number}"),
        record: None,
        expected: format!("an item ({})", short(why, 120)),
        found: short(piece, 200),
        effect: "this item was left out".to_owned(),
    }
}
