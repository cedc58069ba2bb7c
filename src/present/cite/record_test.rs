use super::*;
use crate::present::cite::{House, Pinpoint, cite};
use crate::present::document::words;

fn record(case_name: &str, title: &str) -> CitedRecord {
    CitedRecord {
        kind: "filing".into(),
        court: "icc".into(),
        case: Some("ICC-01/99-01/20".into()),
        case_name: Some(case_name.into()),
        number: "ICC-01/99-01/20-7".into(),
        title: title.into(),
        chamber: Some("TRIAL CHAMBER IV".into()),
        language: Some("en".into()),
        date: chrono::NaiveDate::from_ymd_opt(2020, 3, 5),
        ..CitedRecord::default()
    }
}

fn cited(record: &CitedRecord) -> (String, Vec<String>) {
    let cited = cite(&Authority::of(record, &Names::shipped()), &Pinpoint::default(), House::default());
    (words(&cited.runs), cited.remarks)
}

fn begins(case_name: &str) -> String {
    let (text, _) = cited(&record(case_name, "Decision"));
    text.split(" (").next().unwrap_or_default().to_owned()
}

#[test]
fn case_names_as_printed_become_parties() {
    for (printed, name) in [
        ("The Prosecutor v. Thomas Lubanga Dyilo", "Prosecutor v Lubanga"),
        ("Le Procureur c. Germain Katanga", "Prosecutor v Katanga"),
        ("THE PROSECUTOR V. GERMAIN KATANGA AND MATHIEU NGUDJOLO CHUI", "Prosecutor v Katanga"),
        ("SPECIALIST PROSECUTOR v. HASHIM THAÇI, KADRI VESELI", "Specialist Prosecutor v Thaçi"),
        ("The Specialist Prosecutor v. Hashim Thaҫi et al.", "Specialist Prosecutor v Thaçi"),
        ("Thomas Lubanga Dyilo v. The Prosecutor", "Lubanga v Prosecutor"),
        ("Ayyash et al.", "Prosecutor v Ayyash"),
        ("The Prosecutor v. Laurent Gbagbo and Charles Blé Goudé", "Prosecutor v Gbagbo"),
        ("Prosecutor v. Tadić", "Prosecutor v Tadić"),
        ("The Prosecutor v. Kaing Guek Eav alias Duch", "Prosecutor v Kaing"),
        ("Situation in Darfur, Sudan", "Situation in Darfur, Sudan"),
        ("Situation on Registered Vessels of Exampleland", "Situation on Registered Vessels of Exampleland"),
        ("SITUATION IN THE REPUBLIC OF EXAMPLELAND", "Situation in the Republic of Exampleland"),
        ("Situation en République d’Exemple", "Situation en République d’Exemple"),
    ] {
        assert_eq!(begins(printed), name, "{printed}");
    }
}

#[test]
fn a_name_that_is_not_known_stands_in_full_and_is_named() {
    let (text, remarks) = cited(&record("The Prosecutor v. Ada Maria Quill", "Decision"));
    assert!(text.starts_with("Prosecutor v Ada Maria Quill (Decision)"), "{text}");
    assert_eq!(remarks, ["the short name of Ada Maria Quill is not known: add it to names.toml"]);
}

#[test]
fn what_is_missing_is_said_and_not_made_up() {
    let bare = CitedRecord {
        kind: "filing".into(),
        court: "icc".into(),
        title: "Decision".into(),
        ..CitedRecord::default()
    };
    let (text, remarks) = cited(&bare);
    assert_eq!(text, "Decision (International Criminal Court).");
    for part in ["case name", "number", "date", "chamber"] {
        assert!(remarks.contains(&format!("no {part} is known")), "{part}: {remarks:?}");
    }
}

#[test]
fn the_chamber_is_written_out_of_capitals() {
    let (text, _) =
        cited(&record("Prosecutor v. Tadić", "DECISION ON THE MOTION OF PREDRAG TADIĆ FOR RELEASE"));
    assert!(text.contains("(Decision on the Motion of Predrag Tadić for Release) (International Criminal Court, Trial Chamber IV,"), "{text}");
}

#[test]
fn the_title_of_a_decision_stands_above_a_sort_that_a_source_gives() {
    let stated =
        CitedRecord { doctype: "submission".into(), ..record("Prosecutor v. Tadić", "Order on time") };
    assert!(matches!(Authority::of(&stated, &Names::shipped()), Authority::Decision(_)));
    let filing = CitedRecord { doctype: "decision".into(), ..record("Prosecutor v. Tadić", "Observations") };
    assert!(matches!(Authority::of(&filing, &Names::shipped()), Authority::Decision(_)));
    let transcript =
        CitedRecord { doctype: "transcript".into(), ..record("Prosecutor v. Tadić", "Hearing") };
    assert!(matches!(Authority::of(&transcript, &Names::shipped()), Authority::Transcript(_)));
}

#[test]
fn a_filing_whose_title_hides_who_filed_it_names_the_party() {
    let mut filing = CitedRecord {
        doctype: "request".into(),
        chamber: None,
        ..record("Prosecutor v. Tadić", "Request for bail")
    };
    filing.party = Some("Defence".into());
    assert!(
        cited(&filing).0.starts_with("Defence, ‘Request for Bail’, Prosecutor v Tadić"),
        "{}",
        cited(&filing).0
    );
    filing.title = "Defence request for bail".into();
    assert!(cited(&filing).0.starts_with("‘Defence Request for Bail’"), "{}", cited(&filing).0);
}

#[test]
fn codes_of_case_files_are_numbers_of_their_own() {
    let eccc = CitedRecord {
        court: "eccc".into(),
        case: Some("009/01-01-2001/ECCC/TC".into()),
        number: "009/01-01-2001/ECCC/TC E465".into(),
        ..record("Prosecutor v. Nuon Chea", "Judgement")
    };
    let text = cited(&eccc).0;
    assert!(text.contains("Case No 009/01-01-2001/ECCC/TC, Doc No E465,"), "{text}");
}

#[test]
fn a_short_title_of_the_team_is_printed() {
    let names =
        Names::with("[[short_title]]\nnumber = \"ICC-01/99-01/20-7\"\ntitle = \"Example Decision\"\n")
            .unwrap();
    let authority = Authority::of(&record("Prosecutor v. Tadić", "Decision"), &names);
    let cited = cite(&authority, &Pinpoint::default(), House::default());
    assert!(words(&cited.runs).ends_with("(‘Example Decision’)."));
}

proptest::proptest! {
    #[test]
    fn any_record_can_be_cited(name in "\\PC{0,40}", title in "\\PC{0,60}", party in "\\PC{0,20}") {
        for style in [crate::present::cite::Style::Aglc4, crate::present::cite::Style::Oscola, crate::present::cite::Style::Court] {
            for front in ["", "The Prosecutor v. ", "Situation in "] {
                let mut record = record(&format!("{front}{name}"), &title);
                record.party = Some(party.clone());
                let house = House { style, ..House::default() };
                let text = words(&cite(&Authority::of(&record, &Names::shipped()), &Pinpoint::default(), house).runs);
                proptest::prop_assert!(text.contains("2020"));
            }
        }
    }
}
