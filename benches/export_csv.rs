//! `courtwatch list filings --format csv`, in this process, from the database that `store_filings` left.

mod common;

use std::fs::File;
use std::io::{BufWriter, Write};

use common::{Failure, print, timed};
use courtwatch::present::list::{ListFormat, write};
use courtwatch::present::table::Screen;
use courtwatch::store::Store;
use courtwatch::store::query::Filter;

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let store = Store::open_existing(&folder.join("store.db"))?;
    let (rows, time) = timed(|| {
        let mut out = BufWriter::new(File::create(folder.join("courtwatch.csv"))?);
        let rows = store.filings(&Filter::default())?;
        let written = write(rows, ListFormat::Csv, Screen::Plain { width: None }, &mut out)?;
        out.flush()?;
        Ok(written.rows)
    })?;
    print("export_csv", rows, time, &[("peak_mb", common::peak_memory())]);
    Ok(())
}
