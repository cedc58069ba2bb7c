//! `courtwatch tag`: a person's judgement that a record or a passage of it raises a concern.

use chrono::Utc;
use sha2::{Digest, Sha256};

use super::{Session, concerns, filter, find, list};
use crate::analyse::quotation::{self, Search};
use crate::cli::{Format, TagAddArgs, TagArgs, TagCommand};
use crate::error::{Exit, Message};
use crate::model::moment::{Moment, stamp};
use crate::model::tag::Quote;
use crate::store::{ItemId, NewTag, Store};

/// Adds, lists or takes back.
pub fn run(session: &Session, args: &TagArgs) -> Result<Exit, Message> {
    match &args.what {
        TagCommand::Add(add) => {
            let mut store = session.existing_store()?;
            let id = self::add(session, &mut store, add, Utc::now())?;
            session.print(&printed(&id, add.format.format))?;
            Ok(Exit::Done)
        }
        TagCommand::List { filter: args, format } => {
            let filter = filter(args)?;
            let store = session.existing_store()?;
            let rows = session.print_list(store.tags(&filter)?, format.format)?;
            Ok(list::found(session, rows))
        }
        TagCommand::Remove { id, reason } => remove(session, id, reason.as_deref()),
    }
}

fn printed(id: &str, format: Format) -> String {
    match format {
        Format::Json => format!("[{{\"id\":\"{id}\"}}]\n"),
        Format::Csv => format!("id\n{id}\n"),
        Format::Table => format!("{id}\n"),
    }
}

/// Stores a tag at this instant; its id.
///
/// # Errors
/// A number or concern that is not there; a quotation that the stored text does not have; nobody named.
pub fn add(session: &Session, store: &mut Store, args: &TagAddArgs, at: Moment) -> Result<String, Message> {
    let concern = concerns::find(&args.concern)?;
    let by = session.person(args.by.as_deref())?;
    let item = find::one(session, store, &args.number)?;
    let quote = match &args.quote {
        Some(words) => Some(quote(session, store, item, words, args)?),
        None => None,
    };
    let exact = quote.as_ref().map(|q| q.exact.as_str());
    let same = store.tags_on(item)?.into_iter().find(|tag| {
        (tag.concern.as_str(), tag.by.as_str()) == (concern.slug.as_str(), by.as_str())
            && (tag.quote.as_deref(), tag.note.as_deref()) == (exact, args.note.as_deref())
    });
    if let Some(same) = same {
        session.say(&Message::note("this very tag is stored already"));
        return Ok(same.id);
    }
    let codebook = concerns::codebook()?.version();
    let id = id(
        at,
        &[
            args.number.trim(),
            &concern.slug,
            &by,
            args.quote.as_deref().unwrap_or(""),
            args.note.as_deref().unwrap_or(""),
        ],
    );
    let tag = NewTag {
        id: &id,
        item,
        concern: &concern.slug,
        codebook,
        quote: quote.as_ref(),
        note: args.note.as_deref(),
        by: &by,
        at,
    };
    if !store.add_tag(&tag)? {
        session.say(&Message::note("this very tag is stored already"));
    }
    Ok(id)
}

fn quote(
    session: &Session,
    store: &Store,
    item: ItemId,
    words: &str,
    args: &TagAddArgs,
) -> Result<Quote, Message> {
    if words.trim().is_empty() {
        return Err(
            Message::error(Exit::Usage, "the quotation is empty").fact("effect", "nothing was tagged")
        );
    }
    let texts = store.texts_of(item)?;
    match quotation::find(words, &texts) {
        Search::Found(exact) => Ok(Quote { exact, page: args.page, checked: true }),
        Search::Absent { nearest } if store.has_full_text(item)? => {
            let mut message =
                Message::error(Exit::Usage, format!("the quotation does not stand in {}", args.number))
                    .fact("effect", "nothing was tagged");
            if let Some(near) = nearest {
                message = message.fact("nearest", format!("“{near}”"));
            }
            Err(message
                .hint("copy the words from `courtwatch show`, or tag the whole record without `--quote`"))
        }
        Search::Absent { .. } => {
            session.say(
                &Message::warning("the quotation was not checked: no text of this document is stored here")
                    .fact(
                        "effect",
                        "the tag is stored; the briefing says that its quotation was not checked",
                    ),
            );
            Ok(Quote { exact: words.trim().to_owned(), page: args.page, checked: false })
        }
    }
}

/// A UUIDv7 (RFC 9562 §5.7): the time, then bits drawn from what the tag says, so that the same act has the same
/// id wherever it is repeated.
fn id(at: Moment, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    hash.update(stamp(at));
    for part in parts {
        hash.update([0]);
        hash.update(part);
    }
    let digest = hash.finalize();
    let mut bits = [0; 10];
    bits.copy_from_slice(&digest[..10]);
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid().to_string()
}

fn remove(session: &Session, id: &str, reason: Option<&str>) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    let id = id.trim().to_lowercase();
    let tags = if id.len() < 4 { Vec::new() } else { store.tags_starting(&id)? };
    let lister = "`courtwatch tag list` shows the ids";
    let tag = match tags.as_slice() {
        [tag] => tag,
        [] => {
            let why = if id.len() >= 4 { "no tag has this id" } else { "an id needs at least 4 characters" };
            return Err(Message::error(Exit::Usage, format!("could not take back `{id}`: {why}"))
                .fact("effect", "nothing was changed")
                .hint(lister));
        }
        several => {
            return Err(Message::error(
                Exit::Usage,
                format!("{} tags have an id that starts with `{id}`, expected one", several.len()),
            )
            .fact("ids", several.iter().take(3).map(|tag| tag.id.as_str()).collect::<Vec<_>>().join(", "))
            .fact("effect", "nothing was changed")
            .hint(lister));
        }
    };
    if store.remove_tag(&tag.id, reason, session.person(None).ok().as_deref(), Utc::now())? {
        session.tell(&format!("taken back: {} on {}; a tombstone stays", tag.concern, tag.number));
    } else {
        session.say(&Message::note("this tag was taken back before"));
    }
    Ok(Exit::Done)
}
