//! The README shows every setting, and what it shows is read.

use std::fs;

use courtwatch::config::{self, Config};

use super::page::blocks;

/// The example of the README.
fn example() -> String {
    let blocks = blocks("README.md", "toml");
    assert_eq!(blocks.len(), 1, "README.md: one example of courtwatch.toml");
    blocks[0].clone()
}

/// The settings that there are: what the reader names when it meets one that is none.
fn known(text: &str) -> Vec<String> {
    let error = toml::from_str::<Config>(text).unwrap_err().to_string();
    let (_, names) = error.split_once("expected ").unwrap();
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_example_is_read_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("courtwatch.toml");
    fs::write(&file, example()).unwrap();
    let config = config::load(None, &folder.path().join("courtwatch.db")).unwrap();
    assert_eq!(config.contact.as_deref(), Some("clinic@example.org"));
    assert_eq!(config.by.as_deref(), Some("Lea"));
    assert_eq!(config.feeds.len(), 1);
    assert_eq!(config.pace.len(), 1);
    assert_eq!(config.origins.len(), 1);
    let planned = courtwatch::commands::fetch::plan::chosen(&[], &config).unwrap();
    assert!(planned.iter().any(|listing| listing.name == "feed/observer"));
}

#[test]
fn no_setting_is_left_out() {
    let example: toml::Table = toml::from_str(&example()).unwrap();
    let settings = known("no_such_setting = 1");
    assert!(settings.len() > 3, "{settings:?}");
    for setting in &settings {
        let shown = example.get(setting);
        let shown =
            shown.unwrap_or_else(|| panic!("README.md: the setting `{setting}` is not in the example"));
        let inner = match shown {
            toml::Value::Array(tables) if tables[0].is_table() => {
                format!("[[{setting}]]\nno_such_setting = 1")
            }
            toml::Value::Table(_) => format!("[{setting}]\nno_such_setting = 1"),
            _ => continue,
        };
        let table = shown.get(0).unwrap_or(shown);
        if toml::from_str::<Config>(&inner).is_err_and(|error| error.to_string().contains("unknown field")) {
            for key in known(&inner) {
                assert!(table.get(&key).is_some(), "README.md: `{key}` of `{setting}` is not in the example");
            }
        }
    }
}
