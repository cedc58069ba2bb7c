//! `courtwatch purge`: nothing of a record is left in any file, and that is proved.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use rusqlite::Connection;

use super::harness::{Home, Ran, in_shape, ran};
use super::library::Library;

const NUMBER: &str = "ICC-01/77-01/26-101";
const OTHER: &str = "ICC-01/77-01/26-102";
const PRESS: &str = "https://www.icc-cpi.int/news/the-saddlewort-of-the-mill";
/// Words that stand in one record alone: title, text, quotation, note, review, listing.
const MARKS: [&str; 4] = ["quillbracken", "thornwhistle", "emberlode", "gorsewick"];

/// A filing with a word of its own in each place where words are, another one, and a press item.
fn library() -> Library {
    let mut library = Library::new();
    let item = library.filing(NUMBER, "Decision on the quillbracken");
    library.text(
        item,
        "courtwatch-pdf 1",
        &["1. It is an undue delay that the thornwhistle has waited eleven years."],
    );
    let other = library.filing(OTHER, "Decision on lamps");
    library.text(other, "courtwatch-pdf 1", &["1. The lamps have waited eleven years."]);
    let quote = "the thornwhistle has waited eleven years";
    let home = &library.home;
    let add =
        ["tag", "add", NUMBER, "undue-delay", "--quote", quote, "--note", "the emberlode", "--by", "Lea"];
    let id = home.ok(&add);
    home.ok(&["tag", "review", id.trim(), "--confirm", "--note", "of the gorsewick", "--by", "Jonas"]);
    home.ok(&["tag", "add", OTHER, "undue-delay", "--note", "they wait", "--by", "Lea"]);
    home.ok(&["search", "eleven"]);
    library
}

fn hold(home: &Home, number: &str) {
    home.ok(&["hold", "add", number, "--reason", "it names a child", "--by", "Lea"]);
}

fn purge(home: &Home, number: &str) -> Ran {
    let ran = home.run(&["purge", number, "--reason", "court order", "--by", "Lea", "--yes"]);
    in_shape(&ran.err);
    ran
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    all
}

/// Where a word stands in any file, or in any stored page when it is unpacked.
fn places(home: &Home, word: &str) -> Vec<String> {
    let has = |bytes: &[u8]| {
        let bytes = bytes.to_ascii_lowercase();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    };
    let mut places: Vec<String> =
        files(home.0.path()).into_iter().filter(|(_, bytes)| has(bytes)).map(|(name, _)| name).collect();
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    let mut bodies = base.prepare("SELECT sha256, length, zstd FROM body WHERE length(zstd) > 0").unwrap();
    let rows = bodies
        .query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, usize>(1)?, r.get::<_, Vec<u8>>(2)?)))
        .unwrap();
    for (hash, length, packed) in rows.map(Result::unwrap) {
        if has(&zstd::bulk::decompress(&packed, length).unwrap()) {
            places.push(hash);
        }
    }
    places
}

#[test]
fn nothing_of_it_is_left_in_any_file() {
    let mut library = library();
    // the page of a listing that shows both, as HTML
    library.page("icc/decisions", "<li>ICC-01/77-01/26-101 Decision on <em>the</em> quillbracken<li>lamps");
    let home = &library.home;
    for mark in MARKS {
        assert!(!places(home, mark).is_empty(), "{mark} is stored before");
    }
    hold(home, NUMBER);
    drop(library.store);
    let ran = purge(home, NUMBER);
    assert!(ran.exit == 0 && ran.err.contains("nothing found in"), "{}", ran.err);
    for mark in MARKS {
        assert_eq!(places(home, mark), Vec::<String>::new(), "{mark}");
        assert!(!ran.err.contains(mark) && !ran.out.contains(mark), "{}", ran.err);
    }
    tombstone(home);
    let other = home.ok(&["text", OTHER]);
    assert!(other.contains("The lamps have waited"), "the other record is whole: {other}");
    assert!(home.run(&["report", "--include-unreviewed"]).out.contains("they wait"));
    assert_eq!(home.json(&["search", "lamps", "--format", "json"]).len(), 1);
}

fn tombstone(home: &Home) {
    let verify = home.run(&["verify"]);
    assert!(verify.exit == 0 && verify.err.contains("only its hash is kept"), "{}", verify.err);
    let rows = home.json(&["list", "filings", "--format", "json"]);
    let row = rows.iter().find(|row| row["number"] == NUMBER).unwrap();
    assert_eq!((row["state"].as_str(), row["title"].as_str()), (Some("quarantined"), Some("")));
    assert!(
        row["withheld"].as_str().unwrap().starts_with("purged on 20") && row["date"].is_string(),
        "{row}"
    );
    let acts = home.json(&["list", "custody", "--type", "purge", "--format", "json"]);
    assert_eq!(acts.len(), 1);
    assert!(acts[0]["subject"].as_str().unwrap().starts_with("purge "), "{acts:?}");
    assert!(
        !acts[0].to_string().contains("court order"),
        "what a person wrote is in `purge` alone: {acts:?}"
    );
    let tags = home.json(&["list", "tags", "--type", "removed", "--format", "json"]);
    assert!(tags.len() == 1 && tags[0]["quote"].is_null() && tags[0]["note"].is_null(), "{tags:?}");
    let lift = home.run(&["hold", "lift", NUMBER, "--reason", "x", "--by", "Lea"]);
    assert!(lift.exit == 2 && lift.err.contains("it was purged on"), "{}", lift.err);
}

#[test]
fn a_press_item_with_its_body_and_its_address() {
    let mut library = library();
    library.press(PRESS, "The saddlewort of the mill", "It says fennelbrook to everybody.");
    hold(&library.home, PRESS);
    assert_eq!(purge(&library.home, PRESS).exit, 0);
    for mark in ["saddlewort", "fennelbrook"] {
        assert_eq!(places(&library.home, mark), Vec::<String>::new(), "{mark}");
    }
    // its feed still lists it
    let again = library.store.items_with_key(PRESS).unwrap();
    assert!(again.is_empty());
    library.list_press(PRESS, "The saddlewort of the mill", "It says fennelbrook to everybody.");
    let rows = library.home.json(&["list", "press", "--format", "json"]);
    assert!(rows.len() == 1 && rows[0]["title"] == "" && rows[0]["state"] == "quarantined", "{rows:?}");
    assert_eq!(library.search(&["fennelbrook"]).exit, 1);
}

#[test]
fn what_is_listed_again_brings_no_word_back_into_the_record() {
    let mut library = library();
    hold(&library.home, NUMBER);
    assert_eq!(purge(&library.home, NUMBER).exit, 0);
    library.filing(NUMBER, "Decision on the quillbracken, corrected");
    let said =
        library.home.ok(&["list", "filings", "--format", "json"]) + &library.home.ok(&["list", "changes"]);
    assert!(!said.contains("quillbracken"), "{said}");
    let base = Connection::open(library.home.path("courtwatch.db")).unwrap();
    let kept: i64 = base
        .query_row(
            "SELECT (SELECT COUNT(*) FROM sighting WHERE record LIKE '%quill%') + (SELECT COUNT(*) FROM change WHERE new LIKE '%quill%')",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(kept, 0);
}

#[test]
fn what_is_public_and_listed_is_not_purged() {
    let library = library();
    drop(library.store);
    library.home.refuses(
        &["purge", NUMBER, "--reason", "x", "--by", "Lea", "--yes"],
        2,
        &format!(
            "error: did not purge {NUMBER}: its court lists it, and it is public\n  effect  nothing was changed\n\
             hint: `courtwatch hold add NUMBER --reason TEXT` holds it first, if it must go"
        ),
    );
    assert_eq!(library.home.run(&["purge", "ICC-01/77-01/26-999", "--reason", "x", "--yes"]).exit, 1);
    assert_eq!(library.home.run(&["purge", NUMBER, "--yes"]).exit, 2, "a reason is needed");
}

#[test]
fn a_person_says_that_it_is_to_be_done() {
    let library = library();
    let home = &library.home;
    hold(home, NUMBER);
    let typed = |line: &str| {
        let mut command = home.command(&["purge", NUMBER, "--reason", "x", "--by", "Lea"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
        ran(&child.wait_with_output().unwrap())
    };
    for line in ["", "no\n", "purge it\n"] {
        let refused = typed(line);
        in_shape(&refused.err);
        assert!(
            refused.exit == 2 && refused.err.contains("nobody said that it is to be done"),
            "{}",
            refused.err
        );
    }
    assert!(!places(home, "thornwhistle").is_empty());
    assert_eq!(typed("purge\n").exit, 0);
    assert_eq!(places(home, "thornwhistle"), Vec::<String>::new());
}

#[test]
fn a_purge_that_was_interrupted_goes_on() {
    let library = library();
    let home = &library.home;
    hold(home, NUMBER);
    drop(library.store);
    // killed after the transaction: another program keeps the log from being emptied
    let reader = Connection::open(home.path("courtwatch.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT COUNT(*) FROM item;").unwrap();
    let mut held = reader.prepare("SELECT sha256 FROM body").unwrap();
    let mut rows = held.query([]).unwrap();
    rows.next().unwrap();
    let cut = purge(home, NUMBER);
    assert!(cut.exit == 4, "{}", cut.err);
    drop(rows);
    drop(held);
    drop(reader);
    let again = purge(home, NUMBER);
    assert!(again.exit == 0 && again.err.contains("it goes on from there"), "{}", again.err);
    for mark in MARKS {
        assert_eq!(places(home, mark), Vec::<String>::new(), "{mark}");
    }
    let third = purge(home, NUMBER);
    assert!(third.exit == 0 && third.err.contains("was purged before; that was proved on"), "{}", third.err);
}

#[test]
fn a_page_that_cannot_be_unpacked_keeps_it_from_being_proved() {
    let mut library = library();
    library.page("icc/decisions", "<li>a page that nobody can read any more");
    let home = &library.home;
    hold(home, NUMBER);
    drop(library.store);
    let base = Connection::open(home.path("courtwatch.db")).unwrap();
    let newest = "(SELECT sha256 FROM snapshot ORDER BY id DESC LIMIT 1)";
    let whole: Vec<u8> =
        base.query_row(&format!("SELECT zstd FROM body WHERE sha256 = {newest}"), [], |r| r.get(0)).unwrap();
    let store = |bytes: &[u8]| {
        base.execute(&format!("UPDATE body SET zstd = ?1 WHERE sha256 = {newest}"), [bytes]).unwrap()
    };
    store(&[0]);
    let ran = purge(home, NUMBER);
    let said = "error: purged, and not proved: 1 stored page could not be unpacked\n  damaged sha256 ";
    assert!(ran.exit == 4 && ran.err.contains(said), "{}", ran.err);
    let proved =
        || base.query_row("SELECT proved FROM purge", [], |r| r.get::<_, Option<String>>(0)).unwrap();
    assert_eq!(proved(), None);
    base.execute("UPDATE purge SET probe = '{'", []).unwrap();
    let ran = purge(home, NUMBER);
    assert!(
        ran.exit == 4 && ran.err.contains("error: could not read what is to be looked for"),
        "{}",
        ran.err
    );
    base.execute("UPDATE purge SET probe = '{\"key\":7,\"rows\":{}}'", []).unwrap();
    store(&whole);
    let ran = purge(home, NUMBER);
    assert!(ran.exit == 0 && ran.err.contains("no row of its words was long enough"), "{}", ran.err);
}

#[test]
fn bytes_that_another_record_has_too() {
    let mut library = library();
    let twin = library.filing("ICC-01/77-01/26-103", "Decision on the twin of it");
    library.same_document(1, twin);
    let home = &library.home;
    hold(home, NUMBER);
    let refused = purge(home, NUMBER);
    assert!(
        refused.exit == 2 && refused.err.contains("26-103 has the very same document"),
        "{}",
        refused.err
    );
    hold(home, "ICC-01/77-01/26-103");
    let ran = home.run(&["purge", NUMBER, "ICC-01/77-01/26-103", "--reason", "x", "--by", "Lea", "--yes"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(places(home, "thornwhistle"), Vec::<String>::new());
}

#[test]
fn the_number_of_what_is_secret_goes_too() {
    let mut library = library();
    let secret = "ICC-01/77-01/26-777-Secret";
    library.filing_with(secret, "The saddlewort", |filing| {
        filing.classification = courtwatch::model::classification::Classification::read("Secret");
    });
    drop(library.store);
    assert_eq!(purge(&library.home, secret).exit, 0);
    assert_eq!(places(&library.home, "saddlewort"), Vec::<String>::new());
    assert_eq!(places(&library.home, "26-777"), Vec::<String>::new());
}

#[test]
fn what_briefings_and_notifications_remember_of_it() {
    let mut library = library();
    library.press(PRESS, "The saddlewort of the mill", "It says fennelbrook to everybody.");
    let home = &library.home;
    home.ok(&["tag", "add", PRESS, "undue-delay", "--note", "x", "--by", "Lea"]);
    home.ok(&["deadlines", "notified", NUMBER, "2026-05-04", "--note", "says the sedgewhit", "--by", "Lea"]);
    let file = home.path("weekly.csv");
    home.ok(&["report", "--include-unreviewed", "--name", "weekly", "-o", file.to_str().unwrap()]);
    hold(home, NUMBER);
    hold(home, PRESS);
    drop(library.store);
    for number in [NUMBER, PRESS] {
        let ran = purge(home, number);
        assert!(ran.exit == 0 && ran.err.contains("nothing found in"), "{}", ran.err);
        assert!(ran.err.contains("weekly.csv"), "the file that left is named: {}", ran.err);
    }
    fs::remove_file(file).unwrap();
    for mark in ["saddlewort", "sedgewhit"] {
        assert_eq!(places(home, mark), Vec::<String>::new(), "{mark}");
    }
    let since = home.run(&["report", "--include-unreviewed", "--since-last", "weekly"]).out;
    let told = format!("not to be shown any more:** {NUMBER}, 1 record whose number is not shown");
    assert!(since.replace('\\', "").contains(&told), "{since}");
}

#[test]
fn a_press_item_that_is_held_back_is_not_called_by_its_address() {
    let mut library = library();
    library.press(PRESS, "The saddlewort of the mill", "It says fennelbrook to everybody.");
    let home = &library.home;
    home.ok(&["tag", "add", PRESS, "undue-delay", "--note", "x", "--by", "Lea"]);
    home.ok(&["report", "--include-unreviewed", "--name", "weekly"]);
    hold(home, PRESS);
    let report = home.run(&["report", "--include-unreviewed", "--since-last", "weekly"]).out;
    assert!(report.contains("number is not shown") && !report.contains("saddlewort"), "{report}");
    let cite = home.run(&["cite", PRESS]).err;
    assert!(cite.contains("did not cite that record") && !cite.contains("saddlewort"), "{cite}");
}

#[test]
fn what_left_is_in_the_log() {
    let library = library();
    let home = &library.home;
    let file = |name: &str| home.path(name).display().to_string();
    let (report, calendar, list) = (file("a.md"), file("b.ics"), file("c.ris"));
    home.run(&["report", "--include-unreviewed", "-o", &report]);
    home.run(&["deadlines", "--format", "ics", "-o", &calendar]);
    home.run(&["export", "ris", "-o", &list]);
    home.ok(&["watch", "add", "all", "--court", "icc", "--reason", "to know", "--by", "Lea"]);
    let digest = home.run(&["digest"]).out;
    let printed = home.run(&["export", "ris"]).out;
    let acts = home.json(&["list", "custody", "--format", "json"]);
    for (act, place, bytes) in [
        ("report", report.as_str(), fs::read(&report).unwrap()),
        ("calendar", &calendar, fs::read(&calendar).unwrap()),
        ("export", &list, fs::read(&list).unwrap()),
        ("digest", "stdout", digest.into_bytes()),
        ("export", "stdout", printed.into_bytes()),
    ] {
        let entry = acts.iter().find(|entry| entry["act"] == act && entry["subject"] == place);
        let entry = entry.unwrap_or_else(|| panic!("{act} {place}: {acts:?}"));
        let detail = entry["detail"].as_str().unwrap();
        let hash = courtwatch::store::sha256(&bytes);
        assert!(detail.starts_with(&format!("sha256 {hash}, ")), "{act} {place}: {detail}");
        assert_eq!(entry["by"], "Lea");
    }
    assert_eq!(home.run(&["verify"]).exit, 0);
}
