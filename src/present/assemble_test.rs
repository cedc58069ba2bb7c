use super::*;
use crate::model::classification::Classification;
use crate::model::review::{Review, Verdict};

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn codebook() -> &'static Codebook {
    Codebook::shipped().unwrap()
}

fn tagged(tag: &str, concern: &str, number: &str) -> Tagged {
    Tagged {
        tag: tag.to_owned(),
        concern: concern.to_owned(),
        quote: None,
        anchoring: crate::model::tag::Anchoring::Settled,
        place: None,
        paragraph: None,
        note: None,
        by: "Ana".to_owned(),
        at: None,
        confirmed: None,
        codebook: "2025.1.2".to_owned(),
        kind: "filing".to_owned(),
        key: number.to_lowercase(),
        court: "icc".to_owned(),
        case: Some("ICC-01/21-01/25".to_owned()),
        case_name: None,
        number: number.to_owned(),
        date: Day::from_ymd_opt(2026, 4, 2),
        title: "MARKER".to_owned(),
        doctype: "decision".to_owned(),
        party: None,
        chamber: None,
        language: Some("en".to_owned()),
        classification: Classification::public_listing(),
        standing: Standing::Listed,
        source_url: Some("https://court.example/a".to_owned()),
        read_from: Some("https://court.example/records".to_owned()),
        snapshot_sha256: Some(HASH.to_owned()),
        first_seen: None,
    }
}

fn briefing(tagged: Vec<Tagged>) -> Briefing {
    let material = Material {
        title: "T".to_owned(),
        period: (None, None),
        made_of: Vec::new(),
        unread: Vec::new(),
        review_rule: ReviewRule::SecondPerson,
        tagged,
        waiting: 0,
        house: House::default(),
    };
    assemble(material, codebook(), &Names::default())
}

fn held(change: impl Fn(&mut Tagged)) -> HeldBack {
    let mut one = tagged("1", "disclosure", "ICC-1");
    change(&mut one);
    let briefing = briefing(vec![one]);
    assert_eq!(briefing.total, 0);
    assert!(briefing.sections.iter().all(|section| section.concerns.is_empty()));
    assert!(!format!("{briefing:?}").contains("MARKER"));
    briefing.held_back.first().unwrap().clone()
}

#[test]
fn what_may_not_leave_is_a_number_and_a_reason() {
    for (standing, reason) in [
        (Standing::Missing, HoldReason::Missing),
        (Standing::Gone, HoldReason::Gone),
        (Standing::Quarantined, HoldReason::Quarantined),
        (Standing::OnHold, HoldReason::OnHold),
    ] {
        let expected = HeldBack { number: Some("ICC-1".to_owned()), reason };
        assert_eq!(held(|t| t.standing = standing), expected);
    }
    for (word, level) in
        [("Confidential", Level::Confidential), ("restreint", Level::Unread), ("", Level::Unread)]
    {
        assert_eq!(held(|t| t.classification = Classification::read(word)).reason, HoldReason::Closed(level));
    }
    let withdrawn = held(|t| t.classification = Classification::withdrawn(""));
    assert_eq!(withdrawn.reason, HoldReason::Closed(Level::Withdrawn));
}

#[test]
fn the_number_of_what_may_be_secret_stays_inside() {
    for word in ["Secret", "Under Seal"] {
        assert_eq!(held(|t| t.classification = Classification::read(word)).number, None);
    }
}

#[test]
fn a_line_without_source_or_concern_is_held_back_not_lost() {
    let no_address = HoldReason::NoSource(NoSource::Address);
    assert_eq!(held(|t| t.source_url = None).reason, no_address);
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://court.example/a",
        "javascript://court.example/%0aalert(1)",
    ] {
        assert_eq!(held(|t| t.source_url = Some(url.to_owned())).reason, no_address, "{url}");
    }
    assert_eq!(held(|t| t.snapshot_sha256 = None).reason, HoldReason::NoSource(NoSource::Hash));
    let short = held(|t| t.snapshot_sha256 = Some("abc".to_owned()));
    assert_eq!(short.reason, HoldReason::NoSource(NoSource::Hash));
    let group = HoldReason::UnknownConcern("fair-trial".to_owned());
    assert_eq!(held(|t| t.concern = "fair-trial".to_owned()).reason, group);
}

fn confirmed(by: &str) -> Option<ConfirmedTag> {
    let (at, verdict) = ("2026-11-22T10:00:00Z".to_owned(), Verdict::Confirmed);
    let review = Review { verdict, was: None, note: None, by: by.to_owned(), at };
    ConfirmedTag::recall("Ana", review, ReviewRule::Own)
}

#[test]
fn who_reviewed_is_counted() {
    let with = |tag, by| Tagged { confirmed: confirmed(by), ..tagged(tag, "disclosure", "ICC-1") };
    let briefing = briefing(vec![with("1", "Ben"), with("2", "ana"), tagged("3", "disclosure", "ICC-1")]);
    assert_eq!((briefing.total, briefing.unreviewed, briefing.own), (3, 1, 1));
    assert_eq!(briefing.reviewers, [("Ben".to_owned(), 1), ("ana".to_owned(), 1)]);
}

#[test]
fn lines_stand_by_goal_concern_case_date_and_number_whatever_comes_first() {
    let mut material = vec![
        tagged("a", "undue-delay", "ICC-01/21-01/25-10"),
        tagged("b", "undue-delay", "ICC-01/21-01/25-9"),
        Tagged { date: None, ..tagged("c", "undue-delay", "ICC-01/21-01/25-1") },
        Tagged { court: "ksc".to_owned(), ..tagged("d", "undue-delay", "F1") },
        tagged("e", "disclosure", "ICC-01/21-01/25-11"),
        tagged("f", "victim-participation", "ICC-01/21-01/25-12"),
    ];
    let once = briefing(material.clone());
    material.reverse();
    assert_eq!(once, briefing(material));
    let goals: Vec<u8> = once.sections.iter().map(|s| s.goal.number).collect();
    assert_eq!(goals, [1, 2, 3]);
    assert!(once.sections[1].concerns.is_empty());
    let order: Vec<&str> = codebook().taggable().map(|c| c.slug.as_str()).collect();
    let concerns: Vec<&str> = once.sections[2].concerns.iter().map(|c| c.slug.as_str()).collect();
    assert!(concerns.is_sorted_by_key(|slug| order.iter().position(|s| s == slug)));
    let delay = once.sections[2].concerns.iter().find(|c| c.slug == "undue-delay").unwrap();
    let courts: Vec<&str> = delay.cases.iter().map(|c| c.court.as_str()).collect();
    assert_eq!(courts, ["icc", "ksc"]);
    let tags: Vec<&str> = delay.cases[0].lines.iter().map(|l| l.tag.as_str()).collect();
    assert_eq!(tags, ["b", "a", "c"]);
    assert!(!once.sections[0].concerns[0].also.is_empty(), "a pointer at the other goals");
}
