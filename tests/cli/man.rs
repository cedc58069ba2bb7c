//! `courtwatch man`.

use super::harness::Home;

#[test]
fn a_page_a_command() {
    let home = Home::new();
    assert_eq!(home.ok(&["man", "pages/man1"]), "");
    let pages: Vec<String> = std::fs::read_dir(home.path("pages/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for page in ["courtwatch.1", "courtwatch-fetch.1", "courtwatch-tag-add.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} is not among {pages:?}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder() {
    let home = Home::new();
    home.write("notes", "mine");
    home.refuses(&["man", "notes"], 2, "error: could not make the folder `notes`: it is there already");
    home.refuses(
        &["man", "notes/man1"],
        2,
        "error: could not make the folder `notes/man1`: a part of its path is a file, not a folder",
    );
}
