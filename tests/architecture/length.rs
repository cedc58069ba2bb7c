//! How long a file and a function may grow; tests apart.

use super::assert_none;
use super::code::SOURCES;

const MOST_LINES_OF_A_FILE: usize = 500;
const MOST_LINES_OF_AN_ADAPTER: usize = 250;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

#[test]
fn files_stay_short() {
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        let adapter = source.stage() == "sources";
        let most = if adapter { MOST_LINES_OF_AN_ADAPTER } else { MOST_LINES_OF_A_FILE };
        if source.lines > most {
            broken.push(format!("{}: {} lines, at most {most}", source.path, source.lines));
        }
    }
    assert_none("a file is too long: find the two things that it does and part them", &broken);
}

#[test]
fn functions_stay_short() {
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        for (name, line, lines) in source.functions() {
            if lines > MOST_LINES_OF_A_FUNCTION {
                broken.push(format!(
                    "{}, line {line}: `{name}` has {lines} lines, at most {MOST_LINES_OF_A_FUNCTION}",
                    source.path
                ));
            }
        }
    }
    assert_none("a function is too long", &broken);
}
