use super::*;

#[derive(Deserialize)]
struct Worked {
    title_test: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    title: String,
    modifiers: Vec<String>,
    doctype: String,
    party: String,
}

fn worked(toml: &str) -> Vec<Example> {
    toml::from_str::<Worked>(toml).unwrap().title_test
}

fn wrong(examples: &[Example]) -> Vec<String> {
    let mut wrong = Vec::new();
    for e in examples {
        let got = read(&e.title);
        let (doctype, party) = (got.doctype.unwrap_or(""), got.party.unwrap_or(""));
        if (&got.modifiers[..], doctype, party)
            != (&e.modifiers.iter().map(String::as_str).collect::<Vec<_>>()[..], &e.doctype, &e.party)
        {
            wrong.push(format!(
                "{}\n     got {:?} {doctype:?} {party:?}\n  wanted {:?} {:?} {:?}",
                e.title, got.modifiers, e.modifiers, e.doctype, e.party
            ));
        }
    }
    wrong
}

#[test]
fn the_worked_titles_are_read() {
    let examples = worked(include_str!("../../../fixtures/titles/worked.toml"));
    assert_eq!(examples.len(), 25);
    let wrong = wrong(&examples);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn harder_titles_are_read() {
    let wrong = wrong(&worked(include_str!("../../../fixtures/titles/harder.toml")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_around_a_title_is_taken_off() {
    for (title, bare) in [
        ("Public redacted version of “Decision on “X” and “Y”” of 3 May 2020", "Decision on “X” and “Y”"),
        (
            "Public Redacted Version of the Decision on Bail, 3 May 2020, ICC-01/99-01/20-12-Conf",
            "Decision on Bail",
        ),
        ("Public redacted version of Decision on Bail (ICC-01/99-01/20-12-Conf)", "Decision on Bail"),
        ("Public redacted version of ‘Prosecution’s request’, dated 12 May 2020", "Prosecution’s request"),
        (
            "Public redacted version of \"Decision on the \"Motion\"\" of 3 May 2020",
            "Decision on the \"Motion\"",
        ),
        (
            "Second Public Redacted Version of Decision on the Motion of 3 May 2020",
            "Decision on the Motion of 3 May 2020",
        ),
        ("Corrigendum to Public redacted version of “Decision on Bail”", "Corrigendum to Decision on Bail"),
        (
            "Public redacted version of “Corrigendum to “Decision on Bail””",
            "Corrigendum to “Decision on Bail”",
        ),
        ("Version publique expurgée de la décision relative à la caution", "Décision relative à la caution"),
        (
            "Version publique expurgée de la « Décision relative à la caution »",
            "Décision relative à la caution",
        ),
        ("Corrigendum to “Public redacted version of “Decision on Bail””", "Corrigendum to Decision on Bail"),
        ("Corrigendum to Decision on Bail", "Corrigendum to Decision on Bail"),
        (
            "Public Redacted Version of Defence Response to the Request (ICC-01/99-01/18-899-Conf, dated 3 March 2021)",
            "Defence Response to the Request",
        ),
        ("Public redacted version of ICC-01/99-01/18-899-Conf: Defence Response", "Defence Response"),
        ("Public redacted version of the confidential “Decision on Bail”", "Decision on Bail"),
        ("Public Redacted Version of the 3 March 2021 “Decision on Bail”", "Decision on Bail"),
        ("Decision on the Request (Public Redacted Version)", "Decision on the Request"),
        ("Decision on the Request - Public Redacted Version", "Decision on the Request"),
        ("Version publique expurgée du document intitulé « Demande »", "Demande"),
        (
            "Public with confidential annexes A and B: Public Redacted Version of “Decision on Bail”",
            "Decision on Bail",
        ),
        ("Public redacted version of “", "Public redacted version of “"),
        ("", ""),
    ] {
        assert_eq!(unwrap(title).title, bare, "{title}");
    }
}

#[test]
fn who_makes_a_paper() {
    assert_eq!(maker("decision"), Some(Maker::Chamber));
    assert_eq!(maker("judgment"), Some(Maker::Chamber));
    assert_eq!(maker("leave-to-appeal"), Some(Maker::Party));
    assert_eq!(maker("motion"), Some(Maker::Party));
    assert_eq!(maker("transcript"), Some(Maker::Court));
    assert_eq!(maker("annex"), None);
}

proptest::proptest! {
    #[test]
    fn any_title_can_be_read(title in "\\PC{0,80}") {
        let front = ["", "Public redacted version of “", "Annexe A à la ", "Corrigendum to "];
        for front in front {
            let title = format!("{front}{title}");
            let read = read(&title);
            proptest::prop_assert!(title.contains(read.bare));
            unwrap(&title);
        }
    }
}
