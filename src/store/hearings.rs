//! Sittings.

use rusqlite::{Connection, params};

use super::{ItemId, StoreError};
use crate::model::hearing::{Hearing, HearingStatus};

/// Stores what a source says of a sitting. A weaker source fills gaps only; `moved` and `vacated` are never
/// taken back to `announced` by a page that has not heard of it. The hour stays known where only the day is named.
pub(super) fn save(
    connection: &Connection,
    item: ItemId,
    hearing: &Hearing,
    status: HearingStatus,
    authority: u8,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO hearing (item, case_number, kind, day, starts, ends, zone, room, status, evidence,
                                  url, authority)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT (item) DO UPDATE SET
                case_number = COALESCE(?2, case_number), kind = ?3, day = ?4,
                starts = IIF(length(?5) = 10 AND substr(starts, 1, 10) = ?5, starts, ?5),
                ends = COALESCE(?6, ends), zone = ?7, room = COALESCE(?8, room), status = ?9, evidence = ?10,
                url = COALESCE(?11, url), authority = MAX(authority, ?12)",
        )?
        .execute(params![
            item,
            hearing.case,
            hearing.kind,
            hearing.starts.day,
            hearing.starts.iso(),
            hearing.ends.map(|w| w.iso()),
            hearing.starts.zone.name(),
            hearing.room,
            status.word(),
            hearing.evidence,
            hearing.url,
            authority,
        ])?;
    Ok(())
}

/// Adds what another source says of the same sitting: what was not known, and the words of the weightier source.
pub(super) fn add_to(
    connection: &Connection,
    item: ItemId,
    hearing: &Hearing,
    authority: u8,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE hearing SET
                starts = IIF(length(starts) = 10 AND substr(?3, 1, 10) = starts, ?3, starts),
                ends = COALESCE(ends, ?4), room = COALESCE(room, ?5), case_number = COALESCE(case_number, ?2),
                kind = IIF(?9 > authority, ?6, kind), evidence = IIF(?9 > authority, ?7, evidence),
                url = IIF(?9 > authority, COALESCE(?8, url), COALESCE(url, ?8)), authority = MAX(authority, ?9)
             WHERE item = ?1",
        )?
        .execute(params![
            item,
            hearing.case,
            hearing.starts.iso(),
            hearing.ends.map(|w| w.iso()),
            hearing.room,
            hearing.kind,
            hearing.evidence,
            hearing.url,
            authority,
        ])?;
    Ok(())
}

/// What is stored of a sitting: when it starts and where it stands.
pub(super) fn standing(connection: &Connection, item: ItemId) -> Result<(String, String), StoreError> {
    Ok(connection
        .prepare_cached("SELECT starts, status FROM hearing WHERE item = ?1")?
        .query_row([item], |r| Ok((r.get(0)?, r.get(1)?)))?)
}
