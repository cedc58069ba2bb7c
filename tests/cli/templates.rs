//! `courtwatch templates`, and briefings made from them.

use std::fs;

use super::harness::{FILING, Home, in_shape};

/// What the concern alert asks for, all stated.
const STATED: &[&str] = &[
    "title=Late",
    "court=ICC",
    "case_or_situation=ICC-01/77-01/26",
    "author=Lea Martin",
    "reviewer=Jonas Oster",
    "date=2026-11-16",
    "status=draft",
    "classification_checked=yes",
    "sources=the public record",
    "concerns=undue delay",
    "deadline=2026-12-01",
];

fn with<'a>(words: &[&'a str], stated: &[&'a str]) -> Vec<&'a str> {
    let mut all = words.to_vec();
    all.extend(stated.iter().flat_map(|set| ["--set", set]));
    all
}

/// A folder with a confirmed tag.
fn confirmed() -> Home {
    let home = Home::read();
    let id = home.tag("ten months without a decision");
    home.ok(&["tag", "review", &id, "--confirm", "--by", "Jonas"]);
    home
}

/// A template of one section with this text.
fn template(text: &str) -> String {
    format!(
        "+++\nid = \"mine\"\nname = {{ en = \"Mine\", fr = \"La mienne\" }}\naudience = \"us\"\nchecks = [\"quote-exact\"]\n\
         [[section]]\nid = \"a\"\nen = \"Facts\"\nfr = \"Faits\"\n+++\n## {{{{ section(\"a\") }}}}\n\n{text}\n"
    )
}

#[test]
fn twelve_are_listed() {
    let home = Home::new();
    let rows = home.json(&["templates", "list", "--format", "json"]);
    assert_eq!(rows.len(), 12);
    assert!(rows.iter().any(|row| row["name"] == "briefing-memo" && row["words"] == 3000), "{rows:?}");
}

#[test]
fn a_copy_is_written_once_and_can_be_used() {
    let home = confirmed();
    home.ok(&["templates", "copy", "concern-alert"]);
    let copied = fs::read_to_string(home.path("concern-alert.md")).unwrap();
    assert!(copied.starts_with("+++\nid = \"concern-alert\""), "{copied}");
    home.refuses(
        &["templates", "copy", "concern-alert"],
        2,
        "error: did not write `concern-alert.md`: it is there already\n  effect  it is unchanged\n\
         hint: choose another name, or add `--force` to replace a file",
    );
    let mine =
        copied.replace("{{ write(\"Who is affected, what changes if nobody acts.\") }}", "Everybody waits.");
    assert_ne!(mine, copied);
    home.write("concern-alert.md", mine);
    let ran = home.run(&with(&["report", "--template", "concern-alert.md"], STATED));
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(
        ran.out.contains("# Late") && ran.out.contains("Everybody waits\\.")
            || ran.out.contains("Everybody waits.")
    );
    assert!(ran.err.contains("  why               2 of 90 words\n"), "{}", ran.err);
    home.refuses(
        &["templates", "copy", "concern-alrt"],
        2,
        "error: there is no template `concern-alrt`\n\
         hint: did you mean `concern-alert`? `courtwatch templates list` lists them all",
    );
}

#[test]
fn what_must_be_stated_is_asked_for() {
    let home = confirmed();
    let ran = home.run(&with(&["report", "--template", "concern-alert"], &STATED[..9]));
    in_shape(&ran.err);
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(
        ran.err.starts_with(
            "error: the template `concern-alert` needs 2 fields more\n  missing `concerns`, `deadline`\n"
        ),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("--set concerns=\"…\" --set deadline=\"…\"`"), "{}", ran.err);
    let draft = home.run(&["report", "--template", "concern-alert", "--draft"]);
    assert_eq!(draft.exit, 0, "{}", draft.err);
    assert!(draft.out.contains("Draft: not signed off."), "{}", draft.out);
}

#[test]
fn the_author_does_not_sign_off() {
    let home = confirmed();
    let stated: Vec<&str> = STATED
        .iter()
        .map(|set| if set.starts_with("reviewer") { "reviewer=LEA MARTIN" } else { set })
        .collect();
    let mut words = with(&["report", "--template", "concern-alert"], &stated);
    words.extend(["-o", "alert.md"]);
    let ran = home.run(&words);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(ran.err.contains("second-reader") && !home.path("alert.md").exists(), "{}", ran.err);
    words.push("--draft");
    assert_eq!(home.run(&words).exit, 0);
}

#[test]
fn citations_and_quotations_are_looked_up() {
    let home = confirmed();
    let title = home.json(&["list", "filings", "--format", "json"]);
    let title =
        title.iter().find(|row| row["number"] == FILING).unwrap()["title"].as_str().unwrap().to_owned();
    let words: String = title.chars().take(25).collect();
    home.write("mine.md", template(&format!("{{{{ quote(\"{words}\", \"{FILING}\") }}}}")));
    let out = home.run(&["report", "--template", "mine.md"]);
    assert_eq!(out.exit, 0, "{}", out.err);
    assert!(out.out.contains(&format!("“{words}”[^1]")) && out.out.contains("[^1]:"), "{}", out.out);
    home.write(
        "mine.md",
        template(&format!("{{{{ quote(\"{} x\", \"{FILING}\") }}}}", words.to_lowercase())),
    );
    let ran = home.run(&["report", "--template", "mine.md", "-o", "out.md"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(ran.err.contains("quote-exact") && ran.err.contains(FILING), "{}", ran.err);
    assert!(!home.path("out.md").exists());
    home.write("mine.md", template("\n{{ cite(\"ICC-01/77-01/26-9999\") }}"));
    let ran = home.run(&["report", "--template", "mine.md"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 1, "{}", ran.err);
    assert!(ran.err.contains("  place   mine.md, line 14"), "{}", ran.err);
}

#[test]
fn a_template_with_an_error_says_where_and_what_is_known() {
    let home = confirmed();
    home.write("mine.md", template("{% for line in lines %}{{ line.titel }}{% endfor %}"));
    home.refuses(
        &["report", "--template", "mine.md"],
        2,
        "error: `mine.md`, line 13: `line.titel` is not known\n  known   of `line`: by, case, cite, concern, court, date, \
         note, number, page, paragraph, quote, reviewed_by, title, unreviewed\n  effect  nothing was written\n\
         hint: did you mean `title`?\nhint: docs/TEMPLATES.md lists every name",
    );
    home.refuses(
        &["report", "--template", "nowhere.md"],
        2,
        "error: could not read `nowhere.md`: there is no such file or folder\n  effect  nothing was written",
    );
}

#[test]
fn what_is_closed_leaves_in_no_template() {
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
    home.write("mine.md", template("See {{ cite(\"ICC-01/77-01/26-7\", para=3) }}."));
    let open = home.run(&["report", "--template", "mine.md"]);
    assert!(open.exit == 0 && open.out.contains("amps"), "{}", open.err);
    home.write("rows.json", row("confidential"));
    home.ok(&import);
    let closed = home.run(&["report", "--template", "mine.md", "--draft"]);
    in_shape(&closed.err);
    assert_eq!((closed.exit, closed.out.as_str()), (2, ""), "{}", closed.err);
    assert!(closed.err.contains("ICC-01/77-01/26-7") && !closed.err.contains("amps"), "{}", closed.err);
}

#[test]
fn blocked_words_leave_in_nothing_and_are_never_shown() {
    use std::io::Write;
    let home = confirmed();
    assert_eq!(home.run(&["report"]).exit, 0);
    let mut command = home.command(&["templates", "block"]);
    let mut child =
        command.stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("Ten  Months\n".as_bytes()).unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
    assert!(said.starts_with("1 term added") && !said.to_lowercase().contains("months"), "{said}");
    let list = fs::read_to_string(home.path("blocklist")).unwrap();
    assert!(!list.to_lowercase().contains("months"), "{list}");
    let ran = home.run(&["report", "-o", "out.md"]);
    in_shape(&ran.err);
    assert_eq!(ran.exit, 2, "{}", ran.err);
    assert!(
        ran.err.contains("no-protected-identity") && !ran.err.to_lowercase().contains("months"),
        "{}",
        ran.err
    );
    assert!(!home.path("out.md").exists());
}
