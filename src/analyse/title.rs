//! What a title says of its document: what was done to it, what it is, and who filed it.

/// A title, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title<'t> {
    /// What was done to the document, by slug, from the front: `public-redacted-version`, `corrigendum`, `annex`.
    pub modifiers: Vec<&'static str>,
    /// The sort of document, by slug: `decision`, `leave-to-appeal`; `None` where no word of it is known.
    pub doctype: Option<&'static str>,
    /// Who filed it, by slug: `prosecution`, `defence`; `None` where the title does not say.
    pub party: Option<&'static str>,
    /// The title without its wrapper: what stands inside “Public redacted version of “…””.
    pub bare: &'t str,
}
