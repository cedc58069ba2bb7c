//! The worked dates, and what happens at the edges of calendars.

use serde::Deserialize;

use super::*;
use crate::model::court::court;
use crate::model::moment::Day;

#[derive(Deserialize)]
struct Worked {
    deadline_test: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    court: String,
    name: String,
    notified: Day,
    days: u32,
    holidays: Vec<Day>,
    start: Day,
    expiry: Day,
    due: Day,
}

fn d(text: &str) -> Day {
    text.parse().unwrap()
}

/// An estimate of a number of days, or of a limit by its name.
struct Ask<'a> {
    court: &'a str,
    limit: &'a str,
    days: u32,
    kind: Kind,
    from: &'a str,
    holidays: Option<&'a [Day]>,
}

impl Default for Ask<'_> {
    fn default() -> Self {
        Ask { court: "icc", limit: "", days: 0, kind: Kind::Notification, from: "", holidays: None }
    }
}

impl Ask<'_> {
    fn of(&self, book: &Book) -> Result<Estimate, Unknown> {
        let rules = Rules::shipped().unwrap();
        let limit = rules.limit(self.court, self.limit);
        assert!(limit.is_some() || self.limit.is_empty(), "{}", self.limit);
        let kind = limit.map_or(self.kind, |limit| limit.kind);
        let asked = Asked {
            court: court(self.court).unwrap(),
            limit,
            length: (self.days > 0).then_some(Length::Days(self.days)),
            kind,
            from: From::Entered { day: d(self.from), by: None },
            holidays: self.holidays,
            ahead: 3,
        };
        estimate(&asked, rules, book)
    }

    fn get(&self) -> Estimate {
        self.of(&Book::shipped().unwrap()).unwrap()
    }
}

/// A book in which the ICC's lists of these years are verified.
fn verified(years: &[(i32, &[&str])]) -> Book {
    let lists: Vec<String> = years
        .iter()
        .map(|(year, days)| {
            format!("[[year]]\ncourt = \"icc\"\nyear = {year}\nstatus = \"verified\"\nsource = \"a list\"\ndays = {days:?}\n")
        })
        .collect();
    Book::default().and(&lists.concat()).unwrap()
}

#[test]
fn every_worked_date() {
    let worked: Worked = toml::from_str(include_str!("../../../fixtures/deadlines/worked.toml")).unwrap();
    assert_eq!(worked.deadline_test.len(), 11);
    for case in &worked.deadline_test {
        let Case { court, name, notified, days, holidays, .. } = case;
        let ask = Ask {
            court,
            days: *days,
            from: &notified.to_string(),
            holidays: Some(holidays),
            ..Ask::default()
        };
        let found = ask.get();
        assert_eq!(
            (found.start, found.expiry, found.due),
            (Some(case.start), Some(case.expiry), Some(case.due)),
            "{name}: {:#?}",
            found.steps
        );
        assert!(found.firm(), "{name}: {:?}", found.confirm);
    }
}

#[test]
fn the_limits_are_all_there_and_make_sense() {
    let rules = Rules::shipped().unwrap();
    let all: Vec<&Limit> = rules.courts().flat_map(|court| rules.of(court)).collect();
    assert_eq!(all.len(), 61);
    for limit in all {
        assert_eq!(limit.length().is_none(), limit.kind == Kind::Order, "{}/{}", limit.court, limit.id);
        assert!(!limit.provision.is_empty() && court(&limit.court).is_some());
    }
    assert!(Book::shipped().is_ok());
}

#[test]
fn a_saturday_counts_by_the_letter_and_says_so() {
    let found = Ask { days: 5, from: "2025-03-15", holidays: Some(&[]), ..Ask::default() }.get();
    assert_eq!(found.start, Some(d("2025-03-16")));
    assert!(
        found.steps.iter().any(|step| step.contains("Saturday") && step.contains("letter")),
        "{:?}",
        found.steps
    );
}

#[test]
fn fridays_and_holidays_that_meet() {
    let easter: &[Day] = &[d("2025-04-18"), d("2025-04-21")];
    let christmas: &[Day] =
        &[d("2025-12-24"), d("2025-12-25"), d("2025-12-26"), d("2026-01-01"), d("2026-01-02")];
    for (from, days, holidays, start, expiry, due) in [
        // a Friday that is a holiday, and a holiday on the Monday after
        ("2025-04-18", 3, easter, "2025-04-22", "2025-04-24", "2025-04-25"),
        // the Sunday before a holiday is its eve; the Saturday before is not
        ("2025-04-20", 3, easter, "2025-04-22", "2025-04-24", "2025-04-25"),
        ("2025-04-19", 3, easter, "2025-04-20", "2025-04-22", "2025-04-23"),
        // the last working day before Christmas: three holidays, then a weekend
        ("2025-12-23", 5, christmas, "2025-12-29", "2026-01-02", "2026-01-05"),
        // the year's end: what expires on 31 December is due after New Year's days
        ("2025-12-17", 14, christmas, "2025-12-18", "2025-12-31", "2026-01-05"),
        // over a leap day
        ("2024-02-27", 3, &[], "2024-02-28", "2024-03-01", "2024-03-04"),
        ("2023-02-27", 3, &[], "2023-02-28", "2023-03-02", "2023-03-03"),
        // one day
        ("2025-03-10", 1, &[], "2025-03-11", "2025-03-11", "2025-03-12"),
    ] {
        let found = Ask { days, from, holidays: Some(holidays), ..Ask::default() }.get();
        assert_eq!(
            (found.start, found.expiry, found.due),
            (Some(d(start)), Some(d(expiry)), Some(d(due))),
            "{from}: {:#?}",
            found.steps
        );
    }
}

#[test]
fn without_a_list_of_the_year_there_is_a_range() {
    let ask = Ask { days: 10, from: "2031-03-10", ..Ask::default() };
    let found = ask.get();
    assert_eq!((found.due, found.firm()), (None, false));
    assert_eq!((found.earliest, found.latest), (d("2031-03-21"), d("2031-03-25")));
    assert!(found.holidays.contains("2031: no list"), "{}", found.holidays);
    assert!(
        found.confirm.iter().any(|open| open.contains("no holiday list for that year")),
        "{:?}",
        found.confirm
    );
    // a team's own list makes it one date
    let known = ask.of(&verified(&[(2031, &[])])).unwrap();
    assert_eq!((known.due, known.firm()), (Some(d("2031-03-21")), true));
    // a list that is not verified gives the date with the word
    let shipped = Ask { days: 10, from: "2025-03-10", ..Ask::default() }.get();
    assert_eq!((shipped.due, shipped.firm()), (Some(d("2025-03-21")), false));
    // and a range where its holidays matter
    let easter = Ask { days: 3, from: "2025-04-17", ..Ask::default() }.get();
    assert_eq!((easter.due, easter.earliest, easter.latest), (None, d("2025-04-21"), d("2025-04-25")));
}

#[test]
fn a_due_day_in_a_year_without_a_list() {
    let book = verified(&[(2028, &["2028-12-25 Christmas Day", "2028-12-26 second day of Christmas"])]);
    // ends on Sunday 31 December 2028; due in 2029, of which nothing is known
    let found = Ask { days: 13, from: "2028-12-18", ..Ask::default() }.of(&book).unwrap();
    assert_eq!((found.start, found.expiry), (Some(d("2028-12-19")), Some(d("2028-12-31"))));
    assert_eq!((found.due, found.earliest), (None, d("2029-01-01")));
    assert!(found.latest > found.earliest && found.holidays.contains("2029: no list"));
    // the same time a week earlier never touches 2029
    let before = Ask { days: 5, from: "2028-12-18", ..Ask::default() }.of(&book).unwrap();
    assert_eq!((before.due, before.firm()), (Some(d("2028-12-27")), true));
}

#[test]
fn a_limit_that_is_not_verified_is_never_firm() {
    let asked = Ask { limit: "leave-to-appeal", from: "2009-02-05", holidays: Some(&[]), ..Ask::default() };
    let found = asked.get();
    assert_eq!((found.due, found.firm(), found.status), (Some(d("2009-02-11")), false, Status::Knowledge));
    assert!(found.confirm.iter().any(|open| open.contains("rule 155(1)")), "{:?}", found.confirm);
    // where the counting itself is not verified the first and last day may be read otherwise
    for court in ["irmct", "ksc", "icty", "scsl", "eccc", "stl"] {
        let found =
            Ask { court, limit: "response", from: "2025-03-14", holidays: Some(&[]), ..Ask::default() }.get();
        assert!(!found.firm() && found.due.is_none() && found.earliest < found.latest, "{court}: {found:#?}");
    }
    let irmct =
        Ask { court: "irmct", limit: "response", from: "2025-03-14", holidays: Some(&[]), ..Ask::default() };
    let found = irmct.get();
    assert_eq!((found.earliest, found.latest), (d("2025-03-27"), d("2025-03-28")));
    let stl =
        Ask { court: "stl", limit: "response", from: "2012-03-05", holidays: Some(&[]), ..Ask::default() }
            .get();
    assert_eq!(
        (stl.earliest, stl.latest),
        (d("2012-03-18"), d("2012-03-23")),
        "working days until 6 March 2013"
    );
    let stl =
        Ask { court: "stl", limit: "response", from: "2013-03-06", holidays: Some(&[]), ..Ask::default() }
            .get();
    assert_eq!((stl.earliest, stl.latest), (d("2013-03-19"), d("2013-03-20")));
}

#[test]
fn duties_and_events_know_no_friday() {
    // a Friday: counted from Saturday, and the Sunday on which it ends stands
    let found = Ask { limit: "confirmation-decision", from: "2025-09-26", ..Ask::default() }.get();
    assert_eq!((found.start, found.due), (Some(d("2025-09-27")), Some(d("2025-11-25"))));
    assert!(found.at.is_none() && found.firm(), "{:?}", found.confirm);
    let found = Ask { limit: "no-case-leave", from: "2025-03-13", ..Ask::default() }.get();
    assert_eq!(found.due, Some(d("2025-03-16")), "a Sunday, as it stands");
}

#[test]
fn months_end_where_months_end() {
    for (from, due) in [
        ("2025-01-15", "2025-03-15"),
        ("2025-12-31", "2026-02-28"),
        ("2023-12-31", "2024-02-29"),
        ("2023-12-29", "2024-02-29"),
        ("2025-06-30", "2025-08-30"),
        ("2025-07-31", "2025-09-30"),
    ] {
        let ask = Ask { court: "ksc", limit: "detention-review", days: 61, from, ..Ask::default() };
        let found = ask.get();
        assert_eq!((found.due, found.firm()), (Some(d(due)), false), "{from}: {:#?}", found.steps);
    }
}

#[test]
fn backwards_moves_earlier_only() {
    let asked = Ask {
        court: "eccc",
        limit: "before-hearing",
        from: "2025-04-14",
        holidays: Some(&[]),
        ..Ask::default()
    };
    let found = asked.get();
    assert_eq!(
        (found.expiry, found.due),
        (Some(d("2025-03-15")), Some(d("2025-03-14"))),
        "{:#?}",
        found.steps
    );
    let closed: &[Day] = &[d("2025-03-14"), d("2025-03-13")];
    let found = Ask { holidays: Some(closed), ..asked }.get();
    assert_eq!(found.due, Some(d("2025-03-12")));
    let unlisted = Ask { court: "eccc", limit: "before-hearing", from: "2025-04-16", ..Ask::default() }.get();
    assert_eq!((unlisted.due, unlisted.earliest, unlisted.latest), (None, d("2025-03-14"), d("2025-03-17")));
}

#[test]
fn what_a_chamber_orders_is_not_computed() {
    for (court, limit) in [("icc", "amicus"), ("icj", "intervention-62")] {
        let asked = Ask { court, limit, from: "2025-03-10", ..Ask::default() };
        assert_eq!(asked.of(&Book::default()), Err(Unknown::ByOrder));
    }
    let icj = Ask { court: "icj", days: 10, from: "2025-03-10", ..Ask::default() };
    assert_eq!(icj.of(&Book::default()), Err(Unknown::ByOrder));
    let echr = Ask { court: "echr", days: 10, from: "2025-03-10", ..Ask::default() };
    assert_eq!(echr.of(&Book::default()), Err(Unknown::Court));
    let far = Ask { days: u32::MAX, from: "2025-03-10", ..Ask::default() };
    assert_eq!(far.of(&Book::default()), Err(Unknown::TooFar));
}

#[test]
fn a_date_that_nobody_entered_is_a_range() {
    let rules = Rules::shipped().unwrap();
    let asked = Asked {
        court: court("icc").unwrap(),
        limit: rules.limit("icc", "response"),
        length: None,
        kind: Kind::Notification,
        from: From::Suggested {
            first: d("2025-03-10"),
            last: d("2025-03-13"),
            what: "the date on its face is no notification".into(),
        },
        holidays: Some(&[]),
        ahead: 3,
    };
    let found = estimate(&asked, rules, &Book::default()).unwrap();
    assert_eq!((found.start, found.due, found.firm()), (None, None, false));
    assert_eq!((found.earliest, found.latest), (d("2025-03-21"), d("2025-03-24")));
    assert_eq!(found.internal, Some(d("2025-03-18")));
}

#[test]
fn sixteen_hours_in_the_hague_on_both_sides_of_a_change_of_clocks() {
    for (from, utc) in [
        ("2025-03-17", "2025-03-28T15:00:00+00:00"),
        ("2025-03-18", "2025-03-31T14:00:00+00:00"),
        ("2025-10-14", "2025-10-27T15:00:00+00:00"),
        ("2025-10-13", "2025-10-24T14:00:00+00:00"),
    ] {
        let found = Ask { days: 10, from, holidays: Some(&[]), ..Ask::default() }.get();
        let at = found.at.and_then(|at| at.instant()).unwrap();
        assert_eq!(at.to_utc().to_rfc3339(), utc, "{from}");
        assert_eq!(at.format("%H:%M").to_string(), "16:00");
    }
}

#[test]
fn a_teams_file_extends_or_replaces_or_says_what_is_wrong() {
    let shipped = Book::shipped().unwrap();
    let year = |more: &str, days: &str| {
        format!(
            "[[year]]\ncourt = \"icc\"\nyear = 2025\nstatus = \"verified\"\nsource = \"s\"\n{more}\ndays = [{days}]"
        )
    };
    let own = shipped.clone().and(&year("", "\"2025-08-05 a day\"")).unwrap();
    assert_eq!(own.year("icc", 2025).unwrap().days.len(), 1);
    let more = shipped.clone().and(&year("extends = true", "\"2025-08-05 a day\"")).unwrap();
    let list = more.year("icc", 2025).unwrap();
    assert_eq!((list.days.len(), list.status), (10, Status::Knowledge));
    for (text, said) in [
        (year("", "\"2026-08-05\""), "the list of `icc` for 2025 has 2026-08-05, which is of another year"),
        (year("", "\"5 August\""), "expected a day as 2026-04-03 and its name"),
        (format!("{}\n{}", year("", ""), year("", "")), "stands twice"),
        (year("", "").replace("icc", "iccc"), "is of a court that"),
        ("x = 1".to_owned(), "line 1: unknown field"),
        ("[[year]]\ncourt = \"icc\"\nyear = 2025\nstatus = \"sure\"".to_owned(), "line 4: unknown variant"),
    ] {
        let why = shipped.clone().and(&text).unwrap_err().to_string();
        assert!(why.contains(said), "{why}");
    }
}

#[test]
fn the_example_of_the_readme_can_be_read() {
    let readme = include_str!("../../../README.md");
    let example = readme.split("```text\n[[year]]").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let book = Book::default().and(&format!("[[year]]{example}")).unwrap();
    assert_eq!(book.year("icc", 2026).unwrap().days.len(), 2);
}
