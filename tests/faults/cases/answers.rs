//! Sites that refuse, check, ask to wait or have nothing.

use super::Case;
use crate::support::server::Reply;
use crate::world::{self, COUNT, DECISIONS, FEED};

pub const CASES: &[Case] = &[
    Case {
        name: "a challenge page as 403",
        at: DECISIONS,
        replies: || vec![Reply::status(403).header("cf-mitigated", "challenge").body("Just a moment...")],
        verdict: "challenge",
        requests: 2,
        says: r"error: icc/decisions: the site sent a bot check instead of the page (status 403, header `cf-mitigated`)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a challenge page as 200",
        at: FEED,
        replies: || vec![Reply::html("<title>Just a moment...</title><p>Checking your browser")],
        verdict: "challenge",
        requests: 2,
        says: r"error: hudoc/judgments: the site sent a bot check instead of the page (status 200, just a moment...)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`",
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
        says: r"error: icc/decisions: the site sent a login page instead of the page, at https://www.icc-cpi.int/decisions
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "a refusal",
        at: FEED,
        replies: || vec![Reply::status(403).body("Forbidden")],
        verdict: "refused",
        requests: 2,
        says: r"error: hudoc/judgments: the site refused the page (status 403)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`",
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
        says: r"error: legal-tools/ksc-filings: the site asked us to wait 2 hours (status 429)
  page    https://www.legal-tools.org/api/ltddocs/count
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: nothing is wrong. Run `courtwatch fetch legal-tools/ksc-filings` again in 2 hours",
    },
    Case {
        name: "500",
        at: DECISIONS,
        replies: || vec![Reply::status(500).body("oops")],
        verdict: "server",
        requests: 5,
        says: r"error: icc/decisions: the site answered with status 500, expected 200
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
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
        says: r"error: icc/decisions: the site has no such page (status 404)
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: look for the list in a browser; where the court has moved it, tell the maintainers; until then, save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "robots.txt forbids the page",
        at: "/icc/robots.txt",
        replies: || vec![Reply::text("User-agent: *\nDisallow: /decisions\n")],
        verdict: "robots",
        requests: 1,
        says: r"error: icc/decisions: the site's robots.txt forbids this page to `*`: `Disallow: /decisions`
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: the site asks programs to stay out of this page; save the page from your browser and run `courtwatch import FILE --listing icc/decisions`",
    },
    Case {
        name: "robots.txt cannot be read",
        at: "/icc/robots.txt",
        replies: || vec![Reply::status(500)],
        verdict: "robots",
        requests: 4,
        says: r"error: icc/decisions: could not read the site's robots.txt, so nothing was asked: the site answered with status 500, expected 200
  page    https://www.icc-cpi.int/decisions
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: check that your browser can open the page, then run `courtwatch fetch icc/decisions` again",
    },
    Case {
        name: "a challenge instead of robots.txt",
        at: "/hudoc/robots.txt",
        replies: || vec![Reply::status(403).header("cf-mitigated", "challenge").body("Just a moment...")],
        verdict: "challenge",
        requests: 1,
        says: r"error: hudoc/judgments: the site sent a bot check instead of the page (status 403, header `cf-mitigated`)
  page    https://hudoc.echr.coe.int/app/transform/rss
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: this program does not get round such checks; save the page from your browser and run `courtwatch import FILE --listing hudoc/judgments`",
    },
];
