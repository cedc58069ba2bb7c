//! Briefings as Markdown and CSV.

use std::fs;

use courtwatch::{
    analyse::concerns::Codebook,
    model::{
        classification::Classification,
        review::{ConfirmedTag, Review, ReviewRule, Verdict},
        tag::Quote,
    },
    present::{
        assemble::{Material, Standing, Tagged, assemble},
        briefing::{Briefing, ReadListing, Unread},
        cite::{House, Names},
        compose::{Setting, document},
        document_md,
        formats::{FORMATS, Leaving},
    },
};

use crate::{day, home};

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

pub fn tagged(tag: &str, concern: &str, number: &str, title: &str) -> Tagged {
    Tagged {
        tag: format!("0198c1a2-b3c{tag}-7def-8123-456789abcdef"),
        concern: concern.to_owned(),
        quote: None,
        anchoring: courtwatch::model::tag::Anchoring::Settled,
        place: None,
        paragraph: None,
        note: None,
        by: "Ana Lima".to_owned(),
        at: Some("2026-04-10T09:00:00Z".to_owned()),
        confirmed: confirmed("Ben <Okoro>"),
        codebook: "2025.1.2".to_owned(),
        kind: "filing".to_owned(),
        key: number.to_lowercase(),
        court: "icc".to_owned(),
        case: Some("ICC-02/99-01/26".to_owned()),
        case_name: Some("The Prosecutor v. An Invented Person".to_owned()),
        number: number.to_owned(),
        date: day(2026, 4, 2),
        title: title.to_owned(),
        doctype: "decision".to_owned(),
        party: None,
        chamber: Some("Trial Chamber I".to_owned()),
        language: Some("en".to_owned()),
        classification: Classification::public_listing(),
        standing: Standing::Listed,
        source_url: Some("https://court.example/records/14?lang=en".to_owned()),
        read_from: Some("https://court.example/records".to_owned()),
        snapshot_sha256: Some(HASH.to_owned()),
        first_seen: Some("2026-04-03T06:00:00Z".to_owned()),
    }
}

/// Proof that a tag of Ana Lima's was confirmed.
fn confirmed(by: &str) -> Option<ConfirmedTag> {
    let at = "2026-04-11T09:00:00Z".to_owned();
    let review = Review { verdict: Verdict::Confirmed, was: None, note: None, by: by.to_owned(), at };
    ConfirmedTag::recall("Ana Lima", review, ReviewRule::Own)
}

pub fn quote(exact: &str, checked: bool) -> Quote {
    Quote { exact: exact.to_owned(), page: Some(7), checked }
}

pub fn brief(tagged: Vec<Tagged>) -> Briefing {
    let material = Material {
        title: "Concerns in April 2026".to_owned(),
        period: (day(2026, 4, 1), day(2026, 4, 30)),
        made_of: vec![ReadListing {
            listing: "icc/decisions".to_owned(),
            court: "icc".to_owned(),
            last_good: Some("2026-04-30T06:00:00Z".to_owned()),
            verdict: "healthy".to_owned(),
        }],
        unread: vec![Unread {
            listing: "ksc/filings".to_owned(),
            reason: "the site refuses programs".to_owned(),
            since: Some("2026-04-12T06:00:00Z".to_owned()),
        }],
        review_rule: ReviewRule::SecondPerson,
        tagged,
        waiting: 0,
        house: House::default(),
    };
    assemble(material, Codebook::shipped().unwrap(), &Names::default())
}

/// The plain report as Markdown.
pub fn markdown(briefing: &Briefing) -> String {
    let mut out = Vec::new();
    document_md::write(&document(briefing, Setting::default()), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub fn small() -> Briefing {
    let delay = "the accused has waited *eleven* months\nfor a decision";
    let mut ksc = tagged("5", "undue-delay", "KSC-BC-2099-01/F00012", "Further extension of time");
    (ksc.court, ksc.case, ksc.case_name, ksc.date) =
        ("ksc".to_owned(), Some("KSC-BC-2099-01".to_owned()), None, None);
    brief(vec![
        Tagged {
            quote: Some(quote(delay, true)),
            note: Some("Compare the _sixty days_ of regulation 53.".to_owned()),
            ..tagged("1", "undue-delay", "ICC-02/99-01/26-14-Red", "Decision on the “Request for <leave>”")
        },
        Tagged {
            quote: Some(quote("typed from the screen", false)),
            confirmed: None,
            ..tagged("2", "undue-delay", "ICC-02/99-01/26-9", "Order")
        },
        tagged(
            "3",
            "victim-participation",
            "ICC-02/99-01/26-14-Red",
            "Decision on the “Request for <leave>”",
        ),
        ksc,
        Tagged { standing: Standing::Gone, ..tagged("6", "disclosure", "ICC-02/99-01/26-3", "NEVER SHOWN") },
        Tagged {
            classification: Classification::read("Secret"),
            ..tagged("7", "disclosure", "ICC-02/99-01/26-4", "NEVER SHOWN")
        },
    ])
}

#[test]
fn markdown_is_as_reviewed() {
    let path = home("fixtures/golden/briefing.md");
    let found = markdown(&small());
    let Ok(expected) = fs::read_to_string(&path) else {
        fs::write(&path, &found).unwrap();
        panic!("{} was missing and is written: read it before you keep it", path.display());
    };
    assert!(found == expected, "the briefing differs from {}:\n{found}", path.display());
}

#[test]
fn every_format_gives_the_same_bytes_and_nothing_held_back() {
    for format in FORMATS {
        let bytes = || {
            let (briefing, mut out) = (small(), Vec::new());
            let document = document(&briefing, Setting::default());
            let leaving = Leaving { briefing: &briefing, document: &document };
            (format.write)(&leaving, &mut out).unwrap();
            out
        };
        assert_eq!(bytes(), bytes(), "{}", format.name);
        if !format.text {
            continue;
        }
        let text = String::from_utf8(bytes()).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'), "{}", format.name);
        for hidden in ["NEVER SHOWN", "ICC-02/99-01/26-4,", "**ICC-02/99-01/26-4**"] {
            assert!(!text.contains(hidden), "{}: {hidden}", format.name);
        }
    }
}

#[test]
fn a_team_of_one_says_so() {
    let own = Tagged { confirmed: confirmed("ana lima"), ..tagged("1", "disclosure", "ICC-1", "Order") };
    let mut briefing = brief(vec![own]);
    briefing.review_rule = ReviewRule::Own;
    let text = markdown(&briefing);
    let said = "- Review: **tags may be confirmed by the person who made them**, without a second one; 1 confirmed, by ana lima \
                (1); **1 by the person who made the tag**\n";
    assert!(text.contains(said), "{text}");
    assert!(text.contains(
        "Tagged by Ana Lima on 10 April 2026: confirmed by ana lima, **who made it**, on 11 April 2026"
    ));
}
