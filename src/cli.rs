//! The command line. The help text of a command is the doc comment of its arguments.

#![allow(missing_docs)] // what can be typed is documented by its help; flattened fields show none

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Watch international criminal courts: what is new in their records, which human-rights concerns it raises,
/// and briefings that cite it.
#[derive(Debug, Parser)]
#[command(
    name = "courtwatch",
    version,
    propagate_version = true,
    max_term_width = 100,
    arg_required_else_help = true
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
pub struct Global {
    /// The database.
    #[arg(long, global = true, value_name = "FILE", env = "COURTWATCH_DB", default_value = "courtwatch.db")]
    pub db: PathBuf,
    /// The configuration; `courtwatch.toml` beside the database where there is one.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say more: every page asked for.
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
    /// For people.
    Table,
    /// One array of objects.
    Json,
    /// With a header; nothing in it runs in a spreadsheet.
    Csv,
}

/// How a list is printed.
#[derive(Debug, Clone, Args)]
pub struct FormatArg {
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// What a list is limited to.
#[derive(Debug, Clone, Default, Args)]
pub struct FilterArgs {
    /// Only this court, by its short name (`courtwatch courts`).
    #[arg(long, value_name = "COURT")]
    pub court: Option<String>,
    /// Only this case or situation, by its number.
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<String>,
    /// From this day on, as YYYY-MM-DD.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub since: Option<NaiveDate>,
    /// Up to this day, as YYYY-MM-DD.
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
    /// At most so many.
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
    Show(ShowArgs),
    Concerns(ConcernsArgs),
    Tag(TagArgs),
    Report(ReportArgs),
    Hearings(HearingsArgs),
    Doctor(DoctorArgs),
    Verify(VerifyArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Make a small working project from recorded responses: a first look without a network
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
/// Example: courtwatch courts --format json
#[derive(Debug, Args)]
pub struct CourtsArgs {
    #[command(flatten)]
    pub format: FormatArg,
}

/// Read listings, store what is new, say what changed
///
/// With no names, every enabled listing is read. Sites are asked slowly and by name; one that refuses programs
/// is reported as blocked and left alone.
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
    /// Read every listing whole, as after `sweep` days.
    #[arg(long)]
    pub sweep: bool,
    /// Fetch the documents (PDF) behind public filings: none, those not held yet, or all again.
    #[arg(long, value_enum, default_value_t = Documents::None)]
    pub documents: Documents,
    /// Send at most so many requests in this run.
    #[arg(long, value_name = "N", value_parser = number, default_value_t = 2000)]
    pub max_requests: u64,
    /// Read recorded responses (WARC) instead of the network.
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "record")]
    pub replay: Option<PathBuf>,
    /// Write every response to a WARC file as well.
    #[arg(long, value_name = "FILE.warc.gz")]
    pub record: Option<PathBuf>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Which documents are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Documents {
    /// All, those that are held by a conditional request.
    All,
    /// Those that are not held yet.
    New,
    /// None: their addresses are kept.
    None,
}

/// Read saved pages, CSV, JSON, RSS, WARC and PDF files through the same pipeline
///
/// What a browser saved is told by its shape, or by the address that the browser wrote into it.
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

/// List what is stored
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
    /// Sittings by day.
    Hearings,
    /// Press releases, statements, judgments in feeds.
    Press,
    /// Cases and situations.
    Cases,
    /// What runs found.
    Changes,
    /// What pages said that could not be read.
    Problems,
    /// What people tagged.
    Tags,
}

/// Show one record: its family, dates, sightings, text and tags
///
/// The number may be spelt in any way that is safe to read.
///
/// Example: courtwatch show "ICC-01/21-01/25-407"
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A filing, or a press item by its reference or address.
    pub number: String,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Show the codebook of human-rights concerns
///
/// Example: courtwatch concerns show undue-delay
#[derive(Debug, Args)]
pub struct ConcernsArgs {
    #[command(subcommand)]
    pub what: Option<ConcernsCommand>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// What to do with the codebook.
#[derive(Debug, Subcommand)]
pub enum ConcernsCommand {
    /// One concern: definition, goals, legal bases with their status
    Show {
        /// Its short name.
        slug: String,
    },
}

/// Tag filings with human-rights concerns
///
/// Example: courtwatch tag add ICC-01/21-01/25-407 undue-delay --note "no decision for ten months" --by Lea
#[derive(Debug, Args)]
pub struct TagArgs {
    #[command(subcommand)]
    pub what: TagCommand,
}

/// What to do with tags.
#[derive(Debug, Subcommand)]
pub enum TagCommand {
    /// Tag a record, or a passage of it
    Add(TagAddArgs),
    /// List tags
    List {
        #[command(flatten)]
        filter: FilterArgs,
        #[command(flatten)]
        format: FormatArg,
    },
    /// Take a tag back; a tombstone stays
    Remove {
        /// Its id, or the beginning of it.
        id: String,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

/// Tag a record, or a passage of it
///
/// Example: courtwatch tag add KSC-BC-2020-06/F01234/RED interim-release --quote "detention since 2020" --by Lea
#[derive(Debug, Args)]
pub struct TagAddArgs {
    /// A filing in any spelling of its number, or a press item by its reference or address.
    pub number: String,
    /// The concern, by its short name.
    pub concern: String,
    /// The passage, in the words of the text.
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    /// The page it stands on.
    #[arg(long, value_name = "N", requires = "quote", value_parser = page)]
    pub page: Option<u32>,
    /// Why it raises the concern.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Write a briefing from the tags: Markdown or CSV
///
/// Example: courtwatch report --court icc --since 2026-11-01 -o briefing.md
#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    /// The briefing's title.
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "Human-rights concerns before international criminal courts"
    )]
    pub title: String,
    /// The format.
    #[arg(long, value_enum, default_value_t = ReportFormat::Md)]
    pub format: ReportFormat,
    /// Where to write it; the terminal where absent. A file that is there is kept, unless `--force`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The format of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Markdown.
    Md,
    /// One row a tag.
    Csv,
}

/// List hearings by day, in the court's own time
///
/// Example: courtwatch hearings --upcoming --court icc
#[derive(Debug, Args)]
pub struct HearingsArgs {
    /// Only those that are still to come.
    #[arg(long, conflicts_with = "since")]
    pub upcoming: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Say which listings are healthy, which are not, and what to do
///
/// Example: courtwatch doctor
#[derive(Debug, Args)]
pub struct DoctorArgs {
    #[command(flatten)]
    pub format: FormatArg,
}

/// Read every stored byte again and compare it with its hash
///
/// Example: courtwatch verify
#[derive(Debug, Args)]
pub struct VerifyArgs {}

/// Print a script that completes commands in your shell
///
/// Example: courtwatch completions bash > ~/.local/share/bash-completion/completions/courtwatch
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Write the manual pages
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
