//! `courtwatch tag review`, `tag assign` and `tag adjudicate`.

use clap::Args;

use super::{FilterArgs, FormatArg, number};

/// Confirm, change or reject a tag that another person made
///
/// With an id and an answer, that tag; else each tag that waits, one after the other: a letter and Enter answers, and
/// every answer is stored at once. Nobody reviews their own tags, unless courtwatch.toml has `review = "self"`.
///
/// Example: courtwatch tag review 01a203dc-a2c4 --confirm --by Jonas
#[derive(Debug, Args)]
pub struct TagReviewArgs {
    /// The tag's id, or the beginning of it, as `courtwatch tag list` shows it.
    pub id: Option<String>,
    /// The tag stands.
    #[arg(long, requires = "id")]
    pub confirm: bool,
    /// The tag does not stand; `--note` says why.
    #[arg(long, requires = "id", conflicts_with = "confirm")]
    pub reject: bool,
    /// It stands, with this concern (`courtwatch concerns`) instead.
    #[arg(long, value_name = "CONCERN", requires = "id", conflicts_with_all = ["confirm", "reject"])]
    pub change: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Who answers; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// Give the same records to several coders, none of whom sees the others' tags before all are done
///
/// Without `--coders`, lists the rounds and how far their coders are. A round draws public filings and press items by
/// lot, each court with its share; the same seed draws the same. A coder reads the records of `--mine`, tags what
/// there is to tag, and says `--done`: a record that was left without a tag then counts as read, with no concern.
///
/// Example: courtwatch tag assign --coders Lea,Jonas --sample 50
#[derive(Debug, Args)]
pub struct TagAssignArgs {
    /// The names of the coders, with commas between them: begins a round.
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',', requires = "sample")]
    pub coders: Vec<String>,
    /// How many records each reads.
    #[arg(long, value_name = "N", requires = "coders", value_parser = number)]
    pub sample: Option<u64>,
    /// The seed of the lot; where absent, the number of the round.
    #[arg(long, value_name = "N", requires = "coders", value_parser = number)]
    pub seed: Option<u64>,
    /// What the round is called; where absent, `round-1`, `round-2`, …
    #[arg(long, value_name = "ROUND", requires = "coders")]
    pub name: Option<String>,
    /// List the records that you are to read.
    #[arg(long, conflicts_with_all = ["coders", "done"])]
    pub mine: bool,
    /// Say that you have read them all.
    #[arg(long, conflicts_with = "coders")]
    pub done: bool,
    /// The round that is meant, where you code in several.
    #[arg(long, value_name = "ROUND", conflicts_with = "coders")]
    pub round: Option<String>,
    /// Who you are; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Decide where the coders of a closed round differ
///
/// With an id and an answer, that tag; with `--list`, what they differ on; else one tag after the other, as in `tag
/// review`. Whoever decides is none of the coders, unless courtwatch.toml has `review = "self"`.
///
/// Example: courtwatch tag adjudicate 01a203dc-a2c4 --keep --by Mira
#[derive(Debug, Args)]
pub struct TagAdjudicateArgs {
    /// The tag's id, or the beginning of it.
    pub id: Option<String>,
    /// The tag stands.
    #[arg(long, requires = "id")]
    pub keep: bool,
    /// The tag does not stand; `--note` says why.
    #[arg(long, requires = "id", conflicts_with = "keep")]
    pub reject: bool,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Who decides; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The round; where absent, the newest.
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// List what the coders differ on.
    #[arg(long, conflicts_with = "id")]
    pub list: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}
