//! The Legal Tools Database: `api/ltddocs` with LoopBack's `filter`, `where` and `count`.

use serde_json::{Map, Value, json};

use super::{Court, Filing, Site, World, etag, paper, parameter};
use crate::support::server::Reply;

/// Answers `/api/ltddocs`, `/api/ltddocs/count` and the documents.
pub(super) fn answer(world: &World, path: &str, query: &str) -> Option<Reply> {
    let value = |name| parameter(query, name).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    match path {
        "/api/ltddocs/count" => {
            let found = select(world, value("where").as_ref());
            Some(told(&json!({ "count": found.len() })))
        }
        "/api/ltddocs" => Some(told(&Value::Array(rows(world, &value("filter").unwrap_or_default())))),
        _ => {
            let slug = path.strip_prefix("/doc/")?.strip_suffix("/pdf/")?;
            let found = world.listed(Site::LegalTools).into_iter().find(|f| slug_of(f) == slug)?;
            let body = paper::of(found);
            Some(Reply::ok("application/pdf", body.clone()).etag(&etag(&body)))
        }
    }
}

fn told(value: &Value) -> Reply {
    let body = value.to_string().into_bytes();
    Reply::ok("application/json; charset=utf-8", body.clone()).etag(&etag(&body))
}

fn rows(world: &World, filter: &Value) -> Vec<Value> {
    let mut rows = select(world, filter.get("where"));
    if let Some((field, way)) = filter.get("order").and_then(Value::as_str).and_then(|o| o.split_once(' ')) {
        rows.sort_by(|a, b| compare(&a[field], &b[field]));
        if way == "DESC" {
            rows.reverse();
        }
    }
    let number = |name| filter.get(name).and_then(Value::as_u64).map(|n| usize::try_from(n).unwrap());
    let rows = rows.into_iter().skip(number("skip").unwrap_or(0)).take(number("limit").unwrap_or(usize::MAX));
    match filter.get("fields").and_then(Value::as_object) {
        None => rows.map(Value::Object).collect(),
        Some(fields) => rows.map(|row| Value::Object(only(row, fields))).collect(),
    }
}

fn only(row: Map<String, Value>, fields: &Map<String, Value>) -> Map<String, Value> {
    row.into_iter().filter(|(name, _)| fields.get(name).and_then(Value::as_bool) == Some(true)).collect()
}

fn select(world: &World, condition: Option<&Value>) -> Vec<Map<String, Value>> {
    let mut rows: Vec<Map<String, Value>> = world.listed(Site::LegalTools).into_iter().map(row).collect();
    let Some(condition) = condition.and_then(Value::as_object) else { return rows };
    rows.retain(|row| condition.iter().all(|(field, wanted)| meets(row.get(field), wanted)));
    rows
}

/// LoopBack: a value is equality, an object holds operators.
fn meets(found: Option<&Value>, wanted: &Value) -> bool {
    let Some(found) = found else { return false };
    let Some(operators) = wanted.as_object() else { return found == wanted };
    operators.iter().all(|(operator, bound)| {
        let order = compare(found, bound);
        match operator.as_str() {
            "gt" => order.is_gt(),
            "gte" => order.is_ge(),
            "lt" => order.is_lt(),
            "lte" => order.is_le(),
            other => panic!("the world's database has no operator `{other}`"),
        }
    })
}

fn compare(a: &Value, b: &Value) -> std::cmp::Ordering {
    match (a.as_str(), b.as_str()) {
        (Some(a), Some(b)) => a.cmp(b),
        _ => a.as_i64().cmp(&b.as_i64()),
    }
}

/// The database's own name of an entry.
pub(super) fn slug_of(filing: &Filing) -> String {
    let letters = etag(format!("{}/{}", filing.case, filing.number).as_bytes());
    letters
        .trim_matches('"')
        .chars()
        .map(|c| char::from(b'a' + u8::try_from(c as u32 % 26).unwrap()))
        .collect()
}

fn row(filing: &Filing) -> Map<String, Value> {
    let (organisation, number) = match filing.court {
        Court::Icc => ("International Criminal Court (ICC)", filing.number.clone()),
        Court::Ksc => ("Kosovo Specialist Chambers", format!("{}/{}", filing.case, filing.number)),
    };
    let language = match filing.language {
        "en" => "5d8f15835240a52088f2a853",
        "fr" => "5d8f15835240a52088f2a854",
        _ => "5d8f15835240a52088f2a855",
    };
    let row = json!({
        "slug": slug_of(filing),
        "title": filing.title,
        "externalId": number,
        "caseNumber": filing.case,
        "caseName": filing.case_name,
        "dateCreated": format!("{}T00:00:00.000Z", filing.date),
        "source": filing.party,
        "judicialDocumentType": filing.kind.to_lowercase(),
        "numberOfPages": 4 + slug_of(filing).bytes().map(usize::from).sum::<usize>() % 17,
        "languageIds": [language],
        "confidentiality": filing.level,
        "requireDownloadPermission": false,
        "isPublished": true,
        "deleted": false,
        "organisation": organisation,
        "contentType": "judicial_document",
    });
    match row {
        Value::Object(row) => row,
        _ => Map::new(),
    }
}
