//! A digest as a document.

use super::digest::{Digest, Entry, Event, Held, Passage};
use super::document::{Block, Document, Run};
use super::text::{long_day_of, plural};
use crate::model::watch::WITHDRAWN;
use crate::model::wording::short;

/// A value in a line at most, in characters.
const LONG: usize = 240;

/// Characters before the first that differs, where a value is longer.
const BEFORE: usize = 60;

/// The document of a digest.
pub fn document(digest: &Digest) -> Document {
    let until = digest.looked_until.as_deref();
    let mut blocks = vec![Block::Paragraph(vec![Run::plain(summary(digest))])];
    let new: Vec<&Entry> = digest.entries.iter().filter(|entry| !entry.changed()).collect();
    let changed: Vec<&Entry> = digest.entries.iter().filter(|entry| entry.changed()).collect();
    section(&mut blocks, "New", new.iter().map(|e| entry(digest, e)).collect());
    section(&mut blocks, "Changed", changed.iter().map(|e| entry(digest, e)).collect());
    section(&mut blocks, "Held back", digest.held.iter().map(|h| held(digest, h)).collect());
    let from =
        until.map_or_else(|| "Sittings ahead".to_owned(), |at| format!("Sittings from {}", long_day_of(at)));
    section(&mut blocks, &from, digest.sittings.iter().map(sitting).collect());
    section(&mut blocks, "Time limits", digest.windows.iter().map(window).collect());
    let over = digest.passed_over.iter().map(|(name, why)| line(vec![Run::bold(name), said(": ", why)]));
    section(&mut blocks, "Watches that could not be looked at", over.collect());
    let unread = digest.unread.iter().map(|unread| {
        let since = unread.since.as_deref().map(|at| format!(" ({})", long_day_of(at))).unwrap_or_default();
        line(vec![Run::bold(&unread.listing), said(": ", &unread.reason), Run::plain(since)])
    });
    section(&mut blocks, "Listings that could not be read", unread.collect());
    let watches = digest.watches.iter().map(|watch| {
        line(vec![
            Run::bold(&watch.name),
            said(": ", &watch.reason),
            Run::plain(format!(" ({})", watch.asks)),
        ])
    });
    section(&mut blocks, "Watches", watches.collect());
    Document {
        title: until.map_or_else(|| "Digest".to_owned(), |at| format!("Digest of {}", long_day_of(at))),
        language: "en".to_owned(),
        blocks,
        ..Document::default()
    }
}

/// What is told, in a sentence.
pub fn summary(digest: &Digest) -> String {
    let watches = plural(digest.watches.len(), "watch");
    let until = until(digest);
    if digest.is_empty() {
        return format!("Nothing is new for {watches} {until}.");
    }
    let records = plural(digest.entries.len() + digest.held.len(), "record");
    format!("{records} with news for {watches} {until}.")
}

/// Until when was looked, in words.
pub fn until(digest: &Digest) -> String {
    match &digest.looked_until {
        Some(at) => format!("in what was read until {} ({at})", long_day_of(at)),
        None => "as no listing has been read yet".to_owned(),
    }
}

fn section(blocks: &mut Vec<Block>, heading: &str, items: Vec<Vec<Block>>) {
    if !items.is_empty() {
        blocks.push(Block::Heading(2, vec![Run::plain(heading)]));
        blocks.push(Block::List { ordered: false, items });
    }
}

fn line(runs: Vec<Run>) -> Vec<Block> {
    vec![Block::Paragraph(runs)]
}

fn said(before: &str, words: &str) -> Run {
    Run::plain(format!("{before}{words}"))
}

fn entry(digest: &Digest, entry: &Entry) -> Vec<Block> {
    let mut blocks = line(head(entry));
    if entry.record != "hearing" {
        blocks.push(Block::Paragraph(vec![Run::plain(&entry.title)]));
    }
    let by_itself = |event: &&Event| !(event.change == "new" && entry.events.len() == 1);
    let events: Vec<&Event> = entry.events.iter().filter(by_itself).collect();
    blocks.extend(events.into_iter().map(|event| Block::Paragraph(told(event))));
    if let Some(url) = &entry.url {
        blocks.push(Block::Paragraph(vec![Run::address(url)]));
    }
    let title = |passage: &&Passage| passage.page.is_some() || passage.words.replace("**", "") != entry.title;
    blocks.extend(entry.passages.iter().filter(title).map(passage));
    blocks.push(Block::Paragraph(followed(digest, &entry.watches)));
    blocks
}

fn head(entry: &Entry) -> Vec<Run> {
    let mut parts: Vec<String> = Vec::new();
    let label = match entry.record.as_str() {
        "hearing" => entry.case.clone().unwrap_or_else(|| entry.number.clone()),
        _ if entry.url.as_deref() == Some(&entry.number) => entry.sort.clone(),
        _ => entry.number.clone(),
    };
    if let Some(sitting) = &entry.sitting {
        parts.push(format!("{}, {sitting}", entry.title));
    } else {
        parts.extend(entry.date.map(super::text::long_day));
        parts.extend(Some(entry.sort.clone()).filter(|sort| !sort.is_empty() && *sort != label));
    }
    parts.extend(entry.court.clone());
    let case = entry.case.clone().filter(|case| !label.starts_with(case.as_str()));
    parts.extend(case);
    vec![Run::bold(label), Run::plain(format!(" · {}", parts.join(" · ")))]
}

/// A change in words.
fn told(event: &Event) -> Vec<Run> {
    let day = long_day_of(&event.at);
    let noted = event.note.as_deref();
    let words = match (event.change.as_str(), &event.old, &event.new) {
        ("new", ..) => format!("new on {day}"),
        ("attachment", Some(old), Some(new)) if is_hash(old) && is_hash(new) => {
            "attachment: another file stands at the same address".to_owned()
        }
        ("vacated" | "gone" | "returned", ..) => event.change.clone(),
        (change, None, None) => noted.map_or_else(|| change.to_owned(), |note| format!("{change}: {note}")),
        (change, old, new) => {
            let time = |value: &String| if change == "moved" { clock(value) } else { value.clone() };
            let (old, new) = beside(old.as_ref().map(time).as_deref(), new.as_ref().map(time).as_deref());
            let was = old.map_or_else(|| not_shown(noted), |old| format!("was “{old}”"));
            let is = new.map_or_else(|| "now nothing".to_owned(), |new| format!("now “{new}”"));
            format!("{change}: {was}, {is}")
        }
    };
    let found = if event.change == "new" { String::new() } else { format!(" (found {day})") };
    vec![Run::plain(format!("{words}{found}"))]
}

fn not_shown(note: Option<&str>) -> String {
    note.map_or_else(|| "was nothing".to_owned(), |note| format!("the words before are not shown ({note})"))
}

fn is_hash(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Both values, shortened to where they begin to differ.
fn beside(old: Option<&str>, new: Option<&str>) -> (Option<String>, Option<String>) {
    let (Some(old), Some(new)) = (old, new) else {
        return (old.map(|old| short(old, LONG)), new.map(|new| short(new, LONG)));
    };
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let long = old.chars().count().max(new.chars().count()) > LONG;
    let skip = if long { same.saturating_sub(BEFORE) } else { 0 };
    let cut = |value: &str| {
        let rest: String = value.chars().skip(skip).collect();
        let mark = if skip > 0 { "…" } else { "" };
        format!("{mark}{}", short(&rest, LONG))
    };
    (Some(cut(old)), Some(cut(new)))
}

/// A passage with the words that answer in bold.
fn passage(passage: &Passage) -> Block {
    let mut runs: Vec<Run> = Vec::new();
    let place = match (passage.page, passage.paragraph) {
        (Some(page), Some(paragraph)) => format!("page {page}, paragraph {paragraph}: "),
        (Some(page), None) => format!("page {page}: "),
        (None, _) => String::new(),
    };
    runs.extend(Some(Run::plain(place)).filter(|run| !run.text.is_empty()));
    for (n, words) in passage.words.split("**").enumerate().filter(|(_, words)| !words.is_empty()) {
        runs.push(if n % 2 == 1 { Run::bold(words) } else { Run::plain(words) });
    }
    Block::Quotation(runs)
}

fn followed(digest: &Digest, watches: &[String]) -> Vec<Run> {
    let why = |name: &String| format!("{name} ({})", digest.reason(name));
    let all: Vec<String> = watches.iter().map(why).collect();
    vec![Run::italic(format!("followed by {}", all.join("; ")))]
}

/// Number and reason, and nothing else of it.
fn held(digest: &Digest, held: &Held) -> Vec<Block> {
    let nameless = || format!("A {} without a number to show", held.record);
    let number = held.number.clone().unwrap_or_else(nameless);
    let withdrawn = held.events.iter().any(|event| event.change == WITHDRAWN);
    let changes: Vec<&str> =
        held.events.iter().map(|e| e.change.as_str()).filter(|change| *change != WITHDRAWN).collect();
    let also = if changes.is_empty() { String::new() } else { format!(" ({})", changes.join(", ")) };
    let words = Run::plain(format!(": {}{also}", held.reason));
    let said = if withdrawn {
        vec![Run::plain("withdrawn since: "), Run::bold(number), words]
    } else {
        vec![Run::bold(number), words]
    };
    vec![Block::Paragraph(said), Block::Paragraph(followed(digest, &held.watches))]
}

fn sitting(sitting: &super::digest::Sitting) -> Vec<Block> {
    let case = sitting.case.as_deref().unwrap_or(&sitting.court);
    line(vec![Run::bold(clock(&sitting.starts)), Run::plain(format!(" · {case} · {}", sitting.what))])
}

fn window(window: &super::digest::Window) -> Vec<Block> {
    let words = format!(" · {} · {} ({}) · {}", window.number, window.what, window.case, window.basis);
    line(vec![Run::bold(&window.until), Run::plain(words)])
}

/// A stored instant with its offset as people read it: `2026-12-08 10:00 +01:00`.
pub fn clock(starts: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(starts)
        .map_or_else(|_| starts.replace('T', " "), |at| at.format("%Y-%m-%d %H:%M %:z").to_string())
}
