//! What the benches share: invented rows, the same in every run and on every side, and how results are printed.
#![allow(dead_code)] // each bench uses a part

pub mod corpus;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Whatever went wrong; a bench that fails prints it and ends.
pub type Failure = Box<dyn std::error::Error>;

/// Rows of a page as the store gets them.
pub const PAGE: usize = 1000;

/// Every so many rows have another title in the second reading: 1 %.
pub const CHANGED: usize = 100;

/// How many cases are before the court at one time: the rows of one listing alternate between them.
const CASES: usize = 20;

/// How many rows such a time lasts, until other cases follow.
const ERA: usize = 50_000;

/// Of each case every fifth row is a redacted version of the filing before it.
const VERSIONS: usize = 5;

const VERBS: [&str; 8] = [
    "Decision on",
    "Order concerning",
    "Second decision on",
    "Judgment on",
    "Directions on",
    "Ruling on",
    "Decision rejecting",
    "Decision granting",
];
const NOUNS: [&str; 24] = [
    "lamp", "orchard", "ferry", "ledger", "quarry", "lantern", "saddle", "harbour", "meadow", "anvil",
    "bridle", "cellar", "thimble", "gable", "kettle", "loom", "mill", "oar", "plough", "rudder", "spindle",
    "trellis", "well", "yoke",
];
const NAMES: [&str; 16] = [
    "Quill",
    "Marrow",
    "Tansy",
    "Oleander",
    "Brack",
    "Fennimore",
    "Sedge",
    "Halloran’s",
    "Ibbot",
    "Juniper",
    "Kestrel",
    "Lovage",
    "Mullein",
    "Nettle",
    "Orris",
    "Pimpernel",
];
const CHAMBERS: [&str; 6] = [
    "Pre-Trial Chamber IX",
    "Pre-Trial Chamber X",
    "Trial Chamber XII",
    "Trial Chamber XIV",
    "Trial Chamber XV",
    "Appeals Chamber",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// One invented row, as a listing prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `ICC-01/77-01/26-98-Red`.
    pub number: String,
    /// The case: `ICC-01/77-01/26`.
    pub case: String,
    /// The number without the marks of its version.
    pub base: String,
    pub title: String,
    pub case_name: String,
    pub chamber: String,
    /// Year, month, day.
    pub date: (i32, u32, u32),
}

/// A number that is always the same for the same place (splitmix64).
fn scrambled(place: usize, salt: u64) -> usize {
    let mut z =
        (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(salt.wrapping_mul(0xd1b5_4a32));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or(0)
}

fn pick<'a>(words: &[&'a str], place: usize, salt: u64) -> &'a str {
    words[scrambled(place, salt) % words.len()]
}

/// The row at a place.
pub fn row(place: usize) -> Row {
    let case = place / ERA * CASES + place % CASES;
    let turn = place % ERA / CASES;
    let redacted = turn % VERSIONS == VERSIONS - 1;
    let filing = if redacted { turn } else { turn + 1 };
    let (situation, year) = (case / 20 + 40, case % 20 + 5);
    let case_number = format!("ICC-{:02}/{situation:02}-{:02}/{year:02}", case % 3 + 1, case % 7 + 1);
    let base = format!("{case_number}-{filing}");
    let mut title = format!("{} the {}", pick(&VERBS, place, 1), pick(&NOUNS, place, 2));
    for joint in
        ["and", "for the", "near the", "of the"].into_iter().cycle().take(4 + scrambled(place, 50) % 8)
    {
        let salt = title.len() as u64;
        let _ = write!(title, " {joint} {}", pick(&NOUNS, place, salt));
    }
    let day = 1 + scrambled(place, 60) % 28;
    Row {
        number: if redacted { format!("{base}-Red") } else { base.clone() },
        base,
        title,
        case_name: format!("The Prosecutor v. {} {}", pick(&NAMES, case, 4), pick(&NAMES, case, 5)),
        chamber: pick(&CHAMBERS, case, 6).to_owned(),
        date: (
            2005 + i32::try_from(scrambled(place, 61) % 21).unwrap_or(0),
            1 + u32::try_from(scrambled(place, 62) % 12).unwrap_or(0),
            u32::try_from(day).unwrap_or(1),
        ),
        case: case_number,
    }
}

/// The title that a row has in the second reading.
pub fn second_title(place: usize, first: &str) -> String {
    if place % CHANGED == 7 { format!("{first} (corrected)") } else { first.to_owned() }
}

/// A page of decisions as the court's site prints them. One title in twenty announces a hearing.
pub fn listing(rows: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Decisions | International Criminal \
         Court</title></head>\n<body><nav><a href=\"/cases\">Cases</a></nav><main><div class=\"view-content\">\n",
    );
    for place in 0..rows {
        let row = row(place);
        let title = if place % 20 == 3 {
            format!("Order scheduling a status conference on {} May 2026 at 10:00", place % 28 + 1)
        } else {
            row.title
        };
        let (year, month, day) = row.date;
        let month = MONTHS[month as usize - 1];
        let _ = write!(
            page,
            "<div class=\"views-row\"><div class=\"views-field views-field-nothing\"><span class=\"field-content\">\n  \
             <div class=\"recordTitle\"><a href=\"/court-record/{}\" class=\"record-link\">{title}</a></div>\n  \
             <div class=\"courtRecordcaseName\">{}</div>\n  <div class=\"tags\">{}</div>\n  \
             <div class=\"datetime\">{day} {month} {year}</div>\n</span></div></div>\n",
            row.number.to_lowercase(),
            row.case_name,
            row.chamber,
        );
    }
    page + "</div></main></body></html>\n"
}

/// Where files of a run go: `COURTWATCH_BENCH_DIR`, else a folder among the temporary ones. It is made.
pub fn folder() -> Result<PathBuf, Failure> {
    let folder = std::env::var_os("COURTWATCH_BENCH_DIR")
        .map_or_else(|| std::env::temp_dir().join("courtwatch-bench"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A size from the environment.
pub fn size(name: &str, otherwise: usize) -> Result<usize, Failure> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} is `{text}`, expected a number").into()),
        Err(_) => Ok(otherwise),
    }
}

/// The words of the command line, without what cargo adds.
pub fn words() -> Vec<String> {
    std::env::args().skip(1).filter(|word| word != "--bench").collect()
}

/// Prints a measurement as one line of JSON.
pub fn print(what: &str, size: usize, time: Duration, more: &[(&str, f64)]) {
    let mut line =
        format!("{{\"what\": \"{what}\", \"size\": {size}, \"seconds\": {:.6}", time.as_secs_f64());
    for (name, value) in more {
        let _ = write!(line, ", \"{name}\": {value}");
    }
    println!("{line}}}");
}

/// The time that this thread has had a processor for, where the system tells it: on a busy computer the clock on
/// the wall counts others' work too.
pub fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or(0))
}

/// How long something took: on the wall, and of a processor.
#[derive(Debug, Clone, Copy, Default)]
pub struct Took {
    pub wall: Duration,
    pub cpu: Duration,
}

impl std::ops::AddAssign for Took {
    fn add_assign(&mut self, other: Took) {
        self.wall += other.wall;
        self.cpu += other.cpu;
    }
}

/// Runs something and says how long it took.
pub fn took<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, Took), Failure> {
    let (start, cpu) = (Instant::now(), processor_time());
    let value = work()?;
    Ok((value, Took { wall: start.elapsed(), cpu: processor_time().saturating_sub(cpu) }))
}

/// Runs something and says how long it took on the wall.
pub fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, Duration), Failure> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed()))
}

/// The middle of several times.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The most memory that this process has held, in MB, where the system tells it.
pub fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    kilobytes.map_or(0.0, |kb| (f64::from(kb) / 1024.0).round())
}
