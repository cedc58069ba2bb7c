//! JSON that a terminal can show: what would command it is escaped, and reads back as it was.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::visible;

/// Writes a value on a line of its own.
///
/// # Errors
/// It cannot be written, or is nothing that JSON has.
pub fn line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Quiet))?;
    out.write_all(b"\n")
}

/// Writes a value over many lines.
///
/// # Errors
/// As [`line()`].
pub fn page(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Indented::default()))?;
    out.write_all(b"\n")
}

/// On one line.
pub(super) struct Quiet;

impl Formatter for Quiet {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        quiet(out, fragment)
    }
}

/// Over many lines, each level two spaces further in.
#[derive(Default)]
pub(super) struct Indented(PrettyFormatter<'static>);

impl Formatter for Indented {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        quiet(out, fragment)
    }
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }
    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }
    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }
    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }
    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

fn quiet<W: ?Sized + Write>(out: &mut W, fragment: &str) -> io::Result<()> {
    let mut done = 0;
    for (at, c) in fragment.char_indices().filter(|(_, c)| visible::turns(*c)) {
        CompactFormatter.write_string_fragment(out, &fragment[done..at])?;
        write!(out, "\\u{:04x}", u32::from(c))?;
        done = at + c.len_utf8();
    }
    CompactFormatter.write_string_fragment(out, &fragment[done..])
}
