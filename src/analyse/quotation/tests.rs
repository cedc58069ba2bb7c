use super::*;
use crate::model::text::PageText;

fn pages(bodies: &[&str]) -> Vec<PageText> {
    let page =
        |(number, body): (u32, &&str)| PageText { number, body: (*body).to_owned(), ..PageText::default() };
    (1..).zip(bodies).map(page).collect()
}

fn look(words: &str, bodies: &[&str]) -> Search {
    find(words, &Normal::of(&pages(bodies), Sense::Typed), None)
}

fn found(words: &str, bodies: &[&str]) -> Passage {
    match look(words, bodies) {
        Search::Found(passage) => passage,
        other => panic!("{words}: {other:?}"),
    }
}

#[test]
fn what_a_line_or_a_printer_makes_of_words_is_no_difference() {
    let body = "1. The pro-\nceedings, in the Cham\u{ad}\nber’s view,\nwere “well-\nknown” – o\u{fb03}cially\u{a0}so – since 2012–2014.";
    for (typed, exact) in [
        ("the proceedings, in the chamber's view", "The proceedings, in the Chamber’s view"),
        ("were \"well-known\" - officially so", "were “well-known” – o\u{fb03}cially so"),
        ("WERE «well-known»", "were “well-known”"),
        ("since 2012-2014", "since 2012–2014"),
        ("“the proceedings, in the Chamber’s view”", "The proceedings, in the Chamber’s view"),
    ] {
        assert_eq!(found(typed, &[body]).exact, exact, "{typed}");
    }
}

#[test]
fn accents_may_be_left_out_and_letters_of_one_piece_spelt_out() {
    let body = "La détention de M. Đorđević, l’œuvre, e\u{301}tat: Hashim Thaçi.";
    for (typed, exact) in [
        ("la detention de m. dordevic", "La détention de M. Đorđević"),
        ("l'oeuvre", "l’œuvre"),
        ("état", "e\u{301}tat"),
        ("hashim thaci", "Hashim Thaçi"),
        ("hashim tha\u{4ab}i", "Hashim Thaçi"),
    ] {
        assert_eq!(found(typed, &[body]).exact, exact, "{typed}");
    }
}

#[test]
fn positions_count_characters_of_the_page() {
    let bodies =
        ["Été. Nothing here.", "À l’audience, the accused\nwas not pro-\n", "duced before the Court. 5"];
    let passage = found("was not produced before", &bodies);
    assert_eq!((passage.page, passage.exact.as_str()), (2, "was not produced before"));
    let body: Vec<char> = format!("{}\n{}", bodies[1], bodies[2]).chars().collect();
    let there: String = body[passage.start..passage.end].iter().collect();
    assert_eq!(there, "was not pro-\n\nduced before");
    assert_eq!(passage.prefix, "Été. Nothing here. À l’audience, the accused");
    assert_eq!(passage.suffix, "the Court. 5");
    assert_eq!(found("etat e\u{301}", &["etat e\u{301} ."]).end, 7);
}

#[test]
fn a_word_is_quoted_whole() {
    for (words, body) in [
        ("lawful detention", "the unlawful detention of"),
        ("lawful detention", "the un-\nlawful detention of"),
        ("compliance with", "in non-compliance with the order"),
        ("the release", "the released persons"),
        ("200 victims", "some 1,200 victims came"),
        ("rule 118", "under rule 118.2 it"),
        ("cafe", "le café"),
    ] {
        let typed = Normal::of(&pages(&[body]), Sense::Exact);
        assert!(typed.places(&Normal::of_words(words, Sense::Exact)).is_empty(), "{words} in {body}");
    }
    assert!(matches!(look("the release", &["the released persons"]), Search::Absent(Some(_))));
    assert_eq!(found("accusé", &["de l’accusé."]).exact, "accusé");
    assert_eq!(found("which lasted", &["detention—which lasted"]).exact, "which lasted");
    assert!(matches!(look("the rapist", &["the therapist"]), Search::Absent(_)));
}

#[test]
fn case_accents_figures_and_points_count_in_the_exact_sense() {
    let stands = |words: &str, body: &str| {
        let text = Normal::of(&pages(&[body]), Sense::Exact);
        !text.places(&Normal::of_words(words, Sense::Exact)).is_empty()
    };
    let body = "The “Cham-\nber” ordered – on 12 May – the release.";
    for words in
        ["The \"Chamber\" ordered", "The «Cham-ber» ordered - on 12 May-the release.", "the\n\nrelease ."]
    {
        assert!(stands(words, body), "{words}");
    }
    for words in
        ["the \"Chamber\" ordered", "on 13 May", "the réle\u{301}ase", "the release,", "ordered on 12 May"]
    {
        assert!(!stands(words, body), "{words}");
    }
}

#[test]
fn one_of_several_places_is_chosen_by_page_or_by_its_letters() {
    let bodies = ["The Court ordered it.", "So the court ordered it. Then The Court ordered it.", "No."];
    let text = Normal::of(&pages(&bodies), Sense::Typed);
    assert_eq!(find("THE COURT ORDERED", &text, None), Search::Several(vec![1, 2, 2]));
    assert_eq!(find("THE COURT ORDERED", &text, Some(2)), Search::Several(vec![2, 2]));
    assert_eq!(find("THE COURT ORDERED", &text, Some(3)), Search::Elsewhere(vec![1, 2, 2]));
    assert!(matches!(find("The Court ordered", &text, Some(1)), Search::Found(p) if p.page == 1));
    assert!(
        matches!(find("the court ordered", &text, None), Search::Found(p) if (p.page, p.start) == (2, 3))
    );
}

#[test]
fn scripts_without_spaces_or_from_right_to_left() {
    let khmer = "អង្គជំនុំជម្រះ\nវិសាមញ្ញក្នុង\u{200b}តុលាការកម្ពុជា បានសម្រេច";
    assert_eq!(found("អង្គជំនុំជម្រះវិសាមញ្ញ", &[khmer]).exact, "អង្គជំនុំជម្រះវិសាមញ្ញ");
    assert_eq!(found("តុលាការកម្ពុជា បានសម្រេច", &[khmer]).exact, "តុលាការកម្ពុជា បានសម្រេច");
    let arabic = "قررت المحكمة\u{200f} الإفراج المؤقّت\nعن المتهم.";
    assert_eq!(found("الإفراج المؤقت عن المتهم", &[arabic]).exact, "الإفراج المؤقّت عن المتهم");
}

#[test]
fn what_is_not_there_is_answered_with_what_is_near() {
    let filler =
        "The Registry submits that the conditions are adequate and that nothing else is asked for here. ";
    let body = format!(
        "{}The Chamber orders the interim release of Mr Varrel to a third State. {}",
        filler.repeat(40),
        filler.repeat(40)
    );
    let bodies = ["Cover page", body.as_str()];
    let Search::Absent(Some(near)) =
        look("The Chamber orders the provisional release of Mr Varel to a State", &bodies)
    else {
        panic!("found what is not there")
    };
    assert_eq!(
        (near.page, near.exact.as_str()),
        (2, "The Chamber orders the interim release of Mr Varrel to a third State")
    );
    assert_eq!(look("wholly other words stand nowhere", &bodies), Search::Absent(None));
    assert_eq!(look("—", &bodies), Search::Absent(None));
    assert_eq!(look("words", &[]), Search::Absent(None));
}

#[test]
fn a_nul_and_a_page_of_nothing_are_borne() {
    assert_eq!(found("no reason was given", &["\0no rea\0son", "", "was\u{feff} given\u{fffd}"]).page, 1);
}
