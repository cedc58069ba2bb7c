//! Where in a document.

/// Where in a document: everything that is given is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pinpoint {
    /// Paragraphs: `6`, `40-41`, `6.21-6.22`.
    pub paragraphs: Vec<String>,
    /// A page or a span of pages: `4`, `3-5`.
    pub page: Option<String>,
    /// Lines of a page of a transcript: `10-15`.
    pub lines: Option<String>,
    /// A provision: `art 67(1)(c)`, `r 103(1)`.
    pub provision: Option<String>,
    /// The judge of a separate or dissenting opinion, by surname.
    pub judge: Option<String>,
    /// Who speaks, in a transcript.
    pub speaker: Option<String>,
}

impl Pinpoint {
    /// Whether it points to the work as a whole.
    pub fn is_empty(&self) -> bool {
        *self == Pinpoint::default()
    }

    /// Its parts as AGLC4 writes them (r 1.1.6, 1.1.7, 12.2.7, 12.2.8), in order.
    pub fn parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.page.as_deref().map(dashed));
        parts.extend(self.lines.as_deref().map(lines));
        if !self.paragraphs.is_empty() {
            parts.push(self.bracketed());
        }
        parts.extend(self.provision.clone());
        parts.extend(self.judge.as_deref().map(judge));
        parts.extend(self.speaker.as_ref().map(|speaker| format!("({speaker})")));
        parts
    }

    /// The paragraphs: `[73]–[77], [112]`.
    pub(super) fn bracketed(&self) -> String {
        let bracket = |span: &String| {
            let ends: Vec<String> = ends(span).iter().map(|end| format!("[{end}]")).collect();
            ends.join("–")
        };
        self.paragraphs.iter().map(bracket).collect::<Vec<_>>().join(", ")
    }
}

/// The two ends of a span, or the one place, without brackets of their own.
fn ends(span: &str) -> Vec<&str> {
    let parts = span.splitn(2, ['-', '–', '—']).map(|part| part.trim().trim_matches(['[', ']']));
    parts.filter(|part| !part.is_empty()).collect()
}

/// A span with an en dash.
fn dashed(span: &str) -> String {
    ends(span).join("–")
}

fn lines(span: &str) -> String {
    let ends = ends(span);
    let word = if ends.len() > 1 || span.contains(',') { "lines" } else { "line" };
    format!("{word} {}", ends.join("–"))
}

/// `(Judge Stephen)`; who has another title keeps it.
fn judge(name: &str) -> String {
    let titled = ["Judge ", "President ", "Vice-President ", "Judges ", "Justice "];
    if titled.iter().any(|title| name.starts_with(title)) {
        format!("({name})")
    } else {
        format!("(Judge {name})")
    }
}
