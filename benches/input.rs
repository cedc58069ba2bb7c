//! Writes what the other sides of a comparison read, so that all have the same: `listing.html` with
//! `COURTWATCH_BENCH_LISTING` rows and `filings.tsv` with `COURTWATCH_BENCH_ROWS` filings.

mod common;

use std::io::{BufWriter, Write};

fn main() -> Result<(), common::Failure> {
    let folder = common::folder()?;
    let listed = common::size("COURTWATCH_BENCH_LISTING", 500)?;
    std::fs::write(folder.join("listing.html"), common::listing(listed))?;
    let rows = common::size("COURTWATCH_BENCH_ROWS", 10_000)?;
    let mut out = BufWriter::new(std::fs::File::create(folder.join("filings.tsv"))?);
    for place in 0..rows {
        let row = common::row(place);
        let (year, month, day) = row.date;
        let second = common::second_title(place, &row.title);
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{second}\t{}\t{}\t{year}-{month:02}-{day:02}",
            row.number, row.base, row.case, row.title, row.case_name, row.chamber
        )?;
    }
    Ok(out.flush()?)
}
