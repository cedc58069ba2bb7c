//! The courts, and the table of their grammars.

use std::sync::LazyLock;

use regex::Regex;

use super::text::Clean;
use super::{Reading, Refusal, eccc, echr, icc, icj, jep, ksc, stl, un};

/// A court whose numbers can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Court {
    /// International Criminal Court.
    Icc,
    /// Kosovo Specialist Chambers.
    Ksc,
    /// International Criminal Tribunal for the former Yugoslavia.
    Icty,
    /// International Criminal Tribunal for Rwanda.
    Ictr,
    /// International Residual Mechanism for Criminal Tribunals; its numbers begin with `MICT`.
    Irmct,
    /// Extraordinary Chambers in the Courts of Cambodia.
    Eccc,
    /// Special Tribunal for Lebanon.
    Stl,
    /// Special Court for Sierra Leone and its residual court.
    Scsl,
    /// International Court of Justice.
    Icj,
    /// European Court of Human Rights.
    Echr,
    /// Jurisdicción Especial para la Paz, Colombia.
    Jep,
}

impl Court {
    /// The court's short name in lower case, as commands and files use it: `icc`, `ksc`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Icc => "icc",
            Self::Ksc => "ksc",
            Self::Icty => "icty",
            Self::Ictr => "ictr",
            Self::Irmct => "irmct",
            Self::Eccc => "eccc",
            Self::Stl => "stl",
            Self::Scsl => "scsl",
            Self::Icj => "icj",
            Self::Echr => "echr",
            Self::Jep => "jep",
        }
    }

    /// The court with this short name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        GRAMMARS.iter().map(|grammar| grammar.court).find(|court| court.slug() == slug)
    }
}

/// How one court numbers its documents.
pub(super) struct Grammar {
    pub(super) court: Court,
    /// A number of the court, shown where one could not be read.
    pub(super) example: &'static str,
    /// What stands between a case and a filing id.
    pub(super) joint: char,
    /// Begins every number that is safe to take for this court's without being told.
    pub(super) looks: LazyLock<Regex>,
    /// Finds candidates in running text; group 1, where there is one, is the number.
    pub(super) scan: LazyLock<Regex>,
    pub(super) read: fn(Court, &mut Clean) -> Result<Reading, Refusal>,
}

/// The table that drives reading and scanning. The first grammar that knows a number at sight reads it.
pub(super) static GRAMMARS: [&Grammar; 11] = [
    &icc::GRAMMAR,
    &ksc::GRAMMAR,
    &un::ICTY,
    &un::ICTR,
    &un::IRMCT,
    &un::SCSL,
    &stl::GRAMMAR,
    &eccc::GRAMMAR,
    &icj::GRAMMAR,
    &echr::GRAMMAR,
    &jep::GRAMMAR,
];

/// The grammar of a court.
pub(super) fn grammar(court: Court) -> &'static Grammar {
    GRAMMARS.into_iter().find(|grammar| grammar.court == court).unwrap_or(GRAMMARS[0])
}
