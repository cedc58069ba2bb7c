//! `courtwatch tag add`.

use sha2::{Digest, Sha256};

use crate::cli::TagAddArgs;
use crate::commands::{Session, concerns, find};
use crate::error::Message;
use crate::model::moment::{Moment, stamp};
use crate::model::person::same_person;
use crate::store::{NewTag, Store};

use super::quote::{Quoted, quote};

/// Stores a tag at this instant; its id.
///
/// # Errors
/// A number or concern that is not there; a quotation that the stored text does not have; nobody named.
pub fn add(session: &Session, store: &mut Store, args: &TagAddArgs, at: Moment) -> Result<String, Message> {
    let concern = concerns::to_tag_with(session, &args.concern)?;
    let by = session.person(args.by.as_deref())?;
    let item = find::one(session, store, &args.number)?;
    let (quote, selector) = match &args.quote {
        Some(words) => {
            let asked = Quoted { number: &args.number, words, page: args.page };
            let (quote, selector) = quote(session, store, item, &asked)?;
            (Some(quote), selector)
        }
        None => (None, None),
    };
    let exact = quote.as_ref().map(|q| q.exact.as_str());
    let same = store.same_tags(item, &concern.slug, exact, args.note.as_deref())?;
    if let Some((id, _)) = same.into_iter().find(|(_, whose)| same_person(whose, &by)) {
        session.say(&Message::note("this very tag is stored already"));
        return Ok(id);
    }
    let codebook = session.codebook()?.version();
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
        selector: selector.as_ref(),
        note: args.note.as_deref(),
        by: &by,
        at,
    };
    if !store.add_tag(&tag)? {
        session.say(&Message::note("this very tag is stored already"));
    }
    Ok(id)
}

/// A UUIDv7 (RFC 9562 §5.7): the time, then bits drawn from what the tag says, so that the same act has the same
/// id wherever it is repeated.
pub(in crate::commands) fn id(at: Moment, parts: &[&str]) -> String {
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
