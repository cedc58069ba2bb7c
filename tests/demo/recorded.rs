//! The two recordings that the program carries, and how they are made.
//!
//! `cargo test --test demo -- --ignored record` writes `fixtures/sample/week-1.warc.gz` and `week-2.warc.gz` anew from
//! the world in `tests/support/world`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use courtwatch::cli::Documents;
use courtwatch::commands::fetch::outcome::Options;
use courtwatch::commands::fetch::plan::{self, Planned};
use courtwatch::commands::fetch::reading;
use courtwatch::config;
use courtwatch::fetch::{Clock, Limits, Live, Origins, Recorder, Settings};
use courtwatch::model::moment::Moment;
use courtwatch::store::Store;

use crate::support::world::{Serving, World};

/// When the two weeks were recorded.
const WEEKS: [&str; 2] = ["2026-11-09T06:00:00Z", "2026-11-16T06:00:00Z"];

/// A clock that goes on by a second each time it is looked at, and never waits.
struct Steps {
    start: Moment,
    taken: AtomicI64,
}

impl Clock for Steps {
    fn now(&self) -> Moment {
        self.start + TimeDelta::seconds(self.taken.fetch_add(1, Ordering::SeqCst))
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) {}
}

fn record(serving: &Serving, store: &mut Store, week: usize, file: &Path) {
    let config = config::load(Some(&serving.config()), &serving.database()).unwrap();
    let start: Moment = WEEKS[week].parse().unwrap();
    let settings = Settings {
        contact: config.contact.clone(),
        origins: Origins::from_map(&config.origins).unwrap(),
        pace: config.pace.keys().map(|host| (host.clone(), Duration::ZERO)).collect(),
        record: Some(Recorder::create(file, start).unwrap()),
        clock: Arc::new(Steps { start, taken: AtomicI64::new(0) }),
        ..Settings::default()
    };
    let live = Live::new(settings).unwrap();
    let options = Options {
        sweep: week > 0,
        since: None,
        documents: Documents::New,
        now: Some(start),
        limits: Limits::default(),
    };
    let names: Vec<String> = Serving::ALL.iter().map(|name| (*name).to_owned()).collect();
    let planned: Vec<Planned> = plan::chosen(&names, &config).unwrap();
    for planned in &planned {
        reading::read(store, &live, planned, &options, &|_| {}).unwrap();
    }
}

/// Records both weeks into a folder.
fn record_both(folder: &Path) -> [PathBuf; 2] {
    let serving = World::sample().serve();
    let mut store = Store::open(&serving.database()).unwrap();
    let files = [folder.join("week-1.warc.gz"), folder.join("week-2.warc.gz")];
    record(&serving, &mut store, 0, &files[0]);
    serving.change(|world| *world = World::second_week());
    record(&serving, &mut store, 1, &files[1]);
    files
}

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sample")
}

#[test]
fn the_recordings_are_those_of_the_world() {
    let folder = tempfile::tempdir().unwrap();
    for file in record_both(folder.path()) {
        let kept = kept().join(file.file_name().unwrap());
        let same = std::fs::read(&file).unwrap() == std::fs::read(&kept).unwrap_or_default();
        assert!(
            same,
            "{} is not what the world gives: `cargo test --test demo -- --ignored record`",
            kept.display()
        );
    }
}

#[test]
#[ignore = "writes fixtures/sample"]
fn record_the_sample() {
    std::fs::create_dir_all(kept()).unwrap();
    for name in ["week-1.warc.gz", "week-2.warc.gz"] {
        let _ = std::fs::remove_file(kept().join(name)); // a recording is never written over
    }
    record_both(&kept());
}
