//! Pages that are had and are not what they should be.

use super::Case;
use crate::support::server::Reply;
use crate::world::{self, COUNT, DECISIONS, FEED, ROWS};

pub const CASES: &[Case] = &[
    Case {
        name: "an error page sent as 200",
        at: DECISIONS,
        replies: || vec![Reply::html("<title>Error</title><h1>Something went wrong</h1>")],
        verdict: "unreadable",
        requests: 2,
        says: r"error: icc/decisions: the page could not be read: looked for rows (`.views-row`) with links to records (`/court-record/`); there are none
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "an error in JSON sent as 200",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", r#"{"error":{"statusCode":500,"message":"down"}}"#)],
        verdict: "unreadable",
        requests: 3,
        says: r"error: legal-tools/ksc-filings: the page could not be read: the database answered with an error: `down`
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "an empty page",
        at: DECISIONS,
        replies: || vec![Reply::html("")],
        verdict: "unreadable",
        requests: 2,
        says: r"error: icc/decisions: the page could not be read: looked for rows (`.views-row`) with links to records (`/court-record/`); there are none
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "an empty feed",
        at: FEED,
        replies: || vec![Reply::ok("application/rss+xml", "<rss version=\"2.0\"><channel></channel></rss>")],
        verdict: "too-few",
        requests: 2,
        says: r"error: hudoc/judgments: the page gave 0 rows, expected at least 1
  page    https://hudoc.echr.coe.int/app/transform/rss
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "a count of nothing",
        at: COUNT,
        replies: || vec![Reply::ok("application/json", "{\"count\":0}")],
        verdict: "too-few",
        requests: 2,
        says: r"error: legal-tools/ksc-filings: the page gave 0 rows, expected at least 3
  page    https://www.legal-tools.org/api/ltddocs/count
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "a renamed row class",
        at: DECISIONS,
        replies: || vec![Reply::html(world::decisions(11).replace("views-row", "record-row"))],
        verdict: "unreadable",
        requests: 2,
        says: r"error: icc/decisions: the page could not be read: looked for rows (`.views-row`); the page links to records, and none is in such a row
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "a renamed class inside the rows",
        at: DECISIONS,
        replies: || vec![Reply::html(world::decisions(11).replace("datetime", "when"))],
        verdict: "thin",
        requests: 2,
        says: r"error: icc/decisions: only 0 of 11 rows could be read whole
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "a bad row",
        at: DECISIONS,
        replies: || vec![Reply::html(world::bad_row())],
        verdict: "healthy",
        requests: 3,
        says: r"warning: icc/decisions: met 1 new problem, the first at row 1: expected a date as 2 April 2026, found `31 Febuary 2026`: `Febuary` is not the name of a month
  record  ICC-01/77-01/26-11
  effect  every other row was stored; this one: stored without this date
hint: `courtwatch list problems` shows every problem",
    },
    Case {
        name: "JSON cut short and sent as whole",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", r#"[{"slug":"a","title":"b"},{"slug":"#)],
        verdict: "unreadable",
        requests: 3,
        says: r"error: legal-tools/ksc-filings: the page could not be read: the answer is cut off or broken after 1 documents
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "deep nesting in HTML",
        at: DECISIONS,
        replies: || vec![Reply::html("<div>".repeat(150_000))],
        verdict: "unreadable",
        requests: 2,
        says: r"error: icc/decisions: the page could not be read: the page nests its elements more than 512 deep, as no real page does
  page    https://www.icc-cpi.int/decisions
  saved   sha256 HASH
  effect  nothing from this page was stored; 10 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
    Case {
        name: "deep nesting in JSON",
        at: ROWS,
        replies: || vec![Reply::ok("application/json", "[".repeat(500_000))],
        verdict: "unreadable",
        requests: 3,
        says: r"error: legal-tools/ksc-filings: the page could not be read: the answer is cut off or broken after 0 documents
  page    https://www.legal-tools.org/api/ltddocs
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,000 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
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
        says: r"error: hudoc/judgments: the page could not be read: the page nests its elements more than 256 deep, as no real page does
  page    https://hudoc.echr.coe.int/app/transform/rss
  saved   sha256 HASH
  effect  nothing from this page was stored; 1,700 rows known so far are unchanged
hint: open the page in a browser; if it looks as always, its markup has changed and the adapter must be mended",
    },
];
