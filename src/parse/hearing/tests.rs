use std::fmt::Write;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::model::court::court;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// `status kind start [end] [room] [moved from]` of each hearing, and the number of problems.
fn told(text: &str, slug: &str, published: Option<&str>) -> (Vec<String>, usize) {
    let (hearings, problems) =
        read(text, court(slug).unwrap(), published.map(day), Some("https://c.example/1"));
    let line = |h: &Hearing| {
        let mut line = format!("{} | {} | {}", h.status.word(), h.kind, h.starts.iso());
        if let Some(ends) = &h.ends {
            write!(line, " .. {}", ends.iso()).unwrap();
        }
        if let Some(room) = &h.room {
            write!(line, " | {room}").unwrap();
        }
        if let Some(from) = h.moved_from {
            write!(line, " | from {from}").unwrap();
        }
        line
    };
    (hearings.iter().map(line).collect(), problems.len())
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let (found, problems) = told(text, "icc", None);
        if found != *expected || problems != 0 {
            wrong.push(format!("{text}\n  found    {found:?}, {problems} problems\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn announced() {
    check(&[
        (
            "On 26 June 2024 at 12:00 (The Hague local time), Trial Chamber Z will deliver its judgment in ICC Courtroom I.",
            &["announced | delivery of judgment | 2024-06-26T12:00:00+02:00 | Courtroom I"],
        ),
        (
            "The judgment in the appeal of Mr. Doe will be delivered in open court on Wednesday, 22 April 2026 at 11h00.",
            &["announced | delivery of judgment | 2026-04-22T11:00:00+02:00"],
        ),
        (
            "Judges scheduled the confirmation of charges hearing for 6 October 2025 at 14:00 (The Hague local time).",
            &["announced | confirmation of charges hearing | 2025-10-06T14:00:00+02:00"],
        ),
        (
            "The initial appearance will take place on 17 August 2017 at 10:00 am (The Hague local time) in Courtroom III.",
            &["announced | initial appearance | 2017-08-17T10:00:00+02:00 | Courtroom III"],
        ),
        (
            "Order scheduling a status conference on 3 March 2026 at 2:30 p.m.",
            &["announced | status conference | 2026-03-03T14:30:00+01:00"],
        ),
        (
            "ORDER SCHEDULING A STATUS CONFERENCE ON 3 MARCH 2026",
            &["announced | status conference | 2026-03-03"],
        ),
        (
            "Closing statements will be held from 24 to 27 May 2021 in Courtroom III, starting at 9:30.",
            &["announced | closing statements | 2021-05-24T09:30:00+02:00 .. 2021-05-27 | Courtroom III"],
        ),
        (
            "The appeals hearing will be held 24-27 May 2021.",
            &["announced | appeals hearing | 2021-05-24 .. 2021-05-27"],
        ),
        (
            "The trial hearing shall be held from 30 May to 2 June 2022.",
            &["announced | trial hearing | 2022-05-30 .. 2022-06-02"],
        ),
        (
            "The hearing will run from 30 December 2025 to 2 January 2026 at 10 a.m. in Courtroom 2.",
            &["announced | hearing | 2025-12-30T10:00:00+01:00 .. 2026-01-02 | Courtroom 2"],
        ),
        (
            "Hearings will take place between Monday, 4 May and Friday, 8 May 2026.",
            &["announced | hearing | 2026-05-04 .. 2026-05-08"],
        ),
        (
            "The opening statements will be heard on 3, 4 and 6 March 2026 at 9.30 a.m. in Courtroom 1.",
            &[
                "announced | opening statements | 2026-03-03T09:30:00+01:00 | Courtroom 1",
                "announced | opening statements | 2026-03-04T09:30:00+01:00 | Courtroom 1",
                "announced | opening statements | 2026-03-06T09:30:00+01:00 | Courtroom 1",
            ],
        ),
        (
            "The sentencing hearing will be held on 30 April and 4 May 2026.",
            &["announced | sentencing hearing | 2026-04-30", "announced | sentencing hearing | 2026-05-04"],
        ),
    ]);
}

#[test]
fn announced_otherwise() {
    check(&[
        (
            "The trial is scheduled to open on November 28, 2024 at noon.",
            &["announced | opening of the trial | 2024-11-28T12:00:00+01:00"],
        ),
        (
            "On 1 March 2026, the Chamber decided that the detention review hearing will be held on 5 May 2026.",
            &["announced | detention review hearing | 2026-05-05"],
        ),
        (
            "On 1 March 2026, the Chamber scheduled a status conference for 5 May 2026 at 10:00.",
            &["announced | status conference | 2026-05-05T10:00:00+02:00"],
        ),
        (
            "The trial, which opened on 3 March 2020, will resume on 5 May 2026 at 14:00.",
            &["announced | trial hearing | 2026-05-05T14:00:00+02:00"],
        ),
        (
            "The Chamber will deliver its order for reparations on 5 May 2026 from 10:00 to 11:30.",
            &[
                "announced | delivery of reparations order | 2026-05-05T10:00:00+02:00 .. 2026-05-05T11:30:00+02:00",
            ],
        ),
        (
            "The hearing will be held on 5 May 2026 from 10:00 to 9:00.",
            &["announced | hearing | 2026-05-05T10:00:00+02:00"],
        ),
        (
            "Status conference on 5 May 2026: practical information",
            &["announced | status conference | 2026-05-05"],
        ),
        (
            "The Chamber will hold a public hearing on 5 May 2026 at 9.30.19 An agenda follows.",
            &["announced | hearing | 2026-05-05T09:30:00+02:00"],
        ),
        (
            "The hearing will be held on 5 May 2026 at 9.30 a.m.",
            &["announced | hearing | 2026-05-05T09:30:00+02:00"],
        ),
        (
            "The hearing will be held on 5 May 2026 at 9.30, in public.",
            &["announced | hearing | 2026-05-05T09:30:00+02:00"],
        ),
        ("The trial is adjourned until 5 May 2026.", &["announced | trial hearing | 2026-05-05"]),
        (
            "At 10 a.m. on 5 May 2026 the hearing will begin. It was v. long.",
            &["announced | hearing | 2026-05-05T10:00:00+02:00"],
        ),
    ]);
}

#[test]
fn french() {
    check(&[
        (
            "La conférence de mise en état se tiendra le mardi 5 mai 2026 à 14h30 en salle d'audience II.",
            &["announced | conférence de mise en état | 2026-05-05T14:30:00+02:00 | salle d'audience II"],
        ),
        (
            "La Chambre rendra son jugement le 1er juillet 2026 à 10 heures.",
            &["announced | prononcé du jugement | 2026-07-01T10:00:00+02:00"],
        ),
        (
            "La comparution initiale aura lieu du 4 au 6 mars 2026.",
            &["announced | comparution initiale | 2026-03-04 .. 2026-03-06"],
        ),
        (
            "L'audience prévue le 4 mars 2026 est reportée au 8 avril 2026.",
            &["moved | audience | 2026-04-08 | from 2026-03-04"],
        ),
        ("L'audience du 4 mars 2026 est annulée.", &["vacated | audience | 2026-03-04"]),
    ]);
}

#[test]
fn moved_and_vacated() {
    check(&[
        (
            "The status conference has been postponed from 3 March 2026 to 8 April 2026 at 10:00.",
            &["moved | status conference | 2026-04-08T10:00:00+02:00 | from 2026-03-03"],
        ),
        (
            "Order rescheduling the hearing from 3 to 8 April 2026",
            &["moved | hearing | 2026-04-08 | from 2026-04-03"],
        ),
        (
            "The hearing originally scheduled for 3 March 2026 will now take place on 8 April 2026 at 9:30.",
            &["moved | hearing | 2026-04-08T09:30:00+02:00 | from 2026-03-03"],
        ),
        (
            "The hearing scheduled for 3 March 2026 has been moved to 8 April 2026.",
            &["moved | hearing | 2026-04-08 | from 2026-03-03"],
        ),
        (
            "The hearing will take place on 8 April 2026 instead of 3 March 2026.",
            &["moved | hearing | 2026-04-08 | from 2026-03-03"],
        ),
        (
            "On 1 March 2026, the Chamber postponed the hearing from 3 March 2026 to 8 April 2026.",
            &["moved | hearing | 2026-04-08 | from 2026-03-03"],
        ),
        (
            "The hearing is rescheduled and will take place from 24 to 27 May 2021.",
            &["moved | hearing | 2021-05-24 .. 2021-05-27"],
        ),
        (
            "The delivery of the judgment is postponed to 8 April 2026.",
            &["moved | delivery of judgment | 2026-04-08"],
        ),
        (
            "The Chamber vacates the status conference scheduled for 3 March 2026.",
            &["vacated | status conference | 2026-03-03"],
        ),
        ("The hearing of 3 March 2026 is cancelled.", &["vacated | hearing | 2026-03-03"]),
        (
            "On 1 March 2026, the Chamber vacated the hearing scheduled for 3 March 2026.",
            &["vacated | hearing | 2026-03-03"],
        ),
        (
            "The hearing scheduled for 3 March 2026 is postponed until further notice.",
            &["vacated | hearing | 2026-03-03"],
        ),
        ("The hearing scheduled for 3 March 2026 will not take place.", &["vacated | hearing | 2026-03-03"]),
        (
            "The Chamber vacates the hearing of 3 March 2026 and schedules it for 8 April 2026.",
            &["moved | hearing | 2026-04-08 | from 2026-03-03"],
        ),
    ]);
}

#[test]
fn harder_sentences() {
    check(&[
        (
            "The hearing will be held on 5 May 2026 because an earlier one was cancelled.",
            &["announced | hearing | 2026-05-05"],
        ),
        (
            "The status conference is vacated and a hearing is scheduled for 5 May 2026.",
            &["announced | status conference | 2026-05-05"],
        ),
        (
            "Trial Chamber X has set 5 May 2026 as the date of the opening of the trial.",
            &["announced | opening of the trial | 2026-05-05"],
        ),
        (
            "The Chamber sets the date of the opening of the trial for 5 May 2026.",
            &["announced | opening of the trial | 2026-05-05"],
        ),
        (
            "The hearing on the confirmation of charges, which will open on 5 May 2026 at 9.30 a.m., will be broadcast.",
            &["announced | confirmation of charges hearing | 2026-05-05T09:30:00+02:00"],
        ),
        (
            "The Appeals Chamber will pronounce its judgment on the appeal against the decision of 3 March 2020 on 5 May 2026 at 16:00 in Courtroom I.",
            &["announced | delivery of judgment | 2026-05-05T16:00:00+02:00 | Courtroom I"],
        ),
        (
            "The parties are invited to file observations by 1 May 2026 ahead of the status conference, which will be held on 5 May 2026 at 10:00.",
            &["announced | status conference | 2026-05-05T10:00:00+02:00"],
        ),
        ("The hearings in the week of 17 March 2026 are cancelled.", &["vacated | hearing | 2026-03-17"]),
        (
            "Following the hearing held on 3 March 2026, the Chamber will deliver its judgment on 5 May 2026.",
            &["held | hearing | 2026-03-03", "announced | delivery of judgment | 2026-05-05"],
        ),
        (
            "It was decided that the trial, initially set for 3 March 2026, would start on 5 May 2026.",
            &["moved | opening of the trial | 2026-05-05 | from 2026-03-03"],
        ),
        (
            "Mr. Doe's initial appearance before Pre-Trial Chamber I is scheduled for Monday, 4 May 2026, at 14:00 local time.",
            &["announced | initial appearance | 2026-05-04T14:00:00+02:00"],
        ),
        (
            "The trial hearing will resume on 4 May, 8 June and 6 July 2026.",
            &[
                "announced | trial hearing | 2026-05-04",
                "announced | trial hearing | 2026-06-08",
                "announced | trial hearing | 2026-07-06",
            ],
        ),
        (
            "The hearing was held on 3 March 2020 and the judgment was delivered on 4 May 2020.",
            &["held | hearing | 2020-03-03"],
        ),
        ("Public hearings held from 3 to 5 March 2020", &["held | hearing | 2020-03-03 .. 2020-03-05"]),
        (
            "Members of the public wishing to attend the hearing must register before 1 May 2026 at 17:00.",
            &[],
        ),
        ("The Registry will publish the calendar of hearings on 5 May 2026.", &[]),
        (
            "The Registry informed the parties that no court hearing will take place on 5 May 2026.",
            &["vacated | hearing | 2026-05-05"],
        ),
        ("On 5 May 2026, the Court adjourned the hearing at the request of the State.", &[]),
        (
            "The witnesses will be heard at the confirmation hearing, 5 May 2026, ICC-01/99-01/25-58-Conf-Exp;",
            &[],
        ),
        ("Email to the parties on the hearing that will be held, 5 May 2026, confidential", &[]),
        ("Decision scheduling a hearing before the Chamber No: ICC-01/99-01/25 1/6 5 May 2026", &[]),
        ("The Commission shall decide after a hearing under Law No 281 of 30 July 1998.", &[]),
        ("À l'audience du 5 mai 2020, la Défense a présenté ses arguments.", &[]),
        ("The judgment of 3 March 2020 will remain in force after the hearing.", &[]),
    ]);
}

#[test]
fn held() {
    check(&[
        ("The status conference was held on 3 March 2026.", &["held | status conference | 2026-03-03"]),
        (
            "On 3 March 2026, the Chamber held a status conference.",
            &["held | status conference | 2026-03-03"],
        ),
        ("The hearing took place from 3 to 5 March 2026.", &["held | hearing | 2026-03-03 .. 2026-03-05"]),
    ]);
}

#[test]
fn no_hearings() {
    check(&[
        ("The parties shall file their submissions on the hearing no later than 3 March 2026.", &[]),
        ("Observations for the status conference are due by 3 March 2026 at 16:00.", &[]),
        ("On 3 March 2020 the Chamber held that the hearing had been fair.", &[]),
        ("On 3 March 2020, the Chamber issued its decision on the confirmation of charges hearing.", &[]),
        ("The Chamber recalls its Decision of 3 March 2020 on the hearing.", &[]),
        ("Order scheduling a status conference, dated 3 March 2026", &[]),
        ("He was convicted on 3 March 2020 after a hearing.", &[]),
        ("The trial opened on 3 March 2020.", &[]),
        ("The judgment was delivered on 3 March 2020.", &[]),
        ("A press conference will be held on 3 March 2026.", &[]),
        ("The crimes were committed on 3 March 2020; the hearing will be announced.", &[]),
        ("The hearing will be held in due course.", &[]),
        ("The defence shall submit its list before 3 March 2026 for the hearing.", &[]),
        ("", &[]),
    ]);
}

#[test]
fn years_and_weekdays() {
    let text = "On 26 June at 12:00, the status conference will be held.";
    assert_eq!(
        told(text, "icc", Some("2024-06-18")),
        (vec!["announced | status conference | 2024-06-26T12:00:00+02:00".to_owned()], 1)
    );
    assert_eq!(told(text, "icc", None), (vec![], 1));
    assert_eq!(told(text, "icc", Some("2024-08-01")), (vec![], 1));
    let next = "The hearing will be held on 8 January.";
    assert_eq!(told(next, "icc", Some("2025-12-18")).0, ["announced | hearing | 2026-01-08"]);
    let clash = "The hearing will be held on Friday, 22 April 2026 at 11h00.";
    assert_eq!(
        told(clash, "icc", None),
        (vec!["announced | hearing | 2026-04-22T11:00:00+02:00".to_owned()], 1)
    );
    assert_eq!(told("The hearing will be held on 31 June 2026.", "icc", None), (vec![], 1));
    assert_eq!(told("The hearing will be held from 24 to 20 May 2021.", "icc", None), (vec![], 1));
    assert_eq!(told("Filed on 31 June 2026 before the hearing.", "icc", None), (vec![], 0));
}

#[test]
fn zones() {
    let both = "The pronouncement of the judgment will take place on Thursday, 22 October 2020 at 10 a.m. EAT and 9 a.m. The Hague time.";
    let (hearings, problems) = read(both, court("irmct").unwrap(), None, None);
    assert_eq!((hearings.len(), problems.len()), (1, 0));
    assert_eq!(hearings[0].starts.iso(), "2020-10-22T10:00:00+03:00");
    let wrong = both.replace("9 a.m.", "8 a.m.");
    assert_eq!(told(&wrong, "irmct", None).1, 1);
    assert_eq!(
        told("The hearing will be held in Arusha on 5 May 2026 at 9:30.", "irmct", None).0,
        ["announced | hearing | 2026-05-05T09:30:00+03:00"]
    );
    assert_eq!(
        told("The hearing will be held on 5 May 2026 at 9:30.", "eccc", None).0,
        ["announced | hearing | 2026-05-05T09:30:00+07:00"]
    );
    assert_eq!(
        told("The hearing will be held on 29 March 2026 at 2:30 a.m.", "icc", None).0,
        ["announced | hearing | 2026-03-29T02:30:00"]
    );
}

#[test]
fn schedules_in_lines() {
    let text = "No. 2026/99\nPublic hearings to be held in the case\n- 2 -\nMonday 16 February 2026\n\
        10 a.m.-10.15 a.m.\nOpening of the oral proceedings\n10.15 a.m.-1.15 p.m.\nFirst State\n3 p.m.-6 p.m.\nSecond State\n\
        Tuesday 17 February 2026\n10 a.m.-noon: third State\n";
    let (found, problems) = told(text, "icj", None);
    assert_eq!(
        found,
        [
            "announced | hearing | 2026-02-16T10:00:00+01:00 .. 2026-02-16T13:15:00+01:00",
            "announced | hearing | 2026-02-16T15:00:00+01:00 .. 2026-02-16T18:00:00+01:00",
            "announced | hearing | 2026-02-17T10:00:00+01:00 .. 2026-02-17T12:00:00+01:00",
        ]
    );
    assert_eq!(problems, 0);
    assert_eq!(told("Monday 16 February 2026\n10 a.m.-1 p.m.\nReception", "icj", None).0, [""; 0]);
}

#[test]
fn one_text_announces_a_hearing_once() {
    let text = "Order scheduling a hearing on 5 May 2026\nMr. J. Doe v. no one.\nThe status conference will be held on\n5 May 2026 at 10 a.m. in\nCourtroom II. The judgment will be delivered on 6 May 2026.";
    let (hearings, _) = read(text, court("icc").unwrap(), None, Some("https://c.example/1"));
    assert_eq!(hearings.len(), 2);
    assert_eq!(
        hearings[0].evidence,
        "The status conference will be held on 5 May 2026 at 10 a.m. in Courtroom II."
    );
    assert_eq!(hearings[0].url.as_deref(), Some("https://c.example/1"));
    assert_eq!(
        (hearings[0].room.as_deref(), hearings[0].kind.as_str()),
        (Some("Courtroom II"), "status conference")
    );
}

#[test]
fn cases() {
    let by_line = "Case: The Prosecutor v. John Doe Smith\nThe hearing will be held on 5 May 2026.";
    let by_sentence = "The hearing in The Prosecutor v. Jane Roe will be held on 5 May 2026.";
    let french = "L'audience dans Le Procureur c. Roe aura lieu le 5 mai 2026.";
    let none = "The hearing will be held on 5 May 2026.";
    let case = |text: &str| read(text, court("icc").unwrap(), None, None).0[0].case.clone();
    assert_eq!(case(by_line).as_deref(), Some("The Prosecutor v. John Doe Smith"));
    assert_eq!(case(by_sentence).as_deref(), Some("The Prosecutor v. Jane Roe"));
    assert_eq!(case(french).as_deref(), Some("Le Procureur c. Roe"));
    assert_eq!(case(none), None);
}

#[test]
fn endless_sentences_end() {
    let endless =
        "The hearing will be held on 5 May 2026 at 10:00 and will be moved to 6 May 2026, ".repeat(20_000);
    let (hearings, problems) = read(&endless, court("icc").unwrap(), None, None);
    assert!(!hearings.is_empty());
    assert!(problems.iter().any(|problem| problem.effect == "what follows was not read"));
    let lines = "hearing\nMonday 16 February 2026\n".to_owned() + &"10 a.m.-11 a.m.\n".repeat(20_000);
    assert_eq!(read(&lines, court("icj").unwrap(), None, None).0.len(), 1);
}

#[test]
fn sentences_survive_abbreviations() {
    let text = "See paras. 3-5 and No. 7 in Doe v. Roe by Mr. A. Smith at 10 a.m. The Hague time. At 2 p.m. The Chamber sat. Done; over? \"Yes.\" No";
    assert_eq!(
        sentence::sentences(text),
        [
            "See paras. 3-5 and No. 7 in Doe v. Roe by Mr. A. Smith at 10 a.m. The Hague time.",
            "At 2 p.m.",
            "The Chamber sat.",
            "Done;",
            "over?",
            "\"Yes.\"",
            "No",
        ]
    );
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(&text, court("icc").unwrap(), NaiveDate::from_ymd_opt(2026, 1, 1), None);
    }

    #[test]
    fn any_words(words in proptest::collection::vec("(on|from|to|until|3|24-27|May|2026|March|will|be|held|hearing|status conference|Judgment|10 a\\.m\\.|9:30|EAT|The Hague|postponed|vacates|,|\\.|\n|audience|le|1er|mars|Ž|İ|and)", 0..40)) {
        for slug in ["icc", "irmct", "icj"] {
            let (hearings, _) = read(&words.join(" "), court(slug).unwrap(), NaiveDate::from_ymd_opt(2026, 1, 1), None);
            for hearing in hearings {
                prop_assert!(!hearing.evidence.is_empty() && !hearing.kind.is_empty());
                prop_assert!(hearing.ends.is_none_or(|ends| ends.day >= hearing.starts.day));
            }
        }
    }
}
