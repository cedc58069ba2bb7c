use super::*;

fn reads(typed: &str) -> String {
    understood(&read(typed).unwrap_or_else(|unread| panic!("{typed}: {unread:?}")))
}

#[test]
fn questions() {
    for (typed, meant) in [
        ("interim release", "interim AND release"),
        ("a b OR c", "(a AND b) OR c"),
        ("a (b OR c)", "a AND (b OR c)"),
        ("a AND NOT b", "a AND NOT b"),
        ("a -b -\"c d\"", "a AND NOT b AND NOT \"c d\""),
        ("a NOT (b OR c)", "a AND NOT (b OR c)"),
        ("deten*", "deten*"),
        ("\"interim release\"", "\"interim release\""),
        ("“interim release”~5", "\"interim release\"~5"),
        ("« mise en liberté »", "\"mise en liberté\""),
        ("\"interim rele*\"", "\"interim rele*\""),
        ("release NEAR/5 detention", "release NEAR/5 detention"),
        ("release NEAR detention x", "release NEAR/10 detention AND x"),
        ("pre-trial and - the", "pre-trial AND and AND the"),
        ("article 9(3)(a) ICCPR", "article AND 9(3)(a) AND ICCPR"),
        ("release(a OR b)", "release AND (a OR b)"),
        ("§ 12", "§ AND 12"),
        ("ICC-01/11-01/20-26 AND detention", "the number ICC-01/11-01/20-26 AND detention"),
        ("ICC-01/11-01/20-26", "the number ICC-01/11-01/20-26"),
        ("icc 01/11-01/20 26", "the number ICC-01/11-01/20-26"),
        ("\"ICC-01/11-01/20-26\"", "the number ICC-01/11-01/20-26"),
        ("  ICC - 01/11 - 01/20 - 26 ", "the number ICC-01/11-01/20-26"),
        ("+a +b", "a AND b"),
        ("المحكمة OR តុលាការ", "المحكمة OR តុលាការ"),
    ] {
        assert_eq!(reads(typed), meant, "{typed}");
    }
}

#[test]
fn words_with_figures_are_no_numbers_of_documents() {
    for typed in [
        "rule 68",
        "article 15 bis",
        "7 May 2026",
        "2026",
        "14 judges",
        "section 27",
        "2020-06",
        "231/16",
        "P 12",
        "icc article 53",
        "STL rule 33",
        "no 12",
        "F01234",
        "KSC 2020",
        "ICC 2026 report",
        "E465",
        "D193 57",
    ] {
        let read = read(typed).unwrap();
        assert!(!matches!(read, Query::Number(_)), "{typed}: {}", understood(&read));
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    for (typed, column, what) in [
        ("", 1, "there is nothing to search for"),
        ("  --- ", 1, "there is nothing to search for"),
        ("a \"b c", 3, "the quotation mark has no other behind it"),
        ("a (b OR c", 3, "`(` has no `)` behind it"),
        ("a b) c", 4, "`)` has no `(` before it"),
        ("a ()", 4, "nothing stands before `)`"),
        ("AND a", 1, "nothing to search for stands before `AND`"),
        ("a OR", 3, "nothing follows `OR`"),
        ("a OR OR b", 6, "nothing to search for stands before `OR`"),
        ("NOT", 1, "nothing follows `NOT`"),
        ("NOT a", 1, "it says only what must not be there"),
        ("a OR -b", 1, "it says only what must not be there"),
        ("a NOT NOT b", 7, "NOT stands there twice"),
        ("*tion", 1, "`*` can stand only at the end of a word"),
        ("a \"\"", 3, "there is nothing between the quotation marks"),
        ("\"a* b\"", 1, "`*` can stand only at the end of a phrase"),
        ("\"a b\"~x", 6, "`~` needs a number of places up to 1000"),
        ("a NEAR/x b", 3, "NEAR/ needs a number of words up to 1000"),
        ("a NEAR/3 \"b c\"", 3, "NEAR joins two single words"),
        ("a NEAR/3 b NEAR/3 c", 12, "NEAR joins two words, not three"),
        ("a NEAR/3", 3, "nothing follows `NEAR`"),
    ] {
        let unread = read(typed).map(|query| understood(&query)).unwrap_err();
        assert_eq!((unread.column, unread.what.as_str()), (column, what), "{typed}");
        assert!(!unread.hint.is_empty() && !unread.hint.ends_with('.'), "{typed}");
    }
    assert!(read(&"(".repeat(100_000)).is_err());
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic(typed in "[a-b()\"“”*~/ -]{0,30}|\\PC{0,40}|(AND |OR |NOT |NEAR/5 |a |\\(|\\)|\"){0,12}") {
        if let Ok(query) = read(&typed) {
            let again = understood(&query);
            proptest::prop_assert!(!again.is_empty());
        }
    }
}

#[test]
fn what_is_asked_twice_is_asked_once() {
    assert_eq!(read("release OR release OR release"), read("release"));
    assert_eq!(read("release release detention"), read("release detention"));
    let long = vec!["word"; 201].join(" ");
    let unread = read(&long).unwrap_err();
    assert_eq!((unread.what.as_str(), unread.column), ("there are more than 200 words and signs", 1001));
}
