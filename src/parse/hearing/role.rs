//! What each day of a sentence is: a sitting to come, one held, one moved or vacated, or none.

use super::kind::lower;
use super::signal::{Lead, Says, Signal, lead, signals};
use super::when::{Days, Mention};
use crate::model::hearing::HearingStatus;
use crate::model::moment::Day;

/// A sitting that a sentence speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sitting {
    /// The place of its days among the mentions.
    pub(super) mention: usize,
    /// Its days.
    pub(super) days: Days,
    /// What is said of it.
    pub(super) status: HearingStatus,
    /// The day it was announced for before.
    pub(super) moved_from: Option<Day>,
}

/// One mention with what the words around it say.
struct View<'m> {
    index: usize,
    mention: &'m Mention,
    lead: Lead,
    governed: Option<Says>,
    /// Whether the words before it only say which sitting is meant.
    names: bool,
}

/// The sittings of a sentence. `kind_at` says where the sort of
/// sitting of each mention is named.
pub(super) fn sittings(sentence: &str, mentions: &[Mention], kind_at: &[usize]) -> Vec<Sitting> {
    let small = lower(sentence);
    let signals = signals(&small);
    let mut views: Vec<View<'_>> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let before = small.get(..mention.range.start).unwrap_or_default();
        let lead = lead(before, small.get(mention.range.end..).unwrap_or_default());
        let signal = governed(&signals, mention, lead);
        let governed = signal.map(|s| s.says);
        let names = signal.map_or(lead == Lead::Sitting, |s| {
            s.names || (lead == Lead::Sitting && s.says != Says::Announces)
        });
        if lead != Lead::Other && governed != Some(Says::Duty) {
            views.push(View { index, mention, lead, governed, names });
        }
    }
    // `On 1 March the Chamber moved …`: the day of the decision
    views.retain(|v| v.lead != Lead::Opens || matches!(v.governed, Some(Says::Announces | Says::Held)));
    moved(&small, &signals, &views).unwrap_or_else(|| plain(&small, &signals, &views, kind_at))
}

/// The word that governs a day: the nearest before it; after it where the day opens the sentence.
fn governed<'s>(signals: &'s [Signal], mention: &Mention, lead: Lead) -> Option<&'s Signal> {
    let before = signals.iter().rev().find(|s| s.range.end <= mention.range.start);
    let after = signals.iter().find(|s| s.range.start >= mention.range.end);
    if lead == Lead::Opens { after } else { before.or(after) }
}

/// A sitting that goes from one day to another.
fn moved(small: &str, signals: &[Signal], views: &[View<'_>]) -> Option<Vec<Sitting>> {
    let says = |says| signals.iter().find(|s| s.says == says);
    let verb = says(Says::Moves);
    let vacates = says(Says::Vacates);
    if let Some(view) = views.iter().find(|v| v.lead == Lead::From && v.governed == Some(Says::Moves))
        && let Ok(Days::Span(from, to)) = view.mention.days
    {
        let days = Days::Each(vec![to]);
        return Some(vec![Sitting {
            mention: view.index,
            days,
            status: HearingStatus::Moved,
            moved_from: Some(from),
        }]);
    }
    let from = views.iter().find(|v| v.lead == Lead::Before).or_else(|| {
        let verb = verb.or(vacates)?;
        let passive = views.iter().find(|v| v.mention.range.end <= verb.range.start);
        let active =
            views.iter().find(|v| (v.lead == Lead::From && v.governed == Some(Says::Moves)) || v.names);
        active.or(passive)
    });
    let to: Vec<&View<'_>> = views
        .iter()
        .filter(|v| from.is_none_or(|from| from.index != v.index))
        .filter(|v| matches!(v.governed, Some(Says::Moves | Says::Announces)) || v.lead == Lead::To)
        .collect();
    let only_vacated = verb.is_none() && from.is_none_or(|v| v.lead != Lead::Before);
    if to.is_empty() || (verb.is_none() && from.is_none()) {
        return None;
    }
    if only_vacated && from.zip(to.first()).is_none_or(|(from, to)| from.index > to.index) {
        return None;
    }
    let old = from.and_then(|v| v.mention.days.as_ref().ok()).and_then(Days::first);
    // adjourned until a day: the hearing goes on then
    let status = if old.is_some() || !verb.is_some_and(|v| is_adjournment(small, v)) {
        HearingStatus::Moved
    } else {
        HearingStatus::Announced
    };
    Some(to.iter().filter_map(|v| sitting(v, status, old)).collect())
}

fn is_adjournment(small: &str, verb: &Signal) -> bool {
    small
        .get(verb.range.clone())
        .is_some_and(|word| word.starts_with("adjourn") || word.starts_with("ajourn"))
}

fn plain(small: &str, signals: &[Signal], views: &[View<'_>], kind_at: &[usize]) -> Vec<Sitting> {
    let ends = signals.iter().any(|s| matches!(s.says, Says::Vacates | Says::Moves));
    let none = signals
        .iter()
        .any(|s| s.says == Says::Vacates && small.get(s.range.clone()).is_some_and(|w| w.starts_with("no ")));
    let mut found = Vec::new();
    for view in views {
        let status = match view.governed {
            Some(Says::Vacates | Says::Moves) => HearingStatus::Vacated,
            _ if ends && view.names => HearingStatus::Vacated,
            Some(Says::Announces) if none => HearingStatus::Vacated,
            Some(Says::Announces) => HearingStatus::Announced,
            Some(Says::Held) if held_clearly(small, view, kind_at) => HearingStatus::Held,
            Some(Says::Past) | None if view.lead == Lead::Sitting && announces_by_for(small, view) => {
                HearingStatus::Announced
            }
            _ => continue,
        };
        found.extend(sitting(view, status, None));
    }
    found
}

/// `scheduled a hearing for 3 March`, `set 3 March`: for a day to come; a hearing of or on a day may be over.
fn announces_by_for(small: &str, view: &View<'_>) -> bool {
    let before = small.get(..view.mention.range.start).unwrap_or_default().trim_end();
    [" for", " pour le", " set", " fixed", " scheduled", " chose", " appointed"]
        .iter()
        .any(|end| before.ends_with(end))
}

/// `held a status conference on`, `the hearing held on`; not `held that`.
fn held_clearly(small: &str, view: &View<'_>, kind_at: &[usize]) -> bool {
    let ruling = ["held that", "held, "].iter().any(|words| small.contains(words));
    !ruling
        && (view.lead == Lead::Opens
            || kind_at.get(view.index).is_some_and(|at| *at < view.mention.range.start))
}

fn sitting(view: &View<'_>, status: HearingStatus, moved_from: Option<Day>) -> Option<Sitting> {
    let days = view.mention.days.clone().ok()?;
    Some(Sitting { mention: view.index, days, status, moved_from })
}
