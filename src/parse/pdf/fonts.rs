//! The fonts of a document, each read once.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Document, Object, ObjectId};

use super::font::{Font, GlyphNames};

/// Fonts by the object that they are.
#[derive(Default)]
pub(super) struct Fonts {
    read: HashMap<ObjectId, Rc<Font>>,
    names: GlyphNames,
}

impl Fonts {
    /// The font that an entry of a page's resources means.
    pub fn get(&mut self, document: &Document, entry: &Object) -> Option<Rc<Font>> {
        let (id, object) = document.dereference(entry).ok()?;
        if let Some(font) = id.and_then(|id| self.read.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(document, object.as_dict().ok()?, &mut self.names));
        if let Some(id) = id {
            self.read.insert(id, Rc::clone(&font));
        }
        Some(font)
    }
}
