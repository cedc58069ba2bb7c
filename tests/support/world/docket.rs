//! The docket: proceedings become filings with numbers, in the order of their days.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::words::{SINGLES, SITTINGS, THREADS, Thread};
use super::{Court, Filing, Site, day, documents};

/// A case: short name, court, number, name, chamber, first filing number.
struct Case {
    short: &'static str,
    court: Court,
    number: &'static str,
    name: &'static str,
    chamber: &'static str,
    first: u32,
}

const CASES: &[Case] = &[
    Case {
        short: "varrel",
        court: Court::Icc,
        number: "ICC-02/88-01/24",
        name: "The Prosecutor v. Ossian Varrel",
        chamber: "Trial Chamber XIV",
        first: 211,
    },
    Case {
        short: "marrowin",
        court: Court::Icc,
        number: "ICC-02/88-02/25",
        name: "The Prosecutor v. Ilsa Marrowin",
        chamber: "Pre-Trial Chamber V",
        first: 34,
    },
    Case {
        short: "okelind",
        court: Court::Icc,
        number: "ICC-03/87-01/17",
        name: "The Prosecutor v. Bram Okelind",
        chamber: "Trial Chamber XI",
        first: 3608,
    },
    Case {
        short: "noordmark",
        court: Court::Icc,
        number: "ICC-04/89",
        name: "Situation in Noordmark",
        chamber: "Pre-Trial Chamber V",
        first: 51,
    },
    Case {
        short: "vestrick",
        court: Court::Ksc,
        number: "KSC-BC-2025-31",
        name: "The Specialist Prosecutor v. Arno Vestrick and Lev Tammerick",
        chamber: "Trial Panel IV",
        first: 402,
    },
    Case {
        short: "ferrand",
        court: Court::Ksc,
        number: "KSC-BC-2024-29",
        name: "The Specialist Prosecutor v. Milo Ferrand",
        chamber: "Single Trial Panel",
        first: 95,
    },
];

/// A filing before it has a number.
struct Draft {
    date: NaiveDate,
    kind: &'static str,
    party: String,
    title: String,
}

/// Every filing of both courts, as of the last day that is written.
pub(super) fn filings() -> Vec<Filing> {
    let mut filings: Vec<Filing> = CASES.iter().flat_map(of_case).collect();
    translations(&mut filings);
    redactions(&mut filings);
    filings.extend(transcripts());
    filings
}

fn of_case(case: &Case) -> Vec<Filing> {
    let mut drafts: Vec<Draft> =
        THREADS.iter().filter(|t| t.case == case.short).flat_map(|t| steps(case, t)).collect();
    drafts.extend(SINGLES.iter().filter(|single| single.0 == case.short).map(
        |(_, on, kind, party, title)| {
            let party = if party.is_empty() { case.chamber } else { party };
            Draft { date: day(on), kind, party: party.to_owned(), title: (*title).to_owned() }
        },
    ));
    drafts.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.title.cmp(&b.title)));
    let mut number = case.first;
    let mut filings = Vec::new();
    for (place, draft) in (0_u32..).zip(drafts) {
        filings.push(filing(case, number, draft));
        number += 1 + place % 3; // numbers between are confidential, or not there
    }
    filings
}

fn filing(case: &Case, number: u32, draft: Draft) -> Filing {
    let chamber = draft.party == case.chamber;
    let mut sites = BTreeSet::new();
    match case.court {
        Court::Icc => {
            sites.insert(Site::LegalTools);
            sites.extend(chamber.then_some(Site::Icc));
        }
        Court::Ksc => {
            sites.insert(Site::Ksc);
            // the database takes over the filings of another court late
            sites.extend((draft.date < day("2026-09-01")).then_some(Site::LegalTools));
        }
    }
    let number = match case.court {
        Court::Icc => format!("{}-{number}", case.number),
        Court::Ksc => format!("F{number:05}"),
    };
    Filing {
        court: case.court,
        number,
        case: case.number.to_owned(),
        case_name: case.name.to_owned(),
        text: format!("{}. {}. {}.", case.name, draft.title, draft.date.format("%-d %B %Y")),
        paragraphs: documents::paragraphs(&draft.title),
        title: draft.title,
        date: draft.date,
        kind: draft.kind.to_owned(),
        party: draft.party,
        language: "en",
        level: "public",
        sites,
    }
}

fn steps(case: &Case, t: &Thread) -> Vec<Draft> {
    let asked = format!("{} for {}", t.act, t.subject);
    let on = day(t.on);
    let after = |days: u64| on.checked_add_days(Days::new(days)).filter(|_| days > 0);
    let other = match (t.by, case.court) {
        _ if case.short == "noordmark" => "Noordmark",
        ("Defence", _) => "Prosecution",
        _ => "Defence",
    };
    let whose = if t.by == "Legal Representatives of Victims" { "victims’ " } else { "" };
    let mut drafts = vec![Draft {
        date: on,
        kind: "Request",
        party: t.by.to_owned(),
        title: if t.by == "Defence" { format!("Defence {asked}") } else { asked.clone() },
    }];
    let mut add = |date: Option<NaiveDate>, kind, party: &str, title: String| {
        if let Some(date) = date {
            drafts.push(Draft { date, kind, party: party.to_owned(), title });
        }
    };
    add(after(t.response), "Response", other, format!("{other} response to the {whose}{asked}"));
    add(
        after(t.victims),
        "Observations",
        "Legal Representatives of Victims",
        format!("Observations of the Legal Representatives of Victims on the {asked}"),
    );
    add(after(t.decision), "Decision", case.chamber, format!("Decision on the {whose}{asked}"));
    drafts
}

/// Some decisions of the ICC come out in French as well.
fn translations(filings: &mut Vec<Filing>) {
    let titles = [
        (
            "Third decision on the review of the detention",
            "Troisième décision relative à l’examen de la détention de M. Varrel en vertu de la règle 118-2",
        ),
        (
            "Decision on the Application for a confirmation",
            "Décision relative à la tenue de l’audience de confirmation des charges en l’absence de Mme Marrowin",
        ),
        (
            "Decision on the victims’ Urgent Request for an order on delays",
            "Décision relative aux retards dans la mise en œuvre des réparations collectives",
        ),
    ];
    for (start, title) in titles {
        let mut found = filings.iter().find(|f| f.title.starts_with(start)).unwrap().clone();
        found.number.push_str("-tFRA");
        title.clone_into(&mut found.title);
        found.paragraphs = documents::paragraphs(title);
        found.date = found.date.checked_add_days(Days::new(40)).unwrap();
        found.language = "fr";
        filings.push(found);
    }
    for (language, title) in [
        ("sq", "Vendim mbi shqyrtimin periodik të paraburgimit"),
        ("sr", "Odluka o periodičnom preispitivanju pritvora"),
    ] {
        let reviewed =
            |f: &&Filing| f.court == Court::Ksc && f.title.ends_with("Arno Vestrick") && f.kind == "Decision";
        let originals: Vec<Filing> =
            filings.iter().filter(reviewed).filter(|f| f.language == "en").cloned().collect();
        for original in originals.iter().filter(|f| f.title.contains("Periodic")).take(3) {
            let sites = BTreeSet::from([Site::Ksc]);
            filings.push(Filing { language, title: title.to_owned(), sites, ..original.clone() });
        }
    }
}

/// Some filings of parties come out as public redacted versions, later.
fn redactions(filings: &mut [Filing]) {
    let starts = [
        "Defence Second Request for the interim release",
        "Application for in-court protective measures",
        "Report of the Registry on the health",
    ];
    for start in starts {
        let original = filings.iter_mut().find(|f| f.title.starts_with(start)).unwrap();
        original.number.push_str("-Red");
        original.title = format!("Public redacted version of “{}”", original.title);
        original.text = original.title.clone();
    }
}

fn transcripts() -> Vec<Filing> {
    let case = CASES.iter().find(|case| case.short == "vestrick").unwrap();
    let transcript = |(on, what): &(&str, &str)| {
        let title = format!("{what} - {}", day(on).format("%-d %B %Y"));
        let draft = Draft { date: day(on), kind: "Transcript", party: String::new(), title };
        Filing { sites: BTreeSet::from([Site::Ksc]), ..filing(case, 0, draft) }
    };
    SITTINGS.iter().map(transcript).collect()
}
