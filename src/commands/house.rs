//! The house style: how the team cites.

use super::Session;
use crate::cli::{CiteBy, CiteStyle, HouseArgs};
use crate::present::cite::{House, NumberMode, Style};

/// As asked for, else as the team has settled, else AGLC4 with the numbers of documents.
pub fn house(session: &Session, args: HouseArgs) -> House {
    let style = args.style.map(|style| match style {
        CiteStyle::Aglc4 => Style::Aglc4,
        CiteStyle::Oscola => Style::Oscola,
        CiteStyle::Court => Style::Court,
    });
    let number = args.cite_by.map(|by| match by {
        CiteBy::Document => NumberMode::Document,
        CiteBy::Case => NumberMode::Case,
    });
    House { style: style.unwrap_or(session.config.style), number: number.unwrap_or(session.config.cite_by) }
}
