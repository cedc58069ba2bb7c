//! A small world of invented courts, served over loopback in the shapes of the real sites.
//!
//! ```ignore
//! let serving = World::sample().serve();
//! serving.run(&["fetch"]);                                    // the real binary, in a folder of its own
//! serving.change(|world| world.retitle("ICC-02/88-01/24-301", "Another title"));
//! serving.run(&["fetch", "--sweep"]);
//! serving.log();                                              // what was asked, in readable words
//! ```
//!
//! Every name, case and situation in it is invented; the numbers have the courts' forms.

#![allow(dead_code)] // each test file uses a part
#![allow(clippy::unwrap_used)] // helpers of tests are tests, which clippy.toml cannot know

mod docket;
mod documents;
mod feeds;
mod icc;
mod ksc;
mod legal_tools;
mod paper;
pub mod pdf;
mod sample;
mod serving;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;

#[allow(unused_imports)] // each test file uses a part
pub use serving::{Output, Serving};

/// A site of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// `www.legal-tools.org`: counts, filters, orders.
    LegalTools,
    /// `www.icc-cpi.int`: decisions by page, a feed, news pages.
    Icc,
    /// `repository.scp-ks.org`: pages with a total, a page for each record.
    Ksc,
    /// `hudoc.echr.coe.int`: a feed.
    Hudoc,
    /// `observer.example`: the team's own feed.
    Observer,
}

impl Site {
    /// All of them, with their addresses and where they are served.
    pub const ALL: [(Site, &str, &str); 5] = [
        (Site::LegalTools, "https://www.legal-tools.org", "/ltd"),
        (Site::Icc, "https://www.icc-cpi.int", "/icc"),
        (Site::Ksc, "https://repository.scp-ks.org", "/ksc"),
        (Site::Hudoc, "https://hudoc.echr.coe.int", "/hudoc"),
        (Site::Observer, "https://observer.example", "/observer"),
    ];
}

/// The courts of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Court {
    /// International Criminal Court.
    Icc,
    /// Kosovo Specialist Chambers.
    Ksc,
}

/// A version of a filing, and where it is listed.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Whose it is.
    pub court: Court,
    /// As printed: `ICC-02/88-01/24-301-Red`; at the KSC without the case: `F00120`.
    pub number: String,
    /// The case: `ICC-02/88-01/24`, `KSC-BC-2025-31`.
    pub case: String,
    /// Its name.
    pub case_name: String,
    /// The title.
    pub title: String,
    /// The day it is dated.
    pub date: NaiveDate,
    /// `Decision`, `Order`, `Request`, `Transcript`.
    pub kind: String,
    /// Who filed it.
    pub party: String,
    /// `en`, `fr`, `sq`, `sr`.
    pub language: &'static str,
    /// What the database says of it; the court's own site lists only what is `public`.
    pub level: &'static str,
    /// Where it is listed.
    pub sites: BTreeSet<Site>,
    /// The words of its PDF, where it has no paragraphs.
    pub text: String,
    /// Its numbered paragraphs.
    pub paragraphs: &'static [&'static str],
}

/// A page of news at the ICC.
#[derive(Debug, Clone)]
pub struct News {
    /// `/news/<slug>`.
    pub slug: String,
    /// `Press Release`, `Media Advisory`, `Statement`.
    pub kind: &'static str,
    /// `ICC-CPI-20261102-PR9001`.
    pub reference: String,
    /// The day it is dated.
    pub date: NaiveDate,
    /// The title.
    pub title: String,
    /// The case it names.
    pub case: String,
    /// Its paragraphs.
    pub body: Vec<String>,
}

/// An item of a plain feed: a judgment, or an observer's post.
#[derive(Debug, Clone)]
pub struct Post {
    /// What tells it from others: `001-900001`, or the last part of the address.
    pub id: String,
    /// The day it is dated.
    pub date: NaiveDate,
    /// The title.
    pub title: String,
    /// Application numbers and type, or what it says.
    pub about: String,
}

/// Everything that the sites hold. A plain value.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// Filings of both courts.
    pub filings: Vec<Filing>,
    /// News of the ICC.
    pub news: Vec<News>,
    /// Judgments in HUDOC.
    pub judgments: Vec<Post>,
    /// Posts of the observer.
    pub posts: Vec<Post>,
    /// Sites that answer with a bot check.
    pub blocked: BTreeSet<Site>,
    /// The most items of the ICC's feed.
    pub window: usize,
}

/// A day, from its ISO form.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

impl World {
    /// The first recorded week: what the demo begins with.
    pub fn sample() -> World {
        sample::first_week()
    }

    /// The week after: what the demo ends with.
    pub fn second_week() -> World {
        sample::second_week()
    }

    /// The filing with this number; at the KSC `KSC-BC-2025-31/F00120`.
    pub fn filing(&mut self, number: &str) -> &mut Filing {
        let named = |f: &&mut Filing| f.number == number || format!("{}/{}", f.case, f.number) == number;
        self.filings.iter_mut().find(named).unwrap_or_else(|| panic!("the world has no {number}"))
    }

    /// Adds a filing like another, under another number, day and title.
    pub fn add_like(&mut self, number: &str, new: &str, date: &str, title: &str) {
        let filing = Filing {
            number: new.to_owned(),
            date: day(date),
            title: title.to_owned(),
            text: title.to_owned(),
            paragraphs: &[],
            ..self.filing(number).clone()
        };
        self.filings.push(filing);
    }

    /// Gives a filing another title, wherever it is listed.
    pub fn retitle(&mut self, number: &str, title: &str) {
        title.clone_into(&mut self.filing(number).title);
    }

    /// Puts another PDF where one was.
    pub fn replace_pdf(&mut self, number: &str, text: &str) {
        let filing = self.filing(number);
        text.clone_into(&mut filing.text);
        filing.paragraphs = &[];
    }

    /// Takes a filing off every list.
    pub fn withdraw(&mut self, number: &str) -> Filing {
        let filing = self.filing(number).clone();
        self.filings.retain(|f| (&f.number, &f.case) != (&filing.number, &filing.case));
        filing
    }

    /// Makes a filing confidential: the database says so, the court's own site no longer lists it.
    pub fn reclassify(&mut self, number: &str) {
        self.filing(number).level = "confidential";
    }

    /// The news with this slug.
    pub fn news_of(&mut self, slug: &str) -> &mut News {
        self.news.iter_mut().find(|n| n.slug == slug).unwrap_or_else(|| panic!("there is no news {slug}"))
    }

    /// Changes words of a page of news: an announced hearing is moved in place.
    pub fn reword(&mut self, slug: &str, old: &str, new: &str) {
        for paragraph in &mut self.news_of(slug).body {
            *paragraph = paragraph.replace(old, new);
        }
    }

    /// Adds news like another.
    pub fn announce_like(&mut self, slug: &str, new: &str, date: &str, title: &str, body: &str) {
        let news = News {
            slug: new.to_owned(),
            date: day(date),
            title: title.to_owned(),
            reference: format!("ICC-CPI-{}-PR98{:02}", date.replace('-', ""), self.news.len()),
            body: vec![body.to_owned()],
            ..self.news_of(slug).clone()
        };
        self.news.push(news);
    }

    /// Serves it, with a folder and a configuration of its own.
    pub fn serve(self) -> Serving {
        Serving::start(self)
    }

    /// The filings that a site lists now, newest first.
    fn listed(&self, site: Site) -> Vec<&Filing> {
        let shown =
            |f: &&Filing| f.sites.contains(&site) && (site == Site::LegalTools || f.level == "public");
        let mut filings: Vec<&Filing> = self.filings.iter().filter(shown).collect();
        filings.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.number.cmp(&a.number)));
        filings
    }

    /// The answer of a site to a path and query.
    fn answer(&self, path: &str) -> super::server::Reply {
        use super::server::Reply;
        let served = |(site, _, prefix): (Site, _, &str)| {
            Some((site, path.strip_prefix(prefix).filter(|rest| rest.starts_with('/'))?))
        };
        let Some((site, path)) = Site::ALL.into_iter().find_map(served) else { return Reply::status(404) };
        let (plain, query) = path.split_once('?').unwrap_or((path, ""));
        if plain == "/robots.txt" {
            return robots(site);
        }
        if self.blocked.contains(&site) {
            let page =
                "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>";
            return Reply::status(403)
                .header("Content-Type", "text/html; charset=UTF-8")
                .header("cf-mitigated", "challenge")
                .body(page);
        }
        let found = match site {
            Site::LegalTools => legal_tools::answer(self, plain, query),
            Site::Icc => icc::answer(self, plain, query),
            Site::Ksc => ksc::answer(self, plain, query),
            Site::Hudoc => (plain == "/app/transform/rss").then(|| feeds::hudoc(&self.judgments)),
            Site::Observer => (plain == "/feed/").then(|| feeds::observer(&self.posts)),
        };
        found.unwrap_or_else(|| Reply::status(404))
    }
}

fn robots(site: Site) -> super::server::Reply {
    let delay = if site == Site::LegalTools { "Crawl-delay: 10\n" } else { "" };
    super::server::Reply::text(format!("User-agent: *\n{delay}Disallow: /admin/\n"))
}

/// The parameters of a query, decoded.
fn parameters(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// One parameter of a query.
fn parameter(query: &str, name: &str) -> Option<String> {
    parameters(query).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Text as it stands in markup.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A validator that changes with what it stands for.
fn etag(body: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(body);
    format!("\"{:02x}{:02x}{:02x}{:02x}{:02x}{:02x}\"", hash[0], hash[1], hash[2], hash[3], hash[4], hash[5])
}
