//! The same rows into the same tables, by prepared statements and nothing else: no look-up, no comparison. Rows
//! come from a database that the store has filled; reading them is not measured.

use std::fs;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params_from_iter};

use super::common::{Failure, PAGE, Took, took};

/// Tables of the first reading, with the columns to copy and which of their rows belong to a page.
const TABLES: [(&str, &str, &str); 7] = [
    ("body", "sha256, length, zstd", "sha256 = (SELECT sha256 FROM snapshot WHERE id = :snapshot)"),
    (
        "snapshot",
        "id, url, final_url, retrieved, status, headers, media_type, sha256, origin, agent, accepted",
        "id = :snapshot",
    ),
    (
        "item",
        "id, kind, court, key, state, reason, first_seen, first_snapshot",
        "first_snapshot = :snapshot AND id BETWEEN :from AND :to",
    ),
    (
        "filing",
        "id, court, base, case_number, case_name",
        "id > :filing AND id <= (SELECT MAX(filing) FROM version WHERE item BETWEEN :from AND :to)",
    ),
    (
        "version",
        "item, filing, number, title, type, party, chamber, language, level, classification, face, registered, \
         listed, pages, page_url, authority",
        "item BETWEEN :from AND :to",
    ),
    (
        "sighting",
        "listing, reference, item, record, first_seen, first_seen, first_snapshot, first_snapshot, 1, missed",
        "item BETWEEN :from AND :to",
    ),
    (
        "change",
        "id, at, item, kind, old, new, listing, old_snapshot, new_snapshot",
        "item BETWEEN :from AND :to AND kind = 'new'",
    ),
];

/// A row of any table.
type Values = Vec<Value>;

/// Removes a database and what lies beside it.
pub fn remove(path: &Path) -> Result<(), Failure> {
    for ending in ["", "-wal", "-shm"] {
        match fs::remove_file(format!("{}{ending}", path.display())) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// Copies a database that holds two readings; how long writing the first and the second took.
pub fn copy(from: &Path, to: &Path) -> Result<(Took, Took), Failure> {
    remove(to)?;
    let source = Connection::open(from)?;
    let mut target = Connection::open(to)?;
    target.execute_batch(include_str!("../../schema.sql"))?;
    target.pragma_update(None, "journal_mode", "wal")?;
    target.pragma_update(None, "synchronous", "normal")?;
    // as the store: what is compared is the work above SQLite, not its settings
    target.pragma_update(None, "cache_size", -16 * 1024)?;
    target.pragma_update(None, "wal_autocheckpoint", 8 * 1024)?;
    target.set_prepared_statement_cache_capacity(64);
    runs(&source, &target)?;
    let rows: i64 = source.query_row("SELECT COUNT(*) FROM item", [], |r| r.get(0))?;
    let page = i64::try_from(PAGE)?;
    let pages = (rows + page - 1) / page;
    let (mut first, mut second) = (Took::default(), Took::default());
    for number in 0..pages {
        first += first_reading(&source, &mut target, number)?;
    }
    for number in 0..pages {
        second += second_reading(&source, &mut target, number, pages)?;
    }
    let written: i64 =
        target.query_row("SELECT COUNT(*) FROM sighting WHERE last_run = 2", [], |r| r.get(0))?;
    if written == rows {
        Ok((first, second))
    } else {
        Err(format!("{written} rows were written twice").into())
    }
}

fn runs(source: &Connection, target: &Connection) -> Result<(), Failure> {
    for row in read(source, "SELECT id, listing, started, finished, sweep, verdict FROM run", &[])? {
        target.execute(
            "INSERT INTO run (id, listing, started, finished, sweep, verdict) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params_from_iter(row),
        )?;
    }
    Ok(())
}

fn read(
    source: &Connection,
    sql: &str,
    values: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<Vec<Values>, Failure> {
    let mut statement = source.prepare_cached(sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map(values, |r| (0..columns).map(|c| r.get(c)).collect())?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn first_reading(source: &Connection, target: &mut Connection, number: i64) -> Result<Took, Failure> {
    let page = i64::try_from(PAGE)?;
    let (from, to, snapshot) = (number * page + 1, (number + 1) * page, number + 1);
    let filing: Option<i64> =
        target.query_row("SELECT MAX(id) FROM filing", [], |r| r.get(0)).optional()?.flatten();
    let filing = filing.unwrap_or(0);
    let mut work: Vec<(String, Vec<Values>)> = Vec::new();
    for (table, columns, page) in TABLES {
        let all: [(&str, &dyn rusqlite::ToSql); 4] =
            [(":from", &from), (":to", &to), (":snapshot", &snapshot), (":filing", &filing)];
        let named: Vec<_> = all.into_iter().filter(|(name, _)| page.contains(name)).collect();
        let rows = read(source, &format!("SELECT {columns} FROM {table} WHERE {page}"), &named)?;
        work.push((insert(table, columns), rows));
    }
    write(target, &work)
}

fn insert(table: &str, columns: &str) -> String {
    let names = if table == "sighting" {
        "listing, reference, item, record, first_seen, last_seen, first_snapshot, last_snapshot, last_run, missed"
    } else {
        columns
    };
    let places: Vec<String> = (1..=names.split(',').count()).map(|n| format!("?{n}")).collect();
    format!("INSERT INTO {table} ({names}) VALUES ({})", places.join(", "))
}

fn second_reading(
    source: &Connection,
    target: &mut Connection,
    number: i64,
    pages: i64,
) -> Result<Took, Failure> {
    let page = i64::try_from(PAGE)?;
    let (from, to, snapshot) = (number * page + 1, (number + 1) * page, pages + number + 1);
    let of_page: [(&str, &dyn rusqlite::ToSql); 2] = [(":from", &from), (":to", &to)];
    let of_snapshot: [(&str, &dyn rusqlite::ToSql); 1] = [(":snapshot", &snapshot)];
    let mut work: Vec<(String, Vec<Values>)> = Vec::new();
    for (table, columns, rows) in &TABLES[..2] {
        let rows = read(source, &format!("SELECT {columns} FROM {table} WHERE {rows}"), &of_snapshot)?;
        work.push((insert(table, columns), rows));
    }
    let changed = "item IN (SELECT item FROM change WHERE kind = 'title' AND item BETWEEN :from AND :to)";
    for (select, update) in [
        (
            "SELECT listing, reference, last_seen, last_snapshot, last_run FROM sighting WHERE item BETWEEN :from AND :to".to_owned(),
            "UPDATE sighting SET last_seen = ?3, last_snapshot = ?4, last_run = ?5 WHERE listing = ?1 AND reference = ?2".to_owned(),
        ),
        (
            format!("SELECT listing, reference, record FROM sighting WHERE {changed}"),
            "UPDATE sighting SET record = ?3 WHERE listing = ?1 AND reference = ?2".to_owned(),
        ),
        (
            format!("SELECT item, title FROM version WHERE {changed}"),
            "UPDATE version SET title = ?2 WHERE item = ?1".to_owned(),
        ),
        (
            format!("SELECT {} FROM change WHERE kind = 'title' AND item BETWEEN :from AND :to", TABLES[6].1),
            insert("change", TABLES[6].1),
        ),
    ] {
        work.push((update, read(source, &select, &of_page)?));
    }
    write(target, &work)
}

/// What is measured: one transaction, each statement prepared once, a row of every table after the other.
fn write(target: &mut Connection, work: &[(String, Vec<Values>)]) -> Result<Took, Failure> {
    let ((), took) = took(|| {
        let transaction = target.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut work: Vec<_> = work
            .iter()
            .map(|(sql, rows)| Ok((transaction.prepare_cached(sql)?, rows)))
            .collect::<Result<_, Failure>>()?;
        let longest = work.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        for place in 0..longest {
            for (statement, rows) in &mut work {
                if let Some(row) = rows.get(place) {
                    statement.execute(params_from_iter(row))?;
                }
            }
        }
        drop(work);
        Ok(transaction.commit()?)
    })?;
    Ok(took)
}
