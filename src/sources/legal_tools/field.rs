//! A value of a document as the database answers it. Nothing is believed of its type.

use serde::Deserialize;
use serde_json::Value;

use crate::parse::text::tidy;
use crate::sources::reading::Row;

/// A value of any type.
#[derive(Deserialize, Default)]
#[serde(untagged)]
pub(super) enum Field {
    #[default]
    Absent,
    Flag(bool),
    Count(u32),
    Text(Box<str>),
    Other(Box<Value>),
}

impl Row {
    /// The words of a field; a problem where it holds none.
    pub(super) fn text(&mut self, field: &Field, name: &str) -> String {
        match field {
            Field::Text(text) => tidy(text),
            Field::Absent => String::new(),
            other => {
                self.problem(&format!("words in `{name}`"), &other.shown(), "stored without it");
                String::new()
            }
        }
    }

    /// Whether a field says yes; a problem where it says neither.
    pub(super) fn flag(&mut self, field: &Field, name: &str) -> Option<bool> {
        match field {
            Field::Flag(flag) => Some(*flag),
            Field::Absent => None,
            other => {
                self.problem(
                    &format!("true or false in `{name}`"),
                    &other.shown(),
                    "closed until a person decides",
                );
                None
            }
        }
    }
}

impl Field {
    /// As it was answered, for a problem.
    pub(super) fn shown(&self) -> String {
        match self {
            Field::Absent => String::new(),
            Field::Flag(flag) => flag.to_string(),
            Field::Count(count) => count.to_string(),
            Field::Text(text) => text.to_string(),
            Field::Other(value) => value.to_string(),
        }
    }

    /// Whether the field was there.
    pub(super) fn is_stated(&self) -> bool {
        !matches!(self, Field::Absent)
    }
}
