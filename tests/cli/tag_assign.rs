//! `courtwatch tag assign` and `courtwatch tag adjudicate`: blind double coding.

use super::harness::{Home, in_shape};

/// A round of five records for Lea and Jonas, with their numbers.
pub fn round(sample: &str) -> (Home, Vec<String>) {
    let home = Home::read();
    let rows = home.json(&["tag", "assign", "--coders", "Lea,Jonas", "--sample", sample, "--format", "json"]);
    let numbers = rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect();
    (home, numbers)
}

pub fn add(home: &Home, number: &str, concern: &str, by: &str) -> String {
    home.ok(&["tag", "add", number, concern, "--by", by]).trim().to_owned()
}

pub fn done(home: &Home) {
    home.ok(&["tag", "assign", "--done", "--by", "Lea"]);
    home.ok(&["tag", "assign", "--done", "--by", "jonas"]);
}

#[test]
fn a_sample_is_public_listed_and_the_same_for_the_same_seed() {
    let draw = |seed: &str| {
        let home = Home::read();
        home.ok(&["tag", "assign", "--coders", "A,B", "--sample", "8", "--seed", seed, "--format", "csv"])
    };
    assert_eq!(draw("7"), draw("7"));
    assert_ne!(draw("7"), draw("8"));
    let home = Home::read();
    let ran = home.run(&["tag", "assign", "--coders", "A,B", "--sample", "9999"]);
    in_shape(&ran.err);
    let most = ran.err.split("expected 1 to ").nth(1).unwrap().split(',').next().unwrap().to_owned();
    assert_eq!(ran.exit, 2);
    let rows = home.ok(&["tag", "assign", "--coders", "A,B", "--sample", &most, "--format", "csv"]);
    assert_eq!(rows.lines().count(), most.parse::<usize>().unwrap() + 1);
    for closed in ["-Conf", "26-109", "26-108", "AnxA"] {
        assert!(!rows.contains(closed), "{closed} is not public: {rows}");
    }
}

#[test]
fn coders_who_are_none() {
    let home = Home::read();
    let end = "\n  effect  no round was begun";
    for (coders, said) in [
        ("Lea,léa ", "error: a coder is named twice: `Lea`, `léa`"),
        ("Lea", "error: found one person to code, expected at least two: `--coders Lea,Jonas`"),
        (" , ", "error: found nobody to code, expected at least two: `--coders Lea,Jonas`"),
    ] {
        home.refuses(&["tag", "assign", "--coders", coders, "--sample", "3"], 2, &format!("{said}{end}"));
    }
    home.refuses(
        &["tag", "assign", "--coders", "A,B", "--sample", "3", "--limit", "2"],
        2,
        "error: a round is not drawn by `--limit`\n\
         hint: `--sample` says how many; `--court`, `--case`, `--since`, `--until`, `--type` and `--lang` from what",
    );
    home.ok(&["tag", "assign", "--coders", "A,B", "--sample", "3", "--name", "spring"]);
    home.refuses(
        &["tag", "assign", "--coders", "A,B", "--sample", "3", "--name", "spring"],
        2,
        &format!("error: there is a round `spring` already{end}\nhint: choose another with `--name ROUND`"),
    );
    home.refuses(
        &["tag", "assign", "--done", "--by", "Mira"],
        2,
        "error: Mira does not code in an open round\n  effect  nothing was changed\n\
         hint: `courtwatch tag assign` lists the rounds and their coders; `--by NAME` says who you are",
    );
}

/// The ids of tags that this person is shown, by a list.
fn seen(home: &Home, eyes: &str) -> Vec<String> {
    home.write("courtwatch.toml", format!("by = \"{eyes}\"\n"));
    let output = home.command(&["list", "tags", "--quiet", "--format", "json"]).output().unwrap();
    std::fs::remove_file(home.path("courtwatch.toml")).unwrap();
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// What a person is shown by a command: everything it prints.
fn shown(home: &Home, eyes: &str, words: &[&str]) -> String {
    let output = home.command(words).env("USER", eyes).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn until_all_are_done_no_coder_sees_the_others_tags() {
    let (home, numbers) = round("4");
    let lea = add(&home, &numbers[0], "undue-delay", "Lea");
    let jonas = add(&home, &numbers[0], "disclosure", "Jonas");
    let mira = add(&home, &numbers[0], "interim-release", "Mira");
    for step in 0..2 {
        assert_eq!(seen(&home, "Lea"), [lea.clone(), mira.clone()], "step {step}");
        assert_eq!(seen(&home, "jonas"), [jonas.clone(), mira.clone()], "step {step}");
        assert_eq!(seen(&home, "Mira"), [lea.clone(), jonas.clone(), mira.clone()], "step {step}");
        for (eyes, own, other) in [("Lea", &lea, &jonas), ("Jonas", &jonas, &lea)] {
            for words in [
                &["tag", "list"][..],
                &["list", "tags"],
                &["show", &numbers[0]],
                &["report", "--include-unreviewed"],
            ] {
                let said = shown(&home, eyes, words);
                assert!(
                    said.contains(&own[..13]) && !said.contains(&other[..13]),
                    "{eyes} {words:?}: {said}"
                );
                assert!(
                    said.contains("1 tag of other coders held back: you code in `round-1`"),
                    "{words:?}: {said}"
                );
            }
            let queue = shown(&home, eyes, &["tag", "review", "--by", eyes]);
            assert!(!queue.contains(&other[..13]) && queue.contains("held back"), "{queue}");
            let one = shown(&home, "Mira", &["tag", "review", other, "--confirm", "--by", eyes]);
            assert!(one.contains("it is another coder's, and round-1 is open"), "{one}");
            let taken = shown(&home, eyes, &["tag", "remove", other]);
            assert!(taken.contains("it is another coder's"), "{taken}");
            let figures = shown(&home, eyes, &["agreement"]);
            assert!(figures.contains("held back from") && !figures.contains("kappa"), "{figures}");
        }
        let filings = shown(&home, "Lea", &["list", "filings", "--concern", "disclosure", "--quiet"]);
        assert!(!filings.contains(&numbers[0]), "that it is tagged at all: {filings}");
        if step == 0 {
            home.ok(&["tag", "assign", "--done", "--by", "Lea"]);
        }
    }
    home.ok(&["tag", "assign", "--done", "--by", "JONAS"]);
    assert_eq!(seen(&home, "Lea").len(), 3);
    assert_eq!(seen(&home, "Jonas").len(), 3);
    let rows = home.json(&["tag", "assign", "--format", "json"]);
    assert!(rows.iter().all(|row| row["state"] == "closed" && row["done"].is_string()), "{rows:?}");
}

#[test]
fn a_login_that_is_no_coder_is_nobody_while_a_round_is_open() {
    let (home, numbers) = round("4");
    let lea = add(&home, &numbers[0], "undue-delay", "Lea");
    let jonas = add(&home, &numbers[0], "disclosure", "Jonas");
    let mira = add(&home, &numbers[0], "interim-release", "Mira");
    let why = "`round-1` is open, and nothing but your login says who you are";
    for words in [
        &["tag", "list"][..],
        &["list", "tags"],
        &["show", &numbers[0]],
        &["report", "--include-unreviewed"],
        &["tag", "review"],
    ] {
        let said = shown(&home, "pc17", words);
        assert!(said.contains(&mira[..13]), "{words:?}: {said}");
        assert!(!said.contains(&lea[..13]) && !said.contains(&jonas[..13]), "{words:?}: {said}");
        assert!(said.contains(&format!("note: 2 tags of coders held back: {why}\n")), "{words:?}: {said}");
        assert!(said.contains("hint: `by = \"NAME\"` in courtwatch.toml says who you are\n"), "{said}");
    }
    let rows = shown(&home, "pc17", &["concerns", "--format", "csv"]);
    assert!(rows.contains("2 tags of coders held back"), "{rows}");
    for words in
        [&["agreement"][..], &["search", "case", "--concern", "disclosure"], &["tag", "remove", &lea]]
    {
        let said = shown(&home, "pc17", words);
        assert!(said.starts_with("error: ") && said.contains(why), "{words:?}: {said}");
    }
    home.write("courtwatch.toml", "by = \"Mira\"\n");
    let said = shown(&home, "pc17", &["tag", "list", "--format", "json"]);
    assert!([&lea, &jonas, &mira].iter().all(|id| said.contains(*id)), "one who is named sees all: {said}");
    std::fs::remove_file(home.path("courtwatch.toml")).unwrap();
    done(&home);
    let said = shown(&home, "pc17", &["tag", "list", "--format", "json"]);
    assert!(said.contains(&lea) && !said.contains("held back"), "{said}");
}

#[test]
fn records_of_a_coder_and_who_is_done() {
    let (home, numbers) = round("4");
    let mine = home.json(&["tag", "assign", "--mine", "--format", "json"]);
    assert_eq!(mine.iter().map(|row| row["number"].as_str().unwrap()).collect::<Vec<_>>(), numbers);
    let ran = home.run(&["tag", "assign", "--done"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, "Lea is done; still coding: Jonas\n"));
    let again = home.run(&["tag", "assign", "--done"]);
    assert_eq!((again.exit, again.err.as_str()), (0, "note: Lea was done with `round-1` before\n"));
    home.refuses(
        &["tag", "adjudicate", "--by", "Mira"],
        2,
        "error: `round-1` is open: still coding are Jonas\n  effect  nothing was decided\n\
         hint: `courtwatch tag assign --done --by NAME` says that a coder is done",
    );
}

#[test]
fn somebody_else_decides_where_coders_differ() {
    let (home, numbers) = round("4");
    let id = add(&home, &numbers[1], "undue-delay", "Lea");
    for coder in ["Lea", "Jonas"] {
        add(&home, &numbers[2], "disclosure", coder);
    }
    done(&home);
    let rows = home.json(&["tag", "adjudicate", "--list", "--format", "json"]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["number"], &rows[0]["decided"]), (&numbers[1].as_str().into(), &false.into()));
    assert_eq!(rows[0]["tags"][0], id.as_str());
    home.refuses(
        &["tag", "adjudicate", &id, "--keep", "--by", "jonas"],
        2,
        "error: Jonas codes in `round-1`, so another person has to decide\n  effect  nothing was changed\n\
         hint: `--by NAME` names who decides\n\
         hint: a team of one sets `review = \"self\"` in courtwatch.toml; its briefings say so",
    );
    home.refuses(
        &["tag", "adjudicate", &id, "--reject", "--by", "Mira"],
        2,
        "error: a rejection needs its reason\n  effect  nothing was changed\n\
         hint: add `--note TEXT`; the person who made the tag will read it",
    );
    home.ok(&["tag", "adjudicate", &id, "--reject", "--note", "the other reading is right", "--by", "Mira"]);
    let rows = home.json(&["tag", "list", "--type", "rejected", "--format", "json"]);
    assert_eq!((&rows[0]["id"], &rows[0]["reviewed_by"]), (&id.as_str().into(), &"Mira".into()));
    let rows = home.json(&["tag", "adjudicate", "--list", "--format", "json"]);
    assert_eq!(rows[0]["decided"], true, "it is still what they differed on");
    assert_eq!(home.run(&["tag", "adjudicate", "--by", "Mira"]).exit, 1, "nothing waits");
    home.refuses(
        &["tag", "adjudicate", "--list", "--round", "round-2"],
        2,
        "error: there is no round `round-2`\nhint: did you mean `round-1`? `courtwatch tag assign` lists them all",
    );
}

#[test]
fn a_team_of_one_decides_itself() {
    let (home, numbers) = round("4");
    let id = add(&home, &numbers[1], "undue-delay", "Lea");
    done(&home);
    home.write("courtwatch.toml", "review = \"self\"\n");
    home.ok(&["tag", "adjudicate", &id, "--keep", "--by", "Lea"]);
    assert_eq!(home.json(&["tag", "list", "--format", "json"])[0]["state"], "confirmed");
}
