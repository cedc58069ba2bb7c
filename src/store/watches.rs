//! Watches: what is asked of whatever is new, and how far each has told.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{ItemId, Store, StoreError};
use crate::model::moment::{Moment, stamp};
use crate::model::watch::{Progress, Reach, Removed, Watch};

const COLUMNS: &str = "w.id, w.name, w.query, w.court, w.case_number, w.type, w.concern, w.language, w.kinds,
    w.changes, w.since, w.reason, w.by, w.at, w.removed_at, w.removed_by, w.removed_reason, m.at";

/// What a watch has told, to be noted once its digest is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The watch's id.
    pub watch: String,
    /// The records, each with the tag that was told of it (empty: the record itself), and whether it was told that
    /// it is held back.
    pub items: Vec<(ItemId, String, bool)>,
}

impl Store {
    /// Stores a watch, which tells what comes from now on, or from its day on. False where one of that name is there.
    pub fn add_watch(&mut self, watch: &Watch, at: Moment) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let there = transaction
            .prepare("SELECT 1 FROM watch WHERE name = ?1 COLLATE NOCASE AND removed_at IS NULL")?
            .exists([&watch.name])?;
        if there {
            return Ok(false);
        }
        insert(&transaction, watch)?;
        let now = reach(&transaction)?;
        let since = watch.since.map(|day| day.to_string());
        let from = since.as_deref().map(|day| before(&transaction, day, now)).transpose()?.unwrap_or(now);
        transaction.execute(
            "INSERT INTO watch_mark (watch, begun, change, touched, extraction, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![watch.id, now.change, from.change, from.touched, from.extraction, stamp(at)],
        )?;
        transaction.commit()?;
        Ok(true)
    }

    /// Takes back the watch of this name; its row stays. False where there is none.
    pub fn remove_watch(
        &mut self,
        name: &str,
        reason: &str,
        by: Option<&str>,
        at: Moment,
    ) -> Result<bool, StoreError> {
        let transaction = self.write()?;
        let removed = transaction.execute(
            "UPDATE watch SET removed_at = ?2, removed_by = ?3, removed_reason = ?4
             WHERE name = ?1 COLLATE NOCASE AND removed_at IS NULL",
            params![name, stamp(at), by, reason],
        )?;
        transaction.commit()?;
        Ok(removed > 0)
    }

    /// The watches by name, each with the instant of its last digest; those taken back only with `all`.
    pub fn watches(&self, all: bool) -> Result<Vec<(Watch, Option<String>)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM watch w LEFT JOIN watch_mark m ON m.watch = w.id AND m.at <> w.at
             WHERE ?1 OR w.removed_at IS NULL ORDER BY w.name COLLATE NOCASE, w.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([all], |r| Ok((read(r)?, r.get(17)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The sorts of documents, press items and sittings that are stored.
    pub fn sorts(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT type FROM version WHERE type <> '' UNION SELECT type FROM press UNION SELECT kind FROM hearing",
        )?;
        let sorts = statement.query_map([], |r| r.get(0))?;
        Ok(sorts.collect::<Result<_, _>>()?)
    }

    /// How far the database is now.
    pub fn reach(&self) -> Result<Reach, StoreError> {
        reach(&self.connection)
    }

    /// How far a watch has told. One that came from elsewhere tells what is dated after it was made.
    pub fn watch_progress(&self, watch: &Watch) -> Result<Progress, StoreError> {
        let since = watch.since.map(|day| day.to_string());
        let marked = self
            .connection
            .prepare_cached("SELECT begun, change, touched, extraction, at FROM watch_mark WHERE watch = ?1")?
            .query_row([&watch.id], |r| {
                let told = Reach { change: r.get(1)?, touched: r.get(2)?, extraction: r.get(3)? };
                Ok(Progress { begun: r.get(0)?, since: since.clone(), told, at: r.get(4)? })
            })
            .optional()?;
        if let Some(marked) = marked {
            return Ok(marked);
        }
        let since = since.unwrap_or_else(|| watch.at.clone());
        let extraction = before(&self.connection, &since, self.reach()?)?.extraction;
        Ok(Progress {
            begun: i64::MAX,
            since: Some(since),
            told: Reach { extraction, ..Reach::default() },
            at: watch.at.clone(),
        })
    }

    /// Notes what a delivered digest told, all of it or nothing: every watch has told up to there. `at` is when that
    /// reach was taken.
    pub fn note_told(&mut self, upto: Reach, told: &[Told], at: Moment) -> Result<(), StoreError> {
        let transaction = self.write()?;
        for watch in told {
            transaction
                .prepare_cached(
                    "INSERT INTO watch_mark (watch, begun, change, touched, extraction, at)
                     VALUES (?1, ?2, ?2, ?3, ?4, ?5)
                     ON CONFLICT (watch) DO UPDATE SET change = MAX(change, ?2), touched = MAX(touched, ?3),
                        extraction = MAX(extraction, ?4), at = ?5",
                )?
                .execute(params![watch.watch, upto.change, upto.touched, upto.extraction, stamp(at)])?;
            let mut note = transaction.prepare_cached(
                "INSERT INTO told (watch, item, tag, withdrawn) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (watch, item, tag) DO UPDATE SET withdrawn = ?4",
            )?;
            for (item, tag, withdrawn) in &watch.items {
                note.execute(params![watch.watch, item, tag, withdrawn])?;
            }
        }
        Ok(transaction.commit()?)
    }
}

fn reach(connection: &Connection) -> Result<Reach, StoreError> {
    Ok(connection.query_row(
        "SELECT COALESCE((SELECT MAX(id) FROM change), 0),
                COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'touched'), 0),
                COALESCE((SELECT MAX(id) FROM extraction), 0)",
        [],
        |r| Ok(Reach { change: r.get(0)?, touched: r.get(1)?, extraction: r.get(2)? }),
    )?)
}

/// How far the database was before a day: every change is looked at, of the texts those that came since.
fn before(connection: &Connection, day: &str, now: Reach) -> Result<Reach, StoreError> {
    let extraction = connection.query_row(
        "SELECT COALESCE((SELECT MIN(id) - 1 FROM extraction WHERE at >= ?1), ?2)",
        params![day, now.extraction],
        |r| r.get(0),
    )?;
    Ok(Reach { change: 0, extraction, ..now })
}

fn insert(connection: &Connection, watch: &Watch) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO watch (id, name, query, court, case_number, type, concern, language, kinds, changes, since,
                            reason, by, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            watch.id,
            watch.name,
            watch.query,
            watch.court,
            watch.case,
            watch.kind,
            watch.concern,
            watch.language,
            array(&watch.records),
            array(&watch.changes),
            watch.since,
            watch.reason,
            watch.by,
            watch.at,
        ],
    )?;
    Ok(())
}

fn array(words: &[String]) -> String {
    serde_json::Value::from(words.to_vec()).to_string()
}

/// Words of an array that this program wrote; of a damaged one none.
fn words(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

fn read(r: &Row<'_>) -> rusqlite::Result<Watch> {
    let (kinds, changes): (String, String) = (r.get(8)?, r.get(9)?);
    let removed_at: Option<String> = r.get(14)?;
    let (by, reason): (Option<String>, Option<String>) = (r.get(15)?, r.get(16)?);
    Ok(Watch {
        id: r.get(0)?,
        name: r.get(1)?,
        query: r.get(2)?,
        court: r.get(3)?,
        case: r.get(4)?,
        kind: r.get(5)?,
        concern: r.get(6)?,
        language: r.get(7)?,
        records: words(&kinds),
        changes: words(&changes),
        since: r.get(10)?,
        reason: r.get(11)?,
        by: r.get(12)?,
        at: r.get(13)?,
        removed: removed_at.map(|at| Removed { at, by, reason: reason.unwrap_or_default() }),
    })
}
