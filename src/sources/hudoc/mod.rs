//! HUDOC: RSS and the answer of its query (`courts/others.md` §10).

use serde::Deserialize;

use crate::model::{
    court::CourtRef,
    listing::{Listing, Source},
    press::Press,
    record::Record,
};
use crate::parse::{
    dates::DateForm,
    feed::Item,
    json::{at, rows},
    page::{Page, Parsed},
    text::tidy,
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{Adapter, address, court_of, syndicated};

/// The adapter.
pub struct Hudoc;

/// The site of the Court, among the HUDOC sites of the Council of Europe.
const ECHR: &str = "hudoc.echr.coe.int";

/// Slugs and the words for them that end a description.
const KINDS: &[(&str, &[&str])] = &[
    ("judgment", &["chamber judgment", "grand chamber judgment", "committee judgment", "judgment"]),
    ("decision", &["decision", "chamber decision", "grand chamber decision", "committee decision"]),
    ("advisory-opinion", &["advisory opinion", "advisory opinions"]),
    ("communicated-case", &["communicated case", "communicated cases"]),
    ("legal-summary", &["legal summary", "legal summaries"]),
    ("report", &["report", "country report", "country reports", "activity report", "follow-up report"]),
    ("letter", &["letter"]),
    ("intervention", &["third party intervention"]),
    ("memorandum", &["memorandum"]),
    ("opinion", &["opinion"]),
    ("recommendation", &["recommendation"]),
    ("issue-paper", &["issue paper"]),
    ("submission", &["rule 9"]),
    ("other", &["other"]),
];

impl Adapter for Hudoc {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let Some(court) = court_of(source, listing) else {
            return Parsed::unreadable("no court is named for this listing");
        };
        if page.body.trim_ascii_start().starts_with(b"{") {
            return read_results(court, page);
        }
        syndicated::read(page, |item, row, reading| entry(court, item, row, reading))
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        if let Some((host, path)) = address::place(page.url) {
            let known = path.starts_with("/app/transform/rss") || path.starts_with("/app/query/results");
            return (host.starts_with("hudoc.") && host.ends_with(".coe.int") && known)
                .then_some("judgments");
        }
        if syndicated::is_feed(page) {
            let channel = syndicated::channel(page);
            return (channel.contains("://hudoc.") && channel.contains(".coe.int/")).then_some("judgments");
        }
        let start = syndicated::beginning(page);
        let results = ["\"columns\"", "\"itemid\""].iter().all(|name| start.contains(name));
        (start.trim_start().starts_with('{') && results).then_some("judgments")
    }
}

/// An item of the feed: `<link>` is `http://hudoc.echr.coe.int/eng#{"itemid":["001-243188"]}`.
fn entry(court: CourtRef, item: &Item, mut row: Row, reading: &mut Reading) {
    let link = item.link.as_deref().unwrap_or_default();
    let Some((site, id)) = identity(link) else {
        row.problem("a link that ends in an identity (`#{\"itemid\":[…]}`)", link, "left out");
        return reading.drop(row);
    };
    let own = site == ECHR;
    let mut press = syndicated::press(own.then_some(court), item, "post", &document(&site, &id));
    let described = item.description_text.as_deref().unwrap_or_default();
    let (numbers, word) = if own { numbers_and_type(described) } else { (None, last_part(described)) };
    press.reference = numbers;
    match kind(word) {
        Some(kind) => kind.clone_into(&mut press.kind),
        None if own => {
            let effect = "stored as `post`; left out of counts by type";
            row.problem("a type that this adapter knows", described, effect);
        }
        None => {}
    }
    reading.add(row, &id, Record::from(press));
}

/// Site and identity of a link, whatever the site calls its identities.
fn identity(link: &str) -> Option<(String, String)> {
    let (site, fragment) = link.split_once('#')?;
    let (site, _) = address::place(site)?;
    let fragment = address::decode(fragment);
    let ids: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&fragment).ok()?;
    let mut ids = ids.values().filter_map(|value| value.as_array());
    match (ids.next().map(Vec::as_slice), ids.next()) {
        (Some([id]), None) => Some((site, id.as_str().filter(|id| !id.is_empty())?.to_owned())),
        _ => None,
    }
}

/// The address of a document.
fn document(site: &str, id: &str) -> String {
    format!("https://{site}/eng?i={}", address::encode(id))
}

/// `45443/21;45483/21 - Chamber Judgment`: application numbers and type.
fn numbers_and_type(described: &str) -> (Option<String>, &str) {
    let number = |n: &str| n.trim().chars().all(|c| c.is_ascii_digit() || c == '/') && n.contains('/');
    match described.split_once(" - ") {
        Some((numbers, word)) if numbers.split(';').all(number) => (Some(numbers.to_owned()), word),
        _ => (None, described),
    }
}

/// `3 - Liechtenstein - Country Reports`: the type.
fn last_part(described: &str) -> &str {
    described.rsplit(" - ").next().unwrap_or(described)
}

fn kind(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

/// A result of the query.
#[derive(Deserialize)]
struct Hit {
    columns: serde_json::Map<String, serde_json::Value>,
}

impl Hit {
    fn text(&self, name: &str) -> String {
        self.columns.get(name).and_then(|value| value.as_str()).map(tidy).unwrap_or_default()
    }
}

fn read_results(own: CourtRef, page: &Page<'_>) -> Parsed {
    let found = match rows::<Hit>(page.body, "results") {
        Ok(found) if found.whole => found,
        Ok(found) => return Parsed::unreadable(format!("the answer is cut off after {} rows", found.count)),
        Err(why) => return Parsed::unreadable(why.to_string()),
    };
    let mut reading = Reading::default();
    reading.lost(found.problems);
    for (index, hit) in found.rows {
        let mut row = Row::at(format!("row {}", index + 1));
        let (id, title, date) = (hit.text("itemid"), hit.text("docname"), hit.text("kpdate"));
        if id.is_empty() {
            row.problem("an `itemid`", &title, "left out");
            reading.drop(row);
            continue;
        }
        row.title(&title);
        let form = if date.contains('/') { DateForm::DmySlash } else { DateForm::Iso };
        let press = Press {
            court: Some(own),
            reference: Some(hit.text("appno")).filter(|numbers| !numbers.is_empty()),
            date: row.needed_day(&date, form),
            kind: by_code(&hit.text("doctype"), &mut row).to_owned(),
            title,
            url: document(ECHR, &id),
            body: None,
            case: None,
        };
        reading.add(row, &id, Record::from(press));
    }
    reading.page().total = at(page.body, "resultcount");
    reading.done()
}

/// `HEJUD`, `HFJUD`, `HJUDGER`, `HEDEC`: the type by the code of the query.
fn by_code(code: &str, row: &mut Row) -> &'static str {
    if code.contains("JUD") {
        "judgment"
    } else if code.contains("DEC") {
        "decision"
    } else {
        row.problem("a `doctype` of a judgment or decision", code, "stored as `post`");
        "post"
    }
}
