//! Figures as values: what is counted, and over what. A picture is one way to show them, a table another.

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, in one line.
    pub caption: String,
    /// What it says in words, for a reader who does not see it.
    pub described: String,
    /// The name of what is counted: `tags`, `days`.
    pub unit: String,
    /// Which picture.
    pub shape: Shape,
}

/// What a figure is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One bar for each label.
    Bars(Vec<(String, u64)>),
    /// Bars over months (`2026-11`) for each series, side by side in small multiples.
    Months {
        /// The months in order, without gaps.
        months: Vec<String>,
        /// A label and one count a month.
        series: Vec<(String, Vec<u64>)>,
    },
    /// Events on a line: the day (ISO 8601) and what happened.
    Timeline(Vec<(String, String)>),
}
