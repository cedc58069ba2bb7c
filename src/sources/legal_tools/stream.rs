//! A large answer, one document at a time: the whole of it never stands in memory twice.

use std::fmt;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Hands over the elements of an array, unread. The error says how many there were before the answer stopped.
pub(super) fn each(body: &[u8], mut element: impl FnMut(u64, &str)) -> Result<u64, String> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut count = 0;
    let mut reader = serde_json::Deserializer::from_slice(body);
    let whole = reader.deserialize_seq(Each { element: &mut element, count: &mut count });
    match whole.and_then(|()| reader.end()) {
        Ok(()) => Ok(count),
        Err(_) => Err(format!("the answer is cut off or broken after {count} documents")),
    }
}

struct Each<'a, F> {
    element: &'a mut F,
    count: &'a mut u64,
}

impl<'de, F: FnMut(u64, &str)> Visitor<'de> for Each<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(raw) = elements.next_element::<&RawValue>()? {
            *self.count += 1;
            (self.element)(*self.count, raw.get());
        }
        Ok(())
    }
}
