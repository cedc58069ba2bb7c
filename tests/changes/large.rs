//! A listing of a real court's size in the memory of a small laptop.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::server::{Reply, Server};
use crate::support::world::{Output, World};

/// The filings of the listing.
const FILINGS: usize = 50_000;

/// The most that the program may hold at any moment, in KiB.
const MOST: u64 = 150 * 1024;

/// One entry of the database, without the world's cost of 50,000 values.
fn entry(n: usize) -> String {
    let (year, day) = (2002 + n / 2200, n % 336);
    format!(
        "{{\"slug\":\"large{n:05}\",\"title\":\"Decision on request {n} for the review of measures that restrict the contacts \
         of the detained person with family and counsel\",\"externalId\":\"ICC-01/{:02}-01/{:02}-{}\",\
         \"caseNumber\":\"ICC-01/{:02}-01/{:02}\",\"caseName\":\"The Prosecutor v. An Invented Person\",\
         \"dateCreated\":\"{year}-{:02}-{:02}T00:00:00.000Z\",\"source\":\"Trial Chamber XIV\",\
         \"judicialDocumentType\":\"decision\",\"numberOfPages\":12,\"languageIds\":[\"5d8f15835240a52088f2a853\"],\
         \"confidentiality\":\"public\",\"requireDownloadPermission\":false,\"isPublished\":true,\"deleted\":false}}",
        n / 5000 + 70,
        year % 100,
        n % 5000 + 1,
        n / 5000 + 70,
        year % 100,
        day / 28 + 1,
        day % 28 + 1,
    )
}

fn array(from: usize, most: usize) -> String {
    let mut text = "[".to_owned();
    for n in (from..FILINGS).take(most) {
        let _ = write!(text, "{}{}", if n == from { "" } else { "," }, entry(n));
    }
    text.push(']');
    text
}

/// Runs a command and looks, while it runs, at the most memory it has held. Linux alone tells.
fn peak(command: &mut Command) -> Option<(Output, u64)> {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let watcher = std::thread::spawn(move || {
        let mut most = 0;
        // a process that is over, and not yet waited for, has no such line any more
        while let Some(now) = std::fs::read_to_string(&status).ok().as_deref().and_then(high_water) {
            most = now.max(most);
            std::thread::yield_now();
        }
        most
    });
    let output = child.wait_with_output().unwrap();
    let most = watcher.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let output = Output {
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    if most == 0 {
        eprintln!("SKIPPED: this system does not tell the memory of a process in /proc/PID/status (VmHWM)");
        return None;
    }
    Some((output, most))
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The database as a server that makes its answers when it is asked.
fn database() -> Server {
    Server::answering(|path| {
        if path.contains("/count") {
            return Reply::ok("application/json", format!("{{\"count\":{FILINGS}}}"));
        }
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let filter = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "filter");
        let Some((_, filter)) = filter else { return Reply::status(404) };
        let filter: serde_json::Value = serde_json::from_str(&filter).unwrap();
        let number = |name: &str| usize::try_from(filter[name].as_u64().unwrap()).unwrap();
        Reply::ok("application/json", array(number("skip"), number("limit")))
    })
}

#[test]
fn fifty_thousand_filings_by_pages() {
    let serving = World::default().serve();
    let server = database();
    let origin = "\"https://www.legal-tools.org\" = ";
    let settings = serving.settings();
    let line = settings.lines().find(|line| line.starts_with(origin)).unwrap();
    let settings = settings.replace(line, &format!("{origin}\"{}\"", server.url()));
    std::fs::write(serving.config(), settings).unwrap();
    let arguments = ["fetch", "legal-tools/icc-filings", "--format", "json"];
    let Some((output, most)) = peak(&mut serving.command(&serving.database(), &arguments)) else { return };
    println!("pages of 1,000: {} MB at most", most / 1024);
    let rows = output.ok().json();
    assert_eq!(
        (rows[0]["new"].as_u64(), rows[0]["read"].as_u64()),
        (Some(50_000), Some(50_000)),
        "{rows:#?}"
    );
    assert!(most < MOST, "{most} KiB");
}

#[test]
fn fifty_thousand_filings_in_one_file() {
    let serving = World::default().serve();
    let file = serving.folder.path().join("icc-filings.json");
    std::fs::write(&file, array(0, FILINGS)).unwrap();
    let arguments =
        ["import", file.to_str().unwrap(), "--listing", "legal-tools/icc-filings", "--format", "json"];
    let Some((output, most)) = peak(&mut serving.command(&serving.database(), &arguments)) else { return };
    println!("one file of {} MB: {} MB at most", std::fs::metadata(&file).unwrap().len() >> 20, most / 1024);
    let rows = output.ok().json();
    assert_eq!(rows[0]["new"].as_u64(), Some(50_000), "{rows:#?}");
    assert!(most < MOST, "{most} KiB");
}

/// Imports rows that make several parts; the row of `fetch` for it, and its problems.
fn imported(rows: &[String]) -> (Output, Vec<serde_json::Value>, usize) {
    let serving = World::default().serve();
    let file = serving.folder.path().join("rows.json");
    std::fs::write(&file, format!("[{}]", rows.join(","))).unwrap();
    let output = serving.run(&[
        "import",
        file.to_str().unwrap(),
        "--listing",
        "legal-tools/icc-filings",
        "--format",
        "json",
    ]);
    let problems = serving.run(&["list", "problems", "--format", "json"]).ok_or_nothing().json();
    let filings = serving.run(&["list", "filings", "--format", "json"]).ok_or_nothing().json();
    (output, problems, filings.len())
}

#[test]
fn a_file_of_several_parts_is_stored_whole_or_not_at_all() {
    let mut rows: Vec<String> = (0..4_100).map(entry).collect();
    let (output, problems, filings) = imported(&rows);
    assert_eq!(output.ok().json()[0]["new"].as_u64(), Some(4_100));
    assert_eq!((problems.len(), filings), (0, 4_100));

    // a row of the third part takes the reference of one in the first
    rows[4_050] = rows[4_050].replace("large04050", "large00007");
    let (output, problems, filings) = imported(&rows);
    assert_eq!(output.ok().json()[0]["new"].as_u64(), Some(4_099));
    assert_eq!((problems.len(), filings), (1, 4_099), "{problems:#?}");
    assert_eq!(problems[0]["record"], "large00007");

    // most rows of the later parts lack what every row has
    for row in &mut rows[1_500..] {
        *row = row.replace("dateCreated", "dateMade").replace("externalId", "number").replace("slug", "name");
    }
    let (output, _, filings) = imported(&rows);
    assert_eq!((output.code, filings), (3, 0), "{output:?}");
}
