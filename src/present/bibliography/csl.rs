//! CSL-JSON, by the schema of the Citation Style Language 1.0.2.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Entry, Sort, parts};

pub(super) fn write(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let words = |text: &str| Some(Value::from(text)).filter(|_| !text.is_empty());
    put("id", words(&entry.key));
    put(
        "type",
        words(match entry.sort {
            Sort::Case => "legal_case",
            Sort::Report => "report",
            Sort::Page => "webpage",
        }),
    );
    put("title", Some(Value::from(entry.title.as_str())));
    put("title-short", entry.short.as_deref().and_then(words));
    let author = entry.author.as_ref().filter(|_| entry.sort != Sort::Case);
    put("author", author.map(|name| json!([{ "literal": name }])));
    put(
        match entry.sort {
            Sort::Case => "authority",
            Sort::Report => "publisher",
            Sort::Page => "container-title",
        },
        words(&entry.publisher),
    );
    put("genre", words(&entry.genre));
    put("number", entry.number.as_deref().and_then(words));
    put("issued", entry.date.map(|date| json!({ "date-parts": [parts(date)] })));
    put("language", entry.language.as_deref().and_then(words));
    put("URL", entry.url.as_deref().and_then(words));
    serde_json::to_writer(out, &item).map_err(io::Error::from)
}
