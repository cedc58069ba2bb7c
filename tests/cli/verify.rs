//! `courtwatch verify`.

use rusqlite::Connection;

use super::harness::{Home, PAGES, in_shape};

#[test]
fn all_is_as_it_was_stored() {
    let ran = Home::read().run(&["verify"]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""));
    let said = format!("{} stored pages (", PAGES.len());
    assert!(ran.err.starts_with(&said) && ran.err.ends_with("the database file is sound\n"), "{}", ran.err);
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
