//! Small valid PDFs (ISO 32000-1), made in code.

use std::fmt::Write as _;

/// A line of text on a page of A4, in points from the lower left corner.
pub struct Line {
    x: f64,
    y: f64,
    size: f64,
    font: &'static str,
    text: String,
}

impl Line {
    /// In Times.
    pub fn new(x: f64, y: f64, size: f64, text: &str) -> Line {
        Line { x, y, size, font: "F1", text: text.to_owned() }
    }

    /// In Times bold.
    pub fn bold(x: f64, y: f64, size: f64, text: &str) -> Line {
        Line { font: "F2", ..Line::new(x, y, size, text) }
    }
}

/// A PDF of one page with these words.
pub fn with(words: &str) -> Vec<u8> {
    let lines = wrapped(words, 80).into_iter().enumerate();
    file(&[lines.map(|(place, text)| Line::new(56.0, 780.0 - 14.0 * down(place), 11.0, &text)).collect()])
}

/// A PDF of these pages.
pub fn file(pages: &[Vec<Line>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let font =
        |name| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        font("Times-Roman"),
        font("Times-Bold"),
    ];
    for (number, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            6 + 2 * number
        ));
        let content: String = page.iter().map(shown).collect();
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    written(&objects)
}

fn shown(line: &Line) -> String {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&line.text);
    let text = bytes.iter().fold(String::new(), |mut text, byte| {
        let plain = byte.is_ascii_graphic() && !b"()\\".contains(byte) || *byte == b' ';
        let _ = if plain { write!(text, "{}", char::from(*byte)) } else { write!(text, "\\{byte:03o}") };
        text
    });
    format!("BT /{} {} Tf 1 0 0 1 {} {} Tm ({text}) Tj ET\n", line.font, line.size, line.x, line.y)
}

fn written(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(file, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}

/// Words in lines of at most so many characters.
pub fn wrapped(words: &str, wide: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < wide => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How many lines down, as a measure.
pub(super) fn down(place: usize) -> f64 {
    u16::try_from(place).map_or(0.0, f64::from)
}
