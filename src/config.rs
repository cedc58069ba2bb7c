//! Where things live: `courtwatch.toml` beside the database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Exit, Message};
use crate::model::court::court;
use crate::model::house::{NumberMode, Style};
use crate::model::review::ReviewRule;

/// The file's name where `--config` names no other.
pub const FILE_NAME: &str = "courtwatch.toml";

/// The name of the file of a team's own concerns.
pub const CODEBOOK_NAME: &str = "concerns.toml";

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
    /// Who may confirm a tag.
    #[serde(default)]
    pub review: ReviewRule,
    /// How documents are cited.
    #[serde(default)]
    pub style: Style,
    /// Which number stands in a citation.
    #[serde(default)]
    pub cite_by: NumberMode,
    /// The team's own concerns; absent: `concerns.toml` beside the database.
    pub codebook: Option<PathBuf>,
    /// Feeds of the team's own choice.
    #[serde(default, rename = "feed")]
    pub feeds: Vec<FeedConfig>,
    /// A site's address and the mirror that its requests go to.
    #[serde(default)]
    pub origins: BTreeMap<String, String>,
    /// Seconds between requests to a host, where slower than its own.
    #[serde(default)]
    pub pace: BTreeMap<String, f64>,
    /// Where a page is given up.
    #[serde(default)]
    pub limits: LimitsConfig,
}

/// Where a page is given up. Slow lines want more seconds; the defaults are far above any court's page.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsConfig {
    /// The longest page or document, in megabytes of 1,048,576 bytes, after decompression.
    pub body_mb: u64,
    /// The longest time for one page, in seconds.
    pub seconds: u64,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        LimitsConfig { body_mb: 64, seconds: 120 }
    }
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
        Err(error) => Err(Message::file("read", &path, &error).fact("effect", "nothing was read or changed")),
    }
}

fn beside(database: &Path) -> PathBuf {
    database.parent().unwrap_or_else(|| Path::new("")).join(FILE_NAME)
}

/// The file of the team's own concerns: as the configuration says, from the folder it stands in, else
/// [`CODEBOOK_NAME`] beside the database.
pub fn codebook_file(config: &Config, named: Option<&Path>, database: &Path) -> PathBuf {
    match &config.codebook {
        Some(file) => {
            let settings = named.map_or_else(|| beside(database), Path::to_owned);
            settings.parent().unwrap_or_else(|| Path::new("")).join(file)
        }
        None => beside(database).with_file_name(CODEBOOK_NAME),
    }
}

/// The file of a team's short names of accused, beside the database.
pub fn names_file(database: &Path) -> PathBuf {
    beside(database).with_file_name("names.toml")
}

fn read(text: &str, path: &Path) -> Result<Config, Message> {
    let config: Config = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        unread(path, &format!("line {line}: {}", error.message()))
    })?;
    match fault(&config) {
        Some(fault) => Err(unread(path, &fault)),
        None => Ok(config),
    }
}

fn unread(path: &Path, fault: &str) -> Message {
    Message::error(Exit::Usage, format!("could not read `{}`, {fault}", path.display()))
        .fact("effect", "nothing was read or changed")
        .hint("README.md shows every setting")
}

/// What TOML allows and we do not.
fn fault(config: &Config) -> Option<String> {
    let odd = config.pace.iter().find(|(_, s)| !(s.is_finite() && (0.0..=86_400.0).contains(*s)));
    if let Some((host, seconds)) = odd {
        return Some(format!("`[pace]`: `{host}` has {seconds}, expected 0 to 86400 seconds"));
    }
    let LimitsConfig { body_mb, seconds } = config.limits;
    if !(1..=4096).contains(&body_mb) {
        return Some(format!("`[limits]`: `body_mb` is {body_mb}, expected 1 to 4096"));
    }
    if !(1..=3600).contains(&seconds) {
        return Some(format!("`[limits]`: `seconds` is {seconds}, expected 1 to 3600"));
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let odd = config.feeds.iter().find(|f| f.name.is_empty() || !f.name.chars().all(plain));
    if let Some(feed) = odd {
        return Some(format!("`[[feed]]`: the name `{}` has other signs than a-z, 0-9 and `-`", feed.name));
    }
    config.feeds.iter().enumerate().find_map(|(place, feed)| feed_fault(feed, &config.feeds[..place]))
}

/// What a feed says that it cannot mean.
fn feed_fault(feed: &FeedConfig, before: &[FeedConfig]) -> Option<String> {
    let name = &feed.name;
    if before.iter().any(|other| other.name == *name) {
        return Some(format!("`[[feed]]`: the name `{name}` stands twice"));
    }
    let http = url::Url::parse(&feed.url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if !http {
        return Some(format!(
            "`[[feed]]`: `{name}` has the address `{}`, expected http:// or https://",
            feed.url
        ));
    }
    let slug = feed.court.as_deref().filter(|slug| court(slug).is_none())?;
    Some(format!("`[[feed]]`: `{name}` names the court `{slug}`, which `courtwatch courts` does not list"))
}
