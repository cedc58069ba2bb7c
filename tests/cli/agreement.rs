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
