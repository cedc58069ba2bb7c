//! Sittings still to come.

use rusqlite::types::Value;

use super::filter::{Conditions, Filter};
use super::{ItemId, Store, StoreError};
use crate::model::moment::Day;

/// A sitting that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The record.
    pub item: ItemId,
    /// Court slug.
    pub court: String,
    /// Case number.
    pub case: Option<String>,
    /// When it begins, in the court's time.
    pub starts: String,
    /// What sort of sitting.
    pub kind: String,
    /// The courtroom.
    pub room: Option<String>,
    /// `announced`, `held` or `moved`.
    pub status: String,
    /// Where it was read.
    pub url: Option<String>,
}

impl Store {
    /// The sittings from a day on that were not vacated, of a court (and of a case, or all that begin so), by day.
    pub fn sittings_ahead(&self, from: Day, filter: &Filter) -> Result<Vec<Ahead>, StoreError> {
        let mut c = Conditions::new();
        c.common(filter, "i.court", "h.case_number")
            .and("COALESCE(substr(h.ends, 1, 10), h.day) >= ?", Some(from.to_string()))
            .and("h.status <> ?", Some(Value::from("vacated".to_owned())));
        let sql = format!(
            "SELECT i.id, i.court, h.case_number, h.starts, h.kind, h.room, h.status, h.url
             FROM item i JOIN hearing h ON h.item = i.id{} ORDER BY h.starts, i.court, i.key",
            c.clause()
        );
        self.rows(&sql, &c, |r| {
            Ok(Ahead {
                item: r.get(0)?,
                court: r.get(1)?,
                case: r.get(2)?,
                starts: r.get(3)?,
                kind: r.get(4)?,
                room: r.get(5)?,
                status: r.get(6)?,
                url: r.get(7)?,
            })
        })
    }
}
