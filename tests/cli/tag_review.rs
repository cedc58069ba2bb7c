//! `courtwatch tag review`: a second person's answer to a tag.

use std::io::Write;
use std::process::Stdio;

use super::harness::{FILING, Home, Ran, fixture, in_shape, ran};

/// Runs with these lines on the standard input.
fn typed(home: &Home, words: &[&str], input: &str) -> Ran {
    let mut command = home.command(words);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap_or(()); // it may have ended before it read all
    drop(stdin);
    let ran = ran(&child.wait_with_output().unwrap());
    in_shape(&ran.err);
    ran
}

/// What stands where in the one tag that is listed.
fn tag(home: &Home) -> serde_json::Value {
    home.json(&["list", "tags", "--format", "json"]).remove(0)
}

#[test]
fn another_person_confirms() {
    let home = Home::read();
    let id = home.tag("ten months");
    assert_eq!((&tag(&home)["reviewed_by"], &tag(&home)["reviewed_at"]), (&().into(), &().into()));
    let ran = home.run(&["tag", "review", &id[..13], "--confirm", "--by", "Jonas", "--note", "agreed"]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(
        ran.err.ends_with(&format!("confirmed: undue-delay on {FILING}, tagged by Lea\n")),
        "{}",
        ran.err
    );
    assert!(ran.err.starts_with("note: the tag stands on the whole record"), "{}", ran.err);
    let tag = tag(&home);
    assert_eq!((&tag["state"], &tag["reviewed_by"]), (&"confirmed".into(), &"Jonas".into()));
    assert!(tag["reviewed_at"].as_str().unwrap().ends_with('Z'));
    let again = home.run(&["tag", "review", &id, "--confirm", "--by", "jonas", "--note", "agreed"]);
    assert_eq!((again.exit, again.err.as_str()), (0, "confirmed before by jonas: nothing was changed\n"));
    assert_eq!(home.json(&["show", FILING, "--format", "json"])[0]["reviews"].as_array().unwrap().len(), 1);
}

#[test]
fn nobody_reviews_their_own_tag_however_they_spell_their_name() {
    let home = Home::read();
    let id = home.tag("ten months");
    for name in ["Lea", " lea ", "LEA", "Léa"] {
        home.refuses(
            &["tag", "review", &id, "--confirm", "--by", name],
            2,
            "error: Lea made this tag, so another person has to review it\n  effect  nothing was changed\n\
             hint: `--by NAME` names the reviewer\n\
             hint: a team of one sets `review = \"self\"` in courtwatch.toml; its briefings say so",
        );
    }
    assert_eq!(home.run(&["tag", "review", &id]).exit, 2, "and not in the queue either");
    let waiting = home.run(&["tag", "review"]);
    let said = "note: 1 tag of Lea's own wait for another person\nnote: nothing waits for an answer\n";
    assert_eq!((waiting.exit, waiting.err.as_str()), (1, said));
}

#[test]
fn a_team_of_one_reviews_itself_and_its_briefing_says_so() {
    let home = Home::read();
    let id = home.tag("ten months");
    home.write("courtwatch.toml", "review = \"self\"\n");
    home.ok(&["tag", "review", &id, "--confirm"]);
    let briefing = home.ok(&["report", "--include-unreviewed"]);
    assert!(
        briefing.contains("- Review: **tags may be confirmed by the person who made them**"),
        "{briefing}"
    );
    assert!(briefing.contains("**1 by the person who made the tag**"), "{briefing}");
    assert!(briefing.contains("confirmed by Lea, **who made it**,"), "{briefing}");
    home.write("courtwatch.toml", "review = \"second\"\n");
    let briefing = home.ok(&["report", "--include-unreviewed"]);
    assert!(
        briefing.contains("**1 unreviewed**"),
        "what the rule of today does not admit counts as open: {briefing}"
    );
    home.write("courtwatch.toml", "review = \"nobody\"\n");
    let ran = home.run(&["report", "--include-unreviewed"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("line 1") && ran.err.contains("`second` or `self`"), "{}", ran.err);
}

#[test]
fn a_rejection_needs_its_reason_and_takes_the_tag_out_of_briefings() {
    let home = Home::read();
    let id = home.tag("ten months");
    for note in [&[][..], &["--note", "  "]] {
        home.refuses(
            &[&["tag", "review", &id, "--reject", "--by", "Jonas"], note].concat(),
            2,
            "error: a rejection needs its reason\n  effect  nothing was changed\n\
             hint: add `--note TEXT`; the person who made the tag will read it",
        );
    }
    assert!(home.ok(&["report", "--include-unreviewed"]).contains(FILING));
    home.ok(&["tag", "review", &id, "--reject", "--note", "the delay is the Defence's", "--by", "Jonas"]);
    assert_eq!(tag(&home)["state"], "rejected");
    let shown = home.ok(&["show", FILING]);
    assert!(
        shown.contains("rejected by Jonas on ") && shown.contains(": the delay is the Defence's"),
        "{shown}"
    );
    let shown = home.json(&["show", FILING, "--format", "json"]);
    assert_eq!(
        (&shown[0]["reviews"][0]["tag"], &shown[0]["reviews"][0]["verdict"]),
        (&id.into(), &"rejected".into())
    );
    let ran = home.run(&["report", "--include-unreviewed"]);
    assert!(ran.exit == 1 && !ran.out.contains(FILING), "{}", ran.out);
    assert_eq!(home.run(&["trends"]).exit, 1, "nor does it count in trends");
}

#[test]
fn a_change_keeps_what_the_concern_was() {
    let home = Home::read();
    let id = home.tag("ten months");
    let refused = |to: &str, said: &str| {
        home.refuses(&["tag", "review", &id, "--by", "Jonas", "--change", to], 2, said);
    };
    refused(
        "undue-delay",
        "error: the tag has the concern `undue-delay` already\n  effect  nothing was changed\n\
         hint: `--confirm` confirms it as it is",
    );
    refused(
        "disclosur",
        "error: there is no concern `disclosur`\n  effect  nothing was changed\n\
         hint: did you mean `disclosure`? `courtwatch concerns` lists them all",
    );
    home.ok(&["tag", "review", &id, "--by", "Jonas", "--change", "disclosure"]);
    assert_eq!((&tag(&home)["concern"], &tag(&home)["state"]), (&"disclosure".into(), &"confirmed".into()));
    let base = rusqlite::Connection::open(home.path("courtwatch.db")).unwrap();
    let kept: (String, String, String, String, String) = base
        .query_row("SELECT id, verdict, was, concern, by FROM review", [], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
        })
        .unwrap();
    assert_eq!(uuid::Uuid::parse_str(&kept.0).unwrap().get_version_num(), 7);
    let kept = (kept.1.as_str(), kept.2.as_str(), kept.3.as_str(), kept.4.as_str());
    assert_eq!(kept, ("changed", "undue-delay", "disclosure", "Jonas"));
}

#[test]
fn a_change_is_to_a_concern_that_rests_on_law() {
    let home = Home::read();
    let id = home.tag("ten months");
    let own =
        ["concerns", "edit", "add", "cold-cells", "--under", "humane-treatment", "--label", "Cold cells"];
    home.ok(&[&own[..], &["--definition", "Cells that are not heated.", "--why", "three reports"]].concat());
    home.refuses(
        &["tag", "review", &id, "--by", "Jonas", "--change", "cold-cells"],
        2,
        "error: the concern `cold-cells` has no legal basis, so a tag with it cannot be confirmed\n  \
         effect  nothing was changed\nhint: `--change CONCERN` gives the tag one that has",
    );
    assert_eq!((&tag(&home)["concern"], &tag(&home)["state"]), (&"undue-delay".into(), &"unreviewed".into()));
}

#[test]
fn what_was_taken_back_is_not_reviewed_and_words_that_do_not_fit() {
    let home = Home::read();
    let id = home.tag("ten months");
    home.ok(&["tag", "remove", &id]);
    home.refuses(
        &["tag", "review", &id, "--confirm", "--by", "Jonas"],
        2,
        "error: this tag was taken back, so there is nothing to review\n  effect  nothing was changed",
    );
    home.refuses(
        &["tag", "review", "ffffffff", "--confirm", "--by", "Jonas"],
        2,
        "error: could not review `ffffffff`: no tag has this id\n  effect  nothing was changed\n\
         hint: `courtwatch tag list` shows the ids",
    );
    assert_eq!(home.run(&["tag", "review", "--confirm"]).exit, 2, "confirm what?");
    assert_eq!(home.run(&["tag", "review", &id, "--confirm", "--reject"]).exit, 2);
}

/// Four tags of Lea's, the first on a passage of a text.
fn four() -> Home {
    let (home, url) = (Home::read(), "https://www.icc-cpi.int/news/quill-case-status-conference");
    home.ok(&["import", &fixture("icc/press-item/healthy.html"), "--url", url]);
    let text = home.json(&["show", url, "--format", "json"])[0]["text"].as_str().unwrap().to_owned();
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    home.ok(&["tag", "add", url, "disclosure", "--quote", &words.join(" ")]);
    for concern in ["undue-delay", "interim-release", "reasoned-judgment"] {
        home.ok(&["tag", "add", FILING, concern]);
    }
    home
}

fn states(home: &Home) -> Vec<(String, String)> {
    let word = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = home.json(&["list", "tags", "--format", "json"]);
    rows.iter().map(|row| (word(row, "concern"), word(row, "state"))).collect()
}

#[test]
fn the_queue_takes_a_letter_for_each_tag() {
    let home = four();
    let ran = typed(
        &home,
        &["tag", "review", "--by", "Jonas"],
        "o\nc well put\nr\nno passage\nh undue-dely\nh\ninterpretation-translation\ns\n",
    );
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("1 of 4") && ran.out.contains("4 of 4"), "{}", ran.out);
    for shown in
        ["  │ ", "concern  disclosure", "law ", "tagged   by Lea on", "none: the tag is on the whole record"]
    {
        assert!(ran.out.contains(shown), "`{shown}` is not shown: {}", ran.out);
    }
    assert!(ran.err.contains("did you mean `undue-delay`"), "{}", ran.err);
    assert!(
        ran.err.ends_with("1 confirmed, 1 changed, 1 rejected; 1 left, 1 of them skipped\n"),
        "{}",
        ran.err
    );
    let is = [
        ("disclosure", "confirmed"),
        ("undue-delay", "rejected"),
        ("interpretation-translation", "confirmed"),
        ("reasoned-judgment", "unreviewed"),
    ];
    assert_eq!(states(&home), is.map(|(concern, state)| (concern.to_owned(), state.to_owned())));
}

#[test]
fn the_queue_ends_where_answers_end_and_keeps_those_that_came() {
    for end in ["", "q\n", "r\n", "\u{0}\n", "x\n"] {
        let home = four();
        let ran = typed(&home, &["tag", "review", "--by", "Jonas", "--concern", "disclosure"], end);
        assert_eq!(ran.exit, 0, "{end:?}: {}", ran.err);
        assert!(
            ran.err.ends_with("0 confirmed, 0 changed, 0 rejected; 1 left, 0 of them skipped\n"),
            "{end:?}: {}",
            ran.err
        );
    }
    let home = four();
    let ran = typed(&home, &["tag", "review", "--by", "Jonas", "--limit", "2"], "c\n");
    assert!(
        ran.err.ends_with("1 confirmed, 0 changed, 0 rejected; 1 left, 0 of them skipped\n"),
        "{}",
        ran.err
    );
    assert_eq!(states(&home)[0].1, "confirmed");
    let none = typed(&home, &["tag", "review", "--by", "Jonas", "--court", "ksc"], "c\n");
    assert_eq!((none.exit, none.err.as_str()), (1, "note: nothing waits for an answer\n"));
}

#[test]
fn a_briefing_of_what_was_confirmed_alone() {
    let home = four();
    assert_eq!(home.run(&["report", "--confirmed"]).exit, 1);
    typed(&home, &["tag", "review", "--by", "Jonas", "--concern", "undue-delay"], "c\n");
    let briefing = home.ok(&["report", "--confirmed"]);
    assert!(briefing.contains("- Tags: 1 tag, every one reviewed"), "{briefing}");
    assert!(
        briefing.contains("; 1 confirmed, by Jonas (1)\n") && !briefing.contains("unreviewed"),
        "{briefing}"
    );
    assert!(home.ok(&["report", "--include-unreviewed"]).contains("4 tags, **3 unreviewed**"));
}

#[test]
fn nobody_looks_any_more() {
    let home = four();
    let mut child = home
        .command(&["tag", "review", "--by", "Jonas"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"c\nc\nc\nc\n").unwrap_or(());
    drop(stdin);
    let ran = ran(&child.wait_with_output().unwrap());
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(states(&home).iter().all(|(_, state)| state == "unreviewed"), "what nobody saw is not answered");
}
