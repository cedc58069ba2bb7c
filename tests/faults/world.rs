//! Three sites on one server of this computer, and a folder that a person works in.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use chrono::{Days, NaiveDate, Utc};
use courtwatch::sources::{self, Scope};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::server::{Reply, Server};

/// The listings that every run reads, and where the server has them.
pub const LISTINGS: [(&str, &str); 3] =
    [("icc/decisions", "/icc/"), ("legal-tools/ksc-filings", "/ltd/"), ("hudoc/judgments", "/hudoc/")];

pub const DECISIONS: &str = "/icc/decisions";
pub const COUNT: &str = "/ltd/api/ltddocs/count";
pub const ROWS: &str = "/ltd/api/ltddocs";
pub const FEED: &str = "/hudoc/app/transform/rss";

/// Rows that the feed of judgments has at least.
const JUDGMENTS: u32 = 1700;

/// A server and a folder.
pub struct World {
    pub server: Server,
    pub folder: TempDir,
}

/// What a run of the program came to.
pub struct Ran {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Vec<Value> {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}\n{}", self.out, self.err))
    }
}

impl World {
    /// Healthy sites of the first day, and nothing read yet.
    pub fn new() -> World {
        let world = World { server: Server::start(), folder: tempfile::tempdir().unwrap() };
        let url = world.server.url();
        let config = format!(
            "sources = [\"icc/decisions\", \"legal-tools/ksc-filings\", \"hudoc/judgments\"]\n\
             [origins]\n\"https://www.icc-cpi.int\" = \"{url}/icc\"\n\
             \"https://www.legal-tools.org\" = \"{url}/ltd\"\n\"https://hudoc.echr.coe.int\" = \"{url}/hudoc\"\n\
             [pace]\n\"www.icc-cpi.int\" = 0\n\"www.legal-tools.org\" = 0\n\"hudoc.echr.coe.int\" = 0\n\
             [limits]\nbody_mb = 1\nseconds = 1\n"
        );
        fs::write(world.path("courtwatch.toml"), config).unwrap();
        world.day(0);
        world
    }

    /// Healthy sites of the second day, of which the first was read. That reading is made once for all tests.
    pub fn second_day() -> World {
        static FIRST: OnceLock<Vec<u8>> = OnceLock::new();
        let read = FIRST.get_or_init(|| {
            let world = World::new();
            let ran = world.run(&["fetch", "--format", "json"]);
            assert_eq!((ran.exit, ran.json().len()), (0, 3), "{}", ran.err);
            fs::read(world.path("courtwatch.db")).unwrap()
        });
        let world = World::new();
        fs::write(world.path("courtwatch.db"), read).unwrap();
        world.day(1);
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes every page healthy, with one more row on every later day.
    pub fn day(&self, day: u32) {
        self.server.on(DECISIONS, healthy(DECISIONS, day));
        self.server.on("/icc/decisions?page=1", Reply::html(END));
        for path in [COUNT, ROWS, FEED] {
            self.server.on(path, healthy(path, day));
        }
        let whole = whole();
        self.server.on(&whole, Reply::ok("application/json", documents(1000 + day, 0)));
        self.server.on(&whole.replace("skip%22%3A0", "skip%22%3A1000"), Reply::ok("application/json", "[]"));
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        ran(&self.command(words).output().unwrap())
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_courtwatch"));
        command.args(words).current_dir(&self.folder).env_remove("COURTWATCH_DB").env("NO_COLOR", "1");
        command
    }

    /// The requests that a listing's site got.
    pub fn requests(&self, prefix: &str) -> Vec<String> {
        self.server.paths().into_iter().filter(|path| path.starts_with(prefix)).collect()
    }

    /// The stored rows of a listing, as `list` prints them.
    pub fn stored(&self, listing: &str) -> Vec<Value> {
        let (what, start) = match listing {
            "icc/decisions" => ("filings", "ICC-01/77"),
            "legal-tools/ksc-filings" => ("filings", "KSC-BC"),
            _ => ("press", ""),
        };
        let rows = self.run(&["list", what, "--format", "json"]).json();
        let ours = |row: &Value| row.get("number").and_then(Value::as_str).unwrap_or("").starts_with(start);
        rows.into_iter().filter(ours).collect()
    }
}

pub fn ran(output: &Output) -> Ran {
    Ran {
        exit: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// A page as the site sends it when all is well.
pub fn healthy(path: &str, day: u32) -> Reply {
    match path {
        DECISIONS => Reply::html(decisions(10 + day)),
        COUNT => Reply::ok("application/json", json!({"count": 1000 + day}).to_string()),
        ROWS => Reply::ok("application/json", documents(1000 + day, 900)),
        FEED => Reply::ok("application/rss+xml", judgments(JUDGMENTS + day)),
        other => panic!("no healthy page for {other}"),
    }
}

/// Days before today; listings must be fresh.
fn ago(days: u32) -> NaiveDate {
    Utc::now().date_naive() - Days::new(u64::from(days))
}

const END: &str = "<title>Decisions | International Criminal Court</title><div class=view-content></div>";

/// The newest first.
pub fn decisions(rows: u32) -> String {
    let row = |n: u32| {
        let date = ago(rows - n + 1).format("%-d %B %Y");
        format!(
            "<div class=views-row><div class=recordTitle><a href=/court-record/icc-01/77-01/26-{n}>Decision on \
             lamp {n}</a></div><div class=tags>Trial Chamber XII</div><div class=datetime>{date}</div></div>"
        )
    };
    let rows: String = (1..=rows).rev().map(row).collect();
    format!(
        "<title>Decisions | International Criminal Court</title><div class=view-content>{rows}</div><!-- \
         {} -->",
        "lamp ".repeat(500)
    )
}

/// The first row has a date that does not exist.
pub fn bad_row() -> String {
    let page = decisions(11);
    let (before, rest) = page.split_once("datetime>").unwrap();
    let (_, after) = rest.split_once('<').unwrap();
    format!("{before}datetime>31 Febuary 2026<{after}")
}

/// The question for the whole list.
fn whole() -> String {
    let found = sources::find("legal-tools").unwrap().unwrap();
    let listing = found.source.listings.iter().find(|listing| listing.slug == "ksc-filings").unwrap();
    found.adapter.first(listing, Scope::Whole).replace("https://www.legal-tools.org", "/ltd")
}

/// Those after number `after`.
fn documents(rows: u32, after: u32) -> String {
    let row = |n: u32| {
        json!({
            "slug": format!("quill{n}"), "title": format!("Order on shelf {n}"),
            "externalId": format!("KSC-BC-2026-99/F{n:05}"), "caseNumber": "KSC-BC-2026-99",
            "dateCreated": format!("{}T00:00:00.000Z", ago((rows - n) / 4 + 1)), "source": "Trial Panel",
            "judicialDocumentType": "order", "languageIds": ["5d8f15835240a52088f2a853"],
            "confidentiality": "public", "isPublished": true, "deleted": false,
        })
    };
    Value::Array((after + 1..=rows).rev().take(1000).map(row).collect()).to_string()
}

pub fn judgments(rows: u32) -> String {
    let row = |n: u32| {
        let date = ago((rows - n) / 50 + 1).format("%a, %d %b %Y 00:00:00 GMT");
        format!(
            "<item><title>CASE OF LAMP {n} v. FREEDONIA</title><pubDate>{date}</pubDate><description>{n}/26 - \
             Chamber Judgment</description><link>http://hudoc.echr.coe.int/eng#{{\"itemid\":[\"001-{n}\"]}}\
             </link></item>"
        )
    };
    let rows: String = (1..=rows).rev().map(row).collect();
    format!("<rss version=\"2.0\"><channel><title>ECHR</title>{rows}</channel></rss>")
}
