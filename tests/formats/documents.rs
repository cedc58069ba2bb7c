//! Documents to write, and what a reader must find in them: words, styles, addresses and marks of notes, in order.

use courtwatch::present::{
    chart::{Chart, Shape},
    document::{Block, Column, Document, Run, Table},
    visible::one_line,
};
use proptest::prelude::*;

/// A letter with its style; a space has none. The mark of a note is a letter of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub sign: char,
    pub italic: bool,
    pub bold: bool,
    pub link: Option<String>,
}

impl Letter {
    pub fn note(number: usize) -> Letter {
        let sign = char::from_u32(0xE000 + u32::try_from(number).unwrap()).unwrap();
        Letter { sign, italic: false, bold: false, link: None }
    }
}

/// Letters for a message: italics between `/`, bold between `*`, addresses after `@`.
pub fn told(letters: &[Letter]) -> String {
    let style = |letter: &Letter| {
        let address = letter.link.as_deref().map(|link| format!("@{link} ")).unwrap_or_default();
        format!("{}{}{address}", if letter.italic { "/" } else { "" }, if letter.bold { "*" } else { "" })
    };
    let mut text = String::new();
    let mut last = String::new();
    for letter in letters.iter().filter(|letter| letter.sign != ' ') {
        if style(letter) != last {
            last = style(letter);
            text.push_str(&["⟦", &last, "⟧"].concat());
        }
        text.extend(letter.sign.escape_debug());
    }
    text
}

/// A block as a reader finds it: where it stands (`h2`, `p`, `quote/p`, `ul/li/p`, `td`) and its letters.
pub type Found = Vec<(String, Vec<Letter>)>;

/// Letters with white space collapsed to single spaces without a style, none at the ends.
pub fn settled(letters: Vec<Letter>) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::new();
    for mut letter in letters {
        if letter.sign.is_whitespace() {
            if out.last().is_none_or(|last| last.sign == ' ') {
                continue;
            }
            letter = Letter { sign: ' ', italic: false, bold: false, link: None };
        }
        out.push(letter);
    }
    if out.last().is_some_and(|last| last.sign == ' ') {
        out.pop();
    }
    out
}

fn letters(runs: &[Run]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for run in runs {
        let edges = |c: char| c.is_whitespace();
        let (begins, ends) = (run.text.starts_with(edges), run.text.ends_with(edges));
        let text = format!(
            "{}{}{}",
            if begins { " " } else { "" },
            one_line(&run.text),
            if ends { " " } else { "" }
        );
        let (italic, bold, link) = (run.italic, run.bold, run.link.clone());
        letters.extend(text.chars().map(|sign| Letter { sign, italic, bold, link: link.clone() }));
        letters.extend(run.note.map(Letter::note));
    }
    settled(letters)
}

/// What a reader must find in blocks; what says nothing is not looked for.
pub fn expected(blocks: &[Block], place: &str, found: &mut Found) {
    let mut leaf = |name: &str, runs: &[Run]| {
        let letters = letters(runs);
        if !letters.is_empty() {
            found.push((format!("{place}{name}"), letters));
        }
    };
    for block in blocks {
        match block {
            Block::Heading(level, runs) => leaf(&format!("h{}", level + 1), runs),
            Block::Paragraph(runs) => leaf("p", runs),
            Block::Quotation(runs) => leaf("quote/p", runs),
            Block::Table(table) => {
                table.columns.iter().for_each(|column| leaf("th", &column.heading));
                table.rows.iter().flatten().for_each(|cell| leaf("td", cell));
            }
            Block::Figure(_) => {}
            Block::List { .. } => break,
        }
    }
    let rest = blocks.iter().position(|block| matches!(block, Block::List { .. }));
    let Some(at) = rest else { return };
    if let Block::List { ordered, items } = &blocks[at] {
        let name = if *ordered { "ol" } else { "ul" };
        for item in items {
            expected(item, &format!("{place}{name}/li/"), found);
        }
    }
    expected(&blocks[at + 1..], place, found);
}

/// What a reader must find in a document: its notes come last.
pub fn expected_of(document: &Document) -> Found {
    let mut found = Found::new();
    expected(&document.blocks, "", &mut found);
    for (place, note) in document.notes.iter().enumerate() {
        found.push((format!("note{}", place + 1), letters(note)));
    }
    found.retain(|(_, letters)| !letters.is_empty());
    found
}

const NOTES: usize = 3;

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zé“”’€(),.;:!?-]{0,8}",
        "[ a-z1.)(“*_`~<>&#+=|!\\[\\]\\\\:/@^$%{}-]{0,10}",
        "[ \t\n]{1,2}",
        Just("&lt;b&gt; www.x.org https://y.org - 1. # \u{202e}\u{1b}".to_owned()),
        any::<String>().prop_map(|text| text.replace(|c: char| ('\u{E000}'..='\u{F8FF}').contains(&c), "")),
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let link = prop_oneof![
        4 => Just(None),
        1 => Just(Some("https://court.example/a?b=c&d=(e)".to_owned())),
        1 => Just(Some("http://x.example/".to_owned())),
    ];
    let note = prop_oneof![6 => Just(None), 1 => (1..=NOTES).prop_map(Some)];
    let any = (words(), any::<bool>(), prop::bool::weighted(0.3), link, note)
        .prop_map(|(text, italic, bold, link, note)| Run { text, italic, bold, link, note });
    let address = Run::address("https://court.example/records/14?lang=en&x=(1)");
    prop_oneof![9 => any, 1 => Just(Run { italic: true, ..address })]
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    prop::collection::vec(run(), 0..6)
}

fn table() -> impl Strategy<Value = Table> {
    (1..4usize).prop_flat_map(|width| {
        let column = (runs(), any::<bool>()).prop_map(|(heading, number)| Column { heading, number });
        let rows = prop::collection::vec(prop::collection::vec(runs(), width), 0..3);
        (prop::collection::vec(column, width), rows).prop_map(|(columns, rows)| Table { columns, rows })
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        1 => (1..=4u8, runs()).prop_map(|(level, runs)| Block::Heading(level, runs)),
        4 => runs().prop_map(Block::Paragraph),
        1 => runs().prop_map(Block::Quotation),
        1 => table().prop_map(Block::Table),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let items = prop::collection::vec(prop::collection::vec(inner, 0..3), 0..3);
        (any::<bool>(), items).prop_map(|(ordered, items)| Block::List { ordered, items })
    })
}

/// Any document whose notes are all marked, in order.
pub fn document() -> impl Strategy<Value = Document> {
    let unmarked = runs().prop_map(|mut runs| {
        for run in &mut runs {
            run.note = None;
        }
        runs.push(Run::plain("."));
        runs
    });
    (prop::collection::vec(block(), 0..5), prop::collection::vec(unmarked, NOTES)).prop_map(
        |(mut blocks, notes)| {
            blocks.insert(0, Block::Paragraph((1..=NOTES).map(Run::note).collect()));
            Document {
                title: "A title".to_owned(),
                language: "en".to_owned(),
                blocks,
                notes,
                ..Document::default()
            }
        },
    )
}

/// A document with every sort of block and every text in it this one.
pub fn full_of(text: &str) -> Document {
    let words = || {
        vec![Run::plain(text), Run::italic(text), Run { link: link(text), ..Run::bold(text) }, Run::note(1)]
    };
    let chart = |shape| {
        Block::Figure(Chart {
            caption: text.to_owned(),
            described: text.to_owned(),
            unit: text.to_owned(),
            shape,
        })
    };
    let months = vec!["2026-01".to_owned(), text.to_owned()];
    Document {
        title: text.to_owned(),
        language: text.to_owned(),
        author: text.to_owned(),
        banner: Some(text.to_owned()),
        blocks: vec![
            Block::Heading(1, words()),
            Block::Paragraph(words()),
            Block::Quotation(words()),
            Block::List {
                ordered: true,
                items: vec![vec![Block::Paragraph(words()), Block::Quotation(words())]],
            },
            Block::Table(Table {
                columns: vec![Column { heading: words(), number: false }],
                rows: vec![vec![words()]],
            }),
            chart(Shape::Bars(vec![(text.to_owned(), 3)])),
            chart(Shape::Months { months, series: vec![(text.to_owned(), vec![1, 2])] }),
            chart(Shape::Timeline(vec![
                ("2026-01-02".to_owned(), text.to_owned()),
                (text.to_owned(), text.to_owned()),
            ])),
        ],
        notes: vec![words()],
    }
}

/// The text as an address, as careless code would hand it on.
fn link(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
