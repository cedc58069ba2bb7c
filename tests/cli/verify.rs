//! `courtwatch verify`.

use rusqlite::Connection;

use super::harness::{FILING, Home, PAGES, in_shape};

#[test]
fn all_is_as_it_was_stored() {
    let ran = Home::read().run(&["verify"]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""));
    let said = format!("{} stored pages (", PAGES.len());
    assert!(ran.err.starts_with(&said) && ran.err.contains("the database file is sound\n"), "{}", ran.err);
    let log = format!("{} entries of the custody log follow each other", PAGES.len());
    assert!(ran.err.contains(&log), "{}", ran.err);
}

/// A folder whose log has entries of captures, a tag, a hold and its lift.
fn acted() -> Home {
    let home = Home::read();
    home.tag("it waits");
    home.ok(&["hold", "add", FILING, "--reason", "x", "--by", "Lea"]);
    home.ok(&["hold", "lift", FILING, "--reason", "y", "--by", "Jonas"]);
    home
}

fn tampered(sql: &str) -> String {
    let home = acted();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute_batch(&format!("DROP TRIGGER custody_kept; DROP TRIGGER custody_unchanged; {sql}")).unwrap();
    drop(base);
    let ran = home.run(&["verify"]);
    in_shape(&ran.err);
    assert!(ran.exit == 4 && ran.err.contains("; the custody log does not hold"), "{sql}: {}", ran.err);
    ran.err.lines().find_map(|line| line.strip_prefix("  log     ")).unwrap().to_owned()
}

#[test]
fn the_log_is_never_changed_through_the_database() {
    let home = acted();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    for sql in ["DELETE FROM custody WHERE seq = 3", "UPDATE custody SET by = 'nobody'"] {
        assert!(base.execute_batch(sql).unwrap_err().to_string().contains("custody log"), "{sql}");
    }
    drop(base);
    assert_eq!(home.run(&["verify"]).exit, 0);
}

#[test]
fn an_entry_that_was_taken_out_or_changed() {
    let last = PAGES.len() + 3;
    assert_eq!(tampered("DELETE FROM custody WHERE seq = 3"), "entry 4 does not follow entry 2");
    assert_eq!(tampered("DELETE FROM custody WHERE seq = 1"), "entry 2 does not follow entry 0");
    assert_eq!(tampered("UPDATE custody SET by = 'nobody' WHERE seq = 2"), "entry 2 does not follow entry 1");
    assert_eq!(
        tampered(
            "UPDATE custody SET seq = 99 WHERE seq = 2; UPDATE custody SET seq = 2 WHERE seq = 3; UPDATE custody SET seq = 3 WHERE seq = 99"
        ),
        "entry 2 does not follow entry 1"
    );
    let cut = format!("it ends with entry {} and had {last}", last - 2);
    assert_eq!(tampered(&format!("DELETE FROM custody WHERE seq > {}", last - 2)), cut);
    assert_eq!(
        tampered("DELETE FROM custody; DELETE FROM custody_head"),
        format!("it ends with entry 0 and had {last}")
    );
    assert_eq!(
        tampered("UPDATE custody_head SET hash = 'x'"),
        format!("entry {last} is not the one that was written last")
    );
}

#[test]
fn a_coder_of_an_open_round_does_not_see_what_the_others_did() {
    let (home, numbers) = super::tag_assign::round("4");
    home.ok(&["tag", "add", &numbers[0], "undue-delay", "--by", "Jonas"]);
    assert!(!home.run(&["list", "custody", "--format", "json"]).out.contains("undue-delay"));
    super::tag_assign::done(&home);
    assert!(home.run(&["list", "custody", "--format", "json"]).out.contains("undue-delay"));
}

#[test]
fn a_snapshot_that_is_not_what_was_captured() {
    for sql in [
        "UPDATE snapshot SET retrieved = '2020-01-01T00:00:00Z' WHERE id = 2",
        "UPDATE snapshot SET url = 'https://other.example/' WHERE id = 2",
        "UPDATE snapshot SET headers = '[]', status = 201 WHERE id = 2",
        "UPDATE snapshot SET url = 'purged:' || url WHERE id = 2",
    ] {
        assert_eq!(tampered(sql), "snapshot 2 is not what was captured", "{sql}");
    }
}

/// Changes the stored bytes of one page; its hash.
fn flip(home: &Home, change: impl Fn(&mut Vec<u8>)) -> String {
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    let (hash, mut packed): (String, Vec<u8>) = base
        .query_row("SELECT sha256, zstd FROM body ORDER BY sha256 LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })
        .unwrap();
    change(&mut packed);
    base.execute("UPDATE body SET zstd = ?2 WHERE sha256 = ?1", rusqlite::params![hash, packed]).unwrap();
    hash
}

#[test]
fn a_flipped_byte_is_found_and_named() {
    let changes: [fn(&mut Vec<u8>); 4] = [
        |bytes| *bytes.last_mut().unwrap() ^= 1,
        |bytes| bytes[0] ^= 0x80,
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.clear(),
    ];
    for change in changes {
        let home = Home::read();
        let hash = flip(&home, change);
        home.refuses(
            &["verify"],
            4,
            &format!(
                "error: 1 of {} stored pages is damaged; 0 faults in the database file\n  file    courtwatch.db\n  \
                 damaged sha256 {hash}\n  effect  nothing was changed\n\
                 hint: restore a copy of the database from before the damage, then fetch again",
                PAGES.len()
            ),
        );
    }
}

#[test]
fn a_reference_that_leads_nowhere() {
    let home = Home::read();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute_batch(
        "PRAGMA foreign_keys = off; DELETE FROM body WHERE sha256 = (SELECT MIN(sha256) FROM body)",
    )
    .unwrap();
    drop(base);
    let ran = home.run(&["verify"]);
    in_shape(&ran.err);
    assert!(ran.exit == 4 && ran.err.contains("\n  fault   snapshot "), "{}", ran.err);
}

#[test]
fn pages_of_the_file_that_are_overwritten() {
    let home = Home::read();
    let mut bytes = std::fs::read(home.path("courtwatch.db")).unwrap();
    let start = bytes.len() / 2 / 4096 * 4096;
    bytes[start..start + 8192].fill(0xa5);
    home.write("courtwatch.db", bytes);
    let ran = home.run(&["verify"]);
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.as_str()), (4, ""), "{}", ran.err);
}
