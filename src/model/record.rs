//! What an adapter reads off a page.

use crate::model::{filing::Filing, hearing::Hearing, moment::Day, press::Press};

/// One record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A version of a filing.
    Filing(Box<Filing>),
    /// A sitting.
    Hearing(Box<Hearing>),
    /// An item of news.
    Press(Box<Press>),
}

impl From<Filing> for Record {
    fn from(filing: Filing) -> Self {
        Record::Filing(Box::new(filing))
    }
}

impl From<Hearing> for Record {
    fn from(hearing: Hearing) -> Self {
        Record::Hearing(Box::new(hearing))
    }
}

impl From<Press> for Record {
    fn from(press: Press) -> Self {
        Record::Press(Box::new(press))
    }
}

/// A record as one source lists it in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The source's own identity of the row (slug, document id, address): unique within its listing, the
    /// same in every run.
    pub reference: String,
    /// Where on the page: `row 14`.
    pub place: String,
    /// The record.
    pub record: Record,
}

impl Listed {
    /// The date a reader would give the record.
    pub fn date(&self) -> Option<Day> {
        match &self.record {
            Record::Filing(filing) => filing.date(),
            Record::Hearing(hearing) => Some(hearing.starts.day),
            Record::Press(press) => press.date,
        }
    }
}
