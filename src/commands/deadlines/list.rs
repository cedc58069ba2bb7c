//! The list of time limits, and the calendar of them.

use chrono::{Days, Utc};

use super::sources::{Found, Ground, entered, families};
use super::{book, rules};
use crate::analyse::deadlines::PREVAILS;
use crate::cli::{DeadlinesArgs, Format, ShownArgs};
use crate::commands::deadlines::count::named;
use crate::commands::{Session, calendar, list};
use crate::error::{Exit, Message};
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::present::calendar::deadlines::entries;
use crate::store::Store;
use crate::store::query::Filter;

/// How far back the record that starts a limit may lie for the limit to be still to come: more than the longest of
/// them, with time for its notification.
const REACH: Days = Days::new(400);

/// How long an order without a date that was found is shown among what is to come.
const UNDATED: Days = Days::new(60);

/// Prints what runs.
pub(super) fn run(session: &Session, args: &DeadlinesArgs) -> Result<Exit, Message> {
    if let Some(slug) = &args.court {
        named(slug)?;
    }
    calendar::check(&args.calendar)?;
    let today = args.on.unwrap_or_else(|| Utc::now().date_naive());
    let mut store = session.existing_store()?;
    let ground = Ground { store: &store, rules: rules()?, book: book(session)?, shown: &args.shown, today };
    let found = gather(&ground, (args.court.as_deref(), args.case.as_deref()), args.all)?;
    let Some(format) = args.calendar.format.list() else {
        let all: Vec<_> = found.iter().flat_map(|found| entries(&found.row, &found.history)).collect();
        return calendar::put(session, &mut store, "Time limits (courtwatch)", &all, &args.calendar);
    };
    let rows = session.print_list(found.into_iter().map(|found| found.row), format)?;
    if format == Format::Table && rows > 0 {
        session.print(&format!("\n{PREVAILS}; `--format json` has the steps of each\n"))?;
    }
    Ok(list::found(session, rows))
}

/// What is still to come on a day, for a court and a case where these are given.
pub(super) fn upcoming(
    session: &Session,
    store: &Store,
    of: (Option<&str>, Option<&str>),
    today: Day,
) -> Result<Vec<DeadlineRow>, Message> {
    let shown = ShownArgs { zone: None, ahead: 0 };
    let ground = Ground { store, rules: rules()?, book: book(session)?, shown: &shown, today };
    Ok(gather(&ground, of, false)?.into_iter().map(|found| found.row).collect())
}

fn gather(
    ground: &Ground<'_>,
    (court, case): (Option<&str>, Option<&str>),
    all: bool,
) -> Result<Vec<Found>, Message> {
    let since = ground.today.checked_sub_days(REACH).filter(|_| !all);
    let (court, case) = (court.map(str::to_owned), case.map(str::to_owned));
    let filter = Filter { court, case, since, ..Filter::default() };
    let versions = ground.store.filed_versions(&filter)?;
    let entered = entered(ground.store)?;
    let mut found = Vec::new();
    for family in families(&versions, &entered) {
        let recent = family.head.date().and_then(|day| day.checked_add_days(UNDATED));
        found.extend(ground.of_family(&family)?);
        let windows = ground.windows_of(&family)?;
        let open =
            |found: &Found| found.row.earliest.is_some() || recent.is_some_and(|day| day >= ground.today);
        found.extend(windows.into_iter().filter(|found| all || open(found)));
    }
    let sittings = ground.store.sittings(&Filter { since: None, ..filter })?;
    found.extend(ground.of_sittings(&sittings)?);
    found.retain(|found| all || !matches!(found.row.state.as_str(), "past" | "met"));
    let key = |found: &Found| {
        let row = &found.row;
        (row.earliest.unwrap_or(Day::MAX), row.court.clone(), row.number.clone(), row.rule.clone())
    };
    found.sort_by_cached_key(key);
    Ok(found)
}
