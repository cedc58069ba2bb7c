//! What a fetch asks for.

use serde_json::Value;

use crate::support::server::Reply;
use crate::support::world::{Serving, World, day};

const LTD: &str = "{\"organisation\":\"ORGANISATION\",\"contentType\":\"judicial_document\"}";

/// What an unchanged world is asked: robots.txt of each host, and the least that tells that nothing changed.
fn least() -> Vec<String> {
    let count =
        |name: &str| format!("/ltd/api/ltddocs/count?where={} if changed", LTD.replace("ORGANISATION", name));
    let mut lines: Vec<String> =
        ["ltd", "icc", "ksc", "hudoc", "observer"].iter().map(|host| format!("/{host}/robots.txt")).collect();
    lines.extend([
        count("International Criminal Court (ICC)"),
        count("Kosovo Specialist Chambers"),
        "/icc/decisions if changed".to_owned(),
        "/icc/decisions?page=1 if changed".to_owned(),
        "/icc/rss.xml if changed".to_owned(),
        "/ksc/?icc_filters[text_search]=&icc_filters[case_number]=_all&icc_filters[language_short]=_all\
         &icc_filters[record_type_short]=_all&icc_filters[sort_order]=_sort_date_newest&lang=eng&page=1 if changed"
            .to_owned(),
        "/hudoc/app/transform/rss?library=echreng&query=contentsitename:ECHR&sort=&start=1 if changed".to_owned(),
        "/observer/feed/ if changed".to_owned(),
    ]);
    lines.sort();
    lines
}

fn sum(rows: &[Value], key: &str) -> u64 {
    rows.iter().map(|row| row[key].as_u64().unwrap()).sum()
}

#[test]
fn an_unchanged_world_is_asked_as_little_as_the_design_allows() {
    let world = World::sample();
    let filings = world.filings.len() as u64;
    let serving = world.serve();
    let first = serving.fetch(&[]).ok();
    assert_eq!(first.stderr, "", "a healthy first fetch has nothing to say");
    let all = serving.run(&["list", "filings", "--format", "json"]).ok().json();
    assert_eq!(all.len() as u64, filings);
    serving.log();

    let second = serving.fetch(&[]).ok();
    assert_eq!(serving.log(), least());
    let rows = second.json();
    assert_eq!((sum(&rows, "new"), sum(&rows, "changed"), sum(&rows, "gone")), (0, 0, 0), "{rows:#?}");
    assert_eq!(sum(&rows, "not_modified"), 8, "{rows:#?}");

    let third = serving.fetch(&["--sweep"]).ok();
    let rows = third.json();
    assert_eq!((sum(&rows, "new"), sum(&rows, "changed"), sum(&rows, "gone")), (0, 0, 0), "{rows:#?}");
    assert_eq!(sum(&rows, "not_modified"), 0, "a sweep reads everything again");
    let log = serving.log();
    assert!(log.iter().all(|line| !line.ends_with("if changed")), "{log:#?}");
    assert_eq!(log.iter().filter(|line| line.starts_with("/ksc/details.php")).count(), 58, "{log:#?}");
    assert_eq!(log.iter().filter(|line| line.starts_with("/ksc/?")).count(), 6, "{log:#?}");
    assert_eq!(log.iter().filter(|line| line.starts_with("/icc/decisions")).count(), 5, "{log:#?}");
    assert_eq!(log.iter().filter(|line| line.starts_with("/icc/news/")).count(), 11, "{log:#?}");
}

#[test]
fn a_failed_detail_page_is_tried_again_and_hides_nothing() {
    let serving = World::sample().serve();
    let page = "/icc/news/varrel-case-status-conference";
    serving.server.on(page, Reply::status(500));
    let first = serving.fetch(&[]).ok();
    assert!(first.stderr.contains("icc/press: 1 page behind it could not be read"), "{}", first.stderr);
    let body = |serving: &Serving| {
        let address = "https://www.icc-cpi.int/news/varrel-case-status-conference";
        serving.run(&["show", address]).ok().stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(!body(&serving).contains("medical report of the Registry"));
    serving.log();
    serving.server.off(page);
    serving.fetch(&[]).ok();
    let log = serving.log();
    assert_eq!(log.iter().filter(|line| line.starts_with("/icc/news/")).count(), 1, "{log:#?}");
    assert!(body(&serving).contains("medical report of the Registry"));
    serving.fetch(&[]).ok();
    assert_eq!(serving.log(), least());
}

#[test]
fn a_page_that_stays_away_is_noted_and_let_go() {
    let serving = World::sample().serve();
    let page = "/icc/news/varrel-case-status-conference";
    serving.server.on(page, Reply::status(404));
    for _ in 0..4 {
        serving.fetch(&[]).ok();
    }
    let asked = serving.log().iter().filter(|line| *line == page).count();
    assert_eq!(asked, 3);
    let problems = serving.run(&["list", "problems", "--format", "json"]).ok().json();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0]["found"], "status 404, 3 times");
}

#[test]
fn a_feed_that_no_longer_overlaps_may_have_a_gap() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.change(|world| {
        for post in &mut world.posts {
            post.id = format!("{}-later", post.id);
            post.date = day("2026-11-20");
        }
    });
    let second = serving.fetch(&[]).ok();
    let rows = second.json();
    let row = rows.iter().find(|row| row["listing"] == "feed/observer").unwrap();
    assert_eq!((&row["verdict"], &row["new"]), (&Value::from("gap"), &Value::from(3)));
    assert!(second.stderr.contains("feed/observer: possible gap"), "{}", second.stderr);
    let problems = serving.run(&["list", "problems", "--format", "json"]).ok().json();
    assert_eq!(problems.len(), 1, "{problems:#?}");
}

#[test]
fn a_list_that_suddenly_lacks_much_is_not_believed() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.change(|world| world.filings.retain(|f| !f.case.starts_with("ICC-02/88-01")));
    for arguments in [&[][..], &["--sweep"]] {
        let output = serving.fetch(arguments);
        assert_eq!(output.code, 3, "{}", output.stderr);
        assert!(output.stderr.contains("too many to be believed"), "{}", output.stderr);
        let listed = serving.run(&["list", "filings", "--format", "json"]).ok().json();
        assert!(listed.iter().all(|f| f["state"] == "listed"));
    }
}
