//! `courtwatch deadlines`.

use std::io::Write as _;
use std::process::Stdio;

use chrono::NaiveTime;
use courtwatch::model::classification::Classification;
use courtwatch::model::court::court;
use courtwatch::model::filing::Filing;
use courtwatch::model::hearing::{Hearing, HearingStatus, When};
use courtwatch::model::moment::Day;
use courtwatch::model::record::Record;
use rusqlite::Connection;
use serde_json::Value;

use super::harness::{Home, Ran, fixture, ran};
use super::library::Library;

const PREVAILS: &str = "estimate; the chamber's order prevails";

fn dated(day: &str) -> impl Fn(&mut Filing) {
    let day: Day = day.parse().unwrap();
    move |filing| {
        filing.listed = Some(day);
        filing.case = filing.number.as_ref().map(|number| number.case().to_owned());
    }
}

fn hearing(case: &str, day: &str, kind: &str) -> Hearing {
    let court = court("icc").unwrap();
    Hearing {
        court,
        case: Some(case.to_owned()),
        kind: kind.to_owned(),
        starts: When { day: day.parse().unwrap(), time: NaiveTime::from_hms_opt(9, 30, 0), zone: court.zone },
        ends: None,
        room: None,
        status: HearingStatus::Announced,
        moved_from: None,
        evidence: format!("A {kind} on {day}, said {case}."),
        url: Some("https://court.example/hearing".to_owned()),
    }
}

fn list(home: &Home, words: &[&str]) -> Vec<Value> {
    let ran = home.run(&[&["deadlines", "--format", "json"], words].concat());
    assert!(ran.exit <= 1, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn row<'a>(rows: &'a [Value], number: &str, rule: &str) -> &'a Value {
    rows.iter()
        .find(|row| row["number"] == number && row["rule"] == rule)
        .unwrap_or_else(|| panic!("{number} {rule}: {rows:#?}"))
}

fn piped(home: &Home, words: &[&str], input: &str) -> Ran {
    let mut command = home.command(words);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    ran(&child.wait_with_output().unwrap())
}

#[test]
fn the_calculator_shows_all_that_a_date_rests_on() {
    let home = Home::new();
    let words = [
        "deadlines",
        "count",
        "--court",
        "icc",
        "--days",
        "10",
        "--notified",
        "2025-03-10",
        "--holiday",
        "none",
    ];
    let text = home.ok(&[&words[..], &["--zone", "Australia/Melbourne"]].concat());
    let expected = "\
due         21 March 2025
hour        2025-03-21 16:00 Europe/Amsterdam; 2025-03-22 02:00 Australia/Melbourne;
            2025-03-21T15:00:00Z
first day   11 March 2025
last day    20 March 2025
be done by  18 March 2025
provision   regulation 33(1); regulations 19 bis, 31(2), 35
status      verified
holidays    as given: none
steps       1. notified on Monday 10 March 2025
            2. Monday 10 March 2025 itself is not counted
            3. day 1 is Tuesday 11 March 2025; 10 calendar days end on Thursday 20 March
            2025
            4. filing is due on the first working day after that: Friday 21 March 2025
            5. by 16:00 in The Hague; what arrives later counts as of the next working day
            6. a judicial recess does not stop time (regulation 19 bis)

estimate; the chamber's order prevails
";
    assert_eq!(text, expected);
    let json = home.json(&[&words[..], &["--format", "json", "--rule", "response"]].concat());
    let answer = &json[0];
    assert_eq!((&answer["start"], &answer["expiry"]), (&"2025-03-11".into(), &"2025-03-20".into()));
    assert_eq!((&answer["due"], &answer["range"]), (&"2025-03-21".into(), &Value::Null));
    assert_eq!(answer["note"], PREVAILS);
    for key in ["steps", "provision", "status", "confirm", "holidays", "internal"] {
        assert!(!answer[key].is_null(), "{key}");
    }
}

#[test]
fn sixteen_hours_in_melbourne_over_both_changes_of_clocks() {
    let home = Home::new();
    // Melbourne changes on 6 April and 5 October 2025, The Hague on 30 March and 26 October
    for (notified, local, yours) in [
        ("2025-03-17", "2025-03-28 16:00 Europe/Amsterdam", "2025-03-29 02:00 Australia/Melbourne"),
        ("2025-03-20", "2025-03-31 16:00 Europe/Amsterdam", "2025-04-01 01:00 Australia/Melbourne"),
        ("2025-03-26", "2025-04-07 16:00 Europe/Amsterdam", "2025-04-08 00:00 Australia/Melbourne"),
        ("2025-09-22", "2025-10-03 16:00 Europe/Amsterdam", "2025-10-04 00:00 Australia/Melbourne"),
        ("2025-09-25", "2025-10-06 16:00 Europe/Amsterdam", "2025-10-07 01:00 Australia/Melbourne"),
        ("2025-10-16", "2025-10-27 16:00 Europe/Amsterdam", "2025-10-28 02:00 Australia/Melbourne"),
    ] {
        let answer = home.json(&[
            "deadlines",
            "count",
            "--court",
            "icc",
            "--days",
            "10",
            "--notified",
            notified,
            "--holiday",
            "none",
            "--zone",
            "Australia/Melbourne",
            "--format",
            "json",
        ]);
        assert_eq!((&answer[0]["local"], &answer[0]["yours"]), (&local.into(), &yours.into()), "{notified}");
    }
}

#[test]
fn lines_of_questions_are_answered() {
    let worked: toml::Table =
        toml::from_str(&std::fs::read_to_string(fixture("deadlines/worked.toml")).unwrap()).unwrap();
    let cases = worked["deadline_test"].as_array().unwrap();
    let lines: Vec<String> = cases.iter().map(|case| serde_json::to_string(case).unwrap()).collect();
    let home = Home::new();
    let ran = piped(&home, &["deadlines", "count", "--stdin"], &lines.join("\n"));
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let answers: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 11);
    for (answer, case) in answers.iter().zip(cases) {
        for key in ["name", "start", "expiry", "due"] {
            assert_eq!(answer[key], case[key].as_str().unwrap(), "{key} of {}", case["name"]);
        }
    }
    let bad = "{\"court\":\"icc\",\"notified\":\"2025-03-10\",\"days\":0}\nno\n{\"court\":\"iccc\",\"notified\":\"2025-03-10\"}\n";
    let ran = piped(&home, &["deadlines", "count", "--stdin"], bad);
    assert_eq!(ran.exit, 2);
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(
        answer["due"].is_null() && answer["confirm"][0].as_str().unwrap().contains("the chamber sets it")
    );
    for said in [
        "line 2: expected a question as a JSON object",
        "line 3: there is no court `iccc`",
        "could not read 2 of 3 lines",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn a_list_of_holidays_that_is_taken_away_leaves_a_range() {
    let home = Home::new();
    let words = [
        "deadlines",
        "count",
        "--court",
        "icc",
        "--days",
        "10",
        "--notified",
        "2031-03-10",
        "--format",
        "json",
    ];
    let own = "[[year]]\ncourt = \"icc\"\nyear = 2031\nstatus = \"verified\"\nsource = \"the list\"\ndays = [\"2031-03-21 a day\"]\n";
    home.write("holidays.toml", own);
    let known = home.json(&words);
    assert_eq!((&known[0]["due"], &known[0]["confirm"]), (&"2031-03-24".into(), &serde_json::json!([])));
    std::fs::remove_file(home.path("holidays.toml")).unwrap();
    let unknown = home.json(&words);
    assert!(unknown[0]["due"].is_null());
    assert_eq!(unknown[0]["range"], serde_json::json!({"earliest": "2031-03-21", "latest": "2031-03-25"}));
    assert_eq!(unknown[0]["holidays"], "2031: no list");
    let text = home.ok(&words[..8]);
    assert!(
        text.contains("21 March 2031 to 25 March 2031 (confirm)")
            && text.contains("no holiday list for that year"),
        "{text}"
    );
    home.write("holidays.toml", own.replace("2031-03-21", "21 March"));
    let ran = home.run(&words);
    assert_eq!(ran.exit, 2);
    assert!(
        ran.err.contains("holidays.toml`, the list of `icc` for 2031 has `21 March a day`"),
        "{}",
        ran.err
    );
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let home = Home::new();
    let count =
        |words: &[&str]| home.run(&[&["deadlines", "count", "--notified", "2025-03-10"], words].concat());
    for (words, said) in [
        (&["--court", "echr", "--days", "3"][..], "error: how the ECtHR counts is not known here"),
        (&["--court", "iccc", "--days", "3"], "error: there is no court `iccc`"),
        (&["--court", "icc", "--rule", "respons"], "error: there is no limit `respons` of the ICC"),
        (&["--court", "icc", "--days", "99999"], "error: that is longer than a hundred years"),
        (&["--court", "icc", "--days", "3", "--zone", "Mars/Base"], "expected a zone as Australia/Melbourne"),
        (&["--court", "icc", "--days", "3", "--format", "csv"], "error: a count is no table"),
    ] {
        let ran = count(words);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

/// Filings of a case: a decision, a request and a response to it, and an order that invites.
fn library() -> Library {
    let mut library = Library::new();
    library.filing_with("ICC-01/77-01/26-201", "Decision on the disclosure of evidence", dated("2026-04-20"));
    library.filing_with("ICC-01/77-01/26-202", "Defence Request for additional time", |filing| {
        dated("2026-04-21")(filing);
        filing.face = Some("2026-04-20".parse().unwrap());
    });
    library.filing_with(
        "ICC-01/77-01/26-203",
        "Prosecution Response to “Defence Request for additional time”",
        dated("2026-04-22"),
    );
    let order = library.filing_with(
        "ICC-01/77-01/26-204",
        "Order on the conduct of the proceedings",
        dated("2026-04-22"),
    );
    let words = "12. The Chamber invites amicus curiae observations on the matter, to be filed by 16:00 on Saturday, 16 May 2026.";
    library.text(order, "courtwatch-pdf 1", &["Cover", words]);
    library
}

#[test]
fn filings_start_limits_and_notification_makes_them_firm() {
    let library = library();
    let home = &library.home;
    home.write(
        "holidays.toml",
        "[[year]]\ncourt = \"icc\"\nyear = 2026\nstatus = \"verified\"\nsource = \"a list\"\ndays = []\n",
    );
    let rows = list(home, &["--on", "2026-04-23"]);
    let numbers: Vec<String> = rows
        .iter()
        .map(|row| format!("{} {}", &row["number"].as_str().unwrap()[16..], row["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(
        numbers,
        ["201 leave-to-appeal", "203 leave-to-reply", "204 leave-to-appeal", "202 response", "204 amicus"],
        "{rows:#?}"
    );
    let before = row(&rows, "ICC-01/77-01/26-202", "response");
    assert_eq!((&before["due"], &before["earliest"]), (&Value::Null, &"2026-05-01".into()));
    assert!(
        before["confirm"][0]
            .as_str()
            .unwrap()
            .contains("only a suggestion: the date on its face, the list's date")
    );
    assert!(rows.iter().all(|row| row["note"] == PREVAILS));
    home.ok(&["deadlines", "notified", "ICC-01/77-01/26-202", "2026-04-20", "--by", "Lea"]);
    home.ok(&[
        "deadlines",
        "notified",
        "ICC-01/77-01/26-202",
        "2026-04-21",
        "--by",
        "Sam",
        "--note",
        "the e-mail",
    ]);
    let rows = list(home, &["--on", "2026-04-23"]);
    let after = row(&rows, "ICC-01/77-01/26-202", "response");
    assert_eq!((&after["due"], &after["confirm"]), (&"2026-05-04".into(), &serde_json::json!([])));
    assert_eq!(after["from"], "notified on Tuesday 21 April 2026, as Sam entered");
    let history = home.json(&["deadlines", "notified", "ICC-01/77-01/26-202", "--format", "json"]);
    let kept: Vec<(&str, &str, bool)> = history
        .iter()
        .map(|row| {
            (row["day"].as_str().unwrap(), row["by"].as_str().unwrap(), row["counts"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(kept, [("2026-04-20", "Lea", false), ("2026-04-21", "Sam", true)]);
    home.ok(&["deadlines", "notified", "ICC-01/77-01/26-202", "--take-back", "--by", "Sam"]);
    assert!(row(&list(home, &["--on", "2026-04-23"]), "ICC-01/77-01/26-202", "response")["due"].is_null());
    // a limit that is past is listed with --all alone
    assert!(list(home, &["--on", "2027-01-01"]).is_empty());
    assert!(list(home, &["--on", "2027-01-01", "--all"]).iter().all(|row| row["state"] == "past"));
}

#[test]
fn an_order_that_invites_opens_a_window_with_its_sentence() {
    let library = library();
    let rows = list(&library.home, &["--on", "2026-04-23"]);
    let window = row(&rows, "ICC-01/77-01/26-204", "amicus");
    assert_eq!(
        (&window["due"], &window["status"]),
        (&"2026-05-16".into(), &"ordered".into()),
        "a Saturday stands as ordered"
    );
    assert_eq!((&window["local"], &window["page"]), (&"2026-05-16 16:00 Europe/Amsterdam".into(), &2.into()));
    assert!(window["evidence"].as_str().unwrap().starts_with("12. The Chamber invites amicus curiae"));
}

#[test]
fn every_format_says_that_the_order_prevails() {
    let library = library();
    let home = &library.home;
    for format in ["table", "csv", "ics"] {
        let out = home.ok(&["deadlines", "--on", "2026-04-23", "--format", format]);
        let out = out.replace("\r\n ", "").replace("\\;", ";");
        assert!(out.contains(PREVAILS), "{format}: {out}");
    }
    let first = home.ok(&["deadlines", "--on", "2026-04-23", "--format", "ics"]);
    assert_eq!(
        first,
        home.ok(&["deadlines", "--on", "2026-04-24", "--format", "ics"]),
        "the same bytes on the next day"
    );
    home.ok(&["deadlines", "--on", "2026-04-23", "--format", "ics", "-o", "x.ics"]);
    assert_eq!(std::fs::read_to_string(home.path("x.ics")).unwrap(), first);
    let again = home.run(&["deadlines", "--on", "2026-04-23", "--format", "ics", "-o", "x.ics"]);
    assert!(again.exit == 2 && again.err.contains("it is there already"), "{}", again.err);
    home.refuses(
        &["deadlines", "-o", "y.csv"],
        2,
        "error: `--output` writes a calendar, and this is a list\n\
         hint: add `--format ics`, or send the list to a file with `>`",
    );
}

#[test]
fn what_is_withheld_starts_nothing_and_is_not_read() {
    let mut library = library();
    let secret = library.filing_with(
        "ICC-01/77-01/26-205",
        "Order inviting amicus curiae observations on the mill",
        |filing| {
            dated("2026-04-22")(filing);
            filing.classification = Classification::read("Confidential");
        },
    );
    library.text(
        secret,
        "courtwatch-pdf 1",
        &["", "The Chamber invites amicus curiae observations by 20 May 2026."],
    );
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'gone' WHERE key LIKE '%-204'", []).unwrap();
    for format in ["json", "csv", "table", "ics"] {
        let out = library.home.ok(&["deadlines", "--all", "--on", "2026-04-23", "--format", format]);
        for word in ["26-205", "26-204", "the mill", "2026-05-20", "2026-05-16"] {
            assert!(!out.replace("\r\n ", "").contains(word), "{word} in {format}");
        }
    }
}

#[test]
fn a_court_that_is_late_is_listed_as_late() {
    let mut library = Library::new();
    for (case, day) in [
        ("ICC-01/77-01/26", "2026-01-12"),
        ("ICC-01/77-01/26", "2026-01-14"),
        ("ICC-01/78-01/26", "2026-01-14"),
    ] {
        let record = Record::from(hearing(case, day, "confirmation of charges hearing"));
        library.listed("icc/calendar", &format!("{case} {day}"), record);
    }
    library.filing_with("ICC-01/78-01/26-55", "Decision on the confirmation of charges", dated("2026-03-02"));
    let home = &library.home;
    let rows = list(home, &["--on", "2026-03-16"]);
    let duties: Vec<(&str, &str, &str)> = rows
        .iter()
        .filter(|row| row["rule"] == "confirmation-decision")
        .map(|row| {
            (row["case"].as_str().unwrap(), row["due"].as_str().unwrap(), row["state"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        duties,
        [("ICC-01/77-01/26", "2026-03-15", "late")],
        "counted from the last day; the other case has its decision"
    );
    let all = list(home, &["--on", "2026-03-16", "--all"]);
    assert!(all.iter().any(|row| row["case"] == "ICC-01/78-01/26" && row["state"] == "met"));
    let before = list(home, &["--on", "2026-03-15"]);
    assert_eq!(before.iter().find(|row| row["rule"] == "confirmation-decision").unwrap()["state"], "running");
}

#[test]
fn detention_is_to_be_reviewed_every_two_months() {
    let mut library = Library::new();
    let title = "Decision on Periodic Review of Detention of Ardit Quill";
    library.filing_with("KSC-BC-2025-31/F00101", title, dated("2025-12-31"));
    library.filing_with(
        "KSC-BC-2025-31/F00102",
        "Decision on Periodic Review of Detention of Besa Marsh",
        dated("2026-01-20"),
    );
    let state = |library: &Library, on: &str| {
        let rows = list(&library.home, &["--on", on, "--all"]);
        let row = row(&rows, "KSC-BC-2025-31/F00101", "detention-review");
        (row["due"].as_str().unwrap().to_owned(), row["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(state(&library, "2026-02-28"), ("2026-02-28".to_owned(), "running".to_owned()));
    assert_eq!(state(&library, "2026-03-01").1, "late", "the ruling on another person is no answer");
    library.filing_with("KSC-BC-2025-31/F00103", title, dated("2026-02-27"));
    assert_eq!(state(&library, "2026-03-01").1, "met");
}

#[test]
fn a_hearing_that_moves_keeps_its_identity_in_the_calendar() {
    let mut library = Library::new();
    let case = "ICC-01/77-01/26";
    library.listed("icc/calendar", "row", Record::from(hearing(case, "2026-05-04", "status conference")));
    let ics = |library: &Library| library.home.ok(&["hearings", "--format", "ics"]);
    let line = |text: &str, key: &str| text.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    let before = ics(&library);
    assert_eq!(before, ics(&library));
    library.listed("icc/calendar", "row", Record::from(hearing(case, "2026-05-11", "status conference")));
    let after = ics(&library);
    assert_eq!(line(&before, "UID"), line(&after, "UID"));
    assert_eq!(
        (line(&before, "SEQUENCE"), line(&after, "SEQUENCE")),
        ("SEQUENCE:0".to_owned(), "SEQUENCE:1".to_owned())
    );
    library.listed("icc/calendar", "row", Record::from(hearing(case, "2026-05-18", "status conference")));
    let twice = ics(&library);
    assert_eq!(
        (line(&twice, "UID"), line(&twice, "SEQUENCE")),
        (line(&before, "UID"), "SEQUENCE:2".to_owned())
    );
    assert!(twice.contains("DTSTART:20260518T073000Z"), "{twice}");
    // another sitting on the day that the first was moved from is another entry
    let other = Hearing { case: Some(case.to_owned()), ..hearing(case, "2026-05-04", "hearing") };
    library.listed("icc/other", "second", Record::from(Hearing { status: HearingStatus::Held, ..other }));
    let two = ics(&library);
    let uids: std::collections::BTreeSet<&str> = two.lines().filter(|line| line.starts_with("UID")).collect();
    assert_eq!(uids.len(), 2, "{two}");
    assert!(uids.contains(line(&before, "UID").as_str()));
}
