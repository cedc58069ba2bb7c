//! A record as one source lists it, as text: what a later reading is compared with, field by field.

use serde_json::{Map, Value, json};

use crate::model::change::ChangeKind;
use crate::model::filing::Filing;
use crate::model::hearing::Hearing;
use crate::model::press::Press;
use crate::model::record::Record;
use crate::model::wording::plain;

/// The record as a JSON object whose keys are the fields that changes are judged by.
pub fn of(record: &Record) -> Map<String, Value> {
    let value = match record {
        Record::Filing(filing) => filing_value(filing),
        Record::Hearing(hearing) => hearing_value(hearing),
        Record::Press(press) => press_value(press),
    };
    match value {
        Value::Object(map) => map.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        _ => Map::new(),
    }
}

fn filing_value(filing: &Filing) -> Value {
    let classification = &filing.classification;
    json!({
        "number": filing.printed,
        "title": filing.title,
        "face": filing.face,
        "registered": filing.registered,
        "listed": filing.listed,
        "classification": (classification.closed() || !classification.printed.is_empty())
            .then(|| classification.printed.clone()),
        "documents": (!filing.documents.is_empty()).then(|| filing.documents.join(" ")),
        "type": filing.kind.word(),
        "party": filing.party,
        "chamber": filing.chamber,
        "language": filing.language,
        "pages": filing.pages,
        "case": filing.case,
        "case name": filing.case_name,
        "page": filing.page_url,
    })
}

fn hearing_value(hearing: &Hearing) -> Value {
    json!({
        "starts": hearing.starts.iso(),
        "ends": hearing.ends.map(|w| w.iso()),
        "status": hearing.status.word(),
        "kind": hearing.kind,
        "room": hearing.room,
        "case": hearing.case,
        "evidence": hearing.evidence,
        "page": hearing.url,
    })
}

fn press_value(press: &Press) -> Value {
    json!({
        "title": press.title,
        "date": press.date,
        "body": press.body,
        "reference": press.reference,
        "kind": press.kind,
        "case": press.case,
    })
}

/// A difference between two readings of one row.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its sort.
    pub kind: ChangeKind,
    /// The value before.
    pub old: Option<String>,
    /// The value now.
    pub new: Option<String>,
}

/// What differs in meaning. Words that differ only in white space, quotation marks or dashes do not.
pub fn differences(record: &Record, old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<Difference> {
    let mut found = Vec::new();
    let fields = new.keys().chain(old.keys().filter(|k| !new.contains_key(*k)));
    for field in fields {
        let (before, now) = (text(old.get(field)), text(new.get(field)));
        if before.as_deref().map(plain) == now.as_deref().map(plain) {
            continue;
        }
        let kind = kind_of(record, field);
        let label = |v: Option<String>| match kind {
            ChangeKind::Entry => Some(format!("{field}: {}", v.as_deref().unwrap_or("nothing"))),
            _ => v,
        };
        found.push(Difference { kind, old: label(before), new: label(now) });
    }
    match record {
        Record::Hearing(_) => sitting(found, new),
        Record::Filing(filing) if filing.classification.closed() => closed(found),
        _ => found,
    }
}

/// A document that is closed loses its public address: that is the reclassification and no change beside it.
fn closed(mut found: Vec<Difference>) -> Vec<Difference> {
    if found.iter().any(|d| d.kind == ChangeKind::Classification) {
        found.retain(|d| d.kind != ChangeKind::Attachment);
    }
    found
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(s) => Some(s.clone()),
        other => Some(other.to_string()),
    }
}

fn kind_of(record: &Record, field: &str) -> ChangeKind {
    match (record, field) {
        (_, "title") => ChangeKind::Title,
        (_, "face" | "registered" | "listed" | "date") => ChangeKind::Date,
        (_, "classification") => ChangeKind::Classification,
        (_, "documents") => ChangeKind::Attachment,
        (_, "body") | (Record::Hearing(_), "evidence") => ChangeKind::Text,
        (Record::Hearing(_), "starts" | "ends") => ChangeKind::Moved,
        _ => ChangeKind::Entry,
    }
}

/// One event of a hearing is one change: the sentence that vacates or moves it differs as well, and says no more.
fn sitting(found: Vec<Difference>, new: &Map<String, Value>) -> Vec<Difference> {
    if found.is_empty() {
        return found;
    }
    let starts = found.iter().find(|d| d.kind == ChangeKind::Moved);
    if new.get("status").and_then(Value::as_str) == Some("vacated")
        && let Some(status) =
            found.iter().find(|d| d.old.as_deref().is_some_and(|o| o.starts_with("status: ")))
    {
        let old = status.old.as_deref().map(|o| o.trim_start_matches("status: ").to_owned());
        return vec![Difference { kind: ChangeKind::Vacated, old, new: Some("vacated".to_owned()) }];
    }
    match starts {
        Some(moved) => {
            vec![Difference { kind: ChangeKind::Moved, old: moved.old.clone(), new: moved.new.clone() }]
        }
        None => found,
    }
}
