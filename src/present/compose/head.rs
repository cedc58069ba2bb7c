//! What stands before the statements: period, courts, review, a look at the whole, what was read.

use std::collections::BTreeSet;

use super::{parts, period};
use crate::model::review::ReviewRule;
use crate::present::{
    briefing::{Briefing, CaseSection, ConcernSection, ReadListing, Unread},
    charts,
    document::{Block, Run},
    text::{long_day_of, plural},
};

/// Period, courts, tags, review and codebook.
pub fn facts(briefing: &Briefing) -> Block {
    let courts: BTreeSet<&str> = briefing.made_of.iter().map(|read| read.court.as_str()).collect();
    let courts: Vec<String> =
        courts.into_iter().filter(|court| !court.is_empty()).map(parts::court_name).collect();
    let courts = if courts.is_empty() { "none".to_owned() } else { courts.join(", ") };
    let fact = |label: &str, mut words: Vec<Run>| {
        words.insert(0, Run::plain(format!("{label}: ")));
        words
    };
    parts::bullets(vec![
        fact("Period", vec![Run::plain(period(briefing.period))]),
        fact("Courts read", vec![Run::plain(courts)]),
        fact("Tags", tags(briefing)),
        fact("Review", review(briefing)),
        fact("Codebook", vec![Run::plain(format!("version {}", parts::line(&briefing.codebook)))]),
    ])
}

fn tags(briefing: &Briefing) -> Vec<Run> {
    let mut runs = vec![Run::plain(plural(briefing.total, "tag"))];
    match (briefing.total, briefing.unreviewed) {
        (0, _) => {}
        (_, 0) => runs.push(Run::plain(", every one reviewed")),
        (_, open) => {
            runs.push(Run::plain(", "));
            runs.push(Run::bold(format!("{open} unreviewed")));
            runs.push(Run::plain(": only the person who made them has judged them"));
        }
    }
    if briefing.waiting > 0 {
        let (more, verb) = (if briefing.total > 0 { " more" } else { "" }, verb(briefing.waiting));
        let waiting = plural(briefing.waiting, "tag").replacen(' ', &format!("{more} "), 1);
        runs.push(Run::plain(format!(
            "; {waiting} {verb} for a review and {} left out",
            be(briefing.waiting)
        )));
    }
    runs
}

fn verb(n: usize) -> &'static str {
    if n == 1 { "waits" } else { "wait" }
}

fn be(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

/// Who may confirm a tag here, and who did.
fn review(briefing: &Briefing) -> Vec<Run> {
    let mut runs = match briefing.review_rule {
        ReviewRule::SecondPerson => vec![Run::plain("a tag is confirmed by a second person")],
        ReviewRule::Own => vec![
            Run::bold("tags may be confirmed by the person who made them"),
            Run::plain(", without a second one"),
        ],
    };
    let confirmed: usize = briefing.reviewers.iter().map(|(_, tags)| tags).sum();
    let by = |(name, tags): &(String, usize)| format!("{} ({tags})", parts::or(name, "(no name)"));
    let names: Vec<String> = briefing.reviewers.iter().map(by).collect();
    if confirmed > 0 {
        runs.push(Run::plain(format!("; {confirmed} confirmed, by {}", names.join(", "))));
    }
    if briefing.own > 0 {
        runs.push(Run::plain("; "));
        runs.push(Run::bold(format!("{} by the person who made the tag", briefing.own)));
    }
    runs
}

/// How much there is, by goal, concern and month.
pub fn in_brief(briefing: &Briefing) -> Vec<Block> {
    let cases: Vec<&CaseSection> = briefing.concerns().flat_map(|concern| &concern.cases).collect();
    let mut blocks = vec![parts::heading(1, "In brief")];
    if cases.is_empty() {
        blocks.push(parts::paragraph("There is nothing to report: no tag of this period can be published."));
        return blocks;
    }
    blocks.push(parts::paragraph(&counted(briefing, &cases)));
    let goal = |section: &crate::present::briefing::GoalSection| {
        let tags: usize = section.concerns.iter().map(tags_of).sum();
        let name = format!("{}. {}", section.goal.number, section.goal.en);
        vec![parts::cell(&name), parts::cell(&tags.to_string())]
    };
    blocks.push(parts::table(&["Goal", "Tags#"], briefing.sections.iter().map(goal).collect()));
    blocks.push(Block::Figure(charts::tags_by_concern(briefing, "en")));
    blocks
}

fn counted(briefing: &Briefing, cases: &[&CaseSection]) -> String {
    let documents: BTreeSet<_> =
        cases.iter().flat_map(|c| c.lines.iter().map(move |l| (&c.court, &l.number))).collect();
    let courts: BTreeSet<_> = cases.iter().map(|c| &c.court).collect();
    let cases: BTreeSet<_> =
        cases.iter().map(|c| (&c.court, &c.case, c.name.as_ref().filter(|_| c.case.is_none()))).collect();
    format!(
        "{} on {}, in {}, at {}.",
        plural(briefing.total, "tag"),
        plural(documents.len(), "document"),
        plural(cases.len(), "case"),
        plural(courts.len(), "court"),
    )
}

fn tags_of(concern: &ConcernSection) -> usize {
    concern.cases.iter().map(|case| case.lines.len()).sum()
}

/// The listings that were read, and those that could not be.
pub fn read(briefing: &Briefing) -> Vec<Block> {
    let mut blocks = vec![parts::heading(1, "What was read")];
    if briefing.made_of.is_empty() {
        blocks.push(parts::paragraph("No listing was read."));
    } else {
        blocks.push(parts::bullets(briefing.made_of.iter().map(read_listing).collect()));
    }
    if !briefing.unread.is_empty() {
        blocks.push(Block::Paragraph(vec![
            Run::bold("Could not be read"),
            Run::plain(", so this briefing may lack what stands there:"),
        ]));
        blocks.push(parts::bullets(briefing.unread.iter().map(unread).collect()));
    }
    blocks
}

fn read_listing(read: &ReadListing) -> Vec<Run> {
    let last = read.last_good.as_deref().map_or_else(|| "never".to_owned(), long_day_of);
    let court = if read.court.is_empty() { "Observers".to_owned() } else { parts::court_name(&read.court) };
    let verdict = parts::or(&read.verdict, "no verdict");
    parts::cell(&format!("{court}, {}: last good reading {last}; {verdict}", read.listing))
}

/// A listing that could not be read, with the reason.
pub fn unread(unread: &Unread) -> Vec<Run> {
    let since = unread.since.as_deref().map_or_else(String::new, |s| format!(", since {}", long_day_of(s)));
    let reason = parts::or(&unread.reason, "no reason is recorded");
    parts::cell(&format!("{}: {reason}{since}", unread.listing))
}
