//! The fields that filings of every court have: each value is read, or a problem says that it was not.

use crate::model::{
    filing::{Filing, FilingKind},
    language::Language,
    moment::Day,
    number::{DocumentNumber, Refusal},
    record::Record,
};
use crate::parse::dates::{DateForm, day};
use crate::sources::reading::{Reading, Row};

/// The language that the number of a filing names, where it names one.
pub(super) fn numbered_language(filing: &Filing) -> Option<Language> {
    let parts = filing.number.as_ref()?.parts();
    let one = parts.language.as_ref().filter(|_| parts.languages.len() < 2)?;
    Language::read(one.code())
}

impl Reading {
    /// Adds a filing; gives its reference where it is new. Without a reference nothing can tell it from
    /// others, and it is left out. A filing without a number that can be read is told apart by its reference.
    pub(super) fn file(
        &mut self,
        mut row: Row,
        reference: Option<String>,
        mut filing: Filing,
    ) -> Option<String> {
        let Some(reference) = reference else {
            row.problem("an address or a number", &filing.title, "left out");
            self.drop(row);
            return None;
        };
        if filing.number.is_none() && filing.distinction.is_none() {
            filing.distinction = Some(reference.clone());
        }
        // a clone has no spare room in its strings: of 50,000 rows that is 20 MB
        let exact = Box::new(filing.clone());
        drop(filing);
        self.add(row, &reference, Record::Filing(exact)).then_some(reference)
    }
}

impl Row {
    /// A date in the form that its source prints.
    pub(super) fn day(&mut self, printed: &str, form: DateForm) -> Option<Day> {
        match day(printed, form) {
            Ok(day) => Some(day),
            Err(why) => {
                self.problem(form.words(), &why.to_string(), "stored without this date");
                None
            }
        }
    }

    /// A date that every row has.
    pub(super) fn needed_day(&mut self, printed: &str, form: DateForm) -> Option<Day> {
        let day = self.day(printed, form);
        if day.is_none() {
            self.poor();
        }
        day
    }

    /// The sort of document. Empty is unstated.
    pub(super) fn kind(&mut self, printed: &str) -> FilingKind {
        let kind = FilingKind::read(printed);
        if matches!(kind, FilingKind::Unrecognised(_)) {
            let effect = "stored with the type as printed; left out of counts by type";
            self.problem("a type that this adapter knows", printed, effect);
        }
        kind
    }

    /// The language of a document. Empty is unstated.
    pub(super) fn language(&mut self, printed: &str) -> Option<Language> {
        let language = Language::read(printed);
        if language.is_none() && !printed.is_empty() {
            self.problem("a language that this adapter knows", printed, "stored without a language");
        }
        language
    }

    /// Puts a number that was read into a filing, with the case that it names.
    pub(super) fn number(&mut self, filing: &mut Filing, read: Result<DocumentNumber, Refusal>) {
        match read {
            Ok(number) => {
                if let Some(mended) = number.repaired() {
                    let effect = format!("read as `{}`, shown as printed", number.canonical());
                    self.problem("a number as its court spells it", mended, &effect);
                }
                if filing.case.is_none() && !number.case().is_empty() {
                    filing.case = Some(number.case().to_owned());
                }
                filing.number = Some(number);
            }
            Err(why) => {
                self.lacks("a document number", &why.to_string(), "stored with the number as printed");
            }
        }
    }

    /// A title, which every row has.
    pub(super) fn title(&mut self, printed: &str) {
        if printed.is_empty() {
            self.lacks("a title", "", "stored without a title");
        }
    }
}
