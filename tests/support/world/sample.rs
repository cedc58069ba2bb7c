//! The two weeks that the demo shows.

use std::collections::BTreeSet;

use super::{News, Post, Site, World, day, docket};

/// The last day that the first week has.
const FIRST: &str = "2026-11-08";
/// The last day that the second week has.
const SECOND: &str = "2026-11-15";
/// Dated months before it was published, in the second week.
const LATE: &str = "Decision on the withholding of exculpatory material";
/// Taken back in the second week.
const WITHDRAWN: &str = "Observations of Noordmark on domestic proceedings";

pub(super) fn first_week() -> World {
    let mut world = until(FIRST);
    world.filings.retain(|f| !f.title.starts_with(LATE));
    world
}

pub(super) fn second_week() -> World {
    let mut world = until(SECOND);
    world.filings.retain(|f| !f.title.starts_with(WITHDRAWN));
    let monitored = world.number_of("Decision on the monitoring of privileged communications");
    world.retitle(
        &monitored,
        "Decision on the monitoring of communications between Mr Varrel and his counsel",
    );
    world.blocked = BTreeSet::from([Site::Ksc]);
    world
}

fn until(last: &str) -> World {
    let last = day(last);
    let mut filings = docket::filings();
    filings.retain(|f| f.date <= last);
    let mut news: Vec<News> = NEWS.iter().map(news_of).collect();
    news.retain(|n| n.date <= last);
    let of = |table: &[(&str, &str, &str, &str)]| -> Vec<Post> {
        let mut posts: Vec<Post> = table.iter().map(post_of).collect();
        posts.retain(|p| p.date <= last);
        posts
    };
    World { filings, news, judgments: of(JUDGMENTS), posts: of(POSTS), blocked: BTreeSet::new(), window: 12 }
}

impl World {
    /// The number of the filing whose title begins so; at the KSC with its case.
    pub fn number_of(&self, start: &str) -> String {
        let found = self.filings.iter().find(|f| f.title.starts_with(start));
        let filing = found.unwrap_or_else(|| panic!("no title starts with “{start}”"));
        if filing.number.starts_with(&filing.case) {
            filing.number.clone()
        } else {
            format!("{}/{}", filing.case, filing.number)
        }
    }
}

/// Slug, day, kind, case, title, paragraphs.
type Told = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

fn news_of((slug, on, kind, case, title, body): &Told) -> News {
    let series = if *kind == "Media Advisory" { "MA" } else { "PR" };
    let number = 2100 + NEWS.iter().position(|n| n.0 == *slug).unwrap_or(0);
    News {
        slug: (*slug).to_owned(),
        kind,
        reference: format!("ICC-CPI-{}-{series}{number}", on.replace('-', "")),
        date: day(on),
        title: (*title).to_owned(),
        case: (*case).to_owned(),
        body: body.iter().map(|p| (*p).to_owned()).collect(),
    }
}

fn post_of((id, on, title, about): &(&str, &str, &str, &str)) -> Post {
    Post { id: (*id).to_owned(), date: day(on), title: (*title).to_owned(), about: (*about).to_owned() }
}

const VARREL: &str = "The Prosecutor v. Ossian Varrel";
const MARROWIN: &str = "The Prosecutor v. Ilsa Marrowin";
const OKELIND: &str = "The Prosecutor v. Bram Okelind";
const PR: &str = "Press Release";

const NEWS: &[Told] = &[
    (
        "varrel-case-victims-admitted",
        "2026-07-24",
        PR,
        VARREL,
        "Varrel case: 131 victims admitted to participate, 83 applications rejected as incomplete",
        &[
            "Today, Trial Chamber XIV admitted 131 victims to participate in the trial of Ossian Varrel.",
            "Eighty-three applications were rejected because the form was available in two languages only and could not be completed.",
        ],
    ),
    (
        "okelind-case-reparations-behind",
        "2026-10-02",
        PR,
        OKELIND,
        "Okelind case: Trust Fund reports on reparations",
        &[
            "The Trust Fund for Victims reported that 61 of 1,040 beneficiaries have received any measure since the reparations order of 2021.",
            "It attributed the delay to insecurity and to the vacancy of three posts.",
        ],
    ),
    (
        "varrel-case-trial-to-open",
        "2026-10-12",
        PR,
        VARREL,
        "Varrel case: trial to open on 18 January 2027",
        &[
            "The trial in case ICC-02/88-01/24 will open on 18 January 2027 at 09:30 (The Hague local time) in Courtroom II.",
            "Mr Varrel will then have been in detention for two years and five months.",
        ],
    ),
    (
        "marrowin-case-counsel-appointed",
        "2026-10-19",
        PR,
        MARROWIN,
        "Marrowin case: counsel appointed for proceedings in absence",
        &[
            "Pre-Trial Chamber V appointed counsel who has never met the suspect and has not been able to receive instructions.",
            "The confirmation of charges hearing in case ICC-02/88-02/25 will take place on 1 December 2026 at 14:00 (The Hague local time) in Courtroom I.",
        ],
    ),
    (
        "noordmark-decision-immunity",
        "2026-10-22",
        PR,
        "Situation in Noordmark",
        "Noordmark: Chamber rules on the immunity of a former head of State",
        &[
            "Pre-Trial Chamber V found that immunities attached to official capacity do not bar domestic courts from executing a request for arrest.",
            "It noted that the implementing legislation of eleven States Parties says nothing on the point.",
        ],
    ),
    (
        "varrel-case-status-conference",
        "2026-10-26",
        PR,
        VARREL,
        "Varrel case: status conference on detention",
        &[
            "The status conference on detention in case ICC-02/88-01/24 will be held on 24 November 2026 at 10:00 (The Hague local time) in Courtroom III.",
            "The Chamber will hear the parties on the length of detention and on the medical report of the Registry.",
        ],
    ),
    (
        "okelind-case-hearing-reparations",
        "2026-10-30",
        PR,
        OKELIND,
        "Okelind case: hearing on the implementation of reparations",
        &[
            "Trial Chamber XI will hold a hearing on reparations in case ICC-03/87-01/17 on 9 December 2026 at 10:00 (The Hague local time).",
            "Beneficiaries who live in the three affected districts may follow it by video link, in one of the five languages spoken there.",
        ],
    ),
    (
        "statement-registrar-interpretation",
        "2026-11-02",
        "Statement",
        VARREL,
        "Statement of the Registrar on interpretation into Talari",
        &[
            "The Registry employs one interpreter for Talari, who cannot serve the courtroom and the Detention Centre on the same day.",
            "Recruitment has been open since March 2026.",
        ],
    ),
    (
        "media-advisory-okelind-field-visit",
        "2026-11-04",
        "Media Advisory",
        OKELIND,
        "Okelind case: judges to visit affected communities",
        &[
            "The site visit is closed to the press; a summary will be published after the return of the delegation.",
        ],
    ),
    (
        "varrel-case-privileged-communications",
        "2026-11-05",
        PR,
        VARREL,
        "Varrel case: Chamber rules on monitoring of communications with counsel",
        &[
            "Trial Chamber XIV found that eleven telephone calls between Mr Varrel and his counsel had been recorded in error and not deleted for nine weeks.",
            "The appeals hearing on the matter in case ICC-02/88-01/24 will be held on 15 December 2026 at 09:30 (The Hague local time).",
        ],
    ),
    (
        "outreach-hearing-schedule-december",
        "2026-11-06",
        "Media Advisory",
        MARROWIN,
        "Public hearings in December: practical information",
        &[
            "A hearing on victims’ participation in case ICC-02/88-02/25 will take place on 3 December 2026 at 10:00 (The Hague local time) in Courtroom I.",
            "A hearing on the submission of evidence in case ICC-02/88-01/24 will take place on 17 December 2026 at 09:30 (The Hague local time) in Courtroom II.",
        ],
    ),
    (
        "varrel-case-status-conference-postponed",
        "2026-11-10",
        PR,
        VARREL,
        "Varrel case: status conference on detention postponed",
        &[
            "The status conference in case ICC-02/88-01/24 has been postponed from 24 November 2026 to 8 December 2026 at 10:00 (The Hague local time).",
            "No reason was given. Mr Varrel remains in detention.",
        ],
    ),
    (
        "marrowin-case-hearing-vacated",
        "2026-11-11",
        PR,
        MARROWIN,
        "Marrowin case: confirmation hearing vacated",
        &[
            "Pre-Trial Chamber V vacated the confirmation of charges hearing in case ICC-02/88-02/25 scheduled for 1 December 2026.",
            "The Chamber will set a new date once the document containing the charges is available in Ostric.",
        ],
    ),
];

const JUDGMENTS: &[(&str, &str, &str, &str)] = &[
    ("001-910001", "2026-09-15", "CASE OF LANTERN v. FREEDONIA", "40901/21 - Chamber Judgment"),
    (
        "001-910002",
        "2026-09-22",
        "CASE OF WICK AND OTHERS v. SYLDAVIA",
        "45001/21;45002/21 - Grand Chamber Judgment",
    ),
    ("001-910003", "2026-10-06", "CASE OF TALLOW v. FREEDONIA", "41877/20 - Chamber Judgment"),
    ("001-910004", "2026-10-13", "CASE OF THE SHUTTERED PRESS v. BORDURIA", "39120/19 - Chamber Judgment"),
    ("001-910005", "2026-10-20", "CASE OF MORDEN AND OTHERS v. RURITANIA", "50211/22 - Committee Judgment"),
    ("001-910006", "2026-11-03", "CASE OF HALLOWELL v. SYLDAVIA", "44002/23 - Chamber Judgment"),
    ("001-910007", "2026-11-12", "CASE OF PERIN v. RURITANIA", "47119/21 - Chamber Judgment"),
];

const POSTS: &[(&str, &str, &str, &str)] = &[
    (
        "detention-two-years",
        "2026-10-14",
        "Two years in The Hague before a trial opens",
        "What the reviews of detention in the Varrel case have not said.",
    ),
    (
        "absent-suspects",
        "2026-10-21",
        "Confirming charges against an empty chair",
        "Counsel without instructions: questions after the Marrowin appointment.",
    ),
    (
        "reparations-arithmetic",
        "2026-11-02",
        "At this pace, reparations will end in the year 2106",
        "Arithmetic on the tenth progress report of the Trust Fund.",
    ),
    (
        "late-redactions",
        "2026-11-13",
        "Fourteen months to publish an indictment",
        "On the public redacted version in the Ferrand case.",
    ),
];
