//! A world on loopback, with a folder for the database and a configuration that leads there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::{Site, World};
use crate::support::server::{Reply, Server};

/// A served world.
pub struct Serving {
    /// The server: scripts laid on it go before the world.
    pub server: Server,
    /// The folder of this world's database.
    pub folder: tempfile::TempDir,
    world: Arc<Mutex<World>>,
    stop: Arc<Mutex<Stop>>,
}

/// Where the client is to be stopped.
#[derive(Default)]
struct Stop {
    /// Requests answered since it was set.
    asked: usize,
    /// Which of them.
    at: Option<usize>,
    /// Whether that one still gets its answer.
    answer: bool,
    reached: Option<Sender<()>>,
}

/// What a command printed.
#[derive(Debug)]
pub struct Output {
    /// Its exit code.
    pub code: i32,
    /// Records.
    pub stdout: String,
    /// Talk.
    pub stderr: String,
}

impl Output {
    /// The JSON on stdout.
    pub fn json(&self) -> Vec<Value> {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }

    /// Asserts that all went well, or that there was nothing to list.
    #[track_caller]
    pub fn ok_or_nothing(self) -> Output {
        assert!(matches!(self.code, 0 | 1), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Asserts that all went well.
    #[track_caller]
    pub fn ok(self) -> Output {
        assert_eq!(self.code, 0, "{}\n{}", self.stdout, self.stderr);
        self
    }
}

impl Serving {
    pub(super) fn start(world: World) -> Serving {
        let world = Arc::new(Mutex::new(world));
        let stop = Arc::new(Mutex::new(Stop::default()));
        let (shared, stopped) = (Arc::clone(&world), Arc::clone(&stop));
        let server = Server::answering(move |path| {
            let mut stop = stopped.lock().unwrap();
            stop.asked += 1;
            if stop.at.is_some_and(|at| stop.asked >= at) {
                let first = stop.at == Some(stop.asked);
                if let Some(reached) = stop.reached.as_ref().filter(|_| first) {
                    let _ = reached.send(()); // the test may be over
                }
                if !(first && stop.answer) {
                    return Reply::stall();
                }
            }
            drop(stop);
            shared.lock().unwrap().answer(path)
        });
        let folder = tempfile::tempdir().unwrap();
        let serving = Serving { server, folder, world, stop };
        std::fs::write(serving.config(), serving.settings()).unwrap();
        serving
    }

    /// The configuration that sends every site's requests here, without pauses.
    pub fn settings(&self) -> String {
        let mut text = "contact = \"tests@courtwatch.example\"\n\n[origins]\n".to_owned();
        for (_, site, prefix) in Site::ALL {
            let _ = writeln!(text, "\"{site}\" = \"{}{prefix}\"", self.server.url());
        }
        text.push_str("\n[pace]\n");
        for (_, site, _) in Site::ALL {
            let _ = writeln!(text, "\"{}\" = 0", site.trim_start_matches("https://"));
        }
        text.push_str("\n[[feed]]\nname = \"observer\"\nurl = \"https://observer.example/feed/\"\n");
        text
    }

    /// `courtwatch.toml`.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("courtwatch.toml")
    }

    /// The database that [`run`](Self::run) works on.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("courtwatch.db")
    }

    /// Every listing of the world, the observer's feed too.
    pub const ALL: [&str; 6] =
        ["legal-tools/icc-filings", "legal-tools/ksc-filings", "icc", "ksc", "hudoc", "feed/observer"];

    /// Changes the world.
    pub fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.world.lock().unwrap());
    }

    /// Runs the real binary on the world's database.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_on(&self.database(), arguments)
    }

    /// Runs the real binary on a database.
    pub fn run_on(&self, database: &Path, arguments: &[&str]) -> Output {
        let output = self.command(database, arguments).output().unwrap();
        Output {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Reads every listing.
    pub fn fetch(&self, arguments: &[&str]) -> Output {
        let all = [&["fetch", "--format", "json"], &Self::ALL[..], arguments].concat();
        self.run(&all)
    }

    /// The command, ready to run.
    pub fn command(&self, database: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_courtwatch"));
        command
            .args(arguments)
            .arg("--db")
            .arg(database)
            .arg("--config")
            .arg(self.config())
            .env_remove("COURTWATCH_DB")
            .current_dir(self.folder.path());
        command
    }

    /// Starts a fetch of everything and ends it with SIGKILL when it has sent so many requests; with `answer`, the
    /// last of them is answered first. False when it was over before.
    pub fn fetch_killed_at(&self, database: &Path, request: usize, answer: bool) -> bool {
        self.killed_at(database, &[&["fetch"], &Self::ALL[..]].concat(), request, answer)
    }

    /// The same with any command.
    pub fn killed_at(&self, database: &Path, arguments: &[&str], request: usize, answer: bool) -> bool {
        let (sender, reached) = channel();
        *self.stop.lock().unwrap() = Stop { asked: 0, at: Some(request), answer, reached: Some(sender) };
        let mut command = self.command(database, arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let killed = wait(&mut child, &reached);
        *self.stop.lock().unwrap() = Stop::default();
        killed
    }

    /// What was asked since the last call, decoded, with `304` where a validator was sent.
    pub fn log(&self) -> Vec<String> {
        let log = self.server.log();
        self.server.clear_log();
        let mut lines: Vec<String> = log
            .iter()
            .map(|request| {
                let conditional = request.header("if-none-match").is_some()
                    || request.header("if-modified-since").is_some();
                let path = percent(&request.path);
                if conditional { format!("{path} if changed") } else { path }
            })
            .collect();
        lines.sort();
        lines
    }
}

/// Kills the child when the server says so. The child's end is looked at between.
fn wait(child: &mut Child, reached: &Receiver<()>) -> bool {
    loop {
        match reached.recv_timeout(std::time::Duration::from_millis(20)) {
            Ok(()) => {
                child.kill().unwrap();
                child.wait().unwrap();
                return true;
            }
            Err(_) if child.try_wait().unwrap().is_some() => return false,
            Err(_) => {}
        }
    }
}

fn percent(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let mut shown = format!("{path}?");
    for (name, value) in super::parameters(query) {
        let _ = write!(shown, "{name}={value}&");
    }
    shown.trim_end_matches('&').to_owned()
}
