//! The names that a template may use, for messages.

/// Functions.
pub(super) const FUNCTIONS: &[&str] = &[
    "affected",
    "citations",
    "cite",
    "cover",
    "deadlines",
    "events",
    "gaps",
    "indicators",
    "legal_bases",
    "quote",
    "section",
    "timeline",
    "trend",
    "write",
];

/// What stands at the top of the briefing's data.
const TOP: &[&str] = &[
    "ahead",
    "cases",
    "concerns",
    "courts",
    "goals",
    "held_back",
    "lines",
    "meta",
    "period",
    "title",
    "total",
    "unread",
    "unreviewed",
    "waiting",
];

/// The names of things in loops, as the templates that ship call them, with what each has.
const OF: &[(&str, &[&str])] = &[
    ("goal", &["concerns", "name", "number"]),
    ("concern", &["affected", "cases", "definition", "goal", "label", "legal_bases", "slug", "tags"]),
    ("basis", &["instrument", "provision", "verified"]),
    ("case", &["court", "lines", "name", "number"]),
    (
        "line",
        &[
            "by",
            "case",
            "cite",
            "concern",
            "court",
            "date",
            "note",
            "number",
            "page",
            "paragraph",
            "quote",
            "reviewed_by",
            "title",
            "unreviewed",
        ],
    ),
    ("held", &["number", "reason"]),
    ("listing", &["listing", "reason", "since"]),
    ("date", &["certainty", "day", "what"]),
];

/// The names that are known where an expression stands: those of the thing before the point, else those at the top.
pub(super) fn names(expression: &str, meta: &[String]) -> (String, Vec<String>) {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    if let Some((object, _)) = expression.rsplit_once('.') {
        let object = object.rsplit('.').next().unwrap_or(object);
        if object == "meta" {
            return ("of `meta`".to_owned(), meta.to_vec());
        }
        if let Some((name, fields)) = OF.iter().find(|(name, _)| *name == object) {
            return (format!("of `{name}`"), owned(fields));
        }
    }
    ("there".to_owned(), owned(TOP))
}
