//! Which addresses on the internet may be asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::trouble::{Silence, Trouble};

/// Reads an address that a person or a page gave.
pub(crate) fn parse(text: &str) -> Result<Url, Trouble> {
    let trouble =
        |detail: String| Trouble::Unreachable { url: text.to_owned(), why: Silence::NotHttp, detail };
    let url = Url::parse(text.trim()).map_err(|e| trouble(e.to_string()))?;
    if is_http(&url) { Ok(url) } else { Err(trouble(format!("it begins with `{}:`", url.scheme()))) }
}

/// Whether this is an http or https address with a host.
pub(crate) fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The host as a key: lower case, with the port where it is not the usual one.
pub(crate) fn host_key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
    url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"))
}

/// Whether the host is written as an address, or as a name that always means this computer or network.
///
/// Names are otherwise judged when they are resolved, by the address connected to.
pub(crate) fn is_private_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(v4)) => !is_public(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => !is_public(IpAddr::V6(v6)),
        Some(Host::Domain(name)) => is_local_name(name),
        None => true,
    }
}

/// Names that RFC 6761 §6.3, RFC 6762 and ICANN keep for the computer and the network at hand.
fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    ["localhost", "local", "internal", "home.arpa"]
        .iter()
        .any(|top| name == *top || name.strip_suffix(top).is_some_and(|rest| rest.ends_with('.')))
}

/// Whether the host is this computer, spelt so that nobody can doubt it.
pub(crate) fn is_loopback_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        Some(Host::Domain(name)) => name.trim_end_matches('.') == "localhost",
        None => false,
    }
}

/// Whether an address is on the public internet: not in the special-purpose registries of IANA (RFC 6890).
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0 // "this network", unspecified
        || a >= 240 // reserved, broadcast
        || (a == 100 && (64..128).contains(&b)) // carrier-grade NAT, RFC 6598
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || (a == 198 && (b == 18 || b == 19)); // benchmarking
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    let low = Ipv4Addr::from((u32::from(s[6]) << 16) | u32::from(s[7]));
    match s {
        [0, 0, 0, 0, 0, 0xffff | 0, _, _] => s[5] == 0xffff && is_public_v4(low), // mapped; ::, ::1, compatible
        [0x64, 0xff9b, 0, 0, 0, 0, _, _] => is_public_v4(low),                    // NAT64, RFC 6052
        [0x2002, high, mid, ..] => {
            is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(mid))) // 6to4
        }
        [0x2001, second, ..] if second < 0x200 => false, // protocol assignments, Teredo
        [0x2001, 0xdb8, ..] => false,                    // documentation
        [first, ..] => (0x2000..0x4000).contains(&first), // all else is not global unicast
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_in_every_dress() {
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.0.1",
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "fec0::1",
            "ff02::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "100::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "8.8.8.8",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "192.169.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2606:4700::1111",
            "2a00:1450::1",
            "2002:808:808::1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn hosts_that_hide_an_address() {
        for url in [
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://[::ffff:7f00:1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://x.localhost/",
            "http://printer.local/",
        ] {
            assert!(is_private_host(&Url::parse(url).unwrap()), "{url}");
        }
        assert!(!is_private_host(&Url::parse("https://notlocalhost/").unwrap()));
        assert!(!is_private_host(&Url::parse("https://www.icc-cpi.int/").unwrap()));
    }

    #[test]
    fn only_http() {
        for (text, good) in
            [("https://a/b", true), ("file:///etc/passwd", false), ("a/b", false), ("data:,x", false)]
        {
            assert_eq!(parse(text).is_ok(), good, "{text}");
        }
    }
}
