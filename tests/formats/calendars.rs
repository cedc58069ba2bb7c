//! Calendars, read back by two parsers of others and by the rules of RFC 5545.

use std::fs;
use std::process::Command;

use chrono::{DateTime, Utc};
use courtwatch::model::sitting::Sitting;
use courtwatch::present::calendar::{Entry, Standing, Time, sittings, write};
use serde_json::Value;

use crate::tools::{output, python};
use crate::{day, home};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn entry(name: &str) -> Entry {
    Entry {
        name: vec!["test".to_owned(), name.to_owned()],
        time: Time::At(at("2026-03-29T07:30:00Z"), Some(at("2026-03-29T09:00:00Z"))),
        summary: name.to_owned(),
        description: String::new(),
        place: None,
        url: None,
        categories: Vec::new(),
        standing: Standing::Confirmed,
        made: at("2026-01-01T00:00:00Z"),
        changed: at("2026-01-02T03:04:05Z"),
        sequence: 0,
    }
}

fn sitting() -> Sitting {
    Sitting {
        item: 1,
        court: "icc".to_owned(),
        case: Some("ICC-01/77-01/26".to_owned()),
        name: "ICC-01/77-01/26 2026-10-25".to_owned(),
        kind: "status conference".to_owned(),
        starts: "2026-10-26T09:30:00+01:00".to_owned(),
        ends: Some("2026-10-26T11:00:00+01:00".to_owned()),
        zone: "Europe/Amsterdam".to_owned(),
        room: Some("Courtroom I".to_owned()),
        status: "announced".to_owned(),
        evidence: "The Chamber convenes a status conference on 26 October 2026 at 9.30.".to_owned(),
        url: Some("https://court.example/a?b=1,2;3".to_owned()),
        withheld: None,
        missing: false,
        first_seen: "2026-09-01T08:00:00Z".to_owned(),
        changed: None,
        changes: 0,
    }
}

/// What both parsers found, which must be the same; `None` where they are not there.
fn read_back(name: &str, text: &str) -> Option<Vec<Value>> {
    shape(text);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendars");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.ics"));
    fs::write(&file, text).unwrap();
    let found = output(Command::new(python()?).arg(home("tests/formats/calendars.py")).arg(&file));
    let mut both: Vec<Vec<Value>> = serde_json::from_str(&found).unwrap();
    assert_eq!(both[0], both[1], "the two parsers differ");
    Some(both.remove(0))
}

/// RFC 5545, section 3.1: lines end with CRLF, have at most 75 octets, and are whole letters.
fn shape(text: &str) {
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let unfolded = text.replace("\r\n ", "");
    let count = |what: &str| unfolded.lines().filter(|line| line.starts_with(what)).count();
    let events = count("BEGIN:VEVENT");
    for one_each in ["UID:", "DTSTAMP:", "SEQUENCE:", "STATUS:", "SUMMARY:", "LAST-MODIFIED:", "END:VEVENT"] {
        assert_eq!(count(one_each), events, "{one_each}");
    }
    assert_eq!(count("VERSION:2.0"), 1);
}

#[test]
fn awkward_texts_come_back_as_they_were() {
    let texts = [
        "commas, semicolons; colons: and \\ backslashes \\n \\, \\;",
        "two\nlines\n\nand a third",
        "\"quoted\" “curly” «français» ’",
        "🏛️👩‍⚖️ ",
        "BEGIN:VEVENT\nEND:VCALENDAR\nATTENDEE:mailto:x@example.org",
        "Thaçi, Đorđević, علي عبد الرحمن, សំផន, 判决",
        "a line of spaces                                                                              and its end",
    ];
    let long: Vec<String> = (60..90).map(|n| format!("{}é🏛️{}", "x".repeat(n), "ü".repeat(120))).collect();
    let mut entries: Vec<Entry> = texts
        .iter()
        .map(|text| Entry {
            description: (*text).to_owned(),
            place: Some("Room 1, The Hague; second floor".to_owned()),
            categories: vec!["a, b; c".to_owned(), "d".to_owned()],
            ..entry(text)
        })
        .collect();
    entries.extend(long.iter().map(|text| Entry { description: text.clone(), ..entry(text) }));
    let text = write("Name, with; signs", &entries);
    let Some(found) = read_back("awkward", &text) else { return };
    assert_eq!(found.len(), entries.len());
    for (found, entry) in found.iter().zip(&entries) {
        assert_eq!(found["description"], entry.description.as_str());
        assert_eq!(found["summary"], entry.summary.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    assert_eq!(found[0]["location"], "Room 1, The Hague; second floor");
    assert_eq!(found[0]["categories"], serde_json::json!(["a, b; c", "d"]));
}

#[test]
fn every_line_feed_is_escaped_and_the_bytes_are_the_same_twice() {
    let entries =
        [Entry { description: "é, ü; \\ \n🏛️ ".repeat(20).trim().to_owned(), ..entry("one") }];
    let text = write("x", &entries);
    let unfolded = text.replace("\r\n ", "");
    let line = unfolded.lines().find(|line| line.starts_with("DESCRIPTION:")).unwrap();
    assert_eq!(line.matches("\\n").count(), 20);
    assert_eq!(text, write("x", &entries), "the same bytes twice");
}

#[test]
fn what_a_terminal_or_a_line_would_obey_is_gone() {
    let text =
        write("x", &[Entry { description: "a\r\nb\rc\u{1b}[2J\u{0}\u{202e}d\te".to_owned(), ..entry("y") }]);
    shape(&text);
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("DESCRIPTION:a\\nb\\nc␛[2J␀�d e"), "{unfolded}");
    let bad = write("x", &[Entry { url: Some("https://a.example/\r\nATTENDEE:x".to_owned()), ..entry("z") }]);
    assert!(!bad.contains("ATTENDEE") && !bad.contains("URL:"));
    let script = write("x", &[Entry { url: Some("javascript:alert(1)".to_owned()), ..entry("z") }]);
    assert!(!script.contains("javascript"));
}

#[test]
fn days_and_instants() {
    let days = |first, last| Time::Days(first, last);
    let (a, b) = (day(2026, 12, 30).unwrap(), day(2026, 12, 31).unwrap());
    let entries = [
        entry("instant"),
        Entry { time: days(a, a), ..entry("one day") },
        Entry { time: days(a, b), ..entry("two days") },
        Entry { time: days(b, a), ..entry("turned round") },
        Entry {
            time: Time::At(at("2026-01-01T10:00:00Z"), Some(at("2026-01-01T09:00:00Z"))),
            ..entry("ends before")
        },
    ];
    let Some(found) = read_back("days", &write("x", &entries)) else { return };
    let times: Vec<(&str, Option<&str>)> =
        found.iter().map(|e| (e["starts"].as_str().unwrap(), e["ends"].as_str())).collect();
    assert_eq!(
        times,
        [
            ("2026-03-29T07:30:00+00:00", Some("2026-03-29T09:00:00+00:00")),
            ("2026-12-30", Some("2026-12-31")),
            ("2026-12-30", Some("2027-01-01")),
            ("2026-12-31", Some("2027-01-01")),
            ("2026-01-01T10:00:00+00:00", None),
        ]
    );
    assert!(found.iter().all(|e| e["stamp"] == "2026-01-02T03:04:05+00:00"));
}

#[test]
fn a_sitting_with_its_own_time() {
    let found = sittings::entry(&sitting()).unwrap();
    assert_eq!(found.time, Time::At(at("2026-10-26T08:30:00Z"), Some(at("2026-10-26T10:00:00Z"))));
    for words in [
        "26 October 2026, 09:30 (Europe/Amsterdam)",
        "convenes a status conference",
        "https://court.example/a?b=1,2;3",
    ] {
        assert!(found.description.contains(words), "{}", found.description);
    }
    let Some(read) = read_back("sitting", &write("x", &[found])) else { return };
    assert_eq!(read[0]["summary"], "ICC: status conference, ICC-01/77-01/26");
    assert_eq!(read[0]["url"], "https://court.example/a?b=1,2;3");
    assert_eq!(read[0]["location"], "Courtroom I, The Hague");
}

#[test]
fn an_hour_that_the_clocks_skip_or_repeat_is_a_whole_day() {
    for (starts, printed) in
        [("2026-03-29T02:30:00", "29 March 2026, 02:30"), ("2026-10-25T02:30:00", "25 October 2026, 02:30")]
    {
        let odd = Sitting { starts: starts.to_owned(), ends: None, ..sitting() };
        let found = sittings::entry(&odd).unwrap();
        let day = starts[..10].parse().unwrap();
        assert_eq!(found.time, Time::Days(day, day));
        assert!(
            found.description.contains(printed) && found.description.contains("clocks change"),
            "{}",
            found.description
        );
    }
    let days = Sitting { starts: "2026-05-11".to_owned(), ends: Some("2026-05-13".to_owned()), ..sitting() };
    let found = sittings::entry(&days).unwrap();
    assert_eq!(found.time, Time::Days(day(2026, 5, 11).unwrap(), day(2026, 5, 13).unwrap()));
}

#[test]
fn a_move_keeps_the_identity_and_raises_the_sequence() {
    let before = write("x", &[sittings::entry(&sitting()).unwrap()]);
    let moved = Sitting {
        starts: "2026-11-02T10:00:00+01:00".to_owned(),
        ends: None,
        status: "moved".to_owned(),
        changed: Some("2026-09-20T08:00:00Z".to_owned()),
        changes: 1,
        ..sitting()
    };
    let after = write("x", &[sittings::entry(&moved).unwrap()]);
    let vacated = Sitting { status: "vacated".to_owned(), changes: 2, ..moved };
    let cancelled = write("x", &[sittings::entry(&vacated).unwrap()]);
    let (Some(a), Some(b)) = (read_back("before", &before), read_back("after", &after)) else { return };
    let c = read_back("cancelled", &cancelled).unwrap();
    assert_eq!((&a[0]["uid"], &a[0]["uid"]), (&b[0]["uid"], &c[0]["uid"]));
    assert_eq!((&a[0]["sequence"], &b[0]["sequence"], &c[0]["sequence"]), (&0.into(), &1.into(), &2.into()));
    assert_eq!(b[0]["starts"], "2026-11-02T09:00:00+00:00");
    assert_eq!((&b[0]["status"], &c[0]["status"]), (&"CONFIRMED".into(), &"CANCELLED".into()));
}

#[test]
fn a_withheld_sitting_leaks_no_word() {
    let held = Sitting { withheld: Some("gone".to_owned()), changes: 3, ..sitting() };
    let text = write("x", &[sittings::entry(&held).unwrap()]);
    for word in [
        "status conference",
        "77-01",
        "2026-10",
        "202610",
        "Courtroom",
        "convenes",
        "court.example",
        "icc",
        "ICC",
        "gone",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let open = write("x", &[sittings::entry(&sitting()).unwrap()]);
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&text), uid(&open));
    assert!(text.contains("STATUS:CANCELLED") && text.contains("SEQUENCE:3"));
    assert_eq!(sittings::entry(&Sitting { missing: true, ..held }), None);
}
