//! Labelled passages: the invented ones that ship with the program, and others in the same form.

use serde::Deserialize;

/// A labelled passage.
#[derive(Debug, Clone, Deserialize)]
pub struct Example {
    /// Its words.
    pub text: String,
    /// The concerns it raises, by slug; none where it raises none.
    pub labels: Vec<String>,
    /// ISO 639-1.
    #[serde(default)]
    pub lang: Option<String>,
    /// The court.
    #[serde(default)]
    pub court: Option<String>,
    /// The document it is of: passages of one document are never parted between learning and trying.
    #[serde(default)]
    pub document: Option<String>,
    /// How much it counts in the first step of the model.
    #[serde(default = "one")]
    pub weight: f64,
    /// How much it counts in the second; the passages that count most set the thresholds.
    #[serde(default = "half")]
    pub trust: f64,
}

fn one() -> f64 {
    1.0
}

fn half() -> f64 {
    0.3
}

/// Reads passages, one JSON object a line.
///
/// # Errors
/// The number of the first line that is none, and why.
pub fn read(lines: &str) -> Result<Vec<Example>, (usize, String)> {
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| serde_json::from_str(line).map_err(|e| (at + 1, e.to_string()))).collect()
}
