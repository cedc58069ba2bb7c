//! `courtwatch digest`, where it fails halfway: nothing is lost, and nothing counts as told.

use std::fs::File;
use std::process::Stdio;

use rusqlite::Connection;

use super::harness::{Ran, in_shape, ran};
use super::library::Library;

/// Forty filings that nobody has told of yet, and the digest that would.
fn library() -> (Library, String) {
    let mut library = Library::new();
    library.home.ok(&["watch", "add", "all", "--court", "icc", "--reason", "everything counts"]);
    library.home.ok(&["watch", "add", "release", "--query", "release", "--reason", "a brief"]);
    for number in 101..141 {
        library.filing(&format!("ICC-01/77-01/26-{number}"), "Decision on release");
    }
    let digest = library.home.ok(&["digest", "--peek"]);
    (library, digest)
}

#[track_caller]
fn told_again(library: &Library, digest: &str, failed: &Ran, exit: i32, said: &str) {
    in_shape(&failed.err);
    assert_eq!(failed.exit, exit, "{}", failed.err);
    assert!(failed.err.contains(said), "{}", failed.err);
    assert_eq!(library.home.ok(&["digest"]), digest, "the next digest tells the same");
    assert_eq!(library.home.run(&["digest"]).exit, 1, "and then no more");
}

#[test]
fn a_folder_that_is_not_there() {
    let (library, digest) = library();
    let failed = library.home.run(&["digest", "-o", "nowhere/digest.md"]);
    told_again(&library, &digest, &failed, 2, "told    nothing: the next digest tells the same");
}

#[test]
fn a_file_that_is_kept() {
    let (library, digest) = library();
    library.home.write("digest.txt", "mine");
    let failed = library.home.run(&["digest", "-o", "digest.txt"]);
    assert_eq!(std::fs::read_to_string(library.home.path("digest.txt")).unwrap(), "mine");
    told_again(&library, &digest, &failed, 2, "did not write `digest.txt`: it is there already");
    assert!(
        library.home.run(&["digest", "-o", "courtwatch.db", "--force"]).err.contains("it is the database")
    );
}

#[test]
fn a_file_whole_or_not_at_all() {
    let (library, digest) = library();
    library.home.ok(&["digest", "-o", "digest.txt"]);
    assert_eq!(std::fs::read_to_string(library.home.path("digest.txt")).unwrap(), digest);
    assert!(library.home.files().iter().all(|(name, _)| !name.contains(".part")));
    assert_eq!(library.home.run(&["digest"]).exit, 1);
}

#[cfg(unix)]
#[test]
fn a_disk_without_room() {
    let (library, digest) = library();
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec '{}' digest --watch all -o digest.txt",
        env!("CARGO_BIN_EXE_courtwatch")
    );
    let mut command = std::process::Command::new("sh");
    let failed = ran(&command.arg("-c").arg(script).current_dir(&library.home.0).output().unwrap());
    assert!(!library.home.path("digest.txt").exists(), "no half file");
    told_again(&library, &digest, &failed, 2, "the file may not grow any further");
}

#[test]
fn a_reader_that_left() {
    let (library, digest) = library();
    let mut command = library.home.command(&["digest"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let failed = ran(&child.wait_with_output().unwrap());
    told_again(&library, &digest, &failed, 2, "error: the digest was not read to its end");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_takes_nothing() {
    let (library, digest) = library();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let failed = ran(&library.home.command(&["digest"]).stdout(full).output().unwrap());
    told_again(&library, &digest, &failed, 2, "could not write the output");
    let (library, digest) = self::library();
    let failed = library.home.run(&["digest", "-o", "/dev/full"]);
    told_again(&library, &digest, &failed, 2, "could not write `/dev/full`");
}

#[test]
fn a_mark_that_cannot_be_set() {
    let (library, digest) = library();
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    // the second watch: what was noted of the first must be taken back with it
    base.execute_batch(
        "CREATE TRIGGER refuse BEFORE INSERT ON told WHEN new.watch = (SELECT id FROM watch WHERE name = 'release')
         AND new.item = (SELECT MAX(id) FROM item) BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    .unwrap();
    let failed = library.home.run(&["digest", "-o", "digest.txt"]);
    assert_eq!(std::fs::read_to_string(library.home.path("digest.txt")).unwrap(), digest);
    base.execute_batch("DROP TRIGGER refuse").unwrap();
    let said = "error: the digest was written, but that it was told could not be noted";
    assert!(
        failed.err.contains("effect  nothing is lost: the next digest tells the same again"),
        "{}",
        failed.err
    );
    told_again(&library, &digest, &failed, 4, said);
}

/// A folder in the place of SQLite's own file stands for a disk that is full or read-only.
#[test]
fn a_database_that_cannot_be_written() {
    let (mut library, digest) = library();
    library.store = courtwatch::store::Store::open(&library.home.path("other.db")).unwrap();
    for name in ["courtwatch.db-shm", "courtwatch.db-wal"] {
        std::fs::remove_file(library.home.path(name)).ok();
    }
    std::fs::create_dir(library.home.path("courtwatch.db-shm")).unwrap();
    assert_eq!(library.home.ok(&["digest", "--peek"]), digest);
    let failed = library.home.run(&["digest"]);
    assert_eq!(failed.out, digest);
    std::fs::remove_dir(library.home.path("courtwatch.db-shm")).unwrap();
    told_again(&library, &digest, &failed, 4, "could not be noted: could not open or write the database");
}

#[test]
fn another_program_that_writes_is_waited_for() {
    let (library, digest) = library();
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    base.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut command = library.home.command(&["digest", "-o", "digest.txt"]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    while !library.home.path("digest.txt").exists() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    base.execute_batch("COMMIT").unwrap();
    let output = ran(&child.wait_with_output().unwrap());
    assert_eq!(output.exit, 0, "{}", output.err);
    assert_eq!(std::fs::read_to_string(library.home.path("digest.txt")).unwrap(), digest);
    assert_eq!(library.home.run(&["digest"]).exit, 1);
}

#[test]
fn many_at_once_tell_it_once() {
    let (library, digest) = library();
    let start =
        || library.home.command(&["digest"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let children: Vec<_> = (0..6).map(|_| start()).collect();
    let outputs: Vec<Ran> =
        children.into_iter().map(|child| ran(&child.wait_with_output().unwrap())).collect();
    let telling: Vec<&Ran> = outputs.iter().filter(|output| output.exit == 0).collect();
    assert_eq!(telling.len(), 1, "{outputs:?}");
    assert_eq!(telling[0].out, digest);
    assert!(outputs.iter().all(|output| output.exit <= 1 && !output.err.contains("error:")), "{outputs:?}");
}
