//! Recognises a bot check, so that it is reported and never taken for a page.

use super::outline::{Outline, outline};
use crate::model::snapshot::Snapshot;

/// Bot checks are small pages with little to read; anything longer is a page about something.
const MOST_BYTES: usize = 512 * 1024;
const MOST_TEXT: usize = 2_000;

/// Titles and headings of bot checks: the whole text, or its beginning where that is marked so.
const TITLES: &[&str] = &[
    "just a moment...",
    "just a moment…",
    "attention required! | cloudflare",
    "please wait... | cloudflare",
    "checking your browser",
    "checking your browser before accessing",
    "ddos-guard",
    "pardon our interruption",
    "human verification",
    "verifying your browser",
    "verify you are human",
    "verifying you are human",
    "access to this page has been denied",
    "robot or human?",
    "vercel security checkpoint",
    "one moment, please...",
];

/// Marks in tags and scripts, where an article about bot checks has none.
const MARKS: &[(&str, &str)] = &[
    ("_cf_chl_opt", "Cloudflare"),
    ("cf-chl-", "Cloudflare"),
    ("challenges.cloudflare.com", "Cloudflare"),
    ("/cdn-cgi/challenge-platform/", "Cloudflare"),
    ("captcha-delivery.com", "DataDome"),
    ("_incapsula_resource", "Incapsula"),
    ("awswafintegration", "AWS WAF"),
    ("awswafcookiedomainlist", "AWS WAF"),
    (".awswaf.com", "AWS WAF"),
    ("px-captcha", "PerimeterX"),
    ("ddos-guard/js-challenge", "DDoS-Guard"),
];

/// Marks that sites also put on ordinary pages (a widget on a contact form, a script on every page): they count only
/// where the status says that this is not the page, or where there is next to nothing to read.
const COMMON: &[&str] =
    &["challenges.cloudflare.com", "/cdn-cgi/challenge-platform/", "_incapsula_resource", ".awswaf.com"];
const HARDLY_ANYTHING: usize = 300;

/// What shows that this response is a bot check, or nothing.
pub(crate) fn sign(snapshot: &Snapshot) -> Option<&'static str> {
    if snapshot.header("cf-mitigated").is_some() {
        return Some("header `cf-mitigated`");
    }
    if matches!(snapshot.header("x-amzn-waf-action"), Some("challenge" | "captcha")) {
        return Some("header `x-amzn-waf-action`");
    }
    if snapshot.body.len() > MOST_BYTES || (300..400).contains(&snapshot.status) {
        return None;
    }
    let page = outline(snapshot.media_type().as_deref(), &snapshot.body)?;
    if page.text.chars().count() > MOST_TEXT {
        return None;
    }
    let refused = !matches!(snapshot.status, 200 | 404 | 410);
    in_title(&page).or_else(|| in_markup(&page, refused)).or_else(|| in_text(&page))
}

fn in_title(page: &Outline) -> Option<&'static str> {
    std::iter::once(&page.title)
        .chain(&page.headings)
        .find_map(|text| TITLES.iter().find(|title| is_title(text, title)).copied())
}

/// The same words, or those words before the site's own name: `Just a moment... | www.example.org`.
fn is_title(text: &str, title: &str) -> bool {
    text.strip_prefix(title).is_some_and(|rest| {
        let rest = rest.trim_start_matches('.').trim_start();
        rest.is_empty()
            || rest.starts_with(['|', '-', '–'])
            || (title.ends_with("before accessing") && !rest.trim_end_matches('.').contains(' '))
    })
}

fn in_markup(page: &Outline, refused: bool) -> Option<&'static str> {
    let bare = page.text.chars().count() <= HARDLY_ANYTHING && page.headings.len() <= 1;
    MARKS
        .iter()
        .find(|(mark, _)| page.markup.contains(mark) && (refused || bare || !COMMON.contains(mark)))
        .map(|(_, vendor)| *vendor)
}

/// Imperva says it in words and hides the rest in a frame.
fn in_text(page: &Outline) -> Option<&'static str> {
    page.text.starts_with("request unsuccessful. incapsula incident id").then_some("Incapsula")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::snapshot::Origin;

    fn page(status: u16, html: &str) -> Snapshot {
        Snapshot {
            url: String::new(),
            final_url: String::new(),
            retrieved: chrono::Utc::now(),
            status,
            headers: vec![("content-type".into(), "text/html; charset=utf-8".into())],
            body: html.into(),
            origin: Origin::Fetched,
        }
    }

    #[test]
    fn bot_checks() {
        for html in [
            "<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body>",
            "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
            "<title>a.int</title><script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>",
            "<script>window._cf_chl_opt={cvId:'3'}</script>",
            "<title>a.int</title><script>var dd={'host':'geo.captcha-delivery.com'}</script>",
            "<html><body><iframe src=\"/_Incapsula_Resource?SWUDNSAI=9\">Request unsuccessful. Incapsula incident ID: 1-2</iframe>",
            "<script>AwsWafIntegration.saveReferrer()</script>",
            "<title>x</title><h1>Checking your browser before accessing www.a.int.</h1>",
        ] {
            for status in [200, 403, 429, 503] {
                assert!(sign(&page(status, html)).is_some(), "{status} {html}");
            }
        }
    }

    #[test]
    fn pages_about_something_else() {
        let long = "The Chamber recalls its decision. ".repeat(100);
        for html in [
            "<title>Statement on Cloudflare's outage</title><h1>Just a moment of silence for victims</h1>\
             <p>Visitors saw Just a moment... and Checking your browser, from challenges.cloudflare.com and cf-chl-.",
            &format!(
                "<title>Decisions</title><p>{long}<form><script src='https://challenges.cloudflare.com/t.js'></script></form>"
            ),
            &format!(
                "<title>Decisions</title><script src='/_Incapsula_Resource?SWJIYLWA=7'></script><p>{long}"
            ),
            &format!(
                "<title>Decisions</title><script>a='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script><p>{}",
                &long[..400]
            ),
            "<title>Human verification of machine translations</title><p>A report.",
            &format!("<title>Just a moment...</title><script>_cf_chl_opt</script><p>{long}"),
            "<title>Checking your browser before accessing the court's site: a guide</title><p>A guide.",
        ] {
            assert_eq!(sign(&page(200, html)), None, "{html}");
        }
        assert_eq!(
            sign(&page(403, "<title>403 Forbidden</title><h1>Forbidden</h1><p>nginx, behind Cloudflare")),
            None
        );
        let mut pdf = page(200, "<title>Just a moment...</title>");
        pdf.headers[0].1 = "application/pdf".into();
        assert_eq!(sign(&pdf), None);
    }

    #[test]
    fn headers_alone_are_enough() {
        let mut empty = page(403, "");
        empty.headers.push(("cf-mitigated".into(), "challenge".into()));
        assert!(sign(&empty).is_some());
        let mut waf = page(202, "");
        waf.headers.push(("x-amzn-waf-action".into(), "challenge".into()));
        assert!(sign(&waf).is_some());
    }
}
