//! A database that an older courtwatch made becomes the same as one that is made today.
#![allow(clippy::unwrap_used, missing_docs)]

use courtwatch::store::Store;
use rusqlite::Connection;

/// The schemas that were released, with the step after each.
const RELEASED: &[&str] =
    &[include_str!("../fixtures/schema/1.sql"), include_str!("../fixtures/schema/2.sql")];

/// Tables with their columns, indexes and triggers, without how their text was laid out.
fn shape(connection: &Connection) -> Vec<String> {
    let mut shape = Vec::new();
    let mut tables = connection
        .prepare(
            "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_schema m, pragma_table_xinfo(m.name) c
             WHERE m.type = 'table' ORDER BY m.name, c.name",
        )
        .unwrap();
    let columns = tables.query_map([], |r| {
        let (table, column, sort): (String, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let (filled, standard, key): (bool, Option<String>, u32) = (r.get(3)?, r.get(4)?, r.get(5)?);
        Ok(format!("{table}.{column} {sort} {filled} {standard:?} {key}"))
    });
    shape.extend(columns.unwrap().map(Result::unwrap));
    let mut others = connection
        .prepare("SELECT type, name, COALESCE(sql, '') FROM sqlite_schema WHERE type <> 'table' ORDER BY type, name")
        .unwrap();
    let named = others.query_map([], |r| {
        let (sort, name, sql): (String, String, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        Ok(format!("{sort} {name} {}", sql.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    shape.extend(named.unwrap().map(Result::unwrap));
    shape
}

#[test]
fn every_older_schema_becomes_todays() {
    let folder = tempfile::tempdir().unwrap();
    let today = folder.path().join("today.db");
    drop(Store::open(&today).unwrap());
    let expected = shape(&Connection::open(&today).unwrap());
    assert!(expected.iter().any(|line| line.starts_with("extraction.engine")));
    for (place, schema) in RELEASED.iter().enumerate() {
        let file = folder.path().join(format!("{}.db", place + 1));
        let old = Connection::open(&file).unwrap();
        old.execute_batch(schema).unwrap();
        old.pragma_update(None, "application_id", 0x6377_6174).unwrap();
        old.pragma_update(None, "user_version", place + 1).unwrap();
        drop(old);
        drop(Store::open(&file).unwrap());
        assert_eq!(shape(&Connection::open(&file).unwrap()), expected, "from version {}", place + 1);
    }
}
