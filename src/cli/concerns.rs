//! `courtwatch concerns`.

use clap::{Args, Subcommand};

use super::FormatArg;

/// Show the codebook: the human-rights concerns that can be tagged, and the team's own
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
    /// Show one concern: definition, scope, legal bases, cues
    ///
    /// Each legal basis says whether it was verified against the text.
    ///
    /// Example: courtwatch concerns show undue-delay
    Show {
        /// Its short name, as `courtwatch concerns` lists it.
        slug: String,
        #[command(flatten)]
        format: FormatArg,
    },
    Edit(ConcernsEditArgs),
}

/// Add concerns of your own, rename, merge and retire them
///
/// Your edits stand in a file `concerns.toml` beside the database, on top of the codebook that comes with courtwatch.
/// None is ever taken out of it: each says who made it, when and why, and the files of two teams can be joined. Tags
/// keep the name that they were made with.
///
/// Example: courtwatch concerns edit history
#[derive(Debug, Args)]
pub struct ConcernsEditArgs {
    #[command(subcommand)]
    pub what: ConcernsEdit,
}

/// An edit.
#[derive(Debug, Subcommand)]
pub enum ConcernsEdit {
    Add(Box<ConcernAddArgs>),
    /// Give a concern or group another label; its short name and its meaning stay
    ///
    /// Example: courtwatch concerns edit rename disclosure --label Evidence
    Rename {
        /// Its short name.
        slug: String,
        /// The English label.
        #[arg(long, value_name = "TEXT", required_unless_present = "label_fr")]
        label: Option<String>,
        /// The French label.
        #[arg(long, value_name = "TEXT")]
        label_fr: Option<String>,
        #[command(flatten)]
        edit: EditArgs,
    },
    /// Count a concern under another from now on; its tags show the name they were made with
    ///
    /// Example: courtwatch concerns edit merge cold-cells torture-ill-treatment
    Merge {
        /// The concern that is counted under the other.
        from: String,
        /// The other.
        into: String,
        #[command(flatten)]
        edit: EditArgs,
    },
    /// Take a concern out of use: nothing can be tagged with it anew, and its tags stay
    ///
    /// Example: courtwatch concerns edit retire cold-cells
    Retire {
        /// Its short name.
        slug: String,
        #[command(flatten)]
        edit: EditArgs,
    },
    /// List every edit: who, when and why
    ///
    /// Example: courtwatch concerns edit history --format csv
    History {
        #[command(flatten)]
        format: FormatArg,
    },
}

/// Add a concern under a group, or under another concern
///
/// It needs `--under`, `--label` and `--definition`. It serves the goals of what it stands under, unless `--goal` says
/// which.
///
/// Example: courtwatch concerns edit add cold-cells --under fair-trial
#[derive(Debug, Args)]
pub struct ConcernAddArgs {
    /// The short name used in commands: a-z, 0-9 and `-`. It cannot be changed later.
    pub slug: String,
    /// The group or concern it stands under, by its short name.
    #[arg(long, value_name = "SLUG")]
    pub under: Option<String>,
    /// The English label.
    #[arg(long, value_name = "TEXT")]
    pub label: Option<String>,
    /// The French label; where absent, the English one.
    #[arg(long, value_name = "TEXT")]
    pub label_fr: Option<String>,
    /// What it covers.
    #[arg(long, value_name = "TEXT")]
    pub definition: Option<String>,
    /// A goal it serves: `victims-access`, `stronger-laws`, `rights-compliance`; may be given again.
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// Who is affected; may be given again.
    #[arg(long, value_name = "WORD")]
    pub affected: Vec<String>,
    /// A provision it rests on, after the short name of its instrument: "iccpr art 10(1)"; may be given again. A tag is
    /// confirmed only where its concern rests on one.
    #[arg(long = "law", value_name = "PROVISION")]
    pub law: Vec<String>,
    /// English words that point to it; may be given again.
    #[arg(long = "cue", value_name = "WORDS")]
    pub cues: Vec<String>,
    /// French words that point to it; may be given again.
    #[arg(long = "cue-fr", value_name = "WORDS")]
    pub cues_fr: Vec<String>,
    #[command(flatten)]
    pub edit: EditArgs,
}

/// Who edits, and why.
#[derive(Debug, Args)]
pub struct EditArgs {
    /// Why; kept with the edit. It must be said.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}
