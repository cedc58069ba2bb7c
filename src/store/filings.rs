//! Filings and their versions.

use rusqlite::{Connection, OptionalExtension, params};

use super::{ItemId, StoreError};
use crate::model::classification::{Classification, Level};
use crate::model::filing::Filing;

/// The family of a version: its base number, or the number as printed where it cannot be read.
fn base(filing: &Filing, key: &str) -> String {
    match &filing.number {
        Some(number) if number.is_filing() => number.base().to_owned(),
        _ => key.to_owned(),
    }
}

fn case_number(filing: &Filing) -> Option<&str> {
    filing.number.as_ref().map(crate::model::number::DocumentNumber::case).or(filing.case.as_deref())
}

fn family(connection: &Connection, filing: &Filing, key: &str) -> Result<i64, StoreError> {
    let base = base(filing, key);
    let known: Option<(i64, Option<String>, Option<String>)> = connection
        .prepare_cached("SELECT id, case_number, case_name FROM filing WHERE court = ?1 AND base = ?2")?
        .query_row(params![filing.court.slug, base], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let case = case_number(filing);
    let Some((id, old_case, old_name)) = known else {
        connection
            .prepare_cached(
                "INSERT INTO filing (court, base, case_number, case_name) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![filing.court.slug, base, case, filing.case_name])?;
        return Ok(connection.last_insert_rowid());
    };
    if (old_case.is_none() && case.is_some()) || (old_name.is_none() && filing.case_name.is_some()) {
        connection.execute(
            "UPDATE filing SET case_number = COALESCE(case_number, ?2), case_name = COALESCE(case_name, ?3)
             WHERE id = ?1",
            params![id, case, filing.case_name],
        )?;
    }
    Ok(id)
}

/// The word a level is stored under.
pub(super) fn level_word(level: Level) -> &'static str {
    match level {
        Level::Public => "public",
        Level::Confidential => "confidential",
        Level::ExParte => "ex-parte",
        Level::UnderSeal => "under-seal",
        Level::Secret => "secret",
        Level::Withdrawn => "withdrawn",
        Level::Unread => "unread",
    }
}

/// What a source says of a version.
struct Row<'a> {
    item: ItemId,
    family: i64,
    filing: &'a Filing,
    authority: u8,
}

impl Row<'_> {
    /// Runs a statement whose parameters are these, in the order of the columns.
    fn write(&self, connection: &Connection, sql: &str) -> Result<(), StoreError> {
        let Row { item, family, filing, authority } = self;
        connection.prepare_cached(sql)?.execute(params![
            item,
            family,
            filing.printed,
            filing.title,
            filing.kind.word(),
            filing.party,
            filing.chamber,
            filing.language.as_ref().map(crate::model::language::Language::code),
            level_word(filing.classification.level),
            filing.classification.printed,
            filing.face,
            filing.registered,
            filing.listed,
            filing.pages,
            filing.page_url,
            authority,
        ])?;
        Ok(())
    }
}

pub(super) fn insert(
    connection: &Connection,
    item: ItemId,
    key: &str,
    filing: &Filing,
    authority: u8,
) -> Result<(), StoreError> {
    let row = Row { item, family: family(connection, filing, key)?, filing, authority };
    row.write(
        connection,
        "INSERT INTO version (item, filing, number, title, type, party, chamber, language, level,
                                  classification, face, registered, listed, pages, page_url, authority)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    documents(connection, item, filing)
}

/// Takes over what this source says: all of it where its word is the weightier, else what was not known.
/// A field that the source is silent on keeps its value.
pub(super) fn update(
    connection: &Connection,
    item: ItemId,
    key: &str,
    filing: &Filing,
    authority: u8,
) -> Result<(), StoreError> {
    let row = Row { item, family: family(connection, filing, key)?, filing, authority };
    row.write(
        connection,
        "UPDATE version SET filing = ?2,
                number = IIF(?16 >= authority AND ?3 <> '', ?3, number),
                title = IIF(?16 >= authority AND ?4 <> '', ?4, title),
                type = IIF((?16 >= authority OR type = '') AND ?5 <> '', ?5, type),
                party = IIF(?16 >= authority, COALESCE(?6, party), COALESCE(party, ?6)),
                chamber = IIF(?16 >= authority, COALESCE(?7, chamber), COALESCE(chamber, ?7)),
                language = IIF(?16 >= authority, COALESCE(?8, language), COALESCE(language, ?8)),
                level = ?9, classification = ?10,
                face = IIF(?16 >= authority, COALESCE(?11, face), COALESCE(face, ?11)),
                registered = IIF(?16 >= authority, COALESCE(?12, registered), COALESCE(registered, ?12)),
                listed = IIF(?16 >= authority, COALESCE(?13, listed), COALESCE(listed, ?13)),
                pages = IIF(?16 >= authority, COALESCE(?14, pages), COALESCE(pages, ?14)),
                page_url = IIF(?16 >= authority, COALESCE(?15, page_url), COALESCE(page_url, ?15)),
                authority = MAX(authority, ?16)
             WHERE item = ?1",
    )?;
    documents(connection, item, filing)
}

fn documents(connection: &Connection, item: ItemId, filing: &Filing) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare_cached("INSERT OR IGNORE INTO document (item, url) VALUES (?1, ?2)")?;
    for url in &filing.documents {
        statement.execute(params![item, url])?;
    }
    Ok(())
}

/// The classification that is stored now.
pub(super) fn classification(connection: &Connection, item: ItemId) -> Result<Classification, StoreError> {
    let (level, printed): (String, String) = connection
        .prepare_cached("SELECT level, classification FROM version WHERE item = ?1")?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(Classification { level: level_of(&level), printed })
}

pub(super) fn level_of(word: &str) -> Level {
    [Level::Public, Level::Confidential, Level::ExParte, Level::UnderSeal, Level::Secret, Level::Withdrawn]
        .into_iter()
        .find(|l| level_word(*l) == word)
        .unwrap_or(Level::Unread)
}
