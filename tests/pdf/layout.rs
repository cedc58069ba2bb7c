//! Lines, columns, paragraphs, margins.

use courtwatch::analyse::paragraphs::paragraphs;
use courtwatch::commands::reading::TIME;
use courtwatch::model::text::{Extraction, Outcome};
use lopdf::{Object, Stream, dictionary};

use crate::paper::{self, Page, pdf};
use crate::read;

fn text(bytes: &[u8]) -> Extraction {
    let read = read(bytes, TIME);
    assert_eq!(read.outcome, Outcome::Text, "{:?}", read.reason);
    read
}

fn bodies(bytes: &[u8]) -> Vec<String> {
    text(bytes).pages.into_iter().map(|page| page.body).collect()
}

#[test]
fn a_decision_of_the_icc() {
    let read = text(&paper::decision("ICC-01/77-01/26-112", "Public"));
    let pages = &read.pages;
    assert_eq!(
        pages[1].body,
        "1. The Chamber notes that the accused has been in detention\nsince March and that his co-accused\n\
         was released. The co-accused is at home.\n\n2. The second paragraph begins here and it goes\n\
         on to the next page, where"
    );
    assert_eq!(
        pages[2].body,
        "it ends. See ICC-01/77-01/26-99\non this.\n\n3. The Chamber’s order is “public”."
    );
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page.margin.stamp, Some(format!("ICC-01/77-01/26-112 03-11-2026 {number}/3 PT")));
        assert_eq!(page.margin.feet, [format!("No. ICC-01/77-01/26 {number}/3 2 November 2026")]);
        assert!(page.margin.heads.is_empty() && page.margin.lines.is_empty());
    }
    let found: Vec<(u32, u32)> = paragraphs(pages).iter().map(|p| (p.page, p.number)).collect();
    assert_eq!(found, [(2, 1), (2, 2), (3, 2), (3, 3)]);
    let cover = &read.cover;
    assert_eq!(cover.number.as_deref(), Some("ICC-01/77-01/26-112"));
    assert_eq!(cover.chamber.as_deref(), Some("PRE-TRIAL CHAMBER III"));
    assert_eq!(cover.judges, ["Judge Ada Ferro, Presiding Judge", "Judge Bo Lind"]);
    assert_eq!(cover.title.as_deref(), Some("Order scheduling a status conference"));
    assert_eq!((read.language.as_deref(), read.recognised), (Some("en"), false));
}

#[test]
fn lines_of_a_transcript_are_counted_apart() {
    let page = |first: u32| {
        let mut page = Page::default();
        for line in 1..=25 {
            let y = 780.0 - 28.0 * f64::from(line);
            let x = if line < 10 { 66.0 } else { 60.0 };
            page = page.line(x, y, 12.0, &line.to_string());
            page = page.line(100.0, y, 12.0, &format!("Q. Answer number {} of the witness", first + line));
        }
        page
    };
    let read = text(&pdf(&[page(0), page(25)]));
    assert_eq!(read.pages[0].margin.lines, (1..=25).collect::<Vec<_>>());
    assert!(read.pages[1].body.starts_with("Q. Answer number 26 of"), "{}", read.pages[1].body);
}

#[test]
fn the_rows_of_a_short_table_keep_their_numbers() {
    let rows: Vec<Page> = vec![
        Page::default()
            .line(60.0, 700.0, 12.0, "1")
            .line(100.0, 700.0, 12.0, "first exhibit of the defence")
            .line(60.0, 660.0, 12.0, "2")
            .line(100.0, 660.0, 12.0, "second exhibit of the defence")
            .line(60.0, 600.0, 12.0, "3")
            .line(100.0, 600.0, 12.0, "third exhibit of the defence"),
    ];
    let read = text(&pdf(&rows));
    assert!(read.pages[0].body.contains("2 second exhibit"), "{}", read.pages[0].body);
    assert!(read.pages[0].margin.lines.is_empty());
}

#[test]
fn two_columns_under_one_title() {
    let left =
        ["The left column begins", "and it goes on here", "with more of its own", "until it ends below."];
    let right = [
        "The right column starts",
        "after the left is done",
        "and has its own words",
        "to the very last line.",
    ];
    let page = Page::default()
        .line(120.0, 780.0, 14.0, "A title that stands over both of the columns here")
        .lines(60.0, 740.0, 15.0, &left)
        .lines(320.0, 738.0, 15.0, &right)
        .line(60.0, 640.0, 12.0, "A line at the foot that runs across the page from side to side, whole.");
    let body = &bodies(&pdf(&[page]))[0];
    let place = |words: &str| body.find(words).unwrap_or_else(|| panic!("no `{words}` in {body}"));
    assert!(place("A title") < place("left column begins"));
    assert!(place("until it ends below.") < place("right column starts"), "{body}");
    assert!(place("very last line") < place("A line at the foot"));
    assert!(body.contains("begins\nand it goes on here"), "{body}");
}

#[test]
fn labels_are_read_with_what_stands_beside_them() {
    let page = Page::default()
        .line(60.0, 700.0, 12.0, "Before:")
        .line(160.0, 700.0, 12.0, "Judge Ada Ferro")
        .line(60.0, 680.0, 12.0, "Date:")
        .line(160.0, 680.0, 12.0, "2 November 2026")
        .line(60.0, 660.0, 12.0, "Language:")
        .line(160.0, 660.0, 12.0, "English");
    assert_eq!(bodies(&pdf(&[page])), ["Before: Judge Ada Ferro\nDate: 2 November 2026\nLanguage: English"]);
}

#[test]
fn words_that_are_placed_piece_by_piece() {
    let page = Page::default().raw(
        "BT /F1 12 Tf 60 700 Td [(Ka) 20 (dr) -30 (i) -600 (Vese) 10 (li)] TJ ET
         BT /F1 12 Tf 60 680 Td (Bold) Tj ET BT /F1 12 Tf 60.3 680 Td (Bold) Tj ET
         BT /F1 12 Tf 60 660 Td (the Request) Tj /F1 7 Tf 5 Ts (12) Tj 0 Ts /F1 12 Tf ( was made) Tj ET",
    );
    assert_eq!(bodies(&pdf(&[page])), ["Kadri Veseli\nBold\nthe Request12 was made"]);
}

#[test]
fn turned_pages_and_turned_words() {
    let mut turned = Page::default().raw("BT /F1 12 Tf 0 1 -1 0 100 60 Tm (on a page that is turned) Tj ET");
    turned.turned = 1;
    let aside = Page::default()
        .line(60.0, 700.0, 12.0, "upright words")
        .raw("BT /F1 12 Tf 0 1 -1 0 30 300 Tm (words up the edge) Tj ET");
    let all = bodies(&pdf(&[turned, aside]));
    assert_eq!(all[0], "on a page that is turned");
    assert_eq!(all[1], "upright words\n\nwords up the edge");
}

#[test]
fn fonts_that_carry_their_own_letters() {
    let map = "1 begincodespacerange <0000> <FFFF> endcodespacerange
        3 beginbfchar <0001> <0110> <0002> <FB01> <0003> <00740069> endbfchar
        1 beginbfrange <0010> <0029> <0061> endbfrange";
    let page = Page::default().raw(
        "BT /F2 12 Tf 60 700 Td <0001001E001A001B> Tj ET
         BT /F2 12 Tf 60 680 Td <00020010> Tj ET
         BT /F1 12 Tf 60 660 Td /Span <</ActualText <FEFF0063016B>>> BDC (xy) Tj EMC ET",
    );
    let mut document = paper::document(&[page], None);
    let stream = document.add_object(Stream::new(dictionary! {}, map.as_bytes().to_vec()));
    let below = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Made", "DW" => 500,
    });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Made", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(below)], "ToUnicode" => stream,
    });
    for object in document.objects.values_mut() {
        if let Ok(fonts) = object.as_dict_mut().and_then(|d| d.get_mut(b"Font")).and_then(Object::as_dict_mut)
        {
            fonts.set("F2", font);
        }
    }
    assert_eq!(bodies(&paper::bytes(document)), ["Đokl\nfia\ncū"]);
}

#[test]
fn blacked_out_lines_are_not_running_heads() {
    let page = |n: u32| {
        Page::default()
            .line(60.0, 790.0, 10.0, "Prosecutor v. X")
            .line(60.0, 770.0, 12.0, "[REDACTED].")
            .line(
                60.0,
                740.0,
                12.0,
                &format!("Words of page {} alone are here", ["one", "two", "three"][n as usize]),
            )
            .line(290.0, 40.0, 10.0, &(40 - n).to_string())
    };
    let read = text(&pdf(&[page(0), page(1), page(2)]));
    for page in &read.pages {
        assert_eq!(page.margin.heads, ["Prosecutor v. X"]);
        assert!(page.body.starts_with("[REDACTED]."), "{}", page.body);
        assert_eq!(page.margin.feet.len(), 1, "pages counted down: {:?}", page.margin);
    }
}

#[test]
fn stamps_of_other_registries() {
    let page = |n: u32| {
        Page::default()
            .line(60.0, 815.0, 9.0, "PUBLIC")
            .line(200.0, 815.0, 9.0, &format!("KSC-BC-2026-99/F01234/RED/{n} of 2"))
            .line(200.0, 800.0, 9.0, "Date original: 20/01/2026 10:00:00")
            .line(200.0, 788.0, 9.0, "Date public redacted version: 13/04/2026 12:28:00")
            .line(60.0, 600.0, 12.0, "The Panel decides as follows.")
    };
    let read = text(&pdf(&[page(1), page(2)]));
    for page in &read.pages {
        assert_eq!(page.body, "The Panel decides as follows.");
        assert!(
            page.margin.stamp.as_deref().unwrap().contains("KSC-BC-2026-99/F01234/RED/"),
            "{:?}",
            page.margin
        );
    }
    assert_eq!(read.cover.number.as_deref(), Some("KSC-BC-2026-99/F01234/RED"));
    assert_eq!(read.cover.registered, "2026-04-13".parse().ok());

    let lebanon = Page::default()
        .line(480.0, 820.0, 8.0, "R322919")
        .line(480.0, 810.0, 8.0, "STL-11-01/T/TC")
        .line(400.0, 800.0, 8.0, "F3771/20190621/R322919-R322920/EN/af")
        .line(60.0, 740.0, 12.0, "The Chamber decides as follows.");
    let read = text(&pdf(&[lebanon]));
    assert_eq!(read.pages[0].body, "The Chamber decides as follows.");
    assert_eq!(read.cover.registered, "2019-06-21".parse().ok());
}

#[test]
fn words_under_a_bar_do_not_leave_the_page() {
    let bar = "0 g 140 695 120 16 re f";
    let line = |text: &str| format!("BT /F1 12 Tf 1 0 0 1 72 700 Tm ({text}) Tj ET");
    let over =
        Page::default().raw(&format!("{} {bar}", line("The witness JANE UNDERBOX lives in the north.")));
    let read = text(&pdf(&[over]));
    let body = &read.pages[0].body;
    assert!(!body.contains("JANE") && !body.contains("UNDERBOX"), "{body}");
    assert!(body.starts_with("The ") && body.contains("█") && body.ends_with("north."), "{body}");
    assert_eq!(read.reason.as_deref(), Some("words of page 1 stand under dark bars and were left out"));
    let dark_on_dark =
        Page::default().raw(&format!("{bar} {}", line("The witness JANE UNDERBOX lives in the north.")));
    assert!(!text(&pdf(&[dark_on_dark])).pages[0].body.contains("UNDERBOX"));
    for (open, why) in [
        (format!("{bar} 1 g {}", line("Bright words on a dark ground here")), "bright on dark"),
        (
            format!("{} 1 1 0 rg 140 695 120 16 re f", line("Words that are marked in yellow")),
            "a bright shape",
        ),
        (format!("{} 0 g 72 697 200 0.8 re f", line("Words with a line under them")), "a line"),
        (format!("{} 0 g 72 600 200 16 re f", line("Words far from any bar")), "elsewhere"),
    ] {
        let body = bodies(&pdf(&[Page::default().raw(&open)])).remove(0);
        assert!(!body.contains('█'), "{why}: {body}");
    }
}
