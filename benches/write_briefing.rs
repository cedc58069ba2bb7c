//! A briefing of 10,000 tags in each format: composed from its tags, then written into nothing.
//!
//! `write_briefing md|csv|html|json…`; without a word every one that is text. `COURTWATCH_BENCH_TAGS` says how many tags. For the
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
use courtwatch::present::briefing::Briefing;
use courtwatch::present::cite::{House, Names};
use courtwatch::present::compose::{self, Setting};
use courtwatch::present::formats::{FORMATS, Leaving};

const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// How many documents the tags are on: most are cited again and again.
const DOCUMENTS: usize = 2_000;

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
    let wanted = |word: &str| words.iter().any(|w| w == word);
    for format in
        FORMATS.iter().filter(|format| if words.is_empty() { format.text } else { wanted(format.name) })
    {
        let tagged = (0..tags).map(tagged).collect::<Option<Vec<_>>>().ok_or("no such day")?;
        let (bytes, time) = timed(|| {
            let mut out = Counted::default();
            let briefing = briefing(tagged)?;
            let document = compose::document(&briefing, Setting::default());
            let leaving = Leaving { briefing: &briefing, document: &document };
            (format.write)(&leaving, &mut out)?;
            Ok(out.0)
        })?;
        #[allow(clippy::cast_precision_loss)] // kilobytes of a file
        let kilobytes = (bytes / 1024) as f64;
        print(
            &format!("write_briefing {}", format.name),
            tags,
            time,
            &[("kb", kilobytes), ("peak_mb", common::peak_memory())],
        );
    }
    Ok(())
}

/// The tag at a place: a passage of 60 words, a note, a source.
fn tagged(place: usize) -> Option<Tagged> {
    let row = common::row(place % DOCUMENTS * 37);
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
        place: None,
        paragraph: u32::try_from(place % 300).ok(),
        note: Some(format!("Compare *regulation* 53: {}", row.title)),
        by: "Léa".to_owned(),
        at: Some("2026-11-19T09:00:00Z".to_owned()),
        confirmed: ConfirmedTag::recall("Léa", review, ReviewRule::SecondPerson),
        codebook: "2025.1.2".to_owned(),
        kind: "filing".to_owned(),
        key: row.number.clone(),
        court: "icc".to_owned(),
        source_url: Some(format!("https://court.example/record/{}", row.number)),
        read_from: Some("https://court.example/records".to_owned()),
        case: Some(row.case),
        case_name: Some(row.case_name),
        number: row.number,
        date: NaiveDate::from_ymd_opt(year, month, day),
        title: row.title,
        doctype: "decision".to_owned(),
        party: None,
        chamber: Some("Trial Chamber I".to_owned()),
        language: Some("en".to_owned()),
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
        waiting: 0,
        house: House::default(),
    };
    Ok(assemble(material, Codebook::shipped()?, &Names::shipped()))
}
