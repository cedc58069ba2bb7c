//! How many requests an update with nothing new makes: the world of the tests on loopback, every page with an ETag,
//! read whole once and then again.

mod common;
#[path = "../tests/support/mod.rs"]
mod support;

use common::{Failure, print, timed};
use support::world::World;

fn main() -> Result<(), Failure> {
    let serving = World::sample().serve();
    serving.fetch(&[]).ok();
    serving.server.clear_log();
    let (rows, time) = timed(|| Ok(serving.fetch(&[]).ok().json()))?;
    let robots = serving.server.paths().iter().filter(|path| path.ends_with("/robots.txt")).count();
    let conditional = serving
        .server
        .log()
        .iter()
        .filter(|r| r.header("if-none-match").or(r.header("if-modified-since")).is_some())
        .count();
    let count = |key: &str| rows.iter().filter_map(|row| row[key].as_u64()).sum::<u64>();
    for row in &rows {
        eprintln!("{}: {} requests, {} not modified", row["listing"], row["requests"], row["not_modified"]);
    }
    let parts = [
        ("requests", count("requests")),
        ("not_modified", count("not_modified")),
        ("conditional", conditional as u64),
        ("robots", robots as u64),
        ("asked", serving.server.log().len() as u64),
        ("news", count("new") + count("changed") + count("gone")),
    ];
    let parts = parts.map(|(name, value)| Ok((name, f64::from(u32::try_from(value)?))));
    let parts = parts.into_iter().collect::<Result<Vec<_>, Failure>>()?;
    print("nothing_new", rows.len(), time, &parts);
    Ok(())
}
