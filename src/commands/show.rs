//! `courtwatch show`: one record with its family, dates, sightings, text and tags.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Session, eyes, find};
use crate::cli::{Format, ShowArgs};
use crate::error::{Exit, Message};
use crate::model::number::{self, DocumentNumber};
use crate::model::review::Review;
use crate::model::rows::TagRow;
use crate::model::wording::short;
use crate::present::text::wrap;
use crate::present::visible::one_line;
use crate::store::show::Shown;
use crate::store::{ItemId, Store};

/// A tag with what people answered to it.
type Judged = (Vec<Review>, TagRow);

/// Shows a record, or each version of a family.
pub fn run(session: &Session, args: &ShowArgs) -> Result<Exit, Message> {
    if args.format.format == Format::Csv {
        return Err(Message::error(
            Exit::Usage,
            "a record with its family is no table, so `show` has no `csv`",
        )
        .hint("`--format json` has everything; `courtwatch list filings --format csv` lists records"));
    }
    let store = session.existing_store()?;
    let records = family(&store, find::records(&store, &args.number)?)?;
    let blind = eyes::blind(session, &store, None)?;
    let mut withheld = 0;
    let mut shown: Vec<(Shown, Vec<Judged>)> = Vec::new();
    for item in &records {
        let (seen, unseen): (Vec<_>, Vec<_>) =
            store.tags_on(*item)?.into_iter().partition(|tag| !blind.tags.contains(&tag.id));
        withheld += unseen.len();
        let judged = seen.into_iter().map(|tag| Ok((store.reviews_shown(&tag)?, tag)));
        shown.push((store.show(*item)?, judged.collect::<Result<_, Message>>()?));
    }
    eyes::say(session, &blind, withheld);
    match args.format.format {
        Format::Json | Format::Csv => {
            let array: Vec<Value> = shown.iter().map(|(s, tags)| value(s, tags)).collect();
            let text = serde_json::to_string_pretty(&array).unwrap_or_default();
            session.print(&format!("{text}\n"))?;
        }
        Format::Table => session.print(&text(&shown))?,
    }
    if args.text && args.format.format == Format::Table {
        for item in &records {
            if let Some(text) = super::text::for_reader(&store, *item)? {
                session.print(&format!("\n{text}"))?;
            }
        }
    }
    Ok(Exit::Done)
}

/// Every version of the filings that the records are versions of, in the order of a family.
fn family(store: &Store, records: Vec<ItemId>) -> Result<Vec<ItemId>, Message> {
    let mut all = Vec::new();
    for record in records {
        for item in store.family_around(record)? {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    let numbers = store.printed_numbers(&all)?;
    let mut ordered: Vec<(Option<DocumentNumber>, String, ItemId)> = numbers
        .into_iter()
        .zip(all)
        .map(|(printed, item)| (DocumentNumber::read(&printed).ok(), printed, item))
        .collect();
    ordered.sort_by(|a, b| match (&a.0, &b.0) {
        (Some(x), Some(y)) => number::family_order(x, y).then_with(|| a.1.cmp(&b.1)),
        _ => a.1.cmp(&b.1),
    });
    Ok(ordered.into_iter().map(|(.., item)| item).collect())
}

fn text(shown: &[(Shown, Vec<Judged>)]) -> String {
    let mut text = String::new();
    if let Some((first, _)) = shown.first()
        && shown.len() > 1
        && let Some(base) = &first.base
    {
        let _ = writeln!(text, "{base}: {} versions are known\n", shown.len());
    }
    for (record, tags) in shown {
        one(&mut text, record, tags);
        text.push('\n');
    }
    text.pop();
    text
}

fn line(text: &mut String, label: &str, value: &str) {
    let _ = writeln!(text, "  {label:<15} {}", one_line(value));
}

fn paragraph(text: &mut String, words: &str) {
    for row in wrap(&one_line(words), 80) {
        line(text, "", &row);
    }
}

fn one(text: &mut String, record: &Shown, tags: &[Judged]) {
    let _ = writeln!(text, "{}", one_line(&record.number));
    for row in wrap(&one_line(&record.title), 96).iter().filter(|row| !row.is_empty()) {
        let _ = writeln!(text, "  {row}");
    }
    if let Some(case) = &record.case {
        line(text, "case", &record.case_name.as_ref().map_or(case.clone(), |name| format!("{case}, {name}")));
    }
    for (label, value) in &record.facts {
        line(text, label, value);
    }
    line(text, "first seen", &record.first_seen);
    if record.state != "listed" {
        let why = record.reason.as_ref().map(|r| format!(": {r}")).unwrap_or_default();
        line(text, "state", &format!("{}{why}", record.state));
    }
    if let Some(why) = record.withheld.as_ref().filter(|why| Some(*why) != record.reason.as_ref()) {
        line(text, "held back", why);
    }
    for sighting in &record.sightings {
        let missed = if sighting.missed > 0 { ", missing since" } else { "" };
        line(
            text,
            "seen",
            &if sighting.first_seen == sighting.last_seen {
                format!("{} on {}{missed}", sighting.listing, sighting.first_seen)
            } else {
                format!("{} from {} to {}{missed}", sighting.listing, sighting.first_seen, sighting.last_seen)
            },
        );
        line(text, "", &format!("{} sha256 {}", short(&sighting.page, 100), sighting.sha256));
    }
    for (url, sha256) in &record.documents {
        let held = sha256.as_ref().map_or("not fetched".to_owned(), |hash| format!("sha256 {hash}"));
        line(text, "document", format!("{url} ({held})").trim_start());
    }
    if let Some(body) = record.text.as_ref() {
        text.push('\n');
        for paragraph in body.lines() {
            for row in wrap(&one_line(paragraph), 94) {
                let _ = writeln!(text, "    {row}");
            }
        }
    }
    for (reviews, tag) in tags {
        line(text, "tag", &format!("{} by {} ({}) {}", tag.concern, tag.by, tag.state, tag.id));
        if let Some(quote) = &tag.quote {
            paragraph(text, &format!("“{quote}”"));
        }
        if let Some(note) = &tag.note {
            paragraph(text, note);
        }
        for review in reviews {
            paragraph(text, &review.told());
        }
    }
}

/// A review for programs.
fn review(tag: &TagRow, review: &Review) -> Value {
    json!({
        "tag": tag.id, "verdict": review.verdict.word(), "was": review.was, "note": review.note, "by": review.by,
        "at": review.at,
    })
}

fn value(record: &Shown, tags: &[Judged]) -> Value {
    json!({
        "kind": record.kind,
        "court": record.court,
        "case": record.case,
        "number": record.number,
        "base": record.base,
        "title": record.title,
        "state": record.state,
        "reason": record.reason,
        "withheld": record.withheld,
        "classification": record.level,
        "first_seen": record.first_seen,
        "facts": record.facts.iter().map(|(k, v)| ((*k).to_owned(), json!(v))).collect::<serde_json::Map<_, _>>(),
        "sightings": record.sightings.iter().map(|s| json!({
            "listing": s.listing, "first_seen": s.first_seen, "last_seen": s.last_seen, "missed": s.missed,
            "page": s.page, "sha256": s.sha256,
        })).collect::<Vec<_>>(),
        "documents": record.documents.iter().map(|(url, hash)| json!({"url": url, "sha256": hash})).collect::<Vec<_>>(),
        "text": record.text.as_ref(),
        "tags": tags.iter().map(|(_, tag)| tag).collect::<Vec<_>>(),
        "reviews": tags.iter().flat_map(|(all, tag)| all.iter().map(|r| review(tag, r))).collect::<Vec<_>>(),
    })
}
