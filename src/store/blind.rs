//! Whose tags a coder may not see yet.

use super::{Store, StoreError};
use crate::model::person::same_person;

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Eyes {
    /// A person who was named: by `--by`, or by the configuration.
    Named(String),
    /// Somebody of whom only the name of the login is known, if that.
    Login(Option<String>),
}

impl Eyes {
    /// The name that is known.
    pub fn name(&self) -> Option<&str> {
        match self {
            Eyes::Named(name) => Some(name),
            Eyes::Login(name) => name.as_deref(),
        }
    }
}

/// What is withheld from a person: the other coders' tags on the records of the open rounds in which they code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blind {
    /// Ids of the tags.
    pub tags: Vec<String>,
    /// The rounds, by name.
    pub rounds: Vec<String>,
    /// Nobody said who looks, and the login is no coder of one of these rounds: they may be any of its coders.
    pub unnamed: bool,
}

impl Store {
    /// The one place that decides what a coder sees: until every coder of a round is done, none of them is shown
    /// the others' tags on its records. Who is known by a login alone that is no coder's is shown no coder's; who was
    /// named and is no coder sees all.
    pub fn blind(&self, eyes: &Eyes) -> Result<Blind, StoreError> {
        let mut blind = Blind::default();
        for round in self.rounds()?.into_iter().filter(|round| round.closed.is_none()) {
            let codes = eyes.name().is_some_and(|name| round.coder(name).is_some());
            if !codes && matches!(eyes, Eyes::Named(_)) {
                continue;
            }
            let own = |by: &str| codes && eyes.name().is_some_and(|name| same_person(by, name));
            let mut statement = self.connection.prepare_cached(
                "SELECT DISTINCT t.id, t.by FROM assignment a
                 JOIN tag t ON t.kind = a.kind AND t.court = a.court AND t.key = a.key
                 WHERE a.round = ?1 ORDER BY t.id",
            )?;
            let mut rows = statement.query([&round.id])?;
            while let Some(row) = rows.next()? {
                let by: String = row.get(1)?;
                if !own(&by) && round.coder(&by).is_some() {
                    blind.tags.push(row.get(0)?);
                }
            }
            blind.unnamed |= !codes;
            blind.rounds.push(round.name);
        }
        Ok(blind)
    }
}
