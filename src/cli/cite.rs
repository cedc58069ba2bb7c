//! `courtwatch cite`.

use clap::{Args, ValueEnum};

use super::HouseArgs;

/// Cite stored records: AGLC4, OSCOLA, or as the courts cite themselves
///
/// What rests on analogy, is missing or should be looked at is said beside each citation. Short names of accused come
/// from a table; `names.toml` beside the database adds to it: `[[short_name]]` with `court`, `full` and `short`, and
/// `[[short_title]]` with `number` and `title`.
///
/// Example: courtwatch cite ICC-01/21-01/25-407 --para 5-7
#[derive(Debug, Args)]
pub struct CiteArgs {
    /// The numbers of filings, or the references or addresses of press items.
    #[arg(required_unless_present = "stdin", value_name = "NUMBER")]
    pub numbers: Vec<String>,
    /// Read a list of your own: one JSON object a line, `{"id", "style", "mode", "input": {…}}`, where `input` has a `kind`
    /// (`decision`, `filing`, `transcript`, `press`, `web`, `treaty`, `rules`, `resolution`, `subsequent`, `ibid`) and its
    /// parts: `court`, `defendant`, `title`, `chamber`, `case`, `document`, `date`, `paras`, … Answers one object a line.
    #[arg(long, conflicts_with_all = ["numbers", "para", "page", "lines", "provision", "judge", "speaker", "short", "format"])]
    pub stdin: bool,
    /// Paragraphs, with commas between them: 5-7,12.
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub para: Vec<String>,
    /// A page, or a span of pages: 3-5.
    #[arg(long, value_name = "N")]
    pub page: Option<String>,
    /// Lines of a page of a transcript: 10-15.
    #[arg(long, value_name = "N")]
    pub lines: Option<String>,
    /// A provision: "art 67(1)".
    #[arg(long, value_name = "TEXT")]
    pub provision: Option<String>,
    /// The judge of a separate opinion, by surname.
    #[arg(long, value_name = "NAME")]
    pub judge: Option<String>,
    /// Who speaks, in a transcript.
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    #[command(flatten)]
    pub house: HouseArgs,
    /// A short title for later references.
    #[arg(long, value_name = "TITLE")]
    pub short: Option<String>,
    /// How citations are printed.
    #[arg(long, value_enum, default_value_t = CiteFormat::Text)]
    pub format: CiteFormat,
}

/// How citations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CiteFormat {
    /// Plain text, a citation a line.
    Text,
    /// Markdown, a citation a paragraph.
    Md,
    /// HTML, a paragraph each.
    Html,
    /// For programs: one array of objects.
    Json,
}
