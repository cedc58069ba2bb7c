//! The tables of the README are those that drive the program.

use clap::CommandFactory;
use courtwatch::cli::{Cli, Format};
use courtwatch::error::Exit;
use courtwatch::model::column::Row;
use courtwatch::model::deadline_rows;
use courtwatch::model::found;
use courtwatch::model::judgement_rows;
use courtwatch::model::listing::Way;
use courtwatch::model::rows;
use courtwatch::present::formats::FORMATS;
use courtwatch::sources;

use super::page::expect_table;

fn code(word: &str) -> String {
    format!("`{word}`")
}

/// The arguments of a command, as its usage line has them, without options.
fn usage(command: &clap::Command) -> String {
    let names: Vec<&str> =
        command.get_subcommands().map(clap::Command::get_name).filter(|n| *n != "help").collect();
    let arguments: Vec<String> = command.get_positionals().map(ToString::to_string).collect();
    let mut usage = command.get_name().to_owned();
    if !arguments.is_empty() {
        usage = format!("{usage} {}", arguments.join(" "));
    }
    if !names.is_empty() {
        let optional = !command.is_subcommand_required_set();
        let names = names.join("\\|");
        usage = if optional { format!("{usage} [{names}]") } else { format!("{usage} {names}") };
    }
    usage.replace("COURT|SOURCE|SOURCE/LISTING", "NAME")
}

#[test]
fn commands() {
    let command = Cli::command();
    let rows: Vec<Vec<String>> = command
        .get_subcommands()
        .filter(|command| command.get_name() != "help" && !command.is_hide_set())
        .map(|command| vec![code(&usage(command)), command.get_about().unwrap().to_string()])
        .collect();
    expect_table("| command | what it does |", &rows);
}

#[test]
fn options_of_every_command() {
    let command = Cli::command();
    let rows: Vec<Vec<String>> = command
        .get_arguments()
        .filter(|argument| argument.is_global_set())
        .map(|argument| {
            let mut names = format!("--{}", argument.get_long().unwrap());
            if let Some(short) = argument.get_short() {
                names = format!("-{short}, {names}");
            }
            if argument.get_action().takes_values() {
                let value = argument
                    .get_value_names()
                    .map_or_else(|| argument.get_id().as_str().to_uppercase(), |names| names[0].to_string());
                names = format!("{names} {value}");
            }
            vec![code(&names), argument.get_help().unwrap().to_string()]
        })
        .collect();
    expect_table("| option of every command | what it does |", &rows);
}

#[test]
fn formats() {
    let rows: Vec<Vec<String>> = <Format as clap::ValueEnum>::value_variants()
        .iter()
        .map(|format| clap::ValueEnum::to_possible_value(format).unwrap())
        .map(|value| vec![code(value.get_name()), value.get_help().unwrap().to_string()])
        .collect();
    expect_table("| format of a list | what it is for |", &rows);
    let rows: Vec<Vec<String>> =
        FORMATS.iter().map(|format| vec![code(format.name), format.about.to_owned()]).collect();
    expect_table("| format of a briefing | what it is for |", &rows);
    let mut command = Cli::command();
    let report = command.find_subcommand_mut("report").unwrap();
    let taken =
        report.get_arguments().find(|a| a.get_long() == Some("format")).unwrap().get_possible_values();
    let taken: Vec<&str> = taken.iter().map(clap::builder::PossibleValue::get_name).collect();
    let written: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    assert_eq!(taken, written, "src/cli.rs: the formats of `report` and FORMATS of src/present/formats.rs");
}

#[test]
fn exit_codes() {
    let codes = [
        (Exit::Done, "done"),
        (Exit::Nothing, "nothing found"),
        (Exit::Usage, "wrong use"),
        (Exit::Unread, "some listings could not be read"),
        (Exit::Database, "the database"),
        (Exit::Bug, "a fault in courtwatch"),
    ];
    let rows: Vec<Vec<String>> =
        codes.iter().map(|(exit, meaning)| vec![(*exit as u8).to_string(), (*meaning).to_owned()]).collect();
    expect_table("| exit code | meaning |", &rows);
    let help = Cli::command().render_long_help().to_string();
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for (exit, meaning) in codes {
        let said = format!("{} {meaning}", exit as u8);
        assert!(help.contains(&said), "`courtwatch --help` does not say `{said}`");
    }
}

fn keys<R: Row>(list: &str) -> Vec<String> {
    let keys: Vec<&str> = R::COLUMNS.iter().map(|column| column.key).collect();
    vec![code(list), code(&keys.join(", "))]
}

#[test]
fn keys_of_lists() {
    let rows = [
        keys::<rows::FilingRow>("list filings"),
        keys::<rows::HearingRow>("list hearings"),
        keys::<rows::PressRow>("list press"),
        keys::<rows::CaseRow>("list cases"),
        keys::<rows::ChangeRow>("list changes"),
        keys::<rows::ProblemRow>("list problems"),
        keys::<rows::TagRow>("list tags"),
        keys::<found::SearchRow>("search"),
        keys::<found::FacetRow>("search --facets"),
        keys::<rows::FetchRow>("fetch"),
        keys::<rows::ListingRow>("courts"),
        keys::<rows::ConcernRow>("concerns"),
        keys::<judgement_rows::RoundRow>("tag assign"),
        keys::<judgement_rows::AssignedRow>("tag assign --coders"),
        keys::<judgement_rows::DisagreementRow>("tag adjudicate --list"),
        keys::<judgement_rows::AgreementRow>("agreement"),
        keys::<judgement_rows::TrendRow>("trends"),
        keys::<deadline_rows::DeadlineRow>("deadlines"),
        keys::<deadline_rows::NotifiedRow>("deadlines notified"),
        keys::<rows::AnchorRow>("tag anchors"),
        keys::<courtwatch::model::rows_suggest::SuggestionRow>("tag suggest"),
        keys::<courtwatch::model::rows_cited::CitationRow>("cite"),
        keys::<rows::EditRow>("concerns edit history"),
        keys::<courtwatch::model::harm_rows::HoldRow>("hold list"),
        keys::<courtwatch::model::harm_rows::CustodyRow>("list custody"),
        keys::<courtwatch::model::paragraph::PageRow>("text"),
        keys::<courtwatch::model::watch::WatchRow>("watch list"),
        keys::<courtwatch::model::digest_rows::DigestRow>("digest"),
    ];
    expect_table("| list | keys |", &rows);
}

#[test]
fn listings() {
    let mut rows = Vec::new();
    for source in sources::all().unwrap() {
        for listing in &source.listings {
            let (name, about) = if source.slug == "feed" {
                ("feed/NAME".to_owned(), "an RSS or Atom feed that courtwatch.toml names".to_owned())
            } else {
                (format!("{}/{}", source.slug, listing.slug), listing.about.clone())
            };
            let court = listing.court.clone().unwrap_or_else(|| source.courts.join(", "));
            rows.push(vec![code(&name), court, about, way(listing.way).to_owned(), source.pace.to_string()]);
        }
    }
    expect_table("| listing | court | what it lists | how it is read | seconds between requests |", &rows);
}

/// The words that the README explains below the table.
fn way(way: Way) -> &'static str {
    match way {
        Way::Count => "count",
        Way::Total => "total",
        Way::Pages => "pages",
        Way::Window => "window",
        Way::Detail => "detail",
        Way::File => "file",
    }
}

#[test]
fn publishers() {
    let rows: Vec<Vec<String>> = sources::all()
        .unwrap()
        .into_iter()
        .map(|source| {
            let name = if source.slug == "feed" {
                source.name
            } else {
                format!("[{}]({})", source.name, source.home)
            };
            vec![name, source.publisher, source.terms]
        })
        .collect();
    expect_table("| source | publisher | terms |", &rows);
}
