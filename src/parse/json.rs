//! JSON arrays, element by element: one bad element costs itself, and a large array is never a tree.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::model::problem::Problem;
use crate::parse::{refused::Refused, text};

/// The most bytes that are read.
pub const SIZE_LIMIT: usize = 256 << 20;

/// What an array came to.
#[derive(Debug)]
pub struct Rows<T> {
    /// The elements that could be read, each with its index in the array.
    pub rows: Vec<(u64, T)>,
    /// How many elements there are, read or not.
    pub count: u64,
    /// One for each element that could not be read, and one where the array is cut off.
    pub problems: Vec<Problem>,
    /// Whether the document ends as it should. One that was cut off is no complete listing.
    pub whole: bool,
}

/// Where the elements of a long array stand, in parts of at most `most` elements, each from the beginning of its
/// first element to the end of its last. Empty where the body is no whole array of JSON, or has no more elements.
pub fn in_parts(body: &[u8], most: usize) -> Vec<Range<usize>> {
    let Some(json) = std::str::from_utf8(body).ok().filter(|json| json.trim_start().starts_with('[')) else {
        return Vec::new();
    };
    let (mut parts, mut count) = (Vec::<Range<usize>>::new(), 0);
    let mut each = |raw: &RawValue| {
        let start = (raw.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
        let end = start + raw.get().len();
        match parts.last_mut() {
            Some(part) if !usize::is_multiple_of(count, most) => part.end = end,
            _ => parts.push(start..end),
        }
        count += 1;
    };
    let mut began = false;
    let mut reader = serde_json::Deserializer::from_str(json);
    let whole = Seek { names: &[], each: &mut each, began: &mut began }
        .deserialize(&mut reader)
        .and_then(|()| reader.end());
    if whole.is_err() || parts.len() < 2 { Vec::new() } else { parts }
}

/// Reads an array: the document itself where `path` is empty, else the array under these names, as in
/// `results` or `reponse/hits/hits`. An element that is not a `T` becomes a problem with its index; the
/// others are read. Refused is what is not JSON from the start, or has no array in that place.
pub fn rows<T: DeserializeOwned>(body: &[u8], path: &str) -> Result<Rows<T>, Refused> {
    let mut found = Rows { rows: Vec::new(), count: 0, problems: Vec::new(), whole: true };
    let json = text_of(body)?;
    let mut began = false;
    let mut each = |raw: &RawValue| {
        let index = found.count;
        found.count += 1;
        match serde_json::from_str(raw.get()) {
            Ok(row) => found.rows.push((index, row)),
            Err(why) => found.problems.push(bad_element(index, raw, &why)),
        }
    };
    let names = names(path);
    let seed = Seek { names: &names, each: &mut each, began: &mut began };
    let mut reader = serde_json::Deserializer::from_str(&json);
    let end = seed.deserialize(&mut reader).and_then(|()| reader.end());
    if let Err(why) = end {
        if !began {
            return Err(not_that(path, &json, &why));
        }
        found.whole = false;
        found.problems.push(cut_off(found.count, &why));
    } else if !began {
        let found = text::short(json.trim_start(), 80);
        return Err(Refused::NotA {
            expected: "a JSON array in its usual place",
            found: format!("`{found}`"),
        });
    }
    Ok(found)
}

/// One value beside an array, such as the total that a source states: `at::<u64>(body, "resultcount")`.
/// `None` where there is none or it is of another type.
pub fn at<T: DeserializeOwned>(body: &[u8], path: &str) -> Option<T> {
    let json = text_of(body).ok()?;
    let mut raw: &RawValue = serde_json::from_str(&json).ok()?;
    for name in names(path) {
        let fields: std::collections::HashMap<String, &RawValue> = serde_json::from_str(raw.get()).ok()?;
        raw = *fields.get(name)?;
    }
    serde_json::from_str(raw.get()).ok()
}

fn names(path: &str) -> Vec<&str> {
    path.split('/').filter(|name| !name.is_empty()).collect()
}

fn text_of(body: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if body.len() > SIZE_LIMIT {
        return Err(Refused::TooLarge { bytes: body.len(), limit: SIZE_LIMIT });
    }
    let bare = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    Ok(std::str::from_utf8(bare).map_or_else(|_| Cow::Owned(text::decode(body, None)), Cow::Borrowed))
}

fn bad_element(index: u64, raw: &RawValue, why: &serde_json::Error) -> Problem {
    Problem {
        place: format!("element {index}"),
        record: None,
        expected: format!("an object of the known shape ({why})"),
        found: text::short(raw.get(), 200),
        effect: "this element was left out; the others were read".to_owned(),
    }
}

fn cut_off(count: u64, why: &serde_json::Error) -> Problem {
    Problem {
        place: format!("after element {count}"),
        record: None,
        expected: "the rest of the document".to_owned(),
        found: text::short(&why.to_string(), 200),
        effect: format!("the {count} elements before were read; what follows is missing"),
    }
}

fn not_that(path: &str, json: &str, why: &serde_json::Error) -> Refused {
    let begins = text::short(json.trim_start(), 80);
    let place = if path.is_empty() { String::new() } else { format!(" with an array under `{path}`") };
    Refused::NotA { expected: "JSON", found: format!("`{begins}`, not JSON{place} ({why})") }
}

/// Walks down the names to the array, then hands over its elements unread.
struct Seek<'s, F> {
    names: &'s [&'s str],
    each: &'s mut F,
    began: &'s mut bool,
}

impl<'de, F: FnMut(&RawValue)> DeserializeSeed<'de> for Seek<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.names.is_empty() {
            deserializer.deserialize_seq(self)
        } else {
            deserializer.deserialize_map(self)
        }
    }
}

impl<'de, F: FnMut(&RawValue)> Visitor<'de> for Seek<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.names.first() {
            Some(name) => write!(f, "an object with `{name}`"),
            None => write!(f, "an array"),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        *self.began = true;
        while let Some(raw) = array.next_element::<&RawValue>()? {
            (self.each)(raw);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Some((first, rest)) = self.names.split_first() else { return Ok(()) };
        while let Some(name) = object.next_key::<Cow<'de, str>>()? {
            if name == *first && !*self.began {
                object.next_value_seed(Seek {
                    names: rest,
                    each: &mut *self.each,
                    began: &mut *self.began,
                })?;
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
