//! What is new for one watch.

use std::collections::BTreeMap;

use super::{Question, Round};
use crate::commands::search;
use crate::error::Message;
use crate::index::Trouble;
use crate::model::search::{Hit, Limits, Order, Query};
use crate::model::watch::{Progress, TAGGED, WITHDRAWN, Watch};
use crate::present::digest::Event;
use crate::store::query::Filter;
use crate::store::watches::Told;
use crate::store::{ItemId, StoreError};

/// How many records the full text is limited to at once.
const CHUNK: usize = 10_000;

/// What is new for a watch.
pub struct Gathered {
    /// The records with news.
    pub news: BTreeMap<ItemId, News>,
    /// What is to be noted once it is delivered.
    pub told: Told,
}

/// What is new of a record.
#[derive(Default)]
pub struct News {
    /// Its changes, by when they were found; the second part of the key tells them apart.
    pub events: BTreeMap<(String, String), Event>,
    /// Where it answers the query.
    pub hit: Option<Hit>,
    /// Why its words are not to be shown.
    pub withheld: Option<String>,
}

/// Gathers it; the inner error is why the watch cannot be looked at now.
pub fn gather(
    round: &mut Round<'_>,
    watch: &Watch,
    question: &Question,
) -> Result<Result<Gathered, String>, Message> {
    let progress = round.store.watch_progress(watch)?;
    let altered = round.store.altered(&progress, round.upto)?;
    let told = round.store.told(&watch.id)?;
    let mut matched = match matched(round, watch, question, &altered)? {
        Ok(matched) => matched,
        Err(why) => return Ok(Err(why)),
    };
    if question.filter.concerns.is_empty() {
        // what was followed is followed on, also where a new title no longer answers
        altered.iter().filter(|item| told.contains_key(item)).for_each(|item| {
            matched.entry(*item).or_insert(None);
        });
    }
    let mut looking = Looking { round, watch, question, progress, news: BTreeMap::new(), told: Vec::new() };
    for (item, hit) in &matched {
        looking.matched(*item, *hit, told.get(item).map(|before| before.withdrawn))?;
    }
    let turned = told.iter().filter(|(_, record)| record.withdrawn != record.withheld);
    for (item, record) in turned.filter(|(item, _)| !matched.contains_key(item)) {
        looking.standing(*item, News::default(), Some(record.withdrawn))?;
    }
    let told = Told { watch: watch.id.clone(), items: looking.told };
    Ok(Ok(Gathered { news: looking.news, told }))
}

/// Those of some records that a watch chooses, each with the page that answers its query.
fn matched(
    round: &mut Round<'_>,
    watch: &Watch,
    question: &Question,
    altered: &[ItemId],
) -> Result<Result<BTreeMap<ItemId, Option<Hit>>, String>, Message> {
    let Some(query) = &question.query else {
        let chosen = round.store.chosen(&question.filter, &watch.records, altered)?;
        return Ok(Ok(chosen.into_iter().map(|item| (item, None)).collect()));
    };
    let altered = round.store.chosen(&Filter::default(), &watch.records, altered)?;
    let mut limits = search::limits(round.store, &question.filter)?;
    let mut found = BTreeMap::new();
    for some in altered.chunks(CHUNK) {
        limits.items = Some(some.to_vec());
        match find(round, query, &limits)? {
            Ok(hits) => found.extend(hits.into_iter().map(|hit| (hit.item, Some(hit)))),
            Err(why) => return Ok(Err(why)),
        }
    }
    Ok(Ok(found))
}

/// Asks the full text; where it is found to be damaged it is made anew, once.
fn find(round: &mut Round<'_>, query: &Query, limits: &Limits) -> Result<Result<Vec<Hit>, String>, Message> {
    let most = limits.items.as_ref().map_or(0, Vec::len);
    let ask = |round: &Round<'_>| match &round.index {
        Some(Ok(opened)) => Ok(opened.index.find(query, limits, Order::Newest, most)),
        Some(Err(why)) => Err(why.clone()),
        None => Ok(Ok(Vec::new())),
    };
    let found = match ask(round) {
        Ok(Err(Trouble::Damaged(_))) => {
            round.index = Some(Ok(search::index::anew(round.session, round.store)?));
            ask(round)
        }
        found => found,
    };
    Ok(match found {
        Ok(Ok(hits)) => Ok(hits),
        Ok(Err(trouble)) => Err(search::index::message(&trouble).first),
        Err(why) => Err(why),
    })
}

/// What is found for a watch, record by record.
struct Looking<'a> {
    round: &'a Round<'a>,
    watch: &'a Watch,
    question: &'a Question,
    progress: Progress,
    news: BTreeMap<ItemId, News>,
    told: Vec<(ItemId, String, bool)>,
}

impl Looking<'_> {
    /// A record that answers. `before`: it was told, and whether as held back.
    fn matched(&mut self, item: ItemId, hit: Option<Hit>, before: Option<bool>) -> Result<(), StoreError> {
        let mut news = News { hit, ..News::default() };
        let just_listed = self.changes(item, before, &mut news)?;
        let by_text = self.question.query.is_some() && self.wants("text");
        if before.is_none()
            && !just_listed
            && by_text
            && let Some(at) = self.round.store.text_came(item, &self.progress, self.round.upto)?
        {
            let note = Some("its text can be read now".to_owned());
            news.put("text", Event { at, change: "text".to_owned(), note, ..Event::default() });
        }
        self.tags(item, &mut news)?;
        self.standing(item, news, before)
    }

    /// Its changes: since the last digest, and of a record that none has told since the watch began. Whether it is
    /// told as new and was not there yet at the last digest.
    fn changes(&self, item: ItemId, before: Option<bool>, news: &mut News) -> Result<bool, StoreError> {
        let last = self.progress.told.change;
        let from = before.map_or(0, |_| last);
        let changes = self.round.store.changes_of(item, &self.progress, from, self.round.upto.change)?;
        let just_listed = changes.iter().any(|change| change.kind == "new" && change.id > last);
        for change in changes.into_iter().filter(|change| self.wants(&change.kind)) {
            let (old, new) = (change.old, change.new);
            let event = Event { at: change.at, change: change.kind, old, new, ..Event::default() };
            news.put(&format!("change {:020}", change.id), event);
        }
        Ok(just_listed && self.wants("new"))
    }

    fn tags(&mut self, item: ItemId, news: &mut News) -> Result<(), StoreError> {
        let concerns = &self.question.filter.concerns;
        if concerns.is_empty() || !self.wants(TAGGED) {
            return Ok(());
        }
        let since = self.watch.since.map(|day| day.to_string());
        let after = since.as_deref().unwrap_or(&self.watch.at);
        let rule = self.round.session.config.review;
        for tag in self.round.store.confirmed_on(item, concerns, (&self.watch.id, after), rule)? {
            let note = format!("`{}` by {}, confirmed by {}", tag.concern, tag.by, tag.confirmed_by);
            let change = TAGGED.to_owned();
            news.put(
                &format!("tag {}", tag.id),
                Event { at: tag.at, change, note: Some(note), ..Event::default() },
            );
            self.told.push((item, tag.id, false));
        }
        Ok(())
    }

    /// Whether it may be shown, and what that changes for a record that was told before.
    fn standing(&mut self, item: ItemId, mut news: News, before: Option<bool>) -> Result<(), StoreError> {
        if news.events.is_empty() && before.is_none() {
            return Ok(());
        }
        news.withheld = self.round.store.withheld(item)?;
        let at = || self.round.until.clone().unwrap_or_else(|| self.watch.at.clone());
        let own = |change: &str| Event { at: at(), change: change.to_owned(), ..Event::default() };
        match (&news.withheld, before) {
            (Some(_), Some(false)) => news.put(WITHDRAWN, own(WITHDRAWN)),
            (None, Some(true)) if !news.events.values().any(|event| event.change == "returned") => {
                news.put("returned", own("returned"));
            }
            _ => {}
        }
        if !news.events.is_empty() {
            self.told.push((item, String::new(), news.withheld.is_some()));
            self.news.insert(item, news);
        }
        Ok(())
    }

    fn wants(&self, change: &str) -> bool {
        self.watch.changes.is_empty() || self.watch.changes.iter().any(|wanted| wanted == change)
    }
}

impl News {
    fn put(&mut self, key: &str, event: Event) {
        self.events.insert((event.at.clone(), key.to_owned()), event);
    }
}
