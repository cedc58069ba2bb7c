//! Recognises a login page, so that it is not read as a listing with nothing in it.

use url::Url;

use super::outline::{Outline, outline};
use crate::model::snapshot::Snapshot;

/// Path segments of login pages, without their ending.
const SEGMENTS: &[&str] = &[
    "login",
    "log-in",
    "log_in",
    "signin",
    "sign-in",
    "sign_in",
    "logon",
    "log-on",
    "wp-login",
    "sso",
    "adfs",
    "saml",
    "saml2",
    "authorize",
    "authenticate",
    "authentication",
    "connexion",
    "userlogin",
    "useraccount",
];

/// First labels of hosts that only log people in.
const HOSTS: &[&str] = &["login", "signin", "sso", "auth", "idp", "accounts", "adfs"];

/// Words of a title or heading that asks for a login.
const WORDS: &[&str] = &[
    "login",
    "log in",
    "log on",
    "logon",
    "sign in",
    "signin",
    "connexion",
    "se connecter",
    "identification",
    "authentication",
    "authentification",
    "anmelden",
    "anmeldung",
];

/// A login page has little else to read.
const MOST_BYTES: usize = 512 * 1024;
const MOST_TEXT: usize = 3_000;

/// Whether an address is that of a login page.
pub(crate) fn is_login_address(url: &Url) -> bool {
    let segment = |part: &str| SEGMENTS.contains(&part.split('.').next().unwrap_or(part));
    let host = url.host_str().and_then(|host| host.split('.').next()).unwrap_or_default();
    url.path().to_ascii_lowercase().split('/').any(segment) || HOSTS.contains(&host)
}

/// Whether a page received at 200 is a login page: we were sent to one, or it asks for a password and nothing else.
pub(crate) fn is_login(snapshot: &Snapshot) -> bool {
    let address = |text: &str| Url::parse(text).is_ok_and(|url| is_login_address(&url));
    if snapshot.final_url != snapshot.url && address(&snapshot.final_url) && !address(&snapshot.url) {
        return true;
    }
    if snapshot.body.len() > MOST_BYTES {
        return false;
    }
    outline(snapshot.media_type().as_deref(), &snapshot.body).is_some_and(|page| asks_to_log_in(&page))
}

fn asks_to_log_in(page: &Outline) -> bool {
    let mut forms = page.forms.iter().filter(|form| !form.search || form.password);
    let only_login = forms.next().is_some_and(|form| form.password) && forms.all(|form| form.password);
    // a box in the header of an ordinary page has its own small heading: the title and the first heading decide
    let named =
        [Some(&page.title), page.headings.first()].into_iter().flatten().any(|text| is_login_text(text));
    let other_heading = page.headings.iter().any(|text| !text.is_empty() && !is_login_text(text));
    only_login
        && named
        && page.text.chars().count() <= MOST_TEXT
        && (is_login_text(&page.title) || !other_heading)
}

fn is_login_text(text: &str) -> bool {
    let words: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let padded = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
    WORDS.iter().any(|word| padded.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::snapshot::Origin;

    fn page(final_url: &str, html: &str) -> Snapshot {
        Snapshot {
            url: "https://a.int/filings".into(),
            final_url: final_url.into(),
            retrieved: chrono::Utc::now(),
            status: 200,
            headers: vec![("content-type".into(), "text/html".into())],
            body: html.into(),
            origin: Origin::Fetched,
        }
    }

    #[test]
    fn login_pages() {
        let here = "https://a.int/filings";
        for (at, html) in [
            ("https://a.int/Account/Login?ReturnUrl=%2Ffilings", "<p>anything"),
            ("https://a.int/wp-login.php", ""),
            (here, "<title>Sign in - Court</title><form><input name=u><input type=password></form>"),
            (
                here,
                "<title>Court</title><h1>Log in</h1><form action=/s><input type=search></form><form><input type=password></form>",
            ),
            (here, "<title>Connexion</title><input type=password>"),
        ] {
            assert!(is_login(&page(at, html)), "{at} {html}");
        }
    }

    #[test]
    fn ordinary_pages() {
        let here = "https://a.int/filings";
        let box_ = "<form><input name=u><input type='password'><button>Login</button></form>";
        for (at, html) in [
            (here, format!("<title>Court records</title>{box_}<h1>Court records</h1><table><tr><td>1")),
            (
                here,
                format!(
                    "<title>Court records</title><h2>Login</h2>{box_}<h1>Court records</h1><p>No filings"
                ),
            ),
            (here, format!("<title>Court records</title>{box_}<form action=filter><select></select></form>")),
            (here, "<title>Login to the court</title><p>The Registry explains how to log in.".to_owned()),
            ("https://a.int/filings/", "<p>x".to_owned()),
            ("https://a.int/authors/loginov", "<p>x".to_owned()),
        ] {
            assert!(!is_login(&page(at, &html)), "{at} {html}");
        }
    }
}
