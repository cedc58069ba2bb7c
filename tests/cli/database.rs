//! Databases that are none, of others, of the future, damaged, or on a disk that has no room.

use rusqlite::Connection;

use super::harness::{FILING, Home, fixture, in_shape, ran};

/// Commands that read or write a database.
const COMMANDS: &[&[&str]] = &[
    &["courts"],
    &["fetch", "icc/decisions", "--replay", "none.warc"],
    &["import", "page.html", "--listing", "icc/decisions"],
    &["list", "filings"],
    &["show", FILING],
    &["concerns"],
    &["tag", "add", FILING, "undue-delay"],
    &["tag", "list"],
    &["tag", "remove", "01234567"],
    &["report", "--include-unreviewed"],
    &["hearings"],
    &["doctor"],
    &["verify"],
];

const OTHER: &str = "\n  file    courtwatch.db\n  effect  nothing was read or changed\nhint: choose another file with `--db FILE`";

/// Every command refuses a database that a person made so.
fn all_refuse(make: impl Fn(&Home), said: &str) {
    for words in COMMANDS {
        let home = Home::new();
        std::fs::copy(fixture("icc/decisions/healthy.html"), home.path("page.html")).unwrap();
        home.write("none.warc", "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        make(&home);
        home.refuses(words, 4, said);
    }
}

#[test]
fn a_file_that_is_no_database() {
    let said = format!("error: this file is not a database, or it is damaged{OTHER}");
    all_refuse(|home| home.write("courtwatch.db", "My notes on the case, in a file of this name.\n"), &said);
}

#[test]
fn a_database_of_another_program() {
    let make = |home: &Home| {
        let base = Connection::open(home.path("courtwatch.db")).unwrap();
        base.execute_batch("CREATE TABLE moz_places (id INTEGER PRIMARY KEY); PRAGMA user_version = 77")
            .unwrap();
    };
    all_refuse(make, &format!("error: this database belongs to another program{OTHER}"));
}

#[test]
fn a_database_of_a_newer_courtwatch() {
    let make = |home: &Home| {
        std::fs::copy(Home::read().path("courtwatch.db"), home.path("courtwatch.db")).unwrap();
        let base = Connection::open(home.path("courtwatch.db")).unwrap();
        base.execute_batch("PRAGMA user_version = 999").unwrap();
    };
    let known: i64 = {
        let home = Home::read();
        let base = Connection::open(home.path("courtwatch.db")).unwrap();
        base.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    all_refuse(
        make,
        &format!(
            "error: this database was written by a newer courtwatch (schema 999; this one knows up to {known})\n  file    \
             courtwatch.db\n  effect  nothing was read or changed\n\
             hint: update courtwatch, or choose another file with `--db FILE`"
        ),
    );
}

#[test]
fn none_yet() {
    for words in COMMANDS {
        let home = Home::new();
        if ["courts", "fetch", "import", "concerns"].contains(&words[0]) {
            continue; // these need none, or make it
        }
        home.refuses(
            words,
            4,
            "error: there is no database here yet\n  file    courtwatch.db\n\
             hint: `courtwatch fetch` makes it; `--db FILE` chooses another",
        );
    }
}

#[test]
fn a_folder_in_its_place() {
    let home = Home::new();
    std::fs::create_dir(home.path("folder")).unwrap();
    home.refuses(
        &["list", "filings", "--db", "folder"],
        4,
        "error: could not open or write the database\n  file    folder\n  effect  the last step was not stored; what was \
         stored before is unchanged\nhint: check that the folder is there and that you may write in it",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_in() {
    let home = Home::new();
    let page = fixture("icc/decisions/healthy.html");
    for path in ["/sys/courtwatch.db", "nowhere/courtwatch.db"] {
        home.refuses(
            &["import", &page, "--db", path],
            4,
            &format!(
                "error: could not open or write the database\n  file    {path}\n  effect  the last step was not stored; \
                 what was stored before is unchanged\nhint: check that the folder is there and that you may write in it"
            ),
        );
    }
}

#[test]
fn a_table_that_is_missing_is_said_without_a_statement() {
    let home = Home::read();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute_batch("PRAGMA foreign_keys = off; DROP TABLE press").unwrap();
    drop(base);
    home.refuses(
        &["list", "press"],
        4,
        "error: the database is not as it should be: no such table: press\n  file    courtwatch.db\n  effect  the last \
         step was not stored; what was stored before is unchanged\nhint: `courtwatch verify` checks the database",
    );
}

/// A file that may not grow stands for a disk without room: what is there stays, and later all is stored.
#[cfg(unix)]
#[test]
fn a_disk_without_room() {
    let home = Home::read();
    let before = home.ok(&["list", "filings", "--format", "json"]);
    let page = fixture("ksc/filings/last.html");
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' import '{page}' --listing ksc/filings",
        env!("CARGO_BIN_EXE_courtwatch")
    );
    let output =
        std::process::Command::new("sh").arg("-c").arg(script).current_dir(&home.0).output().unwrap();
    let full = ran(&output);
    in_shape(&full.err);
    assert_eq!((full.exit, full.out.as_str()), (4, ""), "{}", full.err);
    assert!(full.err.contains("\n  effect  the last"), "{}", full.err);
    assert_eq!(home.ok(&["list", "filings", "--format", "json"]), before);
    home.ok(&["verify"]);
    let stored = home.ok(&["import", &page, "--listing", "ksc/filings", "--format", "json"]);
    assert!(stored.contains("\"verdict\":\"healthy\""), "{stored}");
}

/// Another program that writes keeps us waiting, and nothing is lost.
#[test]
fn a_database_that_another_program_writes_to() {
    let home = Home::read();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute_batch("BEGIN IMMEDIATE").unwrap();
    let words = ["tag", "add", FILING, "undue-delay"];
    let mut child = home.command(&words).stdout(std::process::Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "it waits");
    base.execute_batch("COMMIT").unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(home.json(&["tag", "list", "--format", "json"]).len(), 1);
}

/// A folder in the place of SQLite's own file stands for a disk that is full or read-only: reading goes on.
#[test]
fn what_is_stored_can_be_read_where_nothing_can_be_written() {
    let home = Home::read();
    home.tag("ten months");
    let read: [&[&str]; 7] = [
        &["list", "filings", "--format", "json"],
        &["show", FILING],
        &["report", "--include-unreviewed"],
        &["courts"],
        &["concerns"],
        &["hearings"],
        &["doctor"],
    ];
    let before = read.map(|words| home.ok(words));
    for name in ["courtwatch.db-shm", "courtwatch.db-wal"] {
        std::fs::remove_file(home.path(name)).ok();
    }
    std::fs::create_dir(home.path("courtwatch.db-shm")).unwrap();
    assert_eq!(read.map(|words| home.ok(words)), before);
    let report = home.run(read[2]).err;
    assert!(
        report.contains("note: the custody log does not have it: the database can only be read"),
        "{report}"
    );
    assert_eq!(home.run(&["verify"]).exit, 0);
    home.refuses(
        &["tag", "add", FILING, "undue-delay"],
        4,
        "error: could not open or write the database\n  file    courtwatch.db\n  effect  the last step was not stored; \
         what was stored before is unchanged\nhint: check that the folder is there and that you may write in it",
    );
}

/// A journal that holds what the file does not yet hold is read too, or nothing is.
#[test]
fn a_journal_that_cannot_be_read_is_not_passed_over() {
    let (busy, home) = (Home::read(), Home::new());
    let base = Connection::open(busy.path("courtwatch.db")).unwrap();
    let before: i64 = base.query_row("SELECT COUNT(*) FROM item", [], |row| row.get(0)).unwrap();
    busy.tag("ten months"); // stays in the journal while the other connection is open
    assert!(before > 0 && std::fs::metadata(busy.path("courtwatch.db-wal")).unwrap().len() > 0);
    for name in ["courtwatch.db", "courtwatch.db-wal"] {
        std::fs::copy(busy.path(name), home.path(name)).unwrap();
    }
    std::fs::create_dir(home.path("courtwatch.db-shm")).unwrap();
    let ran = home.run(&["tag", "list"]);
    in_shape(&ran.err);
    assert!(ran.exit == 4 || ran.out.contains("ten months"), "{} {}", ran.out, ran.err);
    std::fs::remove_dir(home.path("courtwatch.db-shm")).unwrap();
    assert_eq!(home.json(&["tag", "list", "--format", "json"]).len(), 1, "and the tag is still there");
}
