//! From what a person types to the record it names.

use super::Session;
use crate::error::{Exit, Message};
use crate::model::number::DocumentNumber;
use crate::store::{ItemId, Store};

/// The records that a number, reference or address names: one version where the number is of one, else the whole
/// family under a base number.
///
/// # Errors
/// Nothing of that name, with what is near it or why it is no number.
pub fn records(store: &Store, name: &str) -> Result<Vec<ItemId>, Message> {
    let name = name.trim();
    let press = store.press_named(name)?;
    if !press.is_empty() {
        return Ok(press);
    }
    let by_key = store.items_with_key(name)?;
    if !by_key.is_empty() {
        return Ok(by_key);
    }
    match DocumentNumber::read(name) {
        Ok(number) => by_number(store, &number),
        Err(refusal) => {
            let printed = store.items_printed(name)?;
            if printed.is_empty() {
                return Err(Message::error(Exit::Usage, format!("could not read the number: {refusal}"))
                    .hint("write it as the court does, e.g. ICC-01/21-01/25-407 or KSC-BC-2020-06/F01234"));
            }
            Ok(printed)
        }
    }
}

fn by_number(store: &Store, number: &DocumentNumber) -> Result<Vec<ItemId>, Message> {
    if number.key() != number.base() {
        let versions = store.items_with_version_key(number.key())?;
        if !versions.is_empty() {
            return Ok(versions);
        }
    }
    let family = store.family_of(number.base())?;
    if !family.is_empty() && number.key() == number.base() {
        return Ok(family);
    }
    let near = super::nearest(number.base(), store.bases_like(number.case())?.iter().map(String::as_str));
    let mut message =
        Message::error(Exit::Nothing, format!("no filing `{}` is stored here", number.printed()));
    if !family.is_empty() {
        let versions = store.printed_numbers(&family)?.join(", ");
        message = message.fact("stored", format!("other versions of it: {versions}"));
    } else if !near.is_empty() {
        message = message.fact("near", near.join(", "));
    }
    Err(message.hint(
        "`courtwatch list filings --case CASE` lists what is stored; `courtwatch fetch` reads what is new",
    ))
}

/// The one record that a tag is to stand on: of a family the version whose number was typed, else the only one.
///
/// # Errors
/// As [`records`]; several versions, none of which has just that number.
pub fn one(session: &Session, store: &Store, name: &str) -> Result<ItemId, Message> {
    let records = records(store, name)?;
    if let [only] = records.as_slice() {
        return Ok(*only);
    }
    if let Ok(number) = DocumentNumber::read(name) {
        let exact = store.items_with_version_key(number.key())?;
        if let [only] = exact.as_slice() {
            if records.len() > 1 {
                session.tell(&format!(
                    "{} versions are stored; this is the one numbered {}",
                    records.len(),
                    number.printed()
                ));
            }
            return Ok(*only);
        }
    }
    let numbers = store.printed_numbers(&records)?;
    Err(Message::error(Exit::Usage, format!("`{name}` names {} records, expected one", records.len()))
        .fact("stored", numbers.join(", "))
        .fact("effect", "nothing was changed")
        .hint("give the number of one version, with its suffix"))
}
