//! Bytes to records. Nothing here fetches, stores, or reads the clock.
pub mod assess;
pub mod cover;
pub mod dates;
pub mod feed;
pub mod hearing;
pub mod html;
pub mod json;
pub mod page;
mod pattern;
pub mod pdf;
pub mod refused;
pub mod text;
