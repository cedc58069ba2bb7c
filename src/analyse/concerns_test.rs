use std::collections::BTreeSet;

use super::*;

fn shipped() -> &'static Codebook {
    Codebook::shipped().unwrap()
}

const SMALL: &str = r#"
[meta]
version = "1"
[meta.goals]
b = { en = "B", fr = "B", number = 2 }
a = { en = "A", fr = "A", number = 1 }
[[instrument]]
id = "iccpr"
title = "T"
citation = "C"
provenance = "P"
[[concern]]
slug = "group"
level = 1
label_en = "Group"
label_fr = "Groupe"
definition = "D"
goals = ["b", "a"]
[[concern]]
slug = "one"
level = 2
parent = "group"
label_en = "One"
label_fr = "Un"
definition = "D"
goals = ["b", "a"]
legal = [{ instrument = "iccpr", ref = "art 1", status = "verified" }]
cues_en = ["kept in the file"]
"#;

#[test]
fn the_shipped_codebook_has_88_concerns_in_11_groups_under_3_goals() {
    let codebook = shipped();
    assert_eq!(codebook.version(), "2025.1.2");
    assert_eq!(codebook.taggable().count(), 88);
    assert_eq!(codebook.groups().count(), 11);
    assert_eq!(codebook.instruments().len(), 52);
    let goals: Vec<(u8, &str)> = codebook.goals().iter().map(|g| (g.number, g.slug.as_str())).collect();
    assert_eq!(goals, [(1, "victims-access"), (2, "stronger-laws"), (3, "rights-compliance")]);
}

#[test]
fn every_entry_has_its_words_and_stands_somewhere() {
    let codebook = shipped();
    let slugs: BTreeSet<&str> = codebook.entries().iter().map(|c| c.slug.as_str()).collect();
    assert_eq!(slugs.len(), codebook.entries().len());
    for concern in codebook.entries() {
        assert!(!concern.label_en.is_empty() && !concern.label_fr.is_empty(), "{}", concern.slug);
        assert!(!concern.definition.is_empty(), "{}", concern.slug);
        assert!(codebook.goal_of(concern).is_some(), "{}", concern.slug);
        assert_eq!(codebook.group_of(concern).map(|g| g.level), Some(1), "{}", concern.slug);
        for basis in &concern.legal {
            assert!(codebook.instrument(&basis.instrument).is_some(), "{}", concern.slug);
            assert!(["verified", "from-knowledge"].contains(&basis.status.as_str()), "{}", concern.slug);
        }
    }
    assert!(codebook.taggable().all(|c| !c.legal.is_empty()));
}

#[test]
fn a_concern_three_levels_down_stands_in_its_group() {
    let codebook = shipped();
    let concern = codebook.get("judge-disqualification").unwrap();
    assert_eq!(codebook.group_of(concern).unwrap().slug, "fair-trial");
}

#[test]
fn goals_come_by_number_whatever_the_order_in_the_file() {
    let codebook = Codebook::read(SMALL).unwrap();
    let one = codebook.get("one").unwrap();
    assert_eq!(codebook.goal_of(one).unwrap().slug, "a");
    assert_eq!(codebook.goals_of(one).len(), 2);
}

#[test]
fn what_cannot_hold_is_refused_by_name() {
    for (from, to, expected) in [
        ("parent = \"group\"", "parent = \"grupp\"", "a parent one level up"),
        ("parent = \"group\"", "parent = \"one\"", "a parent one level up"),
        ("slug = \"one\"", "slug = \"group\"", "a slug of its own"),
        ("instrument = \"iccpr\"", "instrument = \"iccrp\"", "an instrument of the codebook"),
        ("goals = [\"b\", \"a\"]\nlegal", "goals = [\"c\"]\nlegal", "a goal of the codebook"),
        ("goals = [\"b\", \"a\"]\nlegal", "goals = []\nlegal", "at least one goal"),
    ] {
        let text = SMALL.replace(from, to);
        assert_ne!(text, SMALL);
        match Codebook::read(&text) {
            Err(CodebookError::Entry { expected: said, .. }) => assert_eq!(said, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
    assert!(matches!(Codebook::read("concern = 3"), Err(CodebookError::Shape(_))));
}

#[test]
fn a_near_word_is_recognised() {
    for (word, slug) in [
        ("equality-of-arm", "equality-of-arms"),
        ("undue dealy", "undue-delay"),
        ("judge disqualification", "judge-disqualification"),
        ("egalite des armes", "equality-of-arms"),
        ("disclosure", "disclosure"),
        ("Presumption of innocense", "presumption-of-innocence"),
    ] {
        let near: Vec<&str> = shipped().nearest(word).iter().map(|c| c.slug.as_str()).collect();
        assert_eq!(near.first(), Some(&slug), "{word}: {near:?}");
        assert!(near.len() <= 3);
    }
    for word in ["", "  ", "qqqqqq", "banana", "xylophone"] {
        let near: Vec<&str> = shipped().nearest(word).iter().map(|c| c.slug.as_str()).collect();
        assert!(near.is_empty(), "{word}: {near:?}");
    }
}
