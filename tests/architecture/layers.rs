//! Who may use whom, and what one stage alone may name.

use super::assert_none;
use super::code::{SOURCES, Source};

/// Each stage with the stages that it may use. What is not here may use all.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("parse", &["model"]),
    ("fetch", &["model"]),
    ("store", &["model"]),
    ("index", &["model"]),
    ("analyse", &["model"]),
    ("sources", &["model", "parse"]),
    ("present", &["model", "analyse"]),
    ("error", &["store"]),
    ("config", &["error", "model"]),
    ("cli", &[]),
];

#[test]
fn nothing_reaches_back_up() {
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        let Some((stage, allowed)) = MAY_USE.iter().find(|(stage, _)| *stage == source.stage()) else {
            continue;
        };
        for used in source.ours() {
            let other = used.path.first().map_or("*", String::as_str);
            if other != *stage && !allowed.contains(&other) {
                let may =
                    if allowed.is_empty() { "nothing of ours".to_owned() } else { allowed.join(" and ") };
                broken.push(format!(
                    "{}, line {}: `{stage}` uses `{}`; it may use {may}",
                    source.path,
                    used.line,
                    used.path.join("::")
                ));
            }
        }
    }
    assert_none("a stage reaches back up", &broken);
}

#[test]
fn every_stage_has_its_rule() {
    let free = ["", "commands"];
    let unruled: Vec<String> = SOURCES
        .iter()
        .filter(|s| !free.contains(&s.stage()) && MAY_USE.iter().all(|(stage, _)| *stage != s.stage()))
        .map(|s| {
            format!("{}: `{}` has no line in MAY_USE of tests/architecture/layers.rs", s.path, s.stage())
        })
        .collect();
    assert_none("a stage without a rule of what it may use", &unruled);
}

#[test]
fn the_number_grammars_stand_alone() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|s| s.module.starts_with(&["model".into(), "number".into()])) {
        for used in source.ours() {
            if !used.path.starts_with(&["model".into(), "number".into()]) {
                broken.push(format!("{}, line {}: uses `{}`", source.path, used.line, used.path.join("::")));
            }
        }
    }
    assert_none("`model::number` is to become a crate of its own and uses nothing of ours", &broken);
}

#[test]
fn fetch_does_not_know_what_a_court_is() {
    let records = ["court", "filing", "hearing", "press", "number", "concern", "tag", "listing", "record"];
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|s| s.stage() == "fetch") {
        for used in source.ours() {
            if used.path.first().is_some_and(|w| w == "model")
                && used.path.get(1).is_some_and(|noun| records.contains(&noun.as_str()))
            {
                broken.push(format!("{}, line {}: uses `{}`", source.path, used.line, used.path.join("::")));
            }
        }
    }
    assert_none("`fetch` asks addresses and does not know what a court is", &broken);
}

#[test]
fn what_one_stage_alone_may_name() {
    let alone: &[(&str, &[&str], &str)] = &[
        ("rusqlite", &["store"], "`store` alone speaks SQL"),
        ("reqwest", &["fetch"], "`fetch` alone speaks HTTP"),
        ("rustls", &["fetch"], "`fetch` alone speaks HTTP"),
        ("tantivy", &["index"], "`index` alone knows the full-text engine"),
        ("clap", &["", "cli", "commands"], "only the command line knows clap"),
        ("indicatif", &["commands"], "only commands show progress"),
        ("scraper", &["parse", "sources"], "only `parse` and `sources` read HTML"),
        ("html5ever", &["parse"], "only `parse` reads HTML"),
    ];
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        for (name, stages, rule) in alone {
            if !stages.contains(&source.stage())
                && let Some(line) = line_naming(source, name)
            {
                broken.push(format!("{}, line {line}: names `{name}`; {rule}", source.path));
            }
        }
    }
    assert_none("a library is named where it may not be", &broken);
}

#[test]
fn pure_stages_touch_nothing_and_read_no_clock() {
    let pure = ["model", "sources", "parse", "analyse", "present"];
    let forbidden = ["fs", "net", "env", "process", "thread"];
    let clocks = ["Utc::now", "Local::now", "SystemTime::now", "Instant::now"];
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|s| pure.contains(&s.stage())) {
        for used in source.paths("std") {
            if used.path.get(1).is_some_and(|word| forbidden.contains(&word.as_str())) {
                broken.push(format!("{}, line {}: uses `{}`", source.path, used.line, used.path.join("::")));
            }
        }
        for clock in clocks {
            if let Some(line) = line_naming(source, clock) {
                broken.push(format!("{}, line {line}: reads the clock with `{clock}`", source.path));
            }
        }
    }
    assert_none(
        "`model`, `sources`, `parse`, `analyse` and `present` take values and give values: no file, no network, no clock",
        &broken,
    );
}

/// The first line of code that has this word.
fn line_naming(source: &Source, word: &str) -> Option<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let is_word = |line: &str| {
        line.match_indices(word).any(|(at, _)| {
            let before = line[..at].chars().next_back().is_some_and(part);
            let after = line[at + word.len()..].chars().next().is_some_and(part);
            !before && !after
        })
    };
    source.code.lines().position(is_word).map(|line| line + 1)
}

#[test]
fn only_the_store_proves_that_a_tag_was_confirmed() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|s| s.stage() != "store" && s.path != "src/model/review.rs") {
        if let Some(line) = line_naming(source, "ConfirmedTag::recall") {
            broken.push(format!("{}, line {line}: calls `ConfirmedTag::recall`", source.path));
        }
    }
    assert_none(
        "`ConfirmedTag::recall` is called by `store` alone: nothing else can vouch for a tag",
        &broken,
    );
}
