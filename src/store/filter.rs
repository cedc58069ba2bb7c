//! What a list is limited to, as conditions with bound values: nothing a person types is pasted into SQL.

use rusqlite::types::Value;

use crate::model::moment::Day;

/// What a list is limited to. The same words mean the same in every command.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Court slug.
    pub court: Option<String>,
    /// Case number, or the beginning of it.
    pub case: Option<String>,
    /// First day.
    pub since: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Slugs of a concern and of those merged into it; empty: any.
    pub concerns: Vec<String>,
    /// Sort of document, press item or change.
    pub kind: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// At most so many.
    pub limit: Option<u64>,
    /// Of tags only those that were confirmed.
    pub confirmed: bool,
    /// Ids of tags that are not to be seen: those of other coders while a round is open.
    pub unseen: Vec<String>,
}

impl Filter {
    /// The unseen tags as a JSON array, to bind; `None` where there are none.
    pub(super) fn unseen(&self) -> Option<String> {
        (!self.unseen.is_empty()).then(|| serde_json::Value::from(self.unseen.clone()).to_string())
    }
}

/// A WHERE clause in the making: conditions with bound values, never pasted ones.
pub(super) struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Filter {
    /// Whether it lets a concern through.
    pub fn wants(&self, concern: &str) -> bool {
        self.concerns.is_empty() || self.concerns.iter().any(|slug| slug == concern)
    }
}

impl Conditions {
    pub(super) fn new() -> Self {
        Conditions { sql: Vec::new(), values: Vec::new() }
    }

    /// Adds a condition in which `?` stands for the value.
    pub(super) fn and(&mut self, condition: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.values.push(value.into());
            self.sql.push(condition.replace('?', &format!("?{}", self.values.len())));
        }
        self
    }

    /// Court and case, which mean the same in every list.
    pub(super) fn common(&mut self, filter: &Filter, court: &str, case: &str) -> &mut Self {
        self.and(&format!("{court} = ?"), filter.court.clone());
        let case_is = "(%s = ? COLLATE NOCASE OR %s LIKE ? || '-%' OR %s LIKE ? || '/%')".replace("%s", case);
        self.and(&case_is, filter.case.clone())
    }

    /// First and last day of a column that holds days.
    pub(super) fn days(&mut self, column: &str, filter: &Filter) -> &mut Self {
        self.and(&format!("{column} >= ?"), filter.since.map(|d| d.to_string()));
        self.and(&format!("{column} <= ?"), filter.until.map(|d| d.to_string()))
    }

    /// First and last day of a column that holds instants: one on the last day is still within it.
    pub(super) fn instants(&mut self, column: &str, filter: &Filter) -> &mut Self {
        let after = filter.until.and_then(|d| d.succ_opt());
        self.and(&format!("{column} >= ?"), filter.since.map(|d| d.to_string()));
        self.and(&format!("{column} < ?"), after.map(|d| d.to_string()))
    }

    /// Without the tags that are not to be seen; `id` is the column of a tag's id.
    pub(super) fn seen(&mut self, filter: &Filter, id: &str) -> &mut Self {
        self.and(&format!("{id} NOT IN (SELECT value FROM json_each(?))"), filter.unseen())
    }

    /// One of the concerns, where some are asked for.
    pub(super) fn concerns(&mut self, condition: &str, filter: &Filter) -> &mut Self {
        let slugs = (!filter.concerns.is_empty()).then(|| serde_json::json!(filter.concerns).to_string());
        self.and(&condition.replace("= ?", "IN (SELECT value FROM json_each(?))"), slugs)
    }

    /// The values in the order of their places.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }

    pub(super) fn clause(&self) -> String {
        if self.sql.is_empty() { String::new() } else { format!(" WHERE {}", self.sql.join(" AND ")) }
    }
}

pub(super) fn limit(filter: &Filter) -> String {
    filter.limit.map(|n| format!(" LIMIT {n}")).unwrap_or_default()
}
