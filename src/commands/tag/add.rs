//! `courtwatch tag add`.

use sha2::{Digest, Sha256};

use crate::analyse::quotation::{self, Search};
use crate::cli::TagAddArgs;
use crate::commands::{Session, concerns, find};
use crate::error::{Exit, Message};
use crate::model::moment::{Moment, stamp};
use crate::model::tag::Quote;
use crate::store::{ItemId, NewTag, Store};

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
pub(super) fn id(at: Moment, parts: &[&str]) -> String {
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
