//! One request on the wire and its answer, bytes and all.

use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, ClientBuilder, Response};
use reqwest::header::{CONTENT_LENGTH, HeaderMap};

use super::ask::Ask;
use super::body::{self, Coding, Excess, Spoilt, Terms};
use super::clock::Clock;
use super::origins::Route;
use super::resolve::{PrivateHost, Resolver};
use super::settings::SetupError;
use super::trouble::{Silence, Trouble};
use crate::model::snapshot::{Origin, Snapshot};

/// The longest silence on an open connection.
const SILENCE: Duration = Duration::from_mins(1);

/// The connections: one set for sites, one for origins on this computer.
pub(crate) struct Wire {
    sites: (Client, Arc<Resolver>),
    here: (Client, Arc<Resolver>),
}

impl Wire {
    /// Sets up TLS with the system's trusted certificates, or with Mozilla's where the system has none.
    pub(crate) fn new(agent: &str) -> Result<Self, SetupError> {
        // an error says that another part of the program has installed it already
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (public, loopback) = (Resolver::public(), Resolver::loopback());
        let sites = build(agent, |builder| builder.dns_resolver(Arc::clone(&public)))?;
        let here = build(agent, |builder| builder.dns_resolver(Arc::clone(&loopback)).no_proxy())?;
        Ok(Self { sites: (sites, public), here: (here, loopback) })
    }

    /// Sends one request and reads its answer whole. The snapshot's addresses are both `url`.
    pub(crate) fn send(
        &self,
        ask: &Ask,
        url: &str,
        route: &Route,
        excess: Excess,
        clock: &dyn Clock,
    ) -> Result<Snapshot, Trouble> {
        let (client, resolver) = if route.loopback { &self.here } else { &self.sites };
        resolver.will_ask(route.target.host_str().unwrap_or_default());
        let limit = ask.limits.time;
        let deadline = Instant::now() + limit.min(Duration::from_hours(24));
        let request = client.get(route.target.clone()).timeout(limit.min(SILENCE));
        let request = headers_of(ask).into_iter().fold(request, |r, (name, value)| r.header(name, value));
        let response = request.send().map_err(|e| unanswered(&e, url, limit))?;
        read(response, ask, url, excess, deadline, clock)
    }
}

fn build(agent: &str, set: impl Fn(ClientBuilder) -> ClientBuilder) -> Result<Client, SetupError> {
    let base = || {
        let builder = Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .timeout(None)
            .connect_timeout(Duration::from_secs(30));
        set(builder)
    };
    base().build().or_else(|_| {
        let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS;
        let roots = roots.iter().filter_map(|der| reqwest::Certificate::from_der(der).ok());
        base().tls_certs_only(roots).build().map_err(|e| SetupError::Tls(innermost(&e)))
    })
}

/// The headers of a request, the user agent apart: `If-None-Match` and `If-Modified-Since` are RFC 9110 §13.1.
pub(crate) fn headers_of(ask: &Ask) -> Vec<(&'static str, &str)> {
    let validators = ask.validators.as_ref();
    let etag = validators.and_then(|v| v.etag.as_deref()).map(|etag| ("if-none-match", etag));
    let date = validators.and_then(|v| v.last_modified.as_deref()).map(|date| ("if-modified-since", date));
    [Some(("accept-encoding", "gzip")), etag, date].into_iter().flatten().collect()
}

fn read(
    response: Response,
    ask: &Ask,
    url: &str,
    excess: Excess,
    deadline: Instant,
    clock: &dyn Clock,
) -> Result<Snapshot, Trouble> {
    let status = response.status().as_u16();
    let headers = headers(response.headers());
    let length = response.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.trim().parse().ok());
    let mut snapshot = Snapshot {
        url: url.to_owned(),
        final_url: url.to_owned(),
        retrieved: clock.now(),
        status,
        headers,
        body: Vec::new(),
        origin: Origin::Fetched,
    };
    let encoding = snapshot.header("content-encoding").map(str::to_owned);
    let url = url.to_owned();
    if matches!(status, 204 | 304) {
        return Ok(snapshot);
    }
    let Ok(coding) = Coding::of(encoding.as_deref()) else {
        let encoding = encoding.unwrap_or_default();
        return Err(Trouble::BadEncoding { url, encoding, snapshot: Some(Arc::new(snapshot)) });
    };
    let result = body::read(response, Terms { coding, length, limit: ask.limits.body, excess, deadline });
    snapshot.retrieved = clock.now();
    match result {
        Ok(body) => {
            snapshot.body = body;
            Ok(snapshot)
        }
        Err(Spoilt::TooBig) => Err(Trouble::TooBig { url, limit: ask.limits.body }),
        Err(Spoilt::TooSlow) => Err(Trouble::TooSlow { url, limit: ask.limits.time }),
        Err(Spoilt::Truncated { expected, received, got: body }) => {
            snapshot.body = body;
            Err(Trouble::Truncated { url, expected, got: received, snapshot: Some(Arc::new(snapshot)) })
        }
        Err(Spoilt::BadEncoding { got: body }) => {
            snapshot.body = body;
            let encoding = encoding.unwrap_or_default();
            Err(Trouble::BadEncoding { url, encoding, snapshot: Some(Arc::new(snapshot)) })
        }
    }
}

/// Names in lower case; values as UTF-8 where they are, else byte by byte (RFC 9110 §5.5 calls the rest opaque).
fn headers(map: &HeaderMap) -> Vec<(String, String)> {
    let value = |bytes: &[u8]| {
        std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|b| char::from(*b)).collect(), ToOwned::to_owned)
    };
    map.iter().map(|(name, v)| (name.as_str().to_owned(), value(v.as_bytes()))).collect()
}

/// Why there was no answer.
fn unanswered(error: &reqwest::Error, url: &str, limit: Duration) -> Trouble {
    let url = url.to_owned();
    let private = find::<PrivateHost>(error);
    if error.is_timeout() && !error.is_connect() {
        return Trouble::TooSlow { url, limit };
    }
    let why = if private.is_some() {
        Silence::PrivateAddress
    } else if find::<rustls::Error>(error).is_some() {
        Silence::Tls
    } else if error.is_dns() {
        Silence::Dns
    } else if error.is_connect() {
        Silence::Connect
    } else if error.is_builder() {
        Silence::NotHttp
    } else {
        Silence::Reset
    };
    let detail = private.map_or_else(|| innermost(error), ToString::to_string);
    Trouble::Unreachable { url, why, detail }
}

/// Looks for an error inside another. `io::Error` hides what it carries from `source`.
fn find<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    if let Some(found) = error.downcast_ref::<T>() {
        return Some(found);
    }
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    if let Some(found) = inner.and_then(|inner| find::<T>(inner)) {
        return Some(found);
    }
    error.source().and_then(find::<T>)
}

fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}
