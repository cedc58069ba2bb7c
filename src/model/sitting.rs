//! A sitting with its history.

/// A sitting with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Its row in the store.
    pub item: i64,
    /// The court, by slug.
    pub court: String,
    /// The case number, else the case as printed.
    pub case: Option<String>,
    /// What names it for good: its key with the day for which it was first announced.
    pub name: String,
    /// What sort of sitting.
    pub kind: String,
    /// When it begins: with offset, local without one, or a bare day.
    pub starts: String,
    /// When it ends.
    pub ends: Option<String>,
    /// The zone in which the court announces.
    pub zone: String,
    /// The courtroom.
    pub room: Option<String>,
    /// `announced`, `held`, `moved` or `vacated`.
    pub status: String,
    /// The sentence or entry it was read from.
    pub evidence: String,
    /// The page with that sentence.
    pub url: Option<String>,
    /// Why its words stay inside, in one word; `None` where they may be shown.
    pub withheld: Option<String>,
    /// It is only missing in the last reading of its source, which may lift that.
    pub missing: bool,
    /// When it was first seen.
    pub first_seen: String,
    /// When it last changed, or a person opened or closed it.
    pub changed: Option<String>,
    /// How often that was: it only ever grows.
    pub changes: u32,
}
