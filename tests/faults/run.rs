//! Runs one fault after the other and checks all that must hold.

use std::panic::catch_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use super::cases::{self, Case};
use super::world::{LISTINGS, Ran, World};

#[test]
fn every_fault_is_told_and_harms_nothing() {
    let cases = cases::all();
    let next = AtomicUsize::new(0);
    let failed: Vec<String> = std::thread::scope(|scope| {
        let worker = || {
            let mut failed = Vec::new();
            while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Err(panic) = catch_unwind(|| check(case)) {
                    failed.push(format!("== {}: {}", case.name, words(&*panic)));
                }
            }
            failed
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect(); // most of them wait most of the time
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "{} of {} faults:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("").to_owned()
}

fn check(case: &Case) {
    let world = World::second_day();
    let before: Vec<Vec<Value>> = LISTINGS.iter().map(|(name, _)| world.stored(name)).collect();
    world.server.sequence(case.at, (case.replies)());
    let ran = world.run(&["fetch", "--format", "json"]);
    told(case, &ran);
    requests(case, &world, &ran);
    stored(case, &world, &before);
    recovers(case, &world);
}

/// What a person reads, and what a script reads.
fn told(case: &Case, ran: &Ran) {
    assert_eq!(settled(&ran.err), case.says, "message");
    assert_eq!(ran.exit, case.exit(), "exit code");
    for row in ran.json() {
        let expected = if row["listing"] == case.listing() { case.verdict } else { "healthy" };
        assert_eq!(row["verdict"], expected, "{row}");
        let blocked = ["challenge", "login", "refused"].contains(&expected);
        assert_eq!(row["blocked"], blocked, "{row}");
    }
}

/// Hashes differ with the day on the page.
fn settled(text: &str) -> String {
    let hash = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let line = |line: &str| {
        let line = if line.starts_with("  page") { line.split('?').next().unwrap() } else { line };
        line.split(' ').map(|w| if hash(w) { "HASH" } else { w }).collect::<Vec<_>>().join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Exactly so many requests, in the program's own count and in the server's.
fn requests(case: &Case, world: &World, ran: &Ran) {
    for (row, (listing, prefix)) in ran.json().iter().zip(LISTINGS) {
        let healthy = if listing == "hudoc/judgments" { 2 } else { 3 };
        let expected = if listing == case.listing() { case.requests } else { healthy };
        let sent = world.requests(prefix);
        assert_eq!(sent.len(), expected, "{listing}: {sent:?}");
        assert_eq!(row["requests"], expected, "{row}");
    }
    let ours = world.server.paths().iter().all(|path| LISTINGS.iter().any(|(_, p)| path.starts_with(p)));
    assert!(ours, "{:?}", world.server.paths());
}

/// Nothing of the fault is stored, nothing from before is changed, and the other listings are read.
fn stored(case: &Case, world: &World, before: &[Vec<Value>]) {
    for ((listing, _), before) in LISTINGS.iter().zip(before) {
        let now = world.stored(listing);
        if *listing == case.listing() && !case.reads() {
            assert_eq!(&now, before, "{listing}");
        } else {
            assert_eq!(now.len(), before.len() + 1, "{listing}");
        }
    }
    let changes = world.run(&["list", "changes", "--type", "gone", "--format", "json"]);
    assert_eq!((changes.exit, changes.out.trim()), (1, "[]"), "something was marked as gone");
}

/// A healthy reading afterwards stores what was missed, says nothing, and finds all in order.
fn recovers(case: &Case, world: &World) {
    world.day(1);
    world.server.on(robots(case.at), crate::support::server::Reply::status(404));
    let ran = world.run(&["fetch", "--format", "json"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "the reading afterwards");
    let numbers: Vec<usize> = LISTINGS.iter().map(|(name, _)| world.stored(name).len()).collect();
    assert_eq!(numbers, [11, 1001, 1701]);
    assert_eq!(world.run(&["doctor", "--quiet"]).exit, 0, "doctor");
    assert_eq!(world.run(&["verify", "--quiet"]).exit, 0, "verify");
}

fn robots(path: &str) -> &'static str {
    match path.split('/').nth(1) {
        Some("icc") => "/icc/robots.txt",
        Some("ltd") => "/ltd/robots.txt",
        _ => "/hudoc/robots.txt",
    }
}
