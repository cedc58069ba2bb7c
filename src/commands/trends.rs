//! `courtwatch trends`: which concerns are tagged more often than before.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Session, anchors, eyes, filter, list};
use crate::analyse::trends::{Trend, Verdict, quarter, trends};
use crate::cli::{Format, Period, TrendsArgs};
use crate::error::{Exit, Message};
use crate::model::judgement_rows::{Figure, Passage, TrendRow};
use crate::model::tagged::{Standing, Tagged};
use crate::present::visible::one_line;
use crate::store::query::Filter;

/// The tags of a concern in a period, by that.
type Tags = BTreeMap<(String, String), Vec<Tagged>>;

/// Prints each concern by period, and what is emerging.
pub fn run(session: &Session, args: &TrendsArgs) -> Result<Exit, Message> {
    let chosen = filter(session, &args.filter)?;
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let all = Filter { concerns: Vec::new(), limit: None, confirmed: args.confirmed, ..chosen.clone() };
    let all = eyes::filter(session, &store, all, None)?;
    let period = |month: &str| match args.by {
        Period::Month => month.to_owned(),
        Period::Quarter => quarter(month),
    };
    let mut read: BTreeMap<String, usize> = BTreeMap::new();
    for (month, records) in store.read_by_month(&all)? {
        *read.entry(period(&month)).or_default() += records;
    }
    let codebook = session.codebook()?;
    let mut tags = Tags::new();
    let counted = |tag: &Tagged| {
        tag.standing == Standing::Listed
            && !tag.classification.closed()
            && (tag.confirmed.is_some() || !args.confirmed)
    };
    for tag in store.tagged(&all, session.config.review)?.into_iter().filter(counted) {
        let seen = tag.first_seen.as_deref().unwrap_or_default();
        let month = seen.get(..7).unwrap_or(seen);
        let concern = codebook.merged_into(&tag.concern).unwrap_or(&tag.concern).to_owned();
        tags.entry((period(month), concern)).or_default().push(tag);
    }
    let limit = chosen.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let trends: Vec<Trend> = trends(&read, &records(&tags))
        .into_iter()
        .filter(|trend| chosen.wants(&trend.concern))
        .take(limit)
        .collect();
    let rows: Vec<TrendRow> = trends.iter().map(|trend| row(trend, &tags)).collect();
    let emerging = emerging(&rows);
    let rows = session.print_list(rows, args.format.format)?;
    if args.format.format == Format::Table {
        session.print(&emerging)?;
    }
    Ok(list::found(session, rows))
}

/// How many records are tagged: one that several people tagged counts once.
fn records(tags: &Tags) -> BTreeMap<(String, String), usize> {
    let distinct =
        |tags: &Vec<Tagged>| tags.iter().map(|tag| (&tag.court, &tag.number)).collect::<BTreeSet<_>>().len();
    tags.iter().map(|(key, tags)| (key.clone(), distinct(tags))).collect()
}

fn row(trend: &Trend, tags: &Tags) -> TrendRow {
    let of = tags.get(&(trend.period.clone(), trend.concern.clone())).map(Vec::as_slice).unwrap_or_default();
    let passage = |tag: &Tagged| Passage {
        tag: tag.tag.clone(),
        number: tag.number.clone(),
        page: tag.quote.as_ref().and_then(|quote| quote.page),
        quote: tag.quote.as_ref().map(|quote| quote.exact.clone()),
    };
    TrendRow {
        month: trend.period.clone(),
        concern: trend.concern.clone(),
        tags: trend.tags,
        read: trend.read,
        rate: trend.rate().map(Figure),
        baseline: trend.baseline().map(Figure),
        p: trend.p.map(Figure),
        adjusted: trend.adjusted.map(Figure),
        verdict: trend.verdict.word().to_owned(),
        remark: trend.why.clone(),
        passages: of.iter().map(passage).collect(),
    }
}

/// What is emerging, and the passages it rests on.
fn emerging(rows: &[TrendRow]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|row| row.verdict == Verdict::Emerging.word()) {
        let _ = writeln!(
            text,
            "\n{} is emerging in {}: {} of {} records",
            row.concern, row.month, row.tags, row.read
        );
        for Passage { tag, number, page, quote } in &row.passages {
            let page = page.map(|page| format!(", page {page}")).unwrap_or_default();
            let quote = quote.as_ref().map(|quote| format!(" “{}”", one_line(quote))).unwrap_or_default();
            let _ = writeln!(text, "  {tag}  {}{page}{quote}", one_line(number));
        }
    }
    text
}
