//! From tags with their records to a briefing: what may leave, grouped and in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::briefing::{
    Basis, BasisStatus, Briefing, CaseSection, Citation, ConcernSection, GoalSection, HeldBack, HoldReason,
    Line, NoSource, ReadListing, Source, Statement, Unread,
};
use super::cite::{Authority, House, Names, Pinpoint, cite};
use super::document::{Run, words};
use super::natural::Natural;
use super::text::long_day;
use super::visible::one_line;
use crate::{
    analyse::concerns::Codebook,
    model::{
        classification::Level,
        concern::Concern,
        moment::Day,
        review::{ConfirmedTag, ReviewRule},
        withheld::Withheld,
    },
};

pub use crate::model::tagged::{Standing, Tagged};

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
    /// How many tags are left out because nobody has reviewed them.
    pub waiting: usize,
    /// How its documents are cited.
    pub house: House,
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
/// What is not public, not listed or not citable is held back, by number and reason alone. The title says that there
/// are unreviewed tags, where there are.
pub fn assemble(material: Material, codebook: &Codebook, names: &Names) -> Briefing {
    let mut held_back = BTreeSet::new();
    let mut lines: BTreeMap<&str, Cases> = BTreeMap::new();
    let mut reviewed = Reviewed::default();
    let mut citer = Citer::new(names, material.house);
    for tagged in sorted(material.tagged, |tagged| tagged.tag.clone()) {
        match admit(&tagged, codebook) {
            Ok((concern, source)) => {
                reviewed.count(tagged.confirmed.as_ref());
                let by_name = tagged.case_name.clone().filter(|_| tagged.case.is_none());
                let place = (tagged.court.clone(), tagged.case.clone(), by_name);
                let case = lines.entry(concern.slug.as_str()).or_default().entry(place).or_default();
                case.0 = case.0.take().or_else(|| tagged.case_name.clone());
                case.1.push(line(tagged, source, &concern.slug, &mut citer));
            }
            Err(reason) => {
                held_back.insert(hold(&tagged, reason));
            }
        }
    }
    Briefing {
        title: marked(&material.title, reviewed.unreviewed),
        period: material.period,
        made_of: sorted(material.made_of, |read| (read.court.clone(), read.listing.clone())),
        unread: sorted(material.unread, |unread| unread.listing.clone()),
        codebook: codebook.version().to_owned(),
        sections: sections(lines, codebook),
        unreviewed: reviewed.unreviewed,
        waiting: material.waiting,
        total: reviewed.total,
        held_back: held_back.into_iter().collect(),
        reviewers: reviewed.reviewers.into_iter().collect(),
        own: reviewed.own,
        review_rule: material.review_rule,
    }
}

/// Cites records, each once: many tags stand on one.
struct Citer<'n> {
    names: &'n Names,
    house: House,
    records: HashMap<(String, String, String), Authority>,
    cited: HashMap<(String, String, String, String), String>,
}

impl<'n> Citer<'n> {
    fn new(names: &'n Names, house: House) -> Citer<'n> {
        Citer { names, house, records: HashMap::new(), cited: HashMap::new() }
    }

    /// The record of a tag as an authority, and its citation at the tag's pinpoint.
    fn cite(&mut self, tagged: &Tagged) -> (Authority, String) {
        let record = (tagged.kind.clone(), tagged.court.clone(), tagged.key.clone());
        let known = self.records.entry(record.clone());
        let authority = known.or_insert_with(|| Authority::of(&tagged.cited(), self.names)).clone();
        let pinpoint = pinpoint(tagged);
        let (kind, court, key) = record;
        let cited = self.cited.entry((kind, court, key, pinpoint.parts().join(" ")));
        let cited = cited.or_insert_with(|| words(&cite(&authority, &pinpoint, self.house).runs)).clone();
        (authority, cited)
    }
}

/// A title that says that there are unreviewed tags, where there are.
pub fn marked(title: &str, unreviewed: usize) -> String {
    match unreviewed {
        0 => title.to_owned(),
        n => format!("{title} (contains {})", super::text::plural(n, "unreviewed tag")),
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

fn hold(tagged: &Tagged, reason: HoldReason) -> HeldBack {
    let record = Withheld {
        kind: &tagged.kind,
        number: &tagged.number,
        key: &tagged.key,
        case: tagged.case.as_deref(),
        day: tagged.date,
        secret: matches!(reason, HoldReason::Closed(Level::Secret | Level::UnderSeal)),
    };
    HeldBack { number: record.name(), reason }
}

fn line(tagged: Tagged, source: Source, concern: &str, citer: &mut Citer<'_>) -> Line {
    let (authority, words) = citer.cite(&tagged);
    let citation = Citation { authority, pinpoint: pinpoint(&tagged), source };
    Line {
        citation: words,
        statement: Statement::new(said(&tagged), citation, Vec::new()),
        tagged_as: Some(tagged.concern).filter(|slug| slug != concern),
        record: (tagged.kind, tagged.key),
        number: tagged.number,
        date: tagged.date,
        title: tagged.title,
        doctype: tagged.doctype,
        language: tagged.language,
        by: tagged.by,
        at: tagged.at,
        note: tagged.note,
        quote: tagged.quote,
        anchoring: tagged.anchoring,
        tag: tagged.tag,
        confirmed: tagged.confirmed,
        first_seen: tagged.first_seen,
        codebook: tagged.codebook,
    }
}

/// What is said of a record: its number, its date and its title.
fn said(tagged: &Tagged) -> Vec<Run> {
    let or = |text: &str, instead: &str| {
        let line = one_line(text);
        if line.is_empty() { instead.to_owned() } else { line }
    };
    let date = tagged.date.map_or_else(|| "undated".to_owned(), long_day);
    let title = or(&tagged.title, "(no title)");
    vec![Run::bold(or(&tagged.number, "(no number)")), Run::plain(format!(" ({date}), {title}"))]
}

/// The paragraph that the words begin in; else their page.
fn pinpoint(tagged: &Tagged) -> Pinpoint {
    let page = tagged.quote.as_ref().and_then(|quote| quote.page).filter(|_| tagged.paragraph.is_none());
    Pinpoint {
        paragraphs: tagged.paragraph.iter().map(ToString::to_string).collect(),
        page: page.map(|page| page.to_string()),
        ..Pinpoint::default()
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
        label_fr: concern.label_fr.clone(),
        definition: concern.definition.clone(),
        affected: concern.affected.clone(),
        legal: legal.collect(),
        also: codebook.goals_of(concern).into_iter().skip(1).cloned().collect(),
        cases: cases.collect(),
    }
}

#[cfg(test)]
#[path = "assemble_test.rs"]
mod tests;
