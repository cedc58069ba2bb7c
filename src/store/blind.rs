//! Whose tags a coder may not see yet.

use super::{Store, StoreError};
use crate::model::person::same_person;

/// What is withheld from a person: the other coders' tags on the records of the open rounds in which they code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blind {
    /// Ids of the tags.
    pub tags: Vec<String>,
    /// The rounds, by name.
    pub rounds: Vec<String>,
}

impl Store {
    /// The one place that decides what a coder sees: until every coder of a round is done, none of them is shown
    /// the others' tags on its records. `eyes` is who looks; nobody named is no coder.
    pub fn blind(&self, eyes: Option<&str>) -> Result<Blind, StoreError> {
        let mut blind = Blind::default();
        let Some(eyes) = eyes else { return Ok(blind) };
        let open = self.rounds()?.into_iter().filter(|round| round.closed.is_none());
        for round in open.filter(|round| round.coder(eyes).is_some()) {
            let mut statement = self.connection.prepare_cached(
                "SELECT DISTINCT t.id, t.by FROM assignment a
                 JOIN tag t ON t.kind = a.kind AND t.court = a.court AND t.key = a.key
                 WHERE a.round = ?1 ORDER BY t.id",
            )?;
            let mut rows = statement.query([&round.id])?;
            while let Some(row) = rows.next()? {
                let by: String = row.get(1)?;
                if !same_person(&by, eyes) && round.coder(&by).is_some() {
                    blind.tags.push(row.get(0)?);
                }
            }
            blind.rounds.push(round.name);
        }
        Ok(blind)
    }
}
