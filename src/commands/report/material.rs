//! What a briefing is made from: the tags with their records and paragraphs, and what was read.

use std::collections::BTreeMap;

use crate::analyse::paragraphs::paragraphs;
use crate::commands::Session;
use crate::commands::fetch::message::verdict_words;
use crate::commands::fetch::plan;
use crate::error::Message;
use crate::model::listing::Way;
use crate::model::moment::Day;
use crate::model::paragraph::Paragraph;
use crate::model::rows::FetchRow;
use crate::model::tagged::{Place, Tagged};
use crate::present::assemble::{Material, assemble};
use crate::present::briefing::{Briefing, ReadListing, Unread};
use crate::present::cite::{House, Names};
use crate::store::Store;
use crate::store::query::Filter;

/// What a briefing is limited to.
pub struct Scope<'a> {
    /// What records' own dates, courts and so on it is limited to.
    pub filter: &'a Filter,
    /// Only what was first seen from this day on.
    pub seen_since: Option<Day>,
    /// Whether tags that wait for a review are in it.
    pub unreviewed: bool,
    /// Its title.
    pub title: &'a str,
}

/// The briefing of the tags within a scope. The period is of the records' own dates.
pub fn briefing(
    session: &Session,
    store: &Store,
    scope: &Scope<'_>,
    (names, house): (&Names, House),
) -> Result<Briefing, Message> {
    let (made_of, unread) = listings(session, store, scope.filter)?;
    let all = Filter { confirmed: false, limit: None, ..scope.filter.clone() };
    let mut tagged = store.tagged(&all, session.config.review)?;
    let day = scope.seen_since.map(|day| day.to_string());
    tagged
        .retain(|tag| day.as_ref().is_none_or(|day| tag.first_seen.as_ref().is_some_and(|seen| seen >= day)));
    let found = tagged.len();
    tagged.retain(|tag| scope.unreviewed || tag.confirmed.is_some());
    let waiting = found - tagged.len();
    let limit = scope.filter.limit.and_then(|limit| usize::try_from(limit).ok());
    tagged.truncate(limit.unwrap_or(usize::MAX));
    number_paragraphs(store, &mut tagged)?;
    let material = Material {
        title: scope.title.to_owned(),
        period: (scope.filter.since, scope.filter.until),
        made_of,
        unread,
        review_rule: session.config.review,
        tagged,
        waiting,
        house,
    };
    Ok(assemble(material, session.codebook()?, names))
}

/// Finds the paragraph that each quotation begins in. A text is read once, however many tags stand in it.
fn number_paragraphs(store: &Store, tagged: &mut [Tagged]) -> Result<(), Message> {
    let mut texts: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, tag) in tagged.iter().enumerate() {
        if let Some(Place { source, engine, .. }) =
            tag.place.as_ref().filter(|_| !tag.classification.closed())
        {
            texts.entry((source.clone(), engine.clone())).or_default().push(at);
        }
    }
    for ((source, engine), tags) in texts {
        let Some(text) = store.text_as_read(&source, &engine)? else { continue };
        let known = paragraphs(&text.pages);
        for at in tags {
            let Some(tag) = tagged.get_mut(at) else { continue };
            tag.paragraph =
                tag.place.as_ref().and_then(|place| paragraph_at(&known, place.page, place.start));
        }
    }
    Ok(())
}

/// The number of the paragraph that a character of a page stands in.
pub fn paragraph_at(paragraphs: &[Paragraph], page: u32, start: usize) -> Option<u32> {
    paragraphs.iter().find(|p| p.page == page && p.start <= start && start < p.end).map(|p| p.number)
}

/// The listings that were read, and those that could not be. A listing that was read before and not now stands in
/// both: what it showed then is in the briefing.
pub fn listings(
    session: &Session,
    store: &Store,
    filter: &Filter,
) -> Result<(Vec<ReadListing>, Vec<Unread>), Message> {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for planned in plan::every(&session.config)? {
        let courts = planned.courts();
        if planned.listing.way == Way::Detail
            || filter.court.as_ref().is_some_and(|court| !courts.is_empty() && !courts.contains(court))
        {
            continue;
        }
        let Some((started, run)) = store.last_run(&planned.name)? else { continue };
        let state = store.listing_state(&planned.name)?;
        if !matches!(run.verdict.as_str(), "healthy" | "stale" | "gap" | "fewer") {
            unread.push(Unread {
                listing: planned.name.clone(),
                reason: reason(&planned.name, &run),
                since: Some(started),
            });
        }
        if state.last_good.is_some() {
            read.push(ReadListing {
                listing: planned.name.clone(),
                court: courts.join(", "),
                last_good: state.last_good,
                verdict: verdict_words(&run.verdict).to_owned(),
            });
        }
    }
    Ok((read, unread))
}

/// Why a listing could not be read: what the run said, without the listing's name before it.
fn reason(listing: &str, run: &FetchRow) -> String {
    let said = run.message.as_deref().unwrap_or(&run.verdict);
    said.strip_prefix(listing).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(said).to_owned()
}
