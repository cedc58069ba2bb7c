//! Windows for friends of the court: what orders say of them, with the sentence as evidence.

use super::shown::hours;
use super::sources::{Family, Found, Ground, empty_row};
use crate::analyse::deadlines::invitation::{Window, windows};
use crate::analyse::deadlines::invitation_dates::Set;
use crate::analyse::deadlines::{Asked, Kind, Length};
use crate::analyse::title::{self, Maker};
use crate::error::Message;
use crate::model::court::court;
use crate::model::deadline_rows::DeadlineRow;
use crate::model::hearing::When;
use crate::model::moment::Day;

/// The short name of these limits.
const RULE: &str = "amicus";

impl Ground<'_> {
    /// The windows that a chamber's order opens, in the first of its versions that has any.
    pub fn windows_of(&self, family: &Family<'_>) -> Result<Vec<Found>, Message> {
        if title::maker(&family.sort) != Some(Maker::Chamber) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let mut number = &family.head.number;
        for version in family.versions {
            let pages = self.store.text_of(version.item)?.map(|text| text.pages).unwrap_or_default();
            let here = windows(&version.title, &pages);
            if found.is_empty() || here.iter().any(|window| window.set.is_some()) {
                (found, number) = (here, &version.number);
            }
            if found.iter().any(|window| window.set.is_some()) {
                break;
            }
        }
        let names: Vec<String> = found.iter().map(|window| name(&window.sentence)).collect();
        let rows = found.iter().enumerate().filter_map(|(place, window)| {
            let row = self.window(family, number, window)?;
            let before = names[..place].iter().filter(|name| **name == names[place]).count();
            let name = format!("{RULE} {}{}", names[place], " again".repeat(before));
            Some(Found { row, history: family.history(&name) })
        });
        Ok(rows.collect())
    }

    fn window(&self, family: &Family<'_>, number: &str, window: &Window) -> Option<DeadlineRow> {
        let head = family.head;
        let row = match &window.set {
            Some(Set::Until { day, hour }) => {
                let zone = court(&head.court)?.zone;
                let at = hour.map(|time| When { day: *day, time: Some(time), zone });
                self.ordered(*day, at)
            }
            Some(Set::Within { days, notified }) => self.within(family, *days, *notified)?,
            None => DeadlineRow {
                status: "ordered".to_owned(),
                confirm: vec![
                    "confirm the date in the order: none was found in what is stored of it".to_owned(),
                ],
                ..empty_row()
            },
        };
        let rule = self.rules.limit(&head.court, RULE).map(|limit| format!(" ({})", limit.provision));
        let counted = match row.provision.as_str() {
            "" => String::new(),
            counting => format!("; counted by {counting}"),
        };
        Some(DeadlineRow {
            court: head.court.clone(),
            case: head.case.clone(),
            what: "Observations of friends of the court, or leave to make them".to_owned(),
            number: number.to_owned(),
            provision: format!("as the chamber ordered{}{counted}", rule.unwrap_or_default()),
            evidence: Some(window.sentence.clone()),
            page: window.page,
            rule: RULE.to_owned(),
            url: head.url.clone(),
            ..row
        })
    }

    /// A date that an order sets stands, whatever day it is.
    fn ordered(&self, day: Day, at: Option<When>) -> DeadlineRow {
        let hours = hours(at, self.shown.zone);
        DeadlineRow {
            due: Some(day),
            earliest: Some(day),
            latest: Some(day),
            state: if day < self.today { "past" } else { "running" }.to_owned(),
            status: "ordered".to_owned(),
            from: "the order names the day".to_owned(),
            due_at: hours.utc,
            local: hours.local,
            yours: hours.yours,
            internal: self.ahead_of(day),
            holidays: "none needed: the date stands as ordered".to_owned(),
            steps: vec!["the date stands as ordered".to_owned()],
            ..empty_row()
        }
    }

    fn ahead_of(&self, day: Day) -> Option<Day> {
        use crate::analyse::deadlines::count::{Closed, working_before};
        (0..self.shown.ahead).try_fold(day, |day, _| working_before(day, &Closed::new()))
    }

    fn within(&self, family: &Family<'_>, days: u32, notified: bool) -> Option<DeadlineRow> {
        let kind = if notified { Kind::Notification } else { Kind::Event };
        let asked = Asked {
            court: court(&family.head.court)?,
            limit: None,
            length: Some(Length::Days(days)),
            kind,
            from: family.from(kind)?,
            holidays: None,
            ahead: self.shown.ahead,
        };
        let estimate = self.computed(&asked).ok()?;
        let mut row = self.plain_row(&estimate);
        if !notified {
            row.confirm
                .push("confirm from when the days run: the sentence does not say notification".to_owned());
        }
        Some(row)
    }
}

/// What names a window for good: its sentence, whatever spaces, hyphens and marks another reading of the text has.
fn name(sentence: &str) -> String {
    sentence.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
