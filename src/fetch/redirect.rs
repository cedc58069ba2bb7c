//! Which redirects are followed.

use std::fmt;
use std::sync::Arc;

use url::Url;

use super::ask::Ask;
use super::trouble::Trouble;
use super::{address, login};
use crate::model::snapshot::Snapshot;

/// Why a redirect was not followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detour {
    /// It leads back to where it came from.
    Loop,
    /// There were more than this many.
    TooMany(u8),
    /// It leads to another site: this host.
    OtherHost(String),
    /// It leads to an address that is not on the public internet.
    PrivateAddress,
    /// It leads to something that is not http or https.
    NotHttp,
    /// It leads from https to http.
    Downgrade,
    /// It names no address.
    Nowhere,
}

impl fmt::Display for Detour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loop => f.write_str("which leads back to itself"),
            Self::TooMany(max) => write!(f, "after {max} others"),
            Self::OtherHost(host) => write!(f, "which is another site, `{host}`"),
            Self::PrivateAddress => f.write_str("which is not on the public internet"),
            Self::NotHttp => f.write_str("which is not an http or https address"),
            Self::Downgrade => f.write_str("which is no longer https"),
            Self::Nowhere => f.write_str("which is no address"),
        }
    }
}

/// How far from the asked host a redirect may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The same site only.
    SameSite,
    /// Any public site: for robots.txt, whose redirects are followed across hosts (RFC 9309 §2.3.1.2).
    Anywhere,
}

/// Judges the next address of a chain; `seen` are those asked so far, the first one first.
pub(crate) fn check(seen: &[Url], next: &Url, max: u8, reach: Reach) -> Result<(), Detour> {
    if !address::is_http(next) {
        return Err(Detour::NotHttp);
    }
    if address::is_private_host(next) {
        return Err(Detour::PrivateAddress);
    }
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Ok(()) };
    if reach == Reach::SameSite && !same_site(first, next) {
        return Err(Detour::OtherHost(next.host_str().unwrap_or_default().to_owned()));
    }
    if last.scheme() == "https" && next.scheme() == "http" {
        return Err(Detour::Downgrade);
    }
    if seen.iter().any(|url| without_fragment(url) == without_fragment(next)) {
        return Err(Detour::Loop);
    }
    if seen.len() > usize::from(max) {
        return Err(Detour::TooMany(max));
    }
    Ok(())
}

/// The trouble of a redirect that is not followed. One to another site's login page is a login.
pub(crate) fn refused(ask: &Ask, why: Detour, from: String, to: String, snapshot: Snapshot) -> Trouble {
    let (url, snapshot) = (ask.url.clone(), Some(Arc::new(snapshot)));
    let elsewhere = matches!(why, Detour::OtherHost(_));
    if elsewhere && Url::parse(&to).is_ok_and(|to| login::is_login_address(&to)) {
        return Trouble::Login { url, at: to, snapshot };
    }
    Trouble::Redirect { url, why, from, to, snapshot }
}

/// Whether two addresses are of one site: the same host, apart from `www.`, or one a subdomain of the other.
///
/// Without a list of public suffixes this is as far as it is safe to go: a host of a single label is nobody's parent.
fn same_site(a: &Url, b: &Url) -> bool {
    let (Some(a), Some(b)) = (a.host_str(), b.host_str()) else { return false };
    let bare = |host: &str| {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        host.strip_prefix("www.").map_or(host.clone(), ToOwned::to_owned)
    };
    let (a, b) = (bare(a), bare(b));
    let under = |child: &str, parent: &str| {
        parent.contains('.') && child.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.'))
    };
    a == b || under(&a, &b) || under(&b, &a)
}

fn without_fragment(url: &Url) -> &str {
    let text = url.as_str();
    text.split_once('#').map_or(text, |(before, _)| before)
}

/// The next address: `Location` against the address that sent it; the fragment is inherited (RFC 9110 §10.2.2).
pub(crate) fn resolve(base: &Url, location: &str) -> Result<Url, Detour> {
    let mut next = base.join(location.trim()).map_err(|_| Detour::Nowhere)?;
    if next.fragment().is_none() {
        next.set_fragment(base.fragment());
    }
    // a name and password in a page's address are never sent
    let _ = next.set_username("");
    let _ = next.set_password(None);
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(from: &str, to: &str) -> Result<(), Detour> {
        check(&[Url::parse(from).unwrap()], &Url::parse(to).unwrap(), 5, Reach::SameSite)
    }

    #[test]
    fn the_same_site() {
        for (from, to) in [
            ("https://a.int/x", "https://a.int/y"),
            ("https://a.int/x", "https://www.a.int/y"),
            ("https://www.a.int/x", "https://a.int/y"),
            ("https://www.a.int/x", "https://docs.a.int/y"),
            ("https://docs.a.int/x", "https://a.int/y"),
            ("http://a.int/x", "https://a.int/x"),
        ] {
            assert_eq!(judge(from, to), Ok(()), "{from} {to}");
        }
    }

    #[test]
    fn what_is_not_followed() {
        let other = |host: &str| Err(Detour::OtherHost(host.to_owned()));
        assert_eq!(judge("https://a.int/x", "https://b.int/x"), other("b.int"));
        assert_eq!(judge("https://a.int/x", "https://evil-a.int/x"), other("evil-a.int"));
        assert_eq!(judge("https://a.int/x", "https://int/x"), other("int"));
        assert_eq!(judge("https://a.int/x", "https://a.int.evil.com/x"), other("a.int.evil.com"));
        assert_eq!(judge("https://a.int/x", "http://a.int/y"), Err(Detour::Downgrade));
        assert_eq!(judge("https://a.int/x", "https://a.int/x#y"), Err(Detour::Loop));
        assert_eq!(judge("https://a.int/x", "file:///etc/passwd"), Err(Detour::NotHttp));
        assert_eq!(judge("https://a.int/x", "http://169.254.169.254/x"), Err(Detour::PrivateAddress));
        assert_eq!(judge("https://a.int/x", "http://[::1]/x"), Err(Detour::PrivateAddress));
    }

    #[test]
    fn the_fragment_is_inherited_and_credentials_are_not_sent() {
        let base = Url::parse("https://a.int/x#p3").unwrap();
        assert_eq!(resolve(&base, "/y").unwrap().as_str(), "https://a.int/y#p3");
        assert_eq!(resolve(&base, "/y#p4").unwrap().as_str(), "https://a.int/y#p4");
        assert_eq!(resolve(&base, "https://me:pw@a.int/y").unwrap().as_str(), "https://a.int/y#p3");
        assert_eq!(resolve(&base, "https://["), Err(Detour::Nowhere));
    }
}
