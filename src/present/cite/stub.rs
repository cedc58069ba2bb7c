//! Stand-in until citations are here.
#![allow(missing_docs)]
use super::{Cited, House, Pinpoint};
use crate::model::cited::CitedRecord;
use crate::present::document::Run;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority(pub CitedRecord);

#[derive(Debug, Clone, Default)]
pub struct Names;

impl Authority {
    pub fn of(record: &CitedRecord, _names: &Names) -> Authority {
        Authority(record.clone())
    }
}

pub fn cite(authority: &Authority, pinpoint: &Pinpoint, _house: House) -> Cited {
    let mut text = format!("{} ({})", authority.0.title, authority.0.number);
    if !pinpoint.paragraphs.is_empty() {
        text.push_str(&format!(" [{}]", pinpoint.paragraphs.join("], [")));
    } else if let Some(page) = &pinpoint.page {
        text.push_str(&format!(" {page}"));
    }
    Cited { runs: vec![Run::plain(text)], remarks: Vec::new() }
}

pub struct Notes {
    house: House,
    notes: Vec<Vec<Run>>,
}

impl Notes {
    pub fn new(house: House) -> Notes {
        Notes { house, notes: Vec::new() }
    }
    pub fn add(&mut self, cited: &[(Authority, Pinpoint)]) -> usize {
        let runs = cited.iter().flat_map(|(a, p)| cite(a, p, self.house).runs).collect();
        self.notes.push(runs);
        self.notes.len()
    }
    pub fn finish(self) -> (Vec<Vec<Run>>, Vec<String>) {
        (self.notes, Vec::new())
    }
}
