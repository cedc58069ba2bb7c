//! The command line. The help text of a command is the doc comment of its arguments.

#![allow(missing_docs)] // what can be typed is documented by its help; flattened fields show none

mod cite;
mod concerns;
mod deadlines;
mod export;
mod figures;
mod hold;
mod house;
mod purge;
mod report;
mod review;
mod search;
mod suggest;
mod tag;
mod templates;
mod text;
mod watch;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use cite::{CiteArgs, CiteFormat};
pub use concerns::{ConcernAddArgs, ConcernsArgs, ConcernsCommand, ConcernsEdit, ConcernsEditArgs, EditArgs};
pub use deadlines::{
    CalendarArg, CalendarFormat, CountArgs, CountKind, DeadlinesArgs, DeadlinesCommand, Holiday,
    NotifiedArgs, ShownArgs,
};
pub use export::{ExportArgs, ExportFormat};
pub use figures::{AgreementArgs, Period, TrendsArgs};
pub use hold::{DecisionArgs, HoldAddArgs, HoldArgs, HoldCommand, HoldLiftArgs};
pub use house::{CiteBy, CiteStyle, HouseArgs};
pub use purge::PurgeArgs;
pub use report::{Language, ReportArgs, ReportFormat};
pub use review::{TagAdjudicateArgs, TagAssignArgs, TagReviewArgs};
pub use search::{SearchArgs, Sort};
pub use suggest::{TagRefuseArgs, TagSuggestArgs};
pub use tag::{TagAddArgs, TagAnchorsArgs, TagArgs, TagCommand};
pub use templates::{
    TemplatesArgs, TemplatesBlockArgs, TemplatesCommand, TemplatesCopyArgs, TemplatesListArgs,
};
pub use text::{ReadingArgs, TextArgs};
pub use watch::{DigestArgs, DigestFormat, WatchAddArgs, WatchArgs, WatchCommand};

/// What `courtwatch --help` says below the commands.
const FIRST_STEPS: &str = "\
First steps:
  courtwatch demo          try everything on invented court pages, without a network
  courtwatch fetch icc     read what the court lists now
  courtwatch list changes  see what is new
  courtwatch fetch --help  read more about one command, with an example

Exit codes: 0 done, 1 nothing found, 2 wrong use, 3 some listings could not be read, 4 the database,
70 a fault in courtwatch";

/// Watch international criminal courts
///
/// What is new in their records, which human-rights concerns it raises, and briefings that cite it.
#[derive(Debug, Parser)]
#[command(
    name = "courtwatch",
    version,
    propagate_version = true,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = FIRST_STEPS
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Settings of every command.
    #[command(flatten)]
    pub global: Global,
}

/// Settings of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The database file: everything that was read and tagged.
    #[arg(long, global = true, value_name = "FILE", env = "COURTWATCH_DB", default_value = "courtwatch.db")]
    pub db: PathBuf,
    /// The settings file; where absent, `courtwatch.toml` beside the database, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more: name every page that is asked for.
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Colour in messages. `NO_COLOR` turns it off as well.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Only on a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading.
    Table,
    /// For programs: one array of objects.
    Json,
    /// For spreadsheets; no cell of it runs as a formula.
    Csv,
}

/// How a list is printed.
#[derive(Debug, Clone, Args)]
pub struct FormatArg {
    /// How the list is printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// What a list is limited to.
#[derive(Debug, Clone, Default, Args)]
pub struct FilterArgs {
    /// Only this court, by its short name (`courtwatch courts`).
    #[arg(long, value_name = "COURT")]
    pub court: Option<String>,
    /// Only this case or situation, by its number: ICC-01/21-01/25.
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<String>,
    /// Only what is dated from this day on: 2026-11-01.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Only what is dated up to and with this day: 2026-11-30.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// Only what is tagged with this concern (`courtwatch concerns`).
    #[arg(long, value_name = "CONCERN")]
    pub concern: Option<String>,
    /// Only this sort: `decision`, `order`, `press-release`, `new`, `moved`, …
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// Only this language: `en`, `fr`, …
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Only the first so many.
    #[arg(long, value_name = "N", value_parser = number)]
    pub limit: Option<u64>,
}

/// The commands, in the order of a first day.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(DemoArgs),
    Courts(CourtsArgs),
    Fetch(FetchArgs),
    Import(ImportArgs),
    List(ListArgs),
    Search(SearchArgs),
    Show(ShowArgs),
    Text(TextArgs),
    Concerns(ConcernsArgs),
    Tag(TagArgs),
    Agreement(AgreementArgs),
    Trends(TrendsArgs),
    Report(ReportArgs),
    Cite(CiteArgs),
    Export(ExportArgs),
    Templates(TemplatesArgs),
    Hearings(HearingsArgs),
    Watch(WatchArgs),
    Digest(DigestArgs),
    Deadlines(DeadlinesArgs),
    Hold(HoldArgs),
    Purge(PurgeArgs),
    Doctor(DoctorArgs),
    Verify(VerifyArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
    #[command(hide = true)]
    Reading(ReadingArgs),
}

/// Make a small project to try everything on, without a network
///
/// Reads two recorded weeks of invented court pages through the same pipeline as a live fetch, tags a few
/// filings, and writes a briefing.
///
/// Example: courtwatch demo my-first-look
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The folder to make; nothing that is in it already is overwritten.
    #[arg(default_value = "courtwatch-demo")]
    pub dir: PathBuf,
}

/// List the courts and their listings: last good reading, health, pace, terms
///
/// A listing is one list that a source publishes: a court's filings, its press releases, its hearings. `fetch`
/// reads them by the names shown here. Where the way is `file` the page comes from your browser: `import` it.
///
/// Example: courtwatch courts --format json
#[derive(Debug, Args)]
pub struct CourtsArgs {
    #[command(flatten)]
    pub format: FormatArg,
}

/// Read the courts' listings, store what is new, say what changed
///
/// With no names, every listing that is not read from files is read. Sites are asked slowly, one page at a time,
/// under courtwatch's own name; one that refuses programs is reported as blocked and left alone: save its page
/// in your browser and `import` it.
///
/// Example: courtwatch fetch icc legal-tools/ksc-filings
#[derive(Debug, Args)]
pub struct FetchArgs {
    /// Courts (`icc`), sources (`legal-tools`) or listings (`icc/decisions`).
    #[arg(value_name = "COURT|SOURCE|SOURCE/LISTING")]
    pub names: Vec<String>,
    /// Ask listings that can be asked by date for what is dated from this day on, and for nothing older.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Read every listing to its end, as happens by itself every two weeks: finds what came late or is gone.
    #[arg(long)]
    pub sweep: bool,
    /// Fetch the documents (PDF) behind public filings.
    #[arg(long, value_enum, default_value_t = Documents::None)]
    pub documents: Documents,
    /// Stop after so many requests; the next run reads on.
    #[arg(long, value_name = "N", value_parser = number, default_value_t = 2000)]
    pub max_requests: u64,
    /// Read a recording (WARC) instead of asking the sites.
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "record")]
    pub replay: Option<PathBuf>,
    /// Also write every answer of the sites to this recording.
    #[arg(long, value_name = "FILE.warc.gz")]
    pub record: Option<PathBuf>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Which documents are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Documents {
    /// All of them; one that is here already is sent again only if it changed.
    All,
    /// Those that are not here yet.
    New,
    /// None; their addresses are kept.
    None,
}

/// Read pages that you saved in a browser, and CSV, JSON, RSS, WARC, WACZ and PDF files
///
/// They are checked and compared like pages that were fetched. Which listing a page belongs to is told by its
/// shape, or by the address that the browser wrote into it; where neither says, name it.
///
/// Example: courtwatch import decisions.html --listing icc/decisions
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The listing they are pages of, where that cannot be told from the file.
    #[arg(long, value_name = "SOURCE/LISTING")]
    pub listing: Option<String>,
    /// The address they were saved from, where that cannot be told from the file.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// List what is stored: filings, hearings, press, cases, changes, problems, tags, and who did what
///
/// Example: courtwatch list changes --since 2026-11-01
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list.
    #[arg(value_enum)]
    pub what: Listed,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listed {
    /// Versions of filings, newest first.
    Filings,
    /// Hearings by day.
    Hearings,
    /// Press releases, statements, judgments in feeds.
    Press,
    /// Cases and situations.
    Cases,
    /// What is new, altered, moved or gone, newest first.
    Changes,
    /// What stood on a page and could not be read.
    Problems,
    /// What people tagged.
    Tags,
    /// Who did what when: the custody log, newest first.
    Custody,
}

/// Show one record: its versions, dates, where it was seen, text and tags
///
/// The number may be spelt in any way that leaves no doubt. With the number of a filing, all its versions are
/// shown: redactions, corrigenda, translations, annexes.
///
/// Example: courtwatch show ICC-01/21-01/25-407
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The number of a filing, or the reference or address of a press item.
    pub number: String,
    /// With the text of its documents, by page.
    #[arg(long)]
    pub text: bool,
    #[command(flatten)]
    pub format: FormatArg,
}

/// List hearings by day, in the court's own time
///
/// Each says where it stands: announced, held, moved or vacated. As a calendar (`--format ics`) those that were vacated
/// stay as cancelled, so that importing it again takes them out of your days.
///
/// Example: courtwatch hearings --upcoming --court icc
#[derive(Debug, Args)]
pub struct HearingsArgs {
    /// Only those still to come, without those that were vacated.
    #[arg(long, conflicts_with = "since")]
    pub upcoming: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub calendar: CalendarArg,
}

/// Say which listings are healthy, which are not, and what to do
///
/// A listing is healthy when its last reading gave as much as it should, as recent as it should be. Ends with 3
/// where one is not.
///
/// Example: courtwatch doctor
#[derive(Debug, Args)]
pub struct DoctorArgs {
    #[command(flatten)]
    pub format: FormatArg,
}

/// Check that everything stored is still as it was received
///
/// Reads every stored byte again and compares it with its hash, and the custody log from its beginning: an entry that was
/// changed or taken out is named. Changes nothing.
///
/// Example: courtwatch verify
#[derive(Debug, Args)]
pub struct VerifyArgs {}

/// Print a script that lets your shell complete commands with the Tab key
///
/// Save what it prints where your shell looks for such scripts, for bash in
/// `~/.local/share/bash-completion/completions/courtwatch`.
///
/// Example: courtwatch completions bash
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Write the manual pages to a folder
///
/// Example: courtwatch man man1
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The folder to write them to.
    pub dir: PathBuf,
}

/// A day as YYYY-MM-DD.
fn day(text: &str) -> Result<NaiveDate, String> {
    let form: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, n| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    match form.as_slice() {
        [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
            text.parse().map_err(|_| "there is no such day".to_owned())
        }
        _ => Err("expected a day as 2026-11-22".to_owned()),
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "expected a whole number".to_owned())
}

fn page(text: &str) -> Result<u32, String> {
    text.parse().ok().filter(|page| *page > 0).ok_or_else(|| "expected a page from 1 on".to_owned())
}
