//! A briefing as JSON: everything that it holds, for programs. `docs/briefing.schema.json` describes it.
//!
//! Keys stand in a fixed order; what is absent is `null`; days are ISO 8601 and instants RFC 3339. What is written
//! goes out piece by piece: nothing is copied.

mod goals;

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use super::{
    briefing::{Briefing, HeldBack, HoldReason, NoSource, ReadListing, Unread},
    json::Indented,
};
use crate::model::{classification::Level, moment::Day, review::ReviewRule};

/// The name and version of what is written; a change that readers would notice counts it up.
pub const SCHEMA: &str = "courtwatch-briefing/1";

/// Writes a briefing as JSON.
pub fn write(briefing: &Briefing, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let mut json = serde_json::Serializer::with_formatter(&mut out, Indented::default());
    BriefingJson::of(briefing).serialize(&mut json)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct BriefingJson<'b> {
    schema: &'static str,
    title: &'b str,
    period: Period,
    codebook: &'b str,
    tags: Counts,
    review: Review<'b>,
    #[serde(serialize_with = "listings")]
    made_of: &'b [ReadListing],
    #[serde(serialize_with = "unread")]
    unread: &'b [Unread],
    #[serde(serialize_with = "goals::goals")]
    goals: &'b Briefing,
    #[serde(serialize_with = "held_back")]
    held_back: &'b [HeldBack],
}

impl<'b> BriefingJson<'b> {
    fn of(briefing: &'b Briefing) -> Self {
        BriefingJson {
            schema: SCHEMA,
            title: &briefing.title,
            period: Period { from: briefing.period.0, to: briefing.period.1 },
            codebook: &briefing.codebook,
            tags: Counts {
                total: briefing.total,
                confirmed: briefing.total.saturating_sub(briefing.unreviewed),
                unreviewed: briefing.unreviewed,
            },
            review: Review {
                rule: match briefing.review_rule {
                    ReviewRule::SecondPerson => "second-person",
                    ReviewRule::Own => "own",
                },
                by_their_authors: briefing.own,
                reviewers: &briefing.reviewers,
            },
            made_of: &briefing.made_of,
            unread: &briefing.unread,
            goals: briefing,
            held_back: &briefing.held_back,
        }
    }
}

#[derive(Serialize)]
struct Period {
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Serialize)]
struct Counts {
    total: usize,
    confirmed: usize,
    unreviewed: usize,
}

#[derive(Serialize)]
struct Review<'b> {
    rule: &'static str,
    by_their_authors: usize,
    #[serde(serialize_with = "reviewers")]
    reviewers: &'b [(String, usize)],
}

#[derive(Serialize)]
struct Reviewer<'b> {
    name: &'b str,
    tags: usize,
}

fn reviewers<S: Serializer>(reviewers: &[(String, usize)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(reviewers.iter().map(|(name, tags)| Reviewer { name, tags: *tags }))
}

#[derive(Serialize)]
struct Listing<'b> {
    #[serde(rename = "listing")]
    name: &'b str,
    courts: Vec<&'b str>,
    last_good: Option<&'b str>,
    verdict: &'b str,
}

fn listings<S: Serializer>(listings: &[ReadListing], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(listings.iter().map(|read| Listing {
        name: &read.listing,
        courts: read.court.split(", ").filter(|court| !court.is_empty()).collect(),
        last_good: read.last_good.as_deref(),
        verdict: &read.verdict,
    }))
}

#[derive(Serialize)]
struct UnreadJson<'b> {
    listing: &'b str,
    reason: &'b str,
    since: Option<&'b str>,
}

fn unread<S: Serializer>(unread: &[Unread], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(unread.iter().map(|unread| UnreadJson {
        listing: &unread.listing,
        reason: &unread.reason,
        since: unread.since.as_deref(),
    }))
}

#[derive(Serialize)]
struct HeldBackJson<'b> {
    number: Option<&'b str>,
    reason: &'static str,
    concern: Option<&'b str>,
}

fn held_back<S: Serializer>(held: &[HeldBack], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(held.iter().map(|held| HeldBackJson {
        number: held.number.as_deref(),
        reason: reason(&held.reason),
        concern: match &held.reason {
            HoldReason::UnknownConcern(slug) => Some(slug),
            _ => None,
        },
    }))
}

/// The word of the schema for a reason.
fn reason(reason: &HoldReason) -> &'static str {
    match reason {
        HoldReason::Closed(level) => match level {
            Level::Withdrawn => "withdrawn",
            Level::Unread => "level-unread",
            Level::Confidential => "confidential",
            Level::ExParte => "ex-parte",
            Level::UnderSeal => "under-seal",
            Level::Secret => "secret",
            Level::Public => "not-public",
        },
        HoldReason::Missing => "missing",
        HoldReason::Gone => "gone",
        HoldReason::Quarantined => "quarantined",
        HoldReason::OnHold => "on-hold",
        HoldReason::NoSource(NoSource::Address) => "no-address",
        HoldReason::NoSource(NoSource::Hash) => "no-hash",
        HoldReason::UnknownConcern(_) => "unknown-concern",
    }
}
