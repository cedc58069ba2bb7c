//! Turns host names into addresses, and lets through only those that may be asked.
//!
//! The check stands here, between the name and the connection, so that the address judged is the address connected to:
//! a name that resolves to something else the next moment gains nothing.

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::is_public;

/// The names asked for, and which of their addresses may be connected to.
pub(crate) struct Resolver {
    admits: fn(IpAddr) -> bool,
    /// Every host that was asked. A name outside is the system's proxy, which is the only other thing connected to, and
    /// which often has a private address: a university's own.
    asked: Mutex<BTreeSet<String>>,
}

impl Resolver {
    /// For the sites: public addresses only.
    pub(crate) fn public() -> Arc<Self> {
        Arc::new(Self { admits: is_public, asked: Mutex::default() })
    }

    /// For origins on this computer: loopback addresses only.
    pub(crate) fn loopback() -> Arc<Self> {
        Arc::new(Self { admits: |ip| ip.is_loopback(), asked: Mutex::default() })
    }

    /// Notes that a host is about to be asked. Must come before the request.
    pub(crate) fn will_ask(&self, host: &str) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(host.to_ascii_lowercase());
    }

    fn filter(&self, name: &str) -> fn(IpAddr) -> bool {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.contains(&name.to_ascii_lowercase()) { self.admits } else { |_| true }
    }
}

/// A name that has only addresses that are not asked.
#[derive(Debug)]
pub(crate) struct PrivateHost(pub IpAddr);

impl fmt::Display for PrivateHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its address is {}", self.0)
    }
}

impl std::error::Error for PrivateHost {}

type Found = Result<Vec<SocketAddr>, Box<dyn std::error::Error + Send + Sync>>;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let admits = self.filter(name.as_str());
        let name = name.as_str().to_owned();
        let lookup = Lookup::start(move || admitted((name.as_str(), 0).to_socket_addrs(), admits));
        Box::pin(async move { Ok(Box::new(lookup.await?.into_iter()) as Addrs) })
    }
}

fn admitted<I: Iterator<Item = SocketAddr>>(found: io::Result<I>, admits: fn(IpAddr) -> bool) -> Found {
    let (good, bad): (Vec<_>, Vec<_>) = found?.partition(|address| admits(address.ip()));
    match (good.is_empty(), bad.first()) {
        (true, Some(address)) => Err(Box::new(PrivateHost(address.ip()))),
        (true, None) => Err(io::Error::from(io::ErrorKind::NotFound).into()),
        (false, _) => Ok(good),
    }
}

/// A lookup on a thread of its own: the system's resolver blocks, and other hosts must not wait for it.
struct Lookup(Arc<Mutex<Slot>>);

#[derive(Default)]
struct Slot {
    found: Option<Found>,
    waker: Option<Waker>,
}

impl Lookup {
    fn start(work: impl FnOnce() -> Found + Send + 'static) -> Self {
        let slot = Arc::new(Mutex::new(Slot::default()));
        let filled = Arc::clone(&slot);
        thread::spawn(move || {
            let found = work();
            let mut slot = filled.lock().unwrap_or_else(PoisonError::into_inner);
            slot.found = Some(found);
            if let Some(waker) = slot.waker.take() {
                waker.wake();
            }
        });
        Self(slot)
    }
}

impl Future for Lookup {
    type Output = Found;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Found> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = slot.found.take() {
            return Poll::Ready(found);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &[&str]) -> std::vec::IntoIter<SocketAddr> {
        list.iter().map(|a| a.parse().unwrap()).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn private_addresses_are_left_out() {
        let mixed = admitted(Ok(found(&["10.0.0.1:0", "8.8.8.8:0"])), is_public).unwrap();
        assert_eq!(mixed, ["8.8.8.8:0".parse().unwrap()]);
        let private = admitted(Ok(found(&["10.0.0.1:0", "[::1]:0"])), is_public).unwrap_err();
        assert!(private.downcast_ref::<PrivateHost>().is_some());
        assert!(admitted(Ok(found(&[])), is_public).is_err());
    }

    #[test]
    fn only_a_proxy_goes_unfiltered() {
        let resolver = Resolver::public();
        resolver.will_ask("Site.example");
        assert!(!resolver.filter("site.example")(IpAddr::from([10, 0, 0, 1])));
        assert!(resolver.filter("proxy.university.example")(IpAddr::from([10, 0, 0, 1])));
    }
}
