//! `courtwatch trends`.

use rusqlite::{Connection, params};
use serde_json::Value;

use super::harness::Home;

/// Press items in months of 2026: so many each month from January on, numbered through.
fn home(months: &[u32]) -> Home {
    let home = Home::read();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'gone'", []).unwrap();
    let mut number = 0;
    for (month, records) in (1..).zip(months) {
        for _ in 0..*records {
            number += 1;
            let seen = format!("2026-{month:02}-05T10:00:00Z");
            base.execute(
                "INSERT INTO item (kind, court, key, first_seen, first_snapshot)
                 SELECT 'press', 'icc', ?1, ?2, MIN(id) FROM snapshot",
                params![url(number), seen],
            )
            .unwrap();
            base.execute(
                "INSERT INTO press (item, type, title, url, authority) VALUES (?1, 'news', 'Told', ?2, 1)",
                params![base.last_insert_rowid(), url(number)],
            )
            .unwrap();
        }
    }
    home
}

fn url(number: u32) -> String {
    format!("https://www.icc-cpi.int/news/told-{number}")
}

/// Tags these items, straight into the database: the command is tested elsewhere.
fn tag(home: &Home, numbers: std::ops::Range<u32>, concern: &str, by: &str) {
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    for number in numbers {
        base.execute(
            "INSERT INTO tag (id, kind, court, key, concern, codebook, quote, page, quote_checked, by, at, state)
             VALUES (?1, 'press', 'icc', ?2, ?3, '1', 'words of it', 3, 1, ?4, '2026-11-01T10:00:00Z', 'unreviewed')",
            params![format!("{concern}-{number}-{by}").to_lowercase(), url(number), concern, by],
        )
        .unwrap();
    }
}

fn row<'a>(rows: &'a [Value], month: &str, concern: &str) -> &'a Value {
    rows.iter().find(|row| row["month"] == month && row["concern"] == concern).unwrap()
}

#[test]
fn what_is_emerging_and_what_it_rests_on() {
    let home = home(&[40, 40, 40]);
    tag(&home, 1..4, "undue-delay", "Lea");
    tag(&home, 41..43, "undue-delay", "Lea");
    tag(&home, 81..96, "undue-delay", "Lea");
    tag(&home, 81..86, "undue-delay", "Jonas"); // the same records, which count once
    tag(&home, 81..83, "disclosure", "Lea");
    let rows = home.json(&["trends", "--format", "json"]);
    let march = row(&rows, "2026-03", "undue-delay");
    assert_eq!(
        (&march["tags"], &march["read"], &march["verdict"]),
        (&15.into(), &40.into(), &"emerging".into())
    );
    assert!((march["rate"].as_f64().unwrap() - 0.375).abs() < 1e-12, "{march}");
    assert!((march["baseline"].as_f64().unwrap() - 0.0625).abs() < 1e-12, "{march}");
    assert_eq!(march["p"], march["adjusted"], "one concern is tested");
    assert_eq!(march["passages"].as_array().unwrap().len(), 20);
    assert_eq!(march["passages"][0]["quote"], "words of it");
    let few = row(&rows, "2026-03", "disclosure");
    assert_eq!((&few["verdict"], &few["p"]), (&"too few".into(), &Value::Null));
    assert_eq!(few["remark"], "too few tags to say: 2 in 3 periods, at least 5 needed");
    let table = home.ok(&["trends"]);
    assert!(table.contains("undue-delay is emerging in 2026-03: 15 of 40 records"), "{table}");
    assert!(
        table.contains("undue-delay-81-lea  https://www.icc-cpi.int/news/told-81, page 3 “words of it”"),
        "{table}"
    );
}

#[test]
fn reading_more_is_no_trend() {
    let home = home(&[20, 20, 200]);
    tag(&home, 1..3, "undue-delay", "Lea");
    tag(&home, 21..23, "undue-delay", "Lea");
    tag(&home, 41..61, "undue-delay", "Lea");
    let rows = home.json(&["trends", "--format", "json", "--concern", "undue-delay"]);
    let march = row(&rows, "2026-03", "undue-delay");
    assert_eq!((&march["tags"], &march["verdict"]), (&20.into(), &"as before".into()), "{march}");
}

#[test]
fn what_was_rejected_taken_back_or_is_held_never_counts() {
    let home = home(&[40, 40, 40]);
    tag(&home, 1..3, "undue-delay", "Lea");
    tag(&home, 81..96, "undue-delay", "Lea");
    let count = |extra: &[&str]| {
        let ran = home.run(&[&["trends", "--format", "json"], extra].concat());
        let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
        rows.iter()
            .filter(|row| row["month"] == "2026-03")
            .map(|row| row["tags"].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!((count(&[]), count(&["--confirmed"])), (15, 0));
    home.ok(&["tag", "review", "undue-delay-81-lea", "--confirm", "--by", "Jonas"]);
    home.ok(&["tag", "review", "undue-delay-82-lea", "--reject", "--note", "no", "--by", "Jonas"]);
    home.ok(&["tag", "remove", "undue-delay-83-lea"]);
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE item SET state = 'quarantined' WHERE key = ?1", [url(84)]).unwrap();
    assert_eq!((count(&[]), count(&["--confirmed"])), (12, 1));
}

#[test]
fn quarters_and_nothing_at_all() {
    let home = home(&[10, 10, 10, 30]);
    assert_eq!(home.run(&["trends"]).exit, 1);
    tag(&home, 1..3, "undue-delay", "Lea");
    tag(&home, 31..33, "undue-delay", "Lea");
    let rows = home.json(&["trends", "--by", "quarter", "--format", "json"]);
    let read: Vec<(&str, u64)> =
        rows.iter().map(|row| (row["month"].as_str().unwrap(), row["read"].as_u64().unwrap())).collect();
    assert_eq!(read, [("2026-Q1", 30), ("2026-Q2", 30)]);
    assert_eq!(rows[1]["remark"], "too few periods before: 1, at least 2 needed");
}
