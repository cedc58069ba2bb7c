//! `courtwatch concerns`.

use super::harness::{FILING, Home, in_shape};

#[test]
fn lists_the_codebook_without_a_database() {
    let home = Home::new();
    let rows = home.json(&["concerns", "--format", "json"]);
    assert_eq!(rows.len(), 88);
    assert!(rows.iter().any(|row| row["slug"] == "undue-delay" && row["tags"] == 0));
    assert!(home.ok(&["concerns"]).contains("undue-delay"));
    assert_eq!(
        home.ok(&["concerns", "--format", "csv"]).lines().next(),
        Some("slug,label,group,goals,tags,team,state,merged_into")
    );
    assert!(home.files().is_empty(), "nothing is made");
}

#[test]
fn counts_the_tags_of_each() {
    let home = Home::read();
    home.tag("ten months");
    let rows = home.json(&["concerns", "--format", "json"]);
    assert!(rows.iter().any(|row| row["slug"] == "undue-delay" && row["tags"] == 1));
}

#[test]
fn shows_one() {
    let text = Home::new().ok(&["concerns", "show", "undue-delay"]);
    assert!(text.starts_with("undue-delay\n") && text.contains("legal bases"), "{text}");
    for said in [
        "group      Fair trial rights",
        "related    length-of-detention",
        "cues in French\n",
        "(verified against",
        "tags       0",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let rows = Home::new().json(&["concerns", "show", "independence-impartiality", "--format", "json"]);
    assert_eq!(rows[0]["narrower"][0], "judge-disqualification");
    assert_eq!(rows[0]["legal"][0]["status"], "verified");
    assert!(rows[0]["cues_en"].as_array().unwrap().len() > 3);
    let rows = Home::new().json(&["concerns", "show", "judge-disqualification", "--format", "json"]);
    assert_eq!(
        (&rows[0]["broader"], &rows[0]["group"]),
        (&"independence-impartiality".into(), &"fair-trial".into())
    );
}

#[test]
fn names_that_are_none() {
    let home = Home::new();
    home.refuses(
        &["concerns", "show", "undue-dely"],
        2,
        "error: there is no concern `undue-dely`\nhint: did you mean `undue-delay`? `courtwatch concerns` lists them all",
    );
    home.refuses(
        &["concerns", "show", "zzz"],
        2,
        "error: there is no concern `zzz`\nhint: `courtwatch concerns` lists them",
    );
    home.refuses(
        &["concerns", "show", "fair-trial"],
        2,
        "error: `fair-trial` is a group of concerns (Fair trial rights), not one of them\n\
         hint: `courtwatch concerns` lists the concerns in it",
    );
    home.refuses(
        &["concerns", "show"],
        2,
        "error: `courtwatch concerns show` needs <SLUG>\nhint: `courtwatch concerns show --help` shows what it takes",
    );
}

const ADD: [&str; 13] = [
    "concerns",
    "edit",
    "add",
    "cold-cells",
    "--under",
    "humane-treatment",
    "--label",
    "Cold cells",
    "--definition",
    "Cells that are not heated.",
    "--cue",
    "cold cell*",
    "--why",
];

fn add(home: &Home) -> String {
    let ran = home.run(&[&ADD[..], &["three reports of it", "--by", "Lea"]].concat());
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{}", ran.err);
    ran.err
}

fn row(home: &Home, slug: &str) -> serde_json::Value {
    let rows = home.json(&["concerns", "--format", "json"]);
    rows.into_iter().find(|row| row["slug"] == slug).unwrap()
}

#[test]
fn a_concern_of_the_teams_own() {
    let home = Home::read();
    assert_eq!(add(&home), "wrote concerns.toml; the codebook is now version 2025.1.2+1\n");
    assert_eq!(home.json(&["concerns", "--format", "json"]).len(), 89);
    assert_eq!(
        (row(&home, "cold-cells")["team"].as_bool(), row(&home, "undue-delay")["team"].as_bool()),
        (Some(true), Some(false))
    );
    home.ok(&["tag", "add", FILING, "cold-cells", "--by", "Lea"]);
    assert_eq!(home.json(&["tag", "list", "--format", "json"])[0]["codebook"], "2025.1.2+1");
    let text = home.ok(&["report", "--include-unreviewed"]);
    assert!(text.contains("### Cold cells") && text.contains("Legal bases: none is named."), "{text}");
    let shown = home.ok(&["concerns", "show", "cold-cells"]);
    assert!(
        shown.contains("in use; edited by the team") && shown.contains("by Lea: three reports of it"),
        "{shown}"
    );
    let history = home.json(&["concerns", "edit", "history", "--format", "json"]);
    assert_eq!(
        (&history[0]["by"], &history[0]["to"], &history[0]["edit"]),
        (&"Lea".into(), &"humane-treatment".into(), &"add".into())
    );
}

#[test]
fn a_merged_concern_is_counted_under_the_other() {
    let home = Home::read();
    add(&home);
    home.ok(&["tag", "add", FILING, "cold-cells", "--by", "Lea"]);
    home.ok(&["concerns", "edit", "merge", "cold-cells", "torture-ill-treatment", "--why", "the same"]);
    assert_eq!(
        (row(&home, "cold-cells")["tags"].as_u64(), row(&home, "torture-ill-treatment")["tags"].as_u64()),
        (Some(0), Some(1))
    );
    assert_eq!(row(&home, "cold-cells")["merged_into"], "torture-ill-treatment");
    for slug in ["cold-cells", "torture-ill-treatment"] {
        let rows = home.json(&["tag", "list", "--concern", slug, "--format", "json"]);
        assert_eq!((rows.len(), &rows[0]["concern"]), (1, &"cold-cells".into()), "it shows its own name");
        assert_eq!(home.json(&["list", "filings", "--concern", slug, "--format", "json"]).len(), 1);
    }
    let text = home.ok(&["report", "--include-unreviewed", "--concern", "torture-ill-treatment"]);
    assert!(text.contains("Tagged as cold-cells, which was merged into this concern"), "{text}");
    home.refuses(
        &["tag", "add", FILING, "cold-cells"],
        2,
        "error: `cold-cells` was merged into `torture-ill-treatment`\n  effect  nothing was tagged\nhint: tag with `torture-ill-treatment`",
    );
}

#[test]
fn a_retired_concern_keeps_its_tags() {
    let home = Home::read();
    home.tag("ten months");
    home.ok(&["concerns", "edit", "retire", "undue-delay", "--why", "we use length-of-detention"]);
    assert_eq!(
        (row(&home, "undue-delay")["state"].as_str(), row(&home, "undue-delay")["tags"].as_u64()),
        (Some("retired"), Some(1))
    );
    home.refuses(
        &["tag", "add", FILING, "undue-delay", "--by", "Jonas"],
        2,
        "error: `undue-delay` was retired; what is tagged with it stays\n  effect  nothing was tagged\n\
         hint: `courtwatch concerns edit history` says why; `courtwatch concerns` lists those in use",
    );
    assert!(home.ok(&["report", "--include-unreviewed"]).contains("ten months"));
}

#[test]
fn a_label_of_the_teams_own() {
    let home = Home::new();
    home.ok(&["concerns", "edit", "rename", "undue-delay", "--label", "Delay", "--why", "shorter"]);
    assert_eq!(
        (row(&home, "undue-delay")["label"].as_str(), row(&home, "undue-delay")["team"].as_bool()),
        (Some("Delay"), Some(true))
    );
    home.write("courtwatch.toml", "codebook = \"ours/book.toml\"");
    assert_eq!(row(&home, "undue-delay")["team"], false, "another file is the team's now");
    std::fs::create_dir(home.path("ours")).unwrap();
    home.ok(&["concerns", "edit", "rename", "undue-delay", "--label", "Slow", "--why", "shorter"]);
    assert!(std::fs::read_to_string(home.path("ours/book.toml")).unwrap().contains("label_en = \"Slow\""));
}

#[test]
fn edits_that_cannot_be_made() {
    let home = Home::new();
    add(&home);
    let end = "\n  effect  the codebook was not changed\nhint: ";
    home.refuses(
        &[&ADD[..], &["again"]].concat(),
        2,
        &format!("error: could not add `cold-cells`: there is a concern of this name already{end}`courtwatch concerns` lists the short names that are taken"),
    );
    let help = "`courtwatch concerns edit --help` shows what each edit takes";
    home.refuses(&ADD[..6], 2, &format!("error: an edit of the codebook needs `--label`{end}{help}"));
    home.refuses(
        &["concerns", "edit", "retire", "disclosure"],
        2,
        &format!("error: an edit of the codebook needs `--why`{end}{help}"),
    );
    home.refuses(
        &["concerns", "edit", "merge", "disclosure", "nowhere", "--why", "x"],
        2,
        &format!("error: could not merge `disclosure`: there is no concern `nowhere`{end}`courtwatch concerns` lists the concerns"),
    );
}

#[test]
fn a_file_that_cannot_be_used_is_left_as_it_is() {
    let home = Home::read();
    add(&home);
    let good = std::fs::read_to_string(home.path("concerns.toml")).unwrap();
    for (text, fault) in [
        (format!("{good}\n[[edit]]\nwhat = \"retire\"\n"), "line 16: missing field `slug`"),
        (
            good.replace("what = \"add\"", "what = \"ad\""),
            "line 6: unknown variant `ad`, expected one of `add`, `rename`, `merge`, `retire`",
        ),
        (
            good.replace("humane-treatment", "nowhere"),
            "line 5: could not add `cold-cells`: there is no concern or group `nowhere`",
        ),
    ] {
        home.write("concerns.toml", &text);
        let said = format!(
            "error: could not read `concerns.toml`, {fault}\n  effect  nothing was changed; the file and every tag are as they were\n\
             hint: mend that line in a text editor; `courtwatch concerns edit --help` says what the file is"
        );
        for words in [
            &["concerns"][..],
            &["tag", "add", FILING, "cold-cells"],
            &["tag", "list", "--concern", "undue-delay"],
            &["report", "--include-unreviewed"],
            &["concerns", "edit", "retire", "disclosure", "--why", "x"],
        ] {
            home.refuses(words, 2, &said);
        }
    }
}

#[test]
fn joined_files_that_contradict_each_other_stop_nothing() {
    let (one, other) = (Home::read(), Home::new());
    add(&one);
    add(&other);
    other.ok(&["concerns", "edit", "retire", "disclosure", "--why", "too wide", "--by", "Mira"]);
    let read = |home: &Home| std::fs::read_to_string(home.path("concerns.toml")).unwrap();
    let same = read(&one).replace("by = \"Lea\"", "by = \"Mira\"");
    let joined = read(&one) + &same + &read(&other).replace("Lea", "Noor");
    one.write("concerns.toml", &joined);
    one.ok(&["tag", "add", FILING, "cold-cells", "--by", "Lea"]);
    one.ok(&["report", "--include-unreviewed"]);
    let ran = one.run(&["concerns", "edit", "history", "--format", "json"]);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (0, "note: 2 edits passed over: an edit that was made before says otherwise\n")
    );
    let rows: Vec<serde_json::Value> = serde_json::from_str(&ran.out).unwrap();
    let taken = "there is a concern of this name already";
    let passed = rows.iter().filter(|row| row["passed_over"] == taken).count();
    assert_eq!((rows.len(), passed), (4, 2), "{rows:?}");
    assert_eq!((&rows[0]["by"], rows[0]["passed_over"].is_null()), (&"Lea".into(), true), "{rows:?}");
}

#[test]
fn two_who_edit_at_once_lose_nothing() {
    let home = Home::new();
    home.write(".concerns.toml.lock", "");
    home.refuses(
        &["concerns", "edit", "retire", "disclosure", "--why", "x"],
        2,
        "error: another courtwatch is editing `concerns.toml`\n  effect  the codebook was not changed\n\
         hint: run the same command again; if none is running, remove `.concerns.toml.lock` first",
    );
    std::fs::remove_file(home.path(".concerns.toml.lock")).unwrap();
    let running: Vec<_> = (0..6)
        .map(|n| {
            let label = format!("Delay {n}");
            let words = ["concerns", "edit", "rename", "undue-delay", "--label", &label, "--why", "x"];
            home.command(&words).stderr(std::process::Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let made = running.into_iter().map(|run| run.wait_with_output().unwrap());
    let made = made.filter(|output| output.status.success()).count();
    assert!(made > 0);
    assert_eq!(home.json(&["concerns", "edit", "history", "--format", "json"]).len(), made);
    assert!(!home.path(".concerns.toml.lock").exists());
}
