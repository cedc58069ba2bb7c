//! What has changed since an earlier briefing, as the section that stands first.

use std::collections::BTreeSet;

use super::{
    compose::parts,
    document::{Block, Run},
    text::{long_day_of, plural},
};
use crate::analyse::since::Changes;

/// The section. Of what was withdrawn it has the number, and nothing of what it said.
pub fn blocks(at: &str, changes: &Changes) -> Vec<Block> {
    let mut blocks = vec![parts::heading(1, &format!("Since the briefing of {}", long_day_of(at)))];
    if changes.is_empty() {
        blocks.push(parts::paragraph("Nothing has changed."));
        return blocks;
    }
    let mut items = Vec::new();
    let mut withdrawn: Vec<String> = changes.withdrawn.iter().map(|number| parts::line(number)).collect();
    if changes.unnamed > 0 {
        withdrawn.push(format!("{} whose number is not shown", plural(changes.unnamed, "record")));
    }
    if !withdrawn.is_empty() {
        items.push(vec![
            Run::bold("Cited then and withdrawn since, or not to be shown any more: "),
            Run::plain(withdrawn.join(", ")),
        ]);
    }
    for (label, tags) in [
        ("New", &changes.new),
        ("The quoted words are others now", &changes.reanchored),
        ("Reviewed again", &changes.rereviewed),
        ("No longer confirmed", &changes.unconfirmed),
        ("Rejected or taken back", &changes.taken_back),
    ] {
        if !tags.is_empty() {
            items.push(vec![Run::bold(format!("{label}: ")), Run::plain(listed(tags))]);
        }
    }
    blocks.push(parts::bullets(items));
    blocks
}

fn listed(tags: &BTreeSet<(String, String)>) -> String {
    let one =
        |(number, concern): &(String, String)| format!("{} ({})", parts::line(number), parts::line(concern));
    tags.iter().map(one).collect::<Vec<_>>().join(", ")
}
