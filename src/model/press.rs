//! Press releases, statements, media advisories, judgments in a news feed.

use crate::model::{court::CourtRef, moment::Day};

/// An item of news that a court or an observer publishes. Its identity is its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Press {
    /// The court it speaks for; `None` is an observer's feed.
    pub court: Option<CourtRef>,
    /// The reference number, where one is printed: `ICC-CPI-20220926-PR1674`.
    pub reference: Option<String>,
    /// The date printed.
    pub date: Option<Day>,
    /// The sort as a slug: `press-release`, `statement`, `media-advisory`, `judgment`, `post`.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The text, paragraphs on lines of their own; `None` where the source gives only a teaser.
    pub body: Option<String>,
    /// The case or situation, as printed.
    pub case: Option<String>,
}
