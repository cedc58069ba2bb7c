//! `courtwatch report`.

use std::process::Stdio;

use super::harness::{FILING, Home, in_shape, ran};

/// A folder with a confirmed tag.
fn confirmed(note: &str) -> Home {
    let home = Home::read();
    let id = home.tag(note);
    home.ok(&["tag", "review", &id, "--confirm", "--by", "Jonas"]);
    home
}

#[test]
fn markdown_and_csv() {
    let home = confirmed("ten months without a decision");
    let text = home.ok(&["report"]);
    assert!(text.starts_with("# Human-rights concerns") && text.contains(FILING), "{text}");
    let table = home.ok(&["report", "--format", "csv"]);
    let rows = csv::Reader::from_reader(table.as_bytes()).into_records().count();
    assert_eq!(rows, 1, "{table}");
    assert_eq!(home.ok(&["report"]), text, "the same bytes twice");
}

#[test]
fn a_file_is_written_and_one_that_is_there_is_kept() {
    let home = confirmed("ten months");
    home.ok(&["report", "-o", "briefing.md"]);
    let written = std::fs::read_to_string(home.path("briefing.md")).unwrap();
    assert_eq!(written, home.ok(&["report"]));
    home.write("briefing.md", "my own words");
    home.refuses(
        &["report", "-o", "briefing.md"],
        2,
        "error: did not write `briefing.md`: it is there already\n  effect  it is unchanged\n\
         hint: choose another name, or add `--force` to replace a file",
    );
    home.ok(&["report", "-o", "briefing.md", "--force"]);
    assert_eq!(std::fs::read_to_string(home.path("briefing.md")).unwrap(), written);
    let parts: Vec<_> = home.files().into_iter().filter(|(name, _)| name.contains(".part")).collect();
    assert!(parts.is_empty(), "half files are left");
}

#[test]
fn the_database_is_never_written_over() {
    let home = confirmed("ten months");
    home.refuses(
        &["report", "-o", "courtwatch.db", "--force"],
        2,
        "error: did not write `courtwatch.db`: it is the database\n  effect  it is unchanged\nhint: choose another name",
    );
    assert!(home.ok(&["tag", "list"]).contains("ten months"));
}

#[test]
fn nothing_tagged_is_no_success() {
    let ran = Home::read().run(&["report"]);
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.err.lines().next()), (1, Some("note: no tag falls within this briefing")));
}

#[test]
fn places_that_cannot_be_written() {
    let home = confirmed("ten months");
    std::fs::create_dir(home.path("folder")).unwrap();
    let end = "\n  effect  no file was made or changed";
    home.refuses(
        &["report", "-o", "nowhere/briefing.md"],
        2,
        &format!("error: could not write `nowhere/briefing.md`: there is no such file or folder{end}"),
    );
    home.refuses(
        &["report", "-o", "folder", "--force"],
        2,
        &format!("error: could not write `folder`: it is a folder{end}"),
    );
    home.refuses(
        &["report", "-o", "courtwatch.db/briefing.md"],
        2,
        &format!("error: could not write `courtwatch.db/briefing.md`: a part of its path is a file, not a folder{end}"),
    );
    home.refuses(
        &["report", "--force"],
        2,
        "error: `courtwatch report` needs --output <FILE>\nhint: `courtwatch report --help` shows what it takes",
    );
}

/// A folder that nobody may write in, root neither.
#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder() {
    let home = confirmed("ten months");
    home.refuses(
        &["report", "-o", "/sys/briefing.md"],
        2,
        "error: could not write `/sys/briefing.md`: you may not\n  effect  no file was made or changed",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let home = confirmed("ten months");
    let end = "could not write `/dev/full`: the disk is full\n  effect  no file was made or changed";
    home.refuses(&["report", "-o", "/dev/full", "--force"], 2, &format!("error: {end}"));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = home.command(&["report"]).stdout(Stdio::from(full)).stderr(Stdio::piped()).output().unwrap();
    let ran = ran(&output);
    assert_eq!((ran.exit, ran.err.as_str()), (2, "error: could not write the output: the disk is full\n"));
}

/// What is no file is written to, and never put in the place of.
#[cfg(target_os = "linux")]
#[test]
fn a_device_is_written_to() {
    let home = confirmed("ten months");
    assert_eq!(home.ok(&["report", "-o", "/dev/stdout"]), home.ok(&["report"]));
    assert_eq!(home.ok(&["report", "-o", "/dev/null", "--force"]), "");
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let home = confirmed("ten months");
    home.write("real.md", "old");
    std::os::unix::fs::symlink("real.md", home.path("link.md")).unwrap();
    home.ok(&["report", "-o", "link.md", "--force"]);
    assert!(std::fs::symlink_metadata(home.path("link.md")).unwrap().is_symlink());
    assert!(std::fs::read_to_string(home.path("real.md")).unwrap().starts_with('#'));
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let home = confirmed("ten months");
    home.ok(&["report", "-o", "briefing.csv"]);
    let written = std::fs::read_to_string(home.path("briefing.csv")).unwrap();
    assert_eq!(written, home.ok(&["report", "--format", "csv"]));
    home.refuses(
        &["report", "-o", "briefing.odt"],
        2,
        "error: a briefing cannot be written as `.odt`\n  effect  no file was made or changed\n\
         hint: `-o briefing.docx` writes a document that Word and LibreOffice open, `-o briefing.csv` a table",
    );
    for (name, begins) in [("b.docx", &b"PK"[..]), ("b.html", b"<!DOCTYPE html>"), ("b.json", b"{")] {
        home.ok(&["report", "-o", name]);
        let bytes = std::fs::read(home.path(name)).unwrap();
        assert!(bytes.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase()), "{name}");
        home.ok(&["report", "-o", name, "--force"]);
        assert_eq!(std::fs::read(home.path(name)).unwrap(), bytes, "{name}: the same bytes twice");
    }
}

/// The level of a parent governs its annexes (ICC Regulations of the Court, reg 23 bis).
#[test]
fn an_annex_stays_inside_with_its_parent() {
    let home = Home::new();
    let row = |slug: &str, number: &str, level: &str| {
        format!(
            r#"{{"slug":"{slug}","title":"On lamps","externalId":"{number}","caseNumber":"ICC-01/77-01/26",
                "dateCreated":"2026-04-02T00:00:00.000Z","judicialDocumentType":"decision","source":"Defence",
                "confidentiality":"{level}","isPublished":true,"deleted":false,"requireDownloadPermission":false}}"#
        )
    };
    let rows = |level: &str| {
        let (parent, annex) =
            (row("aaa", "ICC-01/77-01/26-7", level), row("bbb", "ICC-01/77-01/26-7-AnxA", "public"));
        format!("[{parent},{annex}]")
    };
    let import = ["import", "rows.json", "--listing", "legal-tools/icc-filings"];
    home.write("rows.json", rows("public"));
    home.ok(&import);
    home.ok(&["tag", "add", "ICC-01/77-01/26-7-AnxA", "undue-delay", "--by", "Lea"]);
    assert!(home.ok(&["report", "--include-unreviewed"]).contains("On lamps"));
    home.write("rows.json", rows("confidential"));
    home.ok(&import);
    let text = home.run(&["report", "--include-unreviewed"]).out;
    assert!(text.contains("ICC-01/77-01/26-7-AnxA") && !text.contains("On lamps"), "{text}");
}

#[test]
fn only_what_was_confirmed_leaves_unless_asked_for() {
    let home = Home::read();
    let id = home.tag("ten months without a decision");
    let ran = home.run(&["report"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 1);
    assert!(!ran.out.contains("ten months"), "{}", ran.out);
    assert!(ran.err.starts_with("note: no confirmed tag falls within this briefing; 1 tag waits for a review\nhint: `courtwatch tag review`"), "{}", ran.err);
    let all = home.ok(&["report", "--include-unreviewed"]);
    assert!(
        all.contains(
            "# Human-rights concerns before international criminal courts (contains 1 unreviewed tag)\n"
        ),
        "{all}"
    );
    assert!(all.contains("\\[unreviewed\\]") && all.contains("Contains 1 unreviewed tag"), "{all}");
    assert!(home.ok(&["report", "--include-unreviewed", "--format", "csv"]).contains("unreviewed"));
    home.ok(&["tag", "review", &id, "--confirm", "--by", "Jonas"]);
    let text = home.ok(&["report"]);
    assert!(text.contains("ten months") && !text.contains("unreviewed"), "{text}");
    assert_eq!(home.ok(&["report", "--confirmed"]), text);
    assert_eq!(home.ok(&["report", "--include-unreviewed"]), text);
}

#[test]
fn what_has_changed_since_a_named_briefing() {
    let home = confirmed("ten months");
    home.refuses(
        &["report", "--since-last", "weekly"],
        2,
        "error: there is no briefing `weekly`\nhint: `courtwatch report --name NAME` lists them",
    );
    home.ok(&["report", "--name", "weekly", "-o", "one.md"]);
    let same = home.ok(&["report", "--since-last", "weekly"]);
    assert!(same.contains("## Since the briefing of") && same.contains("Nothing has changed."), "{same}");
    let id = home.json(&["tag", "list", "--format", "json"])[0]["id"].as_str().unwrap().to_owned();
    home.ok(&["tag", "review", &id, "--reject", "--note", "no", "--by", "Jonas"]);
    let gone = home.run(&["report", "--since-last", "weekly"]).out;
    assert!(
        gone.contains(&format!("**Rejected or taken back: **{FILING}"))
            || gone.contains("Rejected or taken back"),
        "{gone}"
    );
    assert!(gone.contains(FILING), "{gone}");
}

#[test]
fn what_was_first_seen_before_a_day_stays_out() {
    let home = confirmed("ten months");
    assert!(home.ok(&["report", "--seen-since", "2020-01-01"]).contains("ten months"));
    assert_eq!(home.run(&["report", "--seen-since", "2999-01-01"]).exit, 1);
}

#[test]
fn what_was_cited_and_withdrawn_since_is_a_number_and_nothing_else() {
    let home = Home::new();
    let row = |level: &str| {
        format!(
            r#"[{{"slug":"aaa","title":"On lamps","externalId":"ICC-01/77-01/26-7","caseNumber":"ICC-01/77-01/26",
                "dateCreated":"2026-04-02T00:00:00.000Z","judicialDocumentType":"decision","source":"Defence",
                "confidentiality":"{level}","isPublished":true,"deleted":false,"requireDownloadPermission":false}}]"#
        )
    };
    let import = ["import", "rows.json", "--listing", "legal-tools/icc-filings"];
    home.write("rows.json", row("public"));
    home.ok(&import);
    let id = home.ok(&["tag", "add", "ICC-01/77-01/26-7", "undue-delay", "--by", "Lea"]);
    home.ok(&["tag", "review", id.trim(), "--confirm", "--by", "Jonas"]);
    let first = home.ok(&["report", "--name", "weekly"]);
    assert!(first.contains("On lamps"), "{first}");
    home.write("rows.json", row("confidential"));
    home.ok(&import);
    let later = home.run(&["report", "--since-last", "weekly"]).out;
    let (_, since) = later.split_once("## Since the briefing of").unwrap();
    let (since, _) = since.split_once("## In brief").unwrap();
    assert!(since.contains("withdrawn since") && since.contains("ICC-01/77-01/26-7"), "{later}");
    assert!(!later.to_lowercase().contains("lamps"), "{later}");
}
