//! The institutions, as `courts` lists them.

use chrono_tz::Tz;

/// Whether a court still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Cases are heard.
    Live,
    /// Only residual functions are left.
    Residual,
    /// Closed; its record is an archive.
    Archived,
}

impl Status {
    /// The word that tables print.
    pub fn word(self) -> &'static str {
        match self {
            Status::Live => "live",
            Status::Residual => "residual",
            Status::Archived => "archived",
        }
    }
}

/// A court, tribunal or chamber.
#[derive(Debug)]
pub struct Court {
    /// The short name used in commands and data: `icc`.
    pub slug: &'static str,
    /// The usual abbreviation: `ICC`.
    pub short: &'static str,
    /// The full English name.
    pub name: &'static str,
    /// Where it sits.
    pub seat: &'static str,
    /// The zone in which it announces its hearings.
    pub zone: Tz,
    /// Whether it still works.
    pub status: Status,
}

impl PartialEq for Court {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

/// A court of the table; the only way to name one in a record.
pub type CourtRef = &'static Court;

/// The court with this slug.
pub fn court(slug: &str) -> Option<CourtRef> {
    COURTS.iter().find(|c| c.slug == slug)
}

const fn row(
    slug: &'static str,
    short: &'static str,
    name: &'static str,
    seat: &'static str,
    zone: Tz,
    status: Status,
) -> Court {
    Court { slug, short, name, seat, zone, status }
}

/// Every court that courtwatch knows.
pub static COURTS: &[Court] = &[
    row("icc", "ICC", "International Criminal Court", "The Hague", Tz::Europe__Amsterdam, Status::Live),
    row("ksc", "KSC", "Kosovo Specialist Chambers", "The Hague", Tz::Europe__Amsterdam, Status::Live),
    row(
        "irmct",
        "IRMCT",
        "International Residual Mechanism for Criminal Tribunals",
        "The Hague and Arusha",
        Tz::Europe__Amsterdam,
        Status::Live,
    ),
    row(
        "icty",
        "ICTY",
        "International Criminal Tribunal for the former Yugoslavia",
        "The Hague",
        Tz::Europe__Amsterdam,
        Status::Archived,
    ),
    row(
        "ictr",
        "ICTR",
        "International Criminal Tribunal for Rwanda",
        "Arusha",
        Tz::Africa__Dar_es_Salaam,
        Status::Archived,
    ),
    row(
        "eccc",
        "ECCC",
        "Extraordinary Chambers in the Courts of Cambodia",
        "Phnom Penh",
        Tz::Asia__Phnom_Penh,
        Status::Residual,
    ),
    row(
        "stl",
        "STL",
        "Special Tribunal for Lebanon",
        "Leidschendam",
        Tz::Europe__Amsterdam,
        Status::Archived,
    ),
    row("scsl", "SCSL", "Special Court for Sierra Leone", "Freetown", Tz::Africa__Freetown, Status::Archived),
    row("icj", "ICJ", "International Court of Justice", "The Hague", Tz::Europe__Amsterdam, Status::Live),
    row("echr", "ECtHR", "European Court of Human Rights", "Strasbourg", Tz::Europe__Paris, Status::Live),
    row("jep", "JEP", "Special Jurisdiction for Peace", "Bogotá", Tz::America__Bogota, Status::Live),
];
