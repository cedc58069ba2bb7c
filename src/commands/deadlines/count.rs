//! `courtwatch deadlines count`: the calculator.

use std::fmt::Write as _;

use super::asked::{Answer, Question};
use super::{book, lines, rules};
use crate::analyse::deadlines::{Kind, Rules, Unknown};
use crate::cli::{CountArgs, CountKind, Format};
use crate::commands::{Session, nearest};
use crate::error::{Exit, Message};
use crate::model::court::{COURTS, CourtRef, court};
use crate::model::deadline_rows::{must_be_confirmed, when};
use crate::model::moment::Day;
use crate::present::text::{long_day, wrap};

/// How wide a line may be.
const WIDTH: usize = 92;

/// Counts one limit, or one a line of standard input.
pub(super) fn run(session: &Session, args: &CountArgs) -> Result<Exit, Message> {
    if args.stdin {
        return lines::run(session, args);
    }
    if args.format.format == Format::Csv {
        return Err(Message::error(Exit::Usage, "a count is no table, so `deadlines count` has no `csv`")
            .hint("`--format json` has everything"));
    }
    let rules = rules()?;
    let question = question(args, rules)?;
    let court = question.court;
    let answer = question.answer(rules, &book(session)?).map_err(|why| refused(why, court, rules))?;
    if args.format.format == Format::Json {
        session.print_json(&[&answer])?;
    } else {
        session.print(&text(&answer))?;
    }
    Ok(Exit::Done)
}

fn question<'r>(args: &CountArgs, rules: &'r Rules) -> Result<Question<'r>, Message> {
    let slug = args.court.as_deref().unwrap_or_default();
    let court = named(slug)?;
    let limit = match &args.rule {
        None => None,
        Some(id) => Some(rules.limit(court.slug, id).ok_or_else(|| no_rule(id, court, rules))?),
    };
    let holidays: Vec<Day> = args.holidays.iter().copied().flatten().collect();
    Ok(Question {
        name: None,
        court,
        limit,
        days: args.days,
        months: args.months,
        kind: args.kind.map(kind),
        notified: args.notified.unwrap_or_default(),
        holidays: (!args.holidays.is_empty()).then_some(holidays),
        zone: args.shown.zone,
        ahead: args.shown.ahead,
    })
}

fn kind(typed: CountKind) -> Kind {
    match typed {
        CountKind::Notification => Kind::Notification,
        CountKind::Event => Kind::Event,
        CountKind::Duty => Kind::Duty,
        CountKind::Before => Kind::Before,
        CountKind::Order => Kind::Order,
    }
}

/// A court by its short name.
///
/// # Errors
/// None of that name, with the nearest.
pub(super) fn named(slug: &str) -> Result<CourtRef, Message> {
    court(slug).ok_or_else(|| {
        let near = nearest(slug, COURTS.iter().map(|court| court.slug));
        Message::unknown("court", slug, &near, "courtwatch courts")
    })
}

fn no_rule(id: &str, court: CourtRef, rules: &Rules) -> Message {
    let near = nearest(id, rules.of(court.slug).map(|limit| limit.id.as_str()));
    let all: Vec<&str> = rules.of(court.slug).map(|limit| limit.id.as_str()).collect();
    let message = Message::error(Exit::Usage, format!("there is no limit `{id}` of the {}", court.short));
    let message = match all.as_slice() {
        [] => message,
        all => message.fact("limits", all.join(", ")),
    };
    match near.first() {
        Some(near) => message.hint(format!("did you mean `{near}`?")),
        None => message.hint("leave out `--rule` and give `--days`"),
    }
}

/// Why nothing was computed.
pub(super) fn refused(why: Unknown, court: CourtRef, rules: &Rules) -> Message {
    match why {
        Unknown::Court => {
            let known: Vec<&str> = rules.courts().collect();
            Message::error(Exit::Usage, format!("how the {} counts is not known here", court.short))
                .fact("known", known.join(", "))
        }
        Unknown::Length => Message::error(Exit::Usage, "no length is given")
            .hint("add `--days N`, `--months N` or `--rule NAME`"),
        Unknown::ByOrder => Message::error(Exit::Usage, "the chamber sets the date"),
        Unknown::TooFar => {
            Message::error(Exit::Usage, "that is longer than a hundred years, expected a time limit")
        }
    }
}

fn text(answer: &Answer) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        let mut label = label;
        for part in wrap(value, WIDTH - 12) {
            let _ = writeln!(text, "{label:<11} {part}");
            label = "";
        }
    };
    let range = answer.range.as_ref().map(|range| (range.earliest, range.latest));
    let due = when((answer.due, range), must_be_confirmed(&answer.confirm, answer.status), long_day);
    line("what", answer.what.as_deref().unwrap_or_default());
    line("due", &due);
    line(
        "hour",
        &[&answer.local, &answer.yours, &answer.due_at]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join("; "),
    );
    line("first day", &answer.start.map(long_day).unwrap_or_default());
    line("last day", &answer.expiry.map(long_day).unwrap_or_default());
    line("be done by", &answer.internal.map(long_day).unwrap_or_default());
    line("provision", &answer.provision);
    line("status", answer.status);
    line("holidays", &answer.holidays);
    for open in &answer.confirm {
        line("open", open);
    }
    for (place, step) in answer.steps.iter().enumerate() {
        line(if place == 0 { "steps" } else { "" }, &format!("{}. {step}", place + 1));
    }
    let _ = writeln!(text, "\n{}", answer.note);
    text
}
