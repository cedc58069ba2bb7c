//! A briefing as the values that a template sees.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{Value, context};

use super::marks::clean;
use crate::model::moment::Day;
use crate::model::review::ConfirmedTag;
use crate::present::{
    briefing::{BasisStatus, Briefing, CaseSection, ConcernSection, Line},
    compose::{parts, period},
};

/// A date ahead: a sitting, a time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// What happens, or must have happened.
    pub what: String,
    /// How sure that is, in words.
    pub certainty: String,
}

/// Words of a page or a person, as a value.
fn words(text: &str) -> Value {
    Value::from(clean(text))
}

fn optional(text: Option<&str>) -> Value {
    words(text.unwrap_or_default())
}

/// The values of a briefing. `mark` makes the mark of the footnote of a line, by its place in the briefing.
pub(super) fn of(
    briefing: &Briefing,
    metadata: &BTreeMap<String, String>,
    ahead: &[Ahead],
    mark: &dyn Fn(usize) -> Value,
) -> Value {
    let mut place = 0;
    let mut lines = Vec::new();
    let mut concerns = Vec::new();
    let mut goals = Vec::new();
    for section in &briefing.sections {
        let first = concerns.len();
        for concern in &section.concerns {
            let made = concern_value(concern, &section.goal.en, &mut |concern, case, line| {
                let value = line_value((concern, case, line), mark(place));
                place += 1;
                lines.push(value.clone());
                value
            });
            concerns.push(made);
        }
        let of_goal = concerns.get(first..).unwrap_or_default().to_vec();
        goals.push(
            context! { number => section.goal.number, name => words(&section.goal.en), concerns => of_goal },
        );
    }
    context! {
        title => words(&briefing.title),
        period => period(briefing.period),
        total => briefing.total,
        unreviewed => briefing.unreviewed,
        waiting => briefing.waiting,
        goals, concerns, lines,
        cases => cases(briefing),
        courts => courts(briefing),
        meta => metadata.iter().map(|(k, v)| (k.as_str(), words(v))).collect::<BTreeMap<_, _>>(),
        ahead => ahead.iter().map(ahead_value).collect::<Vec<_>>(),
        held_back => briefing.held_back.iter().map(|held| context! {
            number => optional(held.number.as_deref()), reason => parts::why(&held.reason)
        }).collect::<Vec<_>>(),
        unread => briefing.unread.iter().map(|unread| context! {
            listing => words(&unread.listing), reason => words(&unread.reason), since => optional(unread.since.as_deref())
        }).collect::<Vec<_>>(),
    }
}

type LineOf<'f> = &'f mut dyn FnMut(&ConcernSection, &CaseSection, &Line) -> Value;

fn concern_value(concern: &ConcernSection, goal: &str, line: LineOf<'_>) -> Value {
    let cases: Vec<Value> = concern
        .cases
        .iter()
        .map(|case| {
            let lines: Vec<Value> = case.lines.iter().map(|l| line(concern, case, l)).collect();
            context! {
                court => parts::court_name(&case.court),
                number => optional(case.case.as_deref()),
                name => optional(case.name.as_deref()),
                lines,
            }
        })
        .collect();
    let legal: Vec<Value> = concern
        .legal
        .iter()
        .map(|basis| {
            context! {
                instrument => words(&basis.instrument),
                provision => words(&basis.provision),
                verified => basis.status == BasisStatus::Verified,
            }
        })
        .collect();
    context! {
        slug => words(&concern.slug),
        label => words(&concern.label),
        definition => words(&concern.definition),
        goal => words(goal),
        affected => concern.affected.iter().map(|group| words(&group.replace('-', " "))).collect::<Vec<_>>(),
        tags => concern.cases.iter().map(|case| case.lines.len()).sum::<usize>(),
        legal_bases => legal,
        cases,
    }
}

fn line_value((concern, case, line): (&ConcernSection, &CaseSection, &Line), cite: Value) -> Value {
    let quote = line.quote.as_ref();
    context! {
        number => words(&line.number),
        date => line.date.map(|day| day.to_string()).unwrap_or_default(),
        title => words(&line.title),
        quote => optional(quote.map(|quote| quote.exact.as_str())),
        page => quote.and_then(|quote| quote.page),
        paragraph => words(&line.statement.first().pinpoint.paragraphs.join(", ")),
        note => optional(line.note.as_deref()),
        by => words(&line.by),
        unreviewed => line.confirmed.is_none(),
        reviewed_by => optional(line.confirmed.as_ref().map(ConfirmedTag::by)),
        concern => words(&concern.label),
        court => parts::court_name(&case.court),
        case => optional(case.case.as_deref()),
        cite,
    }
}

fn ahead_value(ahead: &Ahead) -> Value {
    context! { day => ahead.day.to_string(), what => words(&ahead.what), certainty => words(&ahead.certainty) }
}

/// Every case once, by court and number.
fn cases(briefing: &Briefing) -> Vec<Value> {
    let cases: BTreeSet<_> = briefing
        .lines()
        .map(|(_, case, _)| (case.court.clone(), case.case.clone(), case.name.clone()))
        .collect();
    let value = |(court, case, name): (String, Option<String>, Option<String>)| {
        context! {
            court => parts::court_name(&court),
            number => optional(case.as_deref()),
            name => optional(name.as_deref()),
        }
    };
    cases.into_iter().map(value).collect()
}

fn courts(briefing: &Briefing) -> Vec<String> {
    let courts: BTreeSet<_> = briefing.lines().map(|(_, case, _)| parts::court_name(&case.court)).collect();
    courts.into_iter().collect()
}
