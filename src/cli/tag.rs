//! `courtwatch tag`.

use clap::{Args, Subcommand};

use super::{FilterArgs, FormatArg, TagRefuseArgs, TagSuggestArgs, page};

/// Tag filings with human-rights concerns, list tags, take one back
///
/// Example: courtwatch tag list --concern undue-delay
#[derive(Debug, Args)]
pub struct TagArgs {
    #[command(subcommand)]
    pub what: TagCommand,
}

/// What to do with tags.
#[derive(Debug, Subcommand)]
pub enum TagCommand {
    Add(TagAddArgs),
    Suggest(TagSuggestArgs),
    Refuse(TagRefuseArgs),
    /// List tags
    ///
    /// Example: courtwatch tag list --court icc --since 2026-11-01
    List {
        #[command(flatten)]
        filter: FilterArgs,
        #[command(flatten)]
        format: FormatArg,
    },
    /// Take a tag back; that it was there stays on record
    ///
    /// Example: courtwatch tag remove 01a203dc-a2c4 --reason "the chamber has decided"
    Remove {
        /// The tag's id, or the beginning of it, as `courtwatch tag list` shows it.
        id: String,
        /// Why it is taken back.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
}

/// Tag a record, or a passage of it, and print the tag's id
///
/// A quotation must stand in the text, where the text is stored here. A tag stays unreviewed, and is marked so in
/// every briefing, until a second person has confirmed it.
///
/// Example: courtwatch tag add ICC-01/21-01/25-407 undue-delay --by Lea
#[derive(Debug, Args)]
pub struct TagAddArgs {
    /// The number of one version of a filing, or the reference or address of a press item.
    pub number: String,
    /// The concern, by its short name (`courtwatch concerns`).
    pub concern: String,
    /// The passage, word for word.
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
