//! `courtwatch report`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{FilterArgs, HouseArgs, day};

/// Write a briefing from the tags: Markdown, HTML, Word, PDF, CSV, JSON
///
/// Every statement carries its citation in the house style, and the address of its document with the hash of what was
/// read there. Only tags that a second person has confirmed are in it; what is confidential, withdrawn or quarantined is
/// left out, and named by its number alone.
///
/// With `--template` the briefing fills a template (`courtwatch templates list`), whose checks it must pass: those that
/// block stop the writing, with the record named.
///
/// Example: courtwatch report --court icc --since 2026-11-01 -o briefing.docx
#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Only what was first seen here from this day on: 2026-11-01.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub seen_since: Option<NaiveDate>,
    /// The briefing's title; where absent, that of its template.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[command(flatten)]
    pub reviewed: ReviewedArgs,
    /// Fill this template: one of `courtwatch templates list`, or a file that you copied and wrote in.
    #[arg(long, value_name = "NAME|FILE")]
    pub template: Option<String>,
    /// State something about the document that its template asks for: `--set author="Lea Martin"`.
    #[arg(long, value_name = "FIELD=TEXT", requires = "template")]
    pub set: Vec<String>,
    /// The language of the template's headings.
    #[arg(long, value_enum, default_value_t = Language::En, requires = "template")]
    pub write_in: Language,
    /// Write it although it is not signed off, marked as a draft; what must not leave does not leave as a draft either.
    #[arg(long, requires = "template")]
    pub draft: bool,
    #[command(flatten)]
    pub house: HouseArgs,
    /// Remember what this briefing was made of under this name, for `--since-last`.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Say first what has changed since the last briefing of this name.
    #[arg(long, value_name = "NAME")]
    pub since_last: Option<String>,
    /// The format of the briefing; where absent, as the ending of the file says, else Markdown.
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// The file to write; where absent, the briefing is printed. A file that exists is kept, unless `--force`.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Which tags are in a briefing.
#[derive(Debug, Args)]
pub struct ReviewedArgs {
    /// Only the tags that a second person has confirmed, as happens by itself.
    #[arg(long, conflicts_with = "include_unreviewed")]
    pub confirmed: bool,
    /// Also the tags that wait for a review, each marked as such, and the title as well.
    #[arg(long)]
    pub include_unreviewed: bool,
}

/// The format of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Markdown, to read and edit.
    Md,
    /// One row a tag, for a spreadsheet.
    Csv,
    /// One page for a browser, to send or to print.
    Html,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// For programs: everything, with its schema in docs/briefing.schema.json.
    Json,
}

impl ReportFormat {
    /// The name that formats are found by.
    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Md => "md",
            ReportFormat::Csv => "csv",
            ReportFormat::Html => "html",
            ReportFormat::Docx => "docx",
            ReportFormat::Pdf => "pdf",
            ReportFormat::Json => "json",
        }
    }
}

/// A language that templates have headings in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

impl Language {
    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Fr => "fr",
        }
    }
}
