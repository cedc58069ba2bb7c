//! From a briefing to a document: the plain report, by goal, concern and case.
//!
//! Each statement carries a footnote with its citation; each footnote's document stands in the table of sources with
//! the hash of what was read. Of what is held back there is a number and a reason.

mod head;
mod lines;
pub(super) mod parts;

use std::collections::BTreeSet;

use super::{
    briefing::{Basis, BasisStatus, Briefing, ConcernSection},
    charts,
    cite::{House, Notes},
    document::{Block, Document, Run},
};
use crate::model::moment::Day;
use lines::Lines;

pub use head::unread;
pub use lines::mark;

/// How a briefing is set.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// How its documents are cited.
    pub house: House,
    /// What changed since an earlier briefing, to stand first.
    pub changes: Vec<Block>,
}

/// The plain report of a briefing.
pub fn document(briefing: &Briefing, setting: Setting) -> Document {
    let mut notes = Notes::new(setting.house);
    let mut lines = Lines::default();
    let mut blocks = vec![head::facts(briefing)];
    blocks.extend(setting.changes);
    blocks.extend(head::in_brief(briefing));
    blocks.extend(figures(briefing));
    blocks.extend(head::read(briefing));
    for section in briefing.sections.iter().filter(|section| !section.concerns.is_empty()) {
        let words = format!("Goal {}: {}", section.goal.number, section.goal.en);
        blocks.push(parts::heading(1, &words));
        for concern in &section.concerns {
            blocks.extend(concern_head(concern));
            for case in &concern.cases {
                blocks.extend(lines.case(case, &mut notes));
            }
        }
    }
    blocks.extend(parts::held_back(&briefing.held_back));
    blocks.extend(lines.sources());
    let (notes, remarks) = notes.finish();
    blocks.extend(parts::remarks(&remarks));
    Document {
        title: parts::or(&briefing.title, "(no title)"),
        language: "en".to_owned(),
        author: String::new(),
        banner: banner(briefing.unreviewed),
        blocks,
        notes,
    }
}

/// The pictures of a plain report: when which concerns were raised, how late documents came to be seen, and of a
/// single case its documents on a line.
fn figures(briefing: &Briefing) -> Vec<Block> {
    if briefing.total == 0 {
        return Vec::new();
    }
    let mut figures = vec![charts::tags_by_month(briefing, "en"), charts::lag_by_court(briefing, "en")];
    figures.extend(only_case(briefing).map(|(court, case)| charts::timeline(briefing, court, case, "en")));
    figures.into_iter().map(Block::Figure).collect()
}

/// The case of a briefing that is about one alone, by court and number.
fn only_case(briefing: &Briefing) -> Option<(&str, &str)> {
    let concerns = briefing.sections.iter().flat_map(|section| &section.concerns);
    let cases: BTreeSet<_> =
        concerns.flat_map(|c| &c.cases).map(|c| (c.court.as_str(), c.case.as_deref())).collect();
    let (court, case) = cases.first().copied().filter(|_| cases.len() == 1)?;
    Some((court, case?))
}

/// What a reader is told before anything else, where a document has tags that nobody has reviewed.
pub fn banner(unreviewed: usize) -> Option<String> {
    (unreviewed > 0).then(|| {
        format!(
            "Contains {}: only the person who made {} has judged {}.",
            super::text::plural(unreviewed, "unreviewed tag"),
            if unreviewed == 1 { "it" } else { "each" },
            if unreviewed == 1 { "it" } else { "them" },
        )
    })
}

/// The period of a briefing in words.
pub fn period(period: (Option<Day>, Option<Day>)) -> String {
    use super::text::long_day;
    match period {
        (Some(from), Some(to)) => format!("{} to {}", long_day(from), long_day(to)),
        (Some(from), None) => format!("since {}", long_day(from)),
        (None, Some(to)) => format!("until {}", long_day(to)),
        (None, None) => "all dates".to_owned(),
    }
}

fn concern_head(concern: &ConcernSection) -> Vec<Block> {
    let mut blocks = vec![parts::heading(2, &concern.label), parts::paragraph(&concern.definition)];
    for goal in &concern.also {
        blocks.push(parts::paragraph(&format!("Also serves goal {}: {}.", goal.number, goal.en)));
    }
    blocks.extend(legal_bases(&concern.legal));
    blocks
}

/// The provisions that a concern rests on, each with whether its text was read.
pub fn legal_bases(legal: &[Basis]) -> Vec<Block> {
    if legal.is_empty() {
        return vec![parts::paragraph("Legal bases: none is named.")];
    }
    let items = legal.iter().map(|basis| vec![Block::Paragraph(basis_runs(basis))]).collect();
    vec![parts::paragraph("Legal bases:"), Block::List { ordered: false, items }]
}

/// A provision with its status.
pub fn basis_runs(basis: &Basis) -> Vec<Run> {
    let status = match basis.status {
        BasisStatus::Verified => "[verified]",
        BasisStatus::FromKnowledge => "[from knowledge: confirm before relying on it]",
    };
    vec![Run::plain(parts::line(&format!("{}, {} {status}", basis.instrument, basis.provision)))]
}
