//! The `courtwatch` binary.
fn main() {}
