//! What a run found.

/// The sort of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Seen for the first time, by any source.
    New,
    /// The title.
    Title,
    /// One of its dates.
    Date,
    /// Who may read it.
    Classification,
    /// The words of a page or document.
    Text,
    /// The documents behind it: another address, or other bytes at the same one.
    Attachment,
    /// Type, party, chamber, language, page count, courtroom: any other field of the entry.
    Entry,
    /// A hearing is announced for another time.
    Moved,
    /// A hearing will not take place.
    Vacated,
    /// Two healthy and complete readings lacked it.
    Gone,
    /// It was gone and is listed again.
    Returned,
}

impl ChangeKind {
    /// Every sort.
    pub const ALL: [ChangeKind; 11] = [
        ChangeKind::New,
        ChangeKind::Title,
        ChangeKind::Date,
        ChangeKind::Classification,
        ChangeKind::Text,
        ChangeKind::Attachment,
        ChangeKind::Entry,
        ChangeKind::Moved,
        ChangeKind::Vacated,
        ChangeKind::Gone,
        ChangeKind::Returned,
    ];

    /// The word that data and tables print.
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::New => "new",
            ChangeKind::Title => "title",
            ChangeKind::Date => "date",
            ChangeKind::Classification => "classification",
            ChangeKind::Text => "text",
            ChangeKind::Attachment => "attachment",
            ChangeKind::Entry => "entry",
            ChangeKind::Moved => "moved",
            ChangeKind::Vacated => "vacated",
            ChangeKind::Gone => "gone",
            ChangeKind::Returned => "returned",
        }
    }
}
