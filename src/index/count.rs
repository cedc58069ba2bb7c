//! How many records answer a question, by their properties.

use std::collections::{BTreeMap, HashMap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::fields::year_of;
use crate::model::search::{Counts, Facets};

/// The properties in words: court, case, sort, concern.
const PROPERTIES: [&str; 4] = ["court", "case", "kind", "concern"];

/// Counts them. The pages of a record lie one after the other in one part of the index.
pub struct Count;

/// In one part of the index.
pub struct CountOfSegment {
    items: Column<u64>,
    dates: Column<i64>,
    properties: [Option<StrColumn>; 4],
    last: Option<u64>,
    records: u64,
    counts: [HashMap<u64, u64>; 4],
    years: BTreeMap<i32, u64>,
}

/// What was counted in one part.
type Part = (u64, [BTreeMap<String, u64>; 4], BTreeMap<i32, u64>);

impl SegmentCollector for CountOfSegment {
    type Fruit = Part;

    fn collect(&mut self, doc: DocId, _: Score) {
        let item = self.items.first(doc);
        if item == self.last {
            return;
        }
        self.last = item;
        self.records += 1;
        for (counts, column) in self.counts.iter_mut().zip(&self.properties) {
            for ord in column.iter().flat_map(|column| column.ords().values_for_doc(doc)) {
                *counts.entry(ord).or_default() += 1;
            }
        }
        if let Some(year) = self.dates.first(doc).and_then(year_of) {
            *self.years.entry(year).or_default() += 1;
        }
    }

    fn harvest(self) -> Part {
        let mut named: [BTreeMap<String, u64>; 4] = Default::default();
        for ((counts, column), named) in self.counts.iter().zip(&self.properties).zip(&mut named) {
            for (ord, count) in counts {
                let mut name = String::new();
                if column.as_ref().is_some_and(|column| column.ord_to_str(*ord, &mut name).unwrap_or(false)) {
                    named.insert(name, *count);
                }
            }
        }
        (self.records, named, self.years)
    }
}

impl Collector for Count {
    type Fruit = Facets;
    type Child = CountOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<CountOfSegment> {
        let fast = reader.fast_fields();
        let mut properties: [Option<StrColumn>; 4] = Default::default();
        for (column, name) in properties.iter_mut().zip(PROPERTIES) {
            *column = fast.str(name)?;
        }
        Ok(CountOfSegment {
            items: fast.u64("item")?,
            dates: fast.i64("date")?,
            properties,
            last: None,
            records: 0,
            counts: Default::default(),
            years: BTreeMap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Part>) -> tantivy::Result<Facets> {
        let mut records = 0;
        let mut named: [BTreeMap<String, u64>; 4] = Default::default();
        let mut years: BTreeMap<String, u64> = BTreeMap::new();
        for (of_part, counts, part_years) in parts {
            records += of_part;
            for (named, counts) in named.iter_mut().zip(counts) {
                for (name, count) in counts {
                    *named.entry(name).or_default() += count;
                }
            }
            for (year, count) in part_years {
                *years.entry(year.to_string()).or_default() += count;
            }
        }
        let [court, case, kind, concern] = named.map(most_first);
        Ok(Facets { records, court, case, kind, year: most_first(years), concern })
    }
}

fn most_first(counts: BTreeMap<String, u64>) -> Counts {
    let mut counts: Counts = counts.into_iter().filter(|(name, _)| !name.is_empty()).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
