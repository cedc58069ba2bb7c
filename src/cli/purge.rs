//! `courtwatch purge`.

use clap::Args;

use super::hold::DecisionArgs;

/// Take records out of the database for good, and prove it
///
/// Only what is held, quarantined, gone or not public can be purged. The bytes of its documents and of the pages that show
/// it, their text, every quotation and note on it, and the search index are removed; the number, the dates, the reason and
/// the hashes stay, so that `verify` knows what was taken out. The files are then read again from the disk and searched
/// for words that stood in nothing else. Copies outside the database are named, and are yours to remove.
///
/// Example: courtwatch purge ICC-01/21-01/25-407 --reason "court order"
#[derive(Debug, Args)]
pub struct PurgeArgs {
    /// Numbers of versions of filings, or references or addresses of press items.
    #[arg(required = true, value_name = "NUMBER")]
    pub numbers: Vec<String>,
    #[command(flatten)]
    pub decision: DecisionArgs,
    /// Do it without being asked.
    #[arg(long)]
    pub yes: bool,
}
