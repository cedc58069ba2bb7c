//! `courtwatch tag suggest` and `courtwatch tag refuse`.

use clap::Args;

use super::FormatArg;

/// Propose concerns for passages, with the words that caused each; a person decides
///
/// *Suggested* is likely, *maybe* is worth a look; at most five in all for a passage. What a person has tagged, rejected
/// or refused on the same words is not proposed again. Tags that a second person confirmed or rejected teach it. Records
/// that are quarantined, gone or not public are passed over. Concerns are those of the team's codebook.
///
/// With `--stdin` it reads one JSON object a line, `{"id", "text", "lang", "court"}`, of which only `text` must be there,
/// and answers each with a line `{"id", "suggested": […], "maybe": […]}`. That needs no database.
///
/// Example: courtwatch tag suggest ICC-01/21-01/25-407
#[derive(Debug, Args)]
pub struct TagSuggestArgs {
    /// Numbers, references or addresses of records.
    #[arg(required_unless_present_any = ["all", "stdin"], conflicts_with_all = ["all", "stdin"])]
    pub numbers: Vec<String>,
    /// For every record that is stored.
    #[arg(long, conflicts_with = "stdin")]
    pub all: bool,
    /// For passages from standard input.
    #[arg(long)]
    pub stdin: bool,
    /// Only proposals with at least this score, from 0 to 1.
    #[arg(long, value_name = "X", value_parser = score)]
    pub min_score: Option<f64>,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Turn a proposal down: on these words it is not made again
///
/// Example: courtwatch tag refuse ICC-01/21-01/25-407 undue-delay --quote "late"
#[derive(Debug, Args)]
pub struct TagRefuseArgs {
    /// The number of one version of a filing, or the reference or address of a press item.
    pub number: String,
    /// The concern, by its short name (`courtwatch concerns`).
    pub concern: String,
    /// The passage, word for word; line breaks, hyphens, accents and case do not matter.
    #[arg(long, value_name = "TEXT")]
    pub quote: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Who says so; `by` in courtwatch.toml, else the name you are logged in under.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

fn score(typed: &str) -> Result<f64, String> {
    let within = typed.parse().ok().filter(|score: &f64| (0.0..=1.0).contains(score));
    within.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}
