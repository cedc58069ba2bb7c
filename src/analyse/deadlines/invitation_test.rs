//! Sentences that invite, and sentences that only look like it.

use chrono::NaiveTime;

use super::invitation::{Window, windows};
use super::invitation_dates::Set;
use crate::model::moment::Day;
use crate::model::text::PageText;

fn pages(bodies: &[&str]) -> Vec<PageText> {
    let number = |place: usize| u32::try_from(place).unwrap() + 1;
    let page = |(place, body): (usize, &&str)| PageText {
        number: number(place),
        body: (*body).to_owned(),
        ..PageText::default()
    };
    bodies.iter().enumerate().map(page).collect()
}

fn one(body: &str) -> Window {
    let mut found = windows("Order", &pages(&[body]));
    assert_eq!(found.len(), 1, "{body}: {found:?}");
    found.remove(0)
}

fn until(text: &str, hour: Option<(u32, u32)>) -> Set {
    let hour = hour.map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap());
    Set::Until { day: text.parse::<Day>().unwrap(), hour }
}

#[test]
fn dates_in_the_words_of_orders() {
    let invites = "The Chamber invites amicus curiae observations";
    for (rest, set) in [
        ("no later than 16 January 2026.", Some(until("2026-01-16", None))),
        ("by 16:00 on Friday, 16 January 2026;", Some(until("2026-01-16", Some((16, 0))))),
        ("by 16h00 (The Hague time) on 16 January 2026.", Some(until("2026-01-16", Some((16, 0))))),
        ("by 4 p.m. on 16 January 2026.", Some(until("2026-01-16", Some((16, 0))))),
        ("by the 3rd of February 2026 at 16.00.", Some(until("2026-02-03", Some((16, 0))))),
        ("by January 16, 2026.", Some(until("2026-01-16", None))),
        ("on or before 29 February 2024.", Some(until("2024-02-29", None))),
        ("by 16 January 2026, at 16:00 hours.", Some(until("2026-01-16", Some((16, 0))))),
        ("within 10 days of notification of this order.", Some(Set::Within { days: 10, notified: true })),
        (
            "within fifteen (15) days from the date of this decision.",
            Some(Set::Within { days: 15, notified: false }),
        ),
        ("of no more than ten pages.", None),
        ("no later than 31 February 2026.", None),
    ] {
        let found = one(&format!("12. {invites} {rest}"));
        assert_eq!(found.set, set, "{rest}");
        assert!(found.sentence.contains("invites amicus curiae") && found.page == Some(1), "{found:?}");
    }
}

#[test]
fn in_french_as_well() {
    for (text, set) in [
        (
            "La Chambre invite les États et les organisations à déposer des observations en qualité d’amicus curiae au plus \
             tard le vendredi 16 janvier 2026 à 16 h 00.",
            Some(until("2026-01-16", Some((16, 0)))),
        ),
        (
            "INVITE toute personne souhaitant déposer un mémoire en vertu de la règle 103 à demander l’autorisation d’ici le \
             1er mars 2026.",
            Some(until("2026-03-01", None)),
        ),
        (
            "La Chambre invite les amici curiae à présenter leurs observations dans un délai de dix jours à compter de la \
             notification de la présente ordonnance.",
            Some(Set::Within { days: 10, notified: true }),
        ),
    ] {
        assert_eq!(one(text).set, set, "{text}");
    }
}

#[test]
fn the_date_may_stand_in_the_next_sentence_and_on_the_next_page() {
    let first = "1. Under rule 103 of the Rules, the Chamber invites States and organisations to request leave to submit\n\
                 observations on art. 19 of the Statute. Requests shall be filed";
    let found = windows(
        "Order",
        &pages(&[
            "Cover",
            "The Chamber",
            first,
            "by 16:00 on 6 August 2024. They shall not exceed 10 pages.",
        ]),
    );
    assert_eq!(
        (found.len(), found[0].page, found[0].set.clone()),
        (1, Some(3), Some(until("2024-08-06", Some((16, 0)))))
    );
    assert!(found[0].sentence.ends_with("6 August 2024."), "{}", found[0].sentence);
}

#[test]
fn a_title_alone_opens_a_window_without_a_date() {
    let found = windows("Order inviting amicus curiae observations", &[]);
    assert_eq!((found.len(), found[0].page, found[0].set.clone()), (1, None, None));
}

#[test]
fn what_does_not_invite() {
    for body in [
        "The Chamber rejects the request for leave to submit amicus curiae observations by 16 January 2026.",
        "The Chamber declines to invite amicus curiae observations.",
        "The Chamber invites the parties to submit observations by 16 January 2026.",
        "The amicus curiae filed observations on 16 January 2026.",
        "The Registrar was appointed on 16 January 2026.",
        "",
    ] {
        assert!(windows("Decision on a request", &pages(&[body])).is_empty(), "{body}");
    }
    assert!(windows("Decision rejecting the invitation of amicus curiae", &[]).is_empty());
}
