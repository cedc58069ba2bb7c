//! What several test files share.

pub mod server;
pub mod world;
