//! Bringing a database up to date: an append-only list of steps, run in one transaction each.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// The whole present schema. A new database gets it at once.
pub const SCHEMA: &str = include_str!("../../schema.sql");

/// Marks a file as ours: "cwat" in ASCII.
const APPLICATION: i64 = 0x6377_6174;

/// Steps from version 1 on: step `n` leads from version `n + 1` to `n + 2`. Never edit a step that was released.
const STEPS: &[&str] = &[include_str!("steps/2.sql"), include_str!("steps/3.sql")];

/// The version that this program writes.
#[allow(clippy::cast_possible_wrap)] // a handful of steps
pub const VERSION: i64 = STEPS.len() as i64 + 1;

fn number(connection: &Connection, pragma: &str) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

/// Makes or migrates the tables.
///
/// # Errors
/// [`StoreError::Newer`] for a database of a newer program, [`StoreError::Foreign`] for one that has tables
/// and is not ours; nothing is changed in either.
pub fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    if up_to_date(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if up_to_date(&transaction)? {
        return Ok(());
    }
    let version = number(&transaction, "user_version")?;
    if version == 0 {
        transaction.execute_batch(SCHEMA)?;
    } else {
        for step in STEPS.iter().skip(usize::try_from(version - 1).unwrap_or(STEPS.len())) {
            transaction.execute_batch(step)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

/// Whether it is ours and of this version.
pub fn up_to_date(connection: &Connection) -> Result<bool, StoreError> {
    let version = number(connection, "user_version")?;
    let application = number(connection, "application_id")?;
    let tables: i64 = connection.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if tables > 0 && application != APPLICATION {
        return Err(StoreError::Foreign(PathBuf::new()));
    }
    if version > VERSION {
        return Err(StoreError::Newer { found: version, known: VERSION, path: PathBuf::new() });
    }
    Ok(version == VERSION)
}
