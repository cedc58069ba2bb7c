//! What a person is told of a reading.

use super::outcome::{Outcome, Remark, Stop};
use crate::error::{Exit, Message, without_code};
use crate::fetch::{Denial, Trouble};
use crate::model::moment::Day;
use crate::model::problem::Problem;
use crate::parse::assess::Health;
use crate::parse::text::short;
use crate::present::text::{plural, thousands};

/// One word for what became of a reading: `healthy`, or what was wrong.
pub fn verdict(stop: Option<&Stop>, remarks: &[Remark]) -> &'static str {
    match stop {
        Some(Stop::Trouble(Trouble::Robots { why: Denial::Unreadable(cause), .. }))
            if matches!(**cause, Trouble::Unreachable { .. }) =>
        {
            cause.kind()
        }
        Some(Stop::Trouble(trouble)) => trouble.kind(),
        Some(Stop::Unhealthy { health, .. }) => match health {
            Health::Healthy => "healthy",
            Health::Unreadable(_) => "unreadable",
            Health::TooFew { .. } => "too-few",
            Health::TooMany { .. } => "too-many",
            Health::Thin { .. } => "thin",
        },
        Some(Stop::Shrunk { .. } | Stop::Short { .. }) => "too-few",
        Some(Stop::Store(_)) => "database",
        None if remarks.iter().any(|r| matches!(r, Remark::Gap { .. })) => "gap",
        None if remarks.iter().any(|r| matches!(r, Remark::Fewer { .. })) => "fewer",
        None if remarks.iter().any(|r| matches!(r, Remark::Unsettled { .. } | Remark::Repeats { .. })) => {
            "incomplete"
        }
        None if remarks.iter().any(|r| matches!(r, Remark::Stale { .. })) => "stale",
        None => "healthy",
    }
}

/// Whether a verdict says that the site lets only people in.
pub fn refuses_programs(verdict: &str) -> bool {
    matches!(verdict, "challenge" | "login" | "refused" | "robots")
}

/// A verdict as a reader of a briefing understands it.
pub fn verdict_words(verdict: &str) -> &str {
    match verdict {
        "challenge" | "login" | "refused" => "the last attempt was refused",
        "robots" => "its robots.txt let no program in",
        "later" => "the site asked to wait",
        "stale" => "healthy, but nothing new for long",
        "incomplete" => "not all of it was shown",
        "gap" => "healthy, but items may have been missed",
        "fewer" | "too-few" | "too-many" | "thin" | "unreadable" => "the last page was not what was expected",
        "healthy" => "healthy",
        _ => "the last attempt failed",
    }
}

/// Why a page was not had, in a few words.
pub fn brief(stop: &Stop) -> String {
    match stop {
        Stop::Trouble(trouble) => trouble_words(trouble),
        Stop::Unhealthy { health, .. } => health_words(health),
        Stop::Shrunk { .. } | Stop::Short { .. } => "too few rows".to_owned(),
        Stop::Store(error) => error.to_string(),
    }
}

fn health_words(health: &Health) -> String {
    match health {
        Health::Healthy => "the page is healthy".to_owned(),
        Health::Unreadable(why) => format!("the page could not be read: {why}"),
        Health::TooFew { found, floor } => {
            format!("the page gave {}, expected at least {}", plural(found, "row"), thousands(floor))
        }
        Health::TooMany { found, ceiling } => {
            format!("the page gave {}, expected at most {}", plural(found, "row"), thousands(ceiling))
        }
        Health::Thin { whole, rows } => {
            format!("only {} of {} could be read whole", thousands(whole), plural(rows, "row"))
        }
    }
}

/// A failed reading as data.
pub fn unhealthy_problem(health: &Health) -> Problem {
    Problem {
        place: "page".to_owned(),
        record: None,
        expected: "a healthy page".to_owned(),
        found: health_words(health),
        effect: "nothing of the page was stored but its bytes".to_owned(),
    }
}

/// A possible gap as data.
pub fn gap_problem(before: Option<Day>, oldest: Option<Day>) -> Problem {
    let day = |d: Option<Day>| d.map_or_else(|| "an unknown day".to_owned(), |d| d.to_string());
    Problem {
        place: "page".to_owned(),
        record: None,
        expected: format!("an item known from before ({} or earlier)", day(before)),
        found: format!("only new items, the oldest of {}", day(oldest)),
        effect: "the new items were stored; items between the two days may be missing".to_owned(),
    }
}

/// A page with far fewer rows than before as data.
pub fn fewer_problem(now: u64, before: u64) -> Problem {
    Problem {
        place: "page".to_owned(),
        record: None,
        expected: format!("about {}, as the last time", thousands(before)),
        found: plural(now, "row"),
        effect: "what it shows was stored; what it no longer shows may be missing".to_owned(),
    }
}

/// What is said of one listing: the reason it stopped first, then remarks.
pub fn of(outcome: &Outcome) -> Vec<Message> {
    let mut messages = Vec::new();
    if let Some(stop) = &outcome.stop {
        messages.push(stopped(outcome, stop));
    }
    messages.extend(outcome.remarks.iter().map(|remark| remarked(&outcome.planned.name, remark)));
    messages
}

fn kept(outcome: &Outcome) -> String {
    let earlier = match outcome.known {
        0 => "nothing was known of this listing before".to_owned(),
        n => format!("{} known so far are unchanged", plural(n, "row")),
    };
    match outcome.pages {
        0 => format!("nothing from this page was stored; {earlier}"),
        1 => "1 page that was read before this one is stored; the rest is left for the next run".to_owned(),
        n => format!(
            "{} that were read before this one are stored; the rest is left for the next run",
            plural(n, "page")
        ),
    }
}

fn stopped(outcome: &Outcome, stop: &Stop) -> Message {
    let name = &outcome.planned.name;
    match stop {
        Stop::Trouble(trouble) => troubled(outcome, trouble),
        Stop::Unhealthy { health, url, saved } => {
            Message::error(Exit::Unread, format!("{name}: {}", health_words(health)))
                .fact("page", url)
                .fact("saved", format!("sha256 {saved}"))
                .fact("effect", kept(outcome))
                .hint("open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended")
        }
        Stop::Shrunk { absent, known, url } => Message::error(
            Exit::Unread,
            format!("{name}: the list lacks {} of {} known, too many to be believed", thousands(absent), plural(known, "row")),
        )
        .fact("page", url)
        .fact("effect", "nothing was marked as gone; what was known is unchanged")
        .hint("open the page in a browser; if the court has really withdrawn that much, tell the maintainers"),
        Stop::Short { met, stated, url } => Message::error(
            Exit::Unread,
            format!("{name}: the pages showed {} and the site states {}", plural(met, "row"), thousands(stated)),
        )
        .fact("page", url)
        .fact("effect", "what was shown is stored; nothing was marked as gone; the next run reads the whole again")
        .hint("open the page in a browser and compare; if it shows more, tell the maintainers"),
        Stop::Store(error) => Message::error(Exit::Database, format!("{name}: {error}")),
    }
}

fn troubled(outcome: &Outcome, trouble: &Trouble) -> Message {
    let name = &outcome.planned.name;
    let said = Message::error(Exit::Unread, format!("{name}: {}", trouble_words(trouble)))
        .fact("page", trouble.url())
        .fact("effect", kept(outcome));
    let again =
        format!("check that your browser can open the page, then run `courtwatch fetch {name}` again");
    let by_hand =
        format!("save the page from your browser and run `courtwatch import FILE --listing {name}`");
    match trouble {
        Trouble::Challenge { .. } | Trouble::Login { .. } | Trouble::Refused { .. } => {
            said.hint(format!("this program does not get round such checks; {by_hand}"))
        }
        Trouble::Later { seconds, .. } => {
            let when = seconds.map_or_else(|| "later".to_owned(), |s| format!("in {}", duration(s)));
            said.hint(format!("nothing is wrong. Run `courtwatch fetch {name}` again {when}"))
        }
        Trouble::Robots { why: Denial::Rule(_), .. } => {
            said.hint(format!("the site asks programs to stay out of this page; {by_hand}"))
        }
        Trouble::NotFound { .. } | Trouble::Redirect { .. } => said.hint(format!(
            "look for the list in a browser; where the court has moved it, tell the maintainers; until then, {by_hand}"
        )),
        Trouble::TooBig { .. } => said.hint(format!(
            "no list is known to be that long. Raise `body_mb` under `[limits]` in courtwatch.toml, or {by_hand}"
        )),
        Trouble::TooSlow { .. } => {
            said.hint(again).hint("on a slow line, raise `seconds` under `[limits]` in courtwatch.toml")
        }
        Trouble::Robots { .. }
        | Trouble::Unreachable { .. }
        | Trouble::Truncated { .. }
        | Trouble::BadEncoding { .. }
        | Trouble::Server { .. } => said.hint(again),
        Trouble::Budget { .. } => {
            said.hint(format!("`courtwatch fetch {name}` reads on where this run stopped; `--max-requests N` allows more"))
        }
        Trouble::NotRecorded { .. } | Trouble::RecordingFailed { .. } => said,
    }
}

/// A trouble in words, with numbers as a person says them.
fn trouble_words(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Later { seconds: Some(seconds), status, .. } => {
            format!("the site asked us to wait {} (status {status})", duration(*seconds))
        }
        Trouble::TooBig { limit, .. } => format!("the page is longer than {} MB", thousands(limit >> 20)),
        Trouble::TooSlow { limit, .. } => {
            format!("the page was not whole after {}", plural(limit.as_secs(), "second"))
        }
        Trouble::Truncated { expected: Some(expected), got, .. } => {
            format!("the page ended after {}, expected {}", plural(*got, "byte"), thousands(*expected))
        }
        Trouble::Budget { max: 1, .. } => "this run may send 1 request and has sent it".to_owned(),
        Trouble::Truncated { got, .. } => format!("the page ended early, after {}", plural(*got, "byte")),
        other => without_code(&other.to_string()),
    }
}

/// A span of time as a person would say it.
fn duration(seconds: u64) -> String {
    match seconds {
        0..=119 => plural(seconds, "second"),
        120..=7199 => plural(seconds.div_ceil(60), "minute"),
        _ => plural(seconds.div_ceil(3600), "hour"),
    }
}

/// A reading that took less than it should, for no fault of a page.
fn partial(name: &str, remark: &Remark) -> Message {
    let Remark::Repeats { url } = remark else {
        return Message::note(format!("{name}: the recording is older than what is known")).fact(
            "effect",
            "what it shows for the first time was stored; nothing that is known was changed",
        );
    };
    Message::warning(format!(
        "{name}: the site gives one page again under the next number, expected another page or the end"
    ))
    .fact("page", url)
    .fact(
        "effect",
        "what was shown is stored; what stands behind it was not read, and nothing was marked as gone",
    )
    .hint("open the list in a browser and turn its pages; save those that differ and import them")
}

fn remarked(name: &str, remark: &Remark) -> Message {
    match remark {
        Remark::Stale { newest, within } => Message::warning(format!(
            "{name}: the newest item is of {newest}, expected one of the last {}",
            plural(within, "day")
        ))
        .fact("effect", "the page was read and stored; the court may have moved its list elsewhere")
        .hint("open the page in a browser and compare"),
        Remark::Gap { before, oldest, url } => {
            let problem = gap_problem(*before, *oldest);
            Message::warning(format!("{name}: possible gap: {}, expected {}", problem.found, problem.expected))
                .fact("page", url)
                .fact("effect", problem.effect)
                .hint(format!(
                    "open the site's own list for those days, save it and run `courtwatch import FILE --listing {name}`; reading more often keeps the gap from coming back"
                ))
        }
        Remark::Fewer { now, before, url } => {
            let problem = fewer_problem(*now, *before);
            Message::warning(format!(
                "{name}: the page gave {}, expected {}",
                problem.found, problem.expected
            ))
            .fact("page", url)
            .fact("effect", problem.effect)
            .hint("open the page in a browser and compare; if it shows more, tell the maintainers")
        }
        Remark::Older | Remark::Repeats { .. } => partial(name, remark),
        Remark::Unsettled { seen, stated } => Message::warning(format!(
            "{name}: the site states {} and its pages showed {}",
            plural(stated, "row"),
            thousands(seen)
        ))
        .fact("effect", "what was shown is stored; nothing was marked as gone"),
        Remark::Odd { count, first } => {
            let message = Message::warning(format!(
                "{name}: met {}, the first at {}: expected {}, found {}",
                plural(*count, "new problem"),
                first.place,
                first.expected,
                short(&first.found, 120)
            ));
            let message = match &first.record {
                Some(record) => message.fact("record", record),
                None => message,
            };
            message
                .fact("effect", format!("every other row was stored; this one: {}", first.effect))
                .hint("`courtwatch list problems` shows every problem")
        }
        Remark::Pending { count, why } => Message::warning(format!(
            "{name}: {} behind the list could not be read: {why}",
            plural(count, "page")
        ))
        .fact(
            "effect",
            "the records are stored as the list shows them; the pages are asked for again by the next run",
        ),
    }
}
