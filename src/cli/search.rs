//! `courtwatch search`.

use clap::{Args, ValueEnum};

use super::{FilterArgs, FormatArg};

/// What `courtwatch search --help` says below the options.
const SYNTAX: &str = "\
What can be asked (put the whole in single quotes, so that your shell leaves it alone):
  interim release           both words, in any of their forms, on one page
  '\"interim release\"'       the words in a row, as they are written
  'deten*'                  words that begin so; also '\"interim rele*\"'
  'a AND (b OR c) NOT d'    operators in capitals; 'a -d' is 'a NOT d'
  'release NEAR/5 custody'  at most five words between them, in either order
  '\"interim release\"~5'     the words moved by at most five places
  ICC-01/21-01/25-407       the filing, its versions, then what names it; any spelling

Accents, look-alike letters and capitals make no difference: `thaci` finds Thaçi, `dordevic` Đorđević. AND, NOT and
NEAR look at one page at a time; title, number and name of the case count as words of every page.";

/// Search everything that is stored: titles, texts of documents, press releases, hearings
///
/// Shows of each record the page that answers best, with the words that were found between `**`. A record that is
/// held, quarantined, gone or not public is found by its number alone, and by none of its words. An index beside the
/// database is brought up to date first.
///
/// Example: courtwatch search interim release --court icc
#[derive(Debug, Args)]
#[command(after_help = SYNTAX)]
pub struct SearchArgs {
    /// Words, "phrases", numbers.
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// Which comes first.
    #[arg(long, value_enum, default_value_t = Sort::Relevance)]
    pub sort: Sort,
    /// Count what is found, by court, case, type, year and concern, instead of listing it.
    #[arg(long, conflicts_with = "sort")]
    pub facets: bool,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub format: FormatArg,
}

/// Which comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// The best answer.
    Relevance,
    /// The newest date.
    Newest,
}
