//! A briefing of 10,000 tags in each format: composed from its tags, then written into nothing.
//!
//! `write_briefing md|csv|html|json…`; without a word every format. `COURTWATCH_BENCH_TAGS` says how many tags. For the
//! memory of one format run it alone.

mod common;

use std::io::{self, Write};

use chrono::NaiveDate;
use common::{Failure, print, timed};
use courtwatch::analyse::concerns::Codebook;
use courtwatch::model::classification::Classification;
use courtwatch::model::review::{ConfirmedTag, Review, ReviewRule, Verdict};
use courtwatch::model::tag::{Anchoring, Quote};
use courtwatch::present::assemble::{Material, Standing, Tagged, assemble};
use courtwatch::present::briefing::{Briefing, CaseSection, Line};
use courtwatch::present::document::{Block, Column, Document, Run, Table};
use courtwatch::present::{briefing_csv, briefing_json, charts, document_md, html};

const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// Counts what it is given.
#[derive(Default)]
struct Counted(usize);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() -> Result<(), Failure> {
    let tags = common::size("COURTWATCH_BENCH_TAGS", 10_000)?;
    let words = common::words();
    let wanted = |word: &str| words.is_empty() || words.iter().any(|w| w == word);
    for (name, write) in FORMATS {
        if !wanted(name) {
            continue;
        }
        let tagged = (0..tags).map(tagged).collect::<Option<Vec<_>>>().ok_or("no such day")?;
        let (bytes, time) = timed(|| {
            let mut out = Counted::default();
            write(&briefing(tagged)?, &mut out)?;
            Ok(out.0)
        })?;
        #[allow(clippy::cast_precision_loss)] // kilobytes of a file
        let kilobytes = (bytes / 1024) as f64;
        print(
            &format!("write_briefing {name}"),
            tags,
            time,
            &[("kb", kilobytes), ("peak_mb", common::peak_memory())],
        );
    }
    Ok(())
}

type Writer = fn(&Briefing, &mut dyn Write) -> io::Result<()>;

const FORMATS: [(&str, Writer); 4] = [
    ("md", |briefing, out| document_md::write(&document(briefing), out)),
    ("html", |briefing, out| html::write(&document(briefing), out)),
    ("csv", briefing_csv::write),
    ("json", briefing_json::write),
];

/// The tag at a place: a passage of 60 words, a note, a source.
fn tagged(place: usize) -> Option<Tagged> {
    let row = common::row(place * 37);
    let concerns =
        Codebook::shipped().ok()?.counted().map(|concern| concern.slug.clone()).collect::<Vec<_>>();
    let review = Review {
        verdict: Verdict::Confirmed,
        was: None,
        note: None,
        by: "Jonas".to_owned(),
        at: "2026-11-20T09:00:00Z".to_owned(),
    };
    let (year, month, day) = row.date;
    Some(Tagged {
        tag: format!("0198c1a2-b3c4-7def-8123-{place:012}"),
        concern: concerns.get(place * 7 % concerns.len())?.clone(),
        quote: Some(Quote { exact: common::row(place).title.repeat(6), page: Some(7), checked: true }),
        anchoring: Anchoring::Settled,
        note: Some(format!("Compare *regulation* 53: {}", row.title)),
        by: "Léa".to_owned(),
        at: Some("2026-11-19T09:00:00Z".to_owned()),
        confirmed: ConfirmedTag::recall("Léa", review, ReviewRule::SecondPerson),
        codebook: "2025.1.2".to_owned(),
        court: "icc".to_owned(),
        source_url: Some(format!("https://court.example/record/{}", row.number)),
        read_from: Some("https://court.example/records".to_owned()),
        case: Some(row.case),
        case_name: Some(row.case_name),
        number: row.number,
        date: NaiveDate::from_ymd_opt(year, month, day),
        title: row.title,
        classification: Classification::public_listing(),
        standing: Standing::Listed,
        snapshot_sha256: Some(SHA256.to_owned()),
        first_seen: Some("2026-11-01T06:00:00Z".to_owned()),
    })
}

fn briefing(tagged: Vec<Tagged>) -> Result<Briefing, Failure> {
    let material = Material {
        title: "Concerns".to_owned(),
        period: (None, None),
        made_of: Vec::new(),
        unread: Vec::new(),
        review_rule: ReviewRule::SecondPerson,
        tagged,
    };
    Ok(assemble(material, Codebook::shipped()?))
}

/// A document with a statement, a quotation and a footnote for each tag, a table of sources, and the figures.
fn document(briefing: &Briefing) -> Document {
    let mut document =
        Document { title: briefing.title.clone(), language: "en".to_owned(), ..Document::default() };
    document.blocks.push(Block::Figure(charts::tags_by_month(briefing, "en")));
    let mut rows = Vec::new();
    for section in &briefing.sections {
        document.blocks.push(Block::Heading(1, vec![Run::plain(&section.goal.en)]));
        for concern in &section.concerns {
            document.blocks.push(Block::Heading(2, vec![Run::plain(&concern.label)]));
            for case in &concern.cases {
                statements(case, &mut document);
                rows.extend(case.lines.iter().map(source));
            }
        }
    }
    let heads = ["Document", "Read from", "SHA-256"];
    let columns = heads.map(|head| Column { heading: vec![Run::plain(head)], number: false });
    document.blocks.push(Block::Table(Table { columns: columns.into(), rows }));
    document
}

fn statements(case: &CaseSection, document: &mut Document) {
    for line in &case.lines {
        document.notes.push(vec![
            Run::italic(case.name.clone().unwrap_or_default()),
            Run::plain(format!(" ({}) (International Criminal Court, {}) <", line.title, line.number)),
            Run::address(line.source.url()),
            Run::plain(">."),
        ]);
        let words =
            vec![Run::bold(&line.number), Run::plain(" "), Run::plain(line.note.clone().unwrap_or_default())];
        document.blocks.push(Block::Paragraph(words));
        let quoted = line.quote.as_ref().map(|quote| quote.exact.clone()).unwrap_or_default();
        document.blocks.push(Block::Quotation(vec![Run::plain(quoted), Run::note(document.notes.len())]));
    }
}

fn source(line: &Line) -> Vec<Vec<Run>> {
    [line.number.as_str(), line.source.read_from(), line.source.sha256()]
        .map(|text| vec![Run::address(text)])
        .into()
}
