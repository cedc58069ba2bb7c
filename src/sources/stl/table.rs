//! The table: columns by name, cells without the `NA` that stands for nothing, and what rows share.

use std::collections::HashMap;

use csv::{Reader, StringRecord};

use crate::parse::text::tidy;
use crate::sources::reading::Reading;

/// What the adapter reads, by the names of the columns.
const READ: &[&str] = &[
    "Case",
    "Record type",
    "Case before",
    "Filing party",
    "Document date",
    "Filing date",
    "Filing number",
    "Document reference",
    "Number of pages",
    "Langue Document",
    "Titre",
    "URL",
];

/// Known and not read: the column without a name counts the rows; the stage stands in the reference; the size
/// and the language of the original say nothing of this document.
const IGNORED: &[&str] = &["", "Case stage", "Original language", "File size"];

/// Where each column stands.
pub(super) struct Columns {
    at: HashMap<&'static str, usize>,
    width: usize,
}

impl Columns {
    /// The columns that the first row names, or what is missing.
    pub(super) fn of(table: &mut Reader<&[u8]>, reading: &mut Reading) -> Result<Columns, String> {
        let header = table.headers().map_err(|why| format!("expected a table in CSV: {why}"))?;
        let mut columns = Columns { at: HashMap::new(), width: header.len() };
        for (at, name) in header.iter().enumerate() {
            let name = tidy(name);
            if let Some(known) = READ.iter().find(|known| **known == name) {
                if columns.at.insert(known, at).is_some() {
                    return Err(format!("the column `{name}` stands twice"));
                }
            } else if !IGNORED.contains(&name.as_str()) {
                reading.problem("a column that this adapter knows", &name, "the column was not read");
            }
        }
        let missing = READ.iter().filter(|name| !columns.at.contains_key(*name));
        let missing: Vec<String> = missing.map(|name| format!("`{name}`")).collect();
        if missing.is_empty() {
            Ok(columns)
        } else {
            Err(format!("looked for a table with the columns of the docket; {} missing", missing.join(", ")))
        }
    }

    /// How many cells a row has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The stated values of a row.
    pub(super) fn cells(&self, row: &StringRecord) -> Cells {
        let stated = |at: &usize| row.get(*at).map(tidy).filter(|value| !value.is_empty() && value != "NA");
        Cells(self.at.iter().filter_map(|(name, at)| Some((*name, stated(at)?))).collect())
    }
}

/// The stated values of a row, by column.
#[derive(PartialEq)]
pub(super) struct Cells(HashMap<&'static str, String>);

impl Cells {
    /// A value; empty where nothing is stated.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The file name in the address.
    pub(super) fn file(&self) -> &str {
        self.get("URL").rsplit('/').next().unwrap_or_default()
    }
}

/// References and addresses that different rows share.
pub(super) struct Shared<'a> {
    references: HashMap<&'a str, Vec<&'a str>>,
    addresses: HashMap<&'a str, Vec<&'a Cells>>,
}

impl<'a> Shared<'a> {
    /// What these rows share.
    pub(super) fn among(rows: impl Iterator<Item = &'a Cells>) -> Shared<'a> {
        let mut shared = Shared { references: HashMap::new(), addresses: HashMap::new() };
        for cells in rows {
            let addresses = shared.references.entry(cells.get("Document reference")).or_default();
            if !addresses.contains(&cells.get("URL")) {
                addresses.push(cells.get("URL"));
            }
            let rows = shared.addresses.entry(cells.get("URL")).or_default();
            if !rows.contains(&cells) {
                rows.push(cells);
            }
        }
        shared
    }

    /// Whether another document has the reference of this row.
    pub(super) fn reference(&self, cells: &Cells) -> bool {
        self.references.get(cells.get("Document reference")).is_some_and(|addresses| addresses.len() > 1)
    }

    /// Whether a row with other values has the address of this row.
    pub(super) fn address(&self, cells: &Cells) -> bool {
        self.addresses.get(cells.get("URL")).is_some_and(|rows| rows.len() > 1)
    }
}
