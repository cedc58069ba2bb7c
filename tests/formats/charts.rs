//! Figures from a briefing.

use courtwatch::present::{
    assemble::Tagged,
    chart::{Chart, Shape},
    charts,
};

use crate::briefings::{brief, tagged};
use crate::day;

fn bars(chart: Chart) -> Vec<(String, u64)> {
    match chart.shape {
        Shape::Bars(bars) => bars,
        other => panic!("{other:?}"),
    }
}

fn named(bars: &[(&str, u64)]) -> Vec<(String, u64)> {
    bars.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect()
}

/// Tags of one concern on documents of these dates.
fn on(concern: &str, dates: &[(i32, u32, u32)]) -> Vec<Tagged> {
    let tag = |(at, date): (usize, &(i32, u32, u32))| Tagged {
        date: day(date.0, date.1, date.2),
        ..tagged(&format!("{concern}{at}"), concern, &format!("ICC-02/99-01/26-{concern}{at}"), "Order")
    };
    dates.iter().enumerate().map(tag).collect()
}

#[test]
fn tags_are_counted_by_concern_the_most_first() {
    let tags =
        [on("victim-participation", &[(2026, 4, 1)]), on("undue-delay", &[(2026, 4, 2), (2026, 4, 3)])];
    let chart = charts::tags_by_concern(&brief(tags.concat()), "en");
    assert_eq!(chart.described, "3 tags, 2 concerns. Most tagged: Trial without undue delay, 2.");
    assert_eq!(bars(chart), named(&[("Trial without undue delay", 2), ("Victim participation", 1)]));
    assert_eq!(charts::tags_by_concern(&brief(Vec::new()), "en").described, "0 tags, 0 concerns.");
}

#[test]
fn months_have_no_gaps_and_what_has_no_date_is_said() {
    let mut tags = on("undue-delay", &[(2025, 11, 30), (2026, 2, 1), (2026, 2, 28), (1800, 1, 1)]);
    tags.push(Tagged { date: None, ..tagged("9", "undue-delay", "ICC-02/99-01/26-99", "Order") });
    let chart = charts::tags_by_month(&brief(tags), "en");
    assert!(chart.described.starts_with("3 tags, 2006-03 – 2026-02."), "{}", chart.described);
    assert!(chart.described.ends_with("too long ago: 2."), "{}", chart.described);
    let Shape::Months { months, series } = chart.shape else { panic!() };
    assert_eq!(months.len(), 240);
    assert_eq!(months[236..], ["2025-11", "2025-12", "2026-01", "2026-02"]);
    assert_eq!(series[0].1[236..], [1, 0, 0, 2]);
}

#[test]
fn the_lag_is_a_median_over_documents_each_once() {
    let seen = |number: &str, court: &str, first_seen: &str| Tagged {
        court: court.to_owned(),
        first_seen: Some(format!("2026-04-{first_seen}T06:00:00Z")),
        ..tagged(&format!("{court}{number}{first_seen}"), "undue-delay", number, "Order")
    };
    let mut again = seen("ICC-1", "icc", "03");
    (again.tag, again.concern) = ("again".to_owned(), "victim-participation".to_owned());
    let unseen = Tagged { first_seen: None, ..seen("ICC-9", "icc", "30") };
    let early = Tagged { date: day(2026, 5, 2), ..seen("ICC-8", "icc", "30") };
    let tags = vec![
        seen("ICC-1", "icc", "03"),
        again,
        seen("ICC-2", "icc", "06"),
        seen("KSC-1", "ksc", "12"),
        seen("KSC-2", "ksc", "02"),
        seen("KSC-3", "ksc", "22"),
        unseen,
        early,
    ];
    let briefing = brief(tags);
    let chart = charts::lag_by_court(&briefing, "en");
    assert!(chart.described.ends_with("over 5 documents."), "{}", chart.described);
    assert_eq!(bars(chart), named(&[("ICC (2 documents)", 3), ("KSC (3 documents)", 10)]));
    assert_eq!(bars(charts::lag_by_month(&briefing, "fr")), named(&[("2026-04 (5 documents)", 4)]));
}

#[test]
fn a_timeline_has_the_documents_of_one_case_in_the_order_of_a_reader() {
    let mut tags = Vec::new();
    for (tag, number, date) in [
        ("1", "10", (2026, 4, 2)),
        ("2", "9", (2026, 4, 2)),
        ("3", "3", (2026, 1, 1)),
        ("4", "9", (2026, 4, 2)),
    ] {
        let number = format!("ICC-02/99-01/26-{number}");
        tags.push(Tagged {
            date: day(date.0, date.1, date.2),
            ..tagged(tag, "undue-delay", &number, "Order")
        });
    }
    tags.push(Tagged {
        case: Some("ICC-05/99".to_owned()),
        ..tagged("5", "undue-delay", "ICC-05/99-1", "Order")
    });
    let chart = charts::timeline(&brief(tags), "icc", "ICC-02/99-01/26", "en");
    assert_eq!(chart.caption, "The Prosecutor v. An Invented Person: dates of the documents");
    let Shape::Timeline(events) = chart.shape else { panic!() };
    let told: Vec<String> = events.iter().map(|(day, event)| format!("{day} {event}")).collect();
    assert_eq!(
        told,
        [
            "2026-01-01 ICC-02/99-01/26-3: Order",
            "2026-04-02 ICC-02/99-01/26-9: Order",
            "2026-04-02 ICC-02/99-01/26-10: Order"
        ]
    );
}
