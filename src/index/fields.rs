//! What a document of the index is made of: one a page of text, or one for a record without.

use std::collections::BTreeSet;

use chrono::Datelike;
use tantivy::schema::document::OwnedValue;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::analyser::{NAME, signed};
use super::page::Held;
use super::words::Tongue;
use crate::model::fold::fold;
use crate::model::language::guess;
use crate::model::moment::Day;
use crate::model::search::IndexedRecord;

/// Changes with every change of what is indexed or how words are taken apart: an index of another version is made
/// anew.
pub const VERSION: &str = "3";

/// How much of a text its language is told by, in bytes, where its record does not say it.
const LOOK: usize = 1200;

/// The fields.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Row id of the item.
    pub item: Field,
    /// The page; 0 where there is no text.
    pub page: Field,
    /// Days since the beginning of our era.
    pub date: Field,
    /// The words of the page.
    pub text: Field,
    /// Number, title, name of the case, who filed it: on every page, so that a word of the title and one of the text
    /// are found together.
    pub head: Field,
    /// The record's own numbers and references.
    pub number: Field,
    /// The number that all versions of a filing share.
    pub family: Field,
    /// Court slug.
    pub court: Field,
    /// The case.
    pub case: Field,
    /// The case and what it belongs to, to choose by.
    pub within: Field,
    /// The sort, as printed.
    pub kind: Field,
    /// The sort, to choose by.
    pub sort: Field,
    /// ISO 639-1.
    pub language: Field,
    /// Concerns.
    pub concern: Field,
}

impl Fields {
    /// The schema with its fields.
    pub fn schema() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        let words = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(NAME)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let fields = Fields {
            item: schema.add_u64_field("item", INDEXED | FAST),
            page: schema.add_u64_field("page", FAST),
            date: schema.add_i64_field("date", FAST),
            text: schema.add_text_field("text", words.clone()),
            head: schema.add_text_field("head", words),
            number: schema.add_text_field("number", STRING),
            family: schema.add_text_field("family", STRING),
            court: schema.add_text_field("court", STRING | FAST),
            case: schema.add_text_field("case", STRING | FAST),
            within: schema.add_text_field("within", STRING),
            kind: schema.add_text_field("kind", STRING | FAST),
            sort: schema.add_text_field("sort", STRING),
            language: schema.add_text_field("language", STRING),
            concern: schema.add_text_field("concern", STRING | FAST),
        };
        (schema.build(), fields)
    }

    /// What every page of a record holds, and what each holds besides.
    pub fn pages(&self, record: &IndexedRecord) -> (Vec<Held>, Vec<Vec<Held>>) {
        let first = record.pages.first().map(|(_, text)| text.as_str()).unwrap_or_default();
        let language =
            record.language.clone().or_else(|| guess(first, LOOK)).or_else(|| guess(&record.title, LOOK));
        let tongue = language.as_deref().map_or(Tongue::Other, Tongue::of);
        let nothing = [(0, String::new())];
        let pages: &[(u32, String)] = if record.pages.is_empty() { &nothing } else { &record.pages };
        let page = |(number, text): &(u32, String)| {
            let text = (!text.is_empty()).then(|| (self.text, OwnedValue::Str(signed(text, tongue))));
            let number = (self.page, OwnedValue::U64(u64::from(*number)));
            [Some(number), text].into_iter().flatten().collect()
        };
        (self.common(record, language.as_deref(), tongue), pages.iter().map(page).collect())
    }

    fn common(&self, record: &IndexedRecord, language: Option<&str>, tongue: Tongue) -> Vec<Held> {
        let mut all = vec![(self.item, OwnedValue::U64(u64::try_from(record.item).unwrap_or_default()))];
        all.extend(record.date.map(|date| (self.date, OwnedValue::I64(day_number(date)))));
        let head = [
            record.number.as_deref(),
            Some(&record.title),
            record.case_name.as_deref(),
            Some(&record.people),
        ];
        let head: Vec<&str> = head.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let mut add = |field: Field, text: String| all.push((field, OwnedValue::Str(text)));
        add(self.head, signed(&head.join(" \n"), tongue));
        record.names().into_iter().for_each(|name| add(self.number, name));
        if let Some(base) = &record.base {
            add(self.family, name_spelt(base));
        }
        add(self.court, record.court.clone());
        if let Some(case) = &record.case {
            add(self.case, case.clone());
            within(case).for_each(|whole| add(self.within, whole));
        } else if let Some(name) = &record.case_name {
            add(self.case, called(&record.court, name));
            add(self.within, called(&record.court, name));
        }
        add(self.kind, record.kind.clone());
        add(self.sort, record.kind.to_ascii_lowercase());
        if let Some(language) = language {
            add(self.language, language.to_owned());
        }
        record.concerns.iter().for_each(|concern| add(self.concern, concern.clone()));
        all
    }
}

impl IndexedRecord {
    /// Under which it is found as a whole, in one spelling.
    fn names(&self) -> BTreeSet<String> {
        let names = [Some(&self.key), self.number.as_ref()];
        names.into_iter().flatten().map(|name| name_spelt(name)).collect()
    }
}

/// The one spelling of a number, reference or address.
pub fn name_spelt(name: &str) -> String {
    fold(name.trim())
}

/// A case that has no number here, only a name.
pub fn called(court: &str, name: &str) -> String {
    format!("{court}\n{name}")
}

/// A case and everything it belongs to, in lower case: of `ICC-01/21-01/25` that, `icc-01/21-01`, `icc-01/21`, …
fn within(case: &str) -> impl Iterator<Item = String> {
    let case = case.to_ascii_lowercase();
    let mut ends: Vec<usize> = case.match_indices(['-', '/']).map(|(at, _)| at).collect();
    ends.push(case.len());
    ends.into_iter().map(move |end| case[..end].to_owned())
}

/// Days since the beginning of our era.
pub fn day_number(day: Day) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The year of such a day.
pub fn year_of(day: i64) -> Option<i32> {
    Day::from_num_days_from_ce_opt(i32::try_from(day).ok()?).map(|day| day.year())
}
