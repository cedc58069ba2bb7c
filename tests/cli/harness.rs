//! A folder that a person works in, and the program in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// The pages that [`Home::read`] has, by listing.
pub const PAGES: &[&str] = &[
    "icc/decisions/healthy.html",
    "icc/press/healthy.xml",
    "icc/calendar/healthy.html",
    "hudoc/judgments/healthy.rss",
    "ksc/filings/healthy.html",
    "legal-tools/icc-filings/healthy.json",
    "stl/docket/other-order.csv",
];

/// A filing of those pages that stands alone.
pub const FILING: &str = "ICC-01/77-01/26-112";

/// A folder.
pub struct Home(pub TempDir);

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

pub fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name).display().to_string()
}

impl Home {
    /// Nothing in it.
    pub fn new() -> Home {
        Home(tempfile::tempdir().unwrap())
    }

    /// With a database that has read the pages. They are read once for all tests.
    pub fn read() -> Home {
        static READ: OnceLock<Vec<u8>> = OnceLock::new();
        let bytes = READ.get_or_init(|| {
            let home = Home::new();
            let files: Vec<String> = PAGES.iter().map(|name| fixture(name)).collect();
            let mut words = vec!["import"];
            words.extend(files.iter().map(String::as_str));
            let ran = home.run(&words);
            assert_eq!(ran.exit, 0, "{}", ran.err);
            fs::read(home.path("courtwatch.db")).unwrap()
        });
        let home = Home::new();
        fs::write(home.path("courtwatch.db"), bytes).unwrap();
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_courtwatch"));
        command.args(words).current_dir(&self.0).env("USER", "Lea");
        for name in ["COURTWATCH_DB", "NO_COLOR", "COLUMNS", "RUST_BACKTRACE", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        ran(&self.command(words).output().unwrap())
    }

    /// Runs what must work, with nothing to complain of; its stdout.
    pub fn ok(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.err);
        in_shape(&ran.err);
        assert!(!ran.err.contains("error:") && !ran.err.contains("warning:"), "{words:?}: {}", ran.err);
        ran.out
    }

    /// Runs what must work and print JSON.
    pub fn json(&self, words: &[&str]) -> Vec<Value> {
        let out = self.ok(words);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{words:?}: {error}: {out}"))
    }

    /// Runs what must be refused: nothing on stdout, a message in shape that is just this, and no file changed.
    pub fn refuses(&self, words: &[&str], exit: i32, said: &str) {
        let before = self.files();
        let ran = self.run(words);
        in_shape(&ran.err);
        assert_eq!(ran.err.trim_end(), said, "{words:?}");
        assert_eq!((ran.exit, ran.out.as_str()), (exit, ""), "{words:?}");
        assert_eq!(self.files(), before, "{words:?} changed a file");
    }

    /// Every file with its bytes. A journal with nothing in it is no file.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| (path.display().to_string(), fs::read(path).unwrap()))
            .filter(|(name, bytes)| !(name.ends_with("-shm") || name.ends_with("-wal") && bytes.is_empty()))
            .collect();
        files.sort();
        files
    }

    /// Tags the filing; the tag's id.
    pub fn tag(&self, note: &str) -> String {
        let id = self.ok(&["tag", "add", FILING, "undue-delay", "--note", note]);
        id.trim().to_owned()
    }
}

pub fn ran(output: &Output) -> Ran {
    Ran {
        exit: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// Holds the shape of messages: labels, facts under them, at most two hints, and nothing of the machine room.
pub fn in_shape(err: &str) {
    let mut hints = 0;
    for line in err.lines() {
        let label = ["error: ", "warning: ", "note: "].iter().find_map(|label| line.strip_prefix(label));
        if let Some(first) = label {
            hints = 0;
            assert!(!first.is_empty() && !first.ends_with('.'), "{line}");
        }
        hints += usize::from(line.starts_with("hint: "));
        assert!(hints <= 2, "more than two hints: {err}");
    }
    for slip in [
        "panicked",
        "Err(",
        "Some(",
        "None",
        "Error {",
        "rusqlite",
        "SELECT",
        "INSERT",
        "os error",
        "unwrap",
        "backtrace",
        "NotFound",
        "invalid",
        "unexpected error",
        "failed",
        "please",
        "oops",
        "\u{1b}",
    ] {
        assert!(!err.contains(slip), "`{slip}` in a message: {err}");
    }
}
