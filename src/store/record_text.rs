//! A record as one source lists it, as text: what a later reading is compared with, field by field.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{StoreError, bodies};
use crate::model::change::ChangeKind;
use crate::model::filing::Filing;
use crate::model::hearing::Hearing;
use crate::model::language::Language;
use crate::model::moment::Day;
use crate::model::press::Press;
use crate::model::record::Record;
use crate::model::wording::plain;

/// The record as text: a JSON object whose keys are the fields that changes are judged by.
pub fn of(record: &Record) -> String {
    let value = match record {
        Record::Filing(filing) => return serde_json::to_string(&FilingText::of(filing)).unwrap_or_default(),
        Record::Hearing(hearing) => hearing_value(hearing),
        Record::Press(press) => press_value(press),
    };
    match value {
        Value::Object(map) => {
            let stated: Map<String, Value> = map.into_iter().filter(|(_, v)| !v.is_null()).collect();
            serde_json::to_string(&stated).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The fields of such a text.
///
/// # Errors
/// A text that is no such object: read as an empty one it would make every field a change.
pub fn fields(text: &str) -> Result<Map<String, Value>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged { sha256: bodies::sha256(text.as_bytes()) })
}

/// A filing goes out as it stands, without a tree of values between: there are a million of them.
#[derive(Serialize)]
struct FilingText<'a> {
    number: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    face: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registered: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    classification: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<String>,
    r#type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chamber: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(rename = "case name", skip_serializing_if = "Option::is_none")]
    case_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
}

impl FilingText<'_> {
    fn of(filing: &Filing) -> FilingText<'_> {
        let classification = &filing.classification;
        let stated = classification.closed() || !classification.printed.is_empty();
        FilingText {
            number: &filing.printed,
            title: &filing.title,
            face: filing.face,
            registered: filing.registered,
            listed: filing.listed,
            classification: stated.then_some(classification.printed.as_str()),
            documents: (!filing.documents.is_empty()).then(|| filing.documents.join(" ")),
            r#type: filing.kind.word(),
            party: filing.party.as_deref(),
            chamber: filing.chamber.as_deref(),
            language: filing.language.as_ref(),
            pages: filing.pages,
            case: filing.case.as_deref(),
            case_name: filing.case_name.as_deref(),
            page: filing.page_url.as_deref(),
        }
    }
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
