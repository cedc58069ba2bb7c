//! The index behind `courtwatch search`: it catches up, is made anew where it must be, and never answers in part.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use courtwatch::index::Lock;
use courtwatch::store::Store;

use super::harness::{Home, ran};
use super::library::Library;

const A: &str = "ICC-01/77-01/26-101";
const B: &str = "ICC-01/77-01/26-102";

fn library() -> Library {
    let mut library = Library::new();
    let a = library.filing(A, "On the lantern");
    library.filing(B, "On the ferry");
    library.text(a, "one 1", &["The quarry was closed."]);
    assert_eq!(library.numbers(&["lantern"]), [A]);
    library
}

fn index(home: &Home) -> PathBuf {
    home.path("courtwatch.db.index")
}

fn files(home: &Home) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(index(home)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

#[test]
fn it_catches_up_with_every_change() {
    let mut library = library();
    library.filing(A, "On the saddle");
    assert_eq!(library.numbers(&["saddle"]), [A], "another title");
    assert_eq!(library.search(&["lantern"]).exit, 1, "the old one is gone");
    assert_eq!(library.numbers(&["quarry"]), [A], "its text stays");
    library.home.ok(&["tag", "add", B, "undue-delay"]);
    assert_eq!(library.numbers(&["ferry", "--concern", "undue-delay"]), [B], "a tag");
    let id = library.home.json(&["list", "tags", "--format", "json"])[0]["id"].as_str().unwrap().to_owned();
    library.home.run(&["tag", "remove", &id]);
    assert_eq!(library.search(&["ferry", "--concern", "undue-delay"]).exit, 1, "a tag that was taken back");
    let a = library.store.items_with_key(A).unwrap()[0];
    library.text(a, "two 1", &["The quarry was opened."]);
    assert_eq!(library.numbers(&["opened"]), [A], "a newer reading of the document");
    assert_eq!(library.search(&["closed"]).exit, 1);
    let b = library.store.items_with_key(B).unwrap()[0];
    library.text(b, "one 1", &["At the mill."]);
    assert_eq!(library.numbers(&["mill"]), [B], "a first text");
    library.press("https://www.icc-cpi.int/news/oar", "The oar", "and the rudder");
    assert_eq!(library.numbers(&["rudder"]), ["https://www.icc-cpi.int/news/oar"], "a new record");
    assert_eq!(library.rows(&["on", "OR", "the"]).len(), 3, "each once");
}

#[test]
fn a_filing_that_gets_a_case_name_is_found_by_it() {
    let mut library = library();
    assert_eq!(library.search(&["marrowin"]).exit, 1);
    library
        .filing_with(A, "On the lantern", |filing| filing.case_name = Some("The Marrowin case".to_owned()));
    library.filing_with("ICC-01/77-01/26-101-Red", "On the lantern", |filing| {
        filing.case_name = Some("The Marrowin case".to_owned());
    });
    assert_eq!(library.sorted(&["marrowin"]), [A, "ICC-01/77-01/26-101-Red"]);
}

#[test]
fn it_is_made_anew_when_it_is_not_there() {
    let library = library();
    fs::remove_dir_all(index(&library.home)).unwrap();
    assert_eq!(library.numbers(&["quarry"]), [A]);
    let mut place = 0;
    while let Some(file) = files(&library.home).get(place).cloned() {
        place += 1;
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        fs::remove_file(&file).unwrap();
        let ran = library.search(&["quarry", "--format", "csv"]);
        assert_eq!((ran.exit, ran.out.lines().count(), ran.err.as_str()), (0, 2, ""), "{name} removed");
    }
}

#[test]
fn it_is_made_anew_when_a_file_of_it_is_damaged() {
    let library = library();
    for damage in ["cut", "garbled", "emptied", "grown"] {
        let names: Vec<PathBuf> = files(&library.home);
        for place in 0..names.len() {
            let file = files(&library.home)[place].clone();
            let bytes = fs::read(&file).unwrap();
            let damaged = match damage {
                "cut" => bytes[..bytes.len() / 2].to_vec(),
                "garbled" => bytes.iter().map(|byte| byte ^ 0x5a).collect(),
                "emptied" => Vec::new(),
                _ => [bytes.clone(), vec![7; 40]].concat(),
            };
            fs::write(&file, damaged).unwrap();
            for (word, found) in [("quarry", 2), ("kettle", 1)] {
                let ran = library.search(&[word, "--format", "csv"]);
                let exit = i32::from(found == 1);
                assert_eq!(
                    (ran.exit, ran.out.lines().count()),
                    (exit, found),
                    "{} {damage}: {word}: {}",
                    file.display(),
                    ran.err
                );
            }
        }
    }
}

#[test]
fn one_byte_is_enough() {
    let library = library();
    let stored: Vec<PathBuf> = files(&library.home)
        .into_iter()
        .filter(|file| {
            file.extension().is_some_and(|e| ["idx", "term", "pos", "fast"].iter().any(|kind| e == *kind))
        })
        .collect();
    assert!(stored.len() >= 4, "{stored:?}");
    for was in stored {
        let same = |file: &PathBuf| file.extension() == was.extension();
        let file = files(&library.home).into_iter().find(same).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 3;
        bytes[middle] ^= 0xff;
        fs::write(&file, &bytes).unwrap();
        assert_eq!(library.numbers(&["quarry"]), [A], "{}", file.display());
        assert_ne!(fs::read(&file).ok(), Some(bytes), "{} is as damaged as it was", file.display());
    }
}

#[test]
fn an_index_of_another_version_or_database_is_none() {
    let library = library();
    let meta = index(&library.home).join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    assert!(text.contains(r#"{\"version\":\"3\""#), "{text}");
    fs::write(&meta, text.replace(r#"{\"version\":\"3\""#, r#"{\"version\":\"0\""#)).unwrap();
    assert_eq!(library.numbers(&["quarry"]), [A]);
    assert!(fs::read_to_string(&meta).unwrap().contains(r#"{\"version\":\"3\""#));

    let mut other = Library::new();
    other.press("https://www.icc-cpi.int/news/oar", "The oar", "and the rudder");
    other.filing(B, "On the trellis");
    for file in files(&library.home) {
        fs::create_dir_all(index(&other.home)).unwrap();
        fs::copy(&file, index(&other.home).join(file.file_name().unwrap())).unwrap();
    }
    assert_eq!(other.search(&["quarry"]).exit, 1);
    assert_eq!(other.numbers(&["trellis"]), [B]);
}

#[test]
fn an_index_that_is_ahead_of_its_database_is_made_anew() {
    let mut library = library();
    library.home.ok(&["list", "filings"]);
    let earlier = Home::new();
    fs::copy(library.home.path("courtwatch.db"), earlier.path("courtwatch.db")).unwrap();
    fs::copy(library.home.path("courtwatch.db-wal"), earlier.path("courtwatch.db-wal")).ok();
    library.filing("ICC-01/77-01/26-103", "On the gable");
    assert_eq!(library.numbers(&["gable"]).len(), 1);
    fs::create_dir_all(index(&earlier)).unwrap();
    for file in files(&library.home) {
        fs::copy(&file, index(&earlier).join(file.file_name().unwrap())).unwrap();
    }
    assert_eq!(earlier.run(&["search", "gable"]).exit, 1, "the earlier database does not have it");
    assert_eq!(earlier.run(&["search", "ferry"]).exit, 0);
}

#[test]
fn an_index_of_what_came_after_the_backup_is_made_anew() {
    for (wrong, right) in [(B, B), ("ICC-01/77-01/26-103", "ICC-01/77-01/26-104")] {
        let mut library = library();
        let backup = Home::new();
        for file in ["courtwatch.db", "courtwatch.db-wal"] {
            fs::copy(library.home.path(file), backup.path(file)).ok();
        }
        library.filing(wrong, "On the gable");
        assert_eq!(library.numbers(&["gable"]), [wrong]);
        let store = Store::open(&backup.path("courtwatch.db")).unwrap();
        let mut restored = Library { home: backup, store, clock: library.clock };
        restored.filing(right, "On the weir");
        fs::create_dir_all(index(&restored.home)).unwrap();
        for file in files(&library.home) {
            fs::copy(&file, index(&restored.home).join(file.file_name().unwrap())).unwrap();
        }
        assert_eq!(restored.numbers(&["weir"]), [right]);
        assert_eq!(restored.search(&["gable"]).exit, 1, "that was never in this one");
    }
}

#[test]
fn several_at_once_all_answer_whole() {
    let library = library();
    for round in 0..3 {
        fs::remove_dir_all(index(&library.home)).unwrap();
        let searches: Vec<_> = (0..4)
            .map(|_| {
                let mut command = library.home.command(&["search", "on", "--format", "csv"]);
                command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
            })
            .collect();
        for search in searches {
            let ran = ran(&search.wait_with_output().unwrap());
            assert_eq!((ran.exit, ran.out.lines().count(), ran.err.as_str()), (0, 3, ""), "round {round}");
        }
    }
}

#[test]
fn beside_another_writer_it_answers_with_what_is_there_and_says_what_is_not() {
    let mut library = library();
    let lock = Lock::take(&index(&library.home)).unwrap();
    assert_eq!(library.numbers(&["quarry"]), [A], "it is up to date and needs no lock");
    library.filing("ICC-01/77-01/26-103", "On the gable");
    let ran = library.search(&["quarry", "--format", "csv"]);
    assert_eq!((ran.exit, ran.out.lines().count()), (0, 2));
    assert_eq!(
        ran.err,
        "warning: 1 new or changed record not searched yet\n  \
         why     another courtwatch is bringing the search index up to date\n\
         hint: run the same command again when the other is done\n"
    );
    drop(lock);
    assert_eq!(library.numbers(&["gable"]).len(), 1);
}

#[test]
fn where_nothing_can_be_written_it_is_made_for_one_search() {
    let library = library();
    fs::remove_dir_all(index(&library.home)).unwrap();
    fs::write(index(&library.home), "in the way").unwrap();
    let ran = library.search(&["quarry", "--format", "csv"]);
    assert_eq!((ran.exit, ran.out.lines().count()), (0, 2));
    assert!(ran.err.starts_with("note: the search index is made for this search alone\n"), "{}", ran.err);
    assert_eq!(fs::read(index(&library.home)).unwrap(), b"in the way");
}

#[test]
fn an_empty_database_has_nothing_to_find() {
    let library = Library::new();
    assert_eq!(library.search(&["quarry"]).exit, 1);
    Home::new().refuses(
        &["search", "quarry"],
        4,
        "error: there is no database here yet\n  file    courtwatch.db\n\
         hint: `courtwatch fetch` makes it; `--db FILE` chooses another",
    );
}
