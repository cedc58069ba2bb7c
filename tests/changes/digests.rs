//! What two weeks of listings come to in digests.

#[test]
fn try_it() {
    let serving = crate::support::world::World::sample().serve();
    let ran = serving.run(&["watch", "add", "varrel", "--case", "ICC-02/88-01/24", "--reason", "the Varrel amicus", "--by", "Lea"]);
    println!("{ran:?}");
    println!("{:?}", serving.run(&["watch", "add", "health", "--query", "hospital OR medical", "--reason", "medical care", "--by", "Lea"]));
    serving.fetch(&["--documents", "all"]).ok();
    let first = serving.run(&["digest", "-o", "first.txt"]);
    println!("{first:?}\n{}", std::fs::read_to_string(serving.folder.path().join("first.txt")).unwrap());
    println!("{:?}", serving.run(&["digest"]));
    serving.change(|world| *world = crate::support::world::World::second_week());
    println!("{:?}", serving.fetch(&["--sweep", "--documents", "all"]).stderr);
    let second = serving.run(&["digest"]);
    println!("{}\n{}\n{}", second.code, second.stdout, second.stderr);
    println!("{}", serving.run(&["digest"]).stdout);
}
