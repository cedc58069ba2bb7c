//! The words of a record, wherever they stand in the database: to look for, and to take out.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::pages::{each_of_others, words_of};
use super::probe::Probes;
use super::{NaturalKey, hidden_key};
use crate::model::number::DocumentNumber;
use crate::store::{ItemId, StoreError};

/// The tags on an item `i`.
const TAGS: &str =
    "SELECT t.id FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
    WHERE i.id = ?1";

/// Tables that name their record by natural key.
const KEYED: [&str; 7] = ["tag", "assignment", "refusal", "hold", "lift", "notification", "briefing_record"];

/// The records with the hearings that their rows announced.
pub(super) fn with_hearings(connection: &Connection, items: &[ItemId]) -> Result<Vec<ItemId>, StoreError> {
    let mut all: BTreeSet<ItemId> = items.iter().copied().collect();
    let mut statement = connection.prepare(
        "SELECT k.item FROM item i JOIN kin k ON k.kind = i.kind AND k.court = i.court AND k.key = i.key
         JOIN item h ON h.id = k.item AND h.kind = 'hearing' WHERE i.id = ?1",
    )?;
    for item in items {
        for hearing in statement.query_map([item], |r| r.get(0))? {
            all.insert(hearing?);
        }
    }
    Ok(all.into_iter().collect())
}

/// Rows of words of the records: of their titles, texts and sentences, and of what people wrote on them.
pub(super) fn probes(
    connection: &Connection,
    items: &[ItemId],
    own: &BTreeSet<String>,
    key: u64,
) -> Result<Probes, StoreError> {
    let mut probes = Probes::new(key);
    for sql in [
        "SELECT COALESCE(v.title, p.title) FROM item i {} WHERE i.id = ?1",
        "SELECT COALESCE(p.body, h.evidence) FROM item i {} WHERE i.id = ?1",
        "SELECT t.quote FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key WHERE i.id = ?1",
        "SELECT t.note FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key WHERE i.id = ?1",
        "SELECT r.note FROM item i JOIN tag t ON t.kind = i.kind AND t.court = i.court AND t.key = i.key
         JOIN review r ON r.tag = t.id WHERE i.id = ?1",
        "SELECT n.note FROM item i JOIN notification n ON n.kind = i.kind AND n.court = i.court AND n.key = i.key
         WHERE i.id = ?1",
        "SELECT r.exact || ' . ' || COALESCE(r.reason, '') FROM item i
         JOIN refusal r ON r.kind = i.kind AND r.court = i.court AND r.key = i.key WHERE i.id = ?1",
        "SELECT a.exact FROM anchor a WHERE a.item = ?1",
        "SELECT c.old FROM change c WHERE c.item = ?1 AND c.kind IN ('title', 'text')",
        "SELECT c.new FROM change c WHERE c.item = ?1 AND c.kind IN ('title', 'text')",
    ] {
        words_of(connection, items, sql)?.iter().for_each(|words| probes.take(words));
    }
    let hidden = "SELECT i.key FROM item i {} WHERE i.id = ?1
        AND (i.kind = 'press' OR v.level IN ('secret', 'under-seal'))";
    words_of(connection, items, hidden)?.iter().for_each(|key| probes.take_whole(key));
    let mut pages = connection
        .prepare("SELECT p.body FROM extraction e JOIN page p ON p.extraction = e.id WHERE e.sha256 = ?1")?;
    for hash in own {
        for body in pages.query_map([hash], |r| r.get::<_, String>(0))? {
            probes.take(&body?);
        }
    }
    Ok(probes)
}

/// Leaves out the words that other records have too, and what people wrote on those or of no record: the team's own
/// questions, names and reasons stay.
pub(super) fn leave_out_others(
    connection: &Connection,
    items: &[ItemId],
    own: &BTreeSet<String>,
    probes: &mut Probes,
) -> Result<(), StoreError> {
    for column in [
        "i.key || ' ' || COALESCE(v.number, '') || ' ' || COALESCE(v.title, p.title, h.kind, '')",
        "COALESCE(p.body, h.evidence)",
        "COALESCE(v.party, '') || ' ' || COALESCE(v.chamber, '') || ' ' || COALESCE(v.page_url, p.url, h.url, '')",
    ] {
        each_of_others(connection, items, column, |words| probes.leave_out(words.as_bytes()))?;
    }
    let (items, own) = (serde_json::json!(items).to_string(), serde_json::json!(own).to_string());
    for sql in [
        "SELECT p.body || ' ' || p.margin FROM extraction e JOIN page p ON p.extraction = e.id
         WHERE e.sha256 NOT IN (SELECT value FROM json_each(?2)) AND ?1 <> ''",
        "SELECT record FROM sighting WHERE item NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT COALESCE(old, '') || ' ' || COALESCE(new, '') FROM change
         WHERE item NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT COALESCE(t.quote, '') || ' ' || COALESCE(t.note, '') || ' ' || t.concern || ' ' || t.by FROM tag t
         LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key
         WHERE COALESCE(i.id, 0) NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT COALESCE(case_number, '') || ' ' || COALESCE(case_name, '') FROM filing WHERE ?1 || ?2 <> ''",
        "SELECT reason || ' ' || by || ' ' || COALESCE(lift_reason, '') FROM hold WHERE ?1 || ?2 <> ''",
        "SELECT reason || ' ' || found || ' ' || by FROM lift WHERE ?1 || ?2 <> ''",
        "SELECT COALESCE(n.note, '') || ' ' || n.by FROM notification n
         LEFT JOIN item i ON i.kind = n.kind AND i.court = n.court AND i.key = n.key
         WHERE COALESCE(i.id, 0) NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT r.exact || ' ' || COALESCE(r.reason, '') || ' ' || r.by FROM refusal r
         LEFT JOIN item i ON i.kind = r.kind AND i.court = r.court AND i.key = r.key
         WHERE COALESCE(i.id, 0) NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT COALESCE(r.note, '') FROM review r JOIN tag t ON t.id = r.tag
         LEFT JOIN item i ON i.kind = t.kind AND i.court = t.court AND i.key = t.key
         WHERE COALESCE(i.id, 0) NOT IN (SELECT value FROM json_each(?1)) AND ?2 <> ''",
        "SELECT name || ' ' || COALESCE(query, '') || ' ' || reason || ' ' || by || ' ' || COALESCE(removed_reason, '')
         FROM watch WHERE ?1 || ?2 <> ''",
        "SELECT name || ' ' || coders FROM round WHERE ?1 || ?2 <> ''",
        "SELECT name || ' ' || COALESCE(template, '') FROM briefing WHERE ?1 || ?2 <> ''",
        "SELECT reason || ' ' || by FROM purge WHERE ?1 || ?2 <> ''",
        "SELECT act || ' ' || detail || ' ' || subject || ' ' || by FROM custody WHERE ?1 || ?2 <> ''",
        "SELECT url || ' ' || headers FROM snapshot WHERE sha256 NOT IN (SELECT value FROM json_each(?2)) AND ?1 <> ''",
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND ?1 || ?2 <> ''",
        "SELECT concern || ' ' || by || ' ' || verdict FROM review WHERE ?1 || ?2 <> ''",
    ] {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([&items, &own])?;
        while let Some(row) = rows.next()? {
            probes.leave_out(row.get_ref(0)?.as_bytes().unwrap_or_default());
        }
    }
    Ok(())
}

/// How many other records stand in these pages.
pub(super) fn evidence_of(
    connection: &Connection,
    items: &[ItemId],
    showing: &BTreeSet<String>,
) -> Result<u64, StoreError> {
    Ok(connection.query_row(
        "SELECT COUNT(DISTINCT s.item) FROM sighting s JOIN snapshot n ON n.id IN (s.first_snapshot, s.last_snapshot)
         WHERE n.sha256 IN (SELECT value FROM json_each(?2)) AND s.item NOT IN (SELECT value FROM json_each(?1))",
        params![serde_json::json!(items).to_string(), serde_json::json!(showing).to_string()],
        |r| r.get(0),
    )?)
}

/// Takes out what was read in a document.
pub(super) fn drop_text(connection: &Connection, hash: &str) -> Result<(), StoreError> {
    connection.execute(
        "DELETE FROM page WHERE extraction IN (SELECT id FROM extraction WHERE sha256 = ?1)",
        [hash],
    )?;
    connection.execute("DELETE FROM extraction WHERE sha256 = ?1", [hash])?;
    connection.execute(
        "UPDATE anchor SET exact = NULL, reason = NULL, decision = COALESCE(decision, 'refused') WHERE source = ?1",
        [hash],
    )?;
    Ok(())
}

/// Takes out the addresses of documents and own pages: they may have the words of a title in them.
pub(super) fn unname(connection: &Connection, addresses: &BTreeSet<String>) -> Result<(), StoreError> {
    for url in addresses {
        connection.execute(
            "UPDATE snapshot SET url = 'purged:' || sha256(url), final_url = 'purged:' || sha256(final_url), headers = '[]'
             WHERE url = ?1",
            [url],
        )?;
        connection.execute("DELETE FROM errand WHERE url = ?1", [url])?;
        connection.execute("DELETE FROM problem WHERE page = ?1", [url])?;
    }
    Ok(())
}

/// Takes the words of an item out of every table, and leaves its tombstone.
pub(super) fn blank(
    connection: &Connection,
    item: ItemId,
    (purge, at): (&str, &str),
) -> Result<(), StoreError> {
    notes(connection, item, at)?;
    problems(connection, item)?;
    for sql in [
        "UPDATE version SET title = '', type = '', party = NULL, chamber = NULL, classification = level, pages = NULL,
                page_url = NULL WHERE item = ?1",
        "UPDATE hearing SET evidence = '', kind = '', room = NULL, url = NULL WHERE item = ?1",
        "UPDATE press SET title = '', type = '', body = NULL, case_name = NULL, url = 'purged:' || sha256(url)
         WHERE item = ?1",
        "UPDATE change SET old = NULL, new = NULL WHERE item = ?1",
        "UPDATE sighting SET record = '{}' WHERE item = ?1",
        "UPDATE OR REPLACE sighting SET reference = 'purged:' || sha256(reference)
         WHERE item = ?1 AND (instr(reference, '://') > 0 OR instr(reference, ' ') > 0)",
        "DELETE FROM document WHERE item = ?1",
    ] {
        connection.execute(sql, [item])?;
    }
    connection.execute(
        "UPDATE item SET purged = ?2, reason = 'purged on ' || ?3, cause = COALESCE(cause, 'reclassified'),
                state = IIF(state = 'listed', 'quarantined', state) WHERE id = ?1",
        params![item, purge, &at[..10.min(at.len())]],
    )?;
    hide_key(connection, item)
}

/// What people wrote on a record: its tags stay as tombstones.
fn notes(connection: &Connection, item: ItemId, at: &str) -> Result<(), StoreError> {
    for sql in [
        "UPDATE review SET note = NULL WHERE tag IN ({})",
        "UPDATE anchor SET exact = NULL, reason = NULL, decision = COALESCE(decision, 'refused')
         WHERE tag IN ({}) OR item = ?1",
    ] {
        connection.execute(&sql.replace("{}", TAGS), [item])?;
    }
    connection.execute(
        &format!(
            "UPDATE tag SET quote = NULL, page = NULL, quote_checked = 0, note = NULL, reason = 'purged', source = NULL,
                    engine = NULL, start = NULL, end = NULL, prefix = NULL, suffix = NULL, state = 'removed',
                    changed_at = COALESCE(changed_at, ?2) WHERE id IN ({TAGS})"
        ),
        params![item, at],
    )?;
    for sql in ["UPDATE refusal SET exact = '', reason = NULL", "UPDATE notification SET note = NULL"] {
        connection.execute(
            &format!("{sql} WHERE (kind, court, key) = (SELECT kind, court, key FROM item WHERE id = ?1)"),
            [item],
        )?;
    }
    Ok(())
}

/// What pages said of it that could not be read, and messages that had its title.
fn problems(connection: &Connection, item: ItemId) -> Result<(), StoreError> {
    let own = "SELECT v.number AS own FROM version v WHERE v.item = ?1 AND v.number <> ''
               UNION SELECT reference FROM press WHERE item = ?1 UNION SELECT reference FROM sighting WHERE item = ?1";
    let title = "SELECT title FROM version WHERE item = ?1 AND title <> ''
                 UNION SELECT title FROM press WHERE item = ?1 AND title <> ''";
    connection.execute(
        &format!(
            "DELETE FROM problem WHERE record IN ({own})
             OR EXISTS (SELECT 1 FROM ({title}) t WHERE instr(found || ' ' || expected || ' ' || record, t.title) > 0)"
        ),
        [item],
    )?;
    connection.execute(
        &format!(
            "UPDATE run SET message = NULL
             WHERE message IS NOT NULL AND EXISTS (SELECT 1 FROM ({title}) t WHERE instr(message, t.title) > 0)"
        ),
        [item],
    )?;
    Ok(())
}

/// What briefings remember of a record whose key has words: of a press item its reference alone, else nothing.
fn unnumber(connection: &Connection, item: ItemId) -> Result<(), StoreError> {
    let reference = "COALESCE((SELECT reference FROM press WHERE item = ?1), '')";
    for which in [
        format!("briefing_tag SET number = {reference} WHERE tag IN ({TAGS})"),
        format!(
            "briefing_record SET number = {reference}
             WHERE (kind, court, key) = (SELECT kind, court, key FROM item WHERE id = ?1)"
        ),
    ] {
        connection.execute(&format!("UPDATE {which}"), [item])?;
    }
    Ok(())
}

/// The key of a filing is its number, which stays in the tombstone; any other key has words in it, or an address. The
/// number of what is secret or under seal goes too: that there is such a record may be secret itself.
fn hide_key(connection: &Connection, item: ItemId) -> Result<(), StoreError> {
    let (kind, court, key, number, level): (String, String, String, Option<String>, Option<String>) = connection
        .query_row(
            "SELECT i.kind, i.court, i.key, v.number, v.level FROM item i LEFT JOIN version v ON v.item = i.id
             WHERE i.id = ?1",
            [item],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)),
        )?;
    let numbered = number.is_some_and(|number| DocumentNumber::read(&number).is_ok());
    let secret = matches!(level.as_deref(), Some("secret" | "under-seal"));
    let kind = match kind.as_str() {
        "filing" if numbered && !secret => return Ok(()),
        "filing" => "filing",
        "hearing" => "hearing",
        _ => "press",
    };
    let hidden = hidden_key(&NaturalKey { kind, court: court.clone(), key: key.clone() });
    unnumber(connection, item)?;
    for table in KEYED {
        connection.execute(
            &format!("UPDATE {table} SET key = ?4 WHERE kind = ?1 AND court = ?2 AND key = ?3"),
            params![kind, court, key, hidden],
        )?;
    }
    connection.execute("UPDATE item SET key = ?2 WHERE id = ?1", params![item, hidden])?;
    for sql in [
        "UPDATE version SET number = '' WHERE item = ?1",
        "UPDATE OR REPLACE sighting SET reference = 'purged:' || sha256(reference) WHERE item = ?1",
        "UPDATE filing SET base = 'purged:' || sha256(base) WHERE id = (SELECT filing FROM version WHERE item = ?1)
         AND NOT EXISTS (SELECT 1 FROM version v WHERE v.filing = filing.id AND v.item <> ?1)",
    ] {
        connection.execute(sql, [item])?;
    }
    Ok(())
}
