use super::*;
use crate::present::cite::{Instrument, When, starred};

fn decision(number: &str, title: &str) -> Authority {
    Authority::Decision(Paper {
        court: "icc".into(),
        case: CaseName::Parties {
            accused: "Quill".into(),
            full: Some("Ada Quill".into()),
            prosecutor: "Prosecutor".into(),
            reversed: false,
        },
        title: title.into(),
        chamber: Some("Trial Chamber I".into()),
        document: Some(number.into()),
        date: When::read("2020-03-05"),
        ..Paper::default()
    })
}

fn at(paragraph: &str) -> Pinpoint {
    Pinpoint { paragraphs: vec![paragraph.into()], ..Pinpoint::default() }
}

fn whole() -> Pinpoint {
    Pinpoint::default()
}

fn written(style: Style, notes: &[Vec<(Authority, Pinpoint)>]) -> (Vec<String>, Vec<String>) {
    let mut made = Notes::new(House { style, ..House::default() });
    for (place, sources) in notes.iter().enumerate() {
        assert_eq!(made.add(sources), place + 1);
    }
    let (notes, remarks) = made.finish();
    (notes.iter().map(|runs| starred(runs)).collect(), remarks)
}

const FULL: &str = "*Prosecutor v Quill* (*Decision on Bail*) (International Criminal Court, Trial Chamber I, Case No ICC-1, 5 March 2020)";

#[test]
fn ibid_and_later_references() {
    let (a, b) = (decision("ICC-1", "Decision on Bail"), decision("ICC-2", "Judgment"));
    let (notes, remarks) = written(
        Style::Aglc4,
        &[
            vec![(a.clone(), at("5"))],
            vec![(a.clone(), at("5"))],
            vec![(a.clone(), at("7-8"))],
            vec![(a.clone(), whole())],
            vec![(a.clone(), whole())],
            vec![(b.clone(), whole())],
            vec![(a.clone(), at("9"))],
            vec![(a.clone(), at("9")), (b.clone(), at("2"))],
            vec![(b.clone(), at("2"))],
        ],
    );
    assert_eq!(notes[0], format!("{FULL} [5] (‘*Quill Decision*’)."));
    assert_eq!(notes[1], "Ibid.", "the same place");
    assert_eq!(notes[2], "Ibid [7]–[8].");
    assert_eq!(notes[3], "*Quill Decision* (n 1).", "not from a place to the whole");
    assert_eq!(notes[4], "Ibid.");
    assert_eq!(notes[6], "*Quill Decision* (n 1) [9].");
    assert_eq!(notes[7], "Ibid; *Quill Judgment* (n 6) [2].");
    assert_eq!(notes[8], "*Quill Judgment* (n 6) [2].", "the note before has two sources");
    assert!(remarks.iter().any(|r| r.contains("‘Quill Decision’ was made for ICC-1")), "{remarks:?}");
}

#[test]
fn short_titles_are_told_apart_and_a_teams_own_stands() {
    let (a, mut b) = (decision("ICC-1", "Decision on Bail"), decision("ICC-2", "Decision on Time"));
    let notes = |b: &Authority| {
        written(
            Style::Aglc4,
            &[
                vec![(a.clone(), whole())],
                vec![(b.clone(), whole())],
                vec![(a.clone(), at("1"))],
                vec![(b.clone(), at("1"))],
            ],
        )
        .0
    };
    assert_eq!(notes(&b)[2..], ["*Quill Decision ICC-1* (n 1) [1].", "*Quill Decision ICC-2* (n 2) [1]."]);
    b.set_short("Time Decision");
    let own = notes(&b);
    assert!(own[1].ends_with("(‘*Time Decision*’)."), "{}", own[1]);
    assert_eq!(own[2..], ["*Quill Decision* (n 1) [1].", "*Time Decision* (n 2) [1]."]);
}

#[test]
fn short_titles_of_filings_are_upright() {
    let Authority::Decision(paper) = decision("ICC-3", "Defence Response to the Request") else { return };
    let filing = Authority::Filing(paper);
    let other = decision("ICC-1", "Decision on Bail");
    let (notes, _) = written(
        Style::Aglc4,
        &[vec![(filing.clone(), whole())], vec![(other, whole())], vec![(filing, at("3"))]],
    );
    assert!(notes[0].ends_with("(‘Quill Response’)."), "{}", notes[0]);
    assert_eq!(notes[2], "Quill Response (n 1) [3].");
}

#[test]
fn a_source_cited_once_has_no_short_title() {
    let (notes, remarks) = written(Style::Aglc4, &[vec![(decision("ICC-1", "Decision on Bail"), at("5"))]]);
    assert_eq!(notes, [format!("{FULL} [5].")]);
    assert!(remarks.is_empty(), "{remarks:?}");
}

#[test]
fn instruments_and_other_styles() {
    let statute = Authority::Treaty(Instrument {
        title: "Example Statute".into(),
        details: "signed 1 May 2001".into(),
        ..Instrument::default()
    });
    let article = |a: &str| Pinpoint { provision: Some(a.into()), ..Pinpoint::default() };
    let other = decision("ICC-1", "Decision on Bail");
    let cited = [
        vec![(statute.clone(), article("art 1"))],
        vec![(statute.clone(), article("art 2"))],
        vec![(other, whole())],
        vec![(statute, article("art 3"))],
    ];
    let (notes, _) = written(Style::Aglc4, &cited);
    assert_eq!(notes[1], "Ibid art 2.");
    assert_eq!(notes[3], "*Example Statute* (n 1) art 3.");
    let (notes, _) = written(Style::Oscola, &cited);
    assert_eq!(notes[1], "ibid art 2.");
    let (notes, _) = written(Style::Court, &cited);
    assert_eq!(notes[1], "*Ibid.*, art 2.");
    assert_eq!(notes[3], "*Example Statute* (fn. 1), art 3.");
}

#[test]
fn a_note_of_nothing_is_empty() {
    assert_eq!(written(Style::Aglc4, &[vec![]]).0, [String::new()]);
}
