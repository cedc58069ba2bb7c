use proptest::prelude::*;

use super::*;

#[test]
fn tidy_table() {
    let cases = [
        ("", ""),
        ("  Order\u{a0}on \t\n bail ", "Order on bail"),
        ("Pub\u{ad}lic re\u{200b}dacted", "Public redacted"),
        ("Thac\u{327}i", "Thaçi"),
        ("Thaҫi", "Thaҫi"), // the Cyrillic look-alike stays what it is
        ("\u{feff}Order\u{200e}", "Order"),
        ("Đorđe Łuk Ørn", "Đorđe Łuk Ørn"),
        ("می\u{200c}خواهد", "می\u{200c}خواهد"),
        ("a\u{200d}b", "ab"),
        ("نص\u{202b} عربي\u{202c}", "نص عربي"),
        ("a\u{0}b\u{7f}", "ab"),
    ];
    for (given, expected) in cases {
        assert_eq!(tidy(given), expected, "{given:?}");
    }
    assert_eq!(tidy_lines(" one  two \r\n\r\n\t\nthree"), "one two\nthree");
}

#[test]
fn meaning_table() {
    let same = [
        ("Defence ‘urgent’ motion", "Defence 'urgent' motion"),
        ("Paragraphs 3–5", "Paragraphs 3-5"),
        ("“Order”", "\"Order\""),
        ("Order  on\u{a0}bail", "Order on bail"),
        ("and so on…", "and so on..."),
    ];
    for (a, b) in same {
        assert!(same_meaning(a, b), "{a} / {b}");
    }
    let different = [("Order", "order"), ("Thaçi", "Thaci"), ("3-5", "35"), ("its", "it's"), ("", "x")];
    for (a, b) in different {
        assert!(!same_meaning(a, b), "{a} / {b}");
    }
}

#[test]
fn short_cuts_on_letters() {
    assert_eq!(short("abc", 3), "abc");
    assert_eq!(short("abcd", 3), "ab…");
    assert_eq!(short("žžžž", 3), "žž…");
    assert_eq!(short("ab cd", 4), "ab…");
    assert_eq!(short("abcd", 0), "");
    assert_eq!(short("", 0), "");
}

#[test]
fn decode_table() {
    let cases: &[(&[u8], Option<&str>, &str)] = &[
        (b"plain", None, "plain"),
        ("Tha\u{e7}i".as_bytes(), None, "Thaçi"),
        (b"Tha\xe7i", None, "Thaçi"),
        (b"\x93now\x94 \x85", None, "“now” …"),
        (b"\xef\xbb\xbfmark", Some("windows-1252"), "mark"),
        (b"\xff\xfeo\0k\0", None, "ok"),
        (b"\xfe\xff\0o\0k", Some("utf-8"), "ok"),
        (b"<\0p\0>\0", None, "<p>"),
        (b"\0<\0p\0>", None, "<p>"),
        (b"\xe6", Some("iso-8859-2"), "ć"),
        (b"\xe6", Some(" \"ISO-8859-2\" "), "ć"),
        (b"\xe6", Some("no-such-set"), "æ"),
        (b"<meta charset=iso-8859-2>\xe6", None, "<meta charset=iso-8859-2>ć"),
        (
            b"<META http-equiv='Content-Type' content='text/html; charset=windows-1250'>\x8a",
            None,
            "<META http-equiv='Content-Type' content='text/html; charset=windows-1250'>Š",
        ),
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?>\xe9",
            None,
            "<?xml version='1.0' encoding='ISO-8859-1'?>é",
        ),
        (b"<meta charset=utf-16>ok", None, "<meta charset=utf-16>ok"),
        (b"\xc2\x92s \xc2\x8a \xc2\x81", None, "’s Š "), // C1 controls in valid UTF-8
        (b"a\xffb", Some("utf-8"), "a\u{fffd}b"),
        (b"", None, ""),
    ];
    for (body, charset, expected) in cases {
        assert_eq!(decode(body, *charset), *expected, "{body:?} {charset:?}");
    }
}

proptest! {
    #[test]
    fn decode_never_panics(body in proptest::collection::vec(any::<u8>(), 0..400), label in "[a-z0-9-]{0,12}") {
        let text = decode(&body, Some(&label));
        let left = text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}'));
        prop_assert!(!left, "a C1 control is left");
        decode(&body, None);
    }

    #[test]
    fn valid_text_survives(text in "\\PC{0,80}") {
        prop_assert_eq!(decode(text.as_bytes(), Some("utf-8")), text.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn tidy_settles(text in ".{0,120}", n in 0usize..40) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once.clone());
        let folded = fold_for_compare(&text);
        prop_assert_eq!(fold_for_compare(&folded), folded.clone());
        prop_assert!(short(&once, n).chars().count() <= n.max(1));
    }
}
