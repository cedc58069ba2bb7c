//! Press items.

use rusqlite::{Connection, OptionalExtension, params};

use super::{ItemId, StoreError};
use crate::model::press::Press;

/// The text that is stored of an item.
pub(super) fn body(connection: &Connection, item: ItemId) -> Result<Option<String>, StoreError> {
    let body: Option<Option<String>> = connection
        .prepare_cached("SELECT body FROM press WHERE item = ?1")?
        .query_row([item], |r| r.get(0))
        .optional()?;
    Ok(body.flatten())
}

/// Stores what a source says of an item; what it is silent on keeps its value.
pub(super) fn save(
    connection: &Connection,
    item: ItemId,
    press: &Press,
    authority: u8,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO press (item, reference, date, type, title, url, body, case_name, authority)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (item) DO UPDATE SET
                reference = COALESCE(?2, reference), date = COALESCE(?3, date),
                type = IIF(?7 IS NOT NULL OR type = '', ?4, type), title = IIF(?5 <> '', ?5, title),
                body = COALESCE(?7, body), case_name = COALESCE(?8, case_name),
                authority = MAX(authority, ?9)
             WHERE ?9 >= authority",
        )?
        .execute(params![
            item,
            press.reference,
            press.date,
            press.kind,
            press.title,
            press.url,
            press.body,
            press.case,
            authority,
        ])?;
    Ok(())
}
