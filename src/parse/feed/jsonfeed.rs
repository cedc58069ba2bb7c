//! JSON Feed, <https://www.jsonfeed.org/version/1.1/>.

use serde::Deserialize;
use serde_json::Value;

use super::{
    Feed,
    draft::{Draft, Field, plain},
};
use crate::parse::{json, refused::Refused};

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    id: Value,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
}

/// Reads the `items`; one that is not an object of this shape is a problem.
pub(super) fn read(text: &str) -> Result<Feed, Refused> {
    let read = json::rows::<Entry>(text.as_bytes(), "items")?;
    let title = json::at::<String>(text.as_bytes(), "title").map(|title| plain(&title));
    let mut feed = Feed { title, salvaged: !read.whole, problems: read.problems, items: Vec::new() };
    for (index, entry) in read.rows {
        let (item, problem) =
            draft(entry).item(usize::try_from(index).unwrap_or(usize::MAX).saturating_add(1));
        feed.items.push(item);
        feed.problems.extend(problem);
    }
    Ok(feed)
}

fn draft(entry: Entry) -> Draft {
    let mut draft = Draft::default();
    let id = match entry.id {
        Value::String(id) => Some(id),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    let text = entry.content_text.map(|text| escape(&text));
    let fields = [
        (Field::Guid, id),
        (Field::Link, entry.url),
        (Field::Link, entry.external_url),
        (Field::Title, entry.title),
        (Field::Teaser, entry.summary.map(|summary| escape(&summary))),
        (Field::Content, entry.content_html),
        (Field::Content, text),
        (Field::Published, entry.date_published),
        (Field::Updated, entry.date_modified),
    ];
    for (field, value) in fields {
        draft.put(field, &value.unwrap_or_default());
    }
    draft
}

/// Plain text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
}
