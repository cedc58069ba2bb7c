//! Sittings with their history, for calendars and for the duties that a hearing starts.

use std::collections::BTreeMap;

use super::acts::{CLOSED_UNTIL_DECIDED, CLOSING};
use super::filter::{Conditions, Filter};
use super::guard::{TABLES, WITHHELD};
use super::{ItemId, Store, StoreError};
use crate::model::sitting::Sitting;

impl Store {
    /// The sittings that a filter lets through, by day. Vacated ones and those that are not listed are among them.
    pub fn sittings(&self, filter: &Filter) -> Result<Vec<Sitting>, StoreError> {
        let mut all = self.every_sitting()?;
        name_apart(&mut all);
        let mut c = Conditions::new();
        c.common(filter, "i.court", "h.case_number")
            .and("COALESCE(substr(h.ends, 1, 10), h.day) >= ?", filter.since.map(|d| d.to_string()))
            .and("h.day <= ?", filter.until.map(|d| d.to_string()))
            .and("h.kind = ? COLLATE NOCASE", filter.kind.clone());
        let sql = format!("SELECT i.id FROM item i JOIN hearing h ON h.item = i.id{}", c.clause());
        let mut chosen: Vec<ItemId> = self.rows(&sql, &c, |r| r.get(0))?;
        chosen.sort_unstable();
        all.retain(|sitting| chosen.binary_search(&sitting.item).is_ok());
        all.sort_by(|a, b| (&a.starts, &a.court, &a.name).cmp(&(&b.starts, &b.court, &b.name)));
        all.truncate(filter.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX));
        Ok(all)
    }

    fn every_sitting(&self) -> Result<Vec<Sitting>, StoreError> {
        let (moves, acts) = (self.moves()?, self.acts(CLOSING)?);
        let sql = format!(
            "SELECT i.id, i.court, h.case_number, i.key, h.kind, h.starts, h.ends, h.zone, h.room, h.status,
                    h.evidence, h.url, {},
                    i.state = 'quarantined' AND COALESCE(i.cause, '') = 'absent', i.first_seen,
                    (SELECT MAX(at) FROM change WHERE change.item = i.id),
                    (SELECT COUNT(*) FROM change WHERE change.item = i.id AND change.kind <> 'new') + {CLOSED_UNTIL_DECIDED} + (i.purged IS NOT NULL)
             FROM item i JOIN hearing h ON h.item = i.id {TABLES} ORDER BY i.first_seen, i.id",
            *WITHHELD
        );
        self.rows(&sql, &Conditions::new(), |r| {
            let (item, key, starts): (ItemId, String, String) = (r.get(0)?, r.get(3)?, r.get(5)?);
            let history = moves.get(&item).map(Vec::as_slice).unwrap_or_default();
            let done = acts.get(&item).cloned().unwrap_or_default();
            Ok(Sitting {
                item,
                court: r.get(1)?,
                case: r.get(2)?,
                name: key.replace(day(&starts), day(first_announced(&starts, history))),
                kind: r.get(4)?,
                starts,
                ends: r.get(6)?,
                zone: r.get(7)?,
                room: r.get(8)?,
                status: r.get(9)?,
                evidence: r.get(10)?,
                url: r.get(11)?,
                withheld: r.get(12)?,
                missing: r.get(13)?,
                first_seen: r.get(14)?,
                changed: done.or_later(r.get(15)?),
                changes: r.get::<_, u32>(16)? + done.count,
            })
        })
    }

    /// From when to when sittings were moved, the last move first.
    fn moves(&self) -> Result<BTreeMap<ItemId, Vec<(String, String)>>, StoreError> {
        let sql =
            "SELECT item, old, new FROM change WHERE kind = 'moved' AND old IS NOT NULL AND new IS NOT NULL
                   ORDER BY id DESC";
        let rows: Vec<(ItemId, String, String)> =
            self.rows(sql, &Conditions::new(), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        let mut moves: BTreeMap<ItemId, Vec<(String, String)>> = BTreeMap::new();
        for (item, old, new) in rows {
            moves.entry(item).or_default().push((old, new));
        }
        Ok(moves)
    }
}

fn day(starts: &str) -> &str {
    starts.get(..10).unwrap_or(starts)
}

/// When it was to begin at first. A move of its end alone is passed over.
fn first_announced<'a>(starts: &'a str, moves: &'a [(String, String)]) -> &'a str {
    let mut now = starts;
    for (old, new) in moves {
        let filled = new.len() == 10 && day(now) == new; // the hour became known after the move
        if new == now || filled {
            now = old;
        }
    }
    now
}

/// A sitting that was announced for a day from which another had been moved away bears the other's first name: the one
/// that was seen later is counted.
fn name_apart(sittings: &mut [Sitting]) {
    let mut met: BTreeMap<(String, String), u32> = BTreeMap::new();
    for sitting in sittings {
        let times = met.entry((sitting.court.clone(), sitting.name.clone())).or_default();
        *times += 1;
        if *times > 1 {
            sitting.name = format!("{} #{times}", sitting.name);
        }
    }
}
