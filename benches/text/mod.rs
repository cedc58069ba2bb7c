//! The sides of the comparison of full-text engines: ours, the bare engine below it, and SQLite's FTS5, on the same
//! rows of `corpus.db`.
#![allow(dead_code)] // each bench uses a part

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use tantivy::schema::{FAST, Field, STORED, Schema, TEXT};

use super::common::corpus::{Vocabulary, is_french, title};
use super::common::{Failure, size};

/// Rows of a transaction.
const BATCH: usize = 10_000;

/// How many documents: `COURTWATCH_BENCH_DOCUMENTS`.
pub fn documents() -> Result<usize, Failure> {
    size("COURTWATCH_BENCH_DOCUMENTS", 20_000)
}

/// Opens the corpus, and fills it where it has another size.
pub fn corpus(folder: &Path, documents: usize) -> Result<Connection, Failure> {
    let mut db = Connection::open(folder.join("corpus.db"))?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "off")?;
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS doc (id INTEGER PRIMARY KEY, lang TEXT, title TEXT, body TEXT);
         CREATE VIRTUAL TABLE IF NOT EXISTS fts USING
         fts5(title, body, content='doc', content_rowid='id', tokenize='unicode61 remove_diacritics 2');",
    )?;
    let there: usize = db.query_row("SELECT COUNT(*) FROM doc", [], |r| r.get(0))?;
    if there == documents {
        return Ok(db);
    }
    db.execute("DELETE FROM doc", [])?;
    let words = Vocabulary::new();
    for from in (0..documents).step_by(BATCH) {
        let transaction = db.transaction()?;
        let mut insert = transaction.prepare("INSERT INTO doc VALUES (?1, ?2, ?3, ?4)")?;
        for place in from..documents.min(from + BATCH) {
            let language = if is_french(place) { "fr" } else { "en" };
            insert.execute(params![place + 1, language, title(place), words.text(place)])?;
        }
        drop(insert);
        transaction.commit()?;
    }
    Ok(db)
}

/// Hands over every row: id, language, title, text.
pub fn each_row(
    db: &Connection,
    mut each: impl FnMut(i64, String, String, String) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut statement = db.prepare("SELECT id, lang, title, body FROM doc ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)?;
    }
    Ok(())
}

/// The folder of an engine, new.
pub fn fresh(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let path = folder.join(name);
    match fs::remove_dir_all(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    fs::create_dir_all(&path)?;
    Ok(path)
}

/// How many bytes a folder's files have.
pub fn bytes(folder: &Path) -> Result<f64, Failure> {
    let mut sum = 0.0;
    for entry in fs::read_dir(folder)? {
        let mb = entry?.metadata()?.len() / (1024 * 1024);
        sum += f64::from(u32::try_from(mb)?);
    }
    Ok(sum)
}

/// The schema of the bare engine, as its documentation begins: title and text indexed with positions and stored, for
/// the snippet.
pub fn bare_schema() -> (Schema, [Field; 3]) {
    let mut schema = Schema::builder();
    let id = schema.add_u64_field("id", FAST | STORED);
    let title = schema.add_text_field("title", TEXT | STORED);
    let body = schema.add_text_field("body", TEXT | STORED);
    (schema.build(), [id, title, body])
}
