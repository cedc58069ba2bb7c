//! What starts time limits in the store: families of filings with the days of their notification, and hearings.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::shown::hours;
use crate::analyse::deadlines::starts::{Ruling, answered, sort, started, suggested};
use crate::analyse::deadlines::{
    Asked, Book, Estimate, From, Kind, Limit, PREVAILS, Rules, Unknown, estimate,
};
use crate::cli::ShownArgs;
use crate::error::Message;
use crate::model::court::court;
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::model::notified::Notified;
use crate::model::sitting::Sitting;
use crate::present::calendar::deadlines::History;
use crate::store::Store;
use crate::store::limits::FiledVersion;
use crate::store::query::Filter;

/// A limit with the history of the record that starts it.
pub(super) struct Found {
    pub row: DeadlineRow,
    pub history: History,
}

/// What every estimate here needs.
pub(super) struct Ground<'a> {
    pub store: &'a Store,
    pub rules: &'static Rules,
    pub book: Book,
    pub shown: &'a ShownArgs,
    pub today: Day,
    /// What is filed in the cases in which a duty of the court was looked at.
    pub filed: RefCell<BTreeMap<(String, String), Vec<FiledVersion>>>,
}

/// A filing: the versions of it that may be shown, the original first.
pub(super) struct Family<'a> {
    /// The version that limits are counted from.
    pub head: &'a FiledVersion,
    /// All of them.
    pub versions: &'a [FiledVersion],
    /// Its sort.
    pub sort: String,
    /// What people entered about its notification, the newest last.
    pub entered: Vec<&'a Notified>,
}

/// What people entered, by the key of a filing's version at its court.
pub(super) type Entered = BTreeMap<(String, String), Vec<Notified>>;

/// Every entry, by court and key.
pub(super) fn entered(store: &Store) -> Result<Entered, Message> {
    let mut by_record = Entered::new();
    for entry in store.notifications()? {
        let (_, court, key) = entry.record.clone();
        by_record.entry((court, key)).or_default().push(entry);
    }
    Ok(by_record)
}

/// The filings among versions that stand in the order of the store.
pub(super) fn families<'a>(versions: &'a [FiledVersion], entered: &'a Entered) -> Vec<Family<'a>> {
    let same = |a: &FiledVersion, b: &FiledVersion| a.court == b.court && a.base == b.base;
    versions
        .chunk_by(same)
        .filter_map(|versions| {
            let (head, sort) =
                versions.iter().find_map(|version| Some((version, sort(&version.title, &version.sort)?)))?;
            let of = |version: &FiledVersion| entered.get(&(version.court.clone(), version.key.clone()));
            let mut entries: Vec<&Notified> = versions.iter().filter_map(of).flatten().collect();
            entries.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
            Some(Family { head, versions, sort, entered: entries })
        })
        .collect()
}

impl Family<'_> {
    /// The day from which a limit of this kind runs. `None` for a filing without any date.
    pub fn from(&self, kind: Kind) -> Option<From> {
        if let Some(entry) = self.entered.last()
            && let Some(day) = entry.day
            && matches!(kind, Kind::Notification)
        {
            return Some(From::Entered { day, by: Some(entry.by.clone()) });
        }
        let head = self.head;
        if kind != Kind::Notification {
            return Some(From::Event { day: head.date()?, what: format!("{} is dated", head.number) });
        }
        let printed = [
            ("the date on its face", head.face),
            ("its stamp", head.registered),
            ("the list's date", head.listed),
        ];
        let days: Vec<Day> = printed.iter().filter_map(|(_, day)| *day).collect();
        let (first, last) = suggested(&days)?;
        let places: Vec<&str> =
            printed.iter().filter(|(_, day)| day.is_some()).map(|(place, _)| *place).collect();
        let what = format!("only a suggestion: {}", places.join(", "));
        Some(From::Suggested { first, last, what })
    }

    /// The history of the filing, and of what people entered about it.
    pub fn history(&self, rule: &str) -> History {
        let head = self.head;
        History {
            name: format!("{} {rule}", head.base),
            first_seen: head.first_seen.clone(),
            changed: head.changed.clone().unwrap_or_else(|| head.first_seen.clone()),
            changes: head.changes,
        }
    }
}

impl Ground<'_> {
    /// The limits that a filing starts.
    pub fn of_family(&self, family: &Family<'_>) -> Result<Vec<Found>, Message> {
        let head = family.head;
        let mut found = Vec::new();
        for limit in started(self.rules, &head.court, &family.sort, &head.title) {
            let Some(from) = family.from(limit.kind) else { continue };
            let Some(estimate) = self.estimate(&head.court, Some(limit), limit.kind, from) else { continue };
            let mut row = self.row(limit, &estimate);
            (row.case, row.number, row.url) = (head.case.clone(), head.number.clone(), head.url.clone());
            if !head.original() && family.entered.is_empty() {
                row.confirm.push(
                    "confirm the start: the original is not stored, and time ran from its notification"
                        .to_owned(),
                );
            }
            if limit.kind == Kind::Duty {
                let after = head.date().unwrap_or(self.today);
                row.state =
                    self.duty(limit, &head.title, after, (&row.court, row.case.as_deref()), &estimate)?;
            }
            found.push(Found { row, history: family.history(&limit.id) });
        }
        Ok(found)
    }

    /// The limits that the hearings of a case start: of several days the last counts for what runs from its end.
    pub fn of_sittings(&self, sittings: &[Sitting]) -> Result<Vec<Found>, Message> {
        let mut ends: BTreeMap<(String, String, String), (&Sitting, &'static Limit, Day)> = BTreeMap::new();
        let held = sittings.iter().filter(|s| s.status != "vacated");
        for sitting in held {
            let rules = self.rules;
            let Some(place) = court(&sitting.court) else { continue };
            for limit in started(rules, place.slug, "hearing", &sitting.kind) {
                let text =
                    sitting.ends.as_ref().filter(|_| limit.kind == Kind::Duty).unwrap_or(&sitting.starts);
                let Some(day) = text.get(..10).and_then(|day| day.parse::<Day>().ok()) else { continue };
                let case = sitting.case.clone().unwrap_or_default();
                let apart = if limit.kind == Kind::Duty { String::new() } else { sitting.name.clone() };
                let key = (format!("{} {case}", sitting.court), limit.id.clone(), apart);
                match ends.get(&key) {
                    Some((_, _, known)) if *known >= day => {}
                    _ => {
                        ends.insert(key, (sitting, limit, day));
                    }
                }
            }
        }
        ends.into_values().filter_map(|(s, limit, day)| self.of_sitting(s, limit, day).transpose()).collect()
    }

    fn of_sitting(&self, sitting: &Sitting, limit: &Limit, day: Day) -> Result<Option<Found>, Message> {
        let what = if limit.kind == Kind::Duty { "the hearing ended" } else { "the hearing is on" };
        let from = From::Event { day, what: what.to_owned() };
        let Some(estimate) = self.estimate(&sitting.court, Some(limit), limit.kind, from) else {
            return Ok(None);
        };
        let mut row = self.row(limit, &estimate);
        row.case.clone_from(&sitting.case);
        row.number = format!("hearing of {day}");
        row.url.clone_from(&sitting.url);
        row.evidence = Some(sitting.evidence.clone());
        if limit.kind == Kind::Duty {
            let place = (row.court.as_str(), row.case.as_deref());
            row.state = self.duty(limit, &sitting.kind, day, place, &estimate)?;
        }
        let history = History {
            name: format!("{} {}", sitting.name, limit.id),
            first_seen: sitting.first_seen.clone(),
            changed: sitting.changed.clone().unwrap_or_else(|| sitting.first_seen.clone()),
            changes: sitting.changes,
        };
        Ok(Some(Found { row, history }))
    }

    /// How a duty of the court stands: `met` by a later ruling, else `late` or `running`.
    fn duty(
        &self,
        limit: &Limit,
        about: &str,
        after: Day,
        (court, case): (&str, Option<&str>),
        estimate: &Estimate,
    ) -> Result<String, Message> {
        let Some(case) = case else { return Ok(self.state(estimate)) };
        let mut filed = self.filed.borrow_mut();
        let versions = match filed.entry((court.to_owned(), case.to_owned())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(self.filed_in(court, case)?),
        };
        let sorts: Vec<(Option<String>, Option<Day>, &str)> =
            versions.iter().map(|v| (sort(&v.title, &v.sort), v.date(), v.title.as_str())).collect();
        let rulings: Vec<Ruling<'_>> = sorts
            .iter()
            .filter_map(|(sort, day, title)| Some(Ruling { day: (*day)?, sort: sort.as_deref()?, title }))
            .collect();
        Ok(match answered(limit, about, after, &rulings) {
            Some(_) => "met".to_owned(),
            None if estimate.latest < self.today => "late".to_owned(),
            None => "running".to_owned(),
        })
    }

    /// What anybody may read of what is filed in a case.
    fn filed_in(&self, court: &str, case: &str) -> Result<Vec<FiledVersion>, Message> {
        let (court, case) = (Some(court.to_owned()), Some(case.to_owned()));
        let mut versions = self.store.filed_versions(&Filter { court, case, ..Filter::default() })?;
        versions.retain(|version| !version.withheld);
        Ok(versions)
    }

    /// `past` or `running`.
    pub fn state(&self, estimate: &Estimate) -> String {
        if estimate.latest < self.today { "past".to_owned() } else { "running".to_owned() }
    }

    /// An estimate; `None` where nothing can be computed.
    pub fn estimate(&self, slug: &str, limit: Option<&Limit>, kind: Kind, from: From) -> Option<Estimate> {
        let asked = Asked {
            court: court(slug)?,
            limit,
            length: None,
            kind,
            from,
            holidays: None,
            ahead: self.shown.ahead,
        };
        self.computed(&asked).ok()
    }

    /// The same of a whole question.
    pub fn computed(&self, asked: &Asked<'_>) -> Result<Estimate, Unknown> {
        estimate(asked, self.rules, &self.book)
    }

    fn row(&self, limit: &Limit, estimate: &Estimate) -> DeadlineRow {
        DeadlineRow {
            court: limit.court.clone(),
            what: limit.what.clone(),
            rule: limit.id.clone(),
            ..self.plain_row(estimate)
        }
    }

    /// A row with all that an estimate says.
    pub fn plain_row(&self, estimate: &Estimate) -> DeadlineRow {
        let hours = hours(estimate.at, self.shown.zone);
        DeadlineRow {
            due: estimate.due,
            earliest: Some(estimate.earliest),
            latest: Some(estimate.latest),
            state: self.state(estimate),
            provision: estimate.provision.clone(),
            status: estimate.status.word().to_owned(),
            confirm: estimate.confirm.clone(),
            from: estimate.steps.first().cloned().unwrap_or_default(),
            due_at: hours.utc,
            local: hours.local,
            yours: hours.yours,
            internal: estimate.internal,
            holidays: estimate.holidays.clone(),
            steps: estimate.steps.clone(),
            ..empty_row()
        }
    }
}

/// A row on which nothing is computed.
pub(super) fn empty_row() -> DeadlineRow {
    DeadlineRow {
        due: None,
        earliest: None,
        latest: None,
        court: String::new(),
        case: None,
        what: String::new(),
        number: String::new(),
        state: "by-order".to_owned(),
        provision: String::new(),
        status: String::new(),
        confirm: Vec::new(),
        from: String::new(),
        due_at: None,
        local: None,
        yours: None,
        internal: None,
        evidence: None,
        page: None,
        holidays: String::new(),
        steps: Vec::new(),
        rule: String::new(),
        note: PREVAILS.to_owned(),
        url: None,
    }
}
