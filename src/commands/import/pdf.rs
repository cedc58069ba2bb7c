//! Documents that a person saved: to the filing that has their address, else to the one whose number they are
//! stamped with.

use std::path::Path;

use crate::commands::reading;
use crate::error::{Exit, Message};
use crate::model::number::DocumentNumber;
use crate::model::rows::FetchRow;
use crate::model::snapshot::Snapshot;
use crate::model::text::Cover;
use crate::store::{ItemId, Store, StoreError};

/// Stores the bytes of a document with the filing that it belongs to.
pub(super) fn import(store: &mut Store, file: &Path, snapshot: &Snapshot) -> Result<FetchRow, Message> {
    let by_address = by_address(store, snapshot)?;
    if !by_address.is_empty() {
        return Ok(save(store, &by_address, snapshot)?);
    }
    let cover = reading::read(&snapshot.body, reading::TIME)?.cover;
    match by_number(store, &cover)?.as_slice() {
        [item] => Ok(save(store, &[*item], snapshot)?),
        found => Err(unknown(file, &cover, found.len())),
    }
}

/// The same for a response of a recording; nothing where no stored filing, or more than one, is known to have it.
pub(super) fn of_recording(store: &mut Store, snapshot: &Snapshot) -> Result<Option<FetchRow>, Message> {
    let by_address = by_address(store, snapshot)?;
    if !by_address.is_empty() {
        return Ok(Some(save(store, &by_address, snapshot)?));
    }
    let cover = reading::read(&snapshot.body, reading::TIME)?.cover;
    match by_number(store, &cover)?.as_slice() {
        [item] => Ok(Some(save(store, &[*item], snapshot)?)),
        _ => Ok(None),
    }
}

/// The stored versions that have a document at this address; the name of a file is none.
fn by_address(store: &Store, snapshot: &Snapshot) -> Result<Vec<ItemId>, StoreError> {
    if snapshot.url.starts_with("file:") { Ok(Vec::new()) } else { store.items_of_document(&snapshot.url) }
}

/// The stored versions that have just the number of a cover.
fn by_number(store: &Store, cover: &Cover) -> Result<Vec<ItemId>, StoreError> {
    let number = cover.number.as_deref().and_then(|number| DocumentNumber::read(number).ok());
    number.map_or_else(|| Ok(Vec::new()), |number| store.items_with_version_key(number.key()))
}

fn unknown(file: &Path, cover: &Cover, found: usize) -> Message {
    let first = format!("could not tell which filing `{}` belongs to", file.display());
    let message = Message::error(Exit::Usage, first);
    let message = match &cover.number {
        Some(number) if found == 0 => message.fact("stamp", format!("{number}, which is not stored here")),
        Some(number) => message.fact("stamp", format!("{number}, which {found} stored filings have")),
        None => message.fact("stamp", "its first page has no number that courtwatch knows"),
    };
    message.fact("effect", "nothing of it was stored").hint(
        "give the address it was saved from with `--url`; `courtwatch show NUMBER` prints the addresses of a filing's documents",
    )
}

fn save(store: &mut Store, items: &[ItemId], snapshot: &Snapshot) -> Result<FetchRow, StoreError> {
    let mut changed = 0;
    for item in items {
        changed += u64::from(store.save_document("import", *item, &snapshot.url, snapshot)?);
    }
    Ok(FetchRow {
        listing: "import".to_owned(),
        verdict: "healthy".to_owned(),
        read: 1,
        new: 0,
        changed,
        gone: 0,
        problems: 0,
        requests: 0,
        not_modified: 0,
        blocked: false,
        message: None,
    })
}
