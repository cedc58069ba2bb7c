//! `courtwatch completions`.

use super::harness::Home;

#[test]
fn every_shell_gets_a_script_that_knows_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Home::new().ok(&["completions", shell]);
        for word in ["courtwatch", "hearings", "doctor", "tag"] {
            assert!(script.contains(word), "{shell} knows no {word}");
        }
    }
}

#[test]
fn a_shell_that_is_none() {
    Home::new().refuses(
        &["completions", "fishy"],
        2,
        "error: could not read `fishy` for `<SHELL>`: expected bash, elvish, fish, powershell or zsh\n\
         hint: did you mean `fish`?",
    );
}
