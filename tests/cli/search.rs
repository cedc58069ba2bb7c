//! `courtwatch search`: what is found, in which words, and how it is shown.

use courtwatch::model::classification::{Classification, Level};
use courtwatch::model::language::Language;

use super::harness::{Home, in_shape};
use super::library::Library;

const A: &str = "ICC-01/77-01/26-101";
const B: &str = "ICC-01/77-01/26-102";
const C: &str = "ICC-01/77-01/26-103";

#[test]
fn names_in_every_spelling() {
    let mut library = Library::new();
    library.filing(A, "Decision on the request of Hashim Thaçi");
    library.filing(B, "Decision on the request of Hashim Tha\u{4ab}i");
    library.filing(C, "Submission of Vladimir Đorđević");
    for name in ["thaci", "Thaçi", "THACI", "Tha\u{4ab}i"] {
        assert_eq!(library.sorted(&[name]), [A, B], "{name}");
    }
    for name in ["dordevic", "Đorđević", "DORĐEVIC"] {
        assert_eq!(library.sorted(&[name]), [C], "{name}");
    }
    let (_, page, snippet) = library.find(&["thaci"]).remove(0);
    assert_eq!(page, None, "it stands in the title");
    assert!(snippet.contains("**Thaçi**") || snippet.contains("**Tha\u{4ab}i**"), "{snippet}");
}

#[test]
fn a_phrase_is_not_its_words() {
    let mut library = Library::new();
    let (a, b) = (library.filing(A, "First"), library.filing(B, "Second"));
    library.text(
        a,
        "one 1",
        &["A cover.", "12. The request for interim\nrelease of the accused.\n\n13. It is rejected."],
    );
    library.text(b, "one 1", &["The release was interim at best."]);
    let row = &library.rows(&["\"interim release\""])[0];
    assert_eq!((&row["number"], &row["page"], &row["paragraph"]), (&A.into(), &2.into(), &12.into()));
    assert_eq!(row["snippet"], "12. The request for **interim release** of the accused. 13. It is rejected.");
    assert_eq!(library.numbers(&["\"interim release\""]), [A]);
    assert_eq!(library.sorted(&["interim", "release"]), [A, B]);
    assert_eq!(library.sorted(&["\"release interim\"~6"]), [A, B], "moved");
    assert_eq!(library.numbers(&["\"interim relea*\""]), [A]);
}

#[test]
fn a_number_finds_its_filing_first_in_any_spelling() {
    let mut library = Library::new();
    let other = library.filing("ICC-01/11-01/20-30", "A response");
    library.filing("ICC-01/11-01/20-26-Red", "The redacted version");
    library.filing("ICC-01/11-01/20-26", "The decision");
    library.filing("ICC-01/11-01/20-27", "Another");
    library.text(
        other,
        "one 1",
        &["See ICC-01/11-01/20-26, ICC-01/11-01/20-26 and again ICC-01/11-\n01/20-26."],
    );
    let expected = ["ICC-01/11-01/20-26", "ICC-01/11-01/20-26-Red", "ICC-01/11-01/20-30"];
    for spelling in [
        "ICC-01/11-01/20-26",
        "icc 01/11-01/20 26",
        "ICC - 01/11 - 01/20 - 26",
        "ICC‑01/11‑01/20–26",
        "icc-01/11-01/20-26",
    ] {
        assert_eq!(library.numbers(&[spelling]), expected, "{spelling}");
    }
    assert_eq!(library.numbers(&["ICC-01/11-01/20-26-Red"])[0], "ICC-01/11-01/20-26-Red");
    assert_eq!(library.numbers(&["ICC-01/11-01/20-26", "AND", "response"]), ["ICC-01/11-01/20-30"]);
    assert_eq!(library.sorted(&["ICC-01/11-01/20"]).len(), 4, "a case finds everything in it");
    let near = library.search(&["ICC-01/11-01/20-262"]);
    assert_eq!(near.exit, 1);
    assert!(near.err.contains("  near    ICC-01/11-01/20-26"), "{}", near.err);
}

#[test]
fn languages() {
    let mut library = Library::new();
    let french = library.filing_with(A, "Décision", |filing| filing.language = Language::read("fr"));
    let told = library.filing(B, "Without a language");
    let khmer = library.filing("KSC-BC-2020-06/F00101", "Khmer");
    let arabic = library.filing("KSC-BC-2020-06/F00102", "Arabic");
    library.text(
        french,
        "one 1",
        &["La Chambre prolonge la détention de l’accusé pour les besoins de l’enquête."],
    );
    library.text(
        told,
        "one 1",
        &["Les détentions dans les locaux du tribunal sont réglées par le Greffier et les juges."],
    );
    library.text(khmer, "one 1", &["អង្គជំនុំជម្រះវិសាមញ្ញក្នុងតុលាការកម្ពុជា"]);
    library.text(arabic, "one 1", &["قررت الْمَحْكَمَةُ رفض طلب الإفراج عن أحمد، ١٢ مايو"]);
    for word in ["detentions", "détention", "DETENTION"] {
        assert_eq!(library.sorted(&[word]), [A, B], "{word}");
    }
    assert_eq!(library.sorted(&["l'accusé"]), [A]);
    assert_eq!(library.numbers(&["តុលាការ"]), ["KSC-BC-2020-06/F00101"]);
    for word in ["المحكمة", "محكمة", "احمد", "الافراج", "12"] {
        assert_eq!(library.numbers(&[word]), ["KSC-BC-2020-06/F00102"], "{word}");
    }
    assert_eq!(library.sorted(&["detention", "--lang", "fr"]), [A, B], "told by the record or by the text");
    let (_, _, snippet) = library.find(&["តុលាការ"]).remove(0);
    assert!(snippet.contains("**តុលាការ**"), "{snippet}");
    let (_, _, snippet) = library.find(&["المحكمة"]).remove(0);
    assert!(snippet.contains("**الْمَحْكَمَةُ**"), "{snippet}");
}

#[test]
fn operators() {
    let mut library = Library::new();
    for (number, text) in [
        (
            A,
            "The detention of the accused continues; his release is refused under article 9(3) and § 12 ¶ 4.",
        ),
        (
            B,
            "The release on bail. Many other words stand here between them and so the detention is far away.",
        ),
        (C, "Reparations for victims."),
    ] {
        let item = library.filing(number, "Filing");
        library.text(item, "one 1", &[text]);
    }
    for (asked, found) in [
        ("detent*", &[A, B][..]),
        ("detention NOT refused", &[B]),
        ("detention -refused", &[B]),
        ("reparations OR bail", &[B, C]),
        ("(reparations OR refused) AND the", &[A]),
        ("release NEAR/6 detention", &[A]),
        ("releases NEAR/6 detentions", &[A]),
        ("detention NEAR/30 release", &[A, B]),
        ("9(3)", &[A]),
        ("§ 12", &[A]),
        ("¶", &[A]),
        ("filing", &[A, B, C]),
        ("Filing victims", &[C]),
    ] {
        assert_eq!(library.sorted(&[asked]), found, "{asked}");
    }
}

#[test]
fn questions_that_cannot_be_read() {
    let home = Home::read();
    for (typed, column, what, hint) in [
        (
            "release \"interim",
            9,
            "the quotation mark has no other behind it",
            "put `\"` where the phrase ends, or take the first one out",
        ),
        ("(a OR b", 1, "`(` has no `)` behind it", "put `)` where the group ends"),
        (" ", 1, "there is nothing to search for", "type a word, a \"phrase\" or a document number"),
        (
            "AND",
            1,
            "nothing to search for stands before `AND`",
            "put a word there, or write it in small letters to search for it",
        ),
    ] {
        home.refuses(
            &["search", typed],
            2,
            &format!(
                "error: could not read the search at column {column}: {what}\n  typed   {typed}\nhint: {hint}\n\
                 hint: `courtwatch search --help` shows what can be asked"
            ),
        );
    }
    home.refuses(
        &["search", "a", "--court", "iccc"],
        2,
        "error: there is no court `iccc`\n\
         hint: did you mean `icc` or `eccc` or `icj`? `courtwatch courts` lists them all",
    );
}

#[test]
fn nothing_found_says_how_it_was_understood() {
    let mut library = Library::new();
    library.filing(A, "Decision on detention");
    let ran = library.search(&["detentoin", "NOT", "release", "--court", "icc"]);
    in_shape(&ran.err);
    assert_eq!(
        (ran.exit, ran.out.as_str()),
        (1, "number  court  case  date  title  type  page  snippet  score  state  url  paragraph\n")
    );
    assert_eq!(
        ran.err,
        "note: nothing found for detentoin AND NOT release\n  within  --court icc\n  near    detention\n"
    );
    let ran = library.search(&["detentoin", "--format", "json"]);
    assert_eq!((ran.exit, ran.out.as_str()), (1, "[]\n"));
}

#[test]
fn of_equals_the_newest_come_first_and_stay() {
    let mut library = Library::new();
    let numbers: Vec<String> = (201..=230).map(|n| format!("ICC-01/77-01/26-{n}")).collect();
    for (number, day) in numbers.iter().zip(1..) {
        library.filing_with(number, "Detention review", |filing| {
            filing.listed = chrono::NaiveDate::from_ymd_opt(2026, 4, day);
        });
    }
    let newest: Vec<String> = numbers.iter().rev().cloned().collect();
    for words in ["ICC-01/77-01/26", "detention", "\"detention review\"", "detention AND review"] {
        assert_eq!(library.numbers(&[words]), newest[..20], "{words}");
        assert_eq!(library.numbers(&[words, "--limit", "3"]), newest[..3], "{words}");
    }
}

#[test]
fn filters_facets_and_order() {
    let mut library = Library::new();
    for (number, year) in [(A, 2024), (B, 2026), (C, 2025)] {
        library.filing_with(number, "Detention review", |filing| {
            filing.listed = chrono::NaiveDate::from_ymd_opt(year, 5, 4);
            filing.case_name = Some("The Prosecutor v. Quill".to_owned());
        });
    }
    library.filing("KSC-BC-2020-06/F00101", "Detention review");
    library.press("https://www.icc-cpi.int/news/quill", "Detention review", "in the Quill case");
    library.home.ok(&["tag", "add", B, "undue-delay"]);
    assert_eq!(library.numbers(&["detention", "--sort", "newest", "--case", "icc-01/77-01/26"]), [B, C, A]);
    assert_eq!(library.sorted(&["detention", "--since", "2025-05-04", "--until", "2025-12-31"]), [C]);
    assert_eq!(library.sorted(&["detention", "--case", "ICC-01/77", "--type", "DECISION"]), [A, B, C]);
    assert_eq!(library.sorted(&["detention", "--court", "ksc"]), ["KSC-BC-2020-06/F00101"]);
    assert_eq!(library.sorted(&["detention", "--concern", "undue-delay"]), [B]);
    assert_eq!(
        library.numbers(&["detention", "--type", "press-release"]),
        ["https://www.icc-cpi.int/news/quill"]
    );
    let limited = library.search(&["detention", "--limit", "2", "--format", "json"]);
    assert!(limited.err.starts_with("note: more was found; these are the first 2\n"), "{}", limited.err);
    let rows = library.rows(&["detention", "--facets"]);
    let counts: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {}",
                row["facet"].as_str().unwrap(),
                row["value"].as_str().unwrap(),
                row["records"]
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            "court icc 4",
            "court ksc 1",
            "case ICC-01/77-01/26 3",
            "case KSC-BC-2020-06 1",
            "type decision 4",
            "type press-release 1",
            "year 2026 3",
            "year 2024 1",
            "year 2025 1",
            "concern undue-delay 1",
        ]
    );
}

#[test]
fn a_press_item_belongs_to_the_case_that_it_names() {
    let home = Home::read();
    let count =
        |words: &[&str]| home.run(&[&["search", "--format", "csv"], words].concat()).out.lines().count() - 1;
    let pressed = home.json(&["list", "press", "--court", "icc", "--format", "json"]);
    let cases = home.json(&["list", "cases", "--court", "icc", "--format", "json"]);
    for case in cases.iter().map(|case| case["case"].as_str().unwrap()) {
        let listed = home.run(&["list", "press", "--case", case, "--format", "json"]);
        let listed: Vec<serde_json::Value> = serde_json::from_str(&listed.out).unwrap();
        for item in listed {
            let title = item["title"].as_str().unwrap().split(':').next().unwrap().to_owned();
            assert!(
                count(&[&title, "--case", case, "--type", item["type"].as_str().unwrap()]) > 0,
                "{title}"
            );
        }
    }
    assert!(!pressed.is_empty());
}

#[test]
fn what_is_not_public_says_so() {
    let mut library = Library::new();
    library.filing(A, "Detention review");
    library.filing_with(B, "Detention review", |filing| {
        filing.classification =
            Classification { level: Level::Confidential, printed: "Confidential".to_owned() };
    });
    assert_eq!(library.numbers(&["detention"]), [A]);
    let rows = library.rows(&[B]);
    let found = rows.iter().find(|row| row["number"] == B).unwrap();
    assert_eq!((found["state"].as_str(), found["title"].as_str()), (Some("confidential"), Some("")));
}

#[test]
fn texts_of_every_sort() {
    let mut library = Library::new();
    let long = library.filing(A, "A long brief");
    let odd = library.filing(B, "An odd one");
    let words = "the chamber notes the submissions of the parties and the law ".repeat(11_000);
    let brief = format!("{}proportionality {words}", &words[..words.len() / 2]);
    assert!(brief.chars().count() > 700_000);
    library.text(long, "one 1", &[&brief]);
    library.text(
        odd,
        "one 1",
        &["a\0lantern\0b \u{202e}rtl\u{202c} שלום \u{7}bell", "", "\u{fffd}\u{fffd} 12"],
    );
    let (number, page, snippet) = library.find(&["proportionality"]).remove(0);
    assert_eq!((number.as_str(), page), (A, Some(1)));
    assert!(snippet.contains("**proportionality**") && snippet.chars().count() < 400, "{snippet}");
    for word in ["lantern", "שלום", "bell", "rtl"] {
        assert_eq!(library.numbers(&[word]), [B], "{word}");
    }
    let shown = library.search(&["שלום"]).out;
    assert!(!shown.contains(['\u{202e}', '\0', '\u{7}']), "{shown:?}");
}
