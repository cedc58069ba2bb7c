//! Checks of what a document rests on.

use std::collections::BTreeSet;

use super::{Examined, Found};
use crate::model::tag::Anchoring;
use crate::present::template::Answer;

/// Sorts of documents whose paragraphs a citation names.
const DECISIONS: [&str; 7] =
    ["decision", "judgment", "order", "advisory-opinion", "separate-opinion", "warrant", "leave-to-appeal"];

pub(super) fn only_public_level(examined: &Examined<'_>) -> Vec<Found> {
    refused(examined, "only-public-level")
}

pub(super) fn withdrawn_source(examined: &Examined<'_>) -> Vec<Found> {
    refused(examined, "withdrawn-source")
}

/// What the store refused for the reason of a check, each record once.
fn refused(examined: &Examined<'_>, id: &str) -> Vec<Found> {
    let Some((_, _, answers)) = examined.template else { return Vec::new() };
    let mut found = BTreeSet::new();
    for (asked, answer) in answers {
        if let Answer::Refused { check, number, why } = answer
            && *check == id
        {
            found.insert((Some(number.clone().unwrap_or_else(|| asked.number.clone())), why.clone()));
        }
    }
    found.into_iter().collect()
}

pub(super) fn quote_exact(examined: &Examined<'_>) -> Vec<Found> {
    let mut found = refused(examined, "quote-exact");
    if examined.template.is_some_and(|(_, read, _)| !read.shows_tags) && !examined.data {
        return found;
    }
    for (_, _, line) in examined.briefing.lines() {
        let Some(quote) = &line.quote else { continue };
        let what = match line.anchoring {
            Anchoring::Unsettled => {
                "the words of a tag have changed in the text now stored, and nobody has looked yet"
            }
            Anchoring::Gone => "the words of a tag are no longer in the text now stored",
            Anchoring::Settled if !quote.checked => {
                "the words of a tag were never checked: no text of it is stored"
            }
            Anchoring::Settled => continue,
        };
        let found_one = (Some(line.number.clone()), what.to_owned());
        if !found.contains(&found_one) {
            found.push(found_one);
        }
    }
    found
}

pub(super) fn pinpoint(examined: &Examined<'_>) -> Vec<Found> {
    let Some((_, read, _)) = examined.template else { return Vec::new() };
    let mut found = BTreeSet::new();
    for (number, doctype, pinpoint) in &read.cited {
        if DECISIONS.contains(&doctype.as_str())
            && pinpoint.paragraphs.is_empty()
            && pinpoint.provision.is_none()
        {
            let what = match &pinpoint.page {
                Some(page) => format!("cited at page {page}, without a paragraph"),
                None => "cited without a paragraph".to_owned(),
            };
            found.insert((Some(number.clone()), what));
        }
    }
    found.into_iter().collect()
}

pub(super) fn status_of_decision(examined: &Examined<'_>) -> Vec<Found> {
    examined.later.iter().map(|(number, what)| (Some(number.clone()), what.clone())).collect()
}

pub(super) fn machine_help(examined: &Examined<'_>) -> Vec<Found> {
    let open = examined.briefing.lines().filter(|(_, _, line)| line.confirmed.is_none());
    let open: BTreeSet<_> = open.map(|(_, _, line)| line.number.clone()).collect();
    open.into_iter()
        .map(|number| (Some(number), "no second person has looked at its tag".to_owned()))
        .collect()
}
