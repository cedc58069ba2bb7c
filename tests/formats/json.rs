//! Briefings as JSON, against the schema that is published.

use std::fs;
use std::process::Command;

use courtwatch::{
    analyse::concerns::Codebook,
    model::{classification::Classification, tag::Anchoring},
    present::{
        assemble::{Standing, Tagged},
        briefing::Briefing,
        briefing_json,
    },
};
use serde_json::{Value, json};

use crate::briefings::{brief, quote, small, tagged};
use crate::home;
use crate::office::folder;
use crate::tools::{output, python};

fn written(briefing: &Briefing) -> String {
    let mut out = Vec::new();
    briefing_json::write(briefing, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A briefing in which every reason, state and form stands at least once.
fn full() -> Briefing {
    let one = |n: &str| tagged(n, "undue-delay", &format!("ICC-02/99-01/26-{n}"), "Order\u{202e}\u{1b}");
    let closed = |n, printed| Tagged { classification: Classification::read(printed), ..one(n) };
    let stands = |n, standing| Tagged { standing, ..one(n) };
    brief(vec![
        Tagged { quote: Some(quote("words", true)), anchoring: Anchoring::Unsettled, ..one("1") },
        Tagged { quote: Some(quote("words", true)), anchoring: Anchoring::Gone, confirmed: None, ..one("2") },
        Tagged {
            note: Some("a note".to_owned()),
            case: None,
            case_name: None,
            date: None,
            at: None,
            ..one("3")
        },
        closed("4", "Secret"),
        closed("5", "Confidential"),
        closed("6", "Confidential, EX PARTE"),
        closed("7", "a word of no level"),
        stands("8", Standing::Missing),
        stands("9", Standing::Gone),
        stands("a", Standing::Quarantined),
        stands("b", Standing::OnHold),
        Tagged { source_url: None, ..one("c") },
        Tagged { snapshot_sha256: None, ..one("d") },
        Tagged { concern: "no-such-concern".to_owned(), ..one("e") },
    ])
}

/// Checks the schema, then each of the files after it; prints `valid` or `invalid` and where.
const VALIDATE: &str = r"
import json, sys
from jsonschema import Draft202012Validator as V
schema = json.load(open(sys.argv[1], encoding='utf-8'))
V.check_schema(schema)
for path in sys.argv[2:]:
    errors = list(V(schema).iter_errors(json.load(open(path, encoding='utf-8'))))
    print('invalid ' + '/'.join(map(str, errors[0].absolute_path)) if errors else 'valid')
";

#[test]
fn the_schema_takes_what_is_written_and_refuses_what_is_not() {
    let Some(python) = python() else { return };
    let folder = folder("json");
    let right: Value = serde_json::from_str(&written(&full())).unwrap();
    let mut documents = vec![
        right.clone(),
        serde_json::from_str(&written(&brief(Vec::new()))).unwrap(),
        serde_json::from_str(&written(&small())).unwrap(),
    ];
    let wrongs: [(&str, Value); 6] = [
        ("/schema", json!("courtwatch-briefing/2")),
        ("/period/from", json!("1 April 2026")),
        ("/held_back/0/reason", json!("because")),
        ("/tags/total", json!(-1)),
        ("/goals/2/concerns/0/cases/0/tags/0/source/sha256", json!("abc")),
        ("/goals/2/concerns/0/cases/0/tags/0", json!({"id": "only"})),
    ];
    for (place, value) in &wrongs {
        let mut wrong = right.clone();
        *wrong.pointer_mut(place).unwrap() = value.clone();
        documents.push(wrong);
    }
    let mut further = right.clone();
    further["a key of nobody"] = json!(1);
    documents.push(further);
    let mut command = Command::new(python);
    command.args(["-c", VALIDATE]).arg(home("docs/briefing.schema.json"));
    for (place, document) in documents.iter().enumerate() {
        let path = folder.join(format!("{place}.json"));
        fs::write(&path, document.to_string()).unwrap();
        command.arg(path);
    }
    let said = output(&mut command);
    let found: Vec<&str> = said.lines().collect();
    assert_eq!(found[..3], ["valid"; 3]);
    for ((place, _), found) in wrongs.iter().zip(&found[3..]) {
        assert_eq!(*found, format!("invalid {}", &place[1..]));
    }
    assert_eq!(found[9], "invalid ");
}

#[test]
fn keys_stand_in_order_and_nothing_commands_a_terminal() {
    let text = written(&full());
    let read: serde_json::Map<String, Value> = serde_json::from_str(&text).unwrap();
    let keys: Vec<&str> = read.keys().map(String::as_str).collect();
    let expected = [
        "schema",
        "title",
        "period",
        "codebook",
        "tags",
        "review",
        "made_of",
        "unread",
        "goals",
        "held_back",
    ];
    assert_eq!(keys, expected);
    assert_eq!(read["goals"].as_array().unwrap().len(), Codebook::shipped().unwrap().goals().len());
    assert_eq!(read["goals"][2]["concerns"][0]["cases"][0]["tags"][0]["title"], "Order\u{202e}\u{1b}");
    assert!(!text.contains(['\u{202e}', '\u{1b}']) && text.ends_with("}\n"));
    assert_eq!(text, written(&full()));
}

#[test]
fn every_tag_is_there_once_and_nothing_that_is_held_back() {
    let read: Value = serde_json::from_str(&written(&full())).unwrap();
    let mut ids = Vec::new();
    for concern in read["goals"].as_array().unwrap().iter().flat_map(|g| g["concerns"].as_array().unwrap()) {
        for case in concern["cases"].as_array().unwrap() {
            ids.extend(case["tags"].as_array().unwrap().iter().map(|tag| tag["id"].to_string()));
        }
    }
    assert_eq!(ids.len(), 3);
    let held = read["held_back"].as_array().unwrap();
    assert_eq!(held.len(), 11);
    for held in held {
        let secret = held["reason"] == "secret";
        assert_eq!(held["number"].is_null(), secret, "{held}");
        assert_eq!(held.as_object().unwrap().len(), 3, "{held}");
    }
    let reasons: std::collections::BTreeSet<&str> =
        held.iter().map(|h| h["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons.len(), 11, "{reasons:?}");
}
