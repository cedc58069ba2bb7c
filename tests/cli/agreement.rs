//! `courtwatch agreement`.

use serde_json::Value;

use super::harness::Home;
use super::tag_assign::{add, done, round};

/// Ten records: both see delay in four, Lea alone in one, Jonas alone in one, both disclosure in the last.
fn coded() -> (Home, Vec<String>) {
    let (home, numbers) = round("10");
    for number in &numbers[..4] {
        add(&home, number, "undue-delay", "Lea");
        add(&home, number, "undue-delay", "Jonas");
    }
    add(&home, &numbers[4], "undue-delay", "Lea");
    add(&home, &numbers[5], "undue-delay", "Jonas");
    let slip = add(&home, &numbers[6], "disclosure", "Lea");
    home.ok(&["tag", "remove", &slip]);
    add(&home, &numbers[9], "disclosure", "Lea");
    add(&home, &numbers[9], "disclosure", "Jonas");
    (home, numbers)
}

fn of<'a>(rows: &'a [Value], concern: &str) -> &'a Value {
    rows.iter().find(|row| row["concern"] == concern).unwrap()
}

fn close(value: &Value, expected: f64) -> bool {
    (value.as_f64().unwrap() - expected).abs() < 1e-9
}

#[test]
fn figures_of_a_round() {
    let (home, _) = coded();
    done(&home);
    let rows = home.json(&["agreement", "--format", "json"]);
    let delay = of(&rows, "undue-delay");
    assert_eq!(
        (&delay["records"], &delay["units"], &delay["disagreements"]),
        (&10.into(), &10.into(), &2.into())
    );
    // 4 yes-yes, 4 no-no, one each way: by chance 0.5; kappa 0.6; alpha 1 - 19 * 4 / (400 - 200)
    assert!(close(&delay["percent"], 0.8) && close(&delay["kappa"], 0.6), "{delay}");
    assert!(close(&delay["alpha"], 1.0 - 19.0 * 4.0 / 200.0), "{delay}");
    assert!(delay["kappa_low"].as_f64() < delay["kappa"].as_f64(), "{delay}");
    assert_eq!(delay["remark"], Value::Null);
    assert!(close(&of(&rows, "disclosure")["kappa"], 1.0));
    assert_eq!(of(&rows, "overall")["units"], 20);
    assert_eq!(home.json(&["agreement", "--format", "json"]), rows, "the same again");
}

#[test]
fn a_later_review_changes_nothing_of_what_coders_said() {
    let (home, _) = coded();
    done(&home);
    let before = home.json(&["agreement", "--format", "json"]);
    let tags = home.json(&["tag", "list", "--format", "json"]);
    let id = |n: usize| tags[n]["id"].as_str().unwrap();
    home.ok(&["tag", "review", id(0), "--change", "interim-release", "--by", "Mira"]);
    home.ok(&["tag", "review", id(1), "--reject", "--note", "no", "--by", "Mira"]);
    assert_eq!(home.json(&["agreement", "--format", "json"]), before);
}

#[test]
fn too_little_is_said() {
    let (home, numbers) = round("3");
    add(&home, &numbers[0], "undue-delay", "Lea");
    done(&home);
    let rows = home.json(&["agreement", "--format", "json"]);
    let delay = of(&rows, "undue-delay");
    assert_eq!((&delay["kappa"], &delay["disagreements"]), (&Value::Null, &1.into()));
    assert_eq!(
        delay["remark"],
        "3 records, at least 10 needed to rely on this; kappa is undefined: Jonas gave one answer throughout"
    );
    let home = Home::read();
    let ran = home.run(&["agreement"]);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (
            1,
            "note: no round was coded, and no record was tagged by two people\n\
             hint: `courtwatch tag assign --coders A,B --sample 50` begins a round\n"
        )
    );
}

#[test]
fn three_coders_have_an_alpha_and_each_pair_a_kappa() {
    let home = Home::read();
    let rows = home.json(&["tag", "assign", "--coders", "A,B,C", "--sample", "4", "--format", "json"]);
    let numbers: Vec<&str> = rows.iter().map(|row| row["number"].as_str().unwrap()).collect();
    for (coder, tagged) in [("A", 2), ("B", 2), ("C", 1)] {
        for number in &numbers[..tagged] {
            add(&home, number, "undue-delay", coder);
        }
        home.ok(&["tag", "assign", "--done", "--by", coder]);
    }
    let rows = home.json(&["agreement", "--concern", "undue-delay", "--format", "json"]);
    assert_eq!(rows.len(), 4, "all, and three pairs: {rows:?}");
    assert_eq!((&rows[0]["kappa"], rows[0]["coders"].as_array().unwrap().len()), (&Value::Null, 3));
    assert!(close(&rows[1]["kappa"], 1.0) && close(&rows[2]["kappa"], 0.5), "{rows:?}");
}

#[test]
fn without_a_round_records_that_two_people_tagged() {
    let home = Home::read();
    let id = home.tag("ten months");
    home.ok(&["tag", "add", super::harness::FILING, "disclosure", "--by", "Jonas"]);
    let ran = home.run(&["agreement", "--format", "json"]);
    assert!(
        ran.err.starts_with("note: no round was coded: these are the records that two people tagged"),
        "{}",
        ran.err
    );
    let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&rows[0]["records"], &rows[0]["disagreements"]), (&1.into(), &2.into()));
    home.ok(&["tag", "remove", &id]);
    assert_eq!(home.run(&["agreement"]).exit, 1, "what was taken back counts no more");
}

#[test]
fn disagreements_leave_as_a_csv() {
    let (home, numbers) = coded();
    done(&home);
    home.ok(&["agreement", "--disagreements", "they-differ.csv"]);
    let written = std::fs::read_to_string(home.path("they-differ.csv")).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "court,number,concern,yes,no,page,passage,tags,decided,round");
    assert_eq!(lines.len(), 3, "{written}");
    assert!(
        lines[1..].iter().any(|line| line.contains(&numbers[4]) && line.contains("undue-delay,Lea,Jonas,")),
        "{written}"
    );
    let ran = home.run(&["agreement", "--disagreements", "they-differ.csv"]);
    assert!(ran.exit == 2 && ran.err.contains("it is there already"), "{}", ran.err);
    home.ok(&["agreement", "--disagreements", "they-differ.csv", "--force"]);
}

#[test]
fn passages_are_compared_on_the_text() {
    let home = Home::read();
    let url = "https://www.icc-cpi.int/news/quill-case-status-conference";
    home.ok(&["import", &super::harness::fixture("icc/press-item/healthy.html"), "--url", url]);
    let text = home.json(&["show", url, "--format", "json"])[0]["text"].as_str().unwrap().to_owned();
    let words: Vec<&str> = text.split_whitespace().collect();
    let quote = |by: &str, from: usize, to: usize| {
        home.ok(&["tag", "add", url, "undue-delay", "--by", by, "--quote", &words[from..to].join(" ")]);
    };
    quote("Lea", 3, 9);
    quote("Jonas", 3, 9);
    let rows =
        || -> Vec<Value> { serde_json::from_str(&home.run(&["agreement", "--format", "json"]).out).unwrap() };
    assert!(close(&rows()[0]["unitizing"], 1.0), "{:?}", rows()[0]);
    assert_eq!(rows()[0]["passages"], 2);
    quote("Jonas", 11, 14);
    let less = rows()[0]["unitizing"].as_f64().unwrap();
    assert!(less < 1.0, "{less}");
}

#[test]
fn a_tag_taken_back_after_the_round_closed_counts_as_it_stood() {
    let (home, _) = coded();
    done(&home);
    let before = home.json(&["agreement", "--format", "json"]);
    let tags = home.json(&["tag", "list", "--format", "json"]);
    let id = tags[0]["id"].as_str().unwrap();
    home.ok(&["tag", "remove", id]);
    let base = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE tag SET changed_at = '2999-01-01T00:00:00Z' WHERE id = ?1", [id]).unwrap();
    assert_eq!(home.json(&["agreement", "--format", "json"]), before);
}

#[test]
fn tags_from_before_the_round_are_no_blind_answers() {
    let (home, numbers) = round("10");
    for number in &numbers[..4] {
        add(&home, number, "undue-delay", "Lea");
    }
    let early = add(&home, &numbers[4], "undue-delay", "Lea");
    add(&home, &numbers[4], "disclosure", "Lea");
    for number in &numbers[..5] {
        add(&home, number, "undue-delay", "Jonas");
    }
    done(&home);
    let base = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
    base.execute("UPDATE tag SET at = '2020-01-01T00:00:00Z' WHERE id = ?1", [&early]).unwrap();
    let ran = home.run(&["agreement", "--format", "json"]);
    assert_eq!(
        ran.err,
        "note: 1 tag from before the round began left out, with the answers to their concerns: they were not made blind\n"
    );
    let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let delay = of(&rows, "undue-delay");
    assert_eq!((&delay["units"], &delay["disagreements"]), (&9.into(), &0.into()), "{delay}");
    assert!(close(&delay["kappa"], 1.0), "{delay}");
    assert_eq!(of(&rows, "disclosure")["units"], 10, "the rest of the record was read blind");
}

#[test]
fn a_merged_concern_is_the_one_it_was_merged_into() {
    let (home, numbers) = round("10");
    add(&home, &numbers[0], "undue-delay", "Lea");
    add(&home, &numbers[0], "length-of-detention", "Jonas");
    add(&home, &numbers[1], "disclosure", "Lea");
    done(&home);
    assert_eq!(of(&home.json(&["agreement", "--format", "json"]), "undue-delay")["disagreements"], 1);
    home.ok(&["concerns", "edit", "merge", "length-of-detention", "undue-delay", "--why", "the same"]);
    let rows = home.json(&["agreement", "--format", "json"]);
    assert!(rows.iter().all(|row| row["concern"] != "length-of-detention"), "{rows:?}");
    let delay = of(&rows, "undue-delay");
    assert_eq!((&delay["disagreements"], close(&delay["kappa"], 1.0)), (&0.into(), true), "{delay}");
    assert_eq!(home.json(&["tag", "adjudicate", "--list", "--format", "json"]).len(), 1);
}

#[test]
fn one_person_of_two_spellings_is_one_person() {
    let home = Home::read();
    let id = home.ok(&["tag", "add", super::harness::FILING, "disclosure", "--by", "Léa"]);
    assert_eq!(home.run(&["agreement"]).exit, 1);
    let again = home.run(&["tag", "add", super::harness::FILING, "disclosure", "--by", " LEA"]);
    assert_eq!((again.out, again.err.as_str()), (id, "note: this very tag is stored already\n"));
    home.ok(&["tag", "add", super::harness::FILING, "undue-delay", "--by", "Lea"]);
    let ran = home.run(&["agreement"]);
    assert!(ran.exit == 1 && ran.err.starts_with("note: no round was coded, and no record was"), "{ran:?}");
}

#[test]
fn a_round_whose_coders_cannot_be_read_is_no_round_without_coders() {
    for coders in ["Lea, Jonas", "[]", "{}"] {
        let (home, numbers) = round("3");
        let jonas = add(&home, &numbers[0], "disclosure", "Jonas");
        let base = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
        base.execute("UPDATE round SET coders = ?1", [coders]).unwrap();
        for words in [
            &["tag", "list"][..],
            &["report", "--include-unreviewed"],
            &["show", &numbers[0]],
            &["tag", "remove", &jonas],
        ] {
            let ran = home.run(words);
            assert_eq!((ran.exit, ran.out.as_str()), (4, ""), "{words:?}: {ran:?}");
            assert!(
                ran.err.starts_with("error: could not read who codes in the round `round-1`\n"),
                "{ran:?}"
            );
        }
    }
}
