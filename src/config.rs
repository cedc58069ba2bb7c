//! Where things live: `courtwatch.toml` beside the database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Exit, Message};

/// The file's name where `--config` names no other.
pub const FILE_NAME: &str = "courtwatch.toml";

/// What a team settles once.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// An address or page that a site's owner can write to; stands in the user agent.
    pub contact: Option<String>,
    /// Sources or listings to read on a plain `fetch`; absent: all that are enabled.
    pub sources: Option<Vec<String>>,
    /// Who tags, where `--by` does not say.
    pub by: Option<String>,
    /// Feeds of the team's own choice.
    #[serde(default, rename = "feed")]
    pub feeds: Vec<FeedConfig>,
    /// A site's address and the mirror that its requests go to.
    #[serde(default)]
    pub origins: BTreeMap<String, String>,
    /// Seconds between requests to a host, where slower than its own.
    #[serde(default)]
    pub pace: BTreeMap<String, f64>,
}

/// A feed of the team's own choice.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedConfig {
    /// Its short name: the listing is `feed/NAME`.
    pub name: String,
    /// Its address.
    pub url: String,
    /// The court it speaks for, if it does.
    pub court: Option<String>,
}

/// Reads the configuration: the file that was named, or the one beside the database where there is one.
///
/// # Errors
/// A named file that is not there; a file that is not the TOML expected, with the line.
pub fn load(named: Option<&Path>, database: &Path) -> Result<Config, Message> {
    let path = named.map_or_else(|| beside(database), Path::to_owned);
    match std::fs::read_to_string(&path) {
        Ok(text) => read(&text, &path),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
            Ok(Config::default())
        }
        Err(error) => Err(Message::file("read", &path, &error)),
    }
}

fn beside(database: &Path) -> PathBuf {
    database.parent().unwrap_or_else(|| Path::new("")).join(FILE_NAME)
}

fn read(text: &str, path: &Path) -> Result<Config, Message> {
    let config: Config = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        Message::error(
            Exit::Usage,
            format!("could not read `{}`, line {line}: {}", path.display(), error.message()),
        )
        .fact("effect", "nothing was read or changed")
        .hint("README.md shows every setting")
    })?;
    for (host, seconds) in &config.pace {
        if !(seconds.is_finite() && (0.0..=86_400.0).contains(seconds)) {
            return Err(Message::error(
                Exit::Usage,
                format!(
                    "could not read `{}`: the pace of `{host}` is not between 0 and 86,400 seconds",
                    path.display()
                ),
            ));
        }
    }
    for feed in &config.feeds {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if feed.name.is_empty() || !feed.name.chars().all(plain) {
            return Err(Message::error(
                Exit::Usage,
                format!(
                    "could not read `{}`: the feed name `{}` may hold only a-z, 0-9 and `-`",
                    path.display(),
                    feed.name
                ),
            ));
        }
    }
    Ok(config)
}
