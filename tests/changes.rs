//! What a court changes is found, as that change and no other.
#![allow(clippy::unwrap_used)] // a failed unwrap is a failed test

mod support;

use support::world::World;

#[test]
fn probe() {
    let s = World::sample().serve();
    println!("{:?}", World::sample().filings.len());
    println!("{:?}", World::second_week().filings.len());
    for a in [&[][..], &[], &["--sweep"]] {
        let o = s.fetch(a);
        println!("{}\n{}", o.stdout, o.stderr);
        println!("{:#?}", s.log());
    }
    for w in ["hearings", "problems", "cases", "press"] {
        println!("{}", s.run(&["list", w]).stdout);
    }
}
