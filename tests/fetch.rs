//! Fetching, against a real server on this computer. Nothing here sleeps or leaves the computer: waits go to a clock that
//! only counts them.

#![allow(clippy::unwrap_used)] // helpers of tests are tests, which clippy.toml cannot know

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use courtwatch::fetch::{
    Answer, Ask, Clock, Denial, Detour, Fetch, Limits, Live, Origins, Recorder, Replay, Rules, Settings,
    SetupError, Silence, Trouble, Validators,
};
use courtwatch::model::moment::Moment;
use courtwatch::model::snapshot::Snapshot;

mod support;
use support::server::{Reply, Server};

const SITE: &str = "https://court.example";
const NO_PACE: Duration = Duration::ZERO;

/// A clock that stands still but for the waits it is asked for.
#[derive(Default)]
struct Still(Mutex<(Duration, Vec<Duration>)>);

impl Still {
    fn waits(&self) -> Vec<Duration> {
        self.0.lock().unwrap().1.clone()
    }

    fn pass(&self, time: Duration) {
        self.0.lock().unwrap().0 += time;
    }
}

impl Clock for Still {
    fn now(&self) -> Moment {
        let start: Moment = "2026-11-22T14:00:00Z".parse().unwrap();
        start + self.0.lock().unwrap().0
    }

    fn elapsed(&self) -> Duration {
        self.0.lock().unwrap().0
    }

    fn sleep(&self, time: Duration) {
        let mut state = self.0.lock().unwrap();
        state.0 += time;
        state.1.push(time);
    }
}

/// A server, a run against it, and the clock of that run.
struct Bench {
    server: Server,
    live: Live,
    clock: Arc<Still>,
}

fn origins(lines: &[(&str, String)]) -> Origins {
    Origins::from_map(&lines.iter().map(|(site, to)| ((*site).to_owned(), to.clone())).collect()).unwrap()
}

fn bench(change: impl FnOnce(&mut Settings)) -> Bench {
    let server = Server::start();
    let clock = Arc::new(Still::default());
    let mut settings = Settings {
        contact: Some("clinic@university.example".to_owned()),
        origins: origins(&[
            (SITE, server.url()),
            ("https://www.court.example", server.url() + "/www"),
            ("https://docs.court.example", server.url() + "/docs"),
        ]),
        pace: ["court.example", "www.court.example", "docs.court.example"]
            .map(|host| (host.to_owned(), NO_PACE))
            .into(),
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        ..Settings::default()
    };
    change(&mut settings);
    Bench { live: Live::new(settings).unwrap(), server, clock }
}

/// A run in which `[pace]` is silent, so that sources and robots.txt decide.
fn paced() -> Bench {
    bench(|settings| settings.pace.clear())
}

impl Bench {
    fn get(&self, path: &str) -> Result<Answer, Trouble> {
        self.ask(&Ask::new(format!("{SITE}{path}")))
    }

    fn ask(&self, ask: &Ask) -> Result<Answer, Trouble> {
        self.live.get(ask, NO_PACE)
    }

    fn page(&self, path: &str) -> Snapshot {
        match self.get(path) {
            Ok(Answer::Page(snapshot)) => snapshot,
            other => panic!("{other:?}"),
        }
    }

    fn limited(&self, path: &str, limits: Limits) -> Result<Answer, Trouble> {
        self.ask(&Ask { limits, ..Ask::new(format!("{SITE}{path}")) })
    }

    /// All requests but those for robots.txt.
    fn pages(&self) -> Vec<String> {
        self.server.paths().into_iter().filter(|path| !path.ends_with("robots.txt")).collect()
    }
}

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

const CHALLENGE: &str =
    "<html><head><title>Just a moment...</title></head><body>Enable JavaScript</body></html>";
const LOGIN: &str = "<title>Sign in</title><form><input name=u><input type=password></form>";

// --- a page, and who asks for it

#[test]
fn a_page_comes_whole_under_the_sites_own_address() {
    let b = bench(|_| {});
    b.server.on("/list?a=1", Reply::html("<p>one").header("X-Twice", "1").header("X-Twice", "2"));
    let page = b.page("/list?a=1#p2");
    assert_eq!((page.status, page.body.as_slice()), (200, &b"<p>one"[..]));
    assert_eq!(page.url, "https://court.example/list?a=1#p2");
    assert_eq!(page.final_url, page.url);
    assert_eq!(page.headers.iter().filter(|(name, _)| name == "x-twice").count(), 2);
    assert_eq!(b.server.paths(), ["/robots.txt", "/list?a=1"]);
    assert_eq!(b.live.requests(), 2);
    for request in b.server.log() {
        let agent = concat!("courtwatch/", env!("CARGO_PKG_VERSION"), " (+clinic@university.example)");
        assert_eq!(request.method, "GET");
        assert_eq!(request.header("user-agent"), Some(agent));
        assert_eq!(request.header("accept-encoding"), Some("gzip"));
        assert!(request.header("cookie").is_none() && request.header("referer").is_none());
    }
}

#[test]
fn cookies_are_not_sent_back() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::html("<p>a").header("Set-Cookie", "id=1"));
    b.page("/a");
    b.page("/a");
    assert!(b.server.log().iter().all(|request| request.header("cookie").is_none()));
}

#[test]
fn a_contact_that_cannot_be_sent_is_said_at_once() {
    let settings = Settings { contact: Some("a\nb".to_owned()), ..Settings::default() };
    assert!(matches!(Live::new(settings), Err(SetupError::Contact(_))));
}

#[test]
fn validators_ask_only_for_something_newer() {
    let b = bench(|_| {});
    b.server.on("/list", Reply::html("<p>one").etag("\"v1\""));
    let page = b.page("/list");
    let etag = page.header("etag").map(str::to_owned);
    let last_modified = Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned());
    let ask =
        Ask { validators: Some(Validators { etag, last_modified }), ..Ask::new(format!("{SITE}/list")) };
    let Ok(Answer::NotModified(unchanged)) = b.ask(&ask) else { panic!() };
    assert_eq!((unchanged.status, unchanged.body.len()), (304, 0));
    assert_eq!(b.server.log()[2].header("if-modified-since"), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    assert_eq!(b.live.requests(), 3, "robots.txt, the page, one conditional request");
}

#[test]
fn a_304_to_a_plain_request_is_no_page() {
    let b = bench(|_| {});
    b.server.on("/list", Reply::status(304));
    assert!(matches!(b.get("/list"), Err(Trouble::Server { status: 304, .. })));
    assert_eq!(b.server.count("/list"), 1);
}

// --- robots.txt

#[test]
fn robots_is_read_once_and_obeyed() {
    let b = bench(|_| {});
    b.server.on("/robots.txt", Reply::text("User-agent: *\nDisallow: /search?q=\nDisallow: /private\n"));
    b.server.on("/search", Reply::html("<p>form"));
    b.page("/search");
    let no = b.get("/search?q=x#y").unwrap_err();
    let Trouble::Robots { agent, why: Denial::Rule(rule), url, .. } = &no else { panic!("{no:?}") };
    assert_eq!((agent.as_str(), rule.as_str()), ("*", "Disallow: /search?q="));
    assert_eq!(url, "https://court.example/search?q=x#y");
    assert_eq!(no.snapshot().unwrap().url, "https://court.example/robots.txt");
    assert!(!no.stops_host());
    b.page("/search");
    assert_eq!(b.server.count("/robots.txt"), 1);
    assert_eq!(b.pages(), ["/search", "/search"]);
}

#[test]
fn robots_unavailable_allows_and_unreachable_forbids() {
    for status in [400, 401, 403, 404, 410] {
        let b = bench(|_| {});
        b.server.on("/robots.txt", Reply::status(status));
        b.server.on("/a", Reply::html("<p>a"));
        b.page("/a");
    }
    for reply in
        [Reply::status(500), Reply::status(503), Reply::reset(), Reply::text("User-agent: *").claims(99)]
    {
        let b = bench(|_| {});
        b.server.on("/robots.txt", reply);
        let no = b.get("/a").unwrap_err();
        assert!(matches!(no, Trouble::Robots { why: Denial::Unreadable(_), .. }), "{no:?}");
        assert!(no.stops_host());
        assert_eq!(b.server.count("/robots.txt"), 4, "tried, and tried again three times");
        assert_eq!(b.get("/b").unwrap_err().kind(), "robots");
        assert_eq!(b.live.requests(), 4, "nothing more is asked");
        assert!(b.pages().is_empty());
    }
}

#[test]
fn a_bot_check_in_place_of_robots_is_a_bot_check() {
    let b = bench(|_| {});
    b.server.on("/robots.txt", Reply::status(403).header("cf-mitigated", "challenge"));
    assert!(matches!(b.get("/a"), Err(Trouble::Challenge { status: 403, .. })));
    assert_eq!(b.get("/a").unwrap_err().kind(), "challenge");
    assert_eq!(b.live.requests(), 1);
}

#[test]
fn robots_redirects_are_followed_and_its_first_500_kib_read() {
    let b = bench(|_| {});
    b.server.on("/robots.txt", Reply::redirect("https://www.court.example/robots.txt"));
    let rules =
        "User-agent: *\nDisallow: /no\n".to_owned() + &"# padding\n".repeat(80_000) + "Disallow: /late\n";
    b.server.on("/www/robots.txt", Reply::text(rules));
    b.server.on("/late", Reply::html("<p>late"));
    assert_eq!(b.get("/no").unwrap_err().kind(), "robots");
    b.page("/late");
    assert_eq!(b.server.paths(), ["/robots.txt", "/www/robots.txt", "/late"]);
}

#[test]
fn too_many_robots_redirects_are_no_robots() {
    let b = bench(|_| {});
    for n in 0..9 {
        b.server.on(&format!("/r{n}"), Reply::redirect(&format!("/r{}", n + 1)));
    }
    b.server.on("/robots.txt", Reply::redirect("/r0"));
    b.server.on("/a", Reply::html("<p>a"));
    b.page("/a");
    assert_eq!(b.live.requests(), 7, "robots.txt, five redirects, the page");
}

// --- pace

#[test]
fn the_pause_is_the_slowest_and_counts_from_the_end_of_the_last_request() {
    let b = paced();
    b.server.on("/robots.txt", Reply::text("User-agent: *\nCrawl-delay: 4\n"));
    b.server.on("/a", Reply::html("<p>a"));
    let ask = Ask::new(format!("{SITE}/a"));
    b.live.get(&ask, s(2)).unwrap();
    assert_eq!(b.clock.waits(), [s(4)], "robots.txt does not wait, the page waits for its crawl-delay");
    b.clock.pass(s(3));
    b.live.get(&ask, s(2)).unwrap();
    b.live.get(&ask, s(9)).unwrap();
    b.clock.pass(s(60));
    b.live.get(&ask, s(9)).unwrap();
    assert_eq!(b.clock.waits(), [s(4), s(1), s(9)]);
}

#[test]
fn a_setting_overrides_everything_on_this_computer() {
    let b = bench(|settings| {
        settings.pace.insert("court.example".to_owned(), s(1));
    });
    b.server.on("/robots.txt", Reply::text("User-agent: *\nCrawl-delay: 40\n"));
    b.server.on("/a", Reply::html("<p>a"));
    b.live.get(&Ask::new(format!("{SITE}/a")), s(30)).unwrap();
    assert_eq!(b.clock.waits(), [s(1)]);
}

#[test]
fn one_request_at_a_time_to_a_host() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::html(vec![b'x'; 300_000]));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..3).for_each(|_| drop(b.page("/a"))));
        }
    });
    assert_eq!(b.server.count("/robots.txt"), 1);
    assert_eq!(b.server.count("/a"), 12);
    assert_eq!(b.live.requests(), 13);
    assert_eq!(b.server.most_at_once(), 1);
}

// --- trying again

#[test]
fn accidents_are_tried_again() {
    for accident in [
        Reply::status(500),
        Reply::status(502),
        Reply::status(503),
        Reply::reset(),
        Reply::html("<p>cut").claims(99),
        Reply::html("<p>cut short here").chunked_cut(),
        Reply::raw(""),
    ] {
        let b = bench(|_| {});
        b.server.sequence("/a", vec![accident.clone(), accident.clone(), Reply::html("<p>a")]);
        assert_eq!(b.page("/a").body, b"<p>a", "{accident:?}");
        assert_eq!((b.server.count("/a"), b.live.requests()), (3, 4), "{accident:?}");
        assert!(b.clock.waits().is_empty(), "no back-off where the pace is 0 on this computer");
    }
}

#[test]
fn after_the_last_try_the_trouble_is_told() {
    let told = |reply: Reply| {
        let b = bench(|_| {});
        b.server.on("/a", reply);
        let trouble = b.get("/a").unwrap_err();
        assert_eq!(b.server.count("/a"), 4, "{trouble:?}");
        assert!(!trouble.stops_host() || trouble.kind() == "later");
        trouble
    };
    assert!(matches!(told(Reply::status(500)), Trouble::Server { status: 500, snapshot: Some(_), .. }));
    assert!(matches!(told(Reply::status(503)), Trouble::Server { status: 503, .. }));
    assert!(matches!(told(Reply::status(429)), Trouble::Later { seconds: None, status: 429, .. }));
    assert!(matches!(told(Reply::reset()), Trouble::Unreachable { why: Silence::Reset, .. }));
    let cut = told(Reply::html("<p>cut").claims(99));
    assert!(matches!(cut, Trouble::Truncated { expected: Some(99), got: 6, .. }), "{cut:?}");
    assert_eq!(cut.snapshot().unwrap().body, b"<p>cut", "what came is kept");
}

#[test]
fn back_off_doubles_where_the_pace_is_not_0() {
    let b = paced();
    b.server.on("/a", Reply::status(500));
    b.live.get(&Ask::new(format!("{SITE}/a")), Duration::from_millis(1)).unwrap_err();
    let waits = b.clock.waits();
    assert_eq!(waits.len(), 4, "one pause, three back-offs: {waits:?}");
    for (wait, low) in waits[1..].iter().zip([1.0, 2.0, 4.0]) {
        assert!((low..=low * 1.5).contains(&wait.as_secs_f64()), "{waits:?}");
    }
}

#[test]
fn what_will_not_change_is_asked_once() {
    for (reply, kind) in [
        (Reply::status(404), "not-found"),
        (Reply::status(410), "not-found"),
        (Reply::status(400), "refused"),
        (Reply::status(401), "refused"),
        (Reply::status(403), "refused"),
        (Reply::status(204), "server"),
        (Reply::html(CHALLENGE), "challenge"),
        (Reply::html(CHALLENGE).header("X", "503"), "challenge"),
        (Reply::html(LOGIN), "login"),
        (Reply::html("x").header("Content-Encoding", "br"), "bad-encoding"),
        (Reply::html("x").header("Content-Encoding", "gzip"), "bad-encoding"),
    ] {
        let b = bench(|_| {});
        b.server.on("/a", reply);
        let trouble = b.get("/a").unwrap_err();
        assert_eq!(trouble.kind(), kind);
        assert_eq!(trouble.url(), "https://court.example/a");
        assert!(trouble.snapshot().is_some(), "{kind}");
        assert_eq!(b.server.count("/a"), 1, "{kind}");
    }
}

#[test]
fn a_wait_within_patience_is_waited() {
    for (status, value) in [(429, "7"), (503, "7"), (503, "Sun, 22 Nov 2026 14:00:07 GMT")] {
        let b = bench(|_| {});
        b.server
            .sequence("/a", vec![Reply::status(status).header("Retry-After", value), Reply::html("<p>a")]);
        b.page("/a");
        assert_eq!(b.clock.waits(), [s(7)], "{status} {value}");
        assert_eq!(b.server.count("/a"), 2);
    }
}

#[test]
fn a_wait_beyond_patience_is_told_and_stops_the_host() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::status(503).header("Retry-After", "600"));
    b.server.on("/b", Reply::html("<p>b"));
    assert!(matches!(b.get("/a"), Err(Trouble::Later { seconds: Some(600), status: 503, .. })));
    assert!(matches!(b.get("/b"), Err(Trouble::Later { seconds: Some(600), .. })));
    assert_eq!(b.pages(), ["/a"]);
    assert!(b.clock.waits().is_empty());
}

#[test]
fn nothing_is_connected_to_a_closed_port() {
    let b = bench(|settings| {
        settings.origins = origins(&[(SITE, "http://127.0.0.1:1".to_owned())]);
    });
    let Err(Trouble::Robots { why: Denial::Unreadable(cause), .. }) = b.get("/a") else { panic!() };
    assert!(matches!(*cause, Trouble::Unreachable { why: Silence::Connect, .. }), "{cause:?}");
    assert_eq!(b.live.requests(), 4);
}

#[test]
fn a_connection_that_cannot_be_secured_is_not_tried_again() {
    // a server that knows no TLS, and says so in plain words once it has read the greeting
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 16 * 1024]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            let _ = stream.read(&mut [0]);
        }
    });
    let b = bench(|settings| settings.origins = origins(&[(SITE, format!("https://{address}"))]));
    let Err(Trouble::Robots { why: Denial::Unreadable(cause), .. }) = b.get("/a") else { panic!() };
    assert!(matches!(*cause, Trouble::Unreachable { why: Silence::Tls, .. }), "{cause:?}");
    assert_eq!(b.live.requests(), 1);
}

// --- bot checks, logins, refusals

#[test]
fn a_bot_check_stops_the_host_and_nothing_is_asked_again() {
    for reply in [
        Reply::status(403).header("cf-mitigated", "challenge"),
        Reply::status(503).header("Content-Type", "text/html").header("Retry-After", "1").body(CHALLENGE),
        Reply::html(CHALLENGE),
    ] {
        let b = bench(|_| {});
        b.server.on("/a", reply);
        let trouble = b.get("/a").unwrap_err();
        assert!(matches!(trouble, Trouble::Challenge { .. }), "{trouble:?}");
        let again = b.get("/b").unwrap_err();
        assert_eq!((again.kind(), again.url()), ("challenge", "https://court.example/b"));
        assert!(again.snapshot().is_none(), "nothing was received for it");
        assert_eq!(b.live.requests(), 2);
    }
}

#[test]
fn pages_that_speak_of_bot_checks_and_logins_are_pages() {
    let b = bench(|_| {});
    let article =
        format!("<title>Cloudflare outage</title><p>{}", "It said Just a moment... for days. ".repeat(99));
    b.server.on("/a", Reply::html(article));
    let box_ =
        "<title>Court records</title><form><input type=password></form><h1>Court records</h1><p>One filing";
    b.server.on("/b", Reply::html(box_));
    b.page("/a");
    b.page("/b");
}

#[test]
fn a_redirect_to_a_login_is_a_login() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::redirect("/Account/Login?ReturnUrl=%2Fa"));
    b.server.on("/Account/Login", Reply::html("<p>anything"));
    let Err(Trouble::Login { at, .. }) = b.get("/a") else { panic!() };
    assert_eq!(at, "https://court.example/Account/Login?ReturnUrl=%2Fa");
    assert_eq!(b.get("/b").unwrap_err().kind(), "login");

    let b = bench(|_| {});
    b.server.on("/a", Reply::redirect("https://login.provider.example/authorize?x=1"));
    let Err(Trouble::Login { at, .. }) = b.get("/a") else { panic!() };
    assert_eq!(at, "https://login.provider.example/authorize?x=1");
}

#[test]
fn only_401_and_403_stop_the_host() {
    for (status, stops) in [(401, true), (403, true), (400, false), (405, false), (451, false), (404, false)]
    {
        let b = bench(|_| {});
        b.server.on("/a", Reply::status(status));
        b.server.on("/b", Reply::html("<p>b"));
        assert_eq!(b.get("/a").unwrap_err().stops_host(), stops);
        assert_eq!(b.get("/b").is_err(), stops, "{status}");
    }
}

// --- bodies

#[test]
fn bodies_in_every_wrapping() {
    let b = bench(|_| {});
    let text = b"<p>the same text the same text the same text";
    b.server.on("/plain", Reply::html(text));
    b.server.on("/chunked", Reply::html(text).chunked());
    b.server.on("/gzip", Reply::html(gzip(text)).header("Content-Encoding", "gzip"));
    b.server.on("/both", Reply::html(gzip(text)).header("Content-Encoding", "GZIP").chunked());
    b.server.on("/until-closed", Reply::raw([b"HTTP/1.1 200 OK\r\n\r\n", &text[..]].concat()));
    for path in ["/plain", "/chunked", "/gzip", "/both", "/until-closed"] {
        assert_eq!(b.page(path).body, text, "{path}");
    }
    b.server.on("/empty", Reply::html(""));
    assert!(b.page("/empty").body.is_empty());
}

#[test]
fn gzip_that_is_damaged() {
    let b = bench(|_| {});
    let packed = gzip(b"<p>the same text the same text");
    b.server.on("/cut", Reply::html(&packed[..packed.len() - 6]).header("Content-Encoding", "gzip"));
    let mut wrong = packed.clone();
    let checksum = wrong.len() - 8;
    wrong[checksum] ^= 1;
    b.server.on("/bad", Reply::html(wrong).header("Content-Encoding", "gzip"));
    let cut = b.get("/cut").unwrap_err();
    assert!(matches!(cut, Trouble::Truncated { .. }), "{cut:?}");
    assert!(matches!(b.get("/bad"), Err(Trouble::BadEncoding { .. })));
}

#[test]
fn no_more_than_the_limit_is_taken() {
    let b = bench(|_| {});
    let limits = Limits { body: 10_000, ..Limits::default() };
    b.server.on("/endless", Reply::endless());
    b.server.on("/long", Reply::html(vec![b'x'; 10_001]));
    b.server.on("/fits", Reply::html(vec![b'x'; 10_000]));
    b.server.on("/bomb", Reply::html(gzip(&vec![0; 5 << 20])).header("Content-Encoding", "gzip"));
    for path in ["/endless", "/long", "/bomb"] {
        assert!(
            matches!(b.limited(path, limits.clone()), Err(Trouble::TooBig { limit: 10_000, .. })),
            "{path}"
        );
        assert_eq!(b.server.count(path), 1);
    }
    b.limited("/fits", limits).unwrap();
}

#[test]
fn a_silent_server_is_given_up() {
    for reply in [Reply::stall(), Reply::html("<p>and").stall_in_body()] {
        let b = bench(|settings| settings.retries = 1);
        b.server.on("/a", reply);
        let begun = Instant::now();
        let limits = Limits { time: Duration::from_millis(150), ..Limits::default() };
        assert!(matches!(b.limited("/a", limits), Err(Trouble::TooSlow { .. })));
        assert_eq!(b.server.count("/a"), 2);
        assert!(begun.elapsed() < s(10));
    }
}

#[test]
fn a_body_without_end_meets_the_deadline() {
    let b = bench(|settings| settings.retries = 0);
    b.server.on("/a", Reply::endless());
    let limits = Limits { time: Duration::from_millis(100), body: u64::MAX, ..Limits::default() };
    assert!(matches!(b.limited("/a", limits), Err(Trouble::TooSlow { .. })));
}

// --- redirects

#[test]
fn redirects_within_the_site_are_followed() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::status(301).header("Location", "b?x=1"));
    b.server.on("/b", Reply::status(308).header("Location", "https://www.court.example/c"));
    b.server.on("/www/c", Reply::redirect(&(b.server.url() + "/www/d")));
    b.server.on("/www/d", Reply::redirect("https://docs.court.example/e"));
    b.server.on("/docs/e", Reply::html("<p>e"));
    let page = b.page("/a#p3");
    assert_eq!((page.url.as_str(), page.body.as_slice()), ("https://court.example/a#p3", &b"<p>e"[..]));
    assert_eq!(page.final_url, "https://docs.court.example/e#p3");
    assert_eq!(b.pages(), ["/a", "/b?x=1", "/www/c", "/www/d", "/docs/e"]);
    assert_eq!(
        b.server.count("/www/robots.txt") + b.server.count("/docs/robots.txt"),
        2,
        "each host's own rules"
    );
}

#[test]
fn the_rules_hold_for_every_hop() {
    let b = bench(|_| {});
    b.server.on("/docs/robots.txt", Reply::text("User-agent: courtwatch\nDisallow: /"));
    b.server.on("/a", Reply::redirect("https://docs.court.example/e"));
    assert!(matches!(b.get("/a"), Err(Trouble::Robots { why: Denial::Rule(_), .. })));
    assert_eq!(b.server.count("/docs/e"), 0);
}

#[test]
fn redirects_that_are_not_followed() {
    for (to, expected) in [
        ("https://elsewhere.example/x", Detour::OtherHost("elsewhere.example".to_owned())),
        ("https://evilcourt.example/x", Detour::OtherHost("evilcourt.example".to_owned())),
        ("/a", Detour::Loop),
        ("file:///etc/passwd", Detour::NotHttp),
        ("data:text/html,x", Detour::NotHttp),
        ("http://court.example/x", Detour::Downgrade),
        ("http://169.254.169.254/latest/meta-data", Detour::PrivateAddress),
        ("http://localhost/x", Detour::PrivateAddress),
        ("https://[::ffff:10.0.0.1]/x", Detour::PrivateAddress),
        ("http://[", Detour::Nowhere),
    ] {
        let b = bench(|_| {});
        b.server.on("/a", Reply::redirect(to));
        let trouble = b.get("/a").unwrap_err();
        let Trouble::Redirect { why, from, snapshot: Some(_), .. } = &trouble else {
            panic!("{to}: {trouble:?}")
        };
        assert_eq!((why, from.as_str()), (&expected, "https://court.example/a"), "{to}");
        assert_eq!(b.pages(), ["/a"], "{to}");
    }
    let b = bench(|_| {});
    b.server.on("/a", Reply::status(302));
    assert!(matches!(b.get("/a"), Err(Trouble::Redirect { why: Detour::Nowhere, .. })));
}

#[test]
fn five_redirects_and_no_more() {
    let b = bench(|_| {});
    for n in 0..9 {
        b.server.on(&format!("/{n}"), Reply::redirect(&format!("/{}", n + 1)));
    }
    b.server.on("/9", Reply::html("<p>9"));
    assert!(b.get("/4").is_ok());
    assert!(matches!(b.get("/3"), Err(Trouble::Redirect { why: Detour::TooMany(5), .. })));
    assert_eq!(b.pages().len(), 6 + 6);
}

#[test]
fn a_mirror_that_sends_on_to_itself_keeps_no_request() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::redirect("http://127.0.0.1:1/a"));
    assert!(matches!(b.get("/a"), Err(Trouble::Redirect { why: Detour::PrivateAddress, .. })));
}

// --- private addresses

#[test]
fn private_addresses_are_never_asked() {
    let server = Server::start();
    let live = Live::new(Settings::default()).unwrap();
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    for host in
        ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0"]
    {
        let asked = format!("http://{host}:{port}/a");
        let trouble = live.get(&Ask::new(asked), NO_PACE).unwrap_err();
        assert!(matches!(trouble, Trouble::Unreachable { why: Silence::PrivateAddress, .. }), "{trouble:?}");
    }
    assert!(server.log().is_empty());
    assert_eq!(live.requests(), 0);
}

#[test]
fn a_name_that_leads_home_is_found_out_when_it_is_resolved() {
    // the computer's own name, where it has one, resolves to an address of this computer or network
    let Ok(name) = std::fs::read_to_string("/etc/hostname") else { return };
    let name = name.trim();
    let server = Server::start();
    let port = server.url().rsplit(':').next().unwrap().to_owned();
    let known = std::net::ToSocketAddrs::to_socket_addrs(&(name, 80)).is_ok_and(|mut found| {
        found.all(|a| matches!(a.ip(), std::net::IpAddr::V4(v4) if v4.is_private() || v4.is_loopback()))
    });
    if name.is_empty() || !known || std::env::vars().any(|(key, _)| key.to_lowercase().ends_with("_proxy")) {
        return;
    }
    let settings = Settings { clock: Arc::new(Still::default()), ..Settings::default() };
    let live = Live::new(settings).unwrap();
    let trouble = live.get(&Ask::new(format!("http://{name}:{port}/a")), NO_PACE).unwrap_err();
    assert!(matches!(trouble, Trouble::Unreachable { why: Silence::PrivateAddress, .. }), "{trouble:?}");
    assert!(server.log().is_empty());
}

#[test]
fn only_http_is_asked() {
    let b = bench(|_| {});
    for url in ["file:///etc/passwd", "ftp://court.example/a", "court.example/a", ""] {
        let trouble = b.ask(&Ask::new(url)).unwrap_err();
        assert!(matches!(trouble, Trouble::Unreachable { why: Silence::NotHttp, .. }), "{url}");
        assert_eq!(trouble.url(), url);
    }
    assert_eq!(b.live.requests(), 0);
}

#[test]
fn a_private_mirror_is_refused_before_anything_is_asked() {
    for mirror in
        ["http://10.0.0.1", "http://192.168.1.1:8080/x", "http://[fe80::1]", "http://169.254.169.254"]
    {
        let map = BTreeMap::from([(SITE.to_owned(), mirror.to_owned())]);
        assert!(Origins::from_map(&map).unwrap_err().to_string().contains("private address"), "{mirror}");
    }
}

// --- the budget

#[test]
fn the_budget_counts_every_request() {
    let b = bench(|settings| settings.max_requests = Some(4));
    b.server.on("/a", Reply::redirect("/b"));
    b.server.sequence("/b", vec![Reply::status(500), Reply::html("<p>b")]);
    b.page("/a");
    assert_eq!(b.live.requests(), 4, "robots.txt, a, b twice");
    let trouble = b.get("/a").unwrap_err();
    assert!(matches!(trouble, Trouble::Budget { max: 4, .. }));
    assert!(!trouble.stops_host());
    assert_eq!((b.live.requests(), b.server.log().len()), (4, 4));
}

#[test]
fn every_trouble_reads_as_a_sentence() {
    let b = bench(|_| {});
    b.server.on("/a", Reply::status(503).header("Retry-After", "600"));
    insta::assert_snapshot!(b.get("/a").unwrap_err(), @"the site asked us to wait 600 seconds (status 503)");
    let b = bench(|_| {});
    b.server.on("/robots.txt", Reply::status(500));
    insta::assert_snapshot!(b.get("/a").unwrap_err(), @"could not read the site's robots.txt, so nothing was asked: the site answered with status 500, expected 200");
    let b = bench(|_| {});
    b.server.on("/a", Reply::redirect("https://b.example/x"));
    insta::assert_snapshot!(b.get("/a").unwrap_err(), @"the page sends on to https://b.example/x, which is another site, `b.example`");
}

// --- recordings

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// A run that records, and the file it records to.
fn recorded(name: &str) -> (Bench, tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(name);
    let recorder = Recorder::create(&file, moment("2026-11-22T14:00:00Z")).unwrap();
    (bench(|settings| settings.record = Some(recorder)), dir, file)
}

fn asked(replay: &Replay, path: &str) -> Result<Answer, Trouble> {
    replay.get(&Ask::new(format!("{SITE}{path}")), NO_PACE)
}

fn body(answer: Result<Answer, Trouble>) -> String {
    String::from_utf8(answer.unwrap().snapshot().body.clone()).unwrap()
}

#[test]
fn a_run_plays_back_as_it_went() {
    for name in ["run.warc.gz", "run.warc"] {
        let (b, _dir, file) = recorded(name);
        let packed =
            Reply::html(gzip(b"<p>packed")).header("Content-Encoding", "gzip").header("X-Name", "Đorđević");
        b.server.on("/a", Reply::status(301).header("Location", "/b"));
        b.server.on("/b", packed.chunked());
        b.server.on("/api", Reply::ok("application/json", "{\"q\":1}"));
        b.server.on("/shut", Reply::html(CHALLENGE));
        let live = b.page("/a");
        b.page("/api#query=1");
        b.get("/gone").unwrap_err();
        b.get("/shut").unwrap_err();

        let replay = Replay::open(&file).unwrap();
        let Ok(Answer::Page(page)) = asked(&replay, "/a") else { panic!() };
        assert_eq!((&page.url, &page.final_url), (&live.url, &live.final_url));
        assert_eq!((page.body.as_slice(), &page.headers), (&b"<p>packed"[..], &live.headers));
        assert_eq!(page.retrieved, live.retrieved);
        assert_eq!(body(asked(&replay, "/api#query=1")), "{\"q\":1}");
        assert!(matches!(asked(&replay, "/api"), Err(Trouble::NotRecorded { .. })), "the fragment matters");
        assert!(matches!(asked(&replay, "/gone"), Err(Trouble::NotFound { .. })));
        assert!(matches!(asked(&replay, "/shut"), Err(Trouble::Challenge { .. })));
        assert!(matches!(asked(&replay, "/never"), Err(Trouble::NotRecorded { .. })));
        let all: Vec<_> = replay.responses().map(|r| r.unwrap()).map(|r| (r.final_url, r.status)).collect();
        let expected = [
            ("/robots.txt", 404),
            ("/a", 301),
            ("/b", 200),
            ("/api#query=1", 200),
            ("/gone", 404),
            ("/shut", 200),
        ];
        assert_eq!(all, expected.map(|(path, status)| (format!("{SITE}{path}"), status)));
    }
}

#[test]
fn passes_play_one_after_the_other() {
    let (b, _dir, file) = recorded("run.warc.gz");
    b.server.on("/same", Reply::html("<p>same"));
    b.server
        .sequence("/list", vec![Reply::html("<p>one").etag("\"1\""), Reply::html("<p>two").etag("\"2\"")]);
    let etag = |etag: &str| Some(Validators { etag: Some(etag.to_owned()), last_modified: None });
    b.page("/same");
    for validators in [None, etag("\"1\""), etag("\"2\"")] {
        b.ask(&Ask { validators, ..Ask::new(format!("{SITE}/list")) }).unwrap();
    }
    let pass = |n| Replay::open(&file).unwrap().pass(n);
    assert_eq!(body(asked(&pass(1), "/list")), "<p>one");
    assert_eq!(body(asked(&pass(2), "/list")), "<p>two");
    assert_eq!(body(asked(&pass(3), "/list")), "<p>two", "a 304 is no answer to a plain request");
    assert_eq!(body(asked(&pass(9), "/same")), "<p>same");
    let conditional = Ask { validators: etag("\"2\""), ..Ask::new(format!("{SITE}/list")) };
    assert!(matches!(pass(3).get(&conditional, NO_PACE), Ok(Answer::NotModified(_))));
    let last = Replay::open(&file).unwrap();
    assert!(matches!(last.get(&conditional, NO_PACE), Ok(Answer::NotModified(_))));
    assert_eq!((last.passes(), last.requests()), (3, 1));
}

#[test]
fn a_recording_is_evidence() {
    let (b, _dir, file) = recorded("run.warc");
    b.server.sequence("/a", vec![Reply::status(500), Reply::html("<p>cut").claims(99), Reply::html("<p>a")]);
    let validators = Some(Validators { etag: Some("\"old\"".to_owned()), last_modified: None });
    b.ask(&Ask { validators, ..Ask::new(format!("{SITE}/a")) }).unwrap();
    let text = String::from_utf8(std::fs::read(&file).unwrap()).unwrap();
    for line in [
        "WARC/1.1\r\n",
        "WARC-Type: warcinfo\r\n",
        "WARC-Type: request\r\n",
        "WARC-Date: 2026-11-22T14:00:00Z\r\n",
        "WARC-Target-URI: https://court.example/a\r\n",
        "WARC-Concurrent-To: <urn:uuid:",
        "WARC-Block-Digest: sha256:",
        "user-agent: courtwatch/",
        "if-none-match: \"old\"\r\n",
        "HTTP/1.1 500 Internal Server Error\r\n",
    ] {
        assert!(text.contains(line), "{line}");
    }
    assert!(!text.contains("127.0.0.1"), "the site's own address only");
    let ids: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("WARC-Record-ID: ")).collect();
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), unique.len()), (9, 9), "an info, four requests, four responses");
    let digests = text.lines().filter_map(|line| line.split_once("-Digest: sha256:"));
    assert!(
        digests.clone().count() > 9 && digests.into_iter().all(|(_, d)| d.len() == 56 && d.ends_with("===="))
    );
    assert!(Recorder::create(&file, moment("2026-11-22T14:00:00Z")).is_err(), "never written over");
}

#[test]
fn a_page_that_was_cut_short_is_not_whole_on_replay() {
    let (b, _dir, file) = recorded("run.warc.gz");
    let packed = gzip(b"<p>packed");
    let wrong = [&packed[..packed.len() - 8], &[0; 8]].concat();
    b.server.on("/cut", Reply::html("<p>cut").claims(99));
    b.server.on("/wrong", Reply::html(wrong).header("Content-Encoding", "gzip"));
    b.get("/cut").unwrap_err();
    b.get("/wrong").unwrap_err();
    let replay = Replay::open(&file).unwrap();
    assert!(matches!(asked(&replay, "/cut"), Err(Trouble::Truncated { got: 6, snapshot: Some(_), .. })));
    assert!(matches!(asked(&replay, "/wrong"), Err(Trouble::Truncated { .. })));
    assert_eq!(replay.responses().flatten().count(), 1, "robots.txt");
}

#[test]
fn a_recording_that_cannot_be_written_is_told() {
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(data.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(data.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let to = Box::new(Full(1000));
    let recorder =
        Recorder::to_writer(Path::new("full.warc"), to, false, moment("2026-11-22T14:00:00Z")).unwrap();
    let b = bench(|settings| settings.record = Some(recorder));
    b.server.on("/a", Reply::html("<p>a"));
    assert!(matches!(b.get("/a"), Err(Trouble::RecordingFailed { .. })));
}

#[test]
fn damaged_recordings_are_told_and_what_is_whole_can_be_saved() {
    for name in ["run.warc.gz", "run.warc"] {
        let (b, dir, file) = recorded(name);
        b.server.on("/a", Reply::html("<p>a"));
        b.page("/a");
        let whole = std::fs::read(&file).unwrap();
        for cut in 1..whole.len() {
            let part = dir.path().join(format!("cut-{name}"));
            std::fs::write(&part, &whole[..cut]).unwrap();
            // the last bytes are the empty lines behind the last record
            if let Ok(replay) = Replay::open(&part) {
                let found = replay.responses().count();
                let (at_a_record, behind) = (found < 2, whole.len() - cut <= 4);
                assert!(at_a_record || behind, "{name} cut at {cut} of {} was taken for whole", whole.len());
            }
            Replay::salvage(&part).unwrap().0.responses().for_each(|response| drop(response.unwrap()));
        }
        std::fs::write(&file, b"not a recording").unwrap();
        let error = Replay::open(&file).unwrap_err().to_string();
        assert!(error.contains("does not begin with `WARC/`"), "{error}");
    }
    assert!(Replay::open(Path::new("/nowhere/at-all.warc")).is_err());
    let empty = tempfile::tempdir().unwrap();
    assert!(Replay::open(empty.path()).unwrap_err().to_string().contains("no .warc"));
}

#[test]
fn a_directory_is_read_in_the_order_of_names() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [("2.warc", "<p>two"), ("1.warc.gz", "<p>one"), ("3.txt", "<p>three")] {
        let recorder = Recorder::create(&dir.path().join(name), moment("2026-11-22T14:00:00Z")).unwrap();
        let b = bench(|settings| settings.record = Some(recorder));
        b.server.on("/a", Reply::html(text));
        b.page("/a");
    }
    assert_eq!(body(asked(&Replay::open(dir.path()).unwrap().pass(1), "/a")), "<p>one");
    assert_eq!(body(asked(&Replay::open(dir.path()).unwrap(), "/a")), "<p>two");
}

#[test]
fn replay_holds_to_the_limits_and_to_the_site() {
    let (b, _dir, file) = recorded("run.warc.gz");
    b.server.on("/a", Reply::redirect("https://elsewhere.example/a"));
    b.server.on("/long", Reply::html(vec![b'x'; 1000]));
    b.get("/a").unwrap_err();
    b.page("/long");
    let replay = Replay::open(&file).unwrap();
    assert!(matches!(asked(&replay, "/a"), Err(Trouble::Redirect { why: Detour::OtherHost(_), .. })));
    let limits = Limits { body: 999, ..Limits::default() };
    let long = Ask { limits, ..Ask::new(format!("{SITE}/long")) };
    assert!(matches!(replay.get(&long, NO_PACE), Err(Trouble::TooBig { limit: 999, .. })));
}

// --- what others have recorded and written; captures that are not in the repository are passed over

fn captures(what: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captures").join(what);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("passed over: {} is not here", path.display());
    None
}

#[test]
fn recordings_of_other_programs_are_read() {
    let Some(dir) = captures("warc") else { return };
    let open = |name: &str| Replay::open(&dir.join(name));
    let pages = |name: &str| -> Vec<Snapshot> {
        open(name).unwrap().responses().collect::<Result<_, _>>().unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    let hello = pages("warc-specifications/hello-world.warc.gz");
    assert_eq!(hello.len(), pages("warc-specifications/hello-world.warc").len());
    assert!(hello[0].url.ends_with("/hello-world.txt"), "{}", hello[0].url);
    let original = &pages("warc-specifications/20141129-heritrix-original.warc.gz")[0];
    assert_eq!((original.status, original.body.len()), (200, 75331));
    assert!(pages("warc-specifications/20130729-heritrix-revisit-with-http-headers.warc.gz").is_empty());
    let chunked = &pages("warcio/example-iana.org-chunked.warc")[0];
    assert!(String::from_utf8_lossy(&chunked.body).trim_start().starts_with("<!doctype html>"));
    let wrong = &pages("warcio/example-wrong-chunks.warc.gz")[0];
    assert!(String::from_utf8_lossy(&wrong.body).contains("Example Domain"));
    assert_eq!(pages("warcio/example-space-in-target-uri.warc.gz")[0].url, "file:///example with spaces.png");
    assert_eq!(pages("warcio/post-test.warc.gz").len(), 3);
    assert!(!pages("warcio/example-bad.warc.gz.bad").is_empty(), "one gzip member for all records");
    let example = open("warcio/example.warc.gz").unwrap();
    let page = example.get(&Ask::new("http://example.com/"), NO_PACE).unwrap();
    assert!(String::from_utf8_lossy(&page.snapshot().body).contains("Example Domain"));
    for name in ["py-wacz/example-collection-with-lists.warc", "py-wacz/example-iana.warc"] {
        let recording = open(name).unwrap();
        let (read, told): (Vec<_>, Vec<_>) = recording.responses().partition(Result::is_ok);
        assert!(read.len() > 3, "{name}");
        assert!(
            told.iter().all(|e| e.as_ref().is_err_and(|e| e.detail.contains("packed with `br`"))),
            "{name}"
        );
    }
    for damaged in ["warcio/example.arc.gz", "warcio/example.arc", "warcio/bad.arc"] {
        assert!(open(damaged).is_err(), "{damaged}");
    }
    assert!(open("warcio/example-trunc.warc").is_err());
    let (saved, damage) = Replay::salvage(&dir.join("warcio/example-trunc.warc")).unwrap();
    assert!(damage.is_some() && saved.responses().count() >= 1);
}

#[test]
fn robots_files_of_real_sites_are_read() {
    let Some(dir) = captures("robots/protego") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let rules = Rules::parse("courtwatch", &std::fs::read(&path).unwrap());
        let rules = rules.unwrap_or_else(|| panic!("{}", path.display()));
        let home = url::Url::parse("https://site.example/about/index.html?lang=en").unwrap();
        rules.allows(&home);
        assert!(rules.crawl_delay() < s(3600), "{}", path.display());
        read += 1;
    }
    assert!(read > 50);
}

/// One expectation of the conformance suite.
#[derive(Default, Clone, Debug)]
struct Expectation {
    file: String,
    robots: Vec<u8>,
    url: String,
    agent: String,
    allowed: bool,
    google_only: bool,
}

/// Reads the suite's text format as far as it is used: `name: value`, strings in pieces.
fn expectations(file: &str, text: &str) -> Vec<Expectation> {
    let mut all: Vec<Expectation> = Vec::new();
    let (mut robots, mut field) = (Vec::new(), String::new());
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let (name, value) = match line.split_once(':') {
            Some((name, value)) if !line.starts_with('"') => (name.trim(), value.trim()),
            _ => ("", line),
        };
        if !name.is_empty() {
            name.clone_into(&mut field);
            match name {
                "robotstxt" => robots.clear(),
                "testurl" => all.push(Expectation { file: file.to_owned(), ..Expectation::default() }),
                _ => {}
            }
        }
        let piece = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).map(unescape);
        match (field.as_str(), piece, all.last_mut()) {
            ("robotstxt", Some(piece), _) => robots.extend(piece),
            ("testurl", Some(piece), Some(last)) => {
                last.url += &String::from_utf8_lossy(&piece);
                last.robots.clone_from(&robots);
            }
            ("useragent", Some(piece), Some(last)) => last.agent += &String::from_utf8_lossy(&piece),
            ("expected_outcome", None, Some(last)) if !name.is_empty() => last.allowed = value == "ALLOWED",
            ("test_type", None, Some(last)) if !name.is_empty() => {
                last.google_only = value == "GOOGLE_SPECIFIC";
            }
            _ => {}
        }
    }
    all
}

fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'x') => {
                let hex: String = bytes.by_ref().take(2).map(char::from).collect();
                out.push(u8::from_str_radix(&hex, 16).unwrap());
            }
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                while let Some(next) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) {
                    value = value * 8 + u32::from(next - b'0');
                }
                out.push(u8::try_from(value).unwrap());
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[test]
fn robots_rules_agree_with_the_conformance_suite() {
    let Some(dir) = captures("robots/google-spec-test") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let all: Vec<_> = paths
        .iter()
        .flat_map(|path| {
            let file = path.file_stem().unwrap().to_string_lossy().into_owned();
            expectations(&file, &std::fs::read_to_string(path).unwrap())
        })
        .filter(|case| !case.google_only)
        .collect();
    assert!(all.len() > 300, "{}", all.len());
    let mut differ = BTreeMap::<String, usize>::new();
    for case in &all {
        let Ok(url) = url::Url::parse(&case.url) else { continue };
        let rules = Rules::parse(&case.agent, &case.robots).unwrap();
        if rules.allows(&url) != case.allowed {
            let how = if case.allowed { "stricter" } else { "laxer" };
            let what = if url.path() == "/robots.txt" { "robots.txt itself" } else { &case.file };
            *differ.entry(format!("{how}: {what}")).or_default() += 1;
        }
    }
    // The suite leaves encoding the address to its caller, where RFC 9309 §2.2.2 wants both sides encoded alike, and
    // forbids robots.txt itself, which §2.2.2 always allows. A spoilt byte-order mark makes us stricter than need be.
    let expected = [
        ("laxer: correctness__non-ascii-paths", 3),
        ("laxer: robots.txt itself", 4),
        ("stricter: correctness__BOM-characters", 1),
    ];
    assert_eq!(differ, expected.map(|(what, count)| (what.to_owned(), count)).into());
}
