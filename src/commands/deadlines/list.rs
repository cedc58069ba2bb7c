//! The list of time limits, and the calendar of them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{Days, Utc};

use super::sources::{Entered, Found, Ground, entered, families};
use super::{book, rules};
use crate::analyse::deadlines::PREVAILS;
use crate::cli::{DeadlinesArgs, Format, ShownArgs};
use crate::commands::deadlines::count::named;
use crate::commands::{Session, calendar, list};
use crate::error::{Exit, Message};
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::model::sitting::Sitting;
use crate::present::calendar::deadlines::{cancelled, entries};
use crate::store::Store;
use crate::store::limits::FiledVersion;
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
    let ground = ground(session, &store, &args.shown, today)?;
    let material = material(&ground, (args.court.as_deref(), args.case.as_deref()), &|_, _| true, args.all)?;
    let found = gather(&ground, &material.open(), args.all)?;
    let Some(format) = args.calendar.format.list() else {
        let taken_back = taken_back(&ground, &material, &found, args.all)?;
        let running = found.iter().flat_map(|found| entries(&found.row, &found.history));
        let gone = taken_back.iter().flat_map(|found| cancelled(&found.row, &found.history));
        let all: Vec<_> = running.chain(gone).collect();
        return calendar::put(session, &mut store, "Time limits (courtwatch)", &all, &args.calendar);
    };
    let rows = session.print_list(found.into_iter().map(|found| found.row), format)?;
    if format == Format::Table && rows > 0 {
        session.print(&format!("\n{PREVAILS}; `--format json` has the steps of each\n"))?;
    }
    Ok(list::found(session, rows))
}

/// What is still to come on a day, for a court and a case where these are given, of the courts and
/// cases that `told` lets through.
pub(super) fn upcoming(
    session: &Session,
    store: &Store,
    of: (Option<&str>, Option<&str>),
    told: &dyn Fn(&str, Option<&str>) -> bool,
    today: Day,
) -> Result<Vec<DeadlineRow>, Message> {
    let shown = ShownArgs { zone: None, ahead: 0 };
    let ground = ground(session, store, &shown, today)?;
    let material = material(&ground, of, told, false)?;
    Ok(gather(&ground, &material.open(), false)?.into_iter().map(|found| found.row).collect())
}

fn ground<'a>(
    session: &Session,
    store: &'a Store,
    shown: &'a ShownArgs,
    today: Day,
) -> Result<Ground<'a>, Message> {
    let filed = RefCell::default();
    Ok(Ground { store, rules: rules()?, book: book(session)?, shown, today, filed })
}

/// What time limits start from.
struct Material {
    versions: Vec<FiledVersion>,
    sittings: Vec<Sitting>,
    entered: Entered,
}

impl Material {
    /// That of it which anybody may read.
    fn open(&self) -> Material {
        let versions = self.versions.iter().filter(|version| !version.withheld).cloned().collect();
        let sittings = self.sittings.iter().filter(|sitting| sitting.withheld.is_none()).cloned().collect();
        Material { versions, sittings, entered: self.entered.clone() }
    }

    /// The filings and sittings of which something stays inside, and that have a history: what was never shown has
    /// nothing to take back. What is only missing now is neither shown nor taken back until that is settled.
    fn closed(&self) -> Material {
        let same = |a: &FiledVersion, b: &FiledVersion| a.court == b.court && a.base == b.base;
        let closed = |family: &&[FiledVersion]| {
            let missing = family.iter().any(|version| version.missing);
            !missing && family[0].changes > 0 && family.iter().any(|version| version.withheld)
        };
        let families = self.versions.chunk_by(same).filter(closed);
        let withheld =
            |sitting: &&Sitting| sitting.withheld.is_some() && !sitting.missing && sitting.changes > 0;
        Material {
            versions: families.flatten().cloned().collect(),
            sittings: self.sittings.iter().filter(withheld).cloned().collect(),
            entered: self.entered.clone(),
        }
    }
}

fn material(
    ground: &Ground<'_>,
    (court, case): (Option<&str>, Option<&str>),
    told: &dyn Fn(&str, Option<&str>) -> bool,
    all: bool,
) -> Result<Material, Message> {
    let since = ground.today.checked_sub_days(REACH).filter(|_| !all);
    let (court, case) = (court.map(str::to_owned), case.map(str::to_owned));
    let filter = Filter { court, case, since, ..Filter::default() };
    let mut versions = ground.store.filed_versions(&filter)?;
    versions.retain(|version| told(&version.court, version.case.as_deref()));
    let mut sittings = ground.store.sittings(&Filter { since: None, ..filter })?;
    sittings.retain(|sitting| told(&sitting.court, sitting.case.as_deref()));
    Ok(Material { versions, sittings, entered: entered(ground.store)? })
}

/// The limits of records that stay inside, as far as no version that may be shown has them still.
fn taken_back(
    ground: &Ground<'_>,
    material: &Material,
    running: &[Found],
    all: bool,
) -> Result<Vec<Found>, Message> {
    let name = |found: &Found| (found.row.court.clone(), found.history.name.clone());
    let kept: BTreeSet<_> = running.iter().map(name).collect();
    let mut closed = gather(ground, &material.closed(), all)?;
    closed.retain(|found| !kept.contains(&name(found)));
    Ok(closed)
}

fn gather(ground: &Ground<'_>, material: &Material, all: bool) -> Result<Vec<Found>, Message> {
    let mut found = Vec::new();
    for family in families(&material.versions, &material.entered) {
        let recent = family.head.date().and_then(|day| day.checked_add_days(UNDATED));
        found.extend(ground.of_family(&family)?);
        let windows = ground.windows_of(&family)?;
        let open =
            |found: &Found| found.row.earliest.is_some() || recent.is_some_and(|day| day >= ground.today);
        found.extend(windows.into_iter().filter(|found| all || open(found)));
    }
    found.extend(ground.of_sittings(&material.sittings)?);
    found.retain(|found| all || !matches!(found.row.state.as_str(), "past" | "met"));
    let key = |found: &Found| {
        let row = &found.row;
        (row.earliest.unwrap_or(Day::MAX), row.court.clone(), row.number.clone(), row.rule.clone())
    };
    found.sort_by_cached_key(key);
    Ok(found)
}
