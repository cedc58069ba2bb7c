use super::*;

const HIDDEN: &str = "a redaction stands where these words stood";

const BEFORE: [&str; 2] = [
    "I. Procedural history\n1. On 4 May the Defence asked for the interim release of Mr Varrel. The Prosecution\nopposed it and the victims’ counsel did not answer in time.\n2. On 9 June the Chamber held a status conference on the matter.",
    "II. Analysis\n3. The Chamber recalls that detention before trial is the exception. It finds that\nthe accused has waited eleven months for a decision, which no reason before it\nexplains. The Registry’s report on flight risk is two years old.\n4. For these reasons the request is granted in part.",
];

const WORDS: &str = "the accused has waited eleven months for a decision";

fn pages(bodies: &[&str]) -> Vec<PageText> {
    let page =
        |(number, body): (u32, &&str)| PageText { number, body: (*body).to_owned(), ..PageText::default() };
    (1..).zip(bodies).map(page).collect()
}

fn taken(words: &str, bodies: &[&str]) -> Passage {
    let text = Normal::of(&pages(bodies), Sense::Typed);
    match crate::analyse::quotation::find(words, &text, None) {
        crate::analyse::quotation::Search::Found(passage) => passage,
        other => panic!("{words}: {other:?}"),
    }
}

/// With the text before at hand, and without it.
fn fates(words: &str, before: &[&str], after: &[&str]) -> [Found; 2] {
    let passage = taken(words, before);
    let (old, new) = (Reading::of(&pages(before)), Reading::of(&pages(after)));
    [new.find(&passage, Some(&old)), new.find(&passage, None)]
}

fn fate(after: &[&str]) -> [(Fate, Option<String>); 2] {
    fates(WORDS, &BEFORE, after).map(|found| (found.fate, found.reason))
}

#[test]
fn other_line_breaks_are_kept() {
    let second = BEFORE[1].replace('\n', " ").replace("waited", "wai-\nted");
    for found in fates(WORDS, &BEFORE, &[BEFORE[0], &second]) {
        assert_eq!(found.passage.map(|p| (p.page, p.exact)), Some((2, WORDS.to_owned())));
    }
    assert_eq!(fates(WORDS, &BEFORE, &[BEFORE[0], &second])[0].fate, Fate::Kept);
    assert_eq!(fate(&BEFORE).map(|f| f.0), [Fate::Kept; 2]);
}

#[test]
fn a_paragraph_put_in_or_a_page_moves_it() {
    let put_in = BEFORE[1].replace("3. The", "3. A new paragraph on another matter stands here now.\n4. The");
    assert_eq!(fate(&[BEFORE[0], &put_in]).map(|f| f.0), [Fate::Moved; 2]);
    assert_eq!(fate(&["A cover", BEFORE[0], BEFORE[1]]).map(|f| f.0), [Fate::Moved; 2]);
    let (one, two) = BEFORE[1].split_at(BEFORE[1].find("months").unwrap());
    assert_eq!(fate(&[BEFORE[0], one, two]).map(|f| f.0), [Fate::Kept; 2], "it begins where it began");
    let shorter = [&BEFORE[0][30..], BEFORE[1]];
    assert_eq!(fate(&shorter)[0].0, Fate::Kept);
}

#[test]
fn words_that_differ_wait_with_what_differs() {
    for (old, new, said) in [
        ("has waited", "has not waited", "“not” was added"),
        ("eleven months", "nine months", "“eleven” became “nine”"),
        ("waited eleven months for", "waited for", "“eleven months” is gone"),
        ("the accused", "The Accused", "“the accused” became “The Accused”"),
        ("eleven months", "██████ months", "a redaction stands in it now; “eleven” is gone"),
        ("eleven months", "[REDACTED] months", "a redaction stands in it now; “eleven” became “REDACTED”"),
        ("decision, which", "decision; which", ""),
    ] {
        let after = BEFORE[1].replace(old, new);
        let [with, without] = fate(&[BEFORE[0], &after]);
        let expected =
            if said.is_empty() { (Fate::Kept, None) } else { (Fate::Changed, Some(said.to_owned())) };
        assert_eq!((&with, &without), (&expected, &expected));
    }
}

#[test]
fn a_denial_put_next_to_the_same_words_is_seen() {
    let after = BEFORE[1].replace("It finds that", "It does not find that");
    let said = "the same words, but “not” stands next to them now";
    assert_eq!(fate(&[BEFORE[0], &after]), [(); 2].map(|()| (Fate::Changed, Some(said.to_owned()))));
    let elsewhere = BEFORE[1].replace("II. Analysis", "II. Analysis, not more");
    assert_eq!(fate(&[BEFORE[0], &elsewhere]).map(|f| f.0), [Fate::Moved; 2]);
}

#[test]
fn what_is_gone_is_lost_and_a_redaction_is_named() {
    let gone = BEFORE[1].replace("It finds that\nthe accused has waited eleven months for a decision, which no reason before it\nexplains. ", "");
    let lost = |reason: &str| [(); 2].map(|()| (Fate::Lost, Some(reason.to_owned())));
    assert_eq!(fate(&[BEFORE[0], &gone]), lost("nothing like these words stands in it"));
    let black =
        BEFORE[1].replace("the accused has waited eleven months for a decision", "███████ ███ ██████ ██");
    assert_eq!(fate(&[BEFORE[0], &black]), lost(HIDDEN));
    let word = BEFORE[1].replace("the accused has waited eleven months for a decision", "[REDACTED]");
    assert_eq!(fate(&[BEFORE[0], &word]), lost(HIDDEN));
    assert_eq!(fate(&[]), lost("nothing like these words stands in it"));
}

#[test]
fn of_several_places_the_surroundings_decide_or_a_person() {
    let sentence = "The request is dismissed without reasons.";
    let around = |n: u32, word: &str| {
        format!(
            "{n}. {} {sentence} {}",
            format!("{word} said so. ").repeat(12),
            format!("And {word} left. ").repeat(12)
        )
    };
    let (one, two) = (around(1, "Judge Alder"), around(2, "Counsel Birch"));
    let before = format!("{one}\n\n{two}");
    let passage = |n: usize| {
        let text = Normal::of(&pages(&[&before]), Sense::Exact);
        let quotation = Normal::of_words(sentence, Sense::Exact);
        let place = text.places(&quotation)[n];
        text.quote(place, place + quotation.len())
    };
    let old = Reading::of(&pages(&[&before]));
    let swapped = Reading::of(&pages(&[&format!("{two}\n\n{one}")]));
    let second = swapped.find(&passage(1), Some(&old));
    assert_eq!((second.fate, second.passage.map(|p| p.start < 300)), (Fate::Moved, Some(true)));
    let first_is_gone = Reading::of(&pages(&[&two]));
    assert_eq!(first_is_gone.find(&passage(0), Some(&old)).fate, Fate::Changed);
    assert_eq!(first_is_gone.find(&passage(0), None).fate, Fate::Changed);
    assert_eq!(first_is_gone.find(&passage(1), Some(&old)).fate, Fate::Moved);
    let twice = Reading::of(&pages(&[&format!("A\n{one}\n\n{one}")]));
    let unclear = twice.find(&passage(0), Some(&old));
    let said = "the same words stand 2 times (pages 1), and which is meant cannot be told";
    assert_eq!((unclear.fate, unclear.reason.as_deref()), (Fate::Changed, Some(said)));
}
