//! A fetch that is killed, and two at once.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;

use serde_json::Value;

use crate::support::world::{Serving, World};

/// How often a fetch is killed, spread over all its requests.
const MOMENTS: usize = 50;

/// What a database holds, without times, runs and the order in which two hosts happened to answer.
fn content(serving: &Serving, database: &Path) -> Vec<String> {
    let mut content = Vec::new();
    for list in ["filings", "hearings", "press", "cases", "changes", "problems", "tags"] {
        let listed = serving.run_on(database, &["list", list, "--format", "json"]).ok_or_nothing();
        for mut row in listed.json() {
            let row_of = row.as_object_mut().unwrap();
            for time in ["at", "first_seen", "last_seen"] {
                row_of.remove(time);
            }
            if list == "changes" {
                row_of.remove("listing"); // of two sources that show a new filing the faster one counts
            }
            content.push(format!("{list} {row}"));
        }
    }
    let connection = rusqlite::Connection::open(database).unwrap();
    let mut sightings = connection
        .prepare("SELECT s.listing, s.reference, i.kind, i.court, i.key, i.state, s.record, s.missed FROM sighting s JOIN item i ON i.id = s.item")
        .unwrap();
    let rows = sightings.query_map([], |r| {
        let text: Vec<String> = (0..7).map(|n| r.get(n)).collect::<Result<_, _>>()?;
        Ok(format!("sighting {} {}", text.join(" | "), r.get::<_, i64>(7)?))
    });
    content.extend(rows.unwrap().map(Result::unwrap));
    let mut documents =
        connection.prepare("SELECT i.key, d.url FROM document d JOIN item i ON i.id = d.item").unwrap();
    let rows = documents
        .query_map([], |r| Ok(format!("document {} {}", r.get::<_, String>(0)?, r.get::<_, String>(1)?)));
    content.extend(rows.unwrap().map(Result::unwrap));
    let errands: i64 = connection.query_row("SELECT COUNT(*) FROM errand", [], |r| r.get(0)).unwrap();
    content.push(format!("errands {errands}"));
    content.sort();
    content
}

fn database(serving: &Serving, name: &str) -> PathBuf {
    serving.folder.path().join(format!("{name}.db"))
}

fn whole(serving: &Serving, database: &Path) {
    let all = [&["fetch"], &Serving::ALL[..]].concat();
    serving.run_on(database, &all).ok();
}

#[track_caller]
fn same(left: &[String], right: &[String], when: &str) {
    let lacking: Vec<&String> = left.iter().filter(|line| !right.contains(line)).collect();
    let added: Vec<&String> = right.iter().filter(|line| !left.contains(line)).collect();
    assert!(lacking.is_empty() && added.is_empty(), "{when}: lacking {lacking:#?}, added {added:#?}");
    assert_eq!(left.len(), right.len(), "{when}");
}

#[test]
fn a_killed_fetch_leaves_nothing_half_done() {
    let undisturbed = World::sample().serve();
    let expected = database(&undisturbed, "undisturbed");
    whole(&undisturbed, &expected);
    let requests = undisturbed.server.log().len();
    let expected = content(&undisturbed, &expected);
    assert!(requests > MOMENTS, "{requests} requests");
    let moments: Vec<usize> = (0..MOMENTS).map(|n| 1 + n * (requests - 1) / (MOMENTS - 1)).collect();
    let left = Mutex::new(moments);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let serving = World::sample().serve();
                while let Some(moment) = { left.lock().unwrap().pop() } {
                    killed_once(&serving, moment, &expected);
                }
            });
        }
    });
}

/// Kills a fetch at its n-th request, every other time after the answer has gone out, and fetches to the end.
fn killed_once(serving: &Serving, moment: usize, expected: &[String]) {
    let database = database(serving, &format!("killed-{moment}"));
    let killed = serving.fetch_killed_at(&database, moment, moment.is_multiple_of(2));
    assert!(killed, "the fetch was over before request {moment}");
    if database.exists() {
        serving.run_on(&database, &["verify"]).ok();
    }
    whole(serving, &database);
    serving.run_on(&database, &["verify"]).ok();
    same(expected, &content(serving, &database), &format!("killed at request {moment}"));
}

#[test]
fn a_killed_sweep_takes_nothing_for_gone() {
    let serving = World::sample().serve();
    let database = serving.database();
    whole(&serving, &database);
    let before = content(&serving, &database);
    let all = [&["fetch", "--sweep"], &Serving::ALL[..]].concat();
    for moment in [3, 9, 20, 41, 77] {
        assert!(serving.killed_at(&database, &all, moment, moment.is_multiple_of(2)));
    }
    whole(&serving, &database);
    same(&before, &content(&serving, &database), "after five killed sweeps");
}

#[test]
fn two_fetches_at_once_both_finish() {
    let serving = World::sample().serve();
    let database = serving.database();
    for arguments in [&[][..], &["--sweep"]] {
        let all = [&["fetch"], &Serving::ALL[..], arguments].concat();
        let start = || {
            let mut command = serving.command(&database, &all);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        for fetch in [start(), start()] {
            let output = fetch.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    let undisturbed = World::sample().serve();
    whole(&undisturbed, &undisturbed.database());
    let expected = content(&undisturbed, &undisturbed.database());
    same(&expected, &content(&serving, &database), "two at once");
    serving.run(&["verify"]).ok();
}

#[test]
fn tags_are_added_beside_a_fetch() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    let number = World::sample().number_of("Defence Request for disclosure of material");
    let all = [&["fetch", "--sweep"], &Serving::ALL[..]].concat();
    let mut fetch = serving.command(&serving.database(), &all).stderr(Stdio::piped()).spawn().unwrap();
    let mut tags = 0;
    while tags < 3 || (fetch.try_wait().unwrap().is_none() && tags < 40) {
        tags += 1;
        let note = format!("note {tags}");
        serving.run(&["tag", "add", &number, "disclosure", "--by", "Test", "--note", &note]).ok();
    }
    assert!(fetch.wait().unwrap().success());
    let stored: Vec<Value> = serving.run(&["tag", "list", "--format", "json"]).ok().json();
    assert_eq!(stored.len(), tags);
}
