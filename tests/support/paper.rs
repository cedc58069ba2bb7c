//! PDFs in the shapes of court documents, made in code: nothing in them was ever filed.

use std::fmt::Write as _;

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};

/// A page that is written word by word.
#[derive(Default, Clone)]
pub struct Page {
    content: String,
    /// Quarters clockwise that the page is turned when it is shown.
    pub turned: i64,
    picture: bool,
}

impl Page {
    /// A line of Helvetica: points from the left and from the foot of an A4 page.
    #[must_use]
    pub fn line(mut self, x: f64, y: f64, size: f64, text: &str) -> Page {
        let bytes: String = text.chars().map(winansi).collect();
        let _ = writeln!(self.content, "BT /F1 {size} Tf {x} {y} Td <{bytes}> Tj ET");
        self
    }

    /// Lines of 12 points from a height downwards.
    #[must_use]
    pub fn lines(mut self, x: f64, mut y: f64, pitch: f64, lines: &[&str]) -> Page {
        for line in lines {
            self = self.line(x, y, 12.0, line);
            y -= pitch;
        }
        self
    }

    /// Whatever content stream.
    #[must_use]
    pub fn raw(mut self, content: &str) -> Page {
        self.content.push_str(content);
        self.content.push('\n');
        self
    }

    /// A picture over the whole page.
    #[must_use]
    pub fn picture(mut self) -> Page {
        self.picture = true;
        self.raw("q 595 0 0 842 0 0 cm /Im1 Do Q")
    }

    /// Letters that are not drawn, from here on.
    #[must_use]
    pub fn invisible(self) -> Page {
        self.raw("3 Tr")
    }
}

fn winansi(letter: char) -> String {
    let byte = match letter {
        '’' => 0x92,
        '‘' => 0x91,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        letter => u8::try_from(u32::from(letter)).expect("a letter of Latin-1"),
    };
    format!("{byte:02x}")
}

/// A document of pages, with another font `F2` where one is given.
pub fn document(pages: &[Page], second: Option<Dictionary>) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let image = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        },
        vec![0xff],
    ));
    let mut fonts = dictionary! { "F1" => font };
    if let Some(second) = second {
        let id = document.add_object(second);
        fonts.set("F2", id);
    }
    let resources = document.add_object(dictionary! {
        "Font" => fonts, "XObject" => dictionary! { "Im1" => image },
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|page| {
            let mut stream = Stream::new(Dictionary::new(), page.content.clone().into_bytes());
            let _ = stream.compress();
            let content = document.add_object(stream);
            let id = document.add_object(dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "Rotate" => page.turned * 90,
            });
            id.into()
        })
        .collect();
    let count = i64::try_from(kids.len()).expect("a few pages");
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

/// The bytes of a document.
pub fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).expect("memory takes all");
    out
}

/// The bytes of pages.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    bytes(document(pages, None))
}

/// The bytes of pages that want a password: of the reader, or only of who wants to copy and print.
pub fn locked(pages: &[Page], owner: &str, user: &str) -> Vec<u8> {
    let mut document = document(pages, None);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: owner,
        user_password: user,
        key_length: 128,
        permissions: Permissions::empty(),
    };
    let state = EncryptionState::try_from(version).expect("a known way of locking");
    document.encrypt(&state).expect("a document that is not locked yet");
    bytes(document)
}

/// An ICC decision of two pages: cover, and three paragraphs.
pub fn decision(number: &str, level: &str) -> Vec<u8> {
    let stamp = |page: u32| format!("{number} 03-11-2026 {page}/3 PT");
    let foot = |page: u32| format!("No. ICC-01/77-01/26 {page}/3 2 November 2026");
    let cover = Page::default()
        .line(300.0, 815.0, 9.0, &stamp(1))
        .line(60.0, 760.0, 12.0, "Original: English")
        .line(400.0, 760.0, 12.0, "No. ICC-01/77-01/26")
        .line(400.0, 740.0, 12.0, "Date: 2 November 2026")
        .line(220.0, 690.0, 12.0, "PRE-TRIAL CHAMBER III")
        .line(60.0, 640.0, 12.0, "Before: Judge Ada Ferro, Presiding Judge")
        .line(105.0, 620.0, 12.0, "Judge Bo Lind")
        .line(230.0, 560.0, 12.0, "SITUATION IN RURITANIA")
        .line(270.0, 500.0, 12.0, level)
        .line(180.0, 460.0, 12.0, "Order scheduling a status conference")
        .line(60.0, 50.0, 10.0, &foot(1));
    let second = Page::default()
        .line(300.0, 815.0, 9.0, &stamp(2))
        .lines(
            60.0,
            760.0,
            20.0,
            &[
                "1. The Chamber notes that the accused has been in deten-",
                "tion since March and that his co-",
                "accused was released. The co-accused is at home.",
            ],
        )
        .lines(
            60.0,
            680.0,
            20.0,
            &["2. The second paragraph begins here and it goes", "on to the next page, where"],
        )
        .line(60.0, 50.0, 10.0, &foot(2));
    let third = Page::default()
        .line(300.0, 815.0, 9.0, &stamp(3))
        .lines(60.0, 760.0, 20.0, &["it ends. See ICC-", "01/77-01/26-99 on this."])
        .lines(60.0, 690.0, 20.0, &["3. The Chamber’s order is “public”."])
        .line(60.0, 50.0, 10.0, &foot(3));
    pdf(&[cover, second, third])
}
