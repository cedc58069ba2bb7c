//! `courtwatch hold`.

use clap::{Args, Subcommand};

use super::{FilterArgs, FormatArg};

/// Keep records inside, say why, and lift what was held back
///
/// What is held is out of search, text, proposals, reports and everything else that leaves, from this moment on. Lists
/// show its number and the reason, and none of its words.
///
/// Example: courtwatch hold list
#[derive(Debug, Args)]
pub struct HoldArgs {
    #[command(subcommand)]
    pub what: HoldCommand,
}

/// What to do with the hold list.
#[derive(Debug, Subcommand)]
pub enum HoldCommand {
    Add(HoldAddArgs),
    /// List what is held
    ///
    /// Example: courtwatch hold list --all
    List {
        /// Also what was lifted.
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        filter: FilterArgs,
        #[command(flatten)]
        format: FormatArg,
    },
    Lift(HoldLiftArgs),
}

/// Put a record on the team's hold list
///
/// Annexes of a filing that are not marked as public themselves, and hearings that it announced, are held with it.
///
/// Example: courtwatch hold add ICC-01/21-01/25-407 --reason "names a minor"
#[derive(Debug, Args)]
pub struct HoldAddArgs {
    /// The number of one version of a filing, or the reference or address of a press item.
    pub number: String,
    #[command(flatten)]
    pub decision: DecisionArgs,
}

/// Lift a hold, or decide that what was held back may be shown
///
/// The team's own hold is lifted first. Where there is none, this is a person's decision on what the program held back
/// until one looks: a cover that says something else than the listing, another number, a level that cannot be read, words
/// under dark bars, an annex without a mark of its own. The decision is about what was found: anything else found later
/// holds the record back again. What its court does not list, or calls confidential, only its court can open.
///
/// Example: courtwatch hold lift ICC-01/21-01/25-407 --reason "reclassified"
#[derive(Debug, Args)]
pub struct HoldLiftArgs {
    /// The number of one version of a filing, or the reference or address of a press item.
    pub number: String,
    #[command(flatten)]
    pub decision: DecisionArgs,
}

/// Who decides, and why.
#[derive(Debug, Args)]
pub struct DecisionArgs {
    /// Why: it is kept.
    #[arg(long, value_name = "TEXT", value_parser = reason)]
    pub reason: String,
    /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err("expected a reason in words".to_owned()) } else { Ok(text.to_owned()) }
}
