//! What a document's cover says beside what sources list of it.

use rusqlite::{Connection, params};

use super::items::Cause;
use super::problems::{self, Met};
use super::{ItemId, SnapshotId, StoreError, filings, holds, presence};
use crate::model::classification::Classification;
use crate::model::moment::Day;
use crate::model::number::DocumentNumber;
use crate::model::problem::Problem;
use crate::model::text::Cover;

/// A version that a document belongs to, as it is listed.
struct Version {
    item: ItemId,
    url: String,
    snapshot: SnapshotId,
    listing: String,
    number: String,
    face: Option<Day>,
    registered: Option<Day>,
    listed: Option<Day>,
    classification: String,
    level: String,
}

/// Compares a cover with each version that the document belongs to: notes where they disagree, fills in the days that
/// no source lists, and holds back what the cover closes further than its source does.
pub(super) fn compare(
    connection: &Connection,
    sha256: &str,
    cover: &Cover,
    at: &str,
) -> Result<(), StoreError> {
    for version in versions(connection, sha256)? {
        let mut found: Vec<Problem> = Vec::new();
        found.extend(number(&version, cover));
        found.extend(date(&version, cover));
        fill(connection, &version, cover)?;
        keep_level(connection, version.item)?;
        if let Some(problem) = level(connection, &version, cover, at)? {
            found.push(problem);
        }
        let met = Met { listing: &version.listing, page: &version.url, snapshot: Some(version.snapshot), at };
        for problem in &found {
            problems::note(connection, &met, problem)?;
        }
    }
    Ok(())
}

/// Bytes that were read before now stand under another address: their covers, one an engine, speak of that version
/// too, and those of the bytes that they replace no longer do.
pub(super) fn of_known(connection: &Connection, sha256: &str, at: &str) -> Result<(), StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT cover FROM extraction WHERE sha256 = ?1 AND cover IS NOT NULL ORDER BY id")?;
    let covers: Vec<String> = statement.query_map([sha256], |r| r.get(0))?.collect::<Result<_, _>>()?;
    for cover in covers {
        compare(connection, sha256, &read(sha256, &cover)?, at)?;
    }
    presence::keep_barred(connection, sha256, at)
}

fn read(sha256: &str, json: &str) -> Result<Cover, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::DamagedText { sha256: sha256.to_owned() })
}

/// Notes of each version that its first page, where its level stands, gave no words.
pub(super) fn without_first_page(connection: &Connection, sha256: &str, at: &str) -> Result<(), StoreError> {
    for version in versions(connection, sha256)? {
        let problem = Problem {
            place: "cover".to_owned(),
            record: Some(version.number.clone()).filter(|number| !number.is_empty()),
            expected: "page 1 with who may read it".to_owned(),
            found: "page 1 could not be read".to_owned(),
            effect: "the level is as it is listed; look at the page".to_owned(),
        };
        let met = Met { listing: &version.listing, page: &version.url, snapshot: Some(version.snapshot), at };
        problems::note(connection, &met, &problem)?;
    }
    Ok(())
}

/// Keeps with a version the strictest level of all covers of its documents.
fn keep_level(connection: &Connection, item: ItemId) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT e.sha256, e.cover FROM document d JOIN snapshot s ON s.id = d.snapshot
         JOIN extraction e ON e.sha256 = s.sha256 WHERE d.item = ?1 AND e.cover IS NOT NULL",
    )?;
    let rows = statement.query_map([item], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let mut strictest = None;
    for row in rows {
        let (sha256, json) = row?;
        let level = read(&sha256, &json)?.classification.map(|words| Classification::read(&words).level);
        strictest = strictest.max(level);
    }
    connection
        .prepare_cached("UPDATE version SET cover_level = ?2 WHERE item = ?1 AND cover_level IS NOT ?2")?
        .execute(params![item, strictest.map(filings::level_word)])?;
    Ok(())
}

fn versions(connection: &Connection, sha256: &str) -> Result<Vec<Version>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT v.item, d.url, s.id,
                COALESCE((SELECT g.listing FROM sighting g WHERE g.item = v.item ORDER BY g.listing LIMIT 1), 'import'),
                v.number, v.face, v.registered, v.listed, v.classification, v.level
         FROM snapshot s JOIN document d ON d.snapshot = s.id JOIN version v ON v.item = d.item
         WHERE s.sha256 = ?1 ORDER BY v.item, d.url",
    )?;
    let rows = statement.query_map([sha256], |r| {
        Ok(Version {
            item: r.get(0)?,
            url: r.get(1)?,
            snapshot: r.get(2)?,
            listing: r.get(3)?,
            number: r.get(4)?,
            face: r.get(5)?,
            registered: r.get(6)?,
            listed: r.get(7)?,
            classification: r.get(8)?,
            level: r.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn problem(version: &Version, what: &str, listed: &str, printed: &str, effect: &str) -> Problem {
    Problem {
        place: "cover".to_owned(),
        record: Some(version.number.clone()).filter(|number| !number.is_empty()),
        expected: format!("{what} as it is listed: {listed}"),
        found: printed.to_owned(),
        effect: effect.to_owned(),
    }
}

fn number(version: &Version, cover: &Cover) -> Option<Problem> {
    let printed = cover.number.as_deref()?;
    let (listed, stamped) =
        (DocumentNumber::read(&version.number).ok()?, DocumentNumber::read(printed).ok()?);
    let differs = listed.key() != stamped.key();
    differs.then(|| {
        problem(
            version,
            "the number",
            &version.number,
            printed,
            "both are kept; the record has the listed one",
        )
    })
}

/// The day on the face against the one listed as such, else against the one that the source lists without a word;
/// that one may also be the day of registration.
fn date(version: &Version, cover: &Cover) -> Option<Problem> {
    let face = cover.face?;
    let listed = version.face.or(version.listed)?;
    let agrees = listed == face || version.face.is_none() && cover.registered == Some(listed);
    (!agrees).then(|| problem(version, "the date", &listed.to_string(), &face.to_string(), "both are kept"))
}

fn fill(connection: &Connection, version: &Version, cover: &Cover) -> Result<(), StoreError> {
    let face = cover.face.filter(|_| version.face.is_none());
    let registered = cover.registered.filter(|_| version.registered.is_none());
    if face.is_some() || registered.is_some() {
        connection
            .prepare_cached(
                "UPDATE version SET face = COALESCE(face, ?2), registered = COALESCE(registered, ?3) WHERE item = ?1",
            )?
            .execute(params![version.item, face, registered])?;
    }
    Ok(())
}

/// Whether a person has decided on what the covers of a version say against its listing.
fn lifted(connection: &Connection, item: ItemId) -> Result<bool, StoreError> {
    let (listed, cover): (String, Option<String>) = connection
        .prepare_cached("SELECT level, cover_level FROM version WHERE item = ?1")?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))?;
    match holds::closing_cover(cover.as_deref(), &listed) {
        Some(found) => holds::is_lifted(connection, item, ("cover", &found)),
        None => Ok(false),
    }
}

fn level(
    connection: &Connection,
    version: &Version,
    cover: &Cover,
    at: &str,
) -> Result<Option<Problem>, StoreError> {
    let Some(printed) = cover.classification.as_deref() else { return Ok(None) };
    let stated = Classification::read(printed);
    let listed = filings::level_of(&version.level);
    let words = if version.classification.is_empty() { &version.level } else { &version.classification };
    if stated.level == listed {
        return Ok(None);
    }
    if stated.level < listed {
        return Ok(Some(problem(
            version,
            "who may read it",
            words,
            printed,
            "both are kept; the stricter one governs",
        )));
    }
    if lifted(connection, version.item)? {
        return Ok(Some(problem(
            version,
            "who may read it",
            words,
            printed,
            "both are kept; a person opened it",
        )));
    }
    let reason = format!(
        "its cover says `{printed}`, {} lists it as `{words}`; a person must lift this",
        version.listing
    );
    presence::quarantine(connection, version.item, (Cause::Reclassified, &reason), at)?;
    presence::quarantine_hearings_of(connection, version.item, &reason)?;
    Ok(Some(problem(
        version,
        "who may read it",
        words,
        printed,
        "held back from everything until a person decides",
    )))
}
