//! A page as the layout leaves it: lines in reading order with their places, before anybody has looked at the
//! document as a whole. It can be sent from one process to another.

use serde::{Deserialize, Serialize};

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// From 1.
    pub number: u32,
    /// Its height in points.
    pub height: f64,
    /// Its lines, in reading order.
    pub lines: Vec<Line>,
    /// Characters whose letters nobody can tell.
    pub unread: usize,
    /// The largest part of it that one picture covers; 1 is all.
    pub pictured: f64,
    /// Words under dark bars, which are blacked out.
    pub covered: usize,
    /// A part of what it shows cannot be unpacked.
    pub broken: bool,
}

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its words, one space apart.
    pub text: String,
    /// Where it begins and ends, in points from the left edge.
    pub x0: f64,
    /// See `x0`.
    pub x1: f64,
    /// Where its letters stand, in points from the upper edge.
    pub y: f64,
    /// The size of its letters.
    pub size: f64,
    /// The column or block it stands in.
    pub block: u32,
    /// A number before it that may be the number of the line.
    pub number: Option<u32>,
    /// It does not run from left to right.
    pub turned: bool,
}
