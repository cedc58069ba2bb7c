//! A fault of this program: said as one, with an exit code of its own.

use std::backtrace::Backtrace;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

use super::session::speak;
use crate::cli::Color;
use crate::error::{Exit, Message};

/// Does `work`; a panic in it, on any thread, is told as a fault of ours. On this thread it ends with [`Exit::Bug`].
pub fn guard(work: impl FnOnce() -> Exit) -> Exit {
    panic::set_hook(Box::new(|info| {
        speak(&message(info), Color::Auto);
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|wish| wish != "0") {
            let _ = writeln!(io::stderr(), "{}", Backtrace::force_capture()); // nobody left to tell
        }
    }));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(Exit::Bug)
}

fn message(info: &PanicHookInfo<'_>) -> Message {
    let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let what = info.payload_as_str().unwrap_or("nothing was said");
    Message::error(Exit::Bug, "courtwatch ran into a fault of its own: this is our bug, not your mistake")
        .fact("at", format!("{place}, version {}", env!("CARGO_PKG_VERSION")))
        .fact("what", what)
        .fact("effect", "what was stored before is unchanged; nothing is stored by halves")
        .hint("report it to the maintainers with these lines and the command that you typed")
}
