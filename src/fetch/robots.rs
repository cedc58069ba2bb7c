//! robots.txt: what a site asks of programs (RFC 9309).

use std::sync::Arc;
use std::time::Duration;

use texting_robots::Robot;
use url::{Position, Url};

use super::agent::PRODUCT;
use super::answer::Answer;
use super::redirect::Detour;
use super::trouble::{Denial, Silence, Trouble};
use crate::model::snapshot::Snapshot;

/// At least this much is read (RFC 9309 §2.5).
pub(crate) const LIMIT: u64 = 500 * 1024;

/// The longest `Crawl-delay` believed; longer ones are shortened to it.
const LONGEST: Duration = Duration::from_hours(24);

/// What one robots.txt asks of one program.
#[derive(Debug)]
pub struct Rules {
    robot: Option<Robot>,
    text: String,
    agent: String,
    snapshot: Option<Arc<Snapshot>>,
}

impl Rules {
    /// Everything is allowed: there is no robots.txt (RFC 9309 §2.3.1.3).
    pub fn allow_all() -> Self {
        Self { robot: None, text: String::new(), agent: "*".to_owned(), snapshot: None }
    }

    /// Reads a robots.txt for a product token. `None` where a rule in it cannot be understood.
    pub fn parse(product: &str, body: &[u8]) -> Option<Self> {
        let body = &body[..body.len().min(usize::try_from(LIMIT).unwrap_or(usize::MAX))];
        let text = groups(&normal(&ascii(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body))));
        let robot = Robot::new(product, text.as_bytes()).ok()?;
        let named =
            lines(&text).any(|(key, value)| key == "user-agent" && value.eq_ignore_ascii_case(product));
        let agent = if named { product } else { "*" }.to_owned();
        Some(Self { robot: Some(robot), text, agent, snapshot: None })
    }

    /// Reads the answer to a request for robots.txt.
    pub(crate) fn from_snapshot(snapshot: Snapshot) -> Option<Self> {
        let rules = Self::parse(PRODUCT, &snapshot.body)?;
        Some(Self { snapshot: Some(Arc::new(snapshot)), ..rules })
    }

    /// Whether an address may be asked: its path and query decide.
    pub fn allows(&self, url: &Url) -> bool {
        let path = normal(&url[Position::BeforePath..Position::AfterQuery]);
        self.robot.as_ref().is_none_or(|robot| robot.allowed(&path))
    }

    /// The pause asked for between two requests. Not in the RFC, but sites mean it.
    pub fn crawl_delay(&self) -> Duration {
        let delay = self.robot.as_ref().and_then(|robot| robot.delay).filter(|delay| *delay > 0.0);
        delay.map_or(Duration::ZERO, |delay| {
            Duration::try_from_secs_f32(delay).unwrap_or(LONGEST).min(LONGEST)
        })
    }

    /// Says no where the rules do.
    pub(crate) fn check(&self, url: &Url, asked: &str) -> Result<(), Trouble> {
        if self.allows(url) {
            return Ok(());
        }
        let (agent, why) = (self.agent.clone(), Denial::Rule(self.rule_against(url)));
        Err(Trouble::Robots { url: asked.to_owned(), agent, why, snapshot: self.snapshot.clone() })
    }

    /// The line that forbids an address: the longest of those that do, each tried alone.
    fn rule_against(&self, url: &Url) -> String {
        let path = normal(&url[Position::BeforePath..Position::AfterQuery]);
        let forbids = |rule: &str| {
            let alone = format!("User-agent: *\nDisallow: {rule}");
            Robot::new(PRODUCT, alone.as_bytes()).is_ok_and(|robot| !robot.allowed(&path))
        };
        let rules = lines(&self.text).filter(|(key, _)| key.starts_with("dis")).map(|(_, rule)| rule);
        let longest = rules.filter(|rule| forbids(rule)).max_by_key(|rule| rule.len());
        format!("Disallow: {}", longest.unwrap_or_default())
    }
}

/// What the answer to a request for robots.txt allows (RFC 9309 §2.3.1).
pub(crate) fn read(answer: Result<Answer, Trouble>, asked: &str) -> Result<Rules, Trouble> {
    let unreadable = |cause: Trouble| {
        let snapshot = cause.snapshot().cloned().map(Arc::new);
        let (agent, why) = (PRODUCT.to_owned(), Denial::Unreadable(Box::new(cause)));
        Trouble::Robots { url: asked.to_owned(), agent, why, snapshot }
    };
    match answer {
        Ok(Answer::Page(snapshot) | Answer::NotModified(snapshot)) => {
            let kept = snapshot.clone();
            let no_rules = || {
                let (encoding, snapshot) = ("robots.txt".to_owned(), Some(Arc::new(kept)));
                unreadable(Trouble::BadEncoding { url: asked.to_owned(), encoding, snapshot })
            };
            Rules::from_snapshot(snapshot).ok_or_else(no_rules)
        }
        Err(trouble) => match &trouble {
            // "unavailable": everything is allowed
            Trouble::NotFound { .. } | Trouble::Refused { .. } | Trouble::Login { .. } => {
                Ok(Rules::allow_all())
            }
            Trouble::Redirect { why: Detour::Loop | Detour::TooMany(_), .. } => Ok(Rules::allow_all()),
            Trouble::Challenge { .. }
            | Trouble::Later { .. }
            | Trouble::Budget { .. }
            | Trouble::RecordingFailed { .. }
            | Trouble::Unreachable { why: Silence::PrivateAddress | Silence::NotHttp, .. } => {
                Err(trouble.asked_as(asked))
            }
            // "unreachable": nothing is
            _ => Err(unreadable(trouble)),
        },
    }
}

fn lines(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().filter_map(|line| {
        let (key, value) = line.split('#').next()?.split_once(':')?;
        Some((key.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// Leaves of each `User-agent` line the product token alone, letters, `_` and `-` (RFC 9309 §2.2.1), so that
/// `courtwatch/1.0` and `courtwatch*` mean us.
fn groups(text: &str) -> String {
    let token = |line: &str| {
        let (key, value) = line.split_once(':')?;
        let value = value.trim_start();
        let named = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '-';
        let end = if value.starts_with('*') { 1 } else { value.find(|c| !named(c)).unwrap_or(value.len()) };
        let agent = key.trim().eq_ignore_ascii_case("user-agent") && end > 0;
        agent.then(|| format!("{key}: {}", &value[..end]))
    };
    text.split(['\n', '\r', '\0']).map(|line| token(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
}

/// Bytes that are not UTF-8 become percent codes, so that no rule is lost for them.
fn ascii(body: &[u8]) -> String {
    let mut text = String::with_capacity(body.len());
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    text
}

/// Percent codes in one spelling: capitals, and none for the characters that need none (RFC 9309 §2.2.2).
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let code = code.filter(|_| !rest[at + 1..].starts_with('+'));
        match code {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
            }
            Some(byte) => out.extend(["%".to_owned(), format!("{byte:02X}")]),
            None => out.push('%'),
        }
        rest = &rest[at + if code.is_some() { 3 } else { 1 }..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn our_group_or_everybodys() {
        let body = b"User-agent: *\nDisallow: /\nCrawl-delay: 9\n\nUser-agent: CourtWatch # us\nDisallow: /search?q=*&all\nCrawl-delay: 2.5";
        let rules = Rules::parse(PRODUCT, body).unwrap();
        assert!(rules.allows(&url("https://a.int/x")));
        assert_eq!(rules.crawl_delay(), Duration::from_millis(2500));
        let no = rules.check(&url("https://a.int/search?q=1&all#x"), "asked").unwrap_err();
        let Trouble::Robots { agent, why: Denial::Rule(rule), url, .. } = no else { panic!() };
        assert_eq!(
            (agent.as_str(), rule.as_str(), url.as_str()),
            (PRODUCT, "Disallow: /search?q=*&all", "asked")
        );
    }

    #[test]
    fn our_name_in_other_spellings() {
        for line in ["courtwatch/1.0", "CourtWatch*", "courtwatch (bot)"] {
            let body = format!("User-agent: *\r\nDisallow: /\r\nUser-agent: {line}\r\nDisallow: /x\r\n");
            let rules = Rules::parse(PRODUCT, body.as_bytes()).unwrap();
            assert!(
                rules.allows(&url("https://a.int/y")) && !rules.allows(&url("https://a.int/x")),
                "{line}"
            );
        }
        let other = Rules::parse(PRODUCT, b"User-agent: courtwatcher\nDisallow: /\n").unwrap();
        assert!(other.allows(&url("https://a.int/y")));
    }

    #[test]
    fn percent_codes_in_any_spelling() {
        for rule in ["/caf%c3%a9", "/café", "/%63afé"] {
            let rules = Rules::parse(PRODUCT, format!("User-agent: *\nDisallow: {rule}").as_bytes()).unwrap();
            assert!(!rules.allows(&url("https://a.int/caf%C3%A9")), "{rule}");
            assert!(!rules.allows(&url("https://a.int/café/x")), "{rule}");
        }
        let latin = Rules::parse(PRODUCT, b"User-agent: *\nDisallow: /caf\xe9\n").unwrap();
        assert!(!latin.allows(&url("https://a.int/caf%e9")));
        assert_eq!(normal("%+1%é%4%zz%41%2f"), "%+1%é%4%zzA%2F");
    }

    #[test]
    fn odd_delays() {
        for (delay, seconds) in
            [("-1", 0), ("NaN", 0), ("inf", 86_400), ("1e30", 86_400), ("x", 0), ("", 0), ("10", 10)]
        {
            let rules =
                Rules::parse(PRODUCT, format!("User-agent: *\nCrawl-delay: {delay}\n").as_bytes()).unwrap();
            assert_eq!(rules.crawl_delay(), Duration::from_secs(seconds), "{delay}");
        }
    }

    #[test]
    fn junk_does_no_harm() {
        let junk: Vec<u8> =
            (0..2_000_000_u32).map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
        let _ = Rules::parse(PRODUCT, &junk);
        assert!(Rules::allow_all().allows(&url("https://a.int/x")));
    }
}
