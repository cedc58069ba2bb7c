//! Asks the network.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use url::Url;

use super::body::Excess;
use super::host::Host;
use super::judge::{Verdict, judge};
use super::origins::Route;
use super::pace::Pace;
use super::record::{Recorded, Recorder};
use super::redirect::{self, Detour, Reach};
use super::retry::{self, Hope};
use super::robots::{self, Rules};
use super::settings::{Settings, SetupError};
use super::trouble::{Silence, Trouble};
use super::wire::{self, Wire};
use super::{Answer, Ask, Fetch, Limits, address, agent};
use crate::model::snapshot::Snapshot;

/// The network, asked politely. Shared by all threads of a run; each host is asked by one at a time.
pub struct Live {
    settings: Settings,
    wire: Wire,
    agent: String,
    hosts: Mutex<BTreeMap<String, Arc<Host>>>,
    sent: AtomicU64,
}

/// One address of a chain of redirects, and where it is asked.
struct Hop {
    url: Url,
    /// The address as it was asked: as given for the first, as resolved for the rest.
    name: String,
    route: Route,
}

/// One page or robots.txt on its way here.
struct Errand<'a> {
    ask: &'a Ask,
    pace: Duration,
    kind: Kind,
    /// How often it may still be tried again.
    retries: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Robots,
}

impl Live {
    /// Makes ready; sends nothing.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        let agent = agent::user_agent(settings.contact.as_deref())
            .ok_or_else(|| SetupError::Contact(settings.contact.clone().unwrap_or_default()))?;
        let wire = Wire::new(&agent)?;
        Ok(Self { settings, wire, agent, hosts: Mutex::default(), sent: AtomicU64::new(0) })
    }

    /// The user agent that every request carries.
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// What was recorded until now, where that was asked for.
    pub fn recorded(&self) -> Option<Recorded> {
        self.settings.record.as_ref().map(Recorder::recorded)
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(address::host_key(url)).or_default())
    }

    /// Follows one errand to its end: the response, or the trouble that ended it.
    fn travel(&self, mut errand: Errand<'_>, first: Hop) -> Result<Answer, Trouble> {
        let mut seen = Vec::new();
        let mut hop = first;
        let kind = errand.kind;
        loop {
            let host = self.host(&hop.url);
            let stop = |trouble: &Trouble, first: Option<&Url>| {
                // what robots.txt's own answer means for the host is judged by the page that asked for it
                if kind == Kind::Page {
                    self.stop(trouble, &host, first);
                }
            };
            let verdict =
                self.visit(&mut errand, &host, &hop).inspect_err(|trouble| stop(trouble, seen.first()))?;
            let (snapshot, location) = match verdict {
                Verdict::Page(snapshot) => return Ok(Answer::Page(snapshot)),
                Verdict::NotModified(snapshot) => return Ok(Answer::NotModified(snapshot)),
                Verdict::Bad(trouble) => {
                    stop(&trouble, seen.first());
                    return Err(trouble);
                }
                Verdict::Onward(snapshot, location) => (snapshot, location),
            };
            seen.push(hop.url.clone());
            hop = self
                .onward(&errand, &seen, &hop, location.as_deref(), snapshot)
                .inspect_err(|trouble| stop(trouble, seen.first()))?;
        }
    }

    /// Stops the host that answered, and the one that sent us to it.
    fn stop(&self, trouble: &Trouble, host: &Host, first: Option<&Url>) {
        if trouble.stops_host() {
            host.stop(trouble);
            if let Some(first) = first {
                self.host(first).stop(trouble);
            }
        }
    }

    /// One address of the chain: its rules, then its answer.
    fn visit(&self, errand: &mut Errand<'_>, host: &Host, hop: &Hop) -> Result<Verdict, Trouble> {
        let asked = &errand.ask.url;
        host.check(asked)?;
        if !hop.route.loopback && address::is_private_host(&hop.route.target) {
            let detail = format!("`{}`", hop.route.target.host_str().unwrap_or_default());
            return Err(Trouble::Unreachable { url: asked.clone(), why: Silence::PrivateAddress, detail });
        }
        let mut crawl_delay = Duration::ZERO;
        if errand.kind == Kind::Page {
            let rules = self.rules(errand, host, hop)?;
            rules.check(&hop.url, asked)?;
            crawl_delay = rules.crawl_delay();
        }
        let setting = self.settings.pace.get(&address::host_key(&hop.url));
        let setting =
            setting.or_else(|| self.settings.pace.get(hop.url.host_str().unwrap_or_default())).copied();
        let pace = Pace { source: errand.pace, crawl_delay, setting, loopback: hop.route.loopback };
        self.persist(errand, host, hop, pace)
    }

    /// Asks, and asks again where that may help.
    fn persist(
        &self,
        errand: &mut Errand<'_>,
        host: &Host,
        hop: &Hop,
        pace: Pace,
    ) -> Result<Verdict, Trouble> {
        let base = if pace.loopback && pace.pause().is_zero() { Duration::ZERO } else { retry::BASE };
        loop {
            let verdict = match self.once(errand, host, hop, pace.pause()) {
                Ok(snapshot) => judge(errand.ask, snapshot, self.settings.clock.now()),
                Err(trouble) => Verdict::Bad(trouble),
            };
            let Verdict::Bad(trouble) = &verdict else { return Ok(verdict) };
            let again = self.settings.retries.saturating_sub(errand.retries).saturating_add(1);
            let wait = match retry::hope(trouble, self.settings.patience) {
                Hope::None => return Ok(verdict),
                Hope::BackOff => retry::back_off(again, base),
                Hope::After(wait) => wait,
            };
            if errand.retries == 0 {
                return Ok(verdict);
            }
            errand.retries -= 1;
            host.gate.hold(&*self.settings.clock, wait);
        }
    }

    /// Sends one request in its turn. The snapshot is told of the address that was asked first.
    fn once(
        &self,
        errand: &Errand<'_>,
        host: &Host,
        hop: &Hop,
        pause: Duration,
    ) -> Result<Snapshot, Trouble> {
        let asked = &errand.ask.url;
        let clock = &*self.settings.clock;
        self.afford(asked, 0)?;
        let turn = host.gate.turn(clock, pause);
        host.check(asked)?;
        self.afford(asked, 1)?;
        host.sent.fetch_add(1, Ordering::Relaxed);
        let excess = if errand.kind == Kind::Robots { Excess::Cut } else { Excess::Refuse };
        let result = self.wire.send(errand.ask, &hop.name, &hop.route, excess, clock);
        drop(turn);
        let received = match &result {
            Ok(snapshot) => Some(snapshot),
            Err(trouble) => trouble.snapshot(),
        };
        if let (Some(recorder), Some(snapshot)) = (&self.settings.record, received) {
            let mut sent = vec![("user-agent", self.agent.as_str())];
            sent.extend(wire::headers_of(errand.ask));
            let cut = match &result {
                Ok(_) => None,
                Err(Trouble::Truncated { .. }) => Some("disconnect"),
                Err(_) => Some("unspecified"),
            };
            let kept = recorder.exchange(snapshot, Some(&sent), cut);
            kept.map_err(|e| Trouble::RecordingFailed { url: asked.clone(), detail: e.to_string() })?;
        }
        let mut snapshot = result.map_err(|trouble| trouble.received_for(asked))?;
        snapshot.url.clone_from(asked);
        Ok(snapshot)
    }

    /// Takes requests out of the budget.
    fn afford(&self, asked: &str, requests: u64) -> Result<(), Trouble> {
        let max = self.settings.max_requests.unwrap_or(u64::MAX);
        let next = |sent: u64| (sent < max).then_some(sent + requests);
        let taken = self.sent.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
        taken.map(drop).map_err(|_| Trouble::Budget { url: asked.to_owned(), max })
    }

    /// The next address of a chain, where it may be followed.
    fn onward(
        &self,
        errand: &Errand<'_>,
        seen: &[Url],
        hop: &Hop,
        location: Option<&str>,
        snapshot: Snapshot,
    ) -> Result<Hop, Trouble> {
        let home = |text| self.settings.origins.home(&hop.url, &hop.route, text);
        let next = location.ok_or(Detour::Nowhere).and_then(|text| redirect::resolve(&hop.url, text));
        // a mirror may name its own address, which is the site's
        let next = match location.and_then(home) {
            Some(home) => redirect::resolve(&hop.url, home.as_str()),
            None => next,
        };
        let reach = if errand.kind == Kind::Robots { Reach::Anywhere } else { Reach::SameSite };
        let checked = next.as_ref().map_err(Clone::clone).and_then(|next| {
            redirect::check(seen, next, errand.ask.limits.redirects, reach).map(|()| next.clone())
        });
        match checked {
            Ok(url) => {
                let route = self.settings.origins.route(&url);
                Ok(Hop { name: url.to_string(), url, route })
            }
            Err(why) => {
                let to = next.map_or_else(|_| location.unwrap_or_default().to_owned(), String::from);
                Err(redirect::refused(errand.ask, why, hop.name.clone(), to, snapshot))
            }
        }
    }

    /// The rules of a host, read once.
    fn rules(&self, errand: &Errand<'_>, host: &Host, hop: &Hop) -> Result<Arc<Rules>, Trouble> {
        let mut known = host.rules();
        if let Some(rules) = known.get(&hop.route.place) {
            return Ok(Arc::clone(rules));
        }
        host.check(&errand.ask.url)?;
        let (url, route) = self.settings.origins.robots(&hop.url);
        let limits = Limits { body: robots::LIMIT, redirects: 5, ..errand.ask.limits.clone() };
        let ask = Ask { url: url.to_string(), validators: None, limits };
        let read =
            Errand { ask: &ask, pace: errand.pace, kind: Kind::Robots, retries: self.settings.retries };
        let answer = self.travel(read, Hop { name: ask.url.clone(), url, route });
        let rules = Arc::new(robots::read(answer, &errand.ask.url)?);
        known.insert(hop.route.place, Arc::clone(&rules));
        Ok(rules)
    }
}

impl Fetch for Live {
    fn get(&self, ask: &Ask, pace: Duration) -> Result<Answer, Trouble> {
        let url = address::parse(&ask.url)?;
        let route = self.settings.origins.route(&url);
        let errand = Errand { ask, pace, kind: Kind::Page, retries: self.settings.retries };
        self.travel(errand, Hop { url, name: ask.url.clone(), route })
    }

    fn requests(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    fn requests_to(&self, url: &str) -> u64 {
        address::parse(url).map_or(0, |url| self.host(&url).sent.load(Ordering::Relaxed))
    }
}
