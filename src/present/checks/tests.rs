use super::*;
use crate::analyse::concerns::Codebook;
use crate::model::review::ReviewRule;
use crate::present::assemble::{Material, assemble};
use crate::present::cite::{House, Names};
use crate::present::document::Run;
use crate::present::template::blocks;
use crate::present::template::render::{self, render};

const HEAD: &str = r#"+++
id = "test"
name = { en = "Test", fr = "Essai" }
audience = "nobody"
max_words = 12
checks = ["presumption", "both-sides", "recommendation-shape", "limits-stated", "length", "second-reader", "consent", "pinpoint", "quote-exact"]
[[section]]
id = "text"
en = "Text"
fr = "Texte"
[[section]]
id = "recommendations"
en = "Recommendations"
fr = "Recommandations"
+++
"#;

fn empty() -> Briefing {
    let material = Material {
        title: "T".to_owned(),
        period: (None, None),
        made_of: Vec::new(),
        unread: Vec::new(),
        review_rule: ReviewRule::SecondPerson,
        tagged: Vec::new(),
        waiting: 0,
        house: House::default(),
    };
    assemble(material, Codebook::shipped().unwrap(), &Names::default())
}

fn metadata(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// What the checks find in a text with a recommendation.
fn findings(text: &str, recommendation: &str, stated: &[(&str, &str)]) -> Vec<Finding> {
    let body = format!(
        "{HEAD}\n## {{{{ section(\"text\") }}}}\n\n{text}\n\n## {{{{ section(\"recommendations\") }}}}\n\n{recommendation}\n"
    );
    let template = Template::read("test.md", &body).unwrap();
    let (briefing, metadata, answers) = (empty(), metadata(stated), BTreeMap::new());
    let material = render::Material { briefing: &briefing, metadata: &metadata, ahead: &[], language: "en" };
    let rendered = render(&template, &material, &answers).unwrap();
    let read = blocks::read(&rendered, &material, &answers, House::default());
    let document = Document {
        blocks: read.pieces.iter().flat_map(|piece| piece.blocks.clone()).collect(),
        ..Document::default()
    };
    let examined = Examined {
        document: &document,
        data: false,
        briefing: &briefing,
        template: Some((&template, &read, &answers)),
        metadata: &metadata,
        later: &[],
        blocklist: None,
    };
    examine(&examined, false)
}

fn of<'f>(findings: &'f [Finding], check: &str) -> Vec<&'f str> {
    findings.iter().filter(|f| f.check == check).map(|f| f.what.as_str()).collect()
}

const SIGNED: &[(&str, &str)] = &[("author", "Ana"), ("reviewer", "Ben")];

#[test]
fn guilt_is_alleged_until_a_conviction() {
    let guilty = |text: &str| of(&findings(text, "", SIGNED), "presumption").len();
    for text in [
        "The accused is guilty of the crimes.",
        "The perpetrators must be brought to justice.",
        "Mr X, a war criminal, lives there.",
        "He is a criminal and must answer.",
        "Les bourreaux vivent libres.",
    ] {
        assert_eq!(guilty(text), 1, "{text}");
    }
    for text in [
        "The International Criminal Court and its criminal procedure.",
        "He is alleged to be a perpetrator.",
        "He was found guilty on 4 May and convicted.",
        "According to the Prosecutor he is guilty.",
        "The paper wrote “he is guilty”.",
        "He pleaded not guilty.",
    ] {
        assert_eq!(guilty(text), 0, "{text}");
    }
}

#[test]
fn a_recommendation_has_an_addressee_an_act_and_a_basis() {
    let shape = |text: &str| {
        let all = findings("", text, SIGNED);
        of(&all, "recommendation-shape").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(shape("- The Registry should publish the order under article 67 of the Statute.").is_empty());
    assert_eq!(shape("- Something ought to become better there soon.").len(), 1);
    let one = shape("- The Registry should publish the order as soon as it can.");
    assert!(one[0].ends_with("names no legal basis"), "{one:?}");
    assert!(shape("{{ write(\"Addressee, act\") }}").is_empty(), "what is still to be written has no shape");
}

#[test]
fn nobody_signs_off_their_own() {
    let who = |stated: &[(&str, &str)]| of(&findings("", "", stated), "second-reader").len();
    assert_eq!(who(SIGNED), 0);
    assert_eq!(who(&[("author", "Léa Martin"), ("reviewer", "lea  martin")]), 1);
    assert_eq!(who(&[("author", "Ana")]), 1);
    assert_eq!(who(&[("author", "Ana"), ("reviewer", "Ben"), ("status", "final")]), 1);
    assert_eq!(
        who(&[("author", "Ana"), ("reviewer", "Ben"), ("status", "published"), ("supervisor", "Cleo")]),
        0
    );
    assert_eq!(who(&[("author", "Ana"), ("reviewer", "Ben"), ("status", "final"), ("supervisor", "Ana")]), 1);
}

#[test]
fn consent_is_stated_where_a_person_is_a_source() {
    let asked = |sources: &str, consent: &str| {
        let stated = [("author", "A"), ("reviewer", "B"), ("sources", sources), ("consent", consent)];
        of(&findings("", "", &stated), "consent").len()
    };
    assert_eq!((asked("the public record", ""), asked("record and interviews", "")), (0, 1));
    assert_eq!(asked("record and interviews", "written, 3 May, for this memo"), 0);
}

#[test]
fn words_are_counted_without_what_is_still_to_be_written() {
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
    assert_eq!(of(&findings(long, "", SIGNED), "length"), ["the whole has 13 words, at most 12"]);
    let open = "{{ write(\"one two three four five six seven eight nine ten eleven twelve\") }}";
    assert!(of(&findings(open, "", SIGNED), "length").is_empty());
}

#[test]
fn a_pseudonym_beside_a_name_never_leaves() {
    let joined = |text: &str| {
        let document =
            Document { blocks: vec![Block::Paragraph(vec![Run::plain(text)])], ..Document::default() };
        let (briefing, metadata) = (empty(), BTreeMap::new());
        let examined = Examined {
            document: &document,
            data: false,
            briefing: &briefing,
            template: None,
            metadata: &metadata,
            later: &[],
            blocklist: None,
        };
        examine(&examined, true)
    };
    for text in [
        "P-0123 (Maria Duval) said so.",
        "Maria Duval (P-0123) said so.",
        "P-0123, whose real name is Maria Duval, said so.",
        "Witness W04435 is Maria Duval.",
        "a/0105/06 (Jean de Brouwer) took part.",
        "Maria Duval, known as P-0123, said so.",
        "P-0123: Maria Duval",
        "P-0123 (Jean DUPONT) came.",
        "JOHN DOE, namely P-0123, came.",
        "J. Dupont (P-0123) came.",
        "P-0123 (J.-P. de Brouwer) came.",
        "Trial Chamber (P-0123) and P-0456 (Jean DUPONT) came.",
        "ICC Witness Duval (P-0123) came.",
    ] {
        let found = joined(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].blocks && !found[0].what.contains("Duval"), "{found:?}");
    }
    for text in [
        "P-0123 was heard on Monday before Trial Chamber X.",
        "Witness P-0123 (protected) was heard.",
        "ICC-01/21-01/25-407 (Decision of May) names nobody.",
        "Article 67 (Rights of the accused)",
        "Mr Varrel heard P-0123.",
        "P-0123 (ICC Registry) was heard.",
        "DECISION ON THE TESTIMONY OF WITNESS (P-0123)",
    ] {
        assert!(joined(text).is_empty(), "{text}: {:?}", joined(text));
    }
}

#[test]
fn the_block_list_holds_no_readable_word() {
    let mut list = blocklist::Blocklist::new("salt");
    assert_eq!(list.add("Maria  Duval"), Ok(true));
    assert_eq!(list.add("maria duval"), Ok(false));
    assert!(list.add("a b c d").is_err() && list.add(" ").is_err());
    let written = list.written();
    assert!(!written.to_lowercase().contains("maria") && !written.to_lowercase().contains("duval"));
    assert_eq!(blocklist::Blocklist::read(&written), Ok(list.clone()));
    assert_eq!(blocklist::Blocklist::read("salt x\nMaria"), Err(2));
    let mut seen = std::collections::BTreeSet::new();
    assert_eq!(list.places("In the end MÁRIA\nDuval came. Duval Maria did not.", &mut seen), 1);
    assert_eq!(list.places("Maria and Duval", &mut seen), 0);
}

#[test]
fn a_blocked_name_is_found_inside_longer_words() {
    let mut list = blocklist::Blocklist::new("salt");
    for term in ["Duval", "Ana O’Brien", "Jean-Marie"] {
        list.add(term).unwrap();
    }
    let places = |text: &str| list.places(text, &mut std::collections::BTreeSet::new());
    for text in [
        "Duval’s house",
        "Duval's house",
        "Mrs Duval-Martin",
        "Mrs Martin-Duval’s",
        "l’Duval",
        "Ana O'Brien’s house",
        "Ana O’Brien-Smith",
        "Jean\u{2011}Marie’s",
    ] {
        assert_eq!(places(text), 1, "{text}");
    }
    for text in ["Duvalier’s house", "Brien", "Jean and Marie", "O’Brien"] {
        assert_eq!(places(text), 0, "{text}");
    }
}

#[test]
fn the_checks_are_those_of_the_specification() {
    assert_eq!(CHECKS.len(), 14);
    let blocking: Vec<&str> = CHECKS.iter().filter(|check| check.blocks).map(|check| check.id).collect();
    let expected = [
        "no-protected-identity",
        "only-public-level",
        "withdrawn-source",
        "quote-exact",
        "second-reader",
        "consent",
    ];
    assert_eq!(blocking, expected);
}

/// What must not leave is found in each text that does.
#[test]
fn every_text_that_leaves_is_examined() {
    let mut list = blocklist::Blocklist::new("salt");
    list.add("Duval").unwrap();
    let (shown, metadata) = (empty(), BTreeMap::new());
    let named = Briefing { title: "Of Duval".to_owned(), ..empty() };
    let found = |document: &Document, briefing: &Briefing, data: bool| {
        let (blocklist, later, template) = (Some(&list), &[][..], None);
        examine(&Examined { document, data, briefing, template, metadata: &metadata, later, blocklist }, true)
            .len()
    };
    let author = Document { author: "M. Duval".to_owned(), ..Document::default() };
    let banner = Document { banner: Some("For Duval.".to_owned()), ..Document::default() };
    assert_eq!((found(&author, &shown, false), found(&banner, &shown, false)), (1, 1));
    let clean = Document::default();
    assert_eq!((found(&clean, &named, false), found(&clean, &named, true)), (0, 1));
}
