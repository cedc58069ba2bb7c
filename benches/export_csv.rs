//! `courtwatch list filings --format csv`, in this process, from the database that `store_filings` left.

mod common;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;

use common::{Failure, print, timed};
use courtwatch::present::list::{List, ListFormat};
use courtwatch::present::table::Screen;
use courtwatch::store::Store;
use courtwatch::store::query::Filter;

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let store = Store::open_existing(&folder.join("store.db"))?;
    let (rows, time) = timed(|| {
        let mut out = BufWriter::new(File::create(folder.join("courtwatch.csv"))?);
        let mut list = List::begin(ListFormat::Csv, Screen::Plain { width: None }, &mut out)?;
        let mut written = Ok(());
        store.each_filing(&Filter::default(), |row| {
            written = list.row(row);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        written?;
        let rows = list.end()?.rows;
        out.flush()?;
        Ok(rows)
    })?;
    print("export_csv", rows, time, &[("peak_mb", common::peak_memory())]);
    Ok(())
}
