//! `courtwatch templates`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::FormatArg;

/// List and copy the templates of briefings: memo, amicus application, press statement, treaty body …
///
/// A template has sections with headings, what to write in each, and places that `courtwatch report` fills from the
/// tags. Copy one, write in the copy, and run `courtwatch report --template COPY.md`. docs/TEMPLATES.md is the reference
/// of their language.
///
/// Example: courtwatch templates copy briefing-memo
#[derive(Debug, Args)]
pub struct TemplatesArgs {
    #[command(subcommand)]
    pub command: TemplatesCommand,
}

/// What to do with them.
#[derive(Debug, Subcommand)]
pub enum TemplatesCommand {
    List(TemplatesListArgs),
    Copy(TemplatesCopyArgs),
    Block(TemplatesBlockArgs),
}

/// List the templates: what they are for, how long they may be, what must be stated
///
/// Example: courtwatch templates list --format json
#[derive(Debug, Args)]
pub struct TemplatesListArgs {
    #[command(flatten)]
    pub format: FormatArg,
}

/// Copy a template to a file of yours, to write in
///
/// Example: courtwatch templates copy letter -o registrar.md
#[derive(Debug, Args)]
pub struct TemplatesCopyArgs {
    /// The template, by name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The file to write; where absent, `NAME.md` here.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long)]
    pub force: bool,
}

/// Add words that must never leave to the block list beside the database
///
/// Words are read from the standard input, one term of up to three words a line, so that they stand in no history of a
/// shell. Only salted hashes of them are kept: nothing can print them again. A document that has one is not written.
///
/// Example: courtwatch templates block
#[derive(Debug, Args)]
pub struct TemplatesBlockArgs {}
