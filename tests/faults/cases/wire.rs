//! Answers that do not come whole, or come from elsewhere.

use super::Case;
use crate::support::server::Reply;
use crate::world::{self, DECISIONS, ROWS};

pub const CASES: &[Case] = &[
    Case {
        name: "a body cut short",
        at: DECISIONS,
        replies: || vec![Reply::html(&world::decisions(11)[..600]).claims(5000)],
        verdict: "truncated",
        requests: 5,
        says: r"error: icc/decisions: the page ended after 600 bytes, expected 5,000
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
    },
    Case {
        name: "an answer in chunks, cut short",
        at: ROWS,
        replies: || vec![world::healthy(ROWS, 1).chunked_cut()],
        verdict: "truncated",
        requests: 6,
        says: r"error: legal-tools/ksc-filings: the page ended early, after 31,921 bytes
  page    https://www.legal-tools.org/api/ltddocs
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch legal-tools/ksc-filings` again",
    },
    Case {
        name: "a bad gzip",
        at: DECISIONS,
        replies: || vec![Reply::html("<p>not packed").header("Content-Encoding", "gzip")],
        verdict: "bad-encoding",
        requests: 2,
        says: r"error: icc/decisions: the page is not the `gzip` that it says it is
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
    },
    Case {
        name: "a gzip that explodes",
        at: DECISIONS,
        replies: || vec![Reply::html(exploding()).header("Content-Encoding", "gzip")],
        verdict: "too-big",
        requests: 2,
        says: r"error: icc/decisions: the page is longer than 1 MB
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: no list is known to be that long. Raise `body_mb` under `[limits]` in courtwatch.toml, or save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a body that never ends",
        at: DECISIONS,
        replies: || vec![Reply::endless()],
        verdict: "too-big",
        requests: 2,
        says: r"error: icc/decisions: the page is longer than 1 MB
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: no list is known to be that long. Raise `body_mb` under `[limits]` in courtwatch.toml, or save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a body that stops coming",
        at: DECISIONS,
        replies: || vec![Reply::html("<p>so far").stall_in_body()],
        verdict: "too-slow",
        requests: 5,
        says: r"error: icc/decisions: the page was not whole after 1 second
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again
hint: on a slow line, raise `seconds` under `[limits]` in courtwatch.toml",
    },
    Case {
        name: "no answer",
        at: DECISIONS,
        replies: || vec![Reply::stall()],
        verdict: "too-slow",
        requests: 5,
        says: r"error: icc/decisions: the page was not whole after 1 second
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again
hint: on a slow line, raise `seconds` under `[limits]` in courtwatch.toml",
    },
    Case {
        name: "redirects in a loop",
        at: DECISIONS,
        replies: || vec![Reply::redirect("/decisions?again"), Reply::redirect("/decisions")],
        verdict: "redirect",
        requests: 3,
        says: r"error: icc/decisions: the page sends on to https://www.icc-cpi.int/decisions, which leads back to itself
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a redirect to another site",
        at: DECISIONS,
        replies: || vec![Reply::redirect("https://parked.example/decisions")],
        verdict: "redirect",
        requests: 2,
        says: r"error: icc/decisions: the page sends on to https://parked.example/decisions, which is another site, `parked.example`
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a redirect to a private address",
        at: DECISIONS,
        replies: || vec![Reply::redirect("http://169.254.169.254/latest/meta-data")],
        verdict: "redirect",
        requests: 2,
        says: r"error: icc/decisions: the page sends on to http://169.254.169.254/latest/meta-data, which is not on the public internet
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a redirect to a file",
        at: DECISIONS,
        replies: || vec![Reply::redirect("file:///etc/passwd")],
        verdict: "redirect",
        requests: 2,
        says: r"error: icc/decisions: the page sends on to file:///etc/passwd, which is not an http or https address
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a redirect to a login page elsewhere",
        at: DECISIONS,
        replies: || vec![Reply::redirect("https://login.example/sso?to=decisions")],
        verdict: "login",
        requests: 2,
        says: r"error: icc/decisions: the site sent a login page instead of the page, at https://login.example/sso?to=decisions
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a connection that is reset",
        at: DECISIONS,
        replies: || vec![Reply::reset()],
        verdict: "unreachable",
        requests: 5,
        says: r"error: icc/decisions: could not reach the site: the connection was closed before the answer (Connection reset by peer)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
    },
    Case {
        name: "an answer that is not HTTP",
        at: DECISIONS,
        replies: || vec![Reply::raw("SSH-2.0-OpenSSH_9.6\r\n")],
        verdict: "unreachable",
        requests: 5,
        says: r"error: icc/decisions: could not reach the site: the connection was closed before the answer (invalid HTTP version parsed)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
    },
];

/// A few kilobytes that become sixteen megabytes.
fn exploding() -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..256 {
        packed.write_all(&vec![0; 65_536]).unwrap();
    }
    packed.finish().unwrap()
}
