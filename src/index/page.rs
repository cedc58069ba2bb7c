//! A page on its way to the engine. The engine bounds what waits for its threads by number alone; here it is bounded by
//! size.

use std::iter::{Chain, Map};
use std::slice::Iter;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tantivy::schema::Field;
use tantivy::schema::document::{Document, OwnedValue};

/// A field with what it holds.
pub type Held = (Field, OwnedValue);

/// How many bytes are on their way.
pub struct Way {
    most: usize,
    now: Mutex<usize>,
    fewer: Condvar,
}

impl Way {
    /// Lets so many bytes be on their way.
    pub fn new(most: usize) -> Way {
        Way { most, now: Mutex::new(0), fewer: Condvar::new() }
    }

    /// Waits until so many more bytes may go, or nothing else is on its way.
    pub fn wait_for(&self, bytes: usize) {
        let full = |now: &mut usize| *now > 0 && *now + bytes > self.most;
        let now = self.fewer.wait_while(self.now(), full);
        *now.unwrap_or_else(PoisonError::into_inner) += bytes;
    }

    fn arrived(&self, bytes: usize) {
        *self.now() -= bytes;
        self.fewer.notify_one();
    }

    fn now(&self) -> MutexGuard<'_, usize> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A page as the engine gets it. It has arrived when it is dropped.
pub struct Page {
    record: Arc<Vec<Held>>,
    own: Vec<Held>,
    bytes: usize,
    way: Arc<Way>,
}

impl Page {
    /// A page with what all pages of its record hold; it was waited for with so many bytes.
    pub fn new(record: Arc<Vec<Held>>, own: Vec<Held>, bytes: usize, way: Arc<Way>) -> Page {
        Page { record, own, bytes, way }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.way.arrived(self.bytes);
    }
}

impl Document for Page {
    type Value<'a> = &'a OwnedValue;
    type FieldsValuesIter<'a> =
        Map<Chain<Iter<'a, Held>, Iter<'a, Held>>, fn(&'a Held) -> (Field, &'a OwnedValue)>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.record.iter().chain(&self.own).map(|(field, value)| (*field, value))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_on_its_way_than_may_be_but_one_large_record_may_go_alone() {
        let way = Arc::new(Way::new(100));
        let page = |bytes| {
            way.wait_for(bytes);
            Page::new(Arc::new(Vec::new()), Vec::new(), bytes, way.clone())
        };
        let arrived = AtomicUsize::new(0);
        let (large, after) = (page(500), 60);
        thread::scope(|scope| {
            scope.spawn(|| {
                arrived.store(1, Ordering::SeqCst);
                drop(large);
            });
            let first = page(after);
            assert_eq!(arrived.load(Ordering::SeqCst), 1);
            assert_eq!(*way.now(), 60);
            let second = page(40);
            assert_eq!(*way.now(), 100);
            drop((first, second));
        });
        assert_eq!(*way.now(), 0);
    }
}
