//! `courtwatch watch` and `courtwatch digest`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::{FormatArg, day};

/// Follow a question: save what you look for, and why, so that `digest` tells what is new for it
///
/// Example: courtwatch watch list
#[derive(Debug, Args)]
pub struct WatchArgs {
    #[command(subcommand)]
    pub what: WatchCommand,
}

/// What to do with watches.
#[derive(Debug, Subcommand)]
pub enum WatchCommand {
    Add(WatchAddArgs),
    /// List the watches
    ///
    /// Example: courtwatch watch list --all
    List {
        /// Also those that were taken back, with the reason.
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        format: FormatArg,
    },
    /// Take a watch back; that it was there stays on record
    ///
    /// Example: courtwatch watch remove health --reason "the application was decided"
    Remove {
        /// Its name.
        name: String,
        /// Why it is no longer followed.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
}

/// Save a question with a name and a reason
///
/// It needs something to look for: a query as `courtwatch search` takes it, or a filter. It tells what comes from now
/// on, and with `--since` what was found from that day on.
///
/// Example: courtwatch watch add health --query hospital --reason "the amicus"
#[derive(Debug, Args)]
pub struct WatchAddArgs {
    /// What it is called.
    pub name: String,
    /// Words, "phrases", numbers, as `courtwatch search` takes them; in single quotes, so that your shell leaves them alone.
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// Only this court, by its short name (`courtwatch courts`).
    #[arg(long, value_name = "COURT")]
    pub court: Option<String>,
    /// Only this case or situation, by its number: ICC-01/21-01/25.
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<String>,
    /// Only this sort: `decision`, `order`, `press-release`, …
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// Only what is tagged with this concern (`courtwatch concerns`).
    #[arg(long, value_name = "CONCERN")]
    pub concern: Option<String>,
    /// Only this language: `en`, `fr`, …
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Only these changes, with commas between them: new, title, date, classification, text, attachment, entry, moved,
    /// vacated, gone, returned, tagged.
    #[arg(long, value_name = "CHANGE", value_delimiter = ',')]
    pub changes: Vec<String>,
    /// Only these records, with commas between them: filing, hearing, press.
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',')]
    pub records: Vec<String>,
    /// Begin with what was found on this day: 2026-11-01.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Why it is followed; every digest says it.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Who follows it; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// Say what is new for each watch since its last digest
///
/// What changed, with both values, why it is followed, where it stands, and the sittings ahead. Nothing is told twice,
/// and nothing is lost: a watch moves on only once its digest was written or printed whole. Ends with 1 where nothing
/// is new.
///
/// Example: courtwatch digest --format html -o week.html
#[derive(Debug, Args)]
pub struct DigestArgs {
    /// Only these watches.
    #[arg(long = "watch", value_name = "NAME", num_args = 1..)]
    pub watches: Vec<String>,
    /// The format; where absent, as the ending of the file says, else text.
    #[arg(long, value_enum)]
    pub format: Option<DigestFormat>,
    /// The file to write; where absent, the digest is printed. A file that exists is kept, unless `--force`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Only look: the next digest tells the same again.
    #[arg(long)]
    pub peek: bool,
}

/// The format of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DigestFormat {
    /// For a terminal.
    Text,
    /// Markdown.
    Md,
    /// A page for a browser.
    Html,
    /// For programs: one array, a change a row.
    Json,
}
