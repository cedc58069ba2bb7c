//! What the database keeps: one item a record, changes with both values, gone after two readings, and its refusals.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "store/covers.rs"]
mod covers;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use courtwatch::model::classification::Classification;
use courtwatch::model::court::court;
use courtwatch::model::filing::Filing;
use courtwatch::model::hearing::{Hearing, HearingStatus, When};
use courtwatch::model::number::DocumentNumber;
use courtwatch::model::record::{Listed, Record};
use courtwatch::model::snapshot::{Origin, Snapshot};
use courtwatch::store::page::Errands;
use courtwatch::store::query::Filter;
use courtwatch::store::{NewTag, PageReport, SavePage, Store, StoreError};

const COURT_SITE: (&str, u8) = ("icc/decisions", 3);
const DATABASE: (&str, u8) = ("legal-tools/icc-filings", 2);

struct House {
    store: Store,
    clock: DateTime<Utc>,
    origin: Origin,
    _folder: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("test.db")).unwrap();
        House {
            store,
            clock: "2026-03-01T08:00:00Z".parse().unwrap(),
            origin: Origin::Fetched,
            _folder: folder,
        }
    }

    /// One healthy reading of one page; a complete one concludes what is absent.
    fn read(
        &mut self,
        (listing, authority): (&str, u8),
        listed: &[Listed],
        complete: bool,
    ) -> (PageReport, u64) {
        self.clock += TimeDelta::days(1);
        let run = self.store.start_run(listing, self.clock, complete).unwrap();
        let snapshot = Snapshot {
            url: format!("https://court.example/{listing}"),
            final_url: format!("https://court.example/{listing}"),
            retrieved: self.clock,
            status: 200,
            headers: vec![("content-type".to_owned(), "text/html".to_owned())],
            body: format!("{listing} {}", self.clock).into_bytes(),
            origin: self.origin,
        };
        let page = SavePage {
            run,
            listing,
            authority,
            snapshot: &snapshot,
            listed,
            problems: &[],
            errands: &[],
            all_errands: Errands::OfNews,
        };
        let report = self.store.save_page(&page).unwrap();
        let gone =
            if complete { self.store.conclude_absent(listing, run, None, self.clock).unwrap() } else { 0 };
        (report, gone)
    }

    fn changes(&self) -> Vec<(String, String, Option<String>, Option<String>)> {
        let rows = self.store.changes(&Filter::default()).unwrap();
        rows.into_iter().rev().map(|c| (c.number.unwrap_or_default(), c.change, c.old, c.new)).collect()
    }

    fn kinds(&self) -> Vec<String> {
        self.changes().into_iter().map(|c| c.1).filter(|kind| kind != "new").collect()
    }

    fn states(&self) -> Vec<(Option<String>, String)> {
        let rows = self.store.filings(&Filter::default()).unwrap();
        let mut states: Vec<_> = rows.into_iter().map(|f| (f.number, f.state)).collect();
        states.sort();
        states
    }
}

fn filing(number: &str, title: &str) -> Filing {
    let mut filing = Filing::new(court("icc").unwrap(), number, title);
    filing.number = DocumentNumber::read(number).ok();
    filing.listed = NaiveDate::from_ymd_opt(2026, 2, 3);
    filing
}

fn row(filing: Filing) -> Listed {
    Listed { reference: filing.printed.clone(), place: "row 1".to_owned(), record: Record::from(filing) }
}

#[allow(clippy::unnecessary_wraps)] // what it is compared with is wrapped
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_filing_of_two_sources_is_one_filing_with_two_sightings_and_no_news() {
    let mut house = House::new();
    let on_site = filing("ICC-01/21-01/25-407-Red", "Decision on interim release");
    let in_database = filing("ICC-01/21-01/25- 407-Red", "DECISION on interim release (public redacted)");
    assert_eq!(house.read(COURT_SITE, &[row(on_site)], false).0.new, 1);
    let (report, _) = house.read(DATABASE, &[row(in_database)], false);
    assert_eq!((report.new, report.changed, report.same), (0, 0, 1));
    let rows = house.store.filings(&Filter::default()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].title, "Decision on interim release");
    assert_eq!(rows[0].sources, ["icc/decisions", "legal-tools/icc-filings"]);
    assert!(house.kinds().is_empty());
}

#[test]
fn each_change_is_that_change_with_both_values_and_no_other() {
    let mut house = House::new();
    let first = filing("ICC-01/21-01/25-407", "Order on detention");
    house.read(COURT_SITE, &[row(first.clone())], false);
    let retitled = Filing { title: "Order on continued detention".to_owned(), ..first.clone() };
    house.read(COURT_SITE, &[row(retitled.clone())], false);
    let redated = Filing { listed: NaiveDate::from_ymd_opt(2026, 2, 4), ..retitled };
    house.read(COURT_SITE, &[row(redated.clone())], false);
    let replaced = Filing { documents: vec!["https://court.example/2.pdf".to_owned()], ..redated.clone() };
    house.read(COURT_SITE, &[row(replaced.clone())], false);
    let same_words = Filing { title: "Order  on continued\u{a0}detention".to_owned(), ..replaced };
    let (report, _) = house.read(COURT_SITE, &[row(same_words)], false);
    assert_eq!(report.same, 1);
    let number = || "ICC-01/21-01/25-407".to_owned();
    assert_eq!(
        house.changes()[1..],
        [
            (number(), "title".to_owned(), some("Order on detention"), some("Order on continued detention")),
            (number(), "date".to_owned(), some("2026-02-03"), some("2026-02-04")),
            (number(), "attachment".to_owned(), None, some("https://court.example/2.pdf")),
        ]
    );
}

#[test]
fn absent_once_is_held_back_absent_twice_is_gone_and_back_is_returned() {
    let mut house = House::new();
    let stays = row(filing("ICC-01/21-01/25-1", "stays"));
    let leaves = row(filing("ICC-01/21-01/25-2", "leaves"));
    house.read(COURT_SITE, &[stays.clone(), leaves.clone()], true);
    let expect = |house: &House, state: &str| {
        let states = house.states();
        assert_eq!(
            states,
            [(some("ICC-01/21-01/25-1"), "listed".to_owned()), (some("ICC-01/21-01/25-2"), state.to_owned())]
        );
    };
    assert_eq!(house.read(COURT_SITE, std::slice::from_ref(&stays), false).1, 0);
    expect(&house, "listed");
    assert_eq!(house.read(COURT_SITE, std::slice::from_ref(&stays), true).1, 0);
    expect(&house, "quarantined");
    assert!(house.kinds().is_empty());
    assert_eq!(house.read(COURT_SITE, std::slice::from_ref(&stays), true).1, 1);
    expect(&house, "gone");
    assert_eq!(house.read(COURT_SITE, std::slice::from_ref(&stays), true).1, 0);
    house.read(COURT_SITE, &[stays, leaves], true);
    expect(&house, "listed");
    assert_eq!(house.kinds(), ["gone", "returned"]);
}

#[test]
fn a_recording_older_than_what_is_known_undoes_nothing() {
    let mut house = House::new();
    let now = filing("ICC-01/21-01/25-407", "Order on continued detention");
    house.read(COURT_SITE, &[row(now.clone())], false);
    let before = Filing { title: "Order on detention".to_owned(), ..now };
    let known = house.clock;
    house.clock -= TimeDelta::days(31);
    house.origin = Origin::Imported;
    assert_eq!(house.read(COURT_SITE, &[row(before)], false).0.same, 1);
    let rows = house.store.filings(&Filter::default()).unwrap();
    assert_eq!(rows[0].title, "Order on continued detention");
    assert!(rows[0].first_seen < Some(courtwatch::model::moment::stamp(known)));
    assert!(house.kinds().is_empty());
}

#[test]
fn a_reclassified_filing_is_quarantined_at_once_and_stays_so() {
    let mut house = House::new();
    let public = filing("ICC-01/21-01/25-9", "Annex on witnesses");
    house.read(COURT_SITE, &[row(public.clone())], true);
    let closed = Filing { classification: Classification::read("Confidential"), ..public };
    house.read(COURT_SITE, &[row(closed.clone())], true);
    house.read(COURT_SITE, &[row(closed)], true);
    assert_eq!(house.kinds(), ["classification"]);
    assert_eq!(house.states()[0].1, "quarantined");
}

#[test]
fn a_second_source_that_closes_a_filing_closes_it() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(filing("ICC-01/21-01/25-9", "Annex"))], false);
    let mut closed = filing("ICC-01/21-01/25-9", "Annex");
    closed.classification = Classification::read("Under Seal");
    house.read(DATABASE, &[row(closed)], false);
    assert_eq!(house.states()[0].1, "quarantined");
    let rows = house.store.filings(&Filter::default()).unwrap();
    assert_eq!(rows[0].classification, "under-seal");
}

fn sitting(
    day: (i32, u32, u32),
    status: HearingStatus,
    moved_from: Option<(i32, u32, u32)>,
    evidence: &str,
) -> Hearing {
    let date = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    Hearing {
        court: court("icc").unwrap(),
        case: some("ICC-01/21-01/25"),
        kind: "status conference".to_owned(),
        starts: When { day: date(day), time: None, zone: court("icc").unwrap().zone },
        ends: None,
        room: None,
        status,
        moved_from: moved_from.map(date),
        evidence: evidence.to_owned(),
        url: None,
    }
}

fn heard(reference: &str, hearing: Hearing) -> Listed {
    Listed { reference: reference.to_owned(), place: "text".to_owned(), record: Record::from(hearing) }
}

#[test]
fn a_hearing_moved_by_another_text_is_the_same_hearing_and_its_tags_go_with_it() {
    let mut house = House::new();
    let press = ("icc/press-item", 3);
    let first =
        sitting((2026, 4, 2), HearingStatus::Announced, None, "A status conference will be held on 2 April.");
    house.read(press, &[heard("a#1", first)], false);
    let item = house.store.items_with_key("ICC-01/21-01/25 2026-04-02").unwrap()[0];
    let tag = NewTag {
        id: "01900000-0000-7000-8000-000000000000",
        item,
        concern: "undue-delay",
        codebook: "1",
        quote: None,
        selector: None,
        note: None,
        by: "Lea",
        at: house.clock,
    };
    assert!(house.store.add_tag(&tag).unwrap());
    let moved =
        sitting((2026, 4, 9), HearingStatus::Moved, Some((2026, 4, 2)), "It is postponed to 9 April.");
    house.read(press, &[heard("b#1", moved)], false);
    assert_eq!(house.changes()[1].1, "moved");
    assert_eq!(house.changes()[1].2, some("2026-04-02"));
    let rows = house.store.hearings(&Filter::default()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].starts.as_str(), rows[0].status.as_str()), ("2026-04-09", "moved"));
    assert_eq!(house.store.tags_on(item).unwrap().len(), 1);
    let vacated = sitting((2026, 4, 9), HearingStatus::Vacated, None, "The hearing of 9 April is vacated.");
    house.read(press, &[heard("c#1", vacated)], false);
    assert_eq!(house.kinds(), ["moved", "vacated"]);
}

fn closed(number: &str) -> Filing {
    Filing { classification: Classification::read("Confidential"), ..filing(number, "Order on witnesses") }
}

#[test]
fn the_highest_level_of_all_sources_governs_whoever_speaks_last() {
    let mut house = House::new();
    let open = filing("ICC-01/21-01/25-5", "Order on witnesses");
    house.read(DATABASE, &[row(closed("ICC-01/21-01/25-5"))], false);
    house.read(COURT_SITE, &[row(open.clone())], false);
    house.read(COURT_SITE, &[row(Filing { title: "Order on two witnesses".to_owned(), ..open })], false);
    let rows = house.store.filings(&Filter::default()).unwrap();
    assert_eq!(rows[0].classification, "confidential");
}

#[test]
fn being_listed_again_lifts_absence_and_nothing_else() {
    let mut house = House::new();
    let open = row(filing("ICC-01/21-01/25-6", "Order on witnesses"));
    house.read(COURT_SITE, std::slice::from_ref(&open), true);
    house.read(COURT_SITE, &[row(closed("ICC-01/21-01/25-6"))], true);
    house.read(COURT_SITE, &[], true);
    house.read(COURT_SITE, &[], true);
    house.read(COURT_SITE, &[open], true);
    assert_eq!(house.states()[0].1, "quarantined", "a person must say that it is public again");
}

#[test]
fn a_recording_from_before_an_item_was_missed_does_not_bring_it_back() {
    let mut house = House::new();
    let item = row(filing("ICC-01/21-01/25-7", "Order"));
    house.read(COURT_SITE, std::slice::from_ref(&item), true);
    let then = house.clock - TimeDelta::days(1);
    house.read(COURT_SITE, &[], true);
    house.origin = Origin::Imported;
    house.clock = then;
    house.read(COURT_SITE, &[item], false);
    assert_eq!(house.states()[0].1, "quarantined");
}

#[test]
fn two_runs_at_once_are_one_reading() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(filing("ICC-01/21-01/25-8", "Order"))], true);
    let (first, second) = (
        house.store.start_run(COURT_SITE.0, house.clock, true).unwrap(),
        house.store.start_run(COURT_SITE.0, house.clock, true).unwrap(),
    );
    let mut absent = |run| house.store.conclude_absent(COURT_SITE.0, run, None, house.clock).unwrap();
    assert_eq!((absent(first), absent(second)), (0, 0), "both began before either had missed it");
    let third = house.store.start_run(COURT_SITE.0, house.clock, true).unwrap();
    assert_eq!(house.store.conclude_absent(COURT_SITE.0, third, None, house.clock).unwrap(), 1);
}

#[test]
fn a_hearing_is_held_back_with_the_filing_whose_title_announced_it() {
    let mut house = House::new();
    let open = filing("ICC-01/21-01/25-9", "Order on witnesses");
    let announced =
        sitting((2026, 4, 2), HearingStatus::Announced, None, "Order on witnesses of 2 April 2026");
    house.read(DATABASE, &[row(open), heard("ICC-01/21-01/25-9#hearing-1", announced)], false);
    house.read(DATABASE, &[row(closed("ICC-01/21-01/25-9"))], false);
    assert_eq!(house.store.hearings(&Filter::default()).unwrap()[0].state, "quarantined");
}

#[test]
fn a_filing_that_changes_its_state_touches_the_hearings_that_it_announced() {
    let mut house = House::new();
    let announced = sitting((2026, 4, 2), HearingStatus::Announced, None, "Order of 2 April 2026");
    let rows = [row(filing("ICC-01/21-01/25-9", "Order")), heard("ICC-01/21-01/25-9#hearing-1", announced)];
    house.read(DATABASE, &rows, false);
    let base = rusqlite::Connection::open(house.store.path()).unwrap();
    base.execute_batch(
        "CREATE TEMP TABLE before AS SELECT MAX(seq) AS seq FROM touched;
         UPDATE item SET state = 'gone' WHERE kind = 'filing'",
    )
    .unwrap();
    let sql = "SELECT COUNT(*) FROM touched t JOIN item i ON i.id = t.item
               WHERE i.kind = 'hearing' AND t.seq > (SELECT seq FROM before)";
    assert_eq!(base.query_row(sql, [], |r| r.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn two_sittings_of_a_case_on_one_day_are_two() {
    let mut house = House::new();
    let at = |hour, reference: &str| {
        let mut hearing = sitting((2026, 4, 2), HearingStatus::Announced, None, "Said (Lowlands)");
        hearing.starts.time = chrono::NaiveTime::from_hms_opt(hour, 0, 0);
        heard(reference, hearing)
    };
    let page = [at(9, "a"), at(14, "b")];
    assert_eq!(house.read(("icc/calendar", 3), &page, false).0.new, 2);
    assert_eq!(house.read(("icc/calendar", 3), &page, false).0.same, 2);
    assert_eq!(house.store.hearings(&Filter::default()).unwrap().len(), 2);
}

#[test]
fn a_row_without_a_number_is_kept_and_found_again() {
    let mut house = House::new();
    let mut nameless = filing("", "Decision delivered in court");
    nameless.distinction = some("20170424_DECISION.pdf");
    let listed = Listed {
        reference: "https://court.example/20170424_DECISION.pdf".to_owned(),
        place: "row 7".to_owned(),
        record: Record::from(nameless),
    };
    assert_eq!(house.read(COURT_SITE, std::slice::from_ref(&listed), false).0.new, 1);
    assert_eq!(house.read(COURT_SITE, &[listed], false).0.same, 1);
}

#[test]
fn a_failed_answer_is_never_a_validator() {
    let mut house = House::new();
    let mut snapshot = Snapshot {
        url: "https://court.example/list".to_owned(),
        final_url: "https://court.example/list".to_owned(),
        retrieved: house.clock,
        status: 200,
        headers: vec![("etag".to_owned(), "\"error-page\"".to_owned())],
        body: b"an error page".to_vec(),
        origin: Origin::Fetched,
    };
    house.store.keep_rejected(&snapshot).unwrap();
    assert_eq!(house.store.last_answer(&snapshot.url).unwrap(), None);
    snapshot.headers[0].1 = "\"good\"".to_owned();
    house.store.keep_accepted(&snapshot).unwrap();
    assert_eq!(house.store.last_answer(&snapshot.url).unwrap().unwrap().etag, some("\"good\""));
}

#[test]
fn verify_names_the_body_whose_bytes_were_changed() {
    let mut house = House::new();
    house.read(COURT_SITE, &[row(filing("ICC-01/21-01/25-1", "x"))], false);
    assert!(house.store.verify(|_| ()).unwrap().sound());
    let raw = rusqlite::Connection::open(house.store.path()).unwrap();
    let hash: String = raw.query_row("SELECT sha256 FROM body", [], |r| r.get(0)).unwrap();
    raw.execute("UPDATE body SET zstd = zeroblob(length(zstd))", []).unwrap();
    let verified = house.store.verify(|_| ()).unwrap();
    assert_eq!(verified.damaged, [hash]);
}

#[test]
fn databases_that_are_not_ours_to_write_are_refused_and_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, make: &dyn Fn(&std::path::Path)| {
        let path = folder.path().join(name);
        make(&path);
        let before = std::fs::read(&path).unwrap();
        let error = Store::open(&path).err().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name}");
        error
    };
    let text = refused("text.db", &|path| {
        std::fs::write(path, "not a database, but long enough to be read as one").unwrap();
    });
    assert!(matches!(text, StoreError::NotADatabase(_)), "{text:?}");
    let foreign = refused("foreign.db", &|path| {
        let other = rusqlite::Connection::open(path).unwrap();
        other.execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    });
    assert!(matches!(foreign, StoreError::Foreign(_)), "{foreign:?}");
    let newer = refused("newer.db", &|path| {
        drop(Store::open(path).unwrap());
        let raw = rusqlite::Connection::open(path).unwrap();
        raw.pragma_update(None, "journal_mode", "delete").unwrap();
        raw.pragma_update(None, "user_version", 99).unwrap();
    });
    assert!(matches!(newer, StoreError::Newer { found: 99, known: 3, .. }), "{newer:?}");
}

#[test]
fn schema_sql_is_the_schema_of_a_new_database() {
    let house = House::new();
    let raw = rusqlite::Connection::open(house.store.path()).unwrap();
    let fresh = rusqlite::Connection::open_in_memory().unwrap();
    fresh.execute_batch(include_str!("../schema.sql")).unwrap();
    let tables = |connection: &rusqlite::Connection| -> Vec<(String, String)> {
        let mut statement = connection
            .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .unwrap();
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(tables(&raw), tables(&fresh));
    for (name, sql) in tables(&raw) {
        let ours = sql.starts_with("CREATE TABLE") && !name.starts_with("sqlite_");
        assert!(!ours || sql.contains("STRICT"), "{name} is not STRICT");
    }
}
