//! ICC Legal Tools Database: the JSON of `api/ltddocs` (`courts/icc.md` §6.2, `courts/others.md` §14).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::model::{
    court::CourtRef,
    listing::{Listing, Source},
};
use crate::parse::{
    json::{at, rows},
    page::{Page, Parsed},
    refused::Refused,
    text::short,
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{Adapter, Scope, address, court_of, syndicated};
use entry::Entry;

mod entry;
mod field;
mod marks;
mod stream;

/// The adapter.
pub struct LegalTools;

/// Rows of a full page.
const LIMIT: u64 = 1000;

/// What the database calls the courts. The second name is inferred: no answer with it has been seen.
const ORGANISATIONS: &[(&str, &str)] =
    &[("icc", "International Criminal Court (ICC)"), ("ksc", "Kosovo Specialist Chambers")];

impl Adapter for LegalTools {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn first(&self, listing: &Listing, scope: Scope<'_>) -> String {
        let fields: serde_json::Map<String, Value> =
            entry::FIELDS.iter().map(|name| ((*name).to_owned(), Value::Bool(true))).collect();
        let filter = json!({
            "where": condition(listing, scope),
            "order": "dateCreated DESC",
            "limit": LIMIT,
            "skip": 0,
            "fields": fields,
        });
        format!("{}?filter={}", listing.url, address::encode(&filter.to_string()))
    }

    fn count(&self, listing: &Listing, scope: Scope<'_>) -> Option<String> {
        let condition = condition(listing, scope).to_string();
        Some(format!("{}/count?where={}", listing.url, address::encode(&condition)))
    }

    fn read_count(&self, page: &Page<'_>) -> Option<u64> {
        at(page.body, "count")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let Some(court) = court_of(source, listing) else {
            return Parsed::unreadable("no court is named for this listing");
        };
        match without_mark(page.body).first() {
            Some(b'[') => read_array(court, page),
            Some(b'{') => read_results(court, page),
            _ => Parsed::unreadable(unlike(page.body)),
        }
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        let of = |name: &str| match name {
            name if name.contains("International Criminal Court") || name.starts_with("ICC-") => {
                Some("icc-filings")
            }
            name if name.contains("Kosovo") || name.starts_with("KSC-") => Some("ksc-filings"),
            _ => None,
        };
        if let Some((host, path)) = address::place(page.url) {
            let ours = host == "legal-tools.org" && path.to_lowercase().starts_with("/api/ltddocs");
            let asked = filter_of(page.url).filter(|_| ours)?;
            let wanted = |name| asked.get("where")?.get(name)?.as_str();
            return wanted("organisation").or_else(|| wanted("caseNumber")).and_then(of);
        }
        let body = without_mark(page.body);
        let start = String::from_utf8_lossy(body.get(..16_384).unwrap_or(body));
        let shape = ["\"slug\"", "\"externalId\""].iter().all(|name| start.contains(name));
        let number = start.split_once("\"externalId\"")?.1.trim_start_matches([':', ' ', '"']);
        (shape && matches!(body.first(), Some(b'[' | b'{'))).then(|| of(number)).flatten()
    }
}

/// A result of `/search`.
#[derive(Deserialize)]
struct Hit {
    hit: Entry,
}

fn condition(listing: &Listing, scope: Scope<'_>) -> Value {
    let court = listing.court.as_deref().unwrap_or_default();
    let name = ORGANISATIONS.iter().find(|(slug, _)| *slug == court).map_or(court, |(_, name)| *name);
    let mut condition = json!({"organisation": name, "contentType": "judicial_document"});
    match scope {
        Scope::Whole => {}
        Scope::After(day) => condition["dateCreated"] = json!({"gt": format!("{day}T00:00:00.000Z")}),
        Scope::Case(number) => condition["caseNumber"] = json!(number),
    }
    condition
}

fn read_array(court: CourtRef, page: &Page<'_>) -> Parsed {
    let mut reading = Reading::default();
    let rows = stream::each(page.body, |number, document| {
        let mut row = Row::at(format!("row {number}"));
        if let Ok(entry) = serde_json::from_str(document) {
            entry::read(court, &entry, row, &mut reading);
        } else {
            row.problem("an object with the usual fields", document, "left out");
            reading.drop(row);
        }
    });
    match rows {
        Ok(rows) => reading.page().next = next(page.url, rows, None),
        Err(why) => return Parsed::unreadable(why),
    }
    reading.done()
}

fn read_results(court: CourtRef, page: &Page<'_>) -> Parsed {
    if let Some(error) = at::<Value>(page.body, "error") {
        let said = error.get("message").and_then(Value::as_str).map_or(error.to_string(), str::to_owned);
        return Parsed::unreadable(format!("the database answered with an error: `{}`", short(&said, 200)));
    }
    let found = match rows::<Hit>(page.body, "results") {
        Ok(found) if found.whole => found,
        Ok(found) => {
            return Parsed::unreadable(format!("the answer is cut off after {} documents", found.count));
        }
        Err(Refused::NotA { .. }) => return Parsed::unreadable(unlike(page.body)),
        Err(why) => return Parsed::unreadable(why.to_string()),
    };
    let mut reading = Reading::default();
    reading.lost(found.problems);
    for (index, found) in found.rows {
        entry::read(court, &found.hit, Row::at(format!("row {}", index + 1)), &mut reading);
    }
    let total = at(page.body, "total");
    reading.page().total = total;
    reading.page().next = next(page.url, found.count, total);
    reading.done()
}

/// The body without a byte order mark and white space before it.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start()
}

fn unlike(body: &[u8]) -> String {
    let begins = syndicated::begins(&String::from_utf8_lossy(body.get(..400).unwrap_or(body)));
    format!("looked for documents in a JSON array, or in one under `results`; the answer {begins}")
}

/// The same question further on, when the page was full.
fn next(url: &str, rows: u64, total: Option<u64>) -> Option<String> {
    let mut filter = filter_of(url)?;
    let limit = filter.get("limit").and_then(Value::as_u64)?;
    let place = if filter.get("from").is_some() { "from" } else { "skip" };
    let so_far = filter.get(place).and_then(Value::as_u64).unwrap_or(0) + limit;
    if rows < limit || total.is_some_and(|total| so_far >= total) {
        return None;
    }
    filter[place] = json!(so_far);
    address::with_query(url, "filter", &filter.to_string())
}

/// What the address asks for: `filter`, or the `where` of a count.
fn filter_of(url: &str) -> Option<Value> {
    let filter = address::query(url, "filter")?;
    serde_json::from_str(&filter).ok().filter(Value::is_object)
}
