//! Blocks that more than one sort of document has.

use crate::model::{
    classification::Level,
    court::court,
    tag::{Anchoring, Quote},
};
use crate::present::{
    briefing::{HeldBack, HoldReason},
    document::{Block, Column, Run, Table},
    visible::one_line,
};

/// Text on one line, harmless to show.
pub fn line(text: &str) -> String {
    one_line(text)
}

/// The same, or words of ours where there is nothing.
pub fn or(text: &str, instead: &str) -> String {
    let line = one_line(text);
    if line.is_empty() { instead.to_owned() } else { line }
}

/// A heading.
pub fn heading(level: u8, words: &str) -> Block {
    Block::Heading(level, vec![Run::plain(line(words))])
}

/// A paragraph without a style.
pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Run::plain(line(words))])
}

/// A list with bullets, one paragraph an item.
pub fn bullets(items: Vec<Vec<Run>>) -> Block {
    let items = items.into_iter().map(|runs| vec![Block::Paragraph(runs)]).collect();
    Block::List { ordered: false, items }
}

/// A table of words; a heading that ends in `#` is of a column of numbers.
pub fn table(headings: &[&str], rows: Vec<Vec<Vec<Run>>>) -> Block {
    let column = |heading: &&str| Column {
        heading: vec![Run::plain(heading.trim_end_matches('#'))],
        number: heading.ends_with('#'),
    };
    Block::Table(Table { columns: headings.iter().map(column).collect(), rows })
}

/// A cell.
pub fn cell(words: &str) -> Vec<Run> {
    vec![Run::plain(line(words))]
}

/// The abbreviation of a court: `ICC` for `icc`.
pub fn court_name(slug: &str) -> String {
    court(slug).map_or_else(|| line(slug), |court| court.short.to_owned())
}

/// A page as a link; a file that a person imported by its name.
pub fn page_or_file(read_from: &str) -> Run {
    match read_from.strip_prefix("file:") {
        Some(name) => Run::plain(format!("the saved file {}", or(name, "(no name)"))),
        None => shortened(&line(read_from)),
    }
}

/// The longest address that a table prints whole.
const LONGEST_ADDRESS: usize = 120;

/// An address that leads there whole; of a very long one, a question to a database, the beginning is printed.
pub fn shortened(url: &str) -> Run {
    let run = Run::address(url);
    match url.char_indices().nth(LONGEST_ADDRESS) {
        Some((end, _)) if run.link.is_some() => Run { text: format!("{}…", &url[..end]), ..run },
        _ => run,
    }
}

/// The words of a quotation, with its page, whether it was checked and how it stands now.
pub fn quotation(quote: &Quote, anchoring: Anchoring) -> Vec<Run> {
    let mut runs = vec![Run::plain(or(&quote.exact, "(no words)"))];
    let changed = match anchoring {
        Anchoring::Settled => None,
        Anchoring::Unsettled => Some("the words have changed in the text now stored; not yet checked"),
        Anchoring::Gone => Some("no longer in the text now stored"),
    };
    let unchecked = (!quote.checked).then_some("not checked against stored text");
    let mut remarks: Vec<Run> = Vec::new();
    remarks.extend(quote.page.map(|page| Run::plain(format!("page {page}"))));
    remarks.extend(unchecked.into_iter().chain(changed).map(Run::bold));
    for (place, remark) in remarks.into_iter().enumerate() {
        runs.push(Run::plain(if place == 0 { " (" } else { "; " }));
        runs.push(remark);
    }
    if runs.len() > 1 {
        runs.push(Run::plain(")"));
    }
    runs
}

/// The filings whose tags are kept out.
pub fn held_back(held: &[HeldBack]) -> Vec<Block> {
    if held.is_empty() {
        return Vec::new();
    }
    let items = held.iter().map(held_runs).collect();
    vec![
        heading(1, "Held back"),
        paragraph("Tags on these filings are not in this briefing:"),
        bullets(items),
    ]
}

/// One of them: its number and the reason.
pub fn held_runs(held: &HeldBack) -> Vec<Run> {
    let number = match held.number.as_deref() {
        None => Run::plain("A record whose number is not shown"),
        Some(number) => Run::bold(or(number, "(no number)")),
    };
    vec![number, Run::plain(format!(": {}", why(&held.reason)))]
}

/// Why a filing is kept out, in words.
pub fn why(reason: &HoldReason) -> String {
    let words = match reason {
        HoldReason::Closed(level) => match level {
            Level::Withdrawn => "withdrawn by its publisher",
            Level::Unread => "its level of access could not be read, so it counts as confidential",
            Level::Confidential => "confidential",
            Level::ExParte => "ex parte",
            Level::UnderSeal => "under seal",
            Level::Secret => "secret",
            Level::Public => "not public",
        },
        HoldReason::Missing => "the last healthy reading did not list it",
        HoldReason::Gone => "no longer listed",
        HoldReason::Quarantined => "quarantined until a person has looked at what changed",
        HoldReason::OnHold => "on the team's hold list",
        HoldReason::NoSource(_) => "no address or hash of what was read is stored, so it cannot be cited",
        HoldReason::UnknownConcern(slug) => {
            return format!("tagged with “{}”, which is no concern of the codebook", line(slug));
        }
    };
    words.to_owned()
}

/// What a person should look at in the citations before relying on them.
pub fn remarks(remarks: &[String]) -> Vec<Block> {
    if remarks.is_empty() {
        return Vec::new();
    }
    let items = remarks.iter().map(|remark| cell(remark)).collect();
    vec![heading(1, "On the citations"), bullets(items)]
}
