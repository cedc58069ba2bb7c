//! Opening a document, and reading its pages one by one.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::fonts::Fonts;
use super::interpret::{Interpreter, Resources};
use super::layout;
use super::matrix::Matrix;
use super::sheet::Sheet;

/// Why a document cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It wants a password.
    Encrypted,
    /// It is damaged past repair, or no PDF.
    Unreadable,
}

/// A document that is open.
pub struct Pdf {
    document: Document,
    pages: Vec<ObjectId>,
}

/// How far up the tree of pages an inherited entry is looked for.
const HIGHEST: usize = 32;
/// A4, where a page does not say how large it is.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

impl Pdf {
    /// Opens a document. Passwords that only forbid copying and printing do not keep anybody from reading.
    pub fn open(bytes: &[u8]) -> Result<Pdf, Trouble> {
        let document = load(bytes)?;
        let pages = pages(&document);
        if pages.is_empty() { Err(Trouble::Unreadable) } else { Ok(Pdf { document, pages }) }
    }

    /// How many pages it has.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// A reader of its pages; each keeps the fonts that it has read.
    pub fn reader(&self) -> Reader<'_> {
        Reader { pdf: self, fonts: Fonts::default() }
    }
}

/// Reads pages.
pub struct Reader<'a> {
    pdf: &'a Pdf,
    fonts: Fonts,
}

impl Reader<'_> {
    /// The lines of a page, counted from 0.
    pub fn sheet(&mut self, place: usize) -> Sheet {
        let document = &self.pdf.document;
        let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
        let page = self.pdf.pages.get(place).and_then(|id| document.get_dictionary(*id).ok());
        let Some(page) = page else { return Sheet { number, ..Sheet::default() } };
        let (matrix, extent) = upright(document, page);
        let mut interpreter = Interpreter::new(document, &mut self.fonts, extent);
        let resources = inherited(document, page, b"Resources").and_then(|r| r.as_dict().ok());
        let (bytes, broken) = content(document, page);
        interpreter.follow(&bytes, matrix, resources, 0);
        annotations(document, page, &mut interpreter, matrix, resources);
        let shows = interpreter.finish();
        Sheet {
            number,
            height: extent.1,
            lines: layout::lines(shows.pieces),
            unread: shows.unread,
            pictured: shows.pictured,
            covered: shows.covered,
            broken: broken || shows.broken,
        }
    }
}

fn load(bytes: &[u8]) -> Result<Document, Trouble> {
    let options =
        LoadOptions { max_decompressed_size: Some(super::font::MOST_UNPACKED), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) => return Err(Trouble::Encrypted),
        Err(_) => return Err(Trouble::Unreadable),
    };
    if document.is_encrypted() { Err(Trouble::Encrypted) } else { Ok(document) }
}

fn pages(document: &Document) -> Vec<ObjectId> {
    let listed: Vec<ObjectId> = document.page_iter().collect();
    if !listed.is_empty() {
        return listed;
    }
    let loose = document.objects.iter().filter(|(_, object)| {
        object.as_dict().is_ok_and(|d| matches!(d.get(b"Type").and_then(Object::as_name), Ok(b"Page")))
    });
    loose.map(|(id, _)| *id).collect()
}

/// An entry of a page, or of what the page stands in.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..HIGHEST {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

fn numbers(document: &Document, list: &Object) -> Option<[f64; 4]> {
    let list = list.as_array().ok()?;
    let mut four = [0.0; 4];
    for (place, value) in four.iter_mut().enumerate() {
        *value = f64::from(document.dereference(list.get(place)?).ok()?.1.as_float().ok()?);
    }
    Some(four)
}

/// The way from a page's coordinates to the page as it is looked at, `y` downwards, with its width and height.
fn upright(document: &Document, page: &Dictionary) -> (Matrix, (f64, f64)) {
    let own = inherited(document, page, b"MediaBox").and_then(|list| numbers(document, list));
    let [a, b, c, d] = own.unwrap_or(A4);
    let (left, right, foot, top) = (a.min(c), a.max(c), b.min(d), b.max(d));
    let (width, height) = (right - left, top - foot);
    let turn = inherited(document, page, b"Rotate").and_then(|r| r.as_i64().ok()).unwrap_or_default();
    match turn.rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -foot, -left]), (height, width)),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -foot]), (width, height)),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, top, right]), (height, width)),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, top]), (width, height)),
    }
}

/// The streams of a page, one after the other: a word may not go on from one to the next. And whether one of them
/// cannot be unpacked.
fn content(document: &Document, page: &Dictionary) -> (Vec<u8>, bool) {
    let (mut bytes, mut broken) = (Vec::new(), false);
    let mut take = |object: &Object| {
        if let Ok((_, Object::Stream(stream))) = document.dereference(object)
            && bytes.len() < super::font::MOST_UNPACKED
        {
            let unpacked = super::font::unpacked(stream);
            broken |= unpacked.is_none();
            bytes.extend(unpacked.unwrap_or_default());
            bytes.push(b'\n');
        }
    };
    match page.get_deref(b"Contents", document) {
        Ok(Object::Array(streams)) => streams.iter().for_each(take),
        Ok(stream) => take(stream),
        Err(_) => {}
    }
    (bytes, broken)
}

/// What forms, comments and stamps show, but for hidden ones.
fn annotations<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    interpreter: &mut Interpreter<'a, '_>,
    matrix: Matrix,
    resources: Resources<'a>,
) {
    let Ok(list) = page.get_deref(b"Annots", document).and_then(Object::as_array) else { return };
    for annotation in list.iter().filter_map(|o| document.dereference(o).ok()?.1.as_dict().ok()) {
        let flags = annotation.get(b"F").and_then(Object::as_i64).unwrap_or_default();
        let popup = matches!(annotation.get(b"Subtype").and_then(Object::as_name), Ok(b"Popup"));
        if flags & 2 != 0 || popup {
            continue;
        }
        let Some(stream) = appearance(document, annotation) else { continue };
        let rect = annotation.get_deref(b"Rect", document).ok().and_then(|r| numbers(document, r));
        let shape = stream.dict.get_deref(b"BBox", document).ok().and_then(|b| numbers(document, b));
        let (Some(rect), Some(shape)) = (rect, shape) else { continue };
        let shift = Matrix::shift(rect[0].min(rect[2]) - shape[0], rect[1].min(rect[3]) - shape[1]);
        interpreter.form(stream, shift.then(matrix), resources, 0);
    }
}

/// What an annotation looks like as it stands.
fn appearance<'a>(document: &'a Document, annotation: &'a Dictionary) -> Option<&'a lopdf::Stream> {
    let looks = annotation.get_deref(b"AP", document).ok()?.as_dict().ok()?;
    match looks.get_deref(b"N", document).ok()? {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            let state = annotation.get(b"AS").and_then(Object::as_name).ok()?;
            states.get_deref(state, document).ok()?.as_stream().ok()
        }
        _ => None,
    }
}
