//! A briefing as Markdown, to read, print and edit.
//!
//! Everything that a page or a person said goes through [`escape`]; addresses stand between angle brackets
//! ([`link`](super::markdown::link)). Line ends are LF, with one at the end.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    io::{self, Write},
};

use super::{
    briefing::{
        Basis, BasisStatus, Briefing, CaseSection, ConcernSection, HeldBack, HoldReason, ReadListing, Unread,
    },
    briefing_md_lines::{Lines, court_name},
    markdown::{Page, escape, escape_or},
    text::{long_day, long_day_of, plural},
};
use crate::model::classification::Level;
use crate::model::review::ReviewRule;

/// How many concerns "In brief" names.
const MOST_TAGGED: usize = 5;

/// Writes a briefing as Markdown.
pub fn write(briefing: &Briefing, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown(briefing).as_bytes())
}

/// A briefing as Markdown.
pub fn markdown(briefing: &Briefing) -> String {
    let mut page = Page::default();
    let mut lines = Lines::default();
    head(briefing, &mut page);
    in_brief(briefing, &mut page);
    read(briefing, &mut page);
    for section in briefing.sections.iter().filter(|section| !section.concerns.is_empty()) {
        page.heading(2, &format!("Goal {}: {}", section.goal.number, escape(&section.goal.en)));
        for concern in &section.concerns {
            concern_head(concern, &mut page);
            concern.cases.iter().for_each(|case| lines.case(case, &mut page));
        }
    }
    held_back(&briefing.held_back, &mut page);
    lines.sources(&mut page);
    page.into_text()
}

fn head(briefing: &Briefing, page: &mut Page) {
    let period = match briefing.period {
        (Some(from), Some(to)) => format!("{} to {}", long_day(from), long_day(to)),
        (Some(from), None) => format!("since {}", long_day(from)),
        (None, Some(to)) => format!("until {}", long_day(to)),
        (None, None) => "all dates".to_owned(),
    };
    let courts: BTreeSet<&str> = briefing.made_of.iter().map(|read| read.court.as_str()).collect();
    let courts: Vec<String> = courts.into_iter().filter(|court| !court.is_empty()).map(court_name).collect();
    let tags = plural(briefing.total, "tag");
    let reviewed = match (briefing.total, briefing.unreviewed) {
        (0, _) => tags,
        (_, 0) => format!("{tags}, every one reviewed"),
        (_, open) => format!("{tags}, **{open} unreviewed**: only the person who made them has judged them"),
    };
    page.heading(1, &escape_or(&briefing.title, "(no title)"));
    page.line(&format!("- Period: {period}"));
    page.line(&format!(
        "- Courts read: {}",
        if courts.is_empty() { "none".to_owned() } else { courts.join(", ") }
    ));
    page.line(&format!("- Tags: {reviewed}"));
    page.line(&format!("- Review: {}", review(briefing)));
    page.line(&format!("- Codebook: version {}", escape(&briefing.codebook)));
}

/// Who may confirm a tag here, and who did.
fn review(briefing: &Briefing) -> String {
    let rule = match briefing.review_rule {
        ReviewRule::SecondPerson => "a tag is confirmed by a second person",
        ReviewRule::Own => "**tags may be confirmed by the person who made them**, without a second one",
    };
    let confirmed: usize = briefing.reviewers.iter().map(|(_, tags)| tags).sum();
    let by = |(name, tags): &(String, usize)| format!("{} ({tags})", escape_or(name, "(no name)"));
    let names: Vec<String> = briefing.reviewers.iter().map(by).collect();
    let who = (confirmed > 0).then(|| format!("; {confirmed} confirmed, by {}", names.join(", ")));
    let own = (briefing.own > 0).then(|| format!("; **{} by the person who made the tag**", briefing.own));
    [rule, &who.unwrap_or_default(), &own.unwrap_or_default()].concat()
}

fn in_brief(briefing: &Briefing, page: &mut Page) {
    let mut concerns: Vec<&ConcernSection> = briefing.sections.iter().flat_map(|s| &s.concerns).collect();
    let cases: Vec<&CaseSection> = concerns.iter().flat_map(|c| &c.cases).collect();
    page.heading(2, "In brief");
    if cases.is_empty() {
        return page.line("There is nothing to report: no tag of this period can be published.");
    }
    let documents: BTreeSet<_> =
        cases.iter().flat_map(|c| c.lines.iter().map(move |l| (&c.court, &l.number))).collect();
    let courts: BTreeSet<_> = cases.iter().map(|c| &c.court).collect();
    let cases: BTreeSet<_> =
        cases.iter().map(|c| (&c.court, &c.case, c.name.as_ref().filter(|_| c.case.is_none()))).collect();
    page.line(&format!(
        "{} on {}, in {}, at {}.",
        plural(briefing.total, "tag"),
        plural(documents.len(), "document"),
        plural(cases.len(), "case"),
        plural(courts.len(), "court"),
    ));
    page.blank();
    page.line("| Goal | Tags |");
    page.line("| --- | ---: |");
    for section in &briefing.sections {
        let tags: usize = section.concerns.iter().map(tags).sum();
        page.line(&format!("| {}. {} | {tags} |", section.goal.number, escape(&section.goal.en)));
    }
    page.blank();
    page.line("Most tagged:");
    page.blank();
    concerns.sort_by_key(|concern| Reverse(tags(concern)));
    for concern in concerns.into_iter().take(MOST_TAGGED) {
        page.line(&format!("- {}: {}", escape(&concern.label), plural(tags(concern), "tag")));
    }
}

fn tags(concern: &ConcernSection) -> usize {
    concern.cases.iter().map(|case| case.lines.len()).sum()
}

fn read(briefing: &Briefing, page: &mut Page) {
    page.heading(2, "What was read");
    if briefing.made_of.is_empty() {
        page.line("No listing was read.");
    }
    for ReadListing { listing, court, last_good, verdict } in &briefing.made_of {
        let last = last_good.as_deref().map_or_else(|| "never".to_owned(), long_day_of);
        let court = if court.is_empty() { "Observers".to_owned() } else { court_name(court) };
        let (listing, last) = (escape(listing), escape(&last));
        page.line(&format!(
            "- {court}, {listing}: last good reading {last}; {}",
            escape_or(verdict, "no verdict")
        ));
    }
    if !briefing.unread.is_empty() {
        page.blank();
        page.line("**Could not be read**, so this briefing may lack what stands there:");
        page.blank();
    }
    for Unread { listing, reason, since } in &briefing.unread {
        let since =
            since.as_deref().map_or_else(String::new, |s| format!(", since {}", escape(&long_day_of(s))));
        page.line(&format!("- {}: {}{since}", escape(listing), escape_or(reason, "no reason is recorded")));
    }
}

fn concern_head(concern: &ConcernSection, page: &mut Page) {
    page.heading(3, &escape(&concern.label));
    page.line(&escape(&concern.definition));
    for goal in &concern.also {
        page.blank();
        page.line(&format!("Also serves goal {}: {}.", goal.number, escape(&goal.en)));
    }
    page.blank();
    if concern.legal.is_empty() {
        return page.line("Legal bases: none is named.");
    }
    page.line("Legal bases:");
    page.blank();
    for Basis { instrument, provision, status } in &concern.legal {
        let status = match status {
            BasisStatus::Verified => "[verified]",
            BasisStatus::FromKnowledge => "[from knowledge: confirm before relying on it]",
        };
        page.line(&format!("- {}, {} {status}", escape(instrument), escape(provision)));
    }
}

fn held_back(held: &[HeldBack], page: &mut Page) {
    if held.is_empty() {
        return;
    }
    page.heading(2, "Held back");
    page.line("Tags on these filings are not in this briefing:");
    page.blank();
    for HeldBack { number, reason } in held {
        let number = number.as_deref().map_or_else(
            || "A filing whose number is not shown".to_owned(),
            |number| format!("**{}**", escape_or(number, "(no number)")),
        );
        page.line(&format!("- {number}: {}", why(reason)));
    }
}

fn why(reason: &HoldReason) -> String {
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
            return format!("tagged with “{}”, which is no concern of the codebook", escape(slug));
        }
    };
    words.to_owned()
}
