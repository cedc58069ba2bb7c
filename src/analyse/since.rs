//! What has changed since an earlier briefing.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::briefed::{Briefed, BriefedTag};

/// What became of a tag that an earlier briefing showed and this one does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Its record may not be shown any more.
    Withheld,
    /// It was rejected or taken back.
    TakenBack,
    /// It is no longer confirmed.
    Unconfirmed,
    /// It lies outside what this briefing was limited to.
    Elsewhere,
}

/// What has changed, by the numbers of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// New tags: number and concern.
    pub new: BTreeSet<(String, String)>,
    /// Records that were cited and may not be shown any more.
    pub withdrawn: BTreeSet<String>,
    /// How many of these have a number that may not be shown either.
    pub unnamed: usize,
    /// Tags whose words are others now.
    pub reanchored: BTreeSet<(String, String)>,
    /// Tags that were reviewed again, with the concern before where it changed.
    pub rereviewed: BTreeSet<(String, String)>,
    /// Tags that were confirmed and are not.
    pub unconfirmed: BTreeSet<(String, String)>,
    /// Tags that were rejected or taken back.
    pub taken_back: BTreeSet<(String, String)>,
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }
}

/// Compares what two briefings were made of. `absence` says what became of a tag that only the earlier one shows.
/// Which records were withdrawn is for the caller to add.
pub fn changes(then: &Briefed, now: &Briefed, absence: impl Fn(&BriefedTag) -> Absence) -> Changes {
    let mut changes = Changes::default();
    let current: BTreeMap<&str, &BriefedTag> = now.tags.iter().map(|tag| (tag.tag.as_str(), tag)).collect();
    let before: BTreeSet<&str> = then.tags.iter().map(|tag| tag.tag.as_str()).collect();
    let pair = |tag: &BriefedTag| (tag.number.clone(), tag.concern.clone());
    for tag in now.tags.iter().filter(|tag| !before.contains(tag.tag.as_str())) {
        changes.new.insert(pair(tag));
    }
    for tag in &then.tags {
        let Some(now) = current.get(tag.tag.as_str()) else {
            match absence(tag) {
                Absence::Withheld | Absence::Elsewhere => {}
                Absence::TakenBack => drop(changes.taken_back.insert(pair(tag))),
                Absence::Unconfirmed => drop(changes.unconfirmed.insert(pair(tag))),
            }
            continue;
        };
        if tag.confirmed && !now.confirmed {
            changes.unconfirmed.insert(pair(now));
        } else if tag.reviewed != now.reviewed || tag.concern != now.concern {
            let concern = if tag.concern == now.concern {
                now.concern.clone()
            } else {
                format!("{} → {}", tag.concern, now.concern)
            };
            changes.rereviewed.insert((now.number.clone(), concern));
        }
        if tag.words != now.words {
            changes.reanchored.insert(pair(now));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(id: &str, confirmed: bool, words: &str, reviewed: &str) -> BriefedTag {
        BriefedTag {
            tag: id.to_owned(),
            concern: "delay".to_owned(),
            confirmed,
            number: format!("N-{id}"),
            words: Some(words.to_owned()),
            reviewed: Some(reviewed.to_owned()),
        }
    }

    #[test]
    fn each_change_is_told_once() {
        let then = Briefed {
            tags: vec![
                tag("1", true, "a", "x"),
                tag("2", true, "a", "x"),
                tag("3", true, "a", "x"),
                tag("4", true, "a", "x"),
            ],
            records: Vec::new(),
        };
        let mut changed = tag("3", true, "b", "y");
        changed.concern = "detention".to_owned();
        let now = Briefed {
            tags: vec![
                tag("1", true, "a", "x"),
                tag("2", false, "a", "x"),
                changed,
                tag("5", true, "a", "x"),
            ],
            records: Vec::new(),
        };
        let found = changes(&then, &now, |_| Absence::TakenBack);
        let one = |id: &str, concern: &str| BTreeSet::from([(format!("N-{id}"), concern.to_owned())]);
        let expected = Changes {
            new: one("5", "delay"),
            reanchored: one("3", "detention"),
            rereviewed: one("3", "delay → detention"),
            unconfirmed: one("2", "delay"),
            taken_back: one("4", "delay"),
            ..Changes::default()
        };
        assert_eq!(found, expected);
        assert!(changes(&then, &then, |_| Absence::Elsewhere).is_empty());
    }
}
