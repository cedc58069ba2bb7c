//! The faults.

use crate::support::server::Reply;

use super::world::{self, COUNT, DECISIONS, FEED, ROWS};

/// One fault.
pub struct Case {
    pub name: &'static str,
    /// The path that misbehaves.
    pub at: &'static str,
    /// What it answers, one after the other; the last one repeats.
    pub replies: fn() -> Vec<Reply>,
    /// The word for it in the table.
    pub verdict: &'static str,
    /// Requests to the site, robots.txt included.
    pub requests: usize,
    /// All that stands on stderr.
    pub says: &'static str,
}

impl Case {
    pub fn listing(&self) -> &'static str {
        match self.at.split('/').nth(1) {
            Some("icc") => "icc/decisions",
            Some("ltd") => "legal-tools/ksc-filings",
            _ => "hudoc/judgments",
        }
    }

    /// Whether the listing is read in spite of the fault.
    pub fn reads(&self) -> bool {
        self.verdict == "healthy"
    }

    pub fn exit(&self) -> i32 {
        if self.reads() { 0 } else { 3 }
    }
}

pub const CASES: &[Case] = &[
    Case {
        name: "a challenge page as 403",
        at: DECISIONS,
        replies: || vec![Reply::status(403).header("cf-mitigated", "challenge").body("Just a moment...")],
        verdict: "challenge",
        requests: 2,
        says: r#"error: icc/decisions: the site sent a bot check instead of the page (status 403, header `cf-mitigated`)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a challenge page as 200",
        at: FEED,
        replies: || vec![Reply::html("<title>Just a moment...</title><p>Checking your browser")],
        verdict: "challenge",
        requests: 2,
        says: r#"error: hudoc/judgments: the site sent a bot check instead of the page (status 200, just a moment...)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`"#,
    },
    Case {
        name: "a login page",
        at: DECISIONS,
        replies: || {
            vec![Reply::html(
                "<title>Sign in</title><h1>Sign in</h1><form><input name=user><input type=password></form>",
            )]
        },
        verdict: "login",
        requests: 2,
        says: r#"error: icc/decisions: the site sent a login page instead of the page, at https://www.icc-cpi.int/decisions
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a refusal",
        at: FEED,
        replies: || vec![Reply::status(403).body("Forbidden")],
        verdict: "refused",
        requests: 2,
        says: r#"error: hudoc/judgments: the site refused the page (status 403)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`"#,
    },
    Case {
        name: "asked to wait two seconds",
        at: DECISIONS,
        replies: || vec![Reply::status(429).header("Retry-After", "2"), world::healthy(DECISIONS, 1)],
        verdict: "healthy",
        requests: 4,
        says: "",
    },
    Case {
        name: "asked to wait two hours",
        at: COUNT,
        replies: || vec![Reply::status(429).header("Retry-After", "7200")],
        verdict: "later",
        requests: 2,
        says: r#"error: legal-tools/ksc-filings: the site asked us to wait 2 hours (status 429)
  page    https://www.legal-tools.org/api/ltddocs/count
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: nothing is wrong. Run `courtwatch fetch legal-tools/ksc-filings` again in 2 hours"#,
    },
    Case {
        name: "500",
        at: DECISIONS,
        replies: || vec![Reply::status(500).body("oops")],
        verdict: "server",
        requests: 5,
        says: r#"error: icc/decisions: the site answered with status 500, expected 200
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "503 twice, then the page",
        at: DECISIONS,
        replies: || vec![Reply::status(503), Reply::status(503), world::healthy(DECISIONS, 1)],
        verdict: "healthy",
        requests: 5,
        says: "",
    },
    Case {
        name: "404",
        at: DECISIONS,
        replies: || vec![Reply::status(404).body("not here")],
        verdict: "not-found",
        requests: 2,
        says: r#"error: icc/decisions: the site has no such page (status 404)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "an error page sent as 200",
        at: DECISIONS,
        replies: || vec![Reply::html("<title>Error</title><h1>Something went wrong</h1>")],
        verdict: "unreadable",
        requests: 2,
        says: r#"error: icc/decisions: the page could not be read: looked for rows (`.views-row`) with links to records (`/court-record/`); there are none
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "an error in JSON sent as 200",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", r#"{"error":{"statusCode":500,"message":"down"}}"#)],
        verdict: "unreadable",
        requests: 3,
        says: r#"error: legal-tools/ksc-filings: the page could not be read: the database answered with an error: `down`
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "an empty page",
        at: DECISIONS,
        replies: || vec![Reply::html("")],
        verdict: "unreadable",
        requests: 2,
        says: r#"error: icc/decisions: the page could not be read: looked for rows (`.views-row`) with links to records (`/court-record/`); there are none
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "an empty feed",
        at: FEED,
        replies: || vec![Reply::ok("application/rss+xml", "<rss version=\"2.0\"><channel></channel></rss>")],
        verdict: "too-few",
        requests: 2,
        says: r#"error: hudoc/judgments: the page gave 0 rows, expected at least 1,700
  page    https://hudoc.echr.coe.int/app/transform/rss
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "a count of nothing",
        at: COUNT,
        replies: || vec![Reply::ok("application/json", "{\"count\":0}")],
        verdict: "too-few",
        requests: 2,
        says: r#"error: legal-tools/ksc-filings: the page gave 0 rows, expected at least 1,000
  page    https://www.legal-tools.org/api/ltddocs/count
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "a renamed row class",
        at: DECISIONS,
        replies: || vec![Reply::html(world::decisions(11).replace("views-row", "record-row"))],
        verdict: "unreadable",
        requests: 2,
        says: r#"error: icc/decisions: the page could not be read: looked for rows (`.views-row`); the page links to records, and none is in such a row
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "a renamed class inside the rows",
        at: DECISIONS,
        replies: || vec![Reply::html(world::decisions(11).replace("datetime", "when"))],
        verdict: "thin",
        requests: 2,
        says: r#"error: icc/decisions: only 0 of 11 rows could be read whole
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "a bad row",
        at: DECISIONS,
        replies: || vec![Reply::html(world::bad_row())],
        verdict: "healthy",
        requests: 3,
        says: r#"warning: icc/decisions: met 1 new problem, the first at row 1: expected a date as 2 April 2026, found `31 Febuary 2026`: `Febuary` is not the name of a month
  record  ICC-01/77-01/26-11
  effect  every other row was stored; this one: stored without this date
hint: `courtwatch list problems` shows every problem"#,
    },
    Case {
        name: "a body cut short",
        at: DECISIONS,
        replies: || vec![Reply::html(&world::decisions(11)[..600]).claims(5000)],
        verdict: "truncated",
        requests: 5,
        says: r#"error: icc/decisions: the page ended after 600 bytes, expected 5,000
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "an answer in chunks, cut short",
        at: ROWS,
        replies: || vec![world::healthy(ROWS, 1).chunked_cut()],
        verdict: "truncated",
        requests: 6,
        says: r#"error: legal-tools/ksc-filings: the page ended early, after 31,921 bytes
  page    https://www.legal-tools.org/api/ltddocs
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch legal-tools/ksc-filings` again"#,
    },
    Case {
        name: "JSON cut short and sent as whole",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", r#"[{"slug":"a","title":"b"},{"slug":"#)],
        verdict: "unreadable",
        requests: 3,
        says: r#"error: legal-tools/ksc-filings: the page could not be read: the answer is cut off after 1 rows
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "a bad gzip",
        at: DECISIONS,
        replies: || vec![Reply::html("<p>not packed").header("Content-Encoding", "gzip")],
        verdict: "bad-encoding",
        requests: 2,
        says: r#"error: icc/decisions: the page is not the `gzip` that it says it is
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "a gzip that explodes",
        at: DECISIONS,
        replies: || vec![Reply::html(exploding()).header("Content-Encoding", "gzip")],
        verdict: "too-big",
        requests: 2,
        says: r#"error: icc/decisions: the page is longer than 1 MB
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: no list is known to be that long. Raise `body_mb` under `[limits]` in courtwatch.toml, or Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a body that never ends",
        at: DECISIONS,
        replies: || vec![Reply::endless()],
        verdict: "too-big",
        requests: 2,
        says: r#"error: icc/decisions: the page is longer than 1 MB
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: no list is known to be that long. Raise `body_mb` under `[limits]` in courtwatch.toml, or Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a body that stops coming",
        at: DECISIONS,
        replies: || vec![Reply::html("<p>so far").stall_in_body()],
        verdict: "too-slow",
        requests: 5,
        says: r#"error: icc/decisions: the page was not whole after 1 second
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again
hint: on a slow line, raise `seconds` under `[limits]` in courtwatch.toml"#,
    },
    Case {
        name: "no answer",
        at: DECISIONS,
        replies: || vec![Reply::stall()],
        verdict: "too-slow",
        requests: 5,
        says: r#"error: icc/decisions: the page was not whole after 1 second
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again
hint: on a slow line, raise `seconds` under `[limits]` in courtwatch.toml"#,
    },
    Case {
        name: "deep nesting in HTML",
        at: DECISIONS,
        replies: || vec![Reply::html("<div>".repeat(150_000))],
        verdict: "unreadable",
        requests: 2,
        says: r#"error: icc/decisions: the page could not be read: the page nests its elements more than 512 deep, as no real page does
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "deep nesting in JSON",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", "[".repeat(500_000))],
        verdict: "unreadable",
        requests: 3,
        says: r#"error: legal-tools/ksc-filings: the page could not be read: the answer is cut off after 0 rows
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "deep nesting in a feed",
        at: FEED,
        replies: || {
            let deep = format!("<rss><channel><item>{}", "<a>".repeat(200_000));
            vec![Reply::ok("application/rss+xml", deep)]
        },
        verdict: "unreadable",
        requests: 2,
        says: r#"error: hudoc/judgments: the page could not be read: the page nests its elements more than 256 deep, as no real page does
  page    https://hudoc.echr.coe.int/app/transform/rss
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended"#,
    },
    Case {
        name: "redirects in a loop",
        at: DECISIONS,
        replies: || vec![Reply::redirect("/decisions?again"), Reply::redirect("/decisions")],
        verdict: "redirect",
        requests: 3,
        says: r#"error: icc/decisions: the page sends on to https://www.icc-cpi.int/decisions, which leads back to itself
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a redirect to another site",
        at: DECISIONS,
        replies: || vec![Reply::redirect("https://parked.example/decisions")],
        verdict: "redirect",
        requests: 2,
        says: r#"error: icc/decisions: the page sends on to https://parked.example/decisions, which is another site, `parked.example`
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a redirect to a private address",
        at: DECISIONS,
        replies: || vec![Reply::redirect("http://169.254.169.254/latest/meta-data")],
        verdict: "redirect",
        requests: 2,
        says: r#"error: icc/decisions: the page sends on to http://169.254.169.254/latest/meta-data, which is not on the public internet
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a redirect to a file",
        at: DECISIONS,
        replies: || vec![Reply::redirect("file:///etc/passwd")],
        verdict: "redirect",
        requests: 2,
        says: r#"error: icc/decisions: the page sends on to file:///etc/passwd, which is not an http or https address
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a redirect to a login page elsewhere",
        at: DECISIONS,
        replies: || vec![Reply::redirect("https://login.example/sso?to=decisions")],
        verdict: "login",
        requests: 2,
        says: r#"error: icc/decisions: the site sent a login page instead of the page, at https://login.example/sso?to=decisions
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "a connection that is reset",
        at: DECISIONS,
        replies: || vec![Reply::reset()],
        verdict: "unreachable",
        requests: 5,
        says: r#"error: icc/decisions: could not reach the site: the connection was closed before the answer (Connection reset by peer)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "an answer that is not HTTP",
        at: DECISIONS,
        replies: || vec![Reply::raw("SSH-2.0-OpenSSH_9.6\r\n")],
        verdict: "unreachable",
        requests: 5,
        says: r#"error: icc/decisions: could not reach the site: the connection was closed before the answer (invalid HTTP version parsed)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "robots.txt forbids the page",
        at: "/icc/robots.txt",
        replies: || vec![Reply::text("User-agent: *\nDisallow: /decisions\n")],
        verdict: "robots",
        requests: 1,
        says: r#"error: icc/decisions: the site's robots.txt forbids this page to `*`: `Disallow: /decisions`
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: the site asks programs to stay out of this page; Save the page from your browser and run `courtwatch import FILE --listing icc/decisions`"#,
    },
    Case {
        name: "robots.txt cannot be read",
        at: "/icc/robots.txt",
        replies: || vec![Reply::status(500)],
        verdict: "robots",
        requests: 4,
        says: r#"error: icc/decisions: could not read the site's robots.txt, so nothing was asked: the site answered with status 500, expected 200
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again"#,
    },
    Case {
        name: "a challenge instead of robots.txt",
        at: "/hudoc/robots.txt",
        replies: || vec![Reply::status(403).header("cf-mitigated", "challenge").body("Just a moment...")],
        verdict: "challenge",
        requests: 1,
        says: r#"error: hudoc/judgments: the site sent a bot check instead of the page (status 403, header `cf-mitigated`)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; Save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`"#,
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
