//! What several test files share.

pub mod paper;
pub mod server;
pub mod world;
