//! Documents of 1 kB into a full-text index: ours, the bare engine below it with its standard words and stored text,
//! and FTS5 over the same rows. All read the rows from the same table; FTS5 by its `rebuild`.
//!
//! `index_documents courtwatch|tantivy|fts5`; without a word all three. `COURTWATCH_BENCH_DOCUMENTS` says how many.

mod common;
mod text;

use std::path::Path;
use std::thread::available_parallelism;

use chrono::{NaiveDate, TimeDelta};
use common::{Failure, Took, print, took};
use courtwatch::index::{Builder, Lock};
use courtwatch::model::search::{IndexedRecord, Mark};
use rusqlite::Connection;
use tantivy::{TantivyDocument, doc};

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let documents = text::documents()?;
    let corpus = text::corpus(&folder, documents)?;
    let words = common::words();
    let wanted = |word: &str| words.is_empty() || words.iter().any(|w| w == word);
    if wanted("courtwatch") {
        let path = text::fresh(&folder, "courtwatch.index")?;
        let ((), time) = took(|| courtwatch(&corpus, &path, documents))?;
        tell("courtwatch", documents, time, text::bytes(&path)?);
    }
    if wanted("tantivy") {
        let path = text::fresh(&folder, "tantivy.index")?;
        let ((), time) = took(|| bare(&corpus, &path))?;
        tell("tantivy", documents, time, text::bytes(&path)?);
    }
    if wanted("fts5") {
        let ((), time) = took(|| Ok(corpus.execute_batch("INSERT INTO fts(fts) VALUES ('rebuild')")?))?;
        let pages: f64 = corpus.query_row(
            "SELECT SUM(pgsize) / 1048576.0 FROM dbstat WHERE name LIKE 'fts%'",
            [],
            |r| r.get(0),
        )?;
        tell("fts5", documents, time, pages.round());
    }
    Ok(())
}

fn tell(side: &str, documents: usize, time: Took, megabytes: f64) {
    let more = [("index_mb", megabytes), ("peak_mb", common::peak_memory())];
    print(&format!("index_documents {side}"), documents, time.wall, &more);
}

fn courtwatch(corpus: &Connection, path: &Path, documents: usize) -> Result<(), Failure> {
    let lock = Lock::take(path)?;
    let builder = Builder::begin(&lock, None, documents as u64)?;
    let start = NaiveDate::from_ymd_opt(2005, 1, 1).ok_or("no such day")?;
    text::each_row(corpus, |item, language, title, body| {
        let record = IndexedRecord {
            item,
            court: "icc".to_owned(),
            key: format!("document {item}"),
            date: Some(start + TimeDelta::days(item % 7000)),
            kind: "decision".to_owned(),
            language: Some(language),
            title,
            pages: vec![(1, body)],
            ..IndexedRecord::default()
        };
        Ok(builder.add(&record)?)
    })?;
    builder.finish(&Mark::default())?;
    Ok(())
}

/// As many threads and as much memory as ours has.
fn bare(corpus: &Connection, path: &Path) -> Result<(), Failure> {
    let (schema, [id, title, body]) = text::bare_schema();
    let index = tantivy::Index::create_in_dir(path, schema)?;
    let threads = available_parallelism().map_or(1, usize::from).min(4);
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(threads, threads * 48 * 1024 * 1024)?;
    text::each_row(corpus, |item, _, head, text| {
        writer.add_document(doc!(id => item.cast_unsigned(), title => head, body => text))?;
        Ok(())
    })?;
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(())
}
