//! `courtwatch tag review`: a second person's answer to a tag.

use chrono::Utc;

use super::add::id;
use super::named::named;
use super::queue::{Queue, run_queue};
use crate::cli::TagReviewArgs;
use crate::commands::{Session, anchors, concerns, eyes, filter};
use crate::error::{Exit, Message};
use crate::model::moment::Moment;
use crate::model::person::same_person;
use crate::model::review::{Review, Verdict};
use crate::model::rows::TagRow;
use crate::present::text::plural;
use crate::present::visible::one_line;
use crate::store::query::Filter;
use crate::store::{NewReview, Store};

/// A reviewer's answer.
pub struct Answer<'a> {
    /// What is said.
    pub verdict: Verdict,
    /// The concern instead, where it is changed.
    pub to: Option<&'a str>,
    /// Why.
    pub note: Option<&'a str>,
    /// When.
    pub at: Moment,
}

/// Answers one tag, or one after the other.
pub(super) fn run(session: &Session, args: &TagReviewArgs) -> Result<Exit, Message> {
    let by = session.person(args.by.as_deref())?;
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let Some(typed) = &args.id else { return waiting(session, &mut store, args, &by) };
    let tag = named(session, &store, typed, "review", args.by.as_deref())?;
    let verdict = match &args.change {
        Some(_) => Verdict::Changed,
        None if args.confirm => Verdict::Confirmed,
        None if args.reject => Verdict::Rejected,
        None => {
            reviewable(session, &tag, &by)?;
            let queue = Queue { by: &by, tags: vec![tag], about: &[] };
            return run_queue(session, &mut store, &queue);
        }
    };
    let answer = Answer { verdict, to: args.change.as_deref(), note: args.note.as_deref(), at: Utc::now() };
    let said = judge(session, &mut store, &tag, &by, &answer)?;
    session.tell(&said);
    Ok(Exit::Done)
}

/// Every tag that waits for this person, one after the other.
fn waiting(session: &Session, store: &mut Store, args: &TagReviewArgs, by: &str) -> Result<Exit, Message> {
    let chosen = filter(session, &args.filter)?;
    let kind = chosen.kind.clone().or_else(|| Some("unreviewed".to_owned()));
    let limit = chosen.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let chosen = eyes::filter(session, store, Filter { kind, limit: None, ..chosen }, args.by.as_deref())?;
    let (mut others, own): (Vec<TagRow>, Vec<TagRow>) =
        store.tags(&chosen)?.into_iter().partition(|tag| session.config.review.admits(&tag.by, by));
    if !own.is_empty() {
        session.say(&Message::note(format!(
            "{} of {by}'s own wait for another person",
            plural(own.len(), "tag")
        )));
    }
    others.truncate(limit);
    run_queue(session, store, &Queue { by, tags: others, about: &[] })
}

/// That this person may answer this tag.
///
/// # Errors
/// It was taken back; it is their own, and the team's rule asks for another person.
pub(super) fn reviewable(session: &Session, tag: &TagRow, by: &str) -> Result<(), Message> {
    if tag.state == "removed" {
        return Err(Message::error(Exit::Usage, "this tag was taken back, so there is nothing to review")
            .fact("effect", "nothing was changed"));
    }
    if !session.config.review.admits(&tag.by, by) {
        return Err(Message::error(
            Exit::Usage,
            format!("{} made this tag, so another person has to review it", tag.by),
        )
        .fact("effect", "nothing was changed")
        .hint("`--by NAME` names the reviewer")
        .hint("a team of one sets `review = \"self\"` in courtwatch.toml; its briefings say so"));
    }
    Ok(())
}

/// Stores an answer; what to say of it.
///
/// # Errors
/// A tag taken back, or one of the reviewer's own where the rule wants another person; a rejection without its reason;
/// a concern that is none, or that the tag has already.
pub fn judge(
    session: &Session,
    store: &mut Store,
    tag: &TagRow,
    by: &str,
    answer: &Answer<'_>,
) -> Result<String, Message> {
    reviewable(session, tag, by)?;
    let unchanged = |message: Message| message.fact("effect", "nothing was changed");
    let note = answer.note.map(str::trim).filter(|note| !note.is_empty());
    if answer.verdict == Verdict::Rejected && note.is_none() {
        return Err(unchanged(Message::error(Exit::Usage, "a rejection needs its reason"))
            .hint("add `--note TEXT`; the person who made the tag will read it"));
    }
    let to = answer.to.map(|slug| concerns::to_tag_with(session, slug).map_err(unchanged)).transpose()?;
    if to.is_some_and(|to| to.slug == tag.concern) {
        return Err(unchanged(Message::error(
            Exit::Usage,
            format!("the tag has the concern `{}` already", tag.concern),
        ))
        .hint("`--confirm` confirms it as it is"));
    }
    if answer.verdict != Verdict::Rejected {
        let slug = to.map_or(tag.concern.as_str(), |to| &to.slug);
        rests_on_law(session, slug).map_err(unchanged)?;
    }
    let last = store.reviews_of(&tag.id)?.pop();
    let same = |last: &Review| (last.verdict, last.note.as_deref()) == (answer.verdict, note);
    if to.is_none() && last.is_some_and(|last| same(&last) && same_person(&last.by, by)) {
        return Ok(format!("{} before by {by}: nothing was changed", answer.verdict.word()));
    }
    let at = answer.at;
    let review = NewReview {
        id: &id(at, &[&tag.id, answer.verdict.word(), by, answer.to.unwrap_or(""), note.unwrap_or("")]),
        tag: &tag.id,
        verdict: answer.verdict,
        concern: &tag.concern,
        to: to.map(|to| to.slug.as_str()),
        note,
        by,
        at,
    };
    if !store.add_review(&review)? {
        return Err(unchanged(Message::error(
            Exit::Usage,
            "somebody took this tag back or changed it in the meantime",
        ))
        .hint("`courtwatch tag list` shows how it stands"));
    }
    if answer.verdict != Verdict::Rejected {
        remark(session, tag);
    }
    let to = to.map(|to| format!(" to {}", to.slug)).unwrap_or_default();
    let said =
        format!("{}: {}{to} on {}, tagged by {}", answer.verdict.word(), tag.concern, tag.number, tag.by);
    Ok(one_line(&said))
}

/// A tag is confirmed only with a concern that still stands in the codebook, and has a legal basis.
fn rests_on_law(session: &Session, slug: &str) -> Result<(), Message> {
    let concern = concerns::find(session, slug)?;
    if concern.legal.is_empty() {
        return Err(Message::error(
            Exit::Usage,
            format!("the concern `{slug}` has no legal basis, so a tag with it cannot be confirmed"),
        )
        .hint("`--change CONCERN` gives the tag one that has"));
    }
    Ok(())
}

/// What a reviewer should know of what they confirmed.
fn remark(session: &Session, tag: &TagRow) {
    if let Some(why) = &tag.withheld {
        session.say(&Message::note(format!("its words are held back: {why}")));
    } else if tag.quote.is_none() {
        session.say(&Message::note("the tag stands on the whole record: no passage of it was confirmed"));
    } else if !tag.quote_checked {
        session.say(&Message::note("its quotation was never checked: the text is not stored here"));
    }
}
