//! Where in a document.

use super::remark::Remark;

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
        parts.extend(self.provision.as_deref().map(provision));
        parts.extend(self.judge.as_deref().filter(|_| self.has_place()).map(judge));
        parts.extend(self.speaker.as_ref().map(|speaker| format!("({speaker})")));
        parts
    }

    /// Whether a paragraph, page or provision is named.
    pub(super) fn has_place(&self) -> bool {
        !self.paragraphs.is_empty() || self.page.is_some() || self.provision.is_some()
    }

    /// What of it cannot be read, or is not printed.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let unread = self.paragraphs.iter().filter(|span| !is_span(span));
        let mut remarks: Vec<Remark> = unread.map(|span| Remark::ParagraphUnread(span.clone())).collect();
        if self.judge.is_some() && !self.has_place() {
            remarks.push(Remark::JudgeWithoutPinpoint);
        }
        remarks
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

/// Whether a span is a paragraph, or two in their order: `6`, `6.21-6.22`, `12a`.
fn is_span(span: &str) -> bool {
    let number = |end: &&str| -> Option<Vec<u32>> {
        let digits = end.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let letters = end.len() - digits.len();
        if letters > 1 {
            return None;
        }
        digits.split('.').map(|part| part.parse().ok()).collect()
    };
    let given = span.split(['-', '–', '—']).count();
    let ends: Vec<Option<Vec<u32>>> = ends(span).iter().map(number).collect();
    match ends.as_slice() {
        [Some(_)] => given == 1,
        [Some(first), Some(last)] => given == 2 && first <= last,
        _ => false,
    }
}

/// A provision; spans of several have an en dash: `regs 33–34`.
fn provision(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let several = ["arts", "rr", "regs", "ss", "paras", "articles", "rules", "regulations", "sections"];
    if several.contains(&word) { text.replace('-', "–") } else { text.to_owned() }
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
