//! `courtwatch demo`: what it makes is tested with what it plays.

use super::harness::Home;

#[test]
fn a_file_in_the_place_of_the_folder_is_kept() {
    let home = Home::new();
    home.write("courtwatch-demo", "my notes");
    let ran = home.run(&["demo", "courtwatch-demo"]);
    super::harness::in_shape(&ran.err);
    assert_eq!(std::fs::read_to_string(home.path("courtwatch-demo")).unwrap(), "my notes");
}
