//! A briefing as CSV: one tag a row.

use std::io::{self, Write};

use super::{
    briefing::{Briefing, CaseSection, ConcernSection, Line},
    list,
    rows::BriefingRow,
};
use crate::model::tag::Anchoring;

/// Writes the tags of a briefing, in its order. Line ends are LF.
pub fn write(briefing: &Briefing, out: &mut dyn Write) -> io::Result<()> {
    list::csv(rows(briefing), out)?;
    Ok(())
}

/// The tags of a briefing as rows, in its order.
pub fn rows(briefing: &Briefing) -> impl Iterator<Item = BriefingRow> {
    briefing.sections.iter().flat_map(|section| {
        let lines = section.concerns.iter().flat_map(|concern| {
            concern
                .cases
                .iter()
                .flat_map(move |case| case.lines.iter().map(move |line| (concern, case, line)))
        });
        lines.map(move |(concern, case, line)| row(&section.goal.slug, (concern, case, line)))
    })
}

fn row(goal: &str, (concern, case, line): (&ConcernSection, &CaseSection, &Line)) -> BriefingRow {
    let (quote, confirmed) = (line.quote.as_ref(), line.confirmed.as_ref());
    BriefingRow {
        goal: goal.to_owned(),
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
        quote: quote.map(|quote| quote.exact.clone()),
        page: quote.and_then(|quote| quote.page),
        quote_checked: quote.map(|quote| quote.checked),
        state: if confirmed.is_some() { "confirmed" } else { "unreviewed" }.to_owned(),
        source: line.source().url().to_owned(),
        sha256: line.source().sha256().to_owned(),
        read_from: line.source().read_from().to_owned(),
        tag: line.tag.clone(),
        codebook: line.codebook.clone(),
        reviewed_by: confirmed.map(|c| c.by().to_owned()),
        reviewed_at: confirmed.map(|c| c.at().to_owned()),
        tagged_as: line.tagged_as.clone(),
        words_now: match line.anchoring {
            Anchoring::Settled => None,
            Anchoring::Unsettled => Some("changed".to_owned()),
            Anchoring::Gone => Some("gone".to_owned()),
        },
        citation: line.citation.clone(),
        paragraph: Some(line.statement.first().pinpoint.paragraphs.join(", ")).filter(|p| !p.is_empty()),
    }
}
