//! `courtwatch agreement` and `courtwatch trends`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{FilterArgs, FormatArg};

/// Say how far the coders of a round agree: kappa, alpha, and where they differ
///
/// For each concern and over all: Cohen's kappa of two coders, Krippendorff's alpha of all (nominal; on passages
/// unitizing), each with a 95 % bootstrap interval. A figure that cannot be computed, or rests on too little, says so.
///
/// Example: courtwatch agreement --round round-1 --format json
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// The round; where absent, the newest. Without any round, the records that two people tagged.
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// Also write what they differ on to this file: record, passage, who said what.
    #[arg(long, value_name = "FILE.csv")]
    pub disagreements: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "disagreements")]
    pub force: bool,
    /// Who looks; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Say which concerns are tagged more often than before, and on which passages that rests
///
/// Records are counted in the month in which they were first seen: those that are tagged against all that were read,
/// so that reading more is no trend. Each month is tested against the twelve before it (Fisher's exact test, corrected
/// for the number of concerns); where there is too little to say, it says so.
///
/// Example: courtwatch trends --court icc --by quarter
#[derive(Debug, Args)]
pub struct TrendsArgs {
    /// What is counted together.
    #[arg(long, value_enum, default_value_t = Period::Month)]
    pub by: Period,
    /// Count only tags that a second person confirmed.
    #[arg(long)]
    pub confirmed: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// What is counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Period {
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
}
