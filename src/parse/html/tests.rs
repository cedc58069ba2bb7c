use proptest::prelude::*;

use crate::parse::refused::Refused;

use super::*;

fn page(text: &str) -> Html {
    document(text.as_bytes(), Some("utf-8")).unwrap()
}

#[test]
fn deep_pages_are_refused_at_once() {
    for piece in ["<div>", "<b>", "<table><tr><td>", "<svg>", "<ul><li>", "<div x=1>"] {
        let hostile = piece.repeat(1_000_000 / piece.len());
        let refused = document(hostile.as_bytes(), None).err();
        assert_eq!(refused, Some(Refused::TooDeep { limit: DEPTH_LIMIT }), "{piece}");
        let closed = format!("{}{}", piece.repeat(700), "</div>".repeat(700));
        assert!(document(closed.as_bytes(), None).is_err(), "{piece}");
    }
    let fine = format!("{}x{}", "<div>".repeat(400), "</div>".repeat(400));
    assert!(document(fine.as_bytes(), None).is_ok());
}

#[test]
fn tags_of_many_attributes_are_refused_at_once() {
    for apart in [" ", "/", "=1 ", "='a b' ", "=\"a b\"\n"] {
        let tag = (0..200_000).map(|n| format!("a{n}{apart}")).collect::<Vec<_>>().concat();
        let hostile = format!("<p>x</p><p {tag}>");
        let refused = document(hostile.as_bytes(), None).unwrap_err();
        assert!(matches!(refused, Refused::TooMuchWork { .. }), "{apart:?}: {refused}");
    }
    let json = format!("<p data-x='{}'>x</p>", "{\"a\": 1 } ".repeat(9000));
    assert!(document(json.as_bytes(), None).is_ok());
    assert!(document("a < b and ".repeat(9000).as_bytes(), None).is_ok());
}

#[test]
fn reopened_formatting_cannot_exhaust_memory() {
    let opened = (0..300).map(|n| format!("<b id={n}>")).collect::<Vec<_>>().concat();
    let hostile = format!("<p>{opened}{}", "</p><p>x".repeat(60_000));
    let refused = document(hostile.as_bytes(), None).err();
    assert_eq!(refused, Some(Refused::TooMuchWork { what: "elements", limit: 100_000 + hostile.len() }));
    let fine = format!("<p>{opened}{}", "</p><p>x".repeat(100));
    assert!(document(fine.as_bytes(), None).is_ok());
}

#[test]
fn large_pages_are_refused() {
    let refused = document(&vec![b'a'; SIZE_LIMIT + 1], None).unwrap_err();
    assert_eq!(refused, Refused::TooLarge { bytes: SIZE_LIMIT + 1, limit: SIZE_LIMIT });
}

#[test]
fn pieces_do_not_cut_letters_or_tags() {
    for shift in 0..9 {
        let text = format!("{}<p class='žalba'>odluka ž{}</p>", "x".repeat(4080 + shift), "ž".repeat(5000));
        let html = page(&text);
        let p = one(html.root_element(), "p").unwrap();
        assert_eq!(attr(p, "class").as_deref(), Some("žalba"));
        assert_eq!(text_of(p).chars().count(), "odluka ž".chars().count() + 5000);
    }
}

#[test]
fn exactly_one() {
    let html = page("<ul><li> a&nbsp; b</li><li id=' x '>c</li></ul><p>d</p>");
    let root = html.root_element();
    assert_eq!(one(root, "p").map(text_of), Ok("d".to_owned()));
    assert_eq!(one(root, "li").unwrap_err(), Count { selector: "li", found: 2 });
    assert_eq!(one(root, "table").unwrap_err().to_string(), "expected exactly one `table`, found 0");
    assert_eq!(first(root, "li").map(text_of).as_deref(), Some("a b"));
    assert_eq!(all(root, "li").filter_map(|li| attr(li, "id")).collect::<Vec<_>>(), ["x"]);
    assert!(first(root, "li:nth-child(9)").is_none());
}

#[test]
#[should_panic(expected = "is not a CSS selector")]
fn a_wrong_selector_is_our_mistake() {
    selector("li[");
}

#[test]
fn words_of_blocks_do_not_run_together() {
    let html = page(
        "<div><p>one</p><p>t<b>w</b>o<br>three</p><table><tr><td>4</td><td>5</td></tr></table>\
         <script>no()</script><style>p{}</style><!-- no --> six\nseven<ul><li>8</li><li>9</li></ul></div>",
    );
    let div = one(html.root_element(), "div").unwrap();
    assert_eq!(text_of(div), "one two three 4 5 six seven 8 9");
    assert_eq!(lines_of(div), "one\ntwo\nthree\n4 5\nsix seven\n8\n9");
    assert_eq!(text_of(one(div, "b").unwrap()), "w");
}

#[test]
fn absolute_table() {
    let base = "https://court.example/en/news/item?page=1#top";
    let cases = [
        ("/sites/a b.pdf", Some("https://court.example/sites/a%20b.pdf")),
        ("other", Some("https://court.example/en/news/other")),
        ("?page=2", Some("https://court.example/en/news/item?page=2")),
        ("//cdn.example/x", Some("https://cdn.example/x")),
        (" https://else.example/ ", Some("https://else.example/")),
        ("#part", Some("https://court.example/en/news/item?page=1#part")),
        ("mailto:press@court.example", None),
        ("javascript:void(0)", None),
        ("data:text/html,x", None),
        ("http://", None),
    ];
    for (link, expected) in cases {
        assert_eq!(absolute(base, link).as_deref(), expected, "{link}");
    }
    assert_eq!(absolute("", "/a"), None);
    assert_eq!(absolute("", "https://court.example/a").as_deref(), Some("https://court.example/a"));
}

#[test]
fn saved_from_table() {
    let cases = [
        (
            "<!DOCTYPE html>\n<!-- saved from url=(0030)https://court.example/records?p=2 -->\n<html>",
            "https://court.example/records?p=2",
        ),
        (
            "<html><!--\n Page saved with SingleFile \n url: https://court.example/a \n saved date: x\n--><link rel=canonical href=https://court.example/b>",
            "https://court.example/a",
        ),
        (
            "<link href='https://court.example/x?a=1&amp;b=2' rel=\"canonical\" />",
            "https://court.example/x?a=1&b=2",
        ),
        ("<LINK REL=canonical HREF=https://court.example/c>", "https://court.example/c"),
        (
            "<link rel=stylesheet href=/a.css><link rel=canonical href=https://court.example/d>",
            "https://court.example/d",
        ),
        ("<meta content=\"https://court.example/e\" property=\"og:url\">", "https://court.example/e"),
    ];
    for (text, expected) in cases {
        assert_eq!(saved_from(text).as_deref(), Some(expected), "{text}");
    }
    let none = [
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(x)https://court.example/ -->",
        "<link rel=canonical href=/relative>",
        "<link rel=canonical",
        "<meta property=og:title content=https://court.example/>",
        "",
    ];
    for text in none {
        assert_eq!(saved_from(text), None, "{text}");
    }
    let late = format!("{}<!-- saved from url=(0030)https://evil.example/ -->", "x".repeat(20_000));
    assert_eq!(saved_from(&late), None);
}

proptest! {
    #[test]
    fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(html) = document(&body, None) {
            text_of(html.root_element());
            lines_of(html.root_element());
        }
    }

    #[test]
    fn any_tags(parts in proptest::collection::vec("<[/!]?(div|p|table|tr|td|b|a|svg|select|template|form|script|!--)( [a-z]=['\"]?[a-z ]*)?>?|[a-zž<&;\" ]{0,6}", 0..60)) {
        let page_text = parts.concat();
        let html = document_of(&page_text).unwrap();
        let whole = Html::parse_document(&page_text);
        prop_assert_eq!(html.html(), whole.html());
        text_of(html.root_element());
        saved_from(&page_text);
    }

    #[test]
    fn any_link(base in ".{0,30}", link in ".{0,40}") {
        absolute(&base, &link);
        saved_from(&link);
    }
}
