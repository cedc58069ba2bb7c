//! `courtwatch purge`.
