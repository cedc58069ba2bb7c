//! `courtwatch deadlines`, and the formats of calendars.

use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::{Args, Subcommand, ValueEnum};

use super::{Format, FormatArg, day};

/// How a list that can be a calendar is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CalendarFormat {
    /// For reading.
    Table,
    /// For programs: one array of objects.
    Json,
    /// For spreadsheets; no cell of it runs as a formula.
    Csv,
    /// For calendars (iCalendar): importing it again brings entries up to date.
    Ics,
}

impl CalendarFormat {
    /// The same as the format of a list; `None` is a calendar.
    pub fn list(self) -> Option<Format> {
        match self {
            CalendarFormat::Table => Some(Format::Table),
            CalendarFormat::Json => Some(Format::Json),
            CalendarFormat::Csv => Some(Format::Csv),
            CalendarFormat::Ics => None,
        }
    }
}

/// How a list is printed that can be a calendar.
#[derive(Debug, Clone, Args)]
pub struct CalendarArg {
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = CalendarFormat::Table)]
    pub format: CalendarFormat,
    /// With `--format ics`, the file to write. A file that exists is kept, unless `--force`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// List the time limits that run, with provision and status: estimates, the chamber's order prevails
///
/// Stored filings start them: decisions, requests, responses, judgments; so do hearings, for the duties of the court,
/// and orders that invite observations of friends of the court. The day of notification starts most of them: enter it
/// with `deadlines notified`; without it there is a range. What rests on a rule or a list of holidays that is not verified
/// says so. Holidays of your own stand in `holidays.toml` beside the database.
///
/// Example: courtwatch deadlines --court icc --format ics -o deadlines.ics
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct DeadlinesArgs {
    #[command(subcommand)]
    pub what: Option<DeadlinesCommand>,
    /// Only this court, by its short name (`courtwatch courts`).
    #[arg(long, value_name = "COURT")]
    pub court: Option<String>,
    /// Only this case or situation, by its number: ICC-01/21-01/25.
    #[arg(long, value_name = "NUMBER")]
    pub case: Option<String>,
    /// Those that are still to come, and what a court is late with: the default.
    #[arg(long, conflicts_with = "all")]
    pub upcoming: bool,
    /// Those that are past as well, and duties that were met.
    #[arg(long)]
    pub all: bool,
    /// As of this day; where absent, today.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub on: Option<NaiveDate>,
    #[command(flatten)]
    pub shown: ShownArgs,
    #[command(flatten)]
    pub calendar: CalendarArg,
}

/// How dates are shown.
#[derive(Debug, Clone, Args)]
pub struct ShownArgs {
    /// Also the time in your zone: Australia/Melbourne.
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub zone: Option<Tz>,
    /// So many working days before the last day you want to be done.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(..=60))]
    pub ahead: u32,
}

/// What to do about time limits.
#[derive(Debug, Subcommand)]
pub enum DeadlinesCommand {
    Notified(NotifiedArgs),
    Count(Box<CountArgs>),
}

/// Enter the day on which a filing was notified
///
/// Dates on a cover or in a list are no notification. Entries are only added: a later one corrects an earlier one, which
/// stays in the history. Without a day the history is printed.
///
/// Example: courtwatch deadlines notified ICC-01/21-01/25-407 2026-04-20 --by Lea
#[derive(Debug, Args)]
pub struct NotifiedArgs {
    /// The number of one version of a filing.
    pub number: String,
    /// The day: 2026-04-20.
    #[arg(value_name = "DAY", value_parser = day)]
    pub day: Option<NaiveDate>,
    /// Take back what was entered.
    #[arg(long, conflicts_with = "day")]
    pub take_back: bool,
    /// From where it is known.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Count a time limit step by step, with the court's own rule
///
/// With `--stdin` it reads one JSON object a line, `{"court", "name", "notified", "days", "holidays"}` and where they apply
/// `"rule"`, `"months"` and `"kind"` (`notification`, `event`, `duty`, `before`, `order`), and answers each with a line
/// `{"name", "start", "expiry", "due", …}`. That needs no database.
///
/// Example: courtwatch deadlines count --court icc --days 10 --notified 2025-03-10
#[derive(Debug, Args)]
pub struct CountArgs {
    /// The court, by its short name.
    #[arg(long, value_name = "COURT", required_unless_present = "stdin")]
    pub court: Option<String>,
    /// How many days.
    #[arg(long, value_name = "N", conflicts_with = "months", required_unless_present_any = ["stdin", "rule", "months"])]
    pub days: Option<u32>,
    /// How many calendar months.
    #[arg(long, value_name = "N")]
    pub months: Option<u32>,
    /// An ordinary limit of the court: `response`, `leave-to-appeal`.
    #[arg(long, value_name = "NAME")]
    pub rule: Option<String>,
    /// How it is counted, where no rule says so.
    #[arg(long, value_enum)]
    pub kind: Option<CountKind>,
    /// The day of notification; of an event or a hearing its day.
    #[arg(long, value_name = "DAY", value_parser = day, required_unless_present = "stdin")]
    pub notified: Option<NaiveDate>,
    /// An official holiday, as often as there are some; `none` where there is none. Where absent, the lists are used.
    #[arg(long = "holiday", value_name = "DAY", value_parser = holiday)]
    pub holidays: Vec<Holiday>,
    /// Read questions from standard input.
    #[arg(long, conflicts_with_all = ["court", "days", "months", "rule", "kind", "notified", "holidays"])]
    pub stdin: bool,
    #[command(flatten)]
    pub shown: ShownArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// How a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountKind {
    /// From notification, by the court's counting rule.
    Notification,
    /// From an event: no rule on Fridays, no hour.
    Event,
    /// A duty of the court, counted like an event.
    Duty,
    /// Backwards from a day; it moves earlier only.
    Before,
    /// The chamber sets the date: nothing is computed.
    Order,
}

/// A holiday as typed; `None` is the word `none`.
pub type Holiday = Option<NaiveDate>;

fn holiday(text: &str) -> Result<Holiday, String> {
    if text == "none" { Ok(None) } else { day(text).map(Some) }
}

fn zone(text: &str) -> Result<Tz, String> {
    text.parse().map_err(|_| "expected a zone as Australia/Melbourne".to_owned())
}
