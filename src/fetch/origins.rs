//! `[origins]`: a site's requests sent to a mirror or a test server, under the site's own address.

use std::collections::BTreeMap;
use std::fmt;

use url::Url;

use super::address;

/// Where the requests of some sites go instead of to the sites.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// The longest site first, so that the closest one wins.
    places: Vec<Place>,
}

#[derive(Debug, Clone)]
struct Place {
    site: Url,
    mirror: Url,
}

/// Where one request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    /// The address that is asked.
    pub target: Url,
    /// Which entry of `[origins]` it goes by.
    pub place: Option<usize>,
    /// Whether that entry leads to this computer.
    pub loopback: bool,
}

/// A line of `[origins]` that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginError {
    /// The line, as `"site" = "mirror"`.
    pub line: String,
    /// What was found and what was expected.
    pub found: String,
}

impl fmt::Display for OriginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "could not read a line of `[origins]`: {}", self.found)?;
        writeln!(f, "  line    {}", self.line)?;
        writeln!(f, "  effect  nothing was asked of any site")?;
        write!(f, "hint: write it like `\"https://www.legal-tools.org\" = \"http://127.0.0.1:9000/ltd\"`")
    }
}

impl std::error::Error for OriginError {}

impl Origins {
    /// Reads the lines of `[origins]`: from a site's address to a mirror's, both http or https.
    pub fn from_map(map: &BTreeMap<String, String>) -> Result<Self, OriginError> {
        let mut places = Vec::new();
        for (site, mirror) in map {
            let fail = |found| OriginError { line: format!("\"{site}\" = \"{mirror}\""), found };
            let place = Place { site: prefix(site).map_err(fail)?, mirror: prefix(mirror).map_err(fail)? };
            if address::is_private_host(&place.mirror) && !address::is_loopback_host(&place.mirror) {
                let host = place.mirror.host_str().unwrap_or_default();
                return Err(fail(format!(
                    "`{host}` is a private address, expected a public one or this computer"
                )));
            }
            if let Some(twin) = places.iter().find(|p: &&Place| same_place(&p.site, &place.site)) {
                return Err(fail(format!("`{}` is named twice, expected once", twin.site)));
            }
            places.push(place);
        }
        places.sort_by_key(|place| std::cmp::Reverse(trunk(&place.site).len()));
        Ok(Self { places })
    }

    /// Where a request for this address goes.
    pub(crate) fn route(&self, url: &Url) -> Route {
        let mut plain = url.clone();
        plain.set_fragment(None);
        for (index, place) in self.places.iter().enumerate() {
            if let Some(target) = moved(&plain, &place.site, &place.mirror) {
                let loopback = address::is_loopback_host(&place.mirror);
                return Route { target, place: Some(index), loopback };
            }
        }
        Route { target: plain, place: None, loopback: false }
    }

    /// The robots.txt of an address: the site's own name for it, and where it is asked.
    pub(crate) fn robots(&self, url: &Url) -> (Url, Route) {
        let mut robots = url.clone();
        robots.set_path("/robots.txt");
        robots.set_query(None);
        robots.set_fragment(None);
        let mut route = self.route(url);
        match route.place.and_then(|index| self.places.get(index)) {
            Some(place) => {
                route.target = place.mirror.clone();
                route.target.set_path(&format!("{}/robots.txt", trunk(&place.mirror)));
            }
            None => route.target = robots.clone(),
        }
        (robots, route)
    }

    /// The site's own address of a `Location` that a mirror sent, which may be the mirror's own or the site's.
    pub(crate) fn home(&self, asked: &Url, route: &Route, location: &str) -> Option<Url> {
        let place = self.places.get(route.place?)?;
        let at_mirror = route.target.join(location.trim()).ok()?;
        let mut home = moved(&at_mirror, &place.mirror, &place.site)?;
        if home.scheme() != asked.scheme() && home.host() == asked.host() && home.port().is_none() {
            let _ = home.set_scheme(asked.scheme());
        }
        Some(home)
    }
}

/// An address under one prefix, moved under another.
fn moved(url: &Url, from: &Url, to: &Url) -> Option<Url> {
    if !same_place_host(url, from) {
        return None;
    }
    let rest = url.path().strip_prefix(trunk(from))?;
    if !(rest.is_empty() || rest.starts_with('/')) {
        return None;
    }
    let mut target = to.clone();
    target.set_path(&format!("{}{rest}", trunk(to)));
    target.set_query(url.query());
    target.set_fragment(url.fragment());
    Some(target)
}

fn same_place(a: &Url, b: &Url) -> bool {
    same_place_host(a, b) && trunk(a) == trunk(b)
}

/// The same host and port; http and https at their usual ports are one site.
fn same_place_host(a: &Url, b: &Url) -> bool {
    a.host() == b.host()
        && (a.port_or_known_default() == b.port_or_known_default()
            || (a.port().is_none() && b.port().is_none()))
}

fn trunk(prefix: &Url) -> &str {
    prefix.path().trim_end_matches('/')
}

fn prefix(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|_| format!("`{text}` is not an address"))?;
    if !address::is_http(&url) {
        return Err(format!("`{text}` begins with `{}:`, expected `http:` or `https:`", url.scheme()));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("`{text}` has a `?` or `#` part, expected an address without"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!(
            "the address of `{}` has a name or password",
            url.host_str().unwrap_or_default()
        ));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(lines: &[(&str, &str)]) -> Result<Origins, OriginError> {
        Origins::from_map(&lines.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    fn target(origins: &Origins, url: &str) -> String {
        origins.route(&Url::parse(url).unwrap()).target.to_string()
    }

    #[test]
    fn requests_go_to_the_closest_mirror() {
        let o = origins(&[
            ("https://a.int", "http://127.0.0.1:9/a"),
            ("https://a.int/docs/", "http://127.0.0.1:9/d/"),
        ])
        .unwrap();
        assert_eq!(target(&o, "https://a.int/x?q=1#f"), "http://127.0.0.1:9/a/x?q=1");
        assert_eq!(target(&o, "https://a.int"), "http://127.0.0.1:9/a/");
        assert_eq!(target(&o, "http://a.int/x"), "http://127.0.0.1:9/a/x");
        assert_eq!(target(&o, "https://a.int/docs/x"), "http://127.0.0.1:9/d/x");
        assert_eq!(target(&o, "https://a.int/docsy"), "http://127.0.0.1:9/a/docsy");
        assert_eq!(target(&o, "https://a.int:8443/x"), "https://a.int:8443/x");
        assert_eq!(target(&o, "https://b.int/x"), "https://b.int/x");
    }

    #[test]
    fn robots_is_asked_at_the_mirror_and_keeps_its_name() {
        let o = origins(&[("https://a.int", "http://127.0.0.1:9/a")]).unwrap();
        let (name, route) = o.robots(&Url::parse("https://a.int/x?y#z").unwrap());
        assert_eq!(name.as_str(), "https://a.int/robots.txt");
        assert_eq!(route.target.as_str(), "http://127.0.0.1:9/a/robots.txt");
        assert!(route.loopback);
    }

    #[test]
    fn a_mirrors_location_is_the_sites() {
        let o = origins(&[("https://a.int", "http://127.0.0.1:9/a")]).unwrap();
        let asked = Url::parse("https://a.int/x/y").unwrap();
        let route = o.route(&asked);
        let home = |location| o.home(&asked, &route, location).map(|u| u.to_string());
        assert_eq!(home("http://127.0.0.1:9/a/z").as_deref(), Some("https://a.int/z"));
        assert_eq!(home("z").as_deref(), Some("https://a.int/x/z"));
        assert_eq!(home("/a/z").as_deref(), Some("https://a.int/z"));
        assert_eq!(home("/z"), None);
        assert_eq!(home("https://a.int/z"), None);
    }

    #[test]
    fn lines_that_cannot_be_read() {
        for (site, mirror, word) in [
            ("a.int", "http://127.0.0.1", "not an address"),
            ("https://a.int", "file:///tmp", "expected `http:`"),
            ("https://a.int", "http://10.0.0.1", "private"),
            ("https://a.int", "http://[fd00::1]", "private"),
            ("https://a.int?x", "http://127.0.0.1", "`?`"),
            ("https://a.int", "http://me:pw@127.0.0.1", "password"),
        ] {
            let error = origins(&[(site, mirror)]).unwrap_err();
            assert!(error.found.contains(word), "{error}");
            assert!(!error.found.contains("pw@"));
        }
        assert!(
            origins(&[("https://a.int", "http://127.0.0.1"), ("https://a.int/", "http://127.0.0.1")])
                .is_err()
        );
        insta::assert_snapshot!(origins(&[("https://a.int", "http://10.0.0.1/x")]).unwrap_err(), @r#"
        could not read a line of `[origins]`: `10.0.0.1` is a private address, expected a public one or this computer
          line    "https://a.int" = "http://10.0.0.1/x"
          effect  nothing was asked of any site
        hint: write it like `"https://www.legal-tools.org" = "http://127.0.0.1:9000/ltd"`
        "#);
    }
}
