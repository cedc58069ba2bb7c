//! Proposals: the cues against the reference, passages, what people teach.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;

use courtwatch::analyse::suggest::cues::{Cues, Tongue};
use courtwatch::analyse::suggest::folded::Folded;
use courtwatch::analyse::suggest::passages::passages;
use courtwatch::analyse::suggest::proposer::{Proposer, Taught, Tier, shipped_examples};
use courtwatch::analyse::suggest::reading::Passage;
use courtwatch::analyse::suggest::{MOST, stored};
use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// `fixtures/suggest/cues.jsonl` was made by the reference matcher of the codebook from invented passages.
#[test]
fn cues_say_what_the_reference_says() {
    let cues = Cues::read(&read("src/analyse/concerns.toml")).unwrap();
    let mut wrong = Vec::new();
    for line in read("fixtures/suggest/cues.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = Folded::new(case["text"].as_str().unwrap());
        let tongue = match case["lang"].as_str() {
            Some("en") => Some(Tongue::English),
            Some("fr") => Some(Tongue::French),
            _ => None,
        };
        let said = cues.read_text(&text, case["court"].as_str(), tongue);
        let mut said: Vec<Value> = said
            .iter()
            .filter(|(_, cued)| cued.score >= cues.threshold())
            .map(|(concern, cued)| serde_json::json!([cues.slugs()[*concern], cued.score]))
            .collect();
        said.sort_by_key(|pair| pair[0].as_str().unwrap().to_owned());
        if Value::Array(said.clone()) != case["expected"] {
            wrong.push(format!("{said:?}, expected {}, in {}", case["expected"], case["text"]));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn propose(proposer: &Proposer, text: &str) -> Vec<(String, Tier, Vec<String>)> {
    let passage = Passage { text, language: Some("en"), court: Some("ICC") };
    let proposals = proposer.propose(&mut proposer.reader(), &passage);
    proposals.into_iter().map(|p| (p.concern, p.tier, p.because)).collect()
}

const AMICUS: &str =
    "The Chamber granted the legal clinic leave to submit observations as amicus curiae under rule 103.";

#[test]
fn a_proposal_carries_words_of_the_passage() {
    let proposals = propose(Proposer::shipped().unwrap(), AMICUS);
    assert_eq!((proposals[0].0.as_str(), proposals[0].1), ("amicus-access", Tier::Suggested));
    assert!(proposals.len() <= MOST);
    for (concern, _, because) in &proposals {
        assert!(!because.is_empty(), "{concern} has no reason");
        assert!(because.iter().all(|words| AMICUS.contains(words.as_str())), "{because:?}");
    }
}

#[test]
fn what_says_nothing_gets_nothing() {
    let proposer = Proposer::shipped().unwrap();
    for text in [
        "",
        " \u{0} \n",
        "العدالة الدولية",
        "1 2 3",
        "Done in English, the English text being authoritative.",
    ] {
        let suggested = propose(proposer, text).into_iter().filter(|p| p.1 == Tier::Suggested).count();
        assert_eq!(suggested, 0, "{text}");
    }
}

#[test]
fn the_same_passage_gets_the_same_proposals() {
    let proposer = Proposer::shipped().unwrap();
    assert_eq!(propose(proposer, AMICUS), propose(proposer, AMICUS));
    let model = stored::write(proposer.model());
    assert_eq!(model, read("src/analyse/suggest/model.txt"), "what is read is what was written");
}

#[test]
fn people_teach_it() {
    let shipped = Proposer::shipped().unwrap();
    let odd = "The ferry to the island was cancelled on the morning of the session.";
    let lesson = |raised| Taught { text: odd, concern: "public-hearing", raised };
    let seen = |proposer: &Proposer| {
        propose(proposer, odd).iter().any(|p| p.0 == "public-hearing" && p.1 == Tier::Suggested)
    };
    assert!(!seen(shipped));
    let taught = shipped.taught(&[lesson(true); 6]);
    assert!(seen(&taught), "confirmed tags make it see");
    assert!(!seen(&taught.taught(&[lesson(false); 8])), "rejected ones make it stop");
}

#[test]
fn the_examples_can_be_learned_from() {
    let examples = shipped_examples().unwrap();
    let slugs = Proposer::unlearned().unwrap();
    let unknown: Vec<&String> =
        examples.iter().flat_map(|e| &e.labels).filter(|label| !slugs.slugs().contains(label)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    for slug in slugs.slugs() {
        assert!(examples.iter().filter(|e| e.labels.contains(slug)).count() >= 5, "few examples of {slug}");
    }
    assert!(examples.iter().filter(|e| e.labels.is_empty()).count() > 100);
}

#[test]
fn passages_stand_where_they_say() {
    let long = "Die Kammer erwägt das. ".repeat(200);
    let body = format!(
        "1. Le procès dura — dit-on — neuf années, sans jugement aucun.\n2. Une seconde phrase, plus courte, la suit ici.\n\n{long}"
    );
    let characters: Vec<char> = body.chars().collect();
    let parts = passages(&body);
    assert!(parts.len() > 4 && parts[0].text.starts_with("1. Le") && parts[1].text.starts_with("2. Une"));
    for part in parts {
        let there: String = characters[part.start..part.end].iter().collect();
        assert_eq!(there, part.text);
        assert!(part.text.chars().count() <= 2_400);
    }
}
