//! Whose words stay inside.

use super::tagged::{CLOSED_PARENT, held_back};
use super::{ItemId, Store, StoreError};

impl Store {
    /// Why the words of a record are not shown to anybody: it is not listed, it is not public, or it is an annex
    /// that is not marked as public itself, of a document that is one of these. `None` where they may be shown.
    pub fn withheld(&self, item: ItemId) -> Result<Option<String>, StoreError> {
        let sql = format!(
            "SELECT i.state, i.reason, v.level, v.classification, COALESCE(v.number, ''), {CLOSED_PARENT}
             FROM item i LEFT JOIN version v ON v.item = i.id LEFT JOIN filing f ON f.id = v.filing WHERE i.id = ?1"
        );
        let why = self.connection.prepare_cached(&sql)?.query_row([item], |r| {
            let (state, reason): (String, Option<String>) = (r.get(0)?, r.get(1)?);
            let (level, printed): (Option<String>, Option<String>) = (r.get(2)?, r.get(3)?);
            let (number, closed_parent): (String, bool) = (r.get(4)?, r.get(5)?);
            let level = level.unwrap_or_else(|| "public".to_owned());
            Ok(held_back(&state, &level, closed_parent, &number).map(|_| match () {
                () if state != "listed" => {
                    reason.unwrap_or_else(|| "its court no longer lists it".to_owned())
                }
                () if level != "public" => {
                    let word = printed.filter(|printed| !printed.is_empty()).unwrap_or(level);
                    format!("it is listed as `{word}`")
                }
                () => "the document that it is annexed to is not public".to_owned(),
            }))
        })?;
        Ok(why)
    }
}
