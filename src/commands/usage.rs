//! What was typed and cannot be: clap's findings in the words of the house.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::session::speak;
use crate::cli::{Cli, Color};
use crate::error::{Exit, Message};

/// Prints help or version where they were asked for, else says what is wrong; the exit code.
pub fn answer(error: &clap::Error) -> Exit {
    let help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if help {
        let _ = error.print(); // a reader that has seen enough
    } else {
        speak(&message(error), Color::Auto);
    }
    if error.exit_code() == 0 { Exit::Done } else { Exit::Usage }
}

/// The message for a command line that cannot be read.
pub fn message(error: &clap::Error) -> Message {
    let said = Message::error(Exit::Usage, first(error));
    let near = near(error);
    if !near.is_empty() {
        return said.hint(format!("did you mean {}?", near.join(" or ")));
    }
    said.hint(format!("`{} --help` shows what it takes", command()))
}

fn first(error: &clap::Error) -> String {
    let of = |kind| words(error, kind).join(", ");
    let argument = of(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("there is no command `{}`", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("`{}` does not take `{argument}`", command()),
        ErrorKind::InvalidValue if of(ContextKind::InvalidValue).is_empty() => {
            format!("`{argument}` needs a value")
        }
        ErrorKind::InvalidValue => format!(
            "could not read `{}` for `{argument}`: expected {}",
            of(ContextKind::InvalidValue),
            alternatives(&words(error, ContextKind::ValidValue))
        ),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("could not read `{}` for `{argument}`: {why}", of(ContextKind::InvalidValue))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("`{}` needs {}", command(), argument.trim_end_matches("..."))
        }
        ErrorKind::InvalidUtf8 => "a word of the command line is not text in UTF-8".to_owned(),
        ErrorKind::ArgumentConflict if of(ContextKind::PriorArg) == argument => {
            format!("`{argument}` stands there twice")
        }
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` cannot stand beside `{}`", of(ContextKind::PriorArg))
        }
        _ => {
            let text = error.to_string();
            text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    }
}

fn near(error: &clap::Error) -> Vec<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(|kind| words(error, kind).into_iter().rev()) // clap has the nearest last
        .map(|name| format!("`{name}`"))
        .collect()
}

fn alternatives(values: &[String]) -> String {
    match values {
        [] => "another value".to_owned(),
        [only] => format!("`{only}`"),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// The command that was meant, from what was typed.
fn command() -> String {
    let mut path = "courtwatch".to_owned();
    let mut here = Cli::command();
    for word in std::env::args_os().skip(1).filter_map(|word| word.into_string().ok()) {
        if let Some(next) = here.find_subcommand(&word).cloned() {
            path = format!("{path} {word}");
            here = next;
        }
    }
    path
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|word| !word.is_empty())
    .collect()
}
