//! Each change alone.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::world::{Serving, Site, World, day};

/// Number, sort of change, listing.
type Found = Vec<(String, String, String)>;

fn changes(serving: &Serving) -> Vec<Value> {
    serving.run(&["list", "changes", "--format", "json"]).ok_or_nothing().json()
}

/// What a fetch adds to the changes.
fn found_by(serving: &Serving, arguments: &[&str]) -> Found {
    let before = changes(serving).len();
    serving.fetch(arguments).ok();
    let all = changes(serving);
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut found: Found = all[..all.len() - before]
        .iter()
        .map(|row| (text(row, "number"), text(row, "change"), text(row, "listing")))
        .collect();
    found.sort();
    found
}

/// What a fetch with these arguments finds after a change of the sample world; then it has nothing more to find.
#[track_caller]
fn found(arguments: &[&str], change: impl FnOnce(&mut World)) -> Found {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.change(change);
    let found = found_by(&serving, arguments);
    assert_eq!(found_by(&serving, arguments), [], "the same fetch again has news");
    found
}

fn one(number: &str, change: &str, listing: &str) -> Found {
    vec![(number.to_owned(), change.to_owned(), listing.to_owned())]
}

const SWEEP: &[&str] = &["--sweep"];
const SHORT: &[&str] = &[];

/// A filing of a party: the database alone lists it.
fn of_database() -> String {
    World::sample().number_of("Defence Request for disclosure of material")
}

/// A filing that only the Kosovo repository lists: near the top of its list.
fn of_repository() -> String {
    World::sample().number_of("Registrar’s submissions on interpretation errors")
}

#[test]
fn a_document_with_an_old_date() {
    for arguments in [SHORT, SWEEP] {
        let late = found(arguments, |world| {
            world.add_like(&of_database(), "ICC-02/88-01/24-199", "2026-01-12", "Request dated long ago");
        });
        assert_eq!(late, one("ICC-02/88-01/24-199", "new", "legal-tools/icc-filings"), "{arguments:?}");
        let late = found(arguments, |world| {
            world.add_like(&of_repository(), "F00301", "2026-01-12", "Submission dated long ago");
        });
        assert_eq!(late, one("KSC-BC-2025-31/F00301", "new", "ksc/filings"), "{arguments:?}");
    }
    // the list of decisions states no total: what is dated behind two known pages waits for the sweep
    let add = |world: &mut World| {
        world.add_like(&of_database(), "ICC-02/88-01/24-198", "2026-01-12", "Decision dated long ago");
        world.filing("ICC-02/88-01/24-198").sites = BTreeSet::from([Site::Icc]);
    };
    assert_eq!(found(SHORT, add), []);
    assert_eq!(found(SWEEP, add), one("ICC-02/88-01/24-198", "new", "icc/decisions"));
}

#[test]
fn a_new_document() {
    for arguments in [SHORT, SWEEP] {
        let new = found(arguments, |world| {
            world.add_like(&of_database(), "ICC-02/88-01/24-399", "2026-11-09", "Decision on something new");
            world.filing("ICC-02/88-01/24-399").sites = BTreeSet::from([Site::Icc]);
        });
        assert_eq!(new, one("ICC-02/88-01/24-399", "new", "icc/decisions"), "{arguments:?}");
    }
}

#[test]
fn a_changed_title() {
    let title = "Title that the registry has corrected";
    assert_eq!(
        found(SWEEP, |world| world.retitle(&of_database(), title)),
        one(&of_database(), "title", "legal-tools/icc-filings")
    );
    assert_eq!(found(SHORT, |world| world.retitle(&of_database(), title)), [], "a count cannot show a title");
    // the repository's newest page is read every time
    let newest = World::sample().number_of("Decision on the publication of a redacted version");
    for arguments in [SHORT, SWEEP] {
        let retitled = found(arguments, |world| world.retitle(&newest, title));
        assert_eq!(retitled, one(&newest, "title", "ksc/filings"), "{arguments:?}");
    }
    // two sources that say the same tell of one change
    let both = World::sample().number_of("Decision on the monitoring of privileged");
    let retitled = found(SWEEP, |world| world.retitle(&both, title));
    assert_eq!(retitled.len(), 1, "{retitled:?}");
    assert_eq!((retitled[0].0.as_str(), retitled[0].1.as_str()), (both.as_str(), "title"));
    assert_eq!(found(SHORT, |world| world.retitle(&both, title)), one(&both, "title", "icc/decisions"));
}

#[test]
fn titles_of_news() {
    for arguments in [SHORT, SWEEP] {
        let retitled =
            found(arguments, |world| world.judgments[5].title = "CASE OF OTHERS v. SYLDAVIA".to_owned());
        let judgment = "https://hudoc.echr.coe.int/eng?i=001-910006";
        assert_eq!(retitled, one(judgment, "title", "hudoc/judgments"), "{arguments:?}");
        let retitled = found(arguments, |world| world.posts[2].title = "Another heading".to_owned());
        let post = "https://observer.example/reparations-arithmetic/";
        assert_eq!(retitled, one(post, "title", "feed/observer"), "{arguments:?}");
        let retitled = found(arguments, |world| {
            "Okelind case: judges travel"
                .clone_into(&mut world.news_of("media-advisory-okelind-field-visit").title);
        });
        let news = "https://www.icc-cpi.int/news/media-advisory-okelind-field-visit";
        assert_eq!(retitled, one(news, "title", "icc/press"), "{arguments:?}");
    }
}

#[test]
fn a_replaced_document() {
    for (number, listing) in [(of_database(), "legal-tools/icc-filings"), (of_repository(), "ksc/filings")] {
        for arguments in [&["--documents", "all"][..], &["--documents", "all", "--sweep"]] {
            let serving = World::sample().serve();
            serving.fetch(&["--documents", "all"]).ok();
            assert_eq!(found_by(&serving, arguments), []);
            serving.change(|world| world.replace_pdf(&number, "Another text, with a paragraph less."));
            assert_eq!(found_by(&serving, arguments), one(&number, "attachment", listing), "{arguments:?}");
            assert_eq!(found_by(&serving, arguments), []);
        }
    }
}

#[test]
fn a_reclassified_document() {
    let number = of_database();
    let closed = found(SWEEP, |world| world.reclassify(&number));
    assert_eq!(closed, one(&number, "classification", "legal-tools/icc-filings"));
}

/// What `report` says of a tagged filing, and the state that `list` shows.
fn standing(serving: &Serving, number: &str) -> (bool, String) {
    let report = serving.run(&["report", "--include-unreviewed", "--title", "Test"]).stdout;
    let (body, held) = report.split_once("## Held back").unwrap_or((&report, ""));
    let named = body.contains(&format!("{number}**"));
    assert_eq!(named, !held.contains(number), "{report}");
    let filings = serving.run(&["list", "filings", "--format", "json"]).ok().json();
    let filing = filings.iter().find(|f| f["number"] == number).unwrap();
    (named, filing["state"].as_str().unwrap().to_owned())
}

/// Withdraws a filing, and brings it back.
#[track_caller]
fn withdrawn(number: &str, listing: &str, first: &[&str], second: &[&str]) {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.run(&["tag", "add", number, "disclosure", "--by", "Test"]).ok();
    assert_eq!(standing(&serving, number), (true, "listed".to_owned()));
    let mut taken = None;
    serving.change(|world| taken = Some(world.withdraw(number)));
    assert_eq!(found_by(&serving, first), [], "once is not yet gone");
    assert_eq!(standing(&serving, number), (false, "quarantined".to_owned()), "held back at once");
    assert_eq!(found_by(&serving, second), one(number, "gone", listing));
    assert_eq!(standing(&serving, number), (false, "gone".to_owned()));
    assert_eq!(found_by(&serving, first), []);
    serving.change(|world| world.filings.extend(taken));
    assert_eq!(found_by(&serving, first), one(number, "returned", listing));
    assert_eq!(standing(&serving, number), (true, "listed".to_owned()));
    assert_eq!(found_by(&serving, second), []);
}

#[test]
fn a_withdrawn_document_of_the_database() {
    withdrawn(&of_database(), "legal-tools/icc-filings", SHORT, SHORT);
    withdrawn(&of_database(), "legal-tools/icc-filings", SWEEP, SWEEP);
}

#[test]
fn a_withdrawn_document_of_the_repository() {
    // the total tells at once; that it is gone for good only a second whole reading tells
    withdrawn(&of_repository(), "ksc/filings", SHORT, SWEEP);
    withdrawn(&of_repository(), "ksc/filings", SWEEP, SWEEP);
}

#[test]
fn a_withdrawn_decision() {
    let serving = World::sample().serve();
    let number = World::sample().number_of("Decision on the monitoring of privileged");
    serving.change(|world| world.filing(&number).sites = BTreeSet::from([Site::Icc]));
    serving.fetch(&[]).ok();
    serving.change(|world| drop(world.withdraw(&number)));
    assert_eq!(
        found_by(&serving, SHORT),
        [],
        "a list without a total needs a sweep to say that something is gone"
    );
    assert_eq!(found_by(&serving, SWEEP), []);
    assert_eq!(found_by(&serving, SWEEP), one(&number, "gone", "icc/decisions"));
}

#[test]
fn one_that_another_source_still_lists_is_withdrawn_all_the_same() {
    let number = World::sample().number_of("Decision on the monitoring of privileged");
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.change(|world| world.filing(&number).sites = BTreeSet::from([Site::LegalTools]));
    assert_eq!(found_by(&serving, SWEEP), []);
    assert_eq!(found_by(&serving, SWEEP), one(&number, "gone", "icc/decisions"));
}

/// What `list hearings` shows of a case on a day.
fn hearing(serving: &Serving, case: &str, day: &str) -> Option<(String, String)> {
    let all = serving.run(&["list", "hearings", "--format", "json"]).ok().json();
    let on = |h: &&Value| h["case"] == case && h["starts"].as_str().unwrap().starts_with(day);
    let found: Vec<&Value> = all.iter().filter(on).collect();
    assert!(found.len() < 2, "{found:#?}");
    let text = |h: &Value, key: &str| h[key].as_str().unwrap_or_default().to_owned();
    found.first().map(|h| (text(h, "status"), text(h, "starts")))
}

const VARREL: &str = "ICC-02/88-01/24";

#[test]
fn a_hearing_moved_by_a_later_release() {
    for arguments in [SHORT, SWEEP] {
        let serving = World::sample().serve();
        serving.fetch(&[]).ok();
        assert_eq!(hearing(&serving, VARREL, "2026-11-24").unwrap().0, "announced");
        serving.change(|world| {
            world.announce_like(
                "varrel-case-status-conference",
                "varrel-case-status-conference-moved",
                "2026-11-10",
                "Varrel case: status conference moved",
                "The status conference in case ICC-02/88-01/24 has been postponed from 24 November 2026 to 8 December 2026 at 10:00 (The Hague local time).",
            );
        });
        let found = found_by(&serving, arguments);
        let news = "https://www.icc-cpi.int/news/varrel-case-status-conference-moved";
        let sitting = "ICC-02/88-01/24 2026-12-08";
        let expected = [one(sitting, "moved", "icc/press-item"), one(news, "new", "icc/press")].concat();
        assert_eq!(found, expected, "{arguments:?}");
        assert_eq!(hearing(&serving, VARREL, "2026-11-24"), None);
        let moved = ("moved".to_owned(), "2026-12-08T10:00:00+01:00".to_owned());
        assert_eq!(hearing(&serving, VARREL, "2026-12-08"), Some(moved.clone()));
        // the first release and the order still say the old day, and are read again by a sweep
        assert_eq!(found_by(&serving, SWEEP), []);
        assert_eq!(hearing(&serving, VARREL, "2026-12-08"), Some(moved));
    }
}

#[test]
fn a_hearing_moved_in_the_words_of_its_release() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.change(|world| {
        let slug = "outreach-hearing-schedule-december";
        world.reword(slug, "3 December 2026 at 10:00", "4 December 2026 at 14:00");
    });
    assert_eq!(found_by(&serving, SHORT), [], "the feed does not show the words of its items");
    let found = found_by(&serving, SWEEP);
    let sitting = "ICC-02/88-02/25 2026-12-04";
    let news = "https://www.icc-cpi.int/news/outreach-hearing-schedule-december";
    let expected = [one(sitting, "moved", "icc/press-item"), one(news, "text", "icc/press-item")].concat();
    assert_eq!(found, expected);
    assert_eq!(found_by(&serving, SWEEP), []);
}

#[test]
fn a_vacated_hearing() {
    for arguments in [SHORT, SWEEP] {
        let serving = World::sample().serve();
        serving.fetch(&[]).ok();
        serving.change(|world| {
            world.announce_like(
                "marrowin-case-counsel-appointed",
                "marrowin-case-vacated",
                "2026-11-10",
                "Marrowin case: hearing vacated",
                "Pre-Trial Chamber V vacated the confirmation of charges hearing in case ICC-02/88-02/25 scheduled for 1 December 2026.",
            );
        });
        let found = found_by(&serving, arguments);
        let news = "https://www.icc-cpi.int/news/marrowin-case-vacated";
        let sitting = "ICC-02/88-02/25 2026-12-01";
        let expected = [one(sitting, "vacated", "icc/press-item"), one(news, "new", "icc/press")].concat();
        assert_eq!(found, expected, "{arguments:?}");
        assert_eq!(hearing(&serving, "ICC-02/88-02/25", "2026-12-01").unwrap().0, "vacated");
        assert_eq!(found_by(&serving, SWEEP), []);
    }
}

#[test]
fn a_hearing_that_an_order_moves() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    let order = World::sample().number_of("Order scheduling a status conference on 25 November");
    serving.change(|world| {
        world.add_like(
            &order,
            "F00699",
            "2026-11-07",
            "Order rescheduling the status conference from 25 November 2026 to 2 December 2026 at 09:00",
        );
    });
    let found = found_by(&serving, SHORT);
    let expected = [
        one("KSC-BC-2025-31 2026-12-02", "moved", "ksc/filings"),
        one("KSC-BC-2025-31/F00699", "new", "ksc/filings"),
    ]
    .concat();
    assert_eq!(found, expected);
    assert_eq!(found_by(&serving, SWEEP), []);
}

#[test]
fn a_filing_of_two_sources_is_one_filing() {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    let number = World::sample().number_of("Decision on the monitoring of privileged");
    let filings = serving.run(&["list", "filings", "--format", "json"]).ok().json();
    let found: Vec<&Value> = filings.iter().filter(|f| f["number"] == number.as_str()).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["sources"], serde_json::json!(["icc/decisions", "legal-tools/icc-filings"]));
    let new = changes(&serving);
    assert_eq!(new.iter().filter(|c| c["number"] == number.as_str()).count(), 1);
    // of a court's filing and the database's entry the court's own words are shown
    assert_eq!(found[0]["date"], day("2026-11-03").to_string());
}
