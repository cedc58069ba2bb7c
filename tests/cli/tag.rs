//! `courtwatch tag`.

use super::documents::{filings, read};
use super::harness::{FILING, Home, fixture, in_shape};

#[test]
fn a_day_of_tagging() {
    let home = Home::read();
    let id = home.tag("ten months without a decision");
    let rows = home.json(&["tag", "list", "--format", "json"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["number"], &rows[0]["by"]),
        (&id.as_str().into(), &FILING.into(), &"Lea".into())
    );
    assert_eq!(rows[0]["state"], "unreviewed");
    let ran = home.run(&["tag", "remove", &id, "--reason", "another filing was meant"]);
    let said = format!("taken back: undue-delay on {FILING}; a tombstone stays\n");
    assert_eq!((ran.exit, ran.out.as_str(), ran.err), (0, "", said));
    assert_eq!(home.run(&["tag", "list"]).exit, 1, "it is no longer listed");
    let removed = home.json(&["tag", "list", "--type", "removed", "--format", "json"]);
    assert_eq!((&removed[0]["id"], &removed[0]["state"]), (&id.as_str().into(), &"removed".into()));
    let again = home.run(&["tag", "remove", &id]);
    assert_eq!((again.exit, again.err.as_str()), (0, "note: this tag was taken back before\n"));
}

#[test]
fn a_passage_is_checked_against_the_text() {
    let home = Home::read();
    let quote = ["tag", "add", FILING, "undue-delay", "--quote"];
    home.ok(&[&quote[..], &["a  status conference on\n4 May"]].concat());
    let rows = home.json(&["tag", "list", "--format", "json"]);
    assert_eq!(rows[0]["quote"], "a status conference on 4 May");
}

/// A press item whose whole text is stored.
fn with_text() -> (Home, &'static str) {
    let (home, url) = (Home::read(), "https://www.icc-cpi.int/news/quill-case-status-conference");
    home.ok(&["import", &fixture("icc/press-item/healthy.html"), "--url", url]);
    (home, url)
}

#[test]
fn a_quotation_that_is_not_there() {
    let (home, url) = with_text();
    let text = home.json(&["show", url, "--format", "json"])[0]["text"].as_str().unwrap().to_owned();
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    let wrong = [&words[..6], &["wholly", "otherwise"]].concat().join(" ");
    let before = home.files();
    let ran = home.run(&["tag", "add", url, "undue-delay", "--quote", &wrong]);
    super::harness::in_shape(&ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines[0], format!("error: the quotation does not stand in {url}"));
    assert_eq!(lines[1], "  effect  nothing was tagged");
    assert!(lines[2].starts_with("  nearest “") && lines[2].contains(words[1]), "{}", ran.err);
    assert_eq!((ran.exit, lines.len()), (2, 4));
    assert_eq!(home.files(), before);
    home.refuses(
        &["tag", "add", url, "undue-delay", "--quote", " "],
        2,
        "error: the quotation is empty\n  effect  nothing was tagged",
    );
}

#[test]
fn names_that_are_none() {
    let home = Home::read();
    home.refuses(
        &["tag", "add", FILING, "undue-dely"],
        2,
        "error: there is no concern `undue-dely`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    home.refuses(
        &["tag", "add", "ICC-01/77-01/26-111", "undue-delay"],
        2,
        "error: `ICC-01/77-01/26-111` names 2 records, expected one\n\
         \x20 stored  ICC-01/77-01/26-111-Red, ICC-01/77-01/26-111-tFRA\n  effect  nothing was changed\n\
         hint: give the number of one version, with its suffix",
    );
    let ran = home.run(&["tag", "add", "ICC-01/77-01/26-999", "undue-delay"]);
    assert_eq!(
        (ran.exit, ran.err.lines().next()),
        (1, Some("error: no filing `ICC-01/77-01/26-999` is stored here"))
    );
    home.refuses(
        &["tag", "add", FILING, "undue-delay", "--quote", "a", "--page", "0"],
        2,
        "error: could not read `0` for `--page <N>`: expected a page from 1 on\n\
         hint: `courtwatch tag add --help` shows what it takes",
    );
    home.refuses(
        &["tag", "add", FILING, "undue-delay", "--by", " "],
        2,
        "error: nobody is named as the one who tags\nhint: add `--by NAME`, or `by = \"NAME\"` to courtwatch.toml",
    );
}

#[test]
fn ids_that_are_none_or_several() {
    let home = Home::read();
    let (first, second) = (home.tag("one"), home.tag("two"));
    let common: String =
        first.chars().zip(second.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let ids = format!("{first}, {second}");
    home.refuses(
        &["tag", "remove", &common],
        2,
        &format!(
            "error: 2 tags have an id that starts with `{common}`, expected one\n  ids     {ids}\n  effect  nothing was \
             changed\nhint: `courtwatch tag list` shows the ids"
        ),
    );
    let end = "\n  effect  nothing was changed\nhint: `courtwatch tag list` shows the ids";
    for (id, why) in [
        ("ffffffff", "no tag has this id"),
        ("01", "an id needs at least 4 characters"),
        ("%%%%", "no tag has this id"),
    ] {
        home.refuses(&["tag", "remove", id], 2, &format!("error: could not take back `{id}`: {why}{end}"));
    }
    home.refuses(
        &["tag", "list", "--court", "iccc"],
        2,
        "error: there is no court `iccc`\n\
         hint: did you mean `icc` or `eccc` or `icj`? `courtwatch courts` lists them all",
    );
}

#[test]
fn the_same_tag_is_stored_once() {
    let home = Home::read();
    let first = home.tag("ten months");
    assert_eq!(home.tag("ten months"), first);
    assert_eq!(home.json(&["list", "tags", "--format", "json"]).len(), 1);
}

const LAMPS: &str = "ICC-01/77-01/26-600-Red";

/// A filing whose document was read.
fn with_document(pages: &[&str]) -> Home {
    let home = Home::new();
    filings(&home, &[LAMPS]);
    read(&home, LAMPS, "bytes", "courtwatch-pdf 1", pages);
    home
}

fn quoted(home: &Home, words: &str, more: &[&str]) -> (String, Option<u64>) {
    home.ok(&[&["tag", "add", LAMPS, "undue-delay", "--quote", words][..], more].concat());
    let rows = home.json(&["tag", "list", "--format", "json"]);
    let row = rows.iter().max_by_key(|row| row["id"].to_string()).unwrap();
    assert_eq!(row["quote_checked"], true);
    (row["quote"].as_str().unwrap().to_owned(), row["page"].as_u64())
}

#[test]
fn a_quotation_is_found_as_it_was_typed_and_kept_as_it_is_printed() {
    let pages = [
        "Cover",
        "12. Le Juge a rappelé que la déten-\ntion provi\u{ad}soire est « l’exception » – et non\nla règle. The well-\nknown o\u{fb03}cer",
        "left. Đorđević, Hashim Thaçi.",
    ];
    for (typed, exact, page) in [
        (
            "la detention provisoire est \"l'exception\" - et non la regle",
            "la détention provisoire est « l’exception » – et non la règle",
            2,
        ),
        ("the WELL-KNOWN officer left", "The well-known o\u{fb03}cer left", 2),
        ("dordevic, hashim thaci", "Đorđević, Hashim Thaçi", 3),
    ] {
        let home = with_document(&pages);
        assert_eq!(quoted(&home, typed, &[]), (exact.to_owned(), Some(page)), "{typed}");
    }
}

#[test]
fn scripts_from_right_to_left_and_without_spaces() {
    let pages = ["قررت المحكمة\u{200f} الإفراج المؤقت\nعن المتهم.", "អង្គជំនុំជម្រះ\nវិសាមញ្ញក្នុងតុលាការ បានសម្រេច"];
    for (typed, exact, page) in
        [("الإفراج المؤقت عن المتهم", "الإفراج المؤقت عن المتهم", 1), ("អង្គជំនុំជម្រះវិសាមញ្ញ", "អង្គជំនុំជម្រះវិសាមញ្ញ", 2)]
    {
        let home = with_document(&pages);
        assert_eq!(quoted(&home, typed, &[]), (exact.to_owned(), Some(page)));
    }
}

#[test]
fn a_quotation_that_stands_there_more_than_once() {
    let home = with_document(&[
        "The request is rejected. ",
        "The request is rejected. So: the request is rejected.",
        "No.",
    ]);
    let add = |more: &[&'static str]| {
        [&["tag", "add", LAMPS, "undue-delay", "--quote", "the request is"][..], more].concat()
    };
    let end = "\n  effect  nothing was tagged\nhint: ";
    home.refuses(
        &["tag", "add", LAMPS, "undue-delay", "--quote", "THE request is rejected"],
        2,
        &format!("error: the quotation stands 3 times in {LAMPS}, on pages 1, 2{end}say which with `--page N`, or quote more of the words around it"),
    );
    assert_eq!(quoted(&home, "THE request is rejected", &["--page", "1"]).1, Some(1));
    home.refuses(
        &["tag", "add", LAMPS, "undue-delay", "--quote", "THE request is rejected", "--page", "2"],
        2,
        &format!("error: the quotation stands 2 times in {LAMPS}, on page 2{end}quote more of the words around it, so that it stands there once"),
    );
    home.refuses(
        &add(&["--page", "3"]),
        2,
        &format!(
            "error: the quotation does not stand on page 3 of {LAMPS}\n  effect  nothing was tagged\n  pages   it stands on 1, 2\n\
             hint: choose one of these with `--page N`, or leave `--page` out"
        ),
    );
    home.refuses(
        &add(&["--page", "4"]),
        2,
        &format!("error: {LAMPS} has 3 pages; there is no page 4{end}leave `--page` out, and the words are looked for on every page"),
    );
    assert_eq!(
        quoted(&home, "the request is", &[]),
        ("the request is".to_owned(), Some(2)),
        "the letters as typed stand there once"
    );
}

#[test]
fn the_nearest_words_are_offered_with_their_page() {
    let filler = "The Registry submits that the conditions are adequate and that nothing else is asked for. "
        .repeat(7_000);
    let long =
        format!("{filler}The Chamber orders the interim release of Mr Varrel to a third State. {filler}");
    let home = with_document(&["Cover", &long]);
    assert!(long.chars().count() > 700_000);
    let words = "The Chamber ordered the provisional release of Mr Varrel to a third State";
    home.refuses(
        &["tag", "add", LAMPS, "undue-delay", "--quote", words],
        2,
        &format!(
            "error: the quotation does not stand in {LAMPS}\n  effect  nothing was tagged\n  \
             nearest page 2: “The Chamber orders the interim release of Mr Varrel to a third State”\n\
             hint: copy the words from `courtwatch text`, or tag the whole record without `--quote`"
        ),
    );
    assert_eq!(quoted(&home, "interim release of mr varrel", &[]).1, Some(2));
    assert_eq!(home.json(&["tag", "list", "--format", "json"]).len(), 1);
}

#[test]
fn the_title_counts_where_the_document_lacks_the_words() {
    let home = with_document(&["Nothing of it."]);
    assert_eq!(quoted(&home, "decision on LAMPS", &[]), ("Decision on lamps".to_owned(), None));
    read(&home, LAMPS, "bytes", "courtwatch-pdf 2", &["Nothing of it either."]);
    let ran = home.run(&["tag", "anchors"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 1, "the title has it still: {}", ran.out);
}

#[test]
fn passages_may_overlap() {
    let home = with_document(&["The request for interim release is rejected in its entirety."]);
    for words in [
        "The request for interim release is rejected",
        "interim release is rejected in its entirety",
        "release",
    ] {
        home.ok(&["tag", "add", LAMPS, "undue-delay", "--quote", words]);
    }
    assert_eq!(home.json(&["tag", "list", "--format", "json"]).len(), 3);
}
