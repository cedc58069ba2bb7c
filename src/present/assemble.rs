//! From tags with their records to a briefing: what may leave, grouped and in order.

use std::collections::{BTreeMap, BTreeSet};

use super::briefing::{
    Basis, BasisStatus, Briefing, CaseSection, ConcernSection, GoalSection, HeldBack, HoldReason, Line,
    NoSource, ReadListing, Source, Unread,
};
use super::natural::Natural;
use crate::{
    analyse::concerns::Codebook,
    model::{
        classification::{Classification, Level},
        concern::Concern,
        moment::Day,
        review::{ConfirmedTag, ReviewRule},
        tag::{Anchoring, Quote},
    },
};

/// How a record stands with its publisher and the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is listed.
    Listed,
    /// The last healthy reading lacked it.
    Missing,
    /// Two readings lacked it.
    Gone,
    /// It waits for a person.
    Quarantined,
    /// The team's hold list has it.
    OnHold,
}

/// A tag with the record it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// The tag's id.
    pub tag: String,
    /// The concern, by slug.
    pub concern: String,
    /// The words it stands on.
    pub quote: Option<Quote>,
    /// How they stand in the text that is stored now.
    pub anchoring: Anchoring,
    /// Why.
    pub note: Option<String>,
    /// Who made it.
    pub by: String,
    /// When, as stored (RFC 3339).
    pub at: Option<String>,
    /// Proof that it was confirmed; `None`: it waits for a review. Of one that was rejected or taken back nothing is
    /// made.
    pub confirmed: Option<ConfirmedTag>,
    /// The version of the codebook it was made with.
    pub codebook: String,
    /// The court, by slug.
    pub court: String,
    /// The case or situation number.
    pub case: Option<String>,
    /// What the case is called.
    pub case_name: Option<String>,
    /// The document number as printed.
    pub number: String,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title.
    pub title: String,
    /// Who may read it: the strictest of the item, its parent and its attachments.
    pub classification: Classification,
    /// How it stands.
    pub standing: Standing,
    /// The address where it stands.
    pub source_url: Option<String>,
    /// The page or `file:NAME` that showed it.
    pub read_from: Option<String>,
    /// The SHA-256 of that page.
    pub snapshot_sha256: Option<String>,
    /// When it was first seen, as stored (RFC 3339).
    pub first_seen: Option<String>,
}

/// What a briefing is made from. The caller has applied its filters.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// The title.
    pub title: String,
    /// The first and last day.
    pub period: (Option<Day>, Option<Day>),
    /// The listings that were read.
    pub made_of: Vec<ReadListing>,
    /// The listings that could not be read.
    pub unread: Vec<Unread>,
    /// How tags are reviewed.
    pub review_rule: ReviewRule,
    /// The tags, in any order.
    pub tagged: Vec<Tagged>,
}

/// The lines of one concern, under court and case: by its number, where there is none by its name.
type Cases = BTreeMap<(String, Option<String>, Option<String>), (Option<String>, Vec<Line>)>;

/// How the tags of a briefing were reviewed.
#[derive(Default)]
struct Reviewed {
    total: usize,
    unreviewed: usize,
    own: usize,
    reviewers: BTreeMap<String, usize>,
}

impl Reviewed {
    fn count(&mut self, confirmed: Option<&ConfirmedTag>) {
        self.total += 1;
        match confirmed {
            Some(confirmed) => {
                *self.reviewers.entry(confirmed.by().to_owned()).or_default() += 1;
                self.own += usize::from(confirmed.by_its_author());
            }
            None => self.unreviewed += 1,
        }
    }
}

/// Groups tags by goal, concern (order of the codebook) and case (by court, then number); lines by date, then
/// number. The order in which the material comes makes no difference.
///
/// What is not public, not listed or not citable is held back, by number and reason alone.
pub fn assemble(material: Material, codebook: &Codebook) -> Briefing {
    let mut held_back = BTreeSet::new();
    let mut lines: BTreeMap<&str, Cases> = BTreeMap::new();
    let mut reviewed = Reviewed::default();
    for tagged in sorted(material.tagged, |tagged| tagged.tag.clone()) {
        match admit(&tagged, codebook) {
            Ok((concern, source)) => {
                reviewed.count(tagged.confirmed.as_ref());
                let by_name = tagged.case_name.clone().filter(|_| tagged.case.is_none());
                let place = (tagged.court.clone(), tagged.case.clone(), by_name);
                let case = lines.entry(concern.slug.as_str()).or_default().entry(place).or_default();
                case.0 = case.0.take().or_else(|| tagged.case_name.clone());
                case.1.push(line(tagged, source, &concern.slug));
            }
            Err(reason) => {
                held_back.insert(hold(tagged, reason));
            }
        }
    }
    Briefing {
        title: material.title,
        period: material.period,
        made_of: sorted(material.made_of, |read| (read.court.clone(), read.listing.clone())),
        unread: sorted(material.unread, |unread| unread.listing.clone()),
        codebook: codebook.version().to_owned(),
        sections: sections(lines, codebook),
        unreviewed: reviewed.unreviewed,
        total: reviewed.total,
        held_back: held_back.into_iter().collect(),
        reviewers: reviewed.reviewers.into_iter().collect(),
        own: reviewed.own,
        review_rule: material.review_rule,
    }
}

fn sorted<T, K: Ord>(mut list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    list.sort_by_key(key);
    list
}

/// Whether a tag may leave, with the concern and source it leaves under. The most serious reason first.
fn admit<'c>(tagged: &Tagged, codebook: &'c Codebook) -> Result<(&'c Concern, Source), HoldReason> {
    if tagged.classification.closed() {
        return Err(HoldReason::Closed(tagged.classification.level));
    }
    match tagged.standing {
        Standing::Listed => {}
        Standing::Missing => return Err(HoldReason::Missing),
        Standing::Gone => return Err(HoldReason::Gone),
        Standing::Quarantined => return Err(HoldReason::Quarantined),
        Standing::OnHold => return Err(HoldReason::OnHold),
    }
    let source = source(tagged).map_err(HoldReason::NoSource)?;
    let concern = codebook.counted_under(&tagged.concern);
    let concern = concern.ok_or_else(|| HoldReason::UnknownConcern(tagged.concern.clone()))?;
    Ok((concern, source))
}

fn source(tagged: &Tagged) -> Result<Source, NoSource> {
    let url = tagged.source_url.as_deref().ok_or(NoSource::Address)?;
    let sha256 = tagged.snapshot_sha256.as_deref().ok_or(NoSource::Hash)?;
    Source::new(url, tagged.read_from.as_deref().unwrap_or(url), sha256)
}

fn hold(tagged: Tagged, reason: HoldReason) -> HeldBack {
    let hidden = matches!(reason, HoldReason::Closed(Level::Secret | Level::UnderSeal));
    HeldBack { number: (!hidden).then_some(tagged.number), reason }
}

fn line(tagged: Tagged, source: Source, concern: &str) -> Line {
    Line {
        tagged_as: Some(tagged.concern).filter(|slug| slug != concern),
        number: tagged.number,
        date: tagged.date,
        title: tagged.title,
        by: tagged.by,
        at: tagged.at,
        note: tagged.note,
        quote: tagged.quote,
        anchoring: tagged.anchoring,
        source,
        tag: tagged.tag,
        confirmed: tagged.confirmed,
        first_seen: tagged.first_seen,
        codebook: tagged.codebook,
    }
}

fn sections(mut lines: BTreeMap<&str, Cases>, codebook: &Codebook) -> Vec<GoalSection> {
    let mut sections: Vec<GoalSection> = codebook
        .goals()
        .iter()
        .map(|goal| GoalSection { goal: goal.clone(), concerns: Vec::new() })
        .collect();
    for concern in codebook.counted() {
        let Some(cases) = lines.remove(concern.slug.as_str()) else { continue };
        let goal = codebook.goal_of(concern);
        let Some(section) = sections.iter_mut().find(|s| Some(&s.goal) == goal) else { continue };
        section.concerns.push(concern_section(concern, cases, codebook));
    }
    sections
}

fn concern_section(concern: &Concern, cases: Cases, codebook: &Codebook) -> ConcernSection {
    let legal = concern.legal.iter().map(|basis| Basis {
        instrument: codebook.instrument(&basis.instrument).map_or(&basis.instrument, |i| &i.title).clone(),
        provision: basis.provision.clone(),
        status: match basis.status.as_str() {
            "verified" => BasisStatus::Verified,
            _ => BasisStatus::FromKnowledge,
        },
    });
    let cases = cases.into_iter().map(|((court, case, _), (name, lines))| {
        let lines = sorted(lines, |line| {
            (line.date.is_none(), line.date, Natural(line.number.clone()), line.tag.clone())
        });
        CaseSection { court, case, name, lines }
    });
    ConcernSection {
        slug: concern.slug.clone(),
        label: concern.label_en.clone(),
        definition: concern.definition.clone(),
        legal: legal.collect(),
        also: codebook.goals_of(concern).into_iter().skip(1).cloned().collect(),
        cases: cases.collect(),
    }
}

#[cfg(test)]
#[path = "assemble_test.rs"]
mod tests;
