//! Faults that one page alone does not show.

use std::time::Duration;

use super::world::{COUNT, DECISIONS, FEED, Ran, World, decisions, healthy, judgments};
use crate::support::server::Reply;

/// The first lines of all that was said.
fn firsts(ran: &Ran) -> Vec<&str> {
    ran.err.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).collect()
}

#[test]
fn the_wait_that_a_site_asks_for_is_kept() {
    let world = World::second_day();
    let replies = vec![Reply::status(429).header("Retry-After", "2"), healthy(DECISIONS, 1)];
    world.server.sequence(DECISIONS, replies);
    assert_eq!(world.run(&["fetch", "icc/decisions"]).exit, 0);
    let asked: Vec<_> = world.server.log().into_iter().filter(|r| r.path == DECISIONS).collect();
    assert!(asked[1].at - asked[0].at >= Duration::from_secs(2));
}

#[test]
fn a_first_reading_that_is_cut_off_keeps_its_pages_and_reads_on() {
    let world = World::new();
    let second = "/icc/decisions?page=1";
    world.server.on(second, Reply::reset());
    let ran = world.run(&["fetch", "icc/decisions"]);
    let said =
        ["error: icc/decisions: could not reach the site: the connection was closed before the answer \
               (Connection reset by peer)"];
    assert_eq!((ran.exit, firsts(&ran)), (3, said.to_vec()));
    assert!(
        ran.err.contains("effect  1 page that was read before this one is stored; the rest"),
        "{}",
        ran.err
    );
    assert_eq!(world.stored("icc/decisions").len(), 10);
    world.day(0);
    world.server.clear_log();
    let ran = world.run(&["fetch", "icc/decisions"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let asked = world.requests("/icc/");
    assert_eq!(asked[..2], ["/icc/robots.txt", second], "the page that was missed comes first: {asked:?}");
}

#[test]
fn a_site_that_ignores_page_numbers_is_not_read_for_ever() {
    let world = World::new();
    for page in 1..=5 {
        world.server.on(&format!("/icc/decisions?page={page}"), healthy(DECISIONS, 0));
    }
    let ran = world.run(&["fetch", "icc/decisions"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let asked = world.requests("/icc/");
    assert_eq!(asked, ["/icc/robots.txt", DECISIONS, "/icc/decisions?page=1"]);
}

#[test]
fn a_site_that_counts_far_more_than_it_shows_is_not_healthy() {
    let world = World::new();
    world.server.on(COUNT, Reply::ok("application/json", "{\"count\":50000}"));
    let ran = world.run(&["fetch", "legal-tools/ksc-filings", "--format", "json"]);
    let said = ["error: legal-tools/ksc-filings: the pages showed 1,000 rows and the site states 50,000"];
    assert_eq!((ran.exit, firsts(&ran)), (3, said.to_vec()));
    assert_eq!(ran.json()[0]["verdict"], "too-few");
    world.day(0);
    let ran = world.run(&["fetch", "legal-tools/ksc-filings"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "and read whole again as soon as it is");
}

#[test]
fn a_list_that_lost_most_of_its_rows() {
    let world = World::second_day();
    let gone = || world.run(&["list", "changes", "--type", "gone"]).exit;
    world.server.on(DECISIONS, Reply::html(decisions(2)));
    let ran = world.run(&["fetch", "icc/decisions"]);
    let said = "error: icc/decisions: the page gave 2 rows, expected at least 3";
    assert_eq!((ran.exit, firsts(&ran)), (3, vec![said]));
    world.server.on(DECISIONS, Reply::html(decisions(4)));
    let ran = world.run(&["fetch", "icc/decisions", "--sweep"]);
    let said = [
        "error: icc/decisions: the list lacks 6 of 10 rows known, too many to be believed",
        "warning: icc/decisions: the page gave 4 rows, expected about 10, as the last time",
    ];
    assert_eq!((ran.exit, firsts(&ran), gone()), (3, said.to_vec(), 1));
    world.server.on(FEED, Reply::ok("application/rss+xml", judgments(5)));
    let ran = world.run(&["fetch", "hudoc/judgments", "--format", "json"]);
    let said = "warning: hudoc/judgments: the page gave 5 rows, expected about 1,700, as the last time";
    assert!(firsts(&ran).contains(&said), "{}", ran.err);
    assert_eq!((ran.exit, &ran.json()[0]["verdict"], gone()), (0, &"fewer".into(), 1));
    assert_eq!(world.run(&["doctor"]).exit, 3, "and it is not forgotten");
}

#[test]
fn a_site_that_is_not_there() {
    let world = World::second_day();
    let config = std::fs::read_to_string(world.path("courtwatch.toml")).unwrap();
    let nobody = config.replace(&format!("{}/icc", world.server.url()), "http://127.0.0.1:1/icc");
    std::fs::write(world.path("courtwatch.toml"), nobody).unwrap();
    let ran = world.run(&["fetch", "--format", "json"]);
    assert_eq!(ran.exit, 3);
    assert_eq!(ran.json()[0]["verdict"], "unreachable", "nothing may be asked while robots.txt cannot be");
    assert_eq!(
        firsts(&ran),
        ["error: icc/decisions: could not reach the site: no connection (Connection refused)"]
    );
    assert_eq!(
        (world.stored("legal-tools/ksc-filings").len(), world.stored("hudoc/judgments").len()),
        (1001, 1701)
    );
}

#[test]
fn a_budget_that_is_spent() {
    let world = World::second_day();
    let ran = world.run(&["fetch", "icc/decisions", "--max-requests", "1", "--format", "json"]);
    assert_eq!((ran.exit, world.server.paths().len()), (3, 1));
    assert_eq!(firsts(&ran), ["error: icc/decisions: this run may send 1 request and has sent it"]);
    assert_eq!(ran.json()[0]["verdict"], "budget");
}

#[test]
fn quiet_says_errors_only_and_json_is_all_of_stdout() {
    let world = World::second_day();
    world.server.on(DECISIONS, Reply::status(500));
    let ran = world.run(&["fetch", "--quiet", "--format", "json"]);
    assert_eq!((ran.exit, ran.json().len(), firsts(&ran).len()), (3, 3, 1));
    world.server.on(DECISIONS, Reply::html(super::world::bad_row()));
    let ran = world.run(&["fetch", "--quiet", "--format", "json"]);
    assert_eq!((ran.exit, ran.json().len(), ran.err.as_str()), (0, 3, ""));
}
