//! A briefing as CSV: one tag a row.

use std::io::{self, Write};

use super::{briefing::Briefing, list, rows::BriefingRow};
use crate::model::tag::Anchoring;

/// Writes the tags of a briefing, in its order. Line ends are LF.
pub fn write(briefing: &Briefing, out: &mut dyn Write) -> io::Result<()> {
    list::csv(rows(briefing), out)?;
    Ok(())
}

/// The tags of a briefing as rows, in its order.
pub fn rows(briefing: &Briefing) -> impl Iterator<Item = BriefingRow> {
    briefing.sections.iter().flat_map(|section| {
        section.concerns.iter().flat_map(move |concern| {
            concern.cases.iter().flat_map(move |case| {
                case.lines.iter().map(move |line| BriefingRow {
                    goal: section.goal.slug.clone(),
                    concern: concern.slug.clone(),
                    label: concern.label.clone(),
                    court: case.court.clone(),
                    case: case.case.clone(),
                    number: line.number.clone(),
                    date: line.date,
                    title: line.title.clone(),
                    by: line.by.clone(),
                    at: line.at.clone(),
                    note: line.note.clone(),
                    quote: line.quote.as_ref().map(|quote| quote.exact.clone()),
                    page: line.quote.as_ref().and_then(|quote| quote.page),
                    quote_checked: line.quote.as_ref().map(|quote| quote.checked),
                    state: if line.confirmed.is_some() { "confirmed" } else { "unreviewed" }.to_owned(),
                    source: line.source.url().to_owned(),
                    sha256: line.source.sha256().to_owned(),
                    read_from: line.source.read_from().to_owned(),
                    tag: line.tag.clone(),
                    codebook: line.codebook.clone(),
                    reviewed_by: line.confirmed.as_ref().map(|c| c.by().to_owned()),
                    reviewed_at: line.confirmed.as_ref().map(|c| c.at().to_owned()),
                    tagged_as: line.tagged_as.clone(),
                    words_now: match line.anchoring {
                        Anchoring::Settled => None,
                        Anchoring::Unsettled => Some("changed".to_owned()),
                        Anchoring::Gone => Some("gone".to_owned()),
                    },
                })
            })
        })
    })
}
