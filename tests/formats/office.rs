//! Documents for the writers of DOCX and PDF, and what the tests of both ask.

use std::fs;
use std::path::PathBuf;

use courtwatch::present::chart::{Chart, Shape};
use courtwatch::present::document::{Block, Column, Document, Run, Table};

use crate::capture;

/// A folder of its own for what a test makes; it is left there, to be looked at.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("office").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Plain words as a paragraph's runs.
pub fn plain(text: &str) -> Vec<Run> {
    vec![Run::plain(text)]
}

/// A table of plain words; the last column holds numbers.
pub fn table(headings: &[&str], rows: &[&[&str]]) -> Table {
    let last = headings.len().saturating_sub(1);
    let column = |(at, heading): (usize, &&str)| Column { heading: plain(heading), number: at == last };
    Table {
        columns: headings.iter().enumerate().map(column).collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect(),
    }
}

/// A briefing as a clinic would send it, of invented cases.
pub fn briefing() -> Document {
    let case = || Run::italic("Prosecutor v Quill");
    let filler = "The Chamber gave no reasons for setting aside the time that the Regulations allow, and the parties \
                  were not heard on it; the record shows no request for an extension by either of them. ";
    let rows: Vec<Vec<String>> = (1..=60)
        .map(|n| {
            vec![format!("{} March 2026", n % 28 + 1), format!("ICC-07/77-01/26-{n}-Red"), n.to_string()]
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let blocks = vec![
        Block::Paragraph(plain("Prepared for the International Justice Clinic, 22 November 2026")),
        Block::Heading(1, plain("Summary")),
        Block::Paragraph(vec![
            Run::plain("The pre-trial phase of "),
            case(),
            Run::plain(" has lasted 31 months."),
            Run::note(1),
            Run::plain(" "),
            Run::bold("Two requests for interim release are pending"),
            Run::plain(" without a date for a decision."),
            Run::note(2),
        ]),
        Block::Paragraph(plain(&filler.repeat(3))),
        Block::Heading(1, vec![Run::plain("Delay in "), case()]),
        Block::Heading(2, plain("What the Chamber found")),
        Block::Quotation(vec![
            Run::plain(
                "The accused has a right to be tried without undue delay, and the Chamber is mindful that the \
                        complexity of a case does not by itself explain the time that has passed.",
            ),
            Run::note(3),
        ]),
        Block::Paragraph(vec![Run::plain(filler), Run::note(4)]),
        Block::Heading(3, plain("Steps open to a third party")),
        Block::List {
            ordered: true,
            items: vec![
                vec![Block::Paragraph(plain(
                    "Apply for leave under rule 103 of the Rules of Procedure and Evidence.",
                ))],
                vec![
                    Block::Paragraph(plain("Ask that the Registry publish:")),
                    Block::List {
                        ordered: false,
                        items: vec![
                            vec![Block::Paragraph(plain("the redacted version of the request;"))],
                            vec![Block::Paragraph(plain("the annexes that it cites."))],
                        ],
                    },
                ],
                vec![Block::Paragraph(plain("Write to the States Parties."))],
            ],
        },
        Block::Heading(4, plain("Filings counted")),
        Block::Table(table(&["Date", "Document", "Days late"], &rows)),
        Block::Figure(figure()),
        Block::Heading(2, plain("Names in other scripts")),
        Block::Paragraph(vec![
            Run::plain(
                "Thaçi, Đorđević, Łódź; Ali Muhammad Ali Abd-Al-Rahman (علي محمد علي عبد الرحمن); Khieu Samphan (ខៀវ សំផន).",
            ),
            Run::note(5),
        ]),
    ];
    Document {
        title: "Thirty-one months before trial: delay in Prosecutor v Quill".to_owned(),
        language: "en".to_owned(),
        author: "International Justice Clinic".to_owned(),
        banner: Some("DRAFT: holds 2 tags that nobody has reviewed".to_owned()),
        blocks,
        notes: notes(),
    }
}

/// A figure of bars.
pub fn figure() -> Chart {
    Chart {
        caption: "Tags by concern, January to November 2026".to_owned(),
        described: "Undue delay has 12 tags, publicity 5.".to_owned(),
        unit: "tags".to_owned(),
        shape: Shape::Bars(vec![("Undue delay".to_owned(), 12), ("Publicity of hearings".to_owned(), 5)]),
    }
}

fn notes() -> Vec<Vec<Run>> {
    let cited = |title: &str, rest: &str| vec![Run::italic(title), Run::plain(rest)];
    vec![
        cited(
            "Prosecutor v Quill (Decision on Interim Release)",
            " (International Criminal Court, Pre-Trial Chamber IX, ICC-07/77-01/26-98, 2 March 2026) [14]–[16].",
        ),
        cited("Quill", " (n 1) [22]."),
        vec![
            Run::plain(
                "‘Pre-Trial Chamber IX Adjourns Hearing’ (Press Release, International Criminal Court, 3 March \
                        2026) <",
            ),
            Run::address("https://www.icc-cpi.example/news/pre-trial-chamber?id=3&lang=en"),
            Run::plain(">."),
        ],
        vec![Run::plain("Ibid.")],
        vec![Run::plain("Names as the covers print them.")],
    ]
}

/// Text that does harm where it is not text: markup and code of every kind, and the public lists where they are there.
pub fn hostile() -> Vec<String> {
    let ours = [
        "#panic()",
        "#read(\"/etc/passwd\")",
        "$ x $",
        "*bold* _it_ `raw`",
        "\\u{41} \\",
        "] [ ) (",
        "\"quotes\" 'single'",
        "= Heading",
        "- item",
        "+ item",
        "/ term: x",
        "// comment",
        "/* comment */",
        "<label> @reference",
        "https://x.example/#a",
        "~ --- ... -?",
        "<w:p/>",
        "]]>",
        "<![CDATA[x]]>",
        "&amp; &#65; &lt;",
        "<?xml version=\"1.0\"?>",
        "{{ x }} {% y %}",
        "%s%n",
        "=cmd|' /C calc'!A0",
    ];
    let mut all: Vec<String> = ours.iter().map(|text| (*text).to_owned()).collect();
    if let Some(list) = capture("xss/xss-payload-list.txt") {
        all.extend(list.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    if let Some(naughty) = capture("xss/blns.json") {
        let strings: Vec<String> = serde_json::from_str(&naughty).unwrap();
        all.extend(strings.into_iter().filter(|text| !text.trim().is_empty()));
    }
    all
}

/// A document in which every one of these texts is title, heading, words, quotation, cell, link and note.
pub fn filled_with(texts: &[String]) -> Document {
    let mut document = Document { language: "en".to_owned(), ..Document::default() };
    document.title = texts.iter().take(3).cloned().collect::<Vec<_>>().join(" ");
    document.banner = texts.first().cloned();
    document.author = texts.first().cloned().unwrap_or_default();
    for (text, n) in texts.iter().zip(1..) {
        let link = Run { text: text.clone(), link: Some(text.clone()), ..Run::default() };
        document.blocks.push(Block::Heading(2, plain(text)));
        document.blocks.push(Block::Paragraph(vec![link.clone(), Run::note(n)]));
        document.blocks.push(Block::Quotation(vec![Run::italic(text)]));
        document.blocks.push(Block::Table(table(&[text, "n"], &[&[text, "1"]])));
        document.notes.push(vec![Run::bold(text), link]);
    }
    document
}

/// Documents at the edges of what a document can be, each with a name.
pub fn edges() -> Vec<(&'static str, Document)> {
    let of = |blocks: Vec<Block>| Document {
        title: "Edge".to_owned(),
        language: "en".to_owned(),
        blocks,
        ..Document::default()
    };
    let mut deep = Block::Paragraph(plain("bottom"));
    for level in 0..14 {
        deep = Block::List { ordered: level % 2 == 0, items: vec![vec![deep]] };
    }
    let wide: Vec<String> = (0..70).map(|n| format!("c{n}")).collect();
    let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
    let marks = |marks: &[usize], notes: usize| Document {
        blocks: vec![Block::Paragraph(marks.iter().flat_map(|n| [Run::plain("w"), Run::note(*n)]).collect())],
        notes: (1..=notes).map(|n| plain(&format!("Note number {n}"))).collect(),
        ..of(Vec::new())
    };
    vec![
        ("nothing", Document::default()),
        ("no blocks", of(Vec::new())),
        ("a long run", of(vec![Block::Paragraph(plain(&"x".repeat(100_000)))])),
        ("long words", of(vec![Block::Quotation(plain(&"word ".repeat(20_000)))])),
        ("nested lists", of(vec![deep])),
        (
            "empty lists",
            of(vec![
                Block::List { ordered: true, items: vec![] },
                Block::List { ordered: true, items: vec![vec![], vec![]] },
            ]),
        ),
        (
            "empty tables",
            of(vec![
                Block::Table(table(&[], &[])),
                Block::Table(table(&["a"], &[])),
                Block::Table(table(&["", ""], &[&["", ""], &[], &["1", "2", "3"]])),
            ]),
        ),
        ("a wide table", of(vec![Block::Table(table(&wide, &[&wide]))])),
        ("a long cell", of(vec![Block::Table(table(&["a", "b"], &[&[&"word ".repeat(4_000), "1"]]))])),
        (
            "scripts",
            of(vec![
                Block::Paragraph(plain("علي عبد الرحمن (12) Ali")),
                Block::Paragraph(plain("តុលាការ é e\u{301} 👩‍⚖️ 判决")),
                Block::Quotation(plain("שלום")),
            ]),
        ),
        (
            "controls",
            of(vec![Block::Paragraph(plain(
                "a\0b\u{1b}[2Jc\u{7f}d\u{fffe}e\u{ffff}f\u{202e}g\u{feff}h\u{2028}i\tj\r\nk",
            ))]),
        ),
        ("marks again and nowhere", marks(&[1, 2, 1, 9, 0], 2)),
        ("marks out of order", marks(&[2, 1], 2)),
        ("notes without a mark", marks(&[1], 3)),
    ]
}
