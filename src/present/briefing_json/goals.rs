//! Goals, concerns, cases and tags.

use serde::{Serialize, Serializer};

use crate::{
    analyse::concerns::Goal,
    model::{
        moment::Day,
        tag::{Anchoring, Quote},
    },
    present::briefing::{Basis, BasisStatus, Briefing, CaseSection, ConcernSection, GoalSection, Line},
};

#[derive(Serialize)]
struct GoalJson<'b> {
    number: u8,
    slug: &'b str,
    en: &'b str,
    fr: &'b str,
    #[serde(serialize_with = "concerns")]
    concerns: &'b [ConcernSection],
}

/// The goals of a briefing, those without a tag too.
pub(super) fn goals<S: Serializer>(briefing: &Briefing, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(briefing.sections.iter().map(|GoalSection { goal, concerns }| GoalJson {
        number: goal.number,
        slug: &goal.slug,
        en: &goal.en,
        fr: &goal.fr,
        concerns,
    }))
}

#[derive(Serialize)]
struct ConcernJson<'b> {
    slug: &'b str,
    label: &'b str,
    definition: &'b str,
    #[serde(serialize_with = "legal")]
    legal: &'b [Basis],
    #[serde(serialize_with = "slugs")]
    also: &'b [Goal],
    #[serde(serialize_with = "cases")]
    cases: &'b [CaseSection],
}

fn concerns<S: Serializer>(concerns: &[ConcernSection], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(concerns.iter().map(|concern| ConcernJson {
        slug: &concern.slug,
        label: &concern.label,
        definition: &concern.definition,
        legal: &concern.legal,
        also: &concern.also,
        cases: &concern.cases,
    }))
}

fn slugs<S: Serializer>(goals: &[Goal], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(goals.iter().map(|goal| &goal.slug))
}

#[derive(Serialize)]
struct BasisJson<'b> {
    instrument: &'b str,
    provision: &'b str,
    status: &'static str,
}

fn legal<S: Serializer>(legal: &[Basis], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(legal.iter().map(|basis| BasisJson {
        instrument: &basis.instrument,
        provision: &basis.provision,
        status: match basis.status {
            BasisStatus::Verified => "verified",
            BasisStatus::FromKnowledge => "from-knowledge",
        },
    }))
}

#[derive(Serialize)]
struct CaseJson<'b> {
    court: &'b str,
    case: Option<&'b str>,
    name: Option<&'b str>,
    #[serde(serialize_with = "tags")]
    tags: &'b [Line],
}

fn cases<S: Serializer>(cases: &[CaseSection], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(cases.iter().map(|case| CaseJson {
        court: &case.court,
        case: case.case.as_deref(),
        name: case.name.as_deref(),
        tags: &case.lines,
    }))
}

#[derive(Serialize)]
struct TagJson<'b> {
    id: &'b str,
    number: &'b str,
    date: Option<Day>,
    title: &'b str,
    quote: Option<QuoteJson<'b>>,
    note: Option<&'b str>,
    by: &'b str,
    at: Option<&'b str>,
    codebook: &'b str,
    tagged_as: Option<&'b str>,
    state: &'static str,
    review: Option<ReviewJson<'b>>,
    source: SourceJson<'b>,
    citation: &'b str,
    paragraph: Option<&'b str>,
}

#[derive(Serialize)]
struct QuoteJson<'b> {
    exact: &'b str,
    page: Option<u32>,
    checked: bool,
    words_now: Option<&'static str>,
}

#[derive(Serialize)]
struct ReviewJson<'b> {
    by: &'b str,
    at: &'b str,
    by_its_author: bool,
}

#[derive(Serialize)]
struct SourceJson<'b> {
    url: &'b str,
    read_from: &'b str,
    sha256: &'b str,
    first_seen: Option<&'b str>,
}

fn tags<S: Serializer>(lines: &[Line], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(lines.iter().map(tag))
}

fn tag(line: &Line) -> TagJson<'_> {
    let review = line.confirmed.as_ref().map(|confirmed| ReviewJson {
        by: confirmed.by(),
        at: confirmed.at(),
        by_its_author: confirmed.by_its_author(),
    });
    TagJson {
        id: &line.tag,
        number: &line.number,
        date: line.date,
        title: &line.title,
        quote: line.quote.as_ref().map(|quote| quoted(quote, line.anchoring)),
        note: line.note.as_deref(),
        by: &line.by,
        at: line.at.as_deref(),
        codebook: &line.codebook,
        tagged_as: line.tagged_as.as_deref(),
        state: if review.is_some() { "confirmed" } else { "unreviewed" },
        review,
        source: SourceJson {
            url: line.source().url(),
            read_from: line.source().read_from(),
            sha256: line.source().sha256(),
            first_seen: line.first_seen.as_deref(),
        },
        citation: &line.citation,
        paragraph: line.statement.first().pinpoint.paragraphs.first().map(String::as_str),
    }
}

fn quoted(quote: &Quote, anchoring: Anchoring) -> QuoteJson<'_> {
    QuoteJson {
        exact: &quote.exact,
        page: quote.page,
        checked: quote.checked,
        words_now: match anchoring {
            Anchoring::Settled => None,
            Anchoring::Unsettled => Some("changed"),
            Anchoring::Gone => Some("gone"),
        },
    }
}
