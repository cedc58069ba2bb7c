use super::*;
use crate::model::fold::fold;
use crate::model::number::DocumentNumber;
use crate::model::search::Query;

fn word(typed: &str) -> Query {
    Query::Word(typed.to_owned())
}

fn phrase(text: &str, slop: u32) -> Query {
    Query::Phrase { text: text.to_owned(), open: false, slop }
}

fn marked(query: &Query, page: &str) -> Option<String> {
    Marker::new(query).passage(page).map(|snippet| snippet.text)
}

#[test]
fn words_that_answer_are_marked_as_they_are_printed() {
    let page = "The Chamber rejects the request for the release of Mr Thaçi.";
    assert_eq!(
        marked(&Query::All(vec![word("thaci"), word("requests")]), page).as_deref(),
        Some("The Chamber rejects the **request** for the release of Mr **Thaçi**.")
    );
    let near = Query::Near { one: "release".to_owned(), other: "request".to_owned(), between: 2 };
    assert_eq!(
        marked(&near, page).as_deref(),
        Some("The Chamber rejects the **request** for the **release** of Mr Thaçi.")
    );
    assert_eq!(marked(&phrase("request release", 2), page), marked(&near, page));
    assert_eq!(marked(&word("detention"), page), None);
    assert_eq!(marked(&Query::Not(Box::new(word("chamber"))), page), None);
}

#[test]
fn a_phrase_is_marked_whole_and_only_where_it_stands() {
    let page = "Release was interim. Then interim\n release, again “interim release”.";
    assert_eq!(
        marked(&phrase("interim release", 0), page).as_deref(),
        Some("Release was interim. Then **interim release**, again “**interim release**”.")
    );
}

#[test]
fn the_passage_is_the_one_with_most_of_the_question() {
    let filler = "and so on with other words ".repeat(40);
    let page = format!("The release. {filler} The interim release of the accused. {filler}");
    let found = Marker::new(&Query::All(vec![word("interim"), word("accused")])).passage(&page).unwrap();
    assert!(found.text.starts_with('…') && found.text.ends_with('…'), "{}", found.text);
    assert!(found.text.contains("The **interim** release of the **accused**."), "{}", found.text);
    assert_eq!(&page[found.at..found.at + 7], "interim");
}

#[test]
fn a_number_is_marked_in_any_spelling_with_its_versions() {
    let page = "See ICC-01/11-\n01/20-26-Red, para. 4, and ICC-01/11-01/20-27.";
    let number = Query::Number(DocumentNumber::read("ICC-01/11-01/20-26").unwrap());
    assert_eq!(
        marked(&number, page).as_deref(),
        Some("See **ICC-01/11- 01/20-26**-Red, para. 4, and ICC-01/11-01/20-27.")
    );
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_marked(page in "(\\PC|\\s|[a-z ]|តុលាការ|\u{0}){0,200}", asked in "\\PC{1,8}|[a-z]{1,3}") {
        for query in [word(&asked), phrase(&asked, 0), phrase(&asked, 3), Query::Prefix(asked.clone())] {
            if let Some(found) = Marker::new(&query).passage(&page) {
                proptest::prop_assert!(page.is_char_boundary(found.at));
                proptest::prop_assert!(found.text.contains("**") && !found.text.contains(char::is_control));
            }
        }
    }

    #[test]
    fn a_word_of_a_page_is_marked_when_it_is_asked_for(page in "[a-zäéçđłøß,. ]{1,80}") {
        for range in Words::of(&page) {
            let asked = &page[range];
            let found = marked(&word(asked), &page);
            proptest::prop_assert!(found.is_some_and(|text| text.contains(&format!("**{asked}**")) || text.contains(asked)), "{}", asked);
        }
    }

    #[test]
    fn folded_places_lead_back(text in "(\\PC|[a-zđ\u{300}-\u{303}]){0,60}") {
        let folded = crate::model::fold::Folded::new(&text);
        proptest::prop_assert_eq!(&folded.text, &fold(&text));
        for (at, c) in folded.text.char_indices() {
            let range = folded.source_range(&(at..at + c.len_utf8()));
            proptest::prop_assert!(text.get(range.clone()).is_some_and(|source| !source.is_empty()), "{:?}", range);
        }
    }
}
