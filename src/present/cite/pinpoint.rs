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
