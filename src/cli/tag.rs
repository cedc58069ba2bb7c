//! `courtwatch tag`.

use clap::{Args, Subcommand};

use super::{
    FilterArgs, FormatArg, TagAdjudicateArgs, TagAssignArgs, TagRefuseArgs, TagReviewArgs, TagSuggestArgs,
    page,
};

/// Tag filings with human-rights concerns, review tags, list them, take one back
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
    Anchors(TagAnchorsArgs),
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
    Review(TagReviewArgs),
    Assign(TagAssignArgs),
    Adjudicate(TagAdjudicateArgs),
}

/// Tag a record, or a passage of it, and print the tag's id
///
/// A quotation must stand in the text, or in the title, where they are stored here: it is found in spite of line
/// breaks, hyphens, quotation marks, accents and case, and kept in the text's own words, with its place. Where the text
/// is not here yet, it is looked for as soon as it comes. A tag stays unreviewed, and is marked so in
/// every briefing, until a second person has confirmed it.
///
/// Example: courtwatch tag add ICC-01/21-01/25-407 undue-delay --by Lea
#[derive(Debug, Args)]
pub struct TagAddArgs {
    /// The number of one version of a filing, or the reference or address of a press item.
    pub number: String,
    /// The concern, by its short name (`courtwatch concerns`).
    pub concern: String,
    /// The passage, word for word and in whole words.
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    /// The page it stands on, as the PDF counts; needed where the words stand more than once.
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

/// List the tagged passages whose words changed in a text that came since, and settle them
///
/// When a document is read again, replaced, or followed by a version with fewer redactions, every tagged passage is
/// looked for in the new text. The same words are kept, or moved, by themselves; where words differ, or are not there,
/// a person decides, and until then every briefing says so. Accepting takes the words shown as the passage, or its
/// loss as a fact; refusing says that they are not the passage. The tag itself keeps the words that it was made on.
///
/// Example: courtwatch tag anchors --all
#[derive(Debug, Args)]
pub struct TagAnchorsArgs {
    /// List also what needs no decision, what was decided, and what newer texts have overtaken.
    #[arg(long, conflicts_with_all = ["accept", "refuse"])]
    pub all: bool,
    /// The words there now are the passage, or it is indeed lost: a tag by its id, or the beginning of it.
    #[arg(long, value_name = "ID", conflicts_with = "refuse")]
    pub accept: Option<String>,
    /// They are not: a tag by its id, or the beginning of it.
    #[arg(long, value_name = "ID")]
    pub refuse: Option<String>,
    /// In the text of this version alone, where several wait for one tag.
    #[arg(long = "in", value_name = "NUMBER")]
    pub text_of: Option<String>,
    /// Who decides; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub format: FormatArg,
}
