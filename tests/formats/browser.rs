//! Vectors of cross-site scripting in a browser: nothing runs, nothing is asked for.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use courtwatch::present::{
    chart::{Chart, Shape},
    document::{Block, Column, Document, Run, Table},
    svg,
};

use crate::briefings::{brief, quote, tagged};
use crate::capture;
use crate::documents::full_of;
use crate::html::{is_well_formed, written};
use crate::markdown::{github, markdown};
use crate::office::folder;
use crate::tools::tool;

/// Vectors of our own, should the lists not be there; each runs where it is not made text.
const VECTORS: [&str; 16] = [
    "<script>alert(1)</script>",
    "<img src=http://asked.example/a.png onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'\"--></style></title></textarea><script>alert(1)</script>",
    "</title><svg/onload=alert(1)>",
    "]]><script>alert(1)</script>",
    "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
    "<link rel=stylesheet href=http://asked.example/style.css>",
    "<style>@import 'http://asked.example/style.css';</style>",
    "<object data=http://asked.example/o></object>",
    "<base href=http://asked.example/>",
    "<meta http-equiv=refresh content='0;url=http://asked.example/'>",
    "![x](http://asked.example/i.png)",
    "[x](javascript:alert(1))",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
];

/// A browser talks to its maker too; a vector that would ask there asks another host.
const MAKER: [&str; 3] = ["google.com", "googleapis.com", "gvt1.com"];

/// Every vector that there is.
fn vectors() -> Vec<String> {
    let mut vectors: Vec<String> = VECTORS.iter().map(|vector| (*vector).to_owned()).collect();
    if let Some(list) = capture("xss/xss-payload-list.txt") {
        vectors.extend(list.lines().map(|line| line.replace("google", "asked")));
    }
    if let Some(naughty) = capture("xss/blns.json") {
        vectors.extend(serde_json::from_str::<Vec<String>>(&naughty).unwrap());
    }
    vectors
}

/// Every vector as heading, note, quotation, cell, address and label.
fn document(vectors: &[String]) -> Document {
    let linked = |text: &str| Run { link: Some(text.to_owned()), ..Run::plain(text) };
    let mut blocks = Vec::new();
    for (place, vector) in vectors.iter().enumerate() {
        blocks.push(Block::Heading(2, vec![Run::plain(vector)]));
        blocks.push(Block::Quotation(vec![Run::italic(vector), linked(vector), Run::note(place + 1)]));
        let item = vec![Block::Paragraph(vec![Run::plain("Note: "), Run::bold(vector)])];
        blocks.push(Block::List { ordered: false, items: vec![item] });
    }
    let heading = vec![Run::plain(&vectors[0])];
    let rows = vectors.iter().map(|vector| vec![vec![Run::plain(vector)]]).collect();
    blocks.push(Block::Table(Table { columns: vec![Column { heading, number: false }], rows }));
    blocks.extend(vectors.chunks(200).map(|labels| {
        let bars = labels.iter().map(|label| (label.clone(), 1)).collect();
        let (caption, described, unit) = (labels[0].clone(), labels[0].clone(), labels[0].clone());
        Block::Figure(Chart { caption, described, unit, shape: Shape::Bars(bars) })
    }));
    Document {
        title: VECTORS[3].to_owned(),
        language: VECTORS[2].to_owned(),
        author: VECTORS[2].to_owned(),
        banner: Some(VECTORS[0].to_owned()),
        blocks,
        notes: vectors.iter().map(|vector| vec![Run::plain(vector)]).collect(),
    }
}

/// What a browser made of a page.
struct Opened {
    dom: String,
    asked: Vec<String>,
}

/// Opens a page; everything that it asks for comes to us and is refused. `None` where there is no browser.
fn opened(page: &Path) -> Option<Opened> {
    let chromium = tool("chromium")?;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = thread::spawn(move || requests(&listener));
    let done = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--disable-component-update", "--dump-dom"])
        .args([format!("--proxy-server=http://{address}"), "--proxy-bypass-list=<-loopback>".to_owned()])
        .arg(format!("--user-data-dir={}", page.with_extension("profile").display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    TcpStream::connect(address).unwrap().write_all(b"END\r\n").unwrap();
    Some(Opened { dom: String::from_utf8_lossy(&done.stdout).into_owned(), asked: asked.join().unwrap() })
}

/// The first lines of what is asked, until `END`; not what the browser asks its maker.
fn requests(listener: &TcpListener) -> Vec<String> {
    let mut asked = Vec::new();
    for stream in listener.incoming() {
        let mut stream = stream.unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        let mut bytes = [0; 2000];
        let read = stream.read(&mut bytes).unwrap_or(0);
        let line = String::from_utf8_lossy(&bytes[..read]).lines().next().unwrap_or_default().to_owned();
        if line == "END" {
            break;
        }
        let host = line.split(['/', ' ', ':']).find(|part| part.contains('.')).unwrap_or_default().to_owned();
        if !MAKER.iter().any(|maker| host == *maker || host.ends_with(&format!(".{maker}"))) {
            asked.push(line);
        }
    }
    asked
}

/// Says in the page itself that something ran.
const SENTINEL: &str = "<script>for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'])\n\
     window[name] = () => document.documentElement.setAttribute('data-ran', 'yes');</script>";

/// A page without the policy that forbids scripts, and with the sentinel: what is text needs no policy.
fn unguarded(page: &str) -> String {
    let (before, after) = page.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let (_, after) = after.split_once('>').unwrap();
    format!("{before}{SENTINEL}{after}")
}

fn saved(name: &str, text: &str) -> PathBuf {
    let path = folder(&format!("browser-{name}")).join("page.html");
    fs::write(&path, text).unwrap();
    path
}

fn is_only_text(name: &str, page: &str) {
    let Some(Opened { dom, asked }) = opened(&saved(name, page)) else { return };
    assert!(dom.len() > page.len() / 2, "{name}: the browser gave up: {}", dom.len());
    let root = &dom[..dom.find("<head").unwrap()];
    assert!(!root.contains("data-ran"), "{name}: a script ran");
    assert_eq!(asked, Vec::<String>::new(), "{name}");
    assert_eq!(dom.matches("<script").count(), page.matches("<script").count(), "{name}");
}

#[test]
fn the_sentinel_and_the_listener_would_see_it() {
    let page = format!("<html><head>{SENTINEL}</head><body>{}</body></html>", VECTORS[..3].concat());
    let Some(Opened { dom, asked }) = opened(&saved("sentinel", &page)) else { return };
    assert!(dom.contains("data-ran=\"yes\""), "{dom}");
    assert!(asked.iter().any(|line| line.contains("asked.example/a.png")), "{asked:?}");
}

#[test]
fn nothing_runs_in_html_whose_policy_is_taken_out() {
    let page = written(&document(&vectors()));
    is_well_formed(&page);
    is_only_text("html-unguarded", &unguarded(&page));
}

#[test]
fn nothing_runs_in_html() {
    let some: Vec<String> = vectors().into_iter().step_by(8).collect();
    is_only_text("html", &written(&document(&some)));
}

/// Markdown as a careless reader shows it: raw HTML and every address let through.
fn shown(markdown: &str) -> String {
    let mut options = github();
    options.render.r#unsafe = true;
    let body = comrak::markdown_to_html(markdown, &options);
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">{SENTINEL}</head><body>{body}</body></html>"
    )
}

#[test]
fn nothing_runs_in_markdown() {
    let page = shown(&markdown(&document(&vectors())));
    is_only_text("markdown", &page);
}

#[test]
fn nothing_runs_in_a_briefing() {
    let tags = vectors().into_iter().enumerate().map(|(place, vector)| {
        let number = format!("ICC-02/99-01/26-{place}");
        let mut one = tagged(&format!("{place:05}"), "undue-delay", &number, &vector);
        (one.note, one.quote, one.case_name) =
            (Some(vector.clone()), Some(quote(&vector, true)), Some(vector));
        one
    });
    is_only_text("briefing", &shown(&crate::briefings::markdown(&brief(tags.collect()))));
}

#[test]
fn nothing_is_markup_in_any_place_of_a_document() {
    for vector in vectors().iter().step_by(10) {
        let document = full_of(vector);
        is_well_formed(&written(&document));
        for block in &document.blocks {
            let Block::Figure(chart) = block else { continue };
            let mut out = Vec::new();
            svg::write(chart, vector, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            is_well_formed(text.split_once("?>\n").unwrap().1);
        }
    }
}
