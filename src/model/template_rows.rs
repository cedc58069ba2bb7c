//! The rows of templates.

use crate::model::column::rows;

rows! {
    /// A template of a briefing.
    TemplateRow {
        name: String, Whole 0, "The name that `report --template` takes.";
        title: String, Wraps 0, "What the document is called.";
        audience: String, Wraps 2, "Who reads it.";
        words: u64, Whole 0, "How many words it may have.";
        when: String, Wraps 3, "When it is written.";
        needs: Vec<String>, Wraps 1, "What must be stated with `--set`.";
        sections: Vec<String>, Wraps 4, "Its sections, by name.";
        checks: Vec<String>, Wraps 5, "The checks that it must pass.";
        note: String, Wraps 6, "What a writer should know of its limits.";
    }
}
