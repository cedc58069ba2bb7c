//! Tables for people: framed on a terminal, aligned columns elsewhere.

use std::borrow::Cow;

use comfy_table::{ColumnConstraint, ContentArrangement, Table, TableStyle, Width, presets};

use crate::model::column::{Column, Fit};

use super::visible::one_line;

/// Where a table is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// A terminal with so many columns of characters: frames are drawn.
    Terminal {
        /// Its width.
        width: u16,
    },
    /// A pipe or file: aligned columns and nothing else; without a width nothing is broken or left out.
    Plain {
        /// The width to keep to, if any.
        width: Option<u16>,
    },
}

/// A table with the columns that had no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its lines, each with its line feed.
    pub text: String,
    /// The keys of columns that were left out.
    pub left_out: Vec<&'static str>,
}

/// A cell that wraps is shown up to so many characters; JSON and CSV have the whole.
const LONGEST: usize = 400;

/// A cell that does not break is shown up to so many.
const LONGEST_WHOLE: usize = 120;

/// Where there is a width to keep to, a number longer than this goes on in the next line after one of its slashes.
const LONGEST_NUMBER: usize = 44;

/// A column that wraps is shown only where it can have this much, or all it needs.
const ROOMY: u16 = 24;

/// Even where nothing more can be left out, a column that wraps keeps this much.
const NARROWEST: u16 = 12;

/// Rows under their heads. Text from pages is made harmless ([`one_line`]); the same rows, columns and screen give
/// the same text. A column that is empty or `false` in every row is not shown; where there is a width to keep to,
/// instants are shown to the minute and ids by their beginning.
pub fn table(columns: &[Column], rows: &[Vec<Cow<'_, str>>], screen: Screen) -> Printed {
    let frame = Frame::of(screen);
    let narrow = frame.width.is_some();
    let told = |i: &usize| {
        rows.is_empty() || rows.iter().any(|row| row.get(*i).is_some_and(|c| !c.is_empty() && c != "false"))
    };
    let kept: Vec<usize> = (0..columns.len()).filter(told).collect();
    let columns: &[Column] = &kept.iter().map(|i| columns[*i]).collect::<Vec<_>>();
    let mut table = Table::new();
    table.force_no_tty().load_style(frame.style).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.iter().map(|c| c.key.replace('_', " ")));
    for row in rows {
        let cells = columns.iter().zip(&kept).filter_map(|(column, i)| Some((row.get(*i)?, column.fit)));
        table.add_row(cells.map(|(cell, fit)| shown(cell, fit, narrow)));
    }
    let needs = table.column_max_content_widths();
    let widths = match frame.width {
        Some(width) => frame.share(columns, &needs, width),
        None => needs.iter().copied().map(Some).collect(),
    };
    for (column, width) in table.column_iter_mut().zip(&widths) {
        column.set_padding(frame.padding).set_constraint(match width {
            Some(width) => {
                ColumnConstraint::Absolute(Width::Fixed(width + frame.padding.0 + frame.padding.1))
            }
            None => ColumnConstraint::Hidden,
        });
    }
    let left_out = columns.iter().zip(&widths).filter(|(_, w)| w.is_none()).map(|(c, _)| c.key).collect();
    Printed { text: table.trim_fmt() + "\n", left_out }
}

fn shown(cell: &str, fit: Fit, narrow: bool) -> String {
    let longest = if fit == Fit::Whole { LONGEST_WHOLE } else { LONGEST };
    let cell = one_line(cell);
    let cell = match cell.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell,
    };
    if !narrow || fit != Fit::Whole {
        return cell;
    }
    short_instant(&cell).or_else(|| short_id(&cell)).unwrap_or_else(|| broken_at_slashes(&cell))
}

/// `2026-11-22T15:20:26Z` to the minute: `2026-11-22 15:20Z`.
fn short_instant(cell: &str) -> Option<String> {
    let shape = |text: &str, shape: &str| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(c, s)| if s == b'0' { c.is_ascii_digit() } else { c == s })
    };
    let (minute, rest) = cell.split_at_checked(16)?;
    let (seconds, zone) = rest.split_at_checked(3)?;
    let (day, time) = minute.split_once('T')?;
    let offset = zone.strip_prefix(['+', '-']).is_some_and(|hours| shape(hours, "00:00"));
    let instant = shape(day, "0000-00-00") && shape(time, "00:00") && shape(seconds, ":00");
    match zone {
        "Z" if instant => Some(format!("{day} {time}Z")),
        _ if instant && offset => Some(format!("{day} {time} {zone}")),
        _ => None,
    }
}

/// The beginning of a UUID that commands take in its stead.
fn short_id(cell: &str) -> Option<String> {
    let lengths: Vec<usize> = cell.split('-').map(str::len).collect();
    let id = lengths == [8, 4, 4, 4, 12] && cell.bytes().all(|c| c.is_ascii_hexdigit() || c == b'-');
    id.then(|| cell.chars().take(13).collect())
}

fn broken_at_slashes(cell: &str) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    let length = |text: &str| text.chars().count();
    if length(cell) <= LONGEST_NUMBER {
        return cell.to_owned();
    }
    for part in cell.split_inclusive('/') {
        match lines.last_mut() {
            Some(line) if length(line) + length(part) <= LONGEST_NUMBER => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    lines.join("\n")
}

struct Frame {
    style: TableStyle,
    padding: (u16, u16),
    /// Characters between two columns, and around all.
    lines: (u16, u16),
    width: Option<u16>,
}

impl Frame {
    fn of(screen: Screen) -> Frame {
        match screen {
            Screen::Terminal { width } => Frame {
                style: presets::UTF8_FULL_CONDENSED,
                padding: (1, 1),
                lines: (1, 2),
                width: Some(width),
            },
            Screen::Plain { width } => {
                Frame { style: presets::NOTHING, padding: (0, 2), lines: (0, 0), width }
            }
        }
    }

    /// The width of each column; `None` is left out.
    fn share(&self, columns: &[Column], needs: &[u16], width: u16) -> Vec<Option<u16>> {
        let mut widths: Vec<Option<u16>> = needs.iter().copied().map(Some).collect();
        let roomy = |i: usize| if columns[i].fit == Fit::Wraps { needs[i].min(ROOMY) } else { needs[i] };
        let mut by_rank: Vec<usize> = (0..columns.len()).filter(|i| columns[*i].rank > 0).collect();
        by_rank.sort_by_key(|i| columns[*i].rank);
        loop {
            let kept: Vec<usize> = (0..columns.len()).filter(|i| widths[*i].is_some()).collect();
            let least: usize = kept.iter().map(|i| usize::from(roomy(*i))).sum();
            let fits = least + self.cost(kept.len()) <= usize::from(width);
            match by_rank.pop() {
                Some(lowest) if !fits => widths[lowest] = None,
                _ => break,
            }
        }
        self.wrap(columns, needs, width, &mut widths);
        widths
    }

    /// Shares what whole columns leave among those that wrap: those that need less than an even share first.
    fn wrap(&self, columns: &[Column], needs: &[u16], width: u16, widths: &mut [Option<u16>]) {
        let kept: Vec<usize> = (0..columns.len()).filter(|i| widths[*i].is_some()).collect();
        let whole: usize =
            kept.iter().filter(|i| columns[**i].fit == Fit::Whole).map(|i| usize::from(needs[*i])).sum();
        let mut left = usize::from(width).saturating_sub(whole + self.cost(kept.len()));
        let mut wrapping: Vec<usize> = kept.into_iter().filter(|i| columns[*i].fit == Fit::Wraps).collect();
        wrapping.sort_by_key(|i| (needs[*i], *i));
        let mut waiting = wrapping.len();
        for i in wrapping {
            let even = u16::try_from(left / waiting).unwrap_or(u16::MAX).max(NARROWEST);
            let given = needs[i].min(even);
            widths[i] = Some(given);
            left = left.saturating_sub(usize::from(given));
            waiting -= 1;
        }
    }

    /// Characters that `columns` columns take beside their content.
    fn cost(&self, columns: usize) -> usize {
        let padding = usize::from(self.padding.0 + self.padding.1);
        columns * padding + columns.saturating_sub(1) * usize::from(self.lines.0) + usize::from(self.lines.1)
    }
}

#[cfg(test)]
#[path = "table_test.rs"]
mod tests;
