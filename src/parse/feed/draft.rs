//! An item while it is read, and what it comes to.

use super::Item;
use crate::model::problem::Problem;
use crate::parse::dates::{self, DateForm};
use crate::parse::{html, text};

/// What a field of an item means, whatever the format calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Link,
    Guid,
    Published,
    Updated,
    Teaser,
    Content,
}

/// The fields of an item as they come. Of two alike the first counts.
#[derive(Debug, Default)]
pub(super) struct Draft {
    title: Option<String>,
    link: Option<String>,
    guid: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    teaser: Option<String>,
    content: Option<String>,
}

impl Draft {
    pub(super) fn put(&mut self, field: Field, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let place = match field {
            Field::Title => &mut self.title,
            Field::Link => &mut self.link,
            Field::Guid => &mut self.guid,
            Field::Published => &mut self.published,
            Field::Updated => &mut self.updated,
            Field::Teaser => &mut self.teaser,
            Field::Content => &mut self.content,
        };
        place.get_or_insert_with(|| value.to_owned());
    }

    /// The item, and a problem where its date cannot be read.
    pub(super) fn item(self, number: usize) -> (Item, Option<Problem>) {
        let place = format!("item {number}");
        let published = self.published.or(self.updated).map(|date| text::tidy(&date));
        let read = published.as_deref().map(|date| dates::day(date, DateForm::Rfc2822));
        let (date, problem) = match read {
            Some(Ok(day)) => (Some(day), None),
            Some(Err(bad)) => (None, Some(bad_date(&place, self.link.clone().or(self.guid.clone()), &bad))),
            None => (None, None),
        };
        let (description_html, content_html) = match (self.teaser, self.content) {
            (None, content) => (content, None),
            both => both,
        };
        let item = Item {
            title: self.title.as_deref().map(plain).unwrap_or_default(),
            link: self.link,
            guid: self.guid,
            published,
            date,
            description_text: description_html.as_deref().map(lines),
            description_html,
            content_html,
            place,
        };
        (item, problem)
    }
}

fn bad_date(place: &str, record: Option<String>, bad: &dates::BadDate) -> Problem {
    Problem {
        place: place.to_owned(),
        record,
        expected: format!("{} ({})", DateForm::Rfc2822.words(), bad.why),
        found: bad.found.clone(),
        effect: "read without a date".to_owned(),
    }
}

/// A title on one line. Feeds put markup and entities into titles, escaped twice; a lone `<` or `&` is
/// neither.
pub(super) fn plain(title: &str) -> String {
    markup(title).map_or_else(|| text::tidy(title), |tree| html::text_of(tree.root_element()))
}

fn lines(description: &str) -> String {
    markup(description)
        .map_or_else(|| text::tidy_lines(description), |tree| html::lines_of(tree.root_element()))
}

fn markup(given: &str) -> Option<html::Html> {
    let bytes = given.as_bytes();
    let some = bytes.windows(2).any(|pair| match pair {
        [b'<', next] => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'),
        [b'&', next] => next.is_ascii_alphabetic() || *next == b'#',
        _ => false,
    });
    if some { html::document_of(given).ok() } else { None }
}
